# Words of the core's small codes: statuses, records, fields, inputs and keys.

## Durations, from the greatest unit that fits.

duration-seconds = { $large } s
duration-minutes = { $large } min
duration-hours = { $large } h
duration-hours-minutes = { $large } h { $small } min
duration-days = { $large } d
duration-days-hours = { $large } d { $small } h
time-yesterday = yesterday { $time }

## How a step stands, and how bad a finding is.

status-done = done
status-todo = to do
status-waiting = waiting
status-blocked = not yet
status-wrong = wrong
status-skipped = skipped

severity-error = error
severity-warning = warning
severity-wait = wait
severity-info = note

## Records, and how they stand.

record-dkim-1 = DKIM 1
record-dkim-2 = DKIM 2
record-dkim-3 = DKIM 3
record-mail-from-mx = MAIL FROM MX
record-mail-from-spf = MAIL FROM SPF
record-dmarc = DMARC
record-sender-spf = Sender's SPF

record-status-live = live
record-status-propagating = on some servers
record-status-missing = not there
record-status-wrong = wrong
record-status-conflict = name is taken
record-status-covered = covered
record-status-unknown = not measured

judgement-match = right
judgement-differs = differs
judgement-nxdomain = no such name
judgement-nodata = no such record
judgement-servfail = server failure
judgement-refused = refused
judgement-lame = not its zone
judgement-malformed = unreadable
judgement-timeout = no answer
judgement-unreachable = unreachable

## What SES saw when it last looked.

ses-states = DKIM { $dkim }, MAIL FROM { $mail_from }
ses-states-by = DKIM { $dkim }, MAIL FROM { $mail_from } (primary name server { $server })
ses-mail-from-not-set = not set
ses-looked = SES looked { $ago } ago: { $states }
ses-not-again = SES looked { $ago } ago, before all records stood: { $states }. Nothing is wrong yet; it looks again by itself.
ses-not-looked = SES has not looked yet: { $states }
ses-looked-and-saw = { $looked }. { $saw }
ses-until = AWS documents 72 hours: SES looks for { $what } until about { $until }.
ses-error =
    { $code ->
        [HOST_NOT_FOUND] It found one of the names missing (HOST_NOT_FOUND).
        [TYPE_NOT_FOUND] It found a name without the record (TYPE_NOT_FOUND).
        [INVALID_VALUE] It found a record with another value (INVALID_VALUE).
        [DNS_SERVER_ERROR] The name servers did not answer it properly (DNS_SERVER_ERROR).
       *[other] It reports { $code }
    }
verification-pending = pending
verification-success = verified
verification-failed = failed
verification-temporary-failure = failed for now
verification-not-started = not started
verification-unknown = in a state newer than this program

## What a person decides.

field-from = From address
    .help = The address that your users see, with a name or without: Example <no-reply@example.com>
field-mail-from = MAIL FROM domain
    .help = A subdomain that nothing else uses and that receives no mail. Bounces go to it; your users do not see it.
field-dns-profile = DNS profile
    .help = The profile of the account that holds the hosted zone. Space or the arrows change it; Enter takes it.
field-publish = Publish
    .help = How the records come into DNS.
field-publish-route53 = write to Route 53 from here
field-publish-manual = enter by hand at the DNS host
field-user-pool = User pool
    .help = The pool whose mail goes through SES from now on.
field-website = Website
    .help = The address of your service, 1 to 1000 characters. AWS may open it, so it should be live.
field-contact = Contact
    .help = An address at which AWS may reach you about the request. May stay empty.
field-contact-language = Reply language
    .help = The language in which AWS answers.
field-contact-language-EN = English
field-contact-language-JA = Japanese
field-use-case = Use case
    .help = Fill in each ____blank____ and check every sentence: AWS reads it as yours. At most 5000 characters.
field-to = Test recipient
    .help = A mailbox that you can open. In the sandbox SES takes only an address at a verified domain, another verified address, or its simulator.

## Why an input cannot be taken.

input-empty = Nothing is entered yet.
input-not-a-domain = This is not a domain name. One looks like example.com
input-public-suffix = This is a public suffix. Enter the domain registered below it.
input-not-an-address = This is not an e-mail address. One looks like no-reply@example.com
input-local-part-not-ascii = SES takes only ASCII before the @. This is not: { $what }
input-not-in-a-domain = This character cannot be in a domain: { $what }
input-not-below-the-domain = This name does not lie below the domain.
input-not-a-url = This is not a web address. One looks like https://example.com
input-too-long = This is longer than AWS takes.
input-not-an-option = This is none of the values offered.
input-not-a-pool-id = This is not a pool's id. One looks like us-east-1_Ab12Cd34E
input-display-name = The name cannot be read. Write it as Example <no-reply@example.com>
input-not-verified = The SES sandbox would refuse it. Use an address at { $domain }
input-blank-left = Still to fill in: { $what }
input-hint-left = A hint of the proposed text is still here: { $what }
input-not-shown = AWS and DNS do not show this now: { $what }

## What Enter does: a short imperative for the footer.

