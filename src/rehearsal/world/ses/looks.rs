//! SES looks at the DNS: what makes identities and MAIL FROM domains verified, or fail.

use jiff::{SignedDuration, Timestamp};

use super::{Check, Identity, MailFrom, Ses};
use crate::core::kinds::aws::Verification;
use crate::core::kinds::dns::{Rdata, RecordType, Reply, Rr, Soa};
use crate::core::kinds::name::{Name, Region};
use crate::rehearsal::tree::Tree;
use crate::rehearsal::world::World;

/// However much time has passed, this many looks make up for it.
const LOOKS_AT_ONCE: i32 = 16;

impl World {
    /// One look at what stands now, so that a world does not begin with SES never having looked.
    pub fn look_once(&mut self) {
        self.look_at_dns(self.now());
    }

    /// Every look that was due by `now`.
    pub(in crate::rehearsal::world) fn look_at_dns(&mut self, now: Timestamp) {
        let elsewhere: Vec<(Region, Name)> = self
            .ses
            .iter()
            .flat_map(|(region, ses)| {
                let names = ses.identities.values().filter_map(|identity| identity.mail_from.as_ref());
                names.map(|mail_from| (region.clone(), mail_from.domain.clone()))
            })
            .collect();
        let window = self.timing.window;
        for (region, ses) in &mut self.ses {
            let every = self.timing.ses_looks_every.max((now.duration_since(ses.next_look)) / LOOKS_AT_ONCE);
            // Without a pace SES looks whenever it is asked.
            if self.timing.ses_looks_every.is_zero() {
                ses.next_look = now;
            }
            while ses.next_look <= now {
                let looker =
                    Looker { tree: &self.tree, region, elsewhere: &elsewhere, window, at: ses.next_look };
                ses.identities.values_mut().filter(|identity| Ses::is_looked_at(identity)).for_each(
                    |identity| {
                        looker.look(identity);
                    },
                );
                ses.next_look += every.max(SignedDuration::from_millis(1));
            }
        }
    }
}

struct Looker<'a> {
    tree: &'a Tree,
    region: &'a Region,
    /// The MAIL FROM domains of every Region.
    elsewhere: &'a [(Region, Name)],
    window: SignedDuration,
    at: Timestamp,
}

