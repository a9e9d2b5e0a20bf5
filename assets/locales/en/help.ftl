# The help page.

help-identities = Two kinds of identity in SES
    .domain = domain
    .address = address
help-identities-who-may-send = Who may send
    .domain = any address in the domain, and in its subdomains
    .address = that one address, spelled exactly so
help-identities-dkim = DKIM
    .domain = three CNAME records; every mail is signed as the domain
    .address = only through a domain identity that covers it
help-identities-mail-from = MAIL FROM
    .domain = a subdomain of your own, so that SPF aligns
    .address = its own setting; without one, amazonses.com
help-identities-proof = Proof
    .domain = records in DNS
    .address = a link in a mail to that address
help-identities-precedence = Where both exist
    .domain = gives way
    .address = wins, with its own MAIL FROM and settings
