# What is not as it should be, and what to do about it. What was found and what is wanted stand
# on lines of their own beside these sentences. The arguments are listed in src/words/findings.rs.

## Account.

finding-sandbox = SES in { $region } is in the sandbox: it sends to verified recipients only.
    .fix =
        { $moment ->
            [no-domain] Choose the From address first, in step { $from_step }: the request is sent for its domain. Then request production access in step { $step }.
            [verified] The domain is verified: request production access in step { $step }.
           *[other] Request production access in step { $step }, ideally after the domain is verified. DNS can go ahead meanwhile.
        }
finding-review-pending =
    { GIVEN($case) ->
        [no] AWS is reviewing the request for production access in { $region }.
       *[yes] AWS is reviewing the request for production access in { $region }, case { $case }.
    }
    .fix = AWS documents a first answer within 24 hours. If AWS asks something, answer on the case in AWS Support Center; a second request is refused while this one is open.
finding-review-denied =
    { GIVEN($case) ->
        [no] AWS has declined the request for production access in { $region }.
       *[yes] AWS has declined the request for production access in { $region }, case { $case }.
    }
    .fix = Reply on the case in AWS Support Center: what the mails are, what makes a user receive one, how you handle bounces and complaints, how many you expect. After a denial, a second request through the API has been reported to be refused (ConflictException).
finding-review-failed = An error at AWS kept the request for production access in { $region } from being received; this is not a denial.
    .fix = Send the request again.
finding-account-enforcement = AWS has paused sending for this account in { $region } (EnforcementStatus SHUTDOWN).
    .fix = Answer the case that AWS opened in AWS Support Center; the pause cannot be lifted through the API. Bind no pool until then: its mail would not go out.
finding-account-probation = AWS has put this account's sending in { $region } under review (EnforcementStatus PROBATION). It still sends.
    .fix = Read the case in AWS Support Center and bring bounces and complaints down. AWS documents that it may pause sending from 10 % bounces or 0.5 % complaints.
finding-sending-paused = Sending is switched off for this account in { $region } (SendingEnabled is false).
    .fix = If AWS paused it, answer the case in AWS Support Center. If your organisation did, this switches it on again: aws sesv2 put-account-sending-attributes --sending-enabled --region { $region }
finding-access-in-other-region = SES has granted production access in { $other }, and it counts per Region: in { $region }, which this set-up uses, SES is still in the sandbox.
    .fix = Request production access in { $region } too. Or set everything up in { $other } with --region { $other }, if Cognito lets this pool send through that Region.
finding-permission-missing =
    { $caller ->
        [dns] The DNS profile may not do this: { $operation }
       *[main] These credentials may not do this: { $operation }
    }
    .fix = Ask whoever manages the account's permissions for this IAM action, then look again. What is done already stays as it is; without Route 53's actions, the records can be entered by hand. Action: { $action }
finding-credentials-expired = The login to AWS has expired: { $operation } was refused. Nothing is lost; what stands is read from AWS and DNS again.
    .fix = Sign in again (such as aws sso login or aws login, with the same profile), then look again.
finding-domain-not-bare = The domain was taken as { $domain }. What was typed holds something else beside it, such as a URL, capitals, or another script.
    .fix = Nothing needs to change if this is the domain that is meant. Otherwise enter the address again.
finding-wrong-account = You are signed in to account { $account }, and { $pool } belongs to { $other }. A pool can send only as an identity of its own account.
    .fix = Use a profile of { $other } with --profile. If the DNS zone lies elsewhere, name its profile with --dns-profile

## Identity.

finding-only-email-identity = SES knows the address { $address } but not the domain { $domain }. DKIM and MAIL FROM for the whole domain need a domain identity.
    .fix = Create the domain identity here. Keep { $address } for as long as a user pool names it in its SourceArn.
finding-identity-in-other-region = SES has verified { $domain } in { $other }, and not in { $region }, which this set-up uses. Identities and DKIM tokens are per Region.
    .fix = Create the identity in { $region } too: its three records can stand beside those of { $other }. Or use the one that stands with --region { $other }, if Cognito lets this pool send through that Region.
finding-parent-already-verified = SES has verified { $parent } already, which covers { $domain } too: its mail would be signed as { $parent }, and align with DMARC as long as adkim is not strict.
    .fix = To use that identity, choose { $parent } as the domain. A separate identity for { $domain } signs with its own name.
finding-identity-shadowed-by-address = { $address } is an identity of its own, and in SES the identity nearest to the From address wins: its MAIL FROM setting applies instead of that of { $domain }, and its DKIM setting can too.
    .fix = Give { $address } the same MAIL FROM domain, or delete it. Before deleting, make sure that no user pool names it in its SourceArn.
finding-identity-shadowed-by-subdomain = { $subdomain } is an identity of its own below { $domain }. In SES the identity nearest to the From address wins, so its DKIM and MAIL FROM settings apply instead of those set up here.
    .fix = Set up that identity instead (--domain { $subdomain }), or choose a From address at { $domain } itself (--from). If nothing uses it, it can be deleted.
finding-nearer-identity-unsigned = { $subdomain } is an identity of its own below { $domain }, and in SES the identity nearest to the From address wins. SES does not sign mail with it: a user pool bound with this From address would send without a DKIM signature.
    .fix = Set up DKIM for that identity (--domain { $subdomain }), or choose a From address at { $domain } itself (--from). If nothing uses it, it can be deleted.
finding-identity-byodkim = { $domain } signs with your own key (BYODKIM), so the three Easy DKIM records do not apply to it.
    .fix = Nothing needs to change. AWS documents that mail goes out unsigned while a switch to Easy DKIM is pending.
finding-identity-deed-replica = { $domain } signs here with the keys of its identity in { $parent }, so this Region needs no DKIM records of its own.
    .fix = Nothing needs to change. Keep the identity in { $parent }: this one depends on it.
