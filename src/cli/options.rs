//! The options that the wizard, `rehearse`, `status`, `apply` and `records` share, and what of
//! them is a choice.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};

use clap::Args;

use crate::core::facts::choices::{Choices, Publish};
use crate::core::facts::situation::Resolver;
use crate::core::kinds::address::{Address, Sender, written_otherwise};
use crate::core::kinds::dns::Server;
use crate::core::kinds::name::{HostedZoneId, Name, Region, UserPoolId};

use super::values::{self, Accepted, Skipped, Typed};

#[derive(Args, Debug, Default)]
#[command(next_help_heading = "What to set up")]
pub struct Options {
    /// The domain to send from; otherwise the From address's
    #[arg(long, global = true, value_parser = values::typed_domain)]
    pub domain: Option<Typed<Name>>,
    /// The user pool; may be given again for more
    #[arg(long = "user-pool", value_name = "ID", global = true, value_parser = values::user_pool)]
    pub user_pools: Vec<UserPoolId>,
    /// The address that users see, with a display name or without
    #[arg(long, value_name = "ADDRESS", global = true, value_parser = values::typed_sender)]
    pub from: Option<Typed<Sender>>,
    /// The custom MAIL FROM domain, below the domain
    #[arg(long, value_name = "DOMAIN", global = true, value_parser = values::mail_from)]
    pub mail_from: Option<Name>,
    /// Who gets the test mails
    #[arg(long, value_name = "ADDRESS", global = true, value_parser = values::address)]
    pub to: Option<Address>,
    /// Puts SES into the From domain's own SPF record too, which some Japanese carriers may check;
    /// =no takes the choice back
    #[arg(
        long,
        value_name = "WHETHER",
        global = true,
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "yes",
        value_parser = values::whether()
    )]
    pub sender_spf: Option<bool>,
    /// Keeps the choices in AWS too, as tags on the identity that was made here, so that a colleague
    /// needs only --domain; =no stops keeping them
    #[arg(
        long,
        value_name = "WHETHER",
        global = true,
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "yes",
        value_parser = values::whether()
    )]
    pub remember_in_aws: Option<bool>,
    /// How the records come into the zone
    #[arg(long, value_name = "HOW", global = true, value_parser = values::publish())]
    pub dns: Option<Publish>,
    /// The Route 53 hosted zone, where several have the name; may be given again
    #[arg(long = "hosted-zone", value_name = "ID", global = true, value_parser = values::hosted_zone)]
    pub hosted_zones: Vec<HostedZoneId>,
    /// Counts a step as done; may be given again. `none` takes back what was skipped before
    #[arg(long, value_name = "STEP", global = true, value_parser = values::skipped())]
    pub skip: Vec<Skipped>,
    /// Takes the findings of this code as they are; may be given again. `none` takes back what was accepted
    #[arg(long, value_name = "CODE", global = true, value_parser = values::accepted())]
    pub accept: Vec<Accepted>,

    /// The AWS profile
    #[arg(long, value_name = "NAME", global = true, help_heading = "AWS and DNS")]
    pub profile: Option<String>,
    /// The AWS profile for Route 53, where the zone is in another account
    #[arg(long, value_name = "NAME", global = true, help_heading = "AWS and DNS")]
    pub dns_profile: Option<String>,
    /// The Region of the SES identity
    #[arg(long, global = true, help_heading = "AWS and DNS", value_parser = values::region)]
    pub region: Option<Region>,
    /// The Region whose user pools are listed; otherwise --region
    #[arg(long, value_name = "REGION", global = true, help_heading = "AWS and DNS", value_parser = values::region)]
    pub pool_region: Option<Region>,
    /// Writes nothing to AWS and keeps no choice
    #[arg(long, global = true, help_heading = "AWS and DNS")]
    pub read_only: bool,
    /// A resolver to ask instead of the built-in public ones and the system's; may be given again
    #[arg(
        long = "resolver",
        value_name = "NAME=IP[:PORT]",
        global = true,
        help_heading = "AWS and DNS",
        value_parser = values::resolver
    )]
    pub resolvers: Vec<Resolver>,
    /// Where an authoritative server's address is really asked; may be given again
    #[arg(
        long = "dns-map",
        value_name = "IP=IP:PORT",
        global = true,
        help_heading = "AWS and DNS",
        value_parser = values::mapping
    )]
    pub dns_map: Vec<(IpAddr, SocketAddr)>,
}

