# Words of what is handed on: exports, and the message for a DNS team (Markdown).

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

## The message.

message-title = DNS records for { $domain } (Amazon SES)
message-draft = Not ready to be sent.
message-ask = Please add the records below. With them, mail from { $domain } that Amazon SES sends is signed with DKIM and passes SPF and DMARC. No mail that flows today is changed by them.
message-why = Why each is needed
message-why-dkim = SES publishes the public keys behind these names, and receivers verify each mail's signature with them. All three are needed, because SES changes its keys by itself.
message-why-mail-from-mx = Bounces come back to SES here. SES takes the MAIL FROM domain into use only once this MX answers. The name must have no other MX and receive no other mail.
message-why-mail-from-spf = Receivers check SPF at this name, the envelope sender, and see that SES may send.
message-why-dmarc = Tells receivers that the domain uses DMARC. With p=none nothing is refused because of it. Some receivers expect a DMARC record of every sender.
message-why-sender-spf = Most receivers check SPF at the envelope sender alone, so DMARC passes without this record. Some subscribers' settings at Japanese carriers may also check SPF of the From address's own domain:
message-carrier-docomo = docomo: its pages say that the setting that rejects spoofed mail checks SPF of the From address's domain. The page is of the i-mode era; an e-mail provider's FAQ of 2023 says the same.
message-carrier-softbank = SoftBank: articles say that its setting against spoofed mail checks SPF of the From address's domain. SoftBank's own older page speaks of mail that claims to be from a carrier, so the scope is uncertain.
message-carrier-au = au: checks SPF of the envelope sender; with a subscriber's filter set to high, also that of the From address, as quoted from KDDI's help.
message-carrier-unmeasured = None of this has been measured by the makers of sendoff.
message-care = Please note
message-care-own-names = Many DNS hosts add the zone's name by themselves. Then enter the name within the zone; a doubled name such as x.example.com.example.com is the most common mistake.
message-care-no-proxy = The CNAME records have to be answered as CNAME: no proxy and no flattening.
message-care-one-spf = A name has one SPF record. Where the table says that a value is replaced, change that value instead of adding another.
message-care-keep-others = All other records and TXT values stay as they are. If something else stands at one of these names, please say so instead of replacing it.
message-check = How to check
message-check-how = Each command asks an authoritative server where one is known. The line above it is what should come back, quotes aside.
message-unsettled = Not settled yet: please leave these as they are until we come back to you
message-rest = Nothing to do here