finding-dkim-verification-expired = SES reports DKIM for { $domain } as FAILED. AWS documents that this happens when the records are not found for 72 hours, or vanish later.
    .fix =
        { GIVEN($stands) ->
            [no] Put the records right, then start DKIM again here. The tokens may be new afterwards; they are read again and compared with DNS.
           *[yes] The records are right by now: start DKIM again here. The tokens may be new afterwards; they are read again and compared with DNS.
        }
finding-dkim-temporary-failure = SES could not settle DKIM for { $domain } when it last looked (TEMPORARY_FAILURE). It still looks by itself.
    .fix = If the records are right at their name servers, nothing needs to change. Otherwise put them right before SES gives up (FAILED).
finding-dkim-window-closing = SES may stop looking for the DKIM records of { $domain } in about { $left }: AWS documents 72 hours, and they are not all right yet.
    .fix = Put the records right before then. Afterwards DKIM can be started again here, perhaps with new tokens.
finding-dkim-signing-off = DKIM signing is switched off for { $domain }: its mail goes out without the domain's signature.
    .fix = Turn signing on here.
finding-dkim-key-1024 = { $domain } signs with a 1024-bit key; SES offers 2048 bits.
    .fix = Set the key length to RSA_2048_BIT in the SES console; the CNAME records stay as they are. AWS allows one change of the length a day.
finding-choices-from-aws = Not chosen on this machine: { $tags }. They come from the tags of the identity { $domain }, where a colleague's wizard keeps them.
    .fix = Nothing is needed if they are right. What is chosen here or given as a flag counts before them.
finding-choices-not-kept = The choices are not kept in AWS: nothing shows that sendoff made the identity { $domain }, and it tags no other.
    .fix = A colleague names the domain, the From address and the user pool as flags: --domain, --from, --user-pool.
finding-choice-too-long = Not kept in AWS: { $tags }. The choice is longer than the 256 characters that a tag holds.
    .fix = A colleague chooses it anew, in the wizard or by its flag. An older tag of this name stays as it is.
finding-choice-tag-unreadable = The tag { $tag } of the identity { $domain } holds nothing that can be meant, and is passed over.
    .fix = Correct or delete the tag in the SES console, or have it written anew by the wizard that keeps its choices there (--remember-in-aws).
finding-identity-policy-denies = The sending policy { $policy } of { $domain } holds a statement that denies sending. Whatever DNS says, SES refuses the mail that it matches.
    .fix = Read the statement in the SES console, under the identity's Authorization tab, and narrow or remove it if it matches this pool's mail.
finding-mail-from-not-set = SES was never told a MAIL FROM domain for { $domain }. Records in DNS alone do nothing: mail goes out with amazonses.com, and SPF does not count for your domain.
    .fix = Choose and confirm the name here. SES is told once its MX answers.

## MAIL FROM.

finding-mail-from-verification-expired = SES reports { $mail_from } as FAILED and no longer looks for its MX. Unless it is set to reject, mail goes out with amazonses.com meanwhile and SPF does not count for your domain.
    .fix =
        { GIVEN($stands) ->
            [no] Put the MX right, then set the MAIL FROM domain again here.
           *[yes] The MX is right by now: set the MAIL FROM domain again here. SES does not look again by itself.
        }
finding-mail-from-temporary-failure = SES could not verify { $mail_from } when it last looked (TEMPORARY_FAILURE). AWS documents that it tries for 72 hours.
    .fix = If the MX is right at its name servers, nothing needs to change. Otherwise put it right before SES gives up (FAILED).
finding-mail-from-window-closing = SES may stop looking for the MX of { $mail_from } in about { $left }: AWS documents 72 hours, and it is not right yet.
    .fix = Put the MX right before then. Afterwards MAIL FROM can be set again here.
finding-mail-from-outside-identity = { $mail_from } does not lie below { $domain }, and SES takes only a subdomain of the identity.
    .fix = Choose a name below the domain, such as bounce.{ $domain }
finding-mail-from-is-identity = { $domain } itself cannot be its MAIL FROM domain; SES takes only a subdomain.
    .fix = Choose a name below the domain, such as bounce.{ $domain }
finding-mail-from-reject-not-live = { $mail_from } is not verified and set to REJECT_MESSAGE: until SES sees its MX, it refuses the mail of this identity.
    .fix = Set the behaviour on MX failure to USE_DEFAULT_VALUE. With REJECT_MESSAGE, trouble in DNS later stops sign-ups as well.
finding-mail-from-name-taken = { $mail_from } already holds other records. A MAIL FROM name must have SES's MX alone and receive no mail.
    .fix = Choose another name for MAIL FROM (step 4 or --mail-from) and leave these records as they are.
finding-from-uses-mail-from = { $from } lies in the MAIL FROM domain { $mail_from }. AWS documents that a MAIL FROM domain must not be used in From addresses: bounces would come back to it.
    .fix = Choose a From address at { $domain } itself (--from), or another name for MAIL FROM (--mail-from).

## Records.

finding-dkim-missing = { $record } is not in DNS. SES verifies the domain once it sees all three DKIM records.
    .fix = Add the record as it is shown here. If it was entered, compare its host letter by letter.
finding-dkim-name-doubled = { $record } stands at a name that ends in the domain twice: the DNS host adds the domain by itself.
    .fix = Delete the doubled record. Then add it again with this alone in the host field: { $host }
finding-dkim-subdomain-left-out = { $record } stands one level too high: the part of the name that leads to { $domain } was left out.
    .fix = Delete that record if no other identity uses it. Then add it with this in the host field: { $host }
finding-dkim-domainkey-left-out = { $record } stands at a name without _domainkey, where nobody looks for it.
    .fix = Add it again with this in the host field, then delete the record that was found: { $host }
