//! Where the program runs and what it was told on the command line; nothing here is saved.

use std::net::SocketAddr;

use crate::core::kinds::dns::Server;
use crate::core::kinds::endpoints::Endpoints;
use crate::core::kinds::request::template::Template;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolver {
    pub name: String,
    pub address: SocketAddr,
    /// The one that this machine is set to.
    pub system: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    pub endpoints: Endpoints,
    /// The wizard's own rehearsal, in this process.
    pub rehearsal: bool,
    pub profile: Option<String>,
    pub dns_profile: Option<String>,
    /// The profiles that this machine's AWS configuration names.
    pub profiles: Vec<String>,
    /// Asked in this order for delegations; all are asked for the records.
    pub resolvers: Vec<Resolver>,
    /// Public resolvers over HTTPS, asked only where the public ones above are silent or no
    /// authoritative server can be asked. Each is a [`Server::Https`].
    pub over_https: Vec<Server>,
    /// `--resolver` or `--dns-map` was given: a zone's name servers are asked at any address.
    pub asks_inside: bool,
    pub read_only: bool,
    /// The number of this process: programs that write one journal are told apart by it.
    pub process: u32,
    pub proposals: Proposals,
}

/// What the production request begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposals {
    /// The use case in every language, first in that of this run: a text may have been begun in another.
    pub templates: Vec<Template>,
    /// `EN` or `JA`.
    pub contact_language: String,
}

impl Situation {
    /// The profile that Route 53 is asked with; `default` where none is named.
    pub fn route53_profile(&self) -> &str {
        self.dns_profile.as_deref().or(self.profile.as_deref()).unwrap_or("default")
    }

    /// The resolvers as DNS questions name them, in their order.
    pub fn servers(&self) -> impl Iterator<Item = Server> + '_ {
        self.resolvers.iter().map(|Resolver { name, address, system }| {
            if *system {
                Server::System { address: *address }
            } else {
                Server::Resolver { name: name.clone(), address: *address }
            }
        })
    }
}
