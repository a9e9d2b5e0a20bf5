# Words of the screens.

screen-title = { $domain }: { $step }, { $state } ({ $done }/{ $total })
screen-too-small = sendoff needs { $columns }x{ $rows }; this window is { $width }x{ $height }. Nothing is lost.
screen-rehearsal = rehearsal
screen-read-only = read-only

screen-above = { $lines } lines above
screen-below = { $lines } more, PgDn
screen-under-way = under way
screen-field-clipped = { $lines } more lines
screen-queued = { $count } more to do
screen-asking-dns = { $count } DNS questions
screen-attempt = { $what }, attempt { $attempt }

screen-column-record = record
screen-column-authoritative = name servers
screen-column-resolvers = resolvers
screen-covered-by = covered by { $name }
screen-not-asked = not asked yet
screen-not-yet = not yet
screen-on-its-way = on its way
screen-so-far = { $count } so far

screen-cause-name-doubled = doubled name
screen-cause-other-name = at another name
screen-cause-swapped = value as the name
screen-cause-other-type = another type
screen-cause-proxied = proxied
screen-cause-flattened = flattened
screen-cause-delegated = in a deeper zone
screen-cause-value-doubled = doubled value
screen-cause-mistyped = a letter differs
screen-cause-other-value = another value
screen-cause-wildcard = only a wildcard
screen-cause-invisible = hidden character
screen-cause-quotes = stray quotes
screen-cause-more-than-one = more than one
screen-cause-without-ses = without SES
screen-cause-dnssec = DNSSEC fails
screen-cause-receives-mail = receives mail
screen-resolvers-left = { $count }, about { $left }
screen-cached = { $what }, kept about { $left } more

screen-system-resolver = this machine

screen-record-type = Type
screen-at-host = at { $host }
screen-part-host = Name
screen-part-host-relative = Name, where the host adds { $zone } itself
screen-part-host-full = Name, where it does not
screen-part-value = Value
screen-part-priority-and-server = Value, where the priority belongs to it
screen-part-mail-server = Mail server
screen-part-mail-server-apart = Mail server, where the priority has a field of its own
screen-part-priority = Priority
screen-part-line = This line, below those that stand there
screen-host-check = A record that stands there already tells which: if its name is listed without { $zone }, enter the short one.
screen-host-note-proxy-off = Proxy status: DNS only (grey cloud).
screen-host-note-custom-mx = An MX is entered under Mail Settings, Custom MX; the box without a title is the priority.
screen-host-note-confirm-page = Nothing is saved until the confirmation page is confirmed.
screen-host-note-also-value-domain = VALUE-DOMAIN has these name servers too, with another form.
screen-host-note-mx-line = In VALUE-DOMAIN's lines an MX gives the server first, then the priority. How a name below the domain is written there, no page that we found says.
screen-host-unchecked = We have not seen this host's page; its own form decides.
screen-host-publishes-one-day = { $host } says that a change takes from some hours to a day.
screen-host-publishes-two-days = { $host } says that a change takes from some hours to two days.

screen-accepted = Accepted as it is, { $time }.
screen-found = found
screen-wanted = wanted
screen-tried = Tried: { $what }
screen-request-id = request id { $id }
screen-caller-dns = with the DNS profile
screen-retry-at = Tried again at { $time }.

