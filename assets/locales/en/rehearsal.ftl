# What each scenario of the rehearsal shows.

scenario-default = A new set-up from the beginning: SES sandbox, the domain in Route 53, nothing published yet.
scenario-granted = Production access stands already; identity, records and user pool are still to do.
scenario-half-done = Someone stopped half-way: the identity exists, one of three DKIM records is published.
scenario-manual-dns = The DNS is not in Route 53: the records are entered by hand, and appear ten seconds later.
scenario-pending = The request for production access is under review, and no answer comes.
scenario-sandbox = The domain is verified, SES is in the sandbox: what can be tested before production access.
scenario-denied = AWS refused production access; the support case leads on.
scenario-already-done = Everything stands: verified identity, every record, a user pool that sends through SES.
scenario-many-pools = A thousand user pools to choose from: the list is filtered as you type.
scenario-slow-dns = One of four name servers shows every change twenty seconds late.