finding-dkim-dot-lost = { $record } stands at a name that lacks the dot before _domainkey.
    .fix = Add it again with this in the host field, then delete the record that was found: { $host }
finding-dkim-other-region = { $record } is not in DNS. What stands there is the record of { $domain } in { $other }; in { $region }, SES gave the domain tokens of its own.
    .fix = Add the record as it is shown here. Leave the one of { $other } if mail is sent from there; both sets can stand side by side.
finding-dkim-other-identity = { $record } is not in DNS. What stands there is the record of { $other }, another identity of this account; { $domain } has tokens of its own.
    .fix = Add the record as it is shown here, then delete the other: below { $domain }, nobody looks for the records of { $other }.
finding-dkim-underscore-lost = { $record } stands at a name with domainkey where _domainkey is needed: the underscore was lost.
    .fix = Delete that record and add it with the underscore. If the DNS host refuses underscores, the domain's DNS has to move to one that takes them. Host field: { $host }
finding-dkim-name-value-swapped = { $record } was entered the wrong way round: its value stands in the host field, and its name in the value field.
    .fix = Delete that record and add it with name and value exchanged. Host field: { $host }
finding-dkim-txt-not-cname = { $record } stands at the right name as a TXT record; SES needs a CNAME there.
    .fix = Delete the TXT record first: a CNAME stands beside nothing. Then add the CNAME with the wanted value.
finding-dkim-proxied = The name of { $record } answers with addresses and no CNAME, and Cloudflare serves the domain: the record is most likely proxied (orange cloud).
    .fix = Set the record to "DNS only" (grey cloud) in Cloudflare. Nothing else needs to change.
finding-dkim-flattened = The name of { $record } answers with addresses and no CNAME: either address records were entered, or the DNS host resolves the CNAME itself (flattening, ALIAS, proxy).
    .fix = Delete address records at this name. If there are none, switch flattening or the proxy off for it, so that the CNAME itself is given.
finding-dkim-delegated-away = { $cut } is delegated to name servers of its own, so { $record } is looked for there. What is entered in the zone above stays unseen.
    .fix = Publish the record at those name servers. If nothing uses them any more, remove the NS records of { $cut } and enter the record in the zone above.
finding-dkim-target-doubled = The value of { $record } got the domain appended: in this DNS host's form or zone file a value without a closing dot is taken as part of the domain.
    .fix = Correct the value and end it with a dot, as in amazonses.com.
finding-dkim-target-mistyped = The value of { $record } is almost right: it differs in a character or a few.
    .fix = Replace the value with a copy of the wanted one.
finding-dkim-wrong-signing-zone = { $record } points to another signing zone than the one SES names for this identity. AWS says that the zone may vary by Region and cell.
    .fix = Replace the value with the wanted one; token and name stay.
finding-dkim-token-mismatch =
    { $whose ->
        [own] The value of { $record } holds the token of another of the three records.
        [other] The value of { $record } holds a token of { $other }, another identity of this account.
       *[nobody] The value of { $record } holds another token than its name, and none of this identity's: perhaps that of another account, or of an identity that was deleted since.
    }
    .fix = Replace the value with the wanted one. Name and value of a DKIM record begin with the same token.
finding-dkim-key-not-followed = { $server } gives the CNAME of { $record } and fails when it is asked for the key at the same name (TXT). Receivers ask just that, so they may find no key.
    .fix = Ask the DNS host why a TXT query at a CNAME fails at its name servers. Until that is mended, mail may not pass DKIM.
finding-dkim-cname-chain = { $record } reaches the right target over another name.
    .fix = Nothing needs to change if SES verifies it. If DKIM stays pending, point the record straight to the wanted value.
finding-dkim-differs = { $record } stands in DNS otherwise than SES needs it.
    .fix = Correct the record at the DNS host: type CNAME, with the wanted value.
finding-wildcard-answers = { $record } is not there: what DNS answers comes from a wildcard, which gives the same for any name.
    .fix = Add the record at its own name. It wins over the wildcard, which may stay.
finding-invisible-character = The value of { $record } holds a character that nobody sees ({ $character }), most likely from copying and pasting.
    .fix = Delete the value, paste it into a plain text editor or type it anew, and save it again.
finding-target-quoted = The value of { $record } holds quotation marks, which became part of the name that it leads to.
    .fix = Replace the value with the wanted one, without quotes: only TXT values are ever quoted.
finding-target-cut-off = The value of { $record } ends too early: only its beginning was entered.
    .fix = Replace the value with the whole wanted one.
finding-mail-from-name-doubled = { $record } stands at a name that ends in the domain twice: the DNS host adds the domain by itself.
    .fix = Delete the doubled record. Then add it again with this alone in the host field: { $host }
finding-mx-missing = { $mail_from } has no MX record, so SES cannot verify it.
    .fix = Add the MX record as it is shown here. Many DNS hosts take the priority, 10, in a field of its own.
finding-mx-on-apex = The MX for MAIL FROM stands at { $domain } itself. Mail to { $domain } may go to SES, which does not deliver it.
    .fix = Remove that MX from { $domain }, leave the domain's other MX records, and add it with this in the host field: { $host }
finding-mx-other-type = The host that the MX of { $mail_from } should name stands at the right name in a record of type { $type }.
    .fix = Delete that { $type } record, then add an MX record at the same name with the wanted priority and host.
finding-mx-priority-in-value = The MX of { $mail_from } has the priority inside the name of the host, so it leads nowhere.
    .fix = Enter the priority, 10, in the field of its own, and this alone as the host: { $mx }
finding-mx-target-doubled = The MX of { $mail_from } got the domain appended to its value: a value without a closing dot is taken as part of the domain.
    .fix = Correct the value and end it with a dot, as in amazonses.com.
finding-mx-mistyped = The MX of { $mail_from } is almost SES's: part of its name differs.
    .fix = Replace the value with a copy of the wanted one.
