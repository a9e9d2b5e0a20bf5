# The message for a DNS team.

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
