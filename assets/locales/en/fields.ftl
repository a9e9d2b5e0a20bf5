# What a person enters.

## What a person decides.

field-from = From address
    .help = The address that your users see, with a name or without: Example <no-reply@example.com>
field-mail-from = MAIL FROM domain
    .help = A subdomain that nothing else uses and that receives no mail. Bounces go to it; your users do not see it.
field-dns-profile = DNS profile
    .help = The profile of the account that holds the hosted zone. Space or the arrows change it; Enter takes it.
field-publish = Publish
    .help = How the records come into DNS.
field-publish-route53 = write to Route 53 from here
field-publish-manual = enter by hand at the DNS host
field-user-pool = User pool
    .help = The pool whose mail goes through SES from now on.
field-website = Website
    .help = The address of your service, 1 to 1000 characters. AWS may open it, so it should be live.
field-contact = Contact
    .help = An address at which AWS may reach you about the request. May stay empty.
field-contact-language = Reply language
    .help = The language in which AWS answers.
field-contact-language-EN = English
field-contact-language-JA = Japanese
field-use-case = Use case
    .help = Fill in each ____blank____ and check every sentence: AWS reads it as yours. At most 5000 characters.
field-to = Test recipient
    .help = A mailbox that you can open. In the sandbox SES takes only an address at a verified domain, another verified address, or its simulator.

## Why an input cannot be taken.

input-empty = Nothing is entered yet.
input-not-a-domain = This is not a domain name. One looks like example.com
input-public-suffix = This is a public suffix. Enter the domain registered below it.
input-not-an-address = This is not an e-mail address. One looks like no-reply@example.com
input-local-part-not-ascii = SES takes only ASCII before the @. This is not: { $what }
input-not-in-a-domain = This character cannot be in a domain: { $what }
input-not-below-the-domain = This name does not lie below the domain.
input-not-a-url = This is not a web address. One looks like https://example.com
input-too-long = This is longer than AWS takes.
input-not-an-option = This is none of the values offered.
input-not-a-pool-id = This is not a pool's id. One looks like us-east-1_Ab12Cd34E
input-display-name = The name cannot be read. Write it as Example <no-reply@example.com>
input-not-verified = The SES sandbox would refuse it. Use an address at { $domain }
input-blank-left = Still to fill in: { $what }
input-hint-left = A hint of the proposed text is still here: { $what }
input-not-shown = AWS and DNS do not show this now: { $what }
