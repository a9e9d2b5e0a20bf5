# Names, reasons and summaries of the steps. A name takes 14 columns at most, a summary 50.

step-account = Account
    .why = Everything that follows is read from and written to this AWS account and Region. SES keeps sandbox, quotas and identities for each Region apart, so the Region matters as much as the account.
step-access = Access
    .why = In the SES sandbox, mail reaches only recipients that you have verified, 200 of them in 24 hours. Production access lifts this for one Region; AWS grants it after a review.
step-identity = Identity
    .why = A domain identity lets SES send from every address of your domain and sign each mail with DKIM. Receivers use that signature to tell your mail from mail that only claims to be yours.
step-mail-from = MAIL FROM
    .why = Without a domain of your own here, SPF passes for amazonses.com and not for you. With a subdomain of yours, SPF counts for your domain too, beside DKIM.
step-records = Records
    .why = Receivers look these records up to see that SES may send for your domain. Every name server of the zone must give the same answer.
step-propagation = Propagation
    .why = SES looks the records up by itself before it lets the domain send. AWS documents up to 72 hours for this; it is often a matter of minutes.
step-pool = User pool
    .why = With Cognito's own sender, mail is limited to 50 a day and comes from an address that is not yours. Bound to SES, sign-up codes and password resets come from your domain and use its quota.
step-test = Test mail
    .why = A call that AWS accepts is not yet a mail that arrives. One mail through SES and one through the pool show that both ways work under the settings that stand now, once both have arrived.

## Account.

summary-account-known = { $account } in { $region }
summary-account-asking = asking AWS who you are
summary-account-problem = AWS could not be asked

## Access.

summary-access-production =
    { $quota ->
        [-1] production, no daily limit
       *[other] production, { $quota } recipients a day
    }
summary-access-sandbox = in the sandbox
summary-access-pending =
    { GIVEN($case) ->
        [no] request under review
       *[yes] request under review, case { $case }
    }
summary-access-denied =
    { GIVEN($case) ->
        [no] request declined
       *[yes] request declined, case { $case }
    }
summary-access-failed = AWS did not receive the request
summary-access-paused = sending is paused
summary-account-first = waits for the account
summary-access-asking = asking SES

## Identity.

summary-identity-asking = asking SES
summary-identity-question = which address should your users see?
summary-identity-missing = no identity for { $domain } yet
summary-identity-pending = created, DKIM not verified yet
summary-identity-verified = verified, signing with DKIM
summary-identity-remember = set up; your choices are not in AWS yet
summary-identity-dkim-not-started = DKIM is not started
summary-identity-failed = DKIM verification has failed
summary-identity-signing-off = DKIM signing is switched off
summary-identity-byodkim = signing with your own key (BYODKIM)
summary-identity-replica = signing with another Region's keys

## MAIL FROM.

summary-mail-from-proposed = { $mail_from } is proposed
summary-mail-from-other = SES has { $standing }, not { $mail_from }
summary-mail-from-confirmed = chosen, set once its MX answers
summary-mail-from-taken = { $mail_from } is in use for other mail
summary-mail-from-pending = set, SES has not seen its MX yet
summary-mail-from-success = { $mail_from } in use
summary-mail-from-failed = SES no longer looks for its MX
summary-mail-from-blocked = waits for the identity

## Records.

summary-records-live = at your DNS host, { $live }/{ $total }
summary-records-todo = ready to publish
summary-records-waiting = published, { $live }/{ $total } live so far
summary-records-wrong = { $live }/{ $total } right, the others need a look
summary-records-no-zone = no such hosted zone in this account
summary-records-blocked = waits for identity and MAIL FROM
summary-records-unnamed = waits for the MAIL FROM name

## Propagation. The statuses are SES's own codes.

summary-propagation-waiting = { $dkim ->
        [PENDING] DKIM pending
        [SUCCESS] DKIM verified
        [FAILED] DKIM failed
        [TEMPORARY_FAILURE] DKIM being retried
        [NOT_STARTED] DKIM not started
       *[other] DKIM { $dkim }
    }, { $mail_from ->
        [PENDING] MAIL FROM pending
        [SUCCESS] MAIL FROM verified
        [FAILED] MAIL FROM failed
        [TEMPORARY_FAILURE] MAIL FROM being retried
        [NOT_STARTED] MAIL FROM not set
        [OTHER] MAIL FROM is another name
       *[other] MAIL FROM { $mail_from }
    }
summary-propagation-records = SES sees both, not every record stands
summary-propagation-done = SES sees DKIM and MAIL FROM
summary-propagation-blocked = waits for the records
summary-propagation-failed = SES has stopped looking

## User pool.

summary-pool-unchosen = no pool chosen yet
summary-pool-ready = ready to bind
summary-error-stands = set up, but an error remains
summary-held = held: its mail would not arrive
summary-pool-held = held until SES can deliver its mail
summary-pool-bound = sends through SES
summary-pool-asking = asking Cognito
summary-pool-unreadable = Cognito did not give this pool
summary-pool-blocked = waits for the identity

## Test mail.

summary-test-todo = ready to send
summary-test-sent = sent { $time }
summary-test-blocked = waits for the steps before it
summary-test-no-recipient = to which mailbox?
summary-test-sandbox = SES can be tested before the bind
summary-test-simulated = SES accepts mail; to which mailbox?
summary-test-before-bind = SES mail sent, the pool's waits for the bind
summary-test-user-left = both sent, the test user is still there
summary-test-user-stands = a test user is still there
summary-test-looking = looking for the test user
summary-test-elsewhere = no test on record on this machine
summary-test-half = SES mail sent, the pool's is open
summary-test-unproven = SES mail sent, the pool cannot be proven so
summary-test-ses-alone = ready to send, through SES alone

held-unproven = SES has taken no mail with these settings yet. One goes out first.
held-unknown =
    { $users ->
        [0] How SES stands in { $region } is not known. Binding now could stop this pool's mail.
       *[other] How SES stands in { $region } is not known. Binding now could stop mail for about { $users } users.
    }
held-sandbox =
    { $users ->
        [0] SES in { $region } is still a sandbox. Binding now would stop this pool's sign-up mail, except to verified recipients.
       *[other] SES in { $region } is still a sandbox. Binding now would stop sign-up mail for about { $users } users.
    }
held-sending-paused =
    { $users ->
        [0] SES sends nothing in { $region } while sending is paused. Binding now would stop this pool's mail.
       *[other] SES sends nothing in { $region } while sending is paused. Binding now would stop mail for about { $users } users.
    }
held-not-verified =
    { $users ->
        [0] SES in { $region } has not verified DKIM yet. Binding now would be refused, or this pool's mail would go out unsigned.
       *[other] SES in { $region } has not verified DKIM yet. Binding now would be refused, or mail to about { $users } users would go out unsigned.
    }
held-signing-off =
    { $users ->
        [0] DKIM signing is off in { $region }. Bound now, this pool's mail would go out without your signature.
       *[other] DKIM signing is off in { $region }. Bound now, mail to about { $users } users would go out without your signature.
    }
