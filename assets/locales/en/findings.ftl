# What is not as it should be, and what to do about it. What was found and what is wanted stand
# on lines of their own beside these sentences. The arguments are listed in src/words/findings.rs.

## Account.

finding-sandbox = SES in { $region } is in the sandbox: it sends to verified recipients only.
    .fix = Request production access at this step of the wizard, best once the domain is verified. The DNS work can go on meanwhile.
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

## Identity.

finding-only-email-identity = SES knows the address { $address } but not the domain { $domain }. DKIM and MAIL FROM for the whole domain need a domain identity.
    .fix = Create the domain identity here. Keep { $address } for as long as a user pool names it in its SourceArn.
finding-identity-shadowed-by-address = { $address } is an identity of its own, and in SES the identity nearest to the From address wins: its MAIL FROM setting applies instead of that of { $domain }, and its DKIM setting can too.
    .fix = Give { $address } the same MAIL FROM domain, or delete it. Before deleting, make sure that no user pool names it in its SourceArn.
finding-identity-byodkim = { $domain } signs with your own key (BYODKIM), so the three Easy DKIM records do not apply to it.
    .fix = Nothing needs to change. AWS documents that mail goes out unsigned while a switch to Easy DKIM is pending.
finding-identity-deed-replica = { $domain } signs here with the keys of its identity in { $parent }, so this Region needs no DKIM records of its own.
    .fix = Nothing needs to change. Keep the identity in { $parent }: this one depends on it.
finding-dkim-verification-expired = SES reports DKIM for { $domain } as FAILED. AWS documents that this happens when the records are not found for 72 hours, or vanish later.
    .fix = Put the records right, then start DKIM again here. The tokens may be new afterwards; they are read again and compared with DNS.
finding-dkim-signing-off = DKIM signing is switched off for { $domain }: its mail goes out without the domain's signature.
    .fix = Turn signing on here.
finding-dkim-key-1024 = { $domain } signs with a 1024-bit key; SES offers 2048 bits.
    .fix = Set the key length to RSA_2048_BIT in the SES console; the CNAME records stay as they are. AWS allows one change of the length a day.

## MAIL FROM.

finding-mail-from-verification-expired = SES reports { $mail_from } as FAILED and no longer looks for its MX. Unless it is set to reject, mail goes out with amazonses.com meanwhile and SPF does not count for your domain.
    .fix = Put the MX right, then set the MAIL FROM domain again here.
finding-mail-from-outside-identity = { $mail_from } does not lie below { $domain }, and SES takes only a subdomain of the identity.
    .fix = Choose a name below the domain, such as bounce.{ $domain }
finding-mail-from-is-identity = { $domain } itself cannot be its MAIL FROM domain; SES takes only a subdomain.
    .fix = Choose a name below the domain, such as bounce.{ $domain }
finding-mail-from-reject-not-live = { $mail_from } is not verified and set to REJECT_MESSAGE: until SES sees its MX, it refuses the mail of this identity.
    .fix = Set the behaviour on MX failure to USE_DEFAULT_VALUE. With REJECT_MESSAGE, trouble in DNS later stops sign-ups as well.
finding-mail-from-name-taken = { $mail_from } already holds other records. A MAIL FROM name must have SES's MX alone and receive no mail.
    .fix = Choose another name for MAIL FROM and leave these records as they are.

## Records.

finding-dkim-missing = { $record } is not in DNS. SES verifies the domain once it sees all three DKIM records.
    .fix = Add the record at the DNS host as it is shown here.
finding-dkim-differs = { $record } stands in DNS otherwise than SES needs it.
    .fix = Correct the record at the DNS host: type CNAME, with the wanted value.
finding-mx-missing = { $mail_from } has no MX record, so SES cannot verify it.
    .fix = Add the MX record as it is shown here. Many DNS hosts take the priority, 10, in a field of its own.
finding-mx-wrong-region = The MX of { $mail_from } names { $other }, while SES sends from { $region }. AWS documents that one MAIL FROM domain may serve several Regions with the MX of the first.
    .fix = If { $region } alone uses this name, put its own endpoint there. If { $other } uses it too and MAIL FROM stays pending here, choose another name for { $region }.
finding-mx-more-than-one = { $mail_from } has more than one MX record. AWS documents that the set-up fails unless there is exactly one.
    .fix = Remove the others if nothing needs them. If the name receives mail, choose another one for MAIL FROM.
finding-mx-differs = The MX of { $mail_from } does not lead to SES.
    .fix = If nothing receives mail at this name, replace the value with the wanted one. Otherwise choose another name for MAIL FROM.
finding-spf-missing = { $mail_from } has no SPF record. SES looks at the MX only, so MAIL FROM can be verified while SPF does not pass.
    .fix = Add the TXT record as it is shown here, at this name. An SPF record at the domain itself does not count for MAIL FROM.
