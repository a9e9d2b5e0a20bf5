# What the last line says.

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
