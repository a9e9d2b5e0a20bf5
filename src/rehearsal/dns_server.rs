//! DNS over UDP and TCP on loopback, in front of whatever answers.

mod wire;

#[cfg(test)]
mod tests;

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use hickory_server::Server;
use hickory_server::net::runtime::Time;
use hickory_server::proto::op::{Edns, Header, HeaderCounts, Metadata, OpCode, ResponseCode};
use hickory_server::proto::rr::DNSClass;
use hickory_server::server::{Request, RequestHandler, ResponseHandler, ResponseInfo};
use hickory_server::zone_handler::MessageResponseBuilder;
use tokio::net::{TcpListener, UdpSocket};

use crate::core::kinds::dns::{RecordType, Reply};
use crate::core::kinds::name::Name;
use crate::dns::from_wire;
use wire::Sections;

/// How often a port that is free for UDP is looked for until it is free for TCP too.
const PORTS_TRIED: usize = 64;
/// An idle TCP connection is closed after some seconds (RFC 7766, section 6.2.3).
const TCP_IDLE: Duration = Duration::from_secs(5);
const TCP_RESPONSES: usize = 32;
/// The largest UDP response, whatever the client offers (RFC 9715), and the smallest that it may
/// offer (RFC 6891, section 6.2.3).
const LARGEST_UDP: u16 = 1232;
const SMALLEST_UDP: u16 = 512;

/// What the servers say; `None`, `Timeout` and `Unreachable` stay silent.
pub trait Answers: Send + Sync + 'static {
    /// The server at `server`, asked as a name server.
    fn authoritative(&self, server: IpAddr, name: &Name, rtype: RecordType) -> Option<Reply>;
    /// The resolver of this name, asked with recursion.
    fn recursive(&self, resolver: &str, name: &Name, rtype: RecordType) -> Option<Reply>;
    /// The same, asked with checking disabled (RFC 4035, section 3.2.2).
    fn unchecked(&self, resolver: &str, name: &Name, rtype: RecordType) -> Option<Reply> {
        self.recursive(resolver, name, rtype)
    }
    /// The resolver that takes the questions to authoritative servers on their way, and answers.
    fn interceptor(&self) -> Option<String> {
        None
    }
}

/// What a server on loopback stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// A name server, by the address that it has in the rehearsed world.
    Authoritative(IpAddr),
    /// A resolver, by its name.
    Resolver(String),
}

/// A server that runs; dropping it ends it.
pub struct Served {
    pub address: SocketAddr,
    _server: Server<Handler>,
}

/// Binds UDP and TCP on one free port of 127.0.0.1 and serves until dropped.
///
/// # Errors
/// Those of binding; `AddrInUse` where no port is free for both.
pub async fn serve(role: Role, answers: Arc<dyn Answers>) -> io::Result<Served> {
    let (udp, tcp) = bind().await?;
    let address = udp.local_addr()?;
    let mut server = Server::new(Handler { role, answers });
    server.register_socket(udp);
    server.register_listener(tcp, TCP_IDLE, TCP_RESPONSES);
    Ok(Served { address, _server: server })
}

async fn bind() -> io::Result<(UdpSocket, TcpListener)> {
    for _ in 0..PORTS_TRIED {
        let udp = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        match TcpListener::bind(udp.local_addr()?).await {
            Ok(tcp) => return Ok((udp, tcp)),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AddrInUse.into())
}

struct Handler {
    role: Role,
    answers: Arc<dyn Answers>,
}

impl Handler {
    /// Who answers in truth.
    fn speaker(&self) -> Role {
        match self.answers.interceptor() {
            Some(resolver) => Role::Resolver(resolver),
            None => self.role.clone(),
        }
    }

    /// The sections of the response, or the code of a refusal; `None` stays silent.
    fn respond(&self, request: &Request) -> Option<Result<Sections, ResponseCode>> {
        let Ok(info) = request.request_info() else {
            return Some(Err(ResponseCode::FormErr));
        };
        if request.metadata.op_code != OpCode::Query {
            return Some(Err(ResponseCode::NotImp));
        }
        if info.query.query_class() != DNSClass::IN {
            return Some(Err(ResponseCode::Refused));
        }
        // Types that the rehearsal has no data of.
        let Some(rtype) = wire::asked_type(info.query.query_type()) else {
            return Some(Err(ResponseCode::NotImp));
        };
        let name = from_wire(info.query.original().name());
        let reply = match &self.speaker() {
            Role::Authoritative(address) => self.answers.authoritative(*address, &name, rtype),
            Role::Resolver(resolver) if request.metadata.checking_disabled => {
                self.answers.unchecked(resolver, &name, rtype)
            }
            Role::Resolver(resolver) => self.answers.recursive(resolver, &name, rtype),
        }?;
        Some(match reply {
            Reply::Timeout | Reply::Unreachable => return None,
            Reply::ServFail => Err(ResponseCode::ServFail),
            Reply::Refused => Err(ResponseCode::Refused),
            Reply::Malformed => Err(ResponseCode::NotImp),
            said => Sections::new(&said).ok_or(ResponseCode::ServFail),
        })
    }

    fn metadata(&self, request: &Request, authority: bool, code: ResponseCode) -> Metadata {
        let mut metadata = Metadata::response_from_request(&request.metadata);
        let recursive = matches!(self.speaker(), Role::Resolver(_));
        metadata.authoritative = authority && !recursive;
        metadata.recursion_available = recursive && code != ResponseCode::Refused;
        metadata.response_code = code;
        metadata
    }
}

#[async_trait::async_trait]
impl RequestHandler for Handler {
    async fn handle_request<R: ResponseHandler, T: Time>(
        &self,
        request: &Request,
        mut response_handle: R,
    ) -> ResponseInfo {
        let Some(outcome) = self.respond(request) else {
            return silence(self.metadata(request, false, ResponseCode::NoError));
        };
        let edns = request.edns.as_ref().map(|asked| {
            let mut edns = Edns::new();
            edns.set_max_payload(asked.max_payload().clamp(SMALLEST_UDP, LARGEST_UDP));
            edns
        });
        let builder = MessageResponseBuilder::new(&request.queries, edns.as_ref());
        let sections = outcome.unwrap_or_else(Sections::refusal);
        let mut metadata = self.metadata(request, sections.authority, sections.code);
        if sections.lame {
            metadata.recursion_available = false;
        }
        let response = builder.build(
            metadata,
            &sections.answers,
            &sections.authorities,
            std::iter::empty(),
            &sections.additionals,
        );
        response_handle.send_response(response).await.unwrap_or_else(|error| {
            tracing::debug!(%error, "rehearsal dns: response not sent");
            silence(metadata)
        })
    }
}

fn silence(metadata: Metadata) -> ResponseInfo {
    Header { metadata, counts: HeaderCounts::default() }.into()
}
