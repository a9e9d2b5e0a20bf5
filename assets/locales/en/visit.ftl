# What is new since the wizard was last here.

## What may have gone out, as the subject of a sentence.

deed-request-production = The request for production access
deed-send-mail = The test mail through SES
deed-invite-test-user = The invitation of the test user

## What happened meanwhile.

visit = Since { $since }: { $what }. { $next }
visit-and = { $first }, { $rest }
visit-nothing = nothing new
visit-cut-off = “{ $change }” was cut off, so what stands was looked up again
visit-dkim = DKIM { $status }
visit-mail-from = MAIL FROM { $status }
visit-ses-success = verified
visit-ses-pending = pending
visit-ses-failed = failed
visit-ses-temporary-failure = failed for now
visit-ses-still-pending = still pending
visit-ses-still-temporary-failure = still failing for now
visit-ses-not-started = not started
visit-ses-unknown = in a state that this version does not know
visit-mail-from-moved = MAIL FROM is now { $standing } instead of { $before }
visit-mail-from-gone = MAIL FROM was removed (it was { $before })
visit-mail-from-set = MAIL FROM is now { $standing }
visit-production = production access granted
visit-review-pending = review pending
visit-review-pending-case = review pending (case { $case })
visit-review-still-pending = review still pending
visit-review-still-pending-case = review still pending (case { $case })
visit-review-denied = production access denied
visit-review-denied-case = production access denied (case { $case })
visit-review-failed = the request did not reach AWS’s reviewers
visit-review-failed-case = the request did not reach AWS’s reviewers (case { $case })
visit-done = { $step } done
visit-lost = { $step } no longer as it was
visit-complete = All steps are done.
visit-next = Next: { $step }
visit-wait = Nothing to do now.
