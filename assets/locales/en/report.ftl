# The text reports and the command line.

report-unknown = not known yet
report-request-id = AWS request id
report-accepted = Accepted as it is, { $time }.
report-dry-run-nothing = Nothing to do.
report-dry-run-held = Held: { $change }
report-found = found
report-wanted = wanted
report-no-records = The records are known once the domain's identity exists in SES and a MAIL FROM name is chosen.
report-several-setups = Several set-ups are known for this account and Region. Which one is meant?
report-again = It is tried again by itself.
report-carry-out = Carry this out?
report-changed-since = Someone else has changed this since sendoff first looked, so --yes does not cover it. Run the command again to agree to what is in place now:
report-name-the-pool = The user pool is not bound, since --yes asks nobody: name it with --user-pool.
report-pool-managed = The user pool is not bound, since --yes asks nobody and something else deploys the pool: change its source, or run apply without --yes.
report-by-a-person = apply leaves this to a person: start sendoff without apply.
report-read-only = Read-only, so this is left undone:
report-serving = The simulated account and DNS are being served. Ctrl-C ends them.
report-needs-yes = apply asks before each change, and there is no terminal to answer at. Add --yes to carry out every change without asking.
report-restore-needs-yes = restore asks before it changes anything, and there is no terminal to answer at. With --yes it puts a snapshot of its own back without asking.
report-restore-already = { $pool } stands as it would be put back: nothing was written.
report-restore-rest = These settings are not as the snapshot has them, and were left alone. --all puts them back too:
report-restore-by-hand = These settings are not as the snapshot has them. Only SetUserPoolMfaConfig changes them, which sendoff does not call. Set them in the Cognito console:
report-restore-unknown = Settings that sendoff does not know go back only where a person types the pool's name: start it without --yes. Nothing was written.
report-restore-unproven = sendoff has no record of having written this snapshot as it is. Its own checksum guards against accidents, not against edits. Check every change below against the pool as it is now:
report-restore-unproven-yes = --yes restores only a snapshot in the state directory whose checksum the journal holds. Run restore without --yes and check each change. Nothing was written.
report-restore-again = Run the same command again: it shows what would change now.
report-restore-left = Nothing was written.
report-restore-held = A pool is bound while this holds only where a person types its name: start it without --yes. Nothing was written.
report-restore-needs-developer = The pool cannot go back to Cognito's own sender while these settings stand, which need EmailSendingAccount DEVELOPER. Turn them off in Cognito first. Nothing was written:
report-restore-other-account = The snapshot is of account { $snapshot }, and you are signed in to { $here }. Nothing was written.
report-restore-other-region = The snapshot is of a pool in { $snapshot }, and --region says { $here }. Nothing was written.
report-restore-other-pool = The snapshot is of the pool { $snapshot }, and --user-pool says { $here }. Nothing was written.
report-snapshot-disk = The snapshot { $file } could not be read.
report-snapshot-foreign = { $file } is not a snapshot that sendoff wrote.
report-snapshot-newer = A newer version of sendoff wrote the snapshot { $file }: use that one.
report-snapshot-edited = { $file } was changed after it was written: it does not match its own checksum. Use an unchanged copy, or set the values in Cognito.
report-too-few-files = The limit on open files is { $limit } here. sendoff needs room for { $needed } more than are open already. Run "ulimit -n { $enough }" first, or have the hard limit raised.
report-log-irregular = { $file } cannot be the log: it is not a regular file. Name another one with --log.
report-log-foreign = { $file } cannot be the log: it belongs to another user ({ $owner }). Nothing was written to it. Name another one with --log.
report-no-scenario = There is no scenario of this name. The scenarios are:

report-column-record = record
report-column-type = type
report-column-name = name
report-column-value = value
report-column-status = status

report-undo = sendoff restore, or u in the wizard: one UpdateUserPool, no DNS or review to wait for
report-pool-carried = { $count ->
    [one] The pool's one other setting goes back as it is. A snapshot is written first.
   *[other] The pool's { $count } other settings go back as they are. A snapshot is written first.
}

report-enter-by-hand = The records are to be entered by hand where the DNS is managed. sendoff records shows them, in the form that is asked for with --format.
report-owner-question = Does Terraform manage this pool? It leaves no mark on it, so sendoff cannot tell. If it does, its next apply undoes this, unless its source says the same.
report-owner-lines = The lines for its source are behind the key o at the user pool’s step of the wizard (sendoff).