finding-spf-duplicate = { $mail_from } has more than one SPF record; receivers then treat SPF as an error (permerror, RFC 7208 section 4.5).
    .fix = Merge them into one that begins with v=spf1, and remove the rest. It needs to hold include:amazonses.com
finding-spf-without-ses = The SPF record of { $mail_from } does not allow SES to send.
    .fix = Insert this before the record's closing "all": include:amazonses.com
finding-dmarc-missing = No DMARC record applies to { $domain }, neither at its own name nor at a parent. Gmail wants one from senders of 5,000 mails a day and more, and docomo has been reported to mark mail without one.
    .fix = Add the TXT record as it is shown here. With p=none, it asks receivers to treat no mail differently.
finding-dmarc-duplicate = { $name } has more than one DMARC record; receivers then apply none of them.
    .fix = Keep one. Where they differ, keep the stricter policy and the rua addresses of all.
finding-cname-in-the-way = { $name } is a CNAME, and DNS allows no other record beside one.
    .fix = Remove the CNAME if nothing uses it. If it is the MAIL FROM name, choosing another one leaves the CNAME in peace.

## Name servers and zones.

finding-authoritative-lags = { $right } of { $total } name servers give { $record } as it should be; the others still give an older answer.
    .fix = Wait until all agree. If they do not within the hour, ask the DNS host about the zone transfer between its servers.
finding-dns-not-measured = Not every name server of { $domain } could be asked from this machine. What they hold is not known, which does not mean that something is missing.
    .fix = Port 53 may be closed from here. Look from another network, or go by what SES itself reports under Propagation.
finding-domain-does-not-exist = DNS answers that { $domain } does not exist.
    .fix = Compare the spelling first. If it is right, look at the registrar: the domain may not be registered, may have expired, or may have no name servers yet.
finding-zone-not-delegated-here = The hosted zone { $zone } does not answer for { $domain }: the parent zone names other name servers. Records written there stay unseen.
    .fix = Publish at the DNS host that does answer. Or have the registrar name this zone's servers; that moves every record of the domain, so copy them all first.
finding-zone-private-only = { $zone } is a private hosted zone: neither SES nor receivers can see what is in it.
    .fix = Publish in the public zone of { $domain }, or choose to enter the records by hand.
finding-zone-ambiguous = More than one public hosted zone is called { $domain }. Only the one whose name servers the parent zone names is in use.
    .fix = Compare their name servers with those at the registrar, then name the zone with --hosted-zone
finding-zone-linked-service = { $zone } belongs to { $service }; Route 53 does not let others change it.
    .fix = Change the records through { $service }, or choose to enter them by hand.
finding-zone-in-other-account = { $domain } is served by Route 53, but not by a zone of account { $account }.
    .fix = Name a profile of the account that holds the zone with --dns-profile, or choose to enter the records by hand.
finding-ses-sees-other-zone = When SES last looked, it found { $server } in charge of { $domain }. That server does not belong to the zone you publish in.
    .fix = Compare the name servers at the registrar with those of your zone. After a recent move, SES may still have the old answer.

## User pool.

finding-bind-before-verified = The pool cannot send as { $domain } yet: the identity is not verified in { $region }.
    .fix = Finish Records and Propagation first, then bind the pool.
finding-from-outside-identity = { $from } does not lie within the identity { $domain }.
    .fix = Choose a From address at this domain or below it, or an identity that covers the address.
finding-custom-email-sender = { $pool } has a CustomEmailSender trigger: Cognito hands every mail to that Lambda function and sends none through SES itself.
    .fix = While the trigger stands, binding changes nothing that users see. Let the function send as this domain, or remove the trigger.
finding-pool-unknown-fields = { $pool } has settings that this version does not know. Sending the pool back without them could reset them, so nothing is written.
    .fix = Use a newer version of sendoff, or change the e-mail settings in the Cognito console.
finding-pool-uses-default-sender = { $pool } names an SES identity but still sends with Cognito's own sender, which is limited to 50 mails a day.
    .fix = Bind the pool here; that sets EmailSendingAccount to DEVELOPER.
finding-pool-managed-elsewhere = { $pool } is managed by { $owner }. Its next deployment may put the e-mail settings back.
    .fix = Make the same change in the source of { $owner }.
finding-pool-email-failure = Cognito reports that mail of { $pool } has failed.
    .fix = AWS has deprecated this report, so it may be old. The current failures are in CloudTrail, as events of cognito-idp.amazonaws.com

## Test mail.

finding-may-have-gone-out = { $what } was sent { $time } and no answer came back. It may have gone out.
    .fix = Look whether it arrived before you send it again. Nothing is repeated on its own.
finding-test-user-left = The test user { $username } is still in { $pool }.
    .fix = Delete the user here, or in the Cognito console.