enter-next = next
enter-submit = accept, go on
enter-preview = preview
enter-undo = undo: preview
enter-sender-spf-on = turn it on
enter-sender-spf-off = turn it off
enter-confirm = go ahead
enter-confirm-request-production = send request
enter-confirm-create-identity = create identity
enter-confirm-start-dkim = start DKIM
enter-confirm-enable-signing = turn on signing
enter-confirm-remember-choices = keep them in AWS
enter-confirm-set-mail-from = confirm
enter-confirm-publish-records = write records
enter-confirm-take-back-records = take back
enter-send-then-bind = send, then bind
enter-confirm-bind-pool = bind
enter-confirm-restore-pool = put back
enter-confirm-send-mail = send mail
enter-confirm-invite-test-user = invite test user
enter-confirm-delete-test-user = delete test user
enter-too-soon = one moment
enter-pick-first = pick a pool
enter-accept = accept
enter-type-code = type the code
enter-type-name = type the name
enter-choose-setup = choose
enter-export = write file
enter-close = close
enter-retry = try again
enter-leave = leave as it is
enter-wait = nothing to do
enter-finish = finish

## How the text went to the clipboard.

copied-terminal = Sent to your terminal's clipboard. Some terminals ignore this; then select the value with the mouse.
copied-tmux = Sent to the clipboard of each terminal attached to this tmux session: { $clients }
copied-failed = Nothing was copied. Select the value with the mouse instead.

## Notices.

note-request-waits = The request waits: choose the From address first. It is sent for that address's domain, in step { $step }.
note-proposed-again = Nothing was entered, so the proposed text is back.
note-field-full = Nothing was taken: this field holds at most { $limit } characters.
note-paste-too-long = Nothing was taken: more than { $megabytes } MB were pasted at once.
note-sandbox-noted = Sandbox noted. The request is best sent once the domain is verified; Enter will lead back here then.
note-mail-from-confirmed = Confirmed. { $mail_from } is set at SES once its MX answers.
note-mail-from-moved = Someone else set the MAIL FROM domain to { $standing }. Your confirmation of { $mail_from } no longer counts; nothing was written.
note-mail-from-gone = Someone else removed the MAIL FROM domain. Your confirmation of { $mail_from } no longer counts; nothing was written.
note-mail-from-set-by-others = Someone else has already set the MAIL FROM domain to { $mail_from }.
note-pick-first = No pool is chosen yet. Move to one with the arrow keys, then press Enter.
note-accepted = { $code } is accepted as it stands now. --accept none takes that back.
note-accept-absent = { $code } was not accepted: nothing of that code was found.
note-accept-bind = { $code } was not accepted: while it stands, mail would not arrive. It holds the bind until it is mended.
note-accept-test = { $code } was not accepted: that would not prove the pool. --skip test ends the step without this proof.
note-accept-nothing = { $code } was not accepted: it holds nothing up.
note-enter-held = That Enter was followed by another key, so nothing was confirmed. Press Enter once.
note-cancelled = Cancelled. Whether it took effect is looked up now.
note-looking = Looking again.
note-entered = Noted. The name servers are now asked for the records until they answer.
note-records-unread = The hosted zone could not be read, so nothing can be taken back now. Press u to try again.
note-records-moved = Nothing is taken back: what was written has been changed since by someone else ({ $names }).
note-sender-spf-on = Chosen. The look-ups it costs are counted now; it is written only after its preview.
note-sender-spf-off = No longer chosen. A record that was written for it stays; u puts it back.
note-exported = Written to { $path }
note-exported-batch = Written to { $path }. The zone's owner runs in that directory: { $command }
note-export-failed = Nothing was written: { $why }
note-nothing-left = Nothing was written: there is no record left to publish in this form.
note-nothing-to-export = There is something to export once the From address is known.
note-preview-moved = What stands has changed since this was shown. Look at it once more before Enter.
note-done-by-others = Done meanwhile by someone else, or from another machine: { $steps }
note-already = It stood already, so nothing was written.
note-pool-others-wrote = The user pool was changed. Someone else changed it right afterwards too; nothing of theirs was touched.
note-name-not-typed = The name that has to be typed is another, so nothing was done.
note-overtaken = Someone else has done this meanwhile. Nothing is left to do here.
note-nothing-to-undo = Nothing that was changed here by this machine stands to be put back.
note-not-put-back = u puts back records, the pool’s sender and test users. What was done at this step stays; the change document (e) has the commands that take it back.
note-pool-theirs = Nothing is undone: someone else has changed these settings since they were written: { $members }. They stay as they are.
note-needs-developer = The pool cannot go back to Cognito's own sender while these stand, which need EmailSendingAccount DEVELOPER: { $members }. Turn them off in Cognito first, then press u again.

# Where each service is asked.

service-sts = STS
service-ses = SES
service-route53 = Route 53
service-cognito = Cognito
service-and = ,{" "}
endpoints-at = { $services } at { $place }
endpoints-rest = rest AWS
endpoints-and = ;{" "}
