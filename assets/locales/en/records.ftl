# Records, and what SES saw of them.

## The status of a step.

status-done = done
status-todo = to do
status-waiting = waiting
status-blocked = not yet
status-wrong = wrong
status-skipped = skipped

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
