# The wizard without a screen: the choices of its menus, and what it asks.

plain-number = Number
plain-not-a-number = Please enter one of the numbers, or q to quit.
plain-more-pools = … and { $count } more: type part of a name
plain-number-or-part = Number, or part of a name or id
plain-several-lines = An empty line takes the text above; its blanks are asked one by one. Or write your own: several lines are fine, and an empty line ends it.
plain-carry-out = Carry this out
plain-carry-out-held = Bind it all the same; you have to type the pool’s name
plain-delete-user = Delete this user; you have to type its name
plain-name-or-leave = An empty line leaves it as it is.
plain-put-back = Put it back as it was
plain-owner-code = Show the lines for what deploys this pool
plain-read-only = Read-only: this is shown and not carried out. Start again without --read-only to make the change.
plain-leave = Leave it as it is and go on
plain-look = Look again
plain-entered = I have entered the records
plain-later = Not now: the request is best sent once the domain is verified
plain-request = Write the request for production access
plain-quit = Quit; everything done so far stays
plain-waiting = Waiting for DNS, SES or a reviewer; news appears here. Enter looks again, q and Enter quits.
plain-held = The bind of the user pool is held. b and Enter shows what holds it, and how to bind it all the same.
plain-nothing-under-way = Nothing is under way, and what is left was left for later. Enter looks again, q and Enter quits.