impl Options {
    /// What the flags chose; everything else is left open.
    pub fn choices(&self) -> Choices {
        Choices {
            from: self.from.as_ref().map(|from| from.value.clone()),
            typed: self.written_otherwise(),
            domain: self.domain.as_ref().map(|domain| domain.value.clone()),
            mail_from: self.mail_from.clone(),
            sender_spf: self.sender_spf,
            remember_in_aws: self.remember_in_aws,
            publish: self.dns,
            hosted_zones: self.hosted_zones.clone(),
            dns_profile: self.dns_profile.clone(),
            user_pools: self.user_pools.clone(),
            to: self.to.clone(),
            skip: self.skip.iter().filter_map(|skipped| skipped.0).collect(),
            skips_nothing: self.skip.iter().any(|skipped| skipped.0.is_none()),
            accept: self.accept.iter().filter_map(|accepted| accepted.0).collect(),
            accepts_nothing: self.accept.iter().any(|accepted| accepted.0.is_none()),
            ..Choices::default()
        }
    }

    /// The flag that names the domain, where another domain was taken from it. A URL with a
    /// password in it is not repeated.
    fn written_otherwise(&self) -> Option<String> {
        match (&self.domain, &self.from) {
            (Some(domain), _) => {
                let text = domain.text.trim();
                let secret = text.contains("://") && text.contains('@');
                (text != domain.value.as_str() && !secret).then(|| text.to_owned())
            }
            (None, Some(from)) => written_otherwise(&from.text, &from.value.address.domain),
            (None, None) => None,
        }
    }

    /// Flags that cannot all be meant.
    ///
    /// # Errors
    /// Which, and what is expected.
    pub fn contradiction(&self) -> Result<(), String> {
        let from = self.from.as_ref().map(|from| &from.value);
        let domain = self.domain.as_ref().map(|domain| &domain.value);
        let Some(domain) = domain.or(from.map(|from| &from.address.domain)) else {
            return Ok(());
        };
        if let Some(from) = from
            && !from.address.domain.is_within(domain)
        {
            return Err(format!("--from {from} is outside --domain {domain}; expected an address in it"));
        }
        match &self.mail_from {
            Some(name) if name == domain || !name.is_within(domain) => Err(format!(
                "--mail-from {name} is not below {domain}; expected a name such as bounce.{domain}"
            )),
            _ => Ok(()),
        }
    }

    pub fn dns_map(&self) -> BTreeMap<IpAddr, SocketAddr> {
        self.dns_map.iter().copied().collect()
    }

    /// The resolvers to ask: those given, or the public ones and then the system's.
    pub fn resolvers(&self, system: Option<SocketAddr>) -> Vec<Resolver> {
        if !self.resolvers.is_empty() {
            return self.resolvers.clone();
        }
        let public = PUBLIC_RESOLVERS.map(|(name, address)| Resolver {
            name: name.to_owned(),
            address: SocketAddr::new(IpAddr::from(address), 53),
            system: false,
        });
        let system = system.map(|address| Resolver { name: address.ip().to_string(), address, system: true });
        public.into_iter().chain(system).collect()
    }

    /// The same public resolvers over HTTPS; none where others were given.
    pub fn over_https(&self) -> Vec<Server> {
        let public = PUBLIC_RESOLVERS.iter().zip(HTTPS_HOSTS).filter(|_| self.resolvers.is_empty());
        let server = |((name, address), host): (&(&str, [u8; 4]), &str)| Server::Https {
            name: (*name).to_owned(),
            address: SocketAddr::new(IpAddr::from(*address), 443),
            host: host.to_owned(),
        };
        public.map(server).collect()
    }
}

/// Public anycast resolvers that answer anyone, at the addresses that their operators publish.
const PUBLIC_RESOLVERS: [(&str, [u8; 4]); 3] =
    [("Cloudflare", [1, 1, 1, 1]), ("Google", [8, 8, 8, 8]), ("Quad9", [9, 9, 9, 9])];
/// Their names over HTTPS, in the same order: developers.cloudflare.com/1.1.1.1 ("DNS over HTTPS"),
/// developers.google.com/speed/public-dns/docs/doh, quad9.net ("Service Addresses & Features").
const HTTPS_HOSTS: [&str; 3] = ["cloudflare-dns.com", "dns.google", "dns.quad9.net"];