screen-sends-now = sends now
screen-will-send = will send
screen-pool-place = { $place } of { $count }
screen-users = { $users } users (estimate)
screen-undo = u afterwards: one UpdateUserPool, no DNS or review to wait for
screen-carried = Snapshot first. The { $count } other settings go back as they are.
screen-carried-shown = Snapshot first. The { $count } other settings go back as they are (v shows them).
screen-leaves-out-validity = Of these, UnusedAccountValidityDays is left out: Cognito refuses it beside its successor TemporaryPasswordValidityDays, which goes in its place.
screen-window = Cognito has no lock: a change by others in the second before would be lost.
screen-pools-filter = Filter
screen-pools-place = { $from } to { $to } of { $count } pools
screen-no-pool-matches = No pool has this in its name or id. A whole id can be given here, too: Enter takes it.
screen-owner-code = Put this where the pool is deployed from, so that the next deployment keeps what is written here.
screen-owner-question = If Terraform manages this pool, its next apply undoes this: o shows the lines.
screen-held-until = Nothing is lost by waiting: it can be bound as soon as this is over. To bind it all the same, you have to type its name.
screen-all-settings = Everything that UpdateUserPool will be told
screen-unknown-members = This pool has settings that sendoff does not know. UpdateUserPool would reset them, so nothing is sent:
screen-accepted-members = These settings are newer than sendoff. They go back as they came. Should Cognito not take one of them back, it is reset; everything is compared after the write, and a loss is named.
screen-restores = Back to what stood at { $time }:
screen-restores-others = Other settings that go back too:
screen-sends-after = sends then
screen-type-code = Type the code of the one to accept:
screen-proof = The pool is bound only if SES takes it.
screen-type-name = Type the pool's name to go on all the same:
screen-type-user-name = Type the user name { $username } to delete this user:

screen-mail-from-now = Your name servers answer with this name's MX already, so SES is told at once.
screen-mail-from-later = Nothing is sent yet. SES is told once your name servers answer with this name's MX, so that it does not look too early.
screen-test-meaning = These go out one after the other. The test user is there to have the pool send a mail of its own, and is deleted again at once. Whether the mail arrives, only the mailbox shows.
screen-mail-simulator = Nobody receives this mail. Accepted, it shows that SES takes mail with this From address, identity and configuration set, and nothing about a mailbox or the pool.
screen-mail-alone = Accepted, it shows that SES takes mail with this From address, identity and configuration set. Whether it arrives, only the mailbox shows. About the pool's own mail it shows nothing.
screen-request-now = The domain is verified, so the request is best sent now.
screen-all-done = All steps are done: the pool { $pool } sends as { $from }. See whether both mails arrived, and not in spam.

screen-by-hand-beside = Not in this account's Route 53: { $records }. They are entered where their zone is managed: { $open } shows one, { $copy } copies, { $export } makes a message or a change batch for whoever runs it. Then press { $entered }.
screen-by-hand =
    { GIVEN($host) ->
        [no] Enter these at your DNS host: { $open } shows one as its form asks for it, { $copy } copies, { $next } is the next. Then press { $entered }.
       *[yes] Enter these at { $host }, which runs your DNS: { $open } shows one in the words of its form, { $copy } copies, { $next } is the next. Then press { $entered }.
    }

screen-wildcard-hidden = { $wildcard } ({ $type }) answers for { $name } today and no longer will once this is written.
screen-set-stays = { $name } { $type } stays as it is.
screen-others-stay =
    { $count ->
        [one] 1 other record set of the zone is not touched.
       *[other] { $count } other record sets of the zone are not touched.
    }
screen-taken-back-dkim =
    { $status ->
        [success] SES checks the DKIM records again. Once they are gone, it revokes DKIM: email then goes out unsigned, or not at all, and DKIM must be set up again from the beginning.
       *[other] Without these records SES does not verify the domain.
    }
screen-taken-back-mail-from =
    { $rejects ->
        [yes] Without its MX, SES refuses every email of this domain (REJECT_MESSAGE), until MAIL FROM is set otherwise.
       *[no] Without its MX, SES stops using { $mail_from } as MAIL FROM and uses amazonses.com instead.
    }
