//! Scenarios that start, answer DNS over sockets, and end.

use sendoff::core::kinds::dns::{Question, RecordType, Reply, Server};
use sendoff::core::kinds::name::Name;
use sendoff::dns::Asker;
use sendoff::rehearsal::{Rehearsal, Scenario, scenarios, start, start_scenario};

use crate::clients::{http, http_as, state, until};

/// What each of the zone's servers says, over the real sockets.
async fn authoritative(rehearsal: &Rehearsal, name: &str, rtype: RecordType) -> Vec<Reply> {
    let asker = Asker::new(rehearsal.dns_map().clone());
    let mut replies = Vec::new();
    for (host, address) in [("ns1.dnshost.net", "192.0.2.30"), ("ns2.dnshost.net", "192.0.2.31")] {
        let server =
            Server::Authoritative { host: Name::from_answer(host), address: address.parse().unwrap() };
        replies.push(asker.ask(&Question { server, name: Name::from_answer(name), rtype }).await);
    }
    replies
}

#[tokio::test]
async fn records_entered_by_hand_appear_in_the_dns() {
    let text = "extends = \"manual-dns\"\n[timing]\nby_hand_after = 0.5\n";
    let rehearsal = start_scenario(&Scenario::parse(text).unwrap()).unwrap();
    let dmarc = "_dmarc.example.com";
    let before = authoritative(&rehearsal, dmarc, RecordType::Txt).await;
    assert!(before.iter().all(|reply| matches!(reply, Reply::NxDomain { .. })), "{before:?}");

    let entry = (dmarc.to_owned(), "TXT".to_owned(), "v=DMARC1; p=none".to_owned());
    rehearsal.entered(&[entry]);
    let mx = r#"[["bounce.example.com", "MX", "10 feedback-smtp.us-east-1.amazonses.com"]]"#;
    let (head, _) = http(&rehearsal, "POST", "/_rehearsal/entered", mx);
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    let (head, said) = http(&rehearsal, "POST", "/_rehearsal/entered", "{}");
    assert!(head.starts_with("HTTP/1.1 400") && said.contains("[[name, type, value]"), "{head} {said}");

    for (name, rtype) in [(dmarc, RecordType::Txt), ("bounce.example.com", RecordType::Mx)] {
        let seen = until(
            || authoritative(&rehearsal, name, rtype),
            |replies| replies.iter().all(|reply| !reply.records().is_empty()),
        )
        .await;
        assert_eq!(seen.len(), 2);
    }
    let resolver = &rehearsal.resolvers()[0];
    let server = Server::Resolver { name: resolver.name.clone(), address: resolver.address };
    let question = Question { server, name: Name::from_answer("www.example.com"), rtype: RecordType::A };
    let reply = Asker::new(rehearsal.dns_map().clone()).ask(&question).await;
    assert_eq!(reply.records().len(), 2, "the CNAME and the address: {reply:?}");
}

/// What a page in a browser can send: it names its own host where a name of its own leads here, and its
/// origin where it posts to this address.
#[tokio::test]
async fn no_web_page_reaches_the_world() {
    let rehearsal = start("manual-dns").unwrap();
    let host = rehearsal.endpoint().trim_start_matches("http://").to_owned();
    let entry = r#"[["_dmarc.example.com", "TXT", "v=DMARC1; p=none"]]"#;
    let before = state(&rehearsal);
    let pages = [
        "Host: evil.example\r\n".to_owned(),
        format!("Host: {host}\r\nOrigin: http://evil.example\r\n"),
        format!("Host: {host}\r\nOrigin: null\r\n"),
        format!("Host: {host}\r\nSec-Fetch-Site: cross-site\r\n"),
        String::new(),
    ];
    for headers in pages {
        let head = http_as(&rehearsal, &headers, "POST", "/_rehearsal/entered", entry).0;
        let status = head.lines().next().unwrap();
        // Without any host the request is no HTTP/1.1 (RFC 9112, section 3.2).
        assert!(
            status.contains(" 403 ") || headers.is_empty() && status.contains(" 400 "),
            "{headers}{head}"
        );
    }
    assert_eq!(state(&rehearsal), before, "nothing was entered");
    let local = format!("Host: localhost:{}\r\n", host.rsplit(':').next().unwrap());
    let head = http_as(&rehearsal, &local, "POST", "/_rehearsal/entered", entry).0;
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    // A head without an end is cut off.
    let long = format!("Host: {host}\r\nX-Long: {}\r\n", "x".repeat(100_000));
    let head = http_as(&rehearsal, &long, "GET", "/_rehearsal/state", "").0;
    assert!(head.starts_with("HTTP/1.1 431"), "{head}");
}

#[test]
fn every_scenario_starts_and_ends_with_its_handle() {
    for info in scenarios() {
        let rehearsal = start(info.name).unwrap();
        let host = rehearsal.endpoint().trim_start_matches("http://").to_owned();
        let (head, _) = http(&rehearsal, "GET", "/_rehearsal/state", "");
        assert!(head.starts_with("HTTP/1.1 200") && head.contains("x-amzn-requestid"), "{head}");
        assert_eq!(rehearsal.resolvers().len(), 2);
        assert!(rehearsal.dns_map().values().all(|address| address.ip().is_loopback()));
        // A client that keeps its connection open does not hold the end up.
        let _kept = std::net::TcpStream::connect(&host).unwrap();
        drop(rehearsal);
        assert!(std::net::TcpStream::connect(&host).is_err(), "{} still listens", info.name);
    }
    assert!(start("nowhere").err().unwrap().to_string().contains("nowhere"));
}