finding-mx-is-inbound-endpoint = The MX of { $mail_from } is the endpoint with which SES receives mail. MAIL FROM needs the one that takes bounces.
    .fix = Replace the value with the wanted one. If SES does receive mail at this name, choose another name for MAIL FROM.
finding-mail-from-receives-mail = { $mail_from } has the MX of another mail server. Replacing it would take that server's mail away.
    .fix = Choose a free name for MAIL FROM (step 4 or --mail-from) and leave this MX. Replace it only if nothing receives mail here any more.
finding-mx-wrong-region = The MX of { $mail_from } names { $other }, while SES sends from { $region }. AWS documents that several Regions may share the MX of the first.
    .fix = If { $region } alone uses this name, put its own endpoint there. If { $other } uses it too and MAIL FROM stays pending here, choose another name for { $region } (step 4 or --mail-from).
finding-mx-more-than-one = { $mail_from } has more than one MX record. AWS documents that the set-up fails unless there is exactly one.
    .fix = Remove the others if nothing needs them. If the name receives mail, choose another one for MAIL FROM (step 4 or --mail-from).
finding-mx-differs = The MX of { $mail_from } does not lead to SES.
    .fix = If nothing receives mail at this name, replace the value with the wanted one. Otherwise choose another name for MAIL FROM (step 4 or --mail-from).
finding-spf-missing = { $mail_from } has no SPF record. SES looks at the MX only, so MAIL FROM can be verified while SPF does not pass.
    .fix = Add the TXT record as it is shown here, at this name. An SPF record at the domain itself does not count for MAIL FROM.
finding-spf-on-apex-only = SES is allowed by the SPF record of { $domain }, but receivers judge SPF at { $mail_from }, which has none.
    .fix = Leave the domain's record as it is, and add the wanted TXT record with this in the host field: { $host }
finding-txt-smart-quotes = The text at { $mail_from } begins with a quotation mark that belongs to the value, so receivers do not take it for an SPF record.
    .fix = Replace the value with the wanted one, typed without quotes. If the DNS host asks for quotes, use straight ones around the whole, once.
finding-spf-version-mistyped = The text at { $mail_from } looks like SPF, but does not begin with v=spf1 and a blank, so receivers ignore it.
    .fix = Replace the value with the wanted one.
finding-txt-values-would-be-lost = { $mail_from } has no SPF record yet, and TXT values of another purpose ({ $count }). Writing the TXT set anew without them would lose them.
    .fix = Add the wanted text as one more TXT value at this name, and keep what stands there.
finding-spf-duplicate = { $mail_from } has more than one SPF record; receivers then treat SPF as an error (permerror, RFC 7208 section 4.5).
    .fix = Merge them into one that begins with v=spf1, and remove the rest. It needs to hold include:amazonses.com
finding-spf-without-ses =
    { GIVEN($term) ->
        [no] The SPF record of { $mail_from } does not allow SES to send.
       *[yes] The SPF record of { $mail_from } does not allow SES to send: { $term } does not name it.
    }
    .fix =
        { GIVEN($term) ->
            [no] Insert this before the record's closing "all": include:amazonses.com
           *[yes] Put this in the place of { $term }: include:amazonses.com
        }
finding-spf-too-many-lookups = The SPF record of { $mail_from } needs { GIVEN($more) ->
        [yes] at least{" "}
       *[no] {""}
    }{ $count } DNS look-ups, and a receiver makes 10 at most; receivers give up on it (permerror, RFC 7208 section 4.6.4).
    .fix = Remove the includes that this name does not need. For mail through SES, this alone is enough: include:amazonses.com
finding-spf-term-unreadable = Receivers cannot read the SPF record of { $mail_from } and give up on it (permerror): { $term } is no valid term.
    .fix = Correct or remove this term; leave the rest of the record as it is: { $term }
finding-spf-term-fails = Receivers give up on the SPF record of { $mail_from } (permerror): { $term } leads to an error at { $at }, such as no SPF record there, two of them, or names that do not exist.
    .fix =
        { GIVEN($ses) ->
            [no] Put include:amazonses.com in the place of { $term }, or have the record at { $at } put right, with SES in it.
           *[yes] Remove this term, or have the record at { $at } put right: { $term }
        }
finding-spf-ses-qualified = The SPF record of { $mail_from } names SES, but { $term } does not let it pass.
    .fix = Put this in the place of { $term }: include:amazonses.com
finding-spf-ses-not-reached = The SPF record of { $mail_from } names SES, but receivers decide earlier, at { $term }
    .fix = Move this to the first place after v=spf1, so that it stands before { $term }: include:amazonses.com
finding-spf-lets-everyone = The SPF record of { $mail_from } lets every server in the world send. SES is among them, and so is everybody who forges your mail.
    .fix = Replace it with the wanted record.
finding-spf-lists-addresses = The SPF record of { $mail_from } lists SES's addresses one by one. That is right until AWS changes them.
    .fix = Put this in the place of the addresses: include:amazonses.com

## The From domain's own SPF record, where --sender-spf chose it.

finding-sender-spf-open = { $domain } itself does not name SES in its SPF record yet, which you chose to publish. A receiver may make 10 DNS look-ups for one SPF record; this one takes { $before } today and { $after } with SES{ GIVEN($more) ->
        [yes] , and the records that were not read come on top
       *[no] { "" }
    }.
    .fix = Replace the SPF record by the one wanted, and never add a second one beside it. Other TXT values stay.
finding-sender-spf-too-many = With SES the SPF record of { $domain } would take { GIVEN($more) ->
        [yes] at least{" "}
       *[no] {""}
    }{ $after } DNS look-ups, { $before } of them today. A receiver makes 10 at most, and beyond that SPF fails for every mail of the domain. So the record is left as it is.
    .fix = Have look-ups taken out of it first (an include that nobody uses any more), or leave --sender-spf off: DMARC passes without it.
