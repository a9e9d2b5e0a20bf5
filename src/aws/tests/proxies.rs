//! Calls through a proxy on loopback. Nobody but the proxy knows where `aws.test` is.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use aws_smithy_http_client::tls::{TlsContext, TrustStore};
use tokio::net::TcpSocket;

use super::{Canned, Said, route53, says, settings};
use crate::aws::{Aws, AwsSettings, ways};
use crate::core::kinds::problem::{Problem, ProblemKind as Kind, Via};
use crate::core::kinds::query::Query;
use crate::proxy::tests::authority::Authority;
use crate::proxy::tests::loopback::{Heard, Loopback, Mood};
use crate::proxy::tests::proxies;

const HOST: &str = "aws.test";
/// Where a proxy leads that lets nothing through.
const NOBODY: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 9);
/// me:s@cret
const LOGIN: &str = "Basic bWU6c0BjcmV0";

fn caller() -> Said {
    route53(
        200,
        "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">\
         <GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/a</Arn><UserId>A</UserId>\
         <Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>",
    )
}

fn trusting(authority: &Authority) -> TlsContext {
    let store = TrustStore::empty().with_pem_certificate(authority.pem());
    TlsContext::builder().with_trust_store(store).build().unwrap()
}

fn aws(endpoint: &str, variables: &[(&str, &str)], authority: &Authority) -> Aws {
    Aws::over(settings(endpoint), ways::client(proxies(variables), &trusting(authority)))
}

async fn problem(endpoint: &str, variables: &[(&str, &str)]) -> Problem {
    problem_after(crate::aws::PATIENCE, endpoint, variables).await
}

async fn problem_after(patience: Duration, endpoint: &str, variables: &[(&str, &str)]) -> Problem {
    let settings = AwsSettings { patience, ..settings(endpoint) };
    let client = ways::client(proxies(variables), &trusting(&Authority::new()));
    Aws::over(settings, client).ask(&Query::Caller).await.unwrap_err()
}

fn address(canned: &Canned) -> SocketAddr {
    canned.endpoint.strip_prefix("http://").unwrap().parse().unwrap()
}

fn via(variable: &str, proxy: SocketAddr) -> Via {
    Via {
        variable: variable.to_owned(),
        proxy: Some(format!("http://{proxy}")),
        logs_in: false,
        host: HOST.to_owned(),
    }
}

/// A port that nobody listens at, and that nobody else takes as long as the socket is kept.
fn closed() -> (TcpSocket, SocketAddr) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(([127, 0, 0, 1], 0).into()).unwrap();
    let address = socket.local_addr().unwrap();
    (socket, address)
}

#[tokio::test]
async fn https_goes_through_a_tunnel_and_http_in_absolute_form() {
    let authority = Authority::new();
    for (mood, login, authorization) in
        [(Mood::Open, "", None), (Mood::Asks(LOGIN), "me:s%40cret@", Some(LOGIN.to_owned()))]
    {
        let canned = Canned::start(vec![caller(), caller()]).await;
        let (front, _tasks) = authority.front(HOST, address(&canned)).await;
        let tunnels = Loopback::start(mood, front).await;
        let forwards = Loopback::start(mood, address(&canned)).await;
        let secure = format!("http://{login}{}", tunnels.address);
        let plain = format!("http://{login}{}", forwards.address);
        let variables = [("HTTPS_PROXY", secure.as_str()), ("http_proxy", plain.as_str())];
        for endpoint in ["https://aws.test", "http://aws.test"] {
            let aws = aws(endpoint, &variables, &authority);
            let answer = aws.ask(&Query::Caller).await;
            assert!(answer.is_ok(), "{mood:?} {endpoint}: {answer:?}");
            let debug = format!("{aws:?}");
            assert!(!debug.contains("s%40cret") && !debug.contains("bWU6"), "{debug}");
        }
        let heard = |line: &str| [Heard { line: line.to_owned(), authorization: authorization.clone() }];
        assert_eq!(tunnels.heard(), heard("CONNECT aws.test:443 HTTP/1.1"));
        assert_eq!(forwards.heard(), heard("POST http://aws.test/ HTTP/1.1"));
    }
}

#[tokio::test]
async fn a_proxy_may_be_asked_over_tls_itself() {
    let authority = Authority::new();
    let canned = Canned::start(vec![caller()]).await;
    let (front, _tasks) = authority.front(HOST, address(&canned)).await;
    let shows = authority.server("127.0.0.1", b"http/1.1");
    let proxy = Loopback::secured(shows, Mood::Asks(LOGIN), front).await;
    let url = format!("https://me:s%40cret@{}", proxy.address);
    let answer = aws("https://aws.test", &[("HTTPS_PROXY", &url)], &authority).ask(&Query::Caller).await;
    assert!(answer.is_ok(), "{answer:?}");
    assert_eq!(proxy.lines(), ["CONNECT aws.test:443 HTTP/1.1"]);
}

#[tokio::test]
async fn a_proxy_that_wants_a_password_is_named_and_asked_once() {
    let proxy = Loopback::start(Mood::Asks(LOGIN), NOBODY).await;
    for (variable, endpoint) in [("HTTPS_PROXY", "https://aws.test"), ("HTTP_PROXY", "http://aws.test")] {
        for (login, logs_in) in [("", false), ("me:other@", true)] {
            let before = proxy.heard().len();
            let problem = problem(endpoint, &[(variable, &format!("{login}{}", proxy.address))]).await;
            assert_eq!(problem.kind, Kind::ProxyPassword, "{problem:?}");
            assert_eq!(problem.via.as_deref(), Some(&Via { logs_in, ..via(variable, proxy.address) }));
            assert!(!problem.kind.passes() && !problem.kind.outcome_unknown());
            assert_eq!(proxy.heard().len(), before + 1, "{endpoint} {login}");
        }
    }
}

