# Words of the text reports, plain mode and the command line.

report-unknown = not known yet
report-request-id = AWS request id
report-found = found
report-wanted = wanted
report-no-records = The records are known once the domain's identity exists in SES and a MAIL FROM name is chosen.
report-several-setups = Several set-ups are known for this account and Region. Which one is meant?
report-again = It is tried again by itself.
report-carry-out = Carry this out?
report-name-the-pool = The user pool is not bound, since --yes asks nobody: name it with --user-pool.
report-by-a-person = apply leaves this to a person: start sendoff without apply.
report-read-only = Read-only, so this is left undone:
report-serving = The simulated account and DNS are being served. Ctrl-C ends them.
report-needs-yes = apply asks before each change, and there is no terminal to answer at. Add --yes to carry out every change without asking.
report-no-scenario = There is no scenario of this name. The scenarios are:

report-column-record = record
report-column-type = type
report-column-name = name
report-column-value = value
report-column-status = status

report-pool-carried = { $count ->
    [one] The pool's one other setting goes back as it is. A snapshot is written first.
   *[other] The pool's { $count } other settings go back as they are. A snapshot is written first.
}

plain-number = Number
plain-not-a-number = Please enter one of the numbers, or q to quit.
plain-more-pools = … and { $count } more: type part of a name
plain-number-or-part = Number, or part of a name or id
plain-several-lines = Several lines are fine. An empty line ends the text.
plain-carry-out = Carry this out
plain-leave = Leave it as it is and go on
plain-look = Look again
plain-entered = I have entered the records
plain-later = Not now: the request is best sent once the domain is verified
plain-request = Write the request for production access
plain-quit = Quit; everything done so far stays
plain-waiting = Waiting for DNS, SES or a reviewer; news appears here. Enter looks again, q and Enter quits.
