//! Where the program runs and what it was told on the command line; nothing here is saved.

use std::net::SocketAddr;

use super::dns::Server;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Endpoint {
    Aws,
    /// `AWS_ENDPOINT_URL`: an emulator or the rehearsal's server.
    Url(String),
}

impl Endpoint {
    /// `AWS`, or the URL without the password that may stand before its host (RFC 3986, 3.2.1).
    pub fn shown(&self) -> String {
        let Self::Url(url) = self else { return "AWS".to_owned() };
        let Some((scheme, rest)) = url.split_once("://") else { return url.clone() };
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        format!("{scheme}://{host}{path}")
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolver {
    pub name: String,
    pub address: SocketAddr,
    /// The one that this machine is set to.
    pub system: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    pub endpoint: Endpoint,
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
    pub proposals: Proposals,
}

/// What the production request begins with, in the language of this run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposals {
    /// With [`super::form::BLANK`] where only the person knows.
    pub use_case: String,
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

impl Default for Situation {
    fn default() -> Self {
        Self {
            endpoint: Endpoint::Aws,
            rehearsal: false,
            profile: None,
            dns_profile: None,
            profiles: Vec::new(),
            resolvers: Vec::new(),
            over_https: Vec::new(),
            asks_inside: false,
            read_only: false,
            proposals: Proposals::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endpoint_is_shown_without_its_password() {
        let url = |url: &str| Endpoint::Url(url.to_owned()).shown();
        assert_eq!(url("http://me:secret@127.0.0.1:5000/x@y"), "http://127.0.0.1:5000/x@y");
        assert_eq!(url("http://127.0.0.1:5000"), "http://127.0.0.1:5000");
        assert_eq!(Endpoint::Aws.shown(), "AWS");
    }
}
