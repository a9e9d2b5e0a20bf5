# Findings on the DMARC record, apart from the others for the length of the file.

finding-dmarc-missing = No DMARC record applies to { $domain }, neither at its own name nor at a parent. Gmail wants one from senders of 5,000 mails a day and more, and docomo has been reported to mark mail without one.
    .fix = Add the TXT record as it is shown here. With p=none, it asks receivers to treat no mail differently.
finding-dmarc-at-apex = A DMARC record stands at { $domain } itself, where receivers do not look for it.{ GIVEN($policy) ->
        [no] {""}
       *[yes] {" "}Its p={ $policy } is not in effect: begin with p=none.
    }
    .fix = Add the TXT record with the value shown for it and this in the host field, then delete it at the domain itself: { $host }
finding-dmarc-name-doubled = The DMARC record stands at a name that ends in the domain twice: the DNS host adds the domain by itself.{ GIVEN($policy) ->
        [no] {""}
       *[yes] {" "}Its p={ $policy } is not in effect: begin with p=none.
    }
    .fix = Delete the doubled record. Then add it with the value shown and this alone in the host field: { $host }
finding-dmarc-underscore-lost = The DMARC record stands at dmarc without the underscore, where receivers do not look for it.{ GIVEN($policy) ->
        [no] {""}
       *[yes] {" "}Its p={ $policy } is not in effect: begin with p=none.
    }
    .fix = Add the value shown with this in the host field, then delete the other record: { $host }
finding-dmarc-at-mail-from = A DMARC record stands at the MAIL FROM name. Receivers look for it below the domain of the From address, { $domain }.{ GIVEN($policy) ->
        [no] {""}
       *[yes] {" "}Its p={ $policy } is not in effect: begin with p=none.
    }
    .fix = Add the TXT record with the value shown for it and this in the host field, then delete the one that was found: { $host }
finding-dmarc-literal-quotes = The text at { $name } begins with a quotation mark that belongs to the value, so receivers do not take it for a DMARC record.
    .fix = Enter the text again without quotes. If the DNS host asks for quotes, use straight ones around the whole, once.
finding-dmarc-version-mistyped =
    { GIVEN($later) ->
        [no] The text at { $name } looks like DMARC, but does not begin with v=DMARC1; exactly, capitals and semicolon included, so receivers ignore it.
       *[yes] The text at { $name } has the tags of DMARC, but v=DMARC1; does not stand first, so receivers ignore it.
    }
    .fix =
        { GIVEN($later) ->
            [no] Correct the beginning of the text; the rest may stay.
           *[yes] Move v=DMARC1; to the front and leave the other tags as they are. Add no second record beside it.
        }
finding-dmarc-policy-invalid = DMARC does not know the policy { $policy }. Receivers take the record as p=none if it has a valid rua, and ignore it otherwise.
    .fix = Set p to none, quarantine or reject.
finding-dmarc-policy-missing = The DMARC record at { $name } has no policy (p). Receivers take it as p=none if it has a valid rua, and ignore it otherwise.
    .fix = Put p=none, p=quarantine or p=reject behind v=DMARC1;
finding-dmarc-tag-passed-over = Receivers pass over a part of the DMARC record that they cannot read: { $piece }
    .fix = Correct that part: tag, equals sign and value, with mailto: before each address and a semicolon between two tags.
finding-dmarc-strict-dkim-subdomain = The DMARC record asks for strict DKIM alignment (adkim=s). SES signs as { $domain }, which then does not align with From addresses at { $from }.
    .fix = Give { $from } an identity of its own, or set adkim to r. Until then DMARC rests on SPF alone.
finding-dmarc-strict-spf = The DMARC record asks for strict SPF alignment (aspf=s). The MAIL FROM domain { $envelope } never equals { $from }, so only DKIM can carry DMARC.
    .fix = Set aspf to r, or leave it out, so that SPF counts too.
finding-dmarc-rests-on-spf = The DKIM signature does not align with { $from }, so mail passes this DMARC record by the SPF of { $envelope } alone, and that is not in effect yet. Until then receivers are asked to apply the policy { $policy } to it.
    .fix = Wait until SES has verified { $envelope } and its SPF record is live. Bind no user pool until then.
finding-dmarc-never-passes = No mail of this set-up passes this DMARC record: From is { $from }, and neither the DKIM signature ({ $domain }) nor MAIL FROM ({ $envelope }) aligns with it.
    .fix = Give { $from } an identity of its own, or take adkim=s, aspf=s and psd=n out of the record. Bind no user pool until then.
finding-dmarc-other-organisation = The DMARC records set { $from } and { $other } apart (psd): they count as two organisations, so the one does not align with the other.
    .fix = Give { $from } an identity of its own, or take psd out of the record if { $from } is not run by others.
finding-dmarc-rua-not-authorised = { $vendor } has not agreed in DNS to take the DMARC reports of { $domain }, so receivers will not send them there.
    .fix = Ask { $vendor } to publish a TXT record v=DMARC1 at this name, or name a mailbox of your own: { $authorisation }
finding-dmarc-rua-many = The DMARC record that applies to { $domain } names report addresses at { $total } hosts. Receivers may stop after the second address (RFC 7489 section 6.2). The first { $count } hosts were looked at, the rest were not.
    .fix = Put the one or two addresses that somebody reads first, and leave the others out.
finding-dmarc-stronger-kept = The DMARC record that applies has the policy { $policy }, which is stricter than the proposed none. It is kept.
    .fix = Nothing needs to change.
finding-dmarc-enforced-before-dkim = DMARC is enforced (p={ $policy }) and SES has not verified DKIM for { $domain } yet. SES itself sends nothing before that.
    .fix = Wait with the user pool until DKIM is SUCCESS, and send no mail as this domain by other unaligned ways.
finding-dmarc-duplicate = { $name } has more than one DMARC record; receivers then apply none of them.
    .fix = Keep one. Where they differ, keep the stricter policy and the rua addresses of all.
