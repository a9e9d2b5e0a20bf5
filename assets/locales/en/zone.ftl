# Findings on name servers and zones, apart from the others for the length of the file.

finding-record-on-its-way = { $record } is on its way: written or said to be entered { $since } ago, and no name server gives it yet.
    .fix = Wait a few minutes; it is looked up every second at first. Some DNS hosts publish in batches.
finding-authoritative-lags = { $right } of { $total } name servers give { $record } as it should be; the others still give an older answer.
    .fix =
        { GIVEN($apart) ->
            [no] Wait until all agree. If they do not within the hour, ask the DNS host about the zone transfer between its servers.
           *[yes] Waiting does not change it: the parent zone names one group of servers and the zone itself the other, and each has a copy of its own. Make the two lists agree first; the record belongs into the copy that stays.
        }
finding-name-server-lame = Not every name server of { $domain } serves it: a part of the mail providers' questions can end at one that refuses.
    .fix =
        { GIVEN($above) ->
            [no] Ask the DNS host to load the zone at this server, or take the server out wherever it is named: in the registrar's list of name servers, in the zone's own NS records. Waiting does not change it.
           *[yes] Ask the DNS host to load the zone at this server, or take the server out of the NS records of { $domain } in the zone { $above }. Waiting does not change it.
        }
finding-name-server-inside =
    { GIVEN($asked) ->
        [no] { $domain } names name servers at addresses inside a network (private, loopback and the like). SES and mail providers cannot reach them, and they were not asked.
       *[yes] { $domain } names name servers at addresses inside a network (private, loopback and the like). SES and mail providers cannot reach them.
    }
    .fix =
        { GIVEN($above) ->
            [no] Give them public addresses, or take them out wherever they are named: at the registrar, in the zone's own NS records. With --resolver or --dns-map they are asked.
           *[yes] Give them public addresses, or take them out of the NS records of { $domain } in the zone { $above }. With --resolver or --dns-map they are asked.
        }
finding-name-servers-many = { $domain } names more name servers than any zone needs. Of at least { $total } addresses, { $count } were asked.
    .fix = Nothing needs to change if the others give the same answers. The largest zones have thirteen name servers; those that serve nobody can be taken out.
finding-zone-not-served =
    { GIVEN($above) ->
        [no] None of the name servers that the parent zone names for { $domain } answers for it: nothing of the domain can be found in DNS. Most often its zone was deleted, or created anew with other name servers.
       *[yes] The zone { $above } passes { $domain } on to name servers of which none serves it: nothing below that name can be found in DNS. Most often a zone of that name was deleted, and its NS records were left.
    }
    .fix =
        { GIVEN($above) ->
            [no] Look the zone up at your DNS host, or create it again there, then enter at the registrar the name servers that the DNS host shows for it.
           *[yes] Delete the NS records of { $domain } in the zone { $above }, or enter there the servers that hold the zone.
        }
finding-negative-answer-cached = { $record } is right at its name servers, and { $resolver } still remembers that it was not there, for about { $left } more.
    .fix = Nothing needs to change; it is looked at again then. Large public resolvers are many caches, so their answers may differ for a while.
finding-old-value-cached = { $record } is right at its name servers, and { $resolver } keeps the old value for about { $left } more.
    .fix = Nothing needs to change; it is looked at again then.
finding-dns-not-measured = Not every name server of { $domain } could be asked from this machine. What they hold is not known, which does not mean that something is missing.
    .fix = Port 53 may be closed from here. Look from another network, or go by what SES itself reports under Propagation.
finding-dns-leads-too-far = The DNS records of { $domain } lead to ever more names. After { $count } questions, nothing further is asked, and whatever rests on it is not measured.
    .fix = Look for includes, CNAMEs or delegations that lead on without an end, and take them out. Looking again asks on from there.
finding-dns-port-blocked =
    { GIVEN($resolvers) ->
        [no] No name server of { $domain } answers this machine, while resolvers do: port 53 is most likely closed from here. The records were not measured, which does not mean that they are missing.
       *[yes] No name server of { $domain } answers this machine: port 53 is most likely closed from here. The name servers could not be asked; what each record shows instead comes from { $resolvers }.
    }
    .fix = Look from another network, or go by what SES itself reports under Propagation.
finding-dns-intercepted =
    { GIVEN($resolvers) ->
        [no] A resolver on the way answers every question to the name servers of { $domain }: this network takes over port 53. The records were not measured, which does not mean that they are missing.
       *[yes] A resolver on the way answers every question to the name servers of { $domain }: this network takes over port 53. What each record shows instead comes from { $resolvers }.
    }
    .fix = Look from another network, or go by what SES itself reports under Propagation.