screen-taken-back-pool = The user pool { $pool } sends through this domain: its emails are affected. Switch it back first (u at its step).
screen-not-in-sync = Route 53 took the change and is spreading it to its servers (PENDING, { $took }).
screen-in-sync = All servers of Route 53 have the change (INSYNC after { $took }).
screen-waiting-access = SES is asked for the outcome every minute; the user pool can be bound once access is granted.
screen-waiting-mail-from = This waits for the MX, one of the records of the next step. Once your name servers answer with it, MAIL FROM is set at SES by itself.
screen-waiting-records = Your name servers are asked every second at first, later every 10 seconds.
screen-waiting-propagation = SES looks by itself; what it saw is read every 10 seconds.
screen-waiting-since = Waiting since { $time } ({ $ago }).
screen-safe-to-quit = Nobody needs to stay: after q, the next start resumes here.
screen-safe-to-quit-rehearsal = With AWS nobody needs to stay, as the next start resumes here; only a rehearsal is over with q.

screen-identity = Identity
screen-region = Region
screen-dkim = DKIM
screen-mail-from = MAIL FROM
screen-tags-meaning = A colleague then needs only --domain. Whoever may read the identity in this account sees these tags; its other tags stay.
screen-tag = Tag
screen-trigger = Runs Lambda
screen-replaced = So far
screen-mx-failure = Where the MX fails
screen-hosted-zone = Hosted zone
screen-from = From
screen-website = Website
screen-contact = Contact
screen-contact-language = Reply language
screen-mail-type = Mail type

screen-not-set = not set
screen-account = Account
screen-caller = Caller
screen-profile = Profile
screen-dns-profile = DNS profile
screen-endpoint = Endpoint
screen-quota = Quota
screen-quota-value = { $quota } recipients in 24 hours, { $rate } a second
screen-quota-unlimited = no daily limit, { $rate } recipients a second
screen-sent = Sent so far
screen-sent-value = { $sent } in the last 24 hours
screen-enforcement = Account health
screen-signing = Signing
screen-signing-on = on
screen-signing-off = off
screen-key = Key
screen-sent-at = { $what } ({ $time })
screen-message-id = Message id

screen-commands = The same as AWS CLI commands
    .why = sendoff makes these calls itself once you confirm the preview, and checks what stands before and after. Typed by hand they do it without those checks.
screen-commands-pool = An AWS CLI that is older than a setting of the pool refuses the file (Unknown parameter in input). Leave the setting in the file: UpdateUserPool resets what it is not told.

screen-export = Export
    .why = Enter writes a new file into the directory in which sendoff was started, and never over one that is there. c copies the text instead.
screen-export-batch = Enter writes one file a zone. c copies each file and its command together, as one paste for the zone's owner.

screen-setups = Which set-up?
    .why = Several domains were set up from this machine with this account and Region. The others stay as they are.

screen-help = Keys
screen-help-signs = Signs

## SES in the From domain's own SPF record.

screen-accept = Accept what was found
    .why = The step counts as done although it stands. It is kept with your choices, named wherever it is found, and counts no more once what is found changes. --accept none takes it back.
screen-sender-spf = SES in the From domain's own SPF record
    .off = Off. With it, include:amazonses.com goes into that record too. Which look-ups this costs is counted before anything is written.
    .on = On. Turning it off leaves a record that was written already; u puts it back.
screen-spf-look-ups = SPF record of { $domain }: { $before } DNS look-ups today, { $after } with SES{ GIVEN($more) ->
        [yes] , and the records that were not read come on top
       *[no] { "" }
    }. A receiver makes 10 at most.

screen-enter-next = { $enter }: { $step }

## What the address means, at the identity step.

screen-reach-apex = { $domain } is the organisation's own domain. Its DMARC record covers every subdomain that has none of its own. Its SPF record stays as it is: mail through SES is checked at the MAIL FROM name.
screen-reach-subdomain = { $domain } is a subdomain of { $parent }. Without a DMARC record of its own, that of { $parent } applies to it. SPF is checked at the MAIL FROM name below it; nothing at { $parent } has to change.
screen-reach-either = An address at the domain itself (example.com) shares its DMARC policy with the organisation's other mail. One at a subdomain (auth.example.com) keeps sign-in mail apart, under the same policy until it has its own. SPF is checked at the MAIL FROM name either way.
