# Words of the change document (Markdown).

document-title = Change document: Amazon Cognito mail of { $domain } through Amazon SES

document-approval = Approval
document-approval-number = Change number
document-approval-window = Window (from, to)
document-approval-worker = Carried out by
document-approval-reviewer = Checked by
document-approval-approver = Approved by

document-purpose = Purpose
    .text = The user pool's mail (sign-up codes, password resets, invitations) is to be sent through Amazon SES from { $domain }, with DKIM, a custom MAIL FROM domain and DMARC, instead of from Cognito's shared sender.

document-scope = What is changed
document-scope-account = AWS account
document-scope-caller = Carried out as
document-scope-region = Region of SES
document-scope-identity = SES identity
document-scope-mail-from = MAIL FROM domain
document-scope-pool = User pool
document-scope-from = From address
document-scope-zones = DNS zones

document-impact = Impact
document-impact-dns = Adding the DNS records changes nothing in mail that flows today. Where a record is merged into one that stands, both values are listed below.
document-impact-identity = Creating the SES identity and setting MAIL FROM sends no mail and changes no sender.
document-impact-pool = Binding the user pool changes the sender of all its mail at once. Sign-in settings are not changed. All other settings of the pool go back as they were read, and are compared afterwards.
document-impact-rate = From then on the SES quota of the account and Region applies, and bounces and complaints count for its reputation.

document-conditions = Conditions before the user pool is bound, and for stopping
document-conditions-access = SES production access is granted in the Region, and sending is enabled.
document-conditions-verified = DKIM is SUCCESS and signing is enabled.
document-conditions-quiet = Nobody else (a colleague, Terraform, CloudFormation) changes the pool meanwhile. sendoff stops if the pool has moved since its preview.
document-conditions-stop = Stop where a preview shows more than this document, or where one of the conditions does not hold. Everything done up to then can stay; the pool keeps its sender.

document-plan = Plan
    .text = sendoff shows every change before it makes it, asks, and writes it to its journal. Each change can also be seen as an AWS CLI command (v in the preview).
document-work-account = Make sure of account, role and Region.
document-work-access = Make sure of production access; without it, request it and wait for the review.
document-work-identity = Create the domain identity with Easy DKIM (RSA 2048), or take over the one that stands.
document-work-mail-from = Choose the MAIL FROM domain. It is set at SES once its MX answers (USE_DEFAULT_VALUE where the MX fails).
document-work-records = Publish the records listed below.
document-work-propagation = Wait until SES reports SUCCESS for DKIM and MAIL FROM.
document-work-pool = Write a snapshot, then set EmailConfiguration with UpdateUserPool.
document-work-test = Send one mail through SES and one through the user pool, and look at both.

document-records = DNS records, before and after
document-settings = Settings, before and after
document-settings-rest = All other settings of the user pool stay as they are.

document-column-item = Item
document-column-content = Content
document-column-number = No.
document-column-step = Step
document-column-work = Work
document-column-status = Status
document-column-record = Record
document-column-name = Name
document-column-type = Type
document-column-before = Before
document-column-after = After
document-column-standing = State
document-column-setting = Setting
document-column-server = Server
document-column-answer = Answer
document-column-seen = Seen
document-column-time = Time
document-column-operation = Operation
document-column-outcome = Outcome
document-column-request = Ids (request, mail, Route 53 change)

document-none = none

document-back = Going back
    .text = In this order. The user pool comes first, since users notice nothing else. The commands hold the values as they were when this document was made; make it again just before going back.
document-back-pool = 1. User pool
    .text = Sends the pool as it stands with the EmailConfiguration from before. UpdateUserPool resets what it is not told, so always the whole file. Going back to Cognito's own sender is refused while e-mail MFA is on, and may be refused while the pool has custom message templates.
document-back-mail-from = 2. MAIL FROM
    .text = Only where MAIL FROM itself causes trouble. Without a name the call takes the setting away, and SES uses amazonses.com again.
    .earlier = Only where MAIL FROM itself causes trouble. The call sets the MAIL FROM domain of before again; its MX and SPF records have to stand when SES looks.
    .stays = Nothing to do: this change sets no MAIL FROM domain.
document-back-records = 3. DNS records
    .text = Only once neither SES nor the pool needs them. Each value is deleted by its exact content, and what it replaced comes back; where someone changed it since, the whole batch fails and nothing is done. Where no command follows, delete the records by hand at the DNS host.
document-back-identity = 4. SES identity
    .text = It can stay: an identity that nothing uses sends nothing. Before deleting it, make sure that no other user pool or program sends through it.
document-back-snapshot = sendoff wrote a snapshot of the pool before its change: { $file }, in the directory snapshots of this set-up below $XDG_STATE_HOME/sendoff (else ~/.local/state/sendoff). sendoff restore with this file does the same.
document-back-older = An AWS CLI that is older than a setting of the pool refuses the file (Unknown parameter in input). Leave the setting in the file, since UpdateUserPool resets what it is not told: use a newer AWS CLI, or sendoff.

document-check = Checks afterwards
document-check-ses = sendoff status shows all steps as done.
document-check-pool = The user pool has EmailSendingAccount DEVELOPER and the SourceArn listed above, and its other settings are as before.
document-check-mail = Both test mails have arrived, and not in spam.
document-check-headers = Their Authentication-Results show dkim=pass for the domain, spf=pass for the MAIL FROM domain and dmarc=pass.

document-evidence = Evidence
    .text = As sendoff saw it at { $time }: { $done } of { $total } steps done.
document-evidence-ses = Amazon SES
document-evidence-dns = Name servers
document-evidence-journal = Changes made (journal)
document-evidence-sets = Record sets written
document-evidence-cut = The journal has been cut since: { $count } older lines of up to { $time }, on which nothing rests any more, are not listed. Those of the last cut are in the file journal.1.jsonl of the state directory.
document-write-window = { $milliseconds } ms between the last read and the answer to the write
document-proves-identity = from the identity with the DKIM tokens { $tokens }
document-proves-pool = by the user pool created { $time }
document-outcome-done = done
document-outcome-already = stood already
document-outcome-failed = failed
document-outcome-unknown = not known