#[tokio::test]
async fn a_proxy_that_opens_no_connection_is_named() {
    for status in [403, 502] {
        let proxy = Loopback::start(Mood::Refuses(status), NOBODY).await;
        let problem = problem("https://aws.test", &[("HTTPS_PROXY", &proxy.address.to_string())]).await;
        assert_eq!(problem.kind, Kind::ProxyRefused, "{problem:?}");
        assert_eq!(problem.via.as_deref(), Some(&via("HTTPS_PROXY", proxy.address)));
        assert!(!problem.kind.outcome_unknown(), "nothing was sent to AWS");
    }
}

#[tokio::test]
async fn a_proxy_that_is_not_there_or_says_nothing_is_named() {
    let (_held, nobody) = closed();
    let silent = Loopback::start(Mood::Silent, nobody).await;
    for (variable, endpoint) in [("HTTPS_PROXY", "https://aws.test"), ("HTTP_PROXY", "http://aws.test")] {
        let soon = Duration::from_millis(400);
        for (proxy, patience, kind) in
            [(nobody, crate::aws::PATIENCE, Kind::Offline), (silent.address, soon, Kind::Timeout)]
        {
            let problem = problem_after(patience, endpoint, &[(variable, &proxy.to_string())]).await;
            assert_eq!(problem.kind, kind, "{problem:?}");
            assert_eq!(problem.via.as_deref(), Some(&via(variable, proxy)));
        }
    }
}

#[tokio::test]
async fn a_proxy_that_shows_a_certificate_of_its_own_is_named() {
    let canned = Canned::start(vec![]).await;
    let (front, _tasks) = Authority::new().front(HOST, address(&canned)).await;
    let proxy = Loopback::start(Mood::Open, front).await;
    let problem = problem("https://aws.test", &[("HTTPS_PROXY", &proxy.address.to_string())]).await;
    assert_eq!(problem.kind, Kind::Offline, "{problem:?}");
    assert_eq!(problem.via.as_deref(), Some(&via("HTTPS_PROXY", proxy.address)));
    let message = problem.message.unwrap_or_default();
    assert!(message.contains("certificate"), "{message}");
}

#[tokio::test]
async fn the_page_of_a_proxy_is_no_answer_of_aws() {
    let proxy = Loopback::start(Mood::Refuses(403), NOBODY).await;
    let problem = problem("http://aws.test", &[("HTTP_PROXY", &proxy.address.to_string())]).await;
    assert_eq!(problem.kind, Kind::Malformed, "{problem:?}");
    assert_eq!(problem.via.as_deref(), Some(&via("HTTP_PROXY", proxy.address)));
}

#[tokio::test]
async fn a_variable_that_names_no_proxy_sends_nothing_anywhere() {
    let canned = Canned::start(vec![caller()]).await;
    // No address of this machine's loopback, and yet it is reached there.
    let endpoint = canned.endpoint.replace("127.0.0.1", "0.0.0.0");
    let problem = problem(&endpoint, &[("http_proxy", "socks5://me:s@cret@127.0.0.1:1080")]).await;
    assert_eq!((problem.kind, &problem.message), (Kind::ProxyUnusable, &None));
    let named =
        Via { variable: "http_proxy".to_owned(), proxy: None, logs_in: false, host: "0.0.0.0".to_owned() };
    assert_eq!(problem.via.as_deref(), Some(&named));
    assert!(!format!("{problem:?}").contains("cret"));
    assert!(!problem.kind.passes() && !problem.kind.outcome_unknown());
    assert_eq!(canned.heard(|_| ()).len(), 0);
}

#[tokio::test]
async fn exceptions_this_machine_and_a_rehearsal_are_reached_directly() {
    let proxy = Loopback::start(Mood::Refuses(403), NOBODY).await;
    let url = format!("http://{}", proxy.address);
    let canned = Canned::start(vec![caller(), caller(), caller(), says(500, "{}")]).await;
    let elsewhere = canned.endpoint.replace("127.0.0.1", "0.0.0.0");
    let authority = Authority::new();
    let set = [("HTTP_PROXY", url.as_str())];
    let excepted = [("HTTP_PROXY", url.as_str()), ("NO_PROXY", "example.org,0.0.0.0")];
    let rehearsal = Aws::new(AwsSettings { proxies: proxies(&set), ..settings(&elsewhere) });
    for aws in [aws(&elsewhere, &excepted, &authority), aws(&canned.endpoint, &set, &authority), rehearsal] {
        let answer = aws.ask(&Query::Caller).await;
        assert!(answer.is_ok(), "{answer:?}");
    }
    let failed = aws(&canned.endpoint, &set, &authority).ask(&Query::SesAccount).await.unwrap_err();
    assert_eq!((failed.kind, failed.via), (Kind::Server, None));
    assert_eq!(proxy.heard(), []);
}

/// Each call keeps to what its own requests did.
#[tokio::test]
async fn calls_at_the_same_time_are_told_apart() {
    let (_held, nobody) = closed();
    let proxy = nobody.to_string();
    let variables = [("HTTP_PROXY", proxy.as_str())];
    let directly = format!("http://{nobody}");
    for _ in 0..5 {
        let (through, direct) =
            tokio::join!(problem("http://aws.test", &variables), problem(&directly, &variables));
        assert_eq!((through.kind, direct.kind), (Kind::Offline, Kind::Offline));
        assert_eq!(through.via.as_deref(), Some(&via("HTTP_PROXY", nobody)));
        assert_eq!(direct.via, None);
    }
}