finding-sender-spf-at-apex = { $domain } has no SPF record. A first one that names SES alone would let the organisation's other mail softly fail SPF, so none is proposed here.
    .fix = List whatever else sends mail as { $domain } and publish one SPF record that names them all and SES. Or send from a subdomain that nothing else uses.
finding-sender-spf-other-mail = { $domain } has no SPF record and receives mail, so other servers probably send as { $domain } too. A first record that names SES alone would let their mail softly fail SPF, so none is proposed.
    .fix = Publish one SPF record that names all that send as { $domain }, SES among them, or send from a subdomain that nothing else uses.
finding-sender-spf-unreadable = { $domain } has more than one SPF record, or one that receivers cannot read. SPF fails for its mail already, and nothing is merged into it.
    .fix = Leave one readable SPF record at { $domain }. SES is added to it then.
finding-cname-in-the-way =
    { GIVEN($target) ->
        [no] { $name } is a CNAME, and DNS allows no other record beside one.
       *[yes] { $name } is a CNAME, which receivers follow, but no valid DMARC record was found where it leads: { $target }
    }
    .fix =
        { GIVEN($target) ->
            [no] Remove the CNAME if nothing uses it. If it is the MAIL FROM name, choosing another one (step 4 or --mail-from) leaves the CNAME in peace.
           *[yes] Have the owner of { $target } publish the DMARC record there, or remove the CNAME and enter the wanted TXT record in its place.
        }

## Test mail.

finding-recipient-suppressed =
    { GIVEN($since) ->
        [no] { $to } is on the account's suppression list in { $region } ({ $reason }): SES takes mail to it and does not deliver it.
       *[yes] { $to } has been on the account's suppression list in { $region } since { $since } ({ $reason }): SES takes mail to it and does not deliver it.
    }
    .fix = Choose another recipient for the test. If the address works again, this takes it off the list: aws sesv2 delete-suppressed-destination --email-address { $to } --region { $region }
finding-recipient-not-verified = SES in { $region } is in the sandbox and takes mail only to verified recipients. { $to } is none, so nothing is sent there yet.
    .fix = Until production access, send the test to an address at { $domain }, in the field of this step or with --to. After that, { $to } can be tested.
finding-test-in-sandbox =
    { $simulated ->
        [yes] SES in { $region } has accepted the mail to its simulator. That shows that it takes mail with this From address, identity and configuration set; no mailbox received anything.
       *[no] SES in { $region } is in the sandbox and can be tested already: with a mail to its mailbox simulator ({ $simulator }), or to an address at { $domain }.
    }
    .fix =
        { $simulated ->
            [yes] A mail to an address at { $domain } can go out now too. Whether it arrives, only its mailbox shows. The pool's own mail is tested after the bind.
           *[no] Accepted, either shows that SES takes mail with this From address, identity and configuration set. The simulator's reaches nobody; whether the other arrives, only its mailbox shows. The pool's own mail is tested after the bind.
        }
finding-may-have-gone-out = { $what } of { $time }: its outcome is not known. It may have gone out.
    .fix = Look whether it arrived before you send it again. Nothing is repeated on its own.
finding-test-user-left = The test user { $username } is still in { $pool }.
    .fix =
        { $touched ->
            [yes] It was changed after it was created, or is more than a day old, so somebody may be using it. At this step of the wizard, u deletes it once its user name has been typed. So does the Cognito console.
           *[no] At this step of the wizard, u deletes the user. So does the Cognito console.
        }
finding-test-user-unknown = The user { $username } in { $pool }, created { $created }, may be the test user that was invited { $time }, or somebody's own account. The outcome of that invitation is not known.
    .fix = If it is somebody's account, leave it; nothing is done to it. If it is the test user, u at this step of the wizard deletes it once its user name has been typed. So does the Cognito console.
finding-recipient-has-account = { $to } has an account in { $pool }, so no test user can be invited there. The account was not touched.
    .fix = Choose another recipient for the test. A mailbox that accepts addresses with a plus sign can be reached at { $other }
finding-pool-not-provable =
    { $reason ->
        [custom-sender] No mail of { $pool } can show that SES delivers: its CustomEmailSender trigger hands each one to a Lambda function. Nobody is invited there as a test.
        [placeholder] An invitation to { $pool } would not be sent: its template (EmailMessage) lacks #### in braces, the placeholder for the password, and Cognito then creates the user without a mail. Nobody is invited there as a test.
        [phone-names] Every user name of { $pool } is a phone number, so nobody can be invited there by e-mail address as a test.
       *[attributes] { $pool } lets users sign in without a password, and such a user needs every required attribute at once: { $attributes }. sendoff cannot make these up, so nobody is invited there as a test.
    }
    .fix =
        { $reason ->
            [custom-sender] If SES is to send this pool's mail, remove the trigger, then look again. If the function is to keep sending, see for yourself that a mail of its own arrives, then end this step with --skip test.
            [placeholder] Add the placeholder to the template, then look again. Or use ForgotPassword for a user of yours whose address is verified: once that mail has arrived, end this step with --skip test.
           *[other] What proves this pool is a mail to a user of yours: ForgotPassword where the address is verified, ResendConfirmationCode where the user is not confirmed yet. Once it has arrived, end this step with --skip test.
        }
finding-invitation-refused = The invitation of the test user to { $pool } was refused ({ $time }). That is about the test user; whether the pool's mail goes out through SES is still open.
    .fix = { $advice }
## The DMARC record.

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
## Name servers and zones.

finding-record-on-its-way = { $record } is on its way: written or said to be entered { $since } ago, and no name server gives it yet.
    .fix = Wait a few minutes; it is looked up every second at first. Some DNS hosts publish in batches.