impl Looker<'_> {
    fn look(&self, identity: &mut Identity) {
        if identity.dkim.status != Verification::Failed {
            let seen = self.dkim(identity);
            let (primary, serial) = self.soa(&identity.domain());
            identity.check = Check {
                last_checked: Some(self.at),
                last_success: if seen.is_ok() { Some(self.at) } else { identity.check.last_success },
                error: seen.err(),
                primary_name_server: primary,
                serial,
            };
            self.step(&mut identity.dkim.status, &mut identity.dkim.since, seen.is_ok());
            identity.status = identity.dkim.status;
            // Mail goes on while SES still hopes ("TEMPORARY_FAILURE", SESv2 API reference).
            identity.verified = match identity.dkim.status {
                Verification::Success | Verification::TemporaryFailure => true,
                Verification::Failed => false,
                _ => identity.verified,
            };
        }
        if let Some(mail_from) = &mut identity.mail_from
            && mail_from.status != Verification::Failed
        {
            let right = self.mx(mail_from);
            self.step(&mut mail_from.status, &mut mail_from.since, right);
        }
    }

    /// PENDING and TEMPORARY_FAILURE become FAILED when the window is over, and are not looked at
    /// again (SES developer guide, "Troubleshooting DKIM", "Using a custom MAIL FROM domain").
    fn step(&self, status: &mut Verification, since: &mut Timestamp, right: bool) {
        let expired = self.at.duration_since(*since) >= self.window;
        *status = match (*status, right) {
            (_, true) => Verification::Success,
            (Verification::Success, false) => {
                *since = self.at;
                Verification::TemporaryFailure
            }
            (_, false) if expired => Verification::Failed,
            (standing, false) => standing,
        };
    }

    /// All three CNAMEs must lead to their targets, over other CNAMEs or straight, as receivers
    /// come to the key (RFC 1034, section 3.6.2; RFC 6376, section 3.6.2); that SES
    /// itself follows a chain is assumed here, no guide says it. The first that does not lead there gives the
    /// error type (SESv2 API reference, `VerificationInfo`).
    fn dkim(&self, identity: &Identity) -> Result<(), &'static str> {
        let dkim = &identity.dkim;
        if dkim.tokens.is_empty() {
            return Err("HOST_NOT_FOUND");
        }
        if dkim.origin.as_str() == "EXTERNAL" {
            return self.own_key(identity);
        }
        for token in &dkim.tokens {
            let name = Name::from_answer(&format!("{token}._domainkey.{}", identity.name));
            let target = Name::from_answer(&format!("{token}.{}", dkim.signing_hosted_zone));
            match self.tree.look_up(&name, RecordType::Cname, self.at) {
                Reply::Records(records) => match records.iter().find_map(alias) {
                    Some(next) if self.leads_to(next.clone(), &target) => {}
                    Some(_) => return Err("INVALID_VALUE"),
                    None => return Err("TYPE_NOT_FOUND"),
                },
                Reply::NoData { .. } => return Err("TYPE_NOT_FOUND"),
                Reply::NxDomain { .. } => return Err("HOST_NOT_FOUND"),
                _ => return Err("DNS_SERVER_ERROR"),
            }
        }
        Ok(())
    }

    /// With a key of one's own SES looks for a TXT record at the selector, which stands in the place of the
    /// tokens (SESv2 API reference, `DkimAttributes`).
    fn own_key(&self, identity: &Identity) -> Result<(), &'static str> {
        for selector in &identity.dkim.tokens {
            let name = Name::from_answer(&format!("{selector}._domainkey.{}", identity.name));
            let reply = self.tree.look_up(&name, RecordType::Txt, self.at);
            let is_key =
                |record: &Rr| matches!(&record.data, Rdata::Txt(text) if text.concat().contains("p="));
            match &reply {
                Reply::Records(records) if records.iter().any(is_key) => {}
                Reply::Records(_) => return Err("INVALID_VALUE"),
                Reply::NoData { .. } => return Err("TYPE_NOT_FOUND"),
                Reply::NxDomain { .. } => return Err("HOST_NOT_FOUND"),
                _ => return Err("DNS_SERVER_ERROR"),
            }
        }
        Ok(())
    }

    /// Resolvers give up on longer chains.
    fn leads_to(&self, from: Name, target: &Name) -> bool {
        const LONGEST: usize = 8;
        let mut at = from;
        for _ in 0..LONGEST {
            if at == *target {
                return true;
            }
            let reply = self.tree.look_up(&at, RecordType::Cname, self.at);
            match reply.records().iter().find_map(alias) {
                Some(next) => at = next.clone(),
                None => return false,
            }
        }
        false
    }

    /// "You must publish exactly one MX record" (SES developer guide, "Using a custom MAIL FROM
    /// domain"). A MAIL FROM domain that several Regions share keeps the first Region's endpoint
    /// ("Regions and Amazon SES"). The SPF record is not looked at.
    fn mx(&self, mail_from: &MailFrom) -> bool {
        let reply = self.tree.look_up(&mail_from.domain, RecordType::Mx, self.at);
        let exchanges: Vec<&Name> = reply
            .records()
            .iter()
            .filter_map(|record| match &record.data {
                Rdata::Mx { exchange, .. } => Some(exchange),
                _ => None,
            })
            .collect();
        let [exchange] = exchanges[..] else { return false };
        let endpoint = |region: &Region| Name::from_answer(&format!("feedback-smtp.{region}.amazonses.com"));
        *exchange == endpoint(self.region)
            || self
                .elsewhere
                .iter()
                .any(|(region, domain)| *domain == mail_from.domain && *exchange == endpoint(region))
    }

    /// Who SES sees as the zone's primary name server.
    fn soa(&self, domain: &Name) -> (Option<Name>, Option<u32>) {
        let reply = self.tree.look_up(domain, RecordType::Soa, self.at);
        let answered = reply.records().iter().find_map(|record| match &record.data {
            Rdata::Soa(soa) => Some(soa),
            _ => None,
        });
        let soa: Option<&Soa> = answered.or_else(|| reply.soa());
        (soa.map(|soa| soa.primary.clone()), soa.map(|soa| soa.serial))
    }
}

fn alias(record: &Rr) -> Option<&Name> {
    match &record.data {
        Rdata::Cname(target) => Some(target),
        _ => None,
    }
}
