# What is handed on: exports.

handover-place = { $domain } on Amazon SES in { $region }, AWS account { $account }, as of { $time }

handover-new = to publish
handover-same = stands already
handover-merged = replaces what stands
handover-taken = something else stands there
handover-covered = nothing to publish, { $name } applies
handover-replaces = replaces { $value }
handover-in-the-way = { $record } is left out: { $name } holds { $type } { $value }, which is not replaced. sendoff status says what can be done.
handover-mail-from-open = The MAIL FROM name is not chosen yet, so its two records (MX and SPF) are missing from this list. Choose it first (--mail-from, or step 4 of the wizard), so that nobody has to enter records twice.
handover-nothing-left = All records stand; nothing is left to publish.

handover-column-record = Record
handover-column-name = Name
handover-column-host = Name within the zone
handover-column-type = Type
handover-column-value = Value
handover-column-ttl = TTL
handover-column-replaces = Replaces

handover-batch-for = Change batch for the zone { $zone }. Its owner runs this beside the file of that name:
handover-batch-zone-id = HOSTED_ZONE_ID: this account cannot see the zone, so its owner puts in the id of the public zone that the domain's name servers belong to.
handover-several-batches = There are several zones, and so several JSON documents. Each belongs in a file of its own.

handover-terraform-how = Terraform 1.5 or newer. Whatever stands is imported. Before any apply, read the plan: it should create only what is missing.
handover-terraform-elsewhere = The zone of these records is not in this AWS account. As data for the provider that holds it; quotes and trailing dots as that provider wants them.
handover-terraform-pool = The provider sends the whole pool at every update. All but email_configuration is left as imported. Apply only where the plan shows email_configuration alone. If the pool is in Terraform already, take that block over and nothing else.
handover-terraform-pool-left-out = The user pool is left out: it has settings for which the provider documents no argument ({ $members }), and an update through Terraform would reset them. Set EmailConfiguration with sendoff.

handover-cloudformation-zone = The Route 53 hosted zone that holds the records
handover-cloudformation-region = Create the stack in the Region of the identity.
handover-cloudformation-import = The identity exists: bring it in with a change set of the type IMPORT, without the other resources, and update the stack with them afterwards. Creating it again would fail.
handover-cloudformation-records = Record sets that stand or would have to be merged are left out (RecordsLeftOut): CloudFormation does not take over an existing record set, and creating it again fails.
handover-cloudformation-pool = The user pool is left out: CloudFormation manages a pool whole or not at all. If a stack owns the pool, put EmailConfiguration from here into its template; otherwise set it with sendoff.