finding-authoritative-lags = { $right } of { $total } name servers give { $record } as it should be; the others still give an older answer.
    .fix =
        { GIVEN($apart) ->
            [no] Wait until all agree. If they do not within the hour, ask the DNS host about the zone transfer between its servers.
           *[yes] Waiting does not change it: the parent zone names one group of servers and the zone itself the other, and each has a copy of its own. Make the two lists agree first; the record belongs into the copy that stays.
        }
finding-name-server-lame = Not every name server of { $domain } serves it: a part of the mail providers' questions can end at one that refuses.
    .fix =
        { GIVEN($above) ->
            [no] Ask the DNS host to load the zone at this server, or take the server out wherever it is named: in the registrar's list of name servers, in the zone's own NS records. Waiting does not change it.
           *[yes] Ask the DNS host to load the zone at this server, or take the server out of the NS records of { $domain } in the zone { $above }. Waiting does not change it.
        }
finding-name-server-inside =
    { GIVEN($asked) ->
        [no] { $domain } names name servers at addresses inside a network (private, loopback and the like). SES and mail providers cannot reach them, and they were not asked.
       *[yes] { $domain } names name servers at addresses inside a network (private, loopback and the like). SES and mail providers cannot reach them.
    }
    .fix =
        { GIVEN($above) ->
            [no] Give them public addresses, or take them out wherever they are named: at the registrar, in the zone's own NS records. With --resolver or --dns-map they are asked.
           *[yes] Give them public addresses, or take them out of the NS records of { $domain } in the zone { $above }. With --resolver or --dns-map they are asked.
        }
finding-name-servers-many = { $domain } names more name servers than any zone needs. Of at least { $total } addresses, { $count } were asked.
    .fix = Nothing needs to change if the others give the same answers. The largest zones have thirteen name servers; those that serve nobody can be taken out.
finding-zone-not-served =
    { GIVEN($above) ->
        [no] None of the name servers that the parent zone names for { $domain } answers for it: nothing of the domain can be found in DNS. Most often its zone was deleted, or created anew with other name servers.
       *[yes] The zone { $above } passes { $domain } on to name servers of which none serves it: nothing below that name can be found in DNS. Most often a zone of that name was deleted, and its NS records were left.
    }
    .fix =
        { GIVEN($above) ->
            [no] Look the zone up at your DNS host, or create it again there, then enter at the registrar the name servers that the DNS host shows for it.
           *[yes] Delete the NS records of { $domain } in the zone { $above }, or enter there the servers that hold the zone.
        }
finding-negative-answer-cached = { $record } is right at its name servers, and { $resolver } still remembers that it was not there, for about { $left } more.
    .fix = Nothing needs to change; it is looked at again then. Large public resolvers are many caches, so their answers may differ for a while.
finding-old-value-cached = { $record } is right at its name servers, and { $resolver } keeps the old value for about { $left } more.
    .fix = Nothing needs to change; it is looked at again then.
finding-dns-not-measured = Not every name server of { $domain } could be asked from this machine. What they hold is not known, which does not mean that something is missing.
    .fix = Port 53 may be closed from here. Look from another network, or go by what SES itself reports under Propagation.
finding-dns-leads-too-far = The DNS records of { $domain } lead to ever more names. After { $count } questions, nothing further is asked, and whatever rests on it is not measured.
    .fix = Look for includes, CNAMEs or delegations that lead on without an end, and take them out. Looking again asks on from there.
finding-dns-port-blocked =
    { GIVEN($resolvers) ->
        [no] No name server of { $domain } answers this machine, while resolvers do: port 53 is most likely closed from here. The records were not measured, which does not mean that they are missing.
       *[yes] No name server of { $domain } answers this machine: port 53 is most likely closed from here. The name servers could not be asked; what each record shows instead comes from { $resolvers }.
    }
    .fix = Look from another network, or go by what SES itself reports under Propagation.
finding-dns-intercepted =
    { GIVEN($resolvers) ->
        [no] A resolver on the way answers every question to the name servers of { $domain }: this network takes over port 53. The records were not measured, which does not mean that they are missing.
       *[yes] A resolver on the way answers every question to the name servers of { $domain }: this network takes over port 53. What each record shows instead comes from { $resolvers }.
    }
    .fix = Look from another network, or go by what SES itself reports under Propagation.
finding-delegation-differs = The parent zone sends the world to other name servers for { $domain } than the zone itself names. Resolvers may ask either.
    .fix = Make the registrar's list of name servers the one that your DNS host shows, or have the DNS host correct the zone's NS records.
finding-dnssec-bogus = { $resolver } has the data of { $domain } and withholds it: the DNSSEC signatures do not check. Whoever validates sees no record: many mail providers, perhaps SES too.
    .fix = At the registrar, look at the DS record. If your DNS host does not sign the zone, remove it; if it does, enter the DS that the host shows.
finding-split-horizon = The resolver of this machine, { $resolver }, knows other name servers for { $domain } than public DNS: usually a private zone or a VPN, seldom a recent move. SES and mail providers see the public zone only.
    .fix = Publish the records in the public zone.
finding-domain-does-not-exist = DNS answers that { $domain } does not exist.
    .fix = Compare the spelling first. If it is right, look at the registrar: the domain may not be registered, may have expired, or may have no name servers yet.
finding-zone-not-delegated-here = The hosted zone { $zone } does not answer for { $domain }: the parent zone names other name servers. Records written there stay unseen.
    .fix = Publish at the DNS host that does answer. Or have the registrar name this zone's servers; that moves every record of the domain, so copy them all first.
finding-zone-private-only = { $zone } is a private hosted zone: neither SES nor receivers can see what is in it.
    .fix = Publish in the public zone of { $domain }, or choose to enter the records by hand.
