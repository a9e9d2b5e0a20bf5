//! Questions over HTTPS, to a server on loopback under an authority of the test's own.

use std::convert::Infallible;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::{http1, http2};
use hyper::service::service_fn;
use hyper::{Method, Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::net::TcpSocket;

use super::*;
use crate::proxy::tests::authority::Authority;

pub const HOST: &str = "dns.test";

/// What the server says to the body of a request: status, media type, body.
pub type Says = fn(&WireMessage) -> (u16, &'static str, Vec<u8>);

fn asker(authority: &Authority) -> Asker {
    Asker::over(Https::default().trusting(authority.certificate.clone()), BTreeMap::new())
}

/// What was asked: method, path, media type, message.
type Asked = Arc<Mutex<Vec<(Method, String, String, WireMessage)>>>;

pub struct Doh {
    pub address: SocketAddr,
    asked: Asked,
    _tasks: JoinSet<()>,
}

impl Doh {
    pub async fn start(authority: &Authority, protocol: &'static [u8], says: Says) -> Doh {
        let acceptor = authority.server(HOST, protocol);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Asked::default();
        let log = asked.clone();
        let mut tasks = JoinSet::new();
        tasks.spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // One that does not believe the certificate breaks off.
                let Ok(tls) = acceptor.accept(stream).await else { continue };
                let log = log.clone();
                let service = service_fn(move |request| answer(request, log.clone(), says));
                let io = TokioIo::new(tls);
                if protocol == b"h2" {
                    let server = http2::Builder::new(TokioExecutor::new());
                    server.serve_connection(io, service).await.unwrap_or_default();
                } else {
                    http1::Builder::new().serve_connection(io, service).await.unwrap_or_default();
                }
            }
        });
        Doh { address, asked, _tasks: tasks }
    }

    pub fn question(&self, host: &str) -> Question {
        let server = Server::Https { name: "test".to_owned(), address: self.address, host: host.to_owned() };
        Question { server, name: name("a.example.com"), rtype: RecordType::Txt }
    }
}

async fn answer(
    request: Request<Incoming>,
    log: Asked,
    says: Says,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    let question = WireMessage::from_vec(&body).unwrap();
    let (status, kind, said) = says(&question);
    let media = head.headers["content-type"].to_str().unwrap().to_owned();
    log.lock().unwrap().push((head.method, head.uri.path().to_owned(), media, question));
    let response = Response::builder().status(status).header("content-type", kind);
    Ok(response.body(Full::new(Bytes::from(said))).unwrap())
}

pub fn nothing_there(question: &WireMessage) -> (u16, &'static str, Vec<u8>) {
    let message = response(question, |message| {
        message.metadata.authoritative = false;
        message.metadata.recursion_available = true;
        message.metadata.response_code = ResponseCode::NXDomain;
        message.add_authority(soa_record("example.com.", 900, 300));
    });
    (200, "application/dns-message", message.to_vec().unwrap())
}

#[tokio::test]
async fn a_resolver_is_asked_as_rfc_8484_says_over_either_http() {
    let authority = Authority::new();
    for protocol in [b"h2".as_slice(), b"http/1.1"] {
        let server = Doh::start(&authority, protocol, nothing_there).await;
        let reply = asker(&authority).ask(&server.question(HOST)).await;
        assert_eq!(reply, Reply::NxDomain { soa: Some(soa("example.com", 900, 300)) });
        let asked = server.asked.lock().unwrap();
        let [(method, path, media, question)] = asked.as_slice() else { panic!("{asked:?}") };
        assert_eq!((method, path.as_str()), (&Method::POST, "/dns-query"));
        assert_eq!(media, "application/dns-message");
        assert_eq!((question.metadata.id, question.metadata.recursion_desired), (0, true));
        assert_eq!(question.queries[0].name().to_string(), "a.example.com.");
    }
}

#[tokio::test]
async fn a_large_answer_comes_whole() {
    let authority = Authority::new();
    let server = Doh::start(&authority, b"h2", |question| {
        let message = response(question, |message| {
            for _ in 0..40 {
                let text = TXT::new(vec!["x".repeat(250); 4]);
                message.add_answer(record("a.example.com.", 60, RData::TXT(text)));
            }
        });
        (200, "application/dns-message", message.to_vec().unwrap())
    })
    .await;
    assert_eq!(asker(&authority).ask(&server.question(HOST)).await.records().len(), 40);
}

#[tokio::test]
async fn one_that_cannot_show_who_it_is_is_not_asked() {
    let authority = Authority::new();
    let server = Doh::start(&authority, b"h2", nothing_there).await;
    assert_eq!(asker(&Authority::new()).ask(&server.question(HOST)).await, Reply::Unreachable);
    assert_eq!(asker(&authority).ask(&server.question("dns.other.test")).await, Reply::Unreachable);
    assert!(server.asked.lock().unwrap().is_empty());
}

#[tokio::test]
async fn the_page_of_a_portal_is_no_answer() {
    let authority = Authority::new();
    let page: Says = |_| (200, "text/html", b"<h1>Welcome</h1>".to_vec());
    let failed: Says = |question| (502, "application/dns-message", question.to_vec().unwrap());
    let other: Says = |question| {
        let mut message = response(question, |_| ());
        message.queries[0].set_name(wire("b.example.com."));
        (200, "application/dns-message", message.to_vec().unwrap())
    };
    for says in [page, failed, other] {
        let server = Doh::start(&authority, b"h2", says).await;
        assert_eq!(asker(&authority).ask(&server.question(HOST)).await, Reply::Malformed);
    }
}

#[tokio::test]
async fn silence_and_a_closed_port_are_values() {
    let authority = Authority::new();
    let at = |address| {
        let server = Server::Https { name: "test".to_owned(), address, host: HOST.to_owned() };
        Question { server, name: name("a.example.com"), rtype: RecordType::Txt }
    };
    // Connections are taken by the kernel, and nobody speaks.
    let silent = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let question = at(silent.local_addr().unwrap());
    assert_eq!(asker(&authority).ask(&question).await, Reply::Timeout);
    // Held, so that nobody else takes the port, and nobody listens.
    let closed = TcpSocket::new_v4().unwrap();
    closed.bind((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
    let question = at(closed.local_addr().unwrap());
    assert_eq!(asker(&authority).ask(&question).await, Reply::Unreachable);
}
