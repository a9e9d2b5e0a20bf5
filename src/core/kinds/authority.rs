//! The servers that speak for a zone, as far as they are known.

use super::dns::{Question, RecordType, Server};
use super::name::Name;
use super::query::Query;

/// How much of it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Questions are open.
    Asking,
    Known,
    /// The domain is not in its parent's zone.
    NoSuchDomain,
    /// No resolver answered, or no name server has an address.
    Failed,
}

/// The servers of one zone, each at each of its addresses.
#[derive(Clone, Debug)]
pub struct Authority {
    pub state: State,
    /// The zone's apex where it is known.
    pub zone: Option<Name>,
    /// As the zone itself names them.
    pub hosts: Vec<Name>,
    /// Those that the parent delegates to; `None` where that is not known, or the zone is learnt
    /// from its own referral.
    pub delegated: Option<Vec<Name>>,
    /// Of both, where they may be asked.
    pub servers: Vec<Server>,
    /// At addresses that nobody outside can reach: not asked, unless somebody said whom to ask.
    pub inside: Vec<Server>,
    /// So many more addresses at least, beyond as many as are asked of any zone.
    pub left_out: usize,
    /// The parent was asked what it delegates to and has not answered yet.
    pub is_delegation_open: bool,
    /// What it rests on, asked already or not.
    pub asks: Vec<Query>,
}

impl Authority {
    pub fn empty(state: State) -> Self {
        Self {
            state,
            zone: None,
            hosts: Vec::new(),
            delegated: None,
            servers: Vec::new(),
            inside: Vec::new(),
            left_out: 0,
            is_delegation_open: false,
            asks: Vec::new(),
        }
    }

    pub fn questions(&self, name: &Name, rtype: RecordType) -> Vec<Query> {
        let ask =
            |server: &Server| Query::Dns(Question { server: server.clone(), name: name.clone(), rtype });
        self.servers.iter().map(ask).collect()
    }

    /// The world comes to this server: its parent names it, or nobody knows what the parent names.
    pub fn is_delegated(&self, server: &Server) -> bool {
        let named = |hosts: &Vec<Name>| hosts.iter().any(|host| server.is_host(host));
        self.delegated.as_ref().is_none_or(|hosts| hosts.is_empty() || named(hosts))
    }

    /// The hosts that the world is sent to: the parent decides, and what the zone says of itself
    /// counts only where the parent was not heard.
    pub fn reached(&self) -> &[Name] {
        self.delegated.as_ref().filter(|hosts| !hosts.is_empty()).unwrap_or(&self.hosts)
    }

    /// The parent or the zone itself names this host.
    pub fn names(&self, host: &Name) -> bool {
        self.hosts.contains(host) || self.delegated.iter().flatten().any(|named| named == host)
    }
}