finding-zone-ambiguous =
    { GIVEN($zone) ->
        [no] More than one public hosted zone is called { $domain }. Only the one whose name servers the parent zone names is in use.
       *[yes] More than one public hosted zone is called { $domain }. Only { $zone } is in use; nobody asks the others.
    }
    .fix =
        { GIVEN($zone) ->
            [no] Compare their name servers with those at the registrar, then name the zone with --hosted-zone
           *[yes] Records go into { $zone }. Delete the others once nothing needs them.
        }
finding-zone-linked-service = { $zone } belongs to { $service }; Route 53 does not let others change it.
    .fix = Change the records through { $service }, or choose to enter them by hand.
finding-zone-in-other-account = { $domain } is served by Route 53, but not by a zone of account { $account }.
    .fix = Name a profile of the account that holds the zone with --dns-profile, or choose to enter the records by hand. Its owner can be given a change batch with the command for it: e in the wizard, or sendoff records --format route53
finding-record-set-in-the-way =
    { $kind ->
        [alias] { $name } has an alias of type { $type } in Route 53. An alias takes no value beside it, so { $record } cannot be written there.
        [routed] The { $type } record sets of { $name } follow a routing policy of Route 53 (weighted, latency, failover or another). { $record } would have to go into each of them.
       *[values] At { $name } stands a record set of type { $type } that is not replaced, so { $record } cannot be written there.
    }
    .fix =
        { $kind ->
            [alias] Replace the alias by plain records in the Route 53 console{ $movable ->
                [yes] , or choose another MAIL FROM name (step 4 or --mail-from)
               *[no] { "" }
            }. Nothing is written until then.
            [routed] Add the value to each of these sets in the Route 53 console{ $movable ->
                [yes] , or choose another MAIL FROM name (step 4 or --mail-from)
               *[no] { "" }
            }. Nothing is written until then.
           *[values] If nothing needs it, delete it in the Route 53 console{ $movable ->
                [yes] ; otherwise choose another MAIL FROM name (step 4 or --mail-from)
               *[no] { "" }
            }. Nothing is written until then.
        }
finding-record-set-protected = Route 53 refused the batch for the hosted zone { $zone }: a record set that it needs is protected. Nothing of the batch was written.
    .fix = What Route 53 said names the record set, and may say whom to ask. Ask them to lift the protection (DeleteResourceRecordSetProtections) or to enter the record themselves; then write again. sendoff lifts no protection.
finding-zone-elsewhere = { $name } is in no hosted zone of this account: the zone { $zone } has name servers of its own.
    .fix = Enter the records of this name where { $zone } is managed. The others go into the hosted zone.
finding-zone-locked = Route 53 has locked the hosted zone { $zone } while accelerated recovery is being turned on or off.
    .fix = Nothing is written meanwhile. Press r once the Route 53 console shows the zone as unlocked.
finding-zone-not-listed = The hosted zone { $zone } was chosen (--hosted-zone), and the account that is asked for DNS has none with this id.
    .fix = Start with the right --hosted-zone, or name the profile of the account that has this one with --dns-profile. Nothing is written until then.
finding-ses-sees-other-zone = When SES last looked, it found { $server } in charge of { $domain }. That server does not belong to the zone you publish in.
    .fix = Compare the name servers at the registrar with those of your zone. After a recent move, SES may still have the old answer.
## The user pool.

finding-bind-before-verified = The pool cannot send as { $domain } yet: the identity is not verified in { $region }.
    .fix = Finish Records and Propagation first, then bind the pool.
finding-configuration-set-missing =
    { GIVEN($identity) ->
        [no] { $pool } names the configuration set { $set }, and SES in { $region } has none of that name. SES refuses mail that names a set which does not exist.
       *[yes] { $set } is the default configuration set of { $identity }, and SES in { $region } has none of that name. Mail of { $pool } would go out with it, and SES refuses that.
    }
    .fix =
        { GIVEN($identity) ->
            [no] Create { $set } in SES in { $region }. Or take it from EmailConfiguration, in whatever manages this pool or in the Cognito console. Then look again.
           *[yes] Create { $set } in SES in { $region }. Or choose another default configuration set, or none, for { $identity } in the SES console. Then look again.
        }
finding-configuration-set-paused =
    { GIVEN($identity) ->
        [no] { $pool } names the configuration set { $set }, and sending with it is switched off in { $region } (SendingEnabled is false). SES refuses mail that names it.
       *[yes] { $set } is the default configuration set of { $identity }, and sending with it is switched off in { $region } (SendingEnabled is false). Mail of { $pool } would go out with it, and SES refuses that.
    }
    .fix =
        { GIVEN($identity) ->
            [no] Find out why it was switched off. If the pool is not to use it, take it from EmailConfiguration, in whatever manages this pool or in the Cognito console. This switches it on again: aws sesv2 put-configuration-set-sending-options --configuration-set-name { $set } --sending-enabled --region { $region }
           *[yes] Find out why it was switched off. If the identity is not to use it, choose another default configuration set, or none, in the SES console. This switches it on again: aws sesv2 put-configuration-set-sending-options --configuration-set-name { $set } --sending-enabled --region { $region }
        }
finding-from-outside-identity = { $from } does not lie within the identity { $domain }.
    .fix = Choose a From address at this domain or below it (--from), or an identity that covers the address.
finding-custom-email-sender = { $pool } has a CustomEmailSender trigger: Cognito hands every mail to that Lambda function and sends none through SES itself.
    .fix = While the trigger stands, binding changes nothing that users see. Let the function send as this domain, or remove the trigger.
finding-pool-unknown-fields = { $pool } has settings that this version does not know. Sending the pool back without them could reset them, so Enter writes nothing.
    .fix = Use a newer version of sendoff, or change the e-mail settings in the Cognito console. To let the settings go along as they came, open the pool with → and type its name.
finding-pool-write-unheard = The write to { $pool } of { $time } was cut off before its outcome was known. The pool stands as it did before it.
    .fix = Nothing has to be put right. The write can be previewed and confirmed again.
