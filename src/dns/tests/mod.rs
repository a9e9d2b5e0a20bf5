//! Against a DNS server on loopback that does what each test tells it to.

mod answers;
mod https;
mod transport;
mod tunnel;

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};

use hickory_proto::op::{Message as WireMessage, MessageType, ResponseCode};
use hickory_proto::rr::rdata::{A, AAAA, CNAME, MX, NS, NULL, SOA, TXT};
use hickory_proto::rr::{Name as WireName, RData, Record};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, UdpSocket};
use tokio::task::JoinSet;

use super::*;
use crate::core::kinds::dns::{Rdata, RecordType, Rr, Soa};
use crate::core::kinds::name::Name;

const SERVER: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Over {
    Udp,
    Tcp,
}

/// What was asked of the server, in order.
type Log = Arc<Mutex<Vec<(Over, WireMessage)>>>;

struct TestServer {
    address: SocketAddr,
    log: Log,
    _tasks: JoinSet<()>,
}

impl TestServer {
    /// `says` gives the datagrams, or TCP messages, that answer each question.
    async fn start(says: impl Fn(Over, &WireMessage) -> Vec<Vec<u8>> + Send + Sync + 'static) -> TestServer {
        let (udp, tcp) = loop {
            let udp = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
            if let Ok(tcp) = TcpListener::bind(udp.local_addr().unwrap()).await {
                break (udp, tcp);
            }
        };
        let address = udp.local_addr().unwrap();
        let log = Log::default();
        let says = Arc::new(says);
        let mut tasks = JoinSet::new();
        let (udp_log, udp_says) = (log.clone(), says.clone());
        tasks.spawn(async move {
            let mut buffer = vec![0; 4096];
            while let Ok((length, from)) = udp.recv_from(&mut buffer).await {
                let question = WireMessage::from_vec(&buffer[..length]).unwrap();
                udp_log.lock().unwrap().push((Over::Udp, question.clone()));
                for datagram in udp_says(Over::Udp, &question) {
                    udp.send_to(&datagram, from).await.unwrap();
                }
            }
        });
        let tcp_log = log.clone();
        tasks.spawn(async move {
            while let Ok((mut stream, _)) = tcp.accept().await {
                let length = stream.read_u16().await.unwrap();
                let mut bytes = vec![0; usize::from(length)];
                stream.read_exact(&mut bytes).await.unwrap();
                let question = WireMessage::from_vec(&bytes).unwrap();
                tcp_log.lock().unwrap().push((Over::Tcp, question.clone()));
                for message in says(Over::Tcp, &question) {
                    stream.write_u16(u16::try_from(message.len()).unwrap()).await.unwrap();
                    stream.write_all(&message).await.unwrap();
                }
            }
        });
        TestServer { address, log, _tasks: tasks }
    }

    fn asker(&self) -> Asker {
        Asker::new(BTreeMap::from([(SERVER, self.address)]))
    }

    async fn ask(&self, name: &str, rtype: RecordType) -> Reply {
        self.asker().ask(&authoritative(name, rtype)).await
    }

    async fn ask_as_resolver(&self, name: &str, rtype: RecordType) -> Reply {
        let server = Server::Resolver { name: "test".to_owned(), address: self.address };
        self.asker().ask(&Question { server, name: Name::from_answer(name), rtype }).await
    }

    fn asked(&self) -> Vec<(Over, WireMessage)> {
        self.log.lock().unwrap().clone()
    }

    fn ways(&self) -> Vec<Over> {
        self.asked().iter().map(|(over, _)| *over).collect()
    }
}

fn authoritative(name: &str, rtype: RecordType) -> Question {
    let server = Server::Authoritative { host: Name::from_answer("ns1.example.net"), address: SERVER };
    Question { server, name: Name::from_answer(name), rtype }
}

fn wire(name: &str) -> WireName {
    WireName::from_ascii(name).unwrap()
}

fn record(owner: &str, ttl: u32, data: RData) -> Record {
    Record::from_rdata(wire(owner), ttl, data)
}

fn soa_record(zone: &str, ttl: u32, minimum: u32) -> Record {
    let data = SOA::new(wire("ns1.example.net."), wire("admin.example.net."), 7, 3600, 600, 86400, minimum);
    record(zone, ttl, RData::SOA(data))
}

/// A response to `question`, authoritative, changed by `with`.
fn response(question: &WireMessage, with: impl FnOnce(&mut WireMessage)) -> WireMessage {
    let mut message = WireMessage::response(question.metadata.id, question.metadata.op_code);
    message.add_queries(question.queries.iter().cloned());
    message.metadata.authoritative = true;
    with(&mut message);
    message
}

fn bytes(question: &WireMessage, with: impl FnOnce(&mut WireMessage)) -> Vec<Vec<u8>> {
    vec![response(question, with).to_vec().unwrap()]
}

/// A server that answers every question so.
async fn that(with: impl Fn(&mut WireMessage) + Send + Sync + 'static) -> TestServer {
    TestServer::start(move |_, question| bytes(question, &with)).await
}

fn name(text: &str) -> Name {
    Name::from_answer(text)
}

fn soa(zone: &str, ttl: u32, minimum: u32) -> Soa {
    Soa { zone: name(zone), primary: name("ns1.example.net"), serial: 7, ttl, minimum }
}
