//! Questions over HTTPS through a proxy on loopback. The proxy alone knows where the resolver is: the
//! address that the question names is nobody's.

use tokio::net::TcpSocket;
use tokio_rustls::TlsAcceptor;

use super::https::{Doh, HOST, nothing_there};
use super::*;
use crate::proxy::tests::authority::Authority;
use crate::proxy::tests::loopback::{Loopback, Mood};
use crate::proxy::tests::proxies;

/// me:s@cret
const LOGIN: &str = "Basic bWU6c0BjcmV0";

fn asker(authority: &Authority, variables: &[(&str, &str)]) -> Asker {
    let https = Https::behind(proxies(variables)).trusting(authority.certificate.clone());
    Asker::over(https, BTreeMap::new())
}

fn question(port: u16) -> Question {
    let address = SocketAddr::new(IpAddr::from([127, 0, 0, 1]), port);
    let server = Server::Https { name: "test".to_owned(), address, host: HOST.to_owned() };
    Question { server, name: name("a.example.com"), rtype: RecordType::Txt }
}

/// A port that nobody listens at, and that nobody else takes as long as the socket is kept.
fn closed() -> (TcpSocket, SocketAddr) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
    let address = socket.local_addr().unwrap();
    (socket, address)
}

fn is_heard(reply: &Reply) -> bool {
    matches!(reply, Reply::NxDomain { .. })
}

#[tokio::test]
async fn the_proxy_is_asked_for_the_resolver_by_name_and_the_resolver_shows_who_it_is() {
    let authority = Authority::new();
    let (_held, nobody) = closed();
    for protocol in [b"h2".as_slice(), b"http/1.1"] {
        let server = Doh::start(&authority, protocol, nothing_there).await;
        let proxy = Loopback::start(Mood::Open, server.address).await;
        let url = format!("http://{}", proxy.address);
        let variables = [("HTTPS_PROXY", url.as_str())];
        let reply = asker(&authority, &variables).ask(&question(nobody.port())).await;
        assert!(is_heard(&reply), "{reply:?}");
        let line = format!("CONNECT {HOST}:{} HTTP/1.1", nobody.port());
        assert_eq!(proxy.lines(), [line]);
        let other = asker(&Authority::new(), &variables).ask(&question(nobody.port())).await;
        assert_eq!(other, Reply::Unreachable, "an authority that is not believed");
    }
}

#[tokio::test]
async fn the_password_of_the_url_is_said_to_the_proxy() {
    let authority = Authority::new();
    let server = Doh::start(&authority, b"h2", nothing_there).await;
    let proxy = Loopback::start(Mood::Asks(LOGIN), server.address).await;
    let (_held, nobody) = closed();
    for (login, heard) in [("me:s%40cret@", true), ("me:other@", false), ("", false)] {
        let url = format!("http://{login}{}", proxy.address);
        let reply = asker(&authority, &[("https_proxy", &url)]).ask(&question(nobody.port())).await;
        assert_eq!(is_heard(&reply), heard, "{login}: {reply:?}");
        assert!(heard || reply == Reply::Unreachable, "{login}: {reply:?}");
    }
    let said: Vec<_> = proxy.heard().into_iter().map(|heard| heard.authorization).collect();
    assert_eq!(said, [Some(LOGIN.to_owned()), Some("Basic bWU6b3RoZXI=".to_owned()), None]);
}

#[tokio::test]
async fn nothing_goes_past_a_proxy_that_refuses_or_is_not_there() {
    let authority = Authority::new();
    // Whoever went past the proxy would be heard.
    let server = Doh::start(&authority, b"h2", nothing_there).await;
    let refuses = Loopback::start(Mood::Refuses(403), server.address).await;
    let (_held, nobody) = closed();
    for value in [refuses.address.to_string(), nobody.to_string(), "socks5://127.0.0.1:1".to_owned()] {
        let asker = asker(&authority, &[("HTTPS_PROXY", &value)]);
        assert_eq!(asker.ask(&server.question(HOST)).await, Reply::Unreachable, "{value}");
    }
    let silent = Loopback::start(Mood::Silent, server.address).await;
    let asker = asker(&authority, &[("HTTPS_PROXY", &silent.address.to_string())]);
    assert_eq!(asker.ask(&server.question(HOST)).await, Reply::Timeout);
}

#[tokio::test]
async fn no_proxy_and_the_other_variable_lead_directly_to_the_resolver() {
    let authority = Authority::new();
    let server = Doh::start(&authority, b"h2", nothing_there).await;
    let proxy = Loopback::start(Mood::Refuses(403), server.address).await;
    let url = format!("http://{}", proxy.address);
    for variables in [
        &[("HTTPS_PROXY", url.as_str()), ("NO_PROXY", "example.org, dns.test")][..],
        &[("HTTP_PROXY", url.as_str())],
    ] {
        let reply = asker(&authority, variables).ask(&server.question(HOST)).await;
        assert!(is_heard(&reply), "{variables:?}: {reply:?}");
    }
    assert_eq!(proxy.heard(), []);
}

#[tokio::test]
async fn a_proxy_may_be_asked_over_tls_itself() {
    let authority = Authority::new();
    let server = Doh::start(&authority, b"h2", nothing_there).await;
    let acceptor = |authority: &Authority| -> TlsAcceptor { authority.server("127.0.0.1", b"http/1.1") };
    let (_held, nobody) = closed();
    for (shows, heard) in [(acceptor(&authority), true), (acceptor(&Authority::new()), false)] {
        let proxy = Loopback::secured(shows, Mood::Asks(LOGIN), server.address).await;
        let url = format!("https://me:s%40cret@{}", proxy.address);
        let reply = asker(&authority, &[("HTTPS_PROXY", &url)]).ask(&question(nobody.port())).await;
        assert_eq!((is_heard(&reply), proxy.heard().len()), (heard, usize::from(heard)), "{reply:?}");
    }
}