finding-pool-write-landed =
    { GIVEN($back) ->
        [no] The write to { $pool } of { $time } was cut off before it could be checked. It took effect, and every other setting is as it was before: this was compared just now.
       *[yes] Putting { $pool } back at { $time } was cut off before it could be checked. It took effect, and every other setting is as it should be: this was compared just now.
    }
    .fix =
        { GIVEN($back) ->
            [no] Go on with the test mail. In the wizard, u puts the e-mail settings back as they were.
           *[yes] Nothing has to be put right. The pool can be bound again.
        }
finding-pool-write-differs = Since the write to { $pool } of { $time }, these settings are not as they were before it:
    .fix = Most likely someone else changed them at the same moment; their values are shown as found. Enter leaves everything as it is. u undoes only what was written here. If the write reset them, sendoff restore FILE --all shows what would go back.
finding-pool-mail-failed = { $pool } could not send its test mail of { $time }. Mail to its users fails the same way until this is put right.
    .fix = In the wizard, u puts the e-mail settings back as they were before the bind.
finding-pool-uses-default-sender = { $pool } names an SES identity but still sends with Cognito's own sender, which is limited to 50 mails a day.
    .fix = Bind the pool here; that sets EmailSendingAccount to DEVELOPER.
finding-pool-managed-elsewhere = { $pool } is managed by { $owner }. Its next deployment may put the e-mail settings back.
    .fix = Make the same change in the source of { $owner }; in the wizard, o shows the lines to put there.
finding-pool-email-failure = Cognito reports that mail of { $pool } has failed. AWS has deprecated this report, so it may be old.
    .fix = { $advice }
finding-ses-region-not-allowed = AWS documents that a user pool in { $pool_region } sends through SES in { $regions }; the identity is in { $region }.
    .fix = Verify the domain in one of these Regions, best in the pool's own, and start with --region for it. Cognito has the last word when it is bound.
finding-ses-region-unlisted = The identity is in { $region }, and AWS documents no SES Regions for user pools in { $pool_region }.
    .fix = The pool's own Region is the safe choice. If Cognito refuses { $region }, its answer lists the Regions that it takes.
finding-unused-account-validity-conflict = { $pool } has UnusedAccountValidityDays beside TemporaryPasswordValidityDays, and Cognito refuses the two together.
    .fix = The older one is left out when the pool is written. Temporary passwords stay valid for { $days } days.
finding-service-linked-role-denied = Cognito needs the role AWSServiceRoleForAmazonCognitoIdpEmailService to send { $pool }'s mail, and these credentials may not create it.
    .fix = Have someone with iam:CreateServiceLinkedRole for email.cognito-idp.amazonaws.com create the role or allow it to you, then bind again. It is needed once per account.
finding-proof-refused = SES refused a test mail with the sender that { $pool } is to use, so the pool was not bound.
    .fix = { $cause ->
        [identity] SES does not count the From address as verified in this Region. Look at Identity and Propagation, then try again here.
        [mail-from] The MAIL FROM domain is not verified, and the identity rejects mail until it is. Finish Records and Propagation, then try again here.
        [set] The configuration set that the mail goes out with does not exist or does not send. Mend it in SES, or take it from the identity or the pool, then try again here.
        [account] SES holds this account's sending back. What it says stands above; try again here once that is over.
       *[other] What SES said stands above. Mend that, then try again here. The pool sends as before until then.
    }
finding-bind-unproven = Whether SES takes mail for { $pool } was not proven: these credentials may not send.
    .fix = The bind does not wait for it. With ses:SendEmail allowed on the identity, one mail goes out before the bind.
finding-bind-refused = Cognito refused to bind { $pool } ({ $time }). Nothing was changed.
    .fix = { $advice }
finding-reply-to-not-bare = The reply-to address of { $pool } holds more than an address. Cognito takes no display name there and refuses to write the pool.
    .fix = Set ReplyToEmailAddress to the address alone, in whatever manages this pool or in the Cognito console, then look again.
finding-email-not-auto-verified = { $pool } does not verify e-mail addresses at sign-up (AutoVerifiedAttributes has no email), so signing up sends no mail.
    .fix = The bind leaves this as it is. If users are to confirm their address by mail, add email to the attributes that the pool verifies.
finding-threat-protection-sender = The threat-protection notices of { $pool } have a sender of their own, { $from }, which the bind does not change.
    .fix = To send them as this domain too, set From and SourceArn of NotifyConfiguration: Cognito console, Threat protection, or SetRiskConfiguration.
finding-pool-multi-region =
    { GIVEN($primary) ->
        [no] { $pool } has replicas in { $regions }. AWS documents that their global settings must match those of this pool.
       *[yes] { $pool } is a replica; its primary pool is in { $primary }. AWS documents that global settings must match the primary's.
    }
    .fix =
        { GIVEN($primary) ->
            [no] Bind this one, then look at the replicas: they need an SES Region that they may use, too.
           *[yes] Bind the pool in { $primary } rather than this one.
        }
finding-service-linked-role = If this is the account's first pool to send through SES, the bind creates the role AWSServiceRoleForAmazonCognitoIdpEmailService.
    .fix = That takes the permission iam:CreateServiceLinkedRole, once per account.
finding-bounces-go-to-from = Bounces and complaints go by mail to { $from }: SES forwards them to the From address.
    .fix = If nobody reads that mailbox, or it does not exist, have SES publish them to an SNS topic and switch forwarding off in the SES console.
finding-pools-share-identity =
    { $count ->
        [one] The one other user pool that was read sends as { $domain } too. Both share its reputation and the account's SES quota.
       *[other] Of the { $count } other user pools that were read, these send as { $domain } too. They share its reputation and the account's SES quota.
    }
    .fix = Nothing needs to change. Only pools whose settings were on the screen were read; there may be more.
