//! Asks one server one question. Whatever happens on the way is a [`Reply`].
//!
//! Authoritative servers are asked without recursion, resolvers with it; over UDP with EDNS(0),
//! over TCP where the answer was truncated (RFC 7766, section 5). Public resolvers are asked over
//! HTTPS where port 53 is closed.

mod classify;
mod https;
mod message;
mod presentation;
mod record;
mod system;
mod transport;
mod tunnel;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::core::kinds::dns::{Question, Reply, Server};
use crate::proxy::Proxies;
use https::Https;
use message::{Arrived, Outgoing};
use transport::Silence;

pub(crate) use presentation::{from_wire, to_wire};
pub(crate) use record::wire_type;
pub use system::system_resolver;

/// How many questions are on their way at once; the others wait their turn.
const AT_ONCE: usize = 64;

/// A handle that can be cloned; all clones share one limit of questions at once.
#[derive(Clone, Debug)]
pub struct Asker {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    map: BTreeMap<IpAddr, SocketAddr>,
    turns: Semaphore,
    https: Https,
}

impl Asker {
    /// `map` says where an authoritative server's address is really asked (`--dns-map`); what it
    /// does not name is asked at port 53. Resolvers are asked where they say.
    pub fn new(map: BTreeMap<IpAddr, SocketAddr>) -> Asker {
        Self::over(Https::default(), map)
    }

    /// As [`Asker::new`], where HTTPS may go through a proxy.
    pub fn behind(proxies: Proxies, map: BTreeMap<IpAddr, SocketAddr>) -> Asker {
        Self::over(Https::behind(proxies), map)
    }

    fn over(https: Https, map: BTreeMap<IpAddr, SocketAddr>) -> Asker {
        Asker { shared: Arc::new(Shared { map, turns: Semaphore::new(AT_ONCE), https }) }
    }

    /// Asks once: at most two datagrams with 1.5 s for each, the same again without EDNS where the
    /// server answers FORMERR to it (RFC 6891, section 7), and one TCP exchange of at most 3 s
    /// where the answer is truncated. A resolver's SERVFAIL is heard twice before it counts.
    /// Dropping the future ends the question.
    pub async fn ask(&self, question: &Question) -> Reply {
        // The semaphore is never closed: without a turn there is nothing to hold.
        let _turn = self.shared.turns.acquire().await.ok();
        let peer = self.peer(&question.server);
        let mut reply = self.answer(peer, question).await;
        // A resolver also says SERVFAIL while its own questions are out for the first time.
        if reply == Reply::ServFail && !question.server.is_authoritative() {
            reply = self.answer(peer, question).await;
        }
        tracing::debug!(%peer, name = %question.name, rtype = question.rtype.as_str(), ?reply, "dns");
        reply
    }

    async fn answer(&self, peer: SocketAddr, question: &Question) -> Reply {
        let exchanged = match &question.server {
            Server::Https { host, .. } => self.over_https(peer, host, question).await,
            _ => exchange(peer, question).await,
        };
        match exchanged {
            Ok(message) => classify::reply(question, &message),
            Err(Silence::Timeout) => Reply::Timeout,
            Err(Silence::Unreachable) => Reply::Unreachable,
            Err(Silence::Malformed) => Reply::Malformed,
        }
    }

    async fn over_https(
        &self,
        peer: SocketAddr,
        host: &str,
        question: &Question,
    ) -> Result<message::Message, Silence> {
        let outgoing = Outgoing::new(question, true).ok_or(Silence::Malformed)?;
        match self.shared.https.exchange(peer, host, &outgoing).await? {
            Arrived::Message(message) => Ok(*message),
            Arrived::Truncated | Arrived::FormErr => Err(Silence::Malformed),
        }
    }

    fn peer(&self, server: &Server) -> SocketAddr {
        let address = server.address();
        match server {
            Server::Authoritative { address: ip, .. } => self.shared.map.get(ip).copied().unwrap_or(address),
            Server::Resolver { .. }
            | Server::System { .. }
            | Server::Unchecked { .. }
            | Server::Https { .. } => address,
        }
    }
}

async fn exchange(peer: SocketAddr, question: &Question) -> Result<message::Message, Silence> {
    for edns in [true, false] {
        let outgoing = Outgoing::new(question, edns).ok_or(Silence::Malformed)?;
        match transport::udp(peer, &outgoing).await? {
            Arrived::Message(message) => return Ok(*message),
            Arrived::Truncated => {
                return match transport::tcp(peer, &outgoing).await? {
                    Arrived::Message(message) => Ok(*message),
                    Arrived::Truncated | Arrived::FormErr => Err(Silence::Malformed),
                };
            }
            Arrived::FormErr => {}
        }
    }
    Err(Silence::Malformed)
}