finding-delegation-differs = The parent zone sends the world to other name servers for { $domain } than the zone itself names. Resolvers may ask either.
    .fix = Make the registrar's list of name servers the one that your DNS host shows, or have the DNS host correct the zone's NS records.
finding-dnssec-bogus = { $resolver } has the data of { $domain } and withholds it: the DNSSEC signatures do not check. Whoever validates sees no record: many mail providers, perhaps SES too.
    .fix = At the registrar, look at the DS record. If your DNS host does not sign the zone, remove it; if it does, enter the DS that the host shows.
finding-split-horizon = The resolver of this machine, { $resolver }, knows other name servers for { $domain } than public DNS: usually a private zone or a VPN, seldom a recent move. SES and mail providers see the public zone only.
    .fix = Publish the records in the public zone.
finding-domain-does-not-exist = DNS answers that { $domain } does not exist.
    .fix = Compare the spelling first. If it is right, look at the registrar: the domain may not be registered, may have expired, or may have no name servers yet.
finding-zone-not-delegated-here = The hosted zone { $zone } does not answer for { $domain }: the parent zone names other name servers. Records written there stay unseen.
    .fix = Publish at the DNS host that does answer. Or have the registrar name this zone's servers; that moves every record of the domain, so copy them all first.
finding-zone-private-only = { $zone } is a private hosted zone: neither SES nor receivers can see what is in it.
    .fix = Publish in the public zone of { $domain }, or choose to enter the records by hand.
finding-zone-ambiguous =
    { GIVEN($zone) ->
        [no] More than one public hosted zone is called { $domain }. Only the one whose name servers the parent zone names is in use.
       *[yes] More than one public hosted zone is called { $domain }. Only { $zone } is in use; nobody asks the others.
    }
    .fix =
        { GIVEN($zone) ->
            [no] Compare their name servers with those at the registrar, then name the zone with --hosted-zone
           *[yes] Records go into { $zone }. Delete the others once nothing needs them.
        }
finding-zone-linked-service = { $zone } belongs to { $service }; Route 53 does not let others change it.
    .fix = Change the records through { $service }, or choose to enter them by hand.
finding-zone-in-other-account = { $domain } is served by Route 53, but not by a zone of account { $account }.
    .fix = Name a profile of the account that holds the zone with --dns-profile, or choose to enter the records by hand. Its owner can be given a change batch with the command for it: e in the wizard, or sendoff records --format route53
finding-record-set-in-the-way =
    { $kind ->
        [alias] { $name } has an alias of type { $type } in Route 53. An alias takes no value beside it, so { $record } cannot be written there.
        [routed] The { $type } record sets of { $name } follow a routing policy of Route 53 (weighted, latency, failover or another). { $record } would have to go into each of them.
       *[values] At { $name } stands a record set of type { $type } that is not replaced, so { $record } cannot be written there.
    }
    .fix =
        { $kind ->
            [alias] Replace the alias by plain records in the Route 53 console{ $movable ->
                [yes] , or choose another MAIL FROM name (step 4 or --mail-from)
               *[no] { "" }
            }. Nothing is written until then.
            [routed] Add the value to each of these sets in the Route 53 console{ $movable ->
                [yes] , or choose another MAIL FROM name (step 4 or --mail-from)
               *[no] { "" }
            }. Nothing is written until then.
           *[values] If nothing needs it, delete it in the Route 53 console{ $movable ->
                [yes] ; otherwise choose another MAIL FROM name (step 4 or --mail-from)
               *[no] { "" }
            }. Nothing is written until then.
        }
finding-record-set-protected = Route 53 refused the batch for the hosted zone { $zone }: a record set that it needs is protected. Nothing of the batch was written.
    .fix = What Route 53 said names the record set, and may say whom to ask. Ask them to lift the protection (DeleteResourceRecordSetProtections) or to enter the record themselves; then write again. sendoff lifts no protection.
finding-zone-elsewhere = { $name } is in no hosted zone of this account: the zone { $zone } has name servers of its own.
    .fix = Enter the records of this name where { $zone } is managed. The others go into the hosted zone.
finding-zone-locked = Route 53 has locked the hosted zone { $zone } while accelerated recovery is being turned on or off.
    .fix = Nothing is written meanwhile. Press r once the Route 53 console shows the zone as unlocked.
finding-zone-not-listed = The hosted zone { $zone } was chosen (--hosted-zone), and the account that is asked for DNS has none with this id.
    .fix = Start with the right --hosted-zone, or name the profile of the account that has this one with --dns-profile. Nothing is written until then.
finding-ses-sees-other-zone = When SES last looked, it found { $server } in charge of { $domain }. That server does not belong to the zone you publish in.
    .fix = Compare the name servers at the registrar with those of your zone. After a recent move, SES may still have the old answer.
