//! How a question goes out, and what counts as its answer.

use std::collections::BTreeSet;
use std::net::Ipv6Addr;
use std::sync::atomic::{AtomicBool, Ordering};

use super::*;

#[tokio::test]
async fn an_authoritative_server_is_asked_once_without_recursion_and_with_edns() {
    let server = that(|message| {
        message.add_answer(record("Mail.Example.COM.", 300, RData::MX(MX::new(10, wire("In.Example.NET.")))));
    })
    .await;
    let reply = server.ask("mail.example.com", RecordType::Mx).await;
    let data = Rdata::Mx { preference: 10, exchange: name("in.example.net") };
    assert_eq!(reply, Reply::Records(vec![Rr { name: name("mail.example.com"), ttl: 300, data }]));
    let asked = server.asked();
    assert_eq!(server.ways(), [Over::Udp]);
    let question = &asked[0].1;
    assert!(!question.metadata.recursion_desired);
    assert_eq!(question.edns.as_ref().unwrap().max_payload(), 1232);
    assert_eq!(question.queries[0].name().to_string(), "mail.example.com.");
}

#[tokio::test]
async fn a_resolver_is_asked_with_recursion_where_it_says() {
    let server = that(|message| {
        message.metadata.authoritative = false;
        message.metadata.recursion_available = true;
        message.add_answer(record("example.com.", 59, RData::A(A::new(192, 0, 2, 9))));
    })
    .await;
    let reply = server.ask_as_resolver("example.com", RecordType::A).await;
    let data = Rdata::A(Ipv4Addr::new(192, 0, 2, 9));
    assert_eq!(reply, Reply::Records(vec![Rr { name: name("example.com"), ttl: 59, data }]));
    assert!(server.asked()[0].1.metadata.recursion_desired);
}

#[tokio::test]
async fn a_server_that_does_not_know_edns_is_asked_without_it() {
    let server = TestServer::start(|_, question| {
        if question.edns.is_some() {
            // A header alone, as old servers send it.
            let mut formerr = WireMessage::response(question.metadata.id, question.metadata.op_code);
            formerr.metadata.response_code = ResponseCode::FormErr;
            return vec![formerr.to_vec().unwrap()];
        }
        bytes(question, |message| {
            message.add_answer(record(
                "example.com.",
                5,
                RData::AAAA(AAAA::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1)),
            ));
        })
    })
    .await;
    let reply = server.ask("example.com", RecordType::Aaaa).await;
    let data = Rdata::Aaaa("2001:db8::1".parse().unwrap());
    assert_eq!(reply, Reply::Records(vec![Rr { name: name("example.com"), ttl: 5, data }]));
    assert_eq!(server.ways(), [Over::Udp, Over::Udp]);
    let server = that(|message| message.metadata.response_code = ResponseCode::FormErr).await;
    assert_eq!(server.ask("example.com", RecordType::A).await, Reply::Malformed);
    assert_eq!(server.ways(), [Over::Udp, Over::Udp]);
}

#[tokio::test]
async fn a_silent_server_is_asked_twice_and_then_it_is_a_timeout() {
    let server = TestServer::start(|_, _| Vec::new()).await;
    assert_eq!(server.ask("example.com", RecordType::A).await, Reply::Timeout);
    assert_eq!(server.ways(), [Over::Udp, Over::Udp]);
}

#[tokio::test]
async fn an_answer_to_the_second_try_counts() {
    let server = TestServer::start({
        let tries = Mutex::new(0);
        move |_, question| {
            let mut tries = tries.lock().unwrap();
            *tries += 1;
            if *tries == 1 { Vec::new() } else { bytes(question, |_| ()) }
        }
    })
    .await;
    assert_eq!(server.ask("example.com", RecordType::A).await, Reply::NoData { soa: None });
    assert_eq!(server.ways(), [Over::Udp, Over::Udp]);
}

#[tokio::test]
async fn a_closed_port_is_unreachable_at_once() {
    // Held, so that nobody else takes the port, but connected elsewhere: for all others it is closed.
    let held = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    held.connect((Ipv4Addr::LOCALHOST, 9)).await.unwrap();
    let closed = SocketAddr::from((Ipv4Addr::LOCALHOST, held.local_addr().unwrap().port()));
    let asker = Asker::new(BTreeMap::from([(SERVER, closed)]));
    let question = authoritative("example.com", RecordType::A);
    let asked = asker.ask(&question);
    // Looked at first, so that a machine that stood still does not count as a wait.
    tokio::select! {
        biased;
        reply = asked => assert_eq!(reply, Reply::Unreachable),
        () = tokio::time::sleep(std::time::Duration::from_millis(1400)) => panic!("it waits for the time-out"),
    }
}

#[tokio::test]
async fn only_the_same_id_and_the_same_question_are_an_answer() {
    let server = TestServer::start(|_, question| {
        let forged = |message: &mut WireMessage| {
            message.add_answer(record("example.com.", 60, RData::A(A::new(192, 0, 2, 66))));
        };
        let mut other_id = response(question, forged);
        other_id.metadata.id = question.metadata.id.wrapping_add(1);
        let mut other_name = response(question, forged);
        other_name.queries[0].set_name(wire("example.org."));
        let mut other_type = response(question, forged);
        other_type.queries[0].set_query_type(hickory_proto::rr::RecordType::AAAA);
        let mut echo = response(question, forged);
        echo.metadata.message_type = MessageType::Query;
        let right = response(question, |message| {
            message.add_answer(record("example.com.", 60, RData::A(A::new(192, 0, 2, 1))));
        });
        [other_id, other_name, other_type, echo, right].map(|message| message.to_vec().unwrap()).to_vec()
    })
    .await;
    let data = Rdata::A(Ipv4Addr::new(192, 0, 2, 1));
    let expected = Reply::Records(vec![Rr { name: name("example.com"), ttl: 60, data }]);
    assert_eq!(server.ask("example.com", RecordType::A).await, expected);
    assert_eq!(server.ways(), [Over::Udp]);
}

#[tokio::test]
async fn an_answer_from_another_address_is_not_heard() {
    let stranger = Arc::new(std::net::UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).unwrap());
    let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let asker = Asker::new(BTreeMap::from([(SERVER, socket.local_addr().unwrap())]));
    let task = tokio::spawn(async move {
        let mut buffer = vec![0; 512];
        let (length, from) = socket.recv_from(&mut buffer).await.unwrap();
        let question = WireMessage::from_vec(&buffer[..length]).unwrap();
        let forged = response(&question, |message| {
            message.metadata.response_code = ResponseCode::Refused;
        });
        stranger.send_to(&forged.to_vec().unwrap(), from).unwrap();
        socket.send_to(&bytes(&question, |_| ())[0], from).await.unwrap();
    });
    let reply = asker.ask(&authoritative("example.com", RecordType::A)).await;
    assert_eq!(reply, Reply::NoData { soa: None });
    task.await.unwrap();
}

#[tokio::test]
async fn garbage_is_malformed() {
    let under_the_id = TestServer::start(|_, question| {
        let mut garbage = question.metadata.id.to_be_bytes().to_vec();
        garbage.extend([0x84, 0, 0, 9, 0, 9, 0, 9, 0, 9, 0xff, 0xff]);
        vec![garbage]
    })
    .await;
    assert_eq!(under_the_id.ask("example.com", RecordType::A).await, Reply::Malformed);
    assert_eq!(under_the_id.ways(), [Over::Udp]);
    let short = TestServer::start(|_, _| vec![vec![1, 2, 3]]).await;
    assert_eq!(short.ask("example.com", RecordType::A).await, Reply::Malformed);
    for count in [0, 2] {
        let server = that(move |message| {
            let query = message.queries.remove(0);
            message.add_queries(vec![query; count]);
        })
        .await;
        assert_eq!(server.ask("example.com", RecordType::A).await, Reply::Malformed, "{count} questions");
    }
}

#[tokio::test]
async fn a_truncated_answer_is_asked_for_over_tcp() {
    let long = "a".repeat(200);
    let strings = vec![long.clone(); 12];
    let server = TestServer::start({
        let strings = strings.clone();
        move |over, question| {
            let mut answer = bytes(question, |message| {
                message.metadata.truncation = over == Over::Udp;
                message.add_answer(record("example.com.", 60, RData::TXT(TXT::new(strings.clone()))));
            });
            if over == Over::Udp {
                // In the middle of the record, as some servers cut it.
                answer[0].truncate(500);
            }
            answer
        }
    })
    .await;
    let reply = server.ask("example.com", RecordType::Txt).await;
    let expected = Rr { name: name("example.com"), ttl: 60, data: Rdata::Txt(strings) };
    assert_eq!(reply, Reply::Records(vec![expected]));
    assert_eq!(server.ways(), [Over::Udp, Over::Tcp]);
}

#[tokio::test]
async fn a_truncated_answer_without_tcp_is_no_answer() {
    let cut = |message: &mut WireMessage| message.metadata.truncation = true;
    let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let asker = Asker::new(BTreeMap::from([(SERVER, socket.local_addr().unwrap())]));
    let task = tokio::spawn(async move {
        let mut buffer = vec![0; 512];
        let (length, from) = socket.recv_from(&mut buffer).await.unwrap();
        let question = WireMessage::from_vec(&buffer[..length]).unwrap();
        socket.send_to(&bytes(&question, cut)[0], from).await.unwrap();
    });
    assert_eq!(asker.ask(&authoritative("example.com", RecordType::A)).await, Reply::Unreachable);
    task.await.unwrap();
    let closes = TestServer::start(move |over, question| match over {
        Over::Udp => bytes(question, cut),
        Over::Tcp => Vec::new(),
    })
    .await;
    assert_eq!(closes.ask("example.com", RecordType::A).await, Reply::Malformed);
}

#[tokio::test]
async fn a_name_that_cannot_be_asked_is_not_sent() {
    let server = that(|_| ()).await;
    let long = format!("{}.example.com", "a".repeat(64));
    for name in ["a..example.com", long.as_str()] {
        assert_eq!(server.ask(name, RecordType::A).await, Reply::Malformed);
    }
    assert_eq!(server.ways(), []);
}

#[tokio::test]
async fn no_more_than_the_limit_is_asked_at_once() {
    let answers = Arc::new(AtomicBool::new(false));
    let server = TestServer::start({
        let answers = answers.clone();
        move |_, question| if answers.load(Ordering::SeqCst) { bytes(question, |_| ()) } else { Vec::new() }
    })
    .await;
    let asker = server.asker();
    let mut questions = JoinSet::new();
    for number in 0..AT_ONCE + 8 {
        let asker = asker.clone();
        let question = authoritative(&format!("{number}.example.com"), RecordType::A);
        questions.spawn(async move { asker.ask(&question).await });
    }
    let names = || {
        let asked = server.asked();
        asked
            .iter()
            .map(|(_, question)| question.queries[0].name().to_string())
            .collect::<BTreeSet<_>>()
            .len()
    };
    while names() < AT_ONCE {
        tokio::task::yield_now().await;
    }
    assert_eq!(asker.shared.turns.available_permits(), 0);
    for _ in 0..1000 {
        tokio::task::yield_now().await;
    }
    assert_eq!(names(), AT_ONCE);
    answers.store(true, Ordering::SeqCst);
    assert_eq!(questions.join_all().await, vec![Reply::NoData { soa: None }; AT_ONCE + 8]);
    assert_eq!(names(), AT_ONCE + 8);
}

#[tokio::test]
async fn ipv6_is_asked_where_there_is_ipv6_and_is_unreachable_where_not() {
    let ip = IpAddr::V6(Ipv6Addr::LOCALHOST);
    let server = Server::Authoritative { host: name("ns1.example.net"), address: ip };
    let question = Question { server, name: name("example.com"), rtype: RecordType::A };
    match UdpSocket::bind((ip, 0)).await {
        Ok(socket) => {
            let asker = Asker::new(BTreeMap::from([(ip, socket.local_addr().unwrap())]));
            let (reply, ()) = tokio::join!(asker.ask(&question), async {
                let mut buffer = vec![0; 512];
                let (length, from) = socket.recv_from(&mut buffer).await.unwrap();
                let question = WireMessage::from_vec(&buffer[..length]).unwrap();
                socket.send_to(&bytes(&question, |_| ())[0], from).await.unwrap();
            });
            assert_eq!(reply, Reply::NoData { soa: None });
        }
        Err(_) => assert_eq!(Asker::new(BTreeMap::new()).ask(&question).await, Reply::Unreachable),
    }
}

#[tokio::test]
async fn checking_is_disabled_only_where_that_is_asked_for() {
    let server = that(|message| {
        message.metadata.authoritative = false;
        message.metadata.recursion_available = true;
        message.add_answer(record("example.com.", 59, RData::A(A::new(192, 0, 2, 9))));
    })
    .await;
    let resolver = Server::Resolver { name: "test".to_owned(), address: server.address };
    let unchecked = resolver.unchecked().unwrap();
    for (server, name) in [(resolver, "a.example.com"), (unchecked, "b.example.com")] {
        let question = Question { server, name: Name::from_answer(name), rtype: RecordType::A };
        assert!(Asker::new(BTreeMap::new()).ask(&question).await.is_answer());
    }
    let bits = |(_, question): &(Over, WireMessage)| {
        (question.metadata.recursion_desired, question.metadata.checking_disabled)
    };
    assert_eq!(server.asked().iter().map(bits).collect::<Vec<_>>(), [(true, false), (true, true)]);
}

#[tokio::test]
async fn a_resolver_that_fails_once_is_asked_again_and_a_name_server_is_not() {
    let failing_first = || {
        let asked = AtomicBool::new(false);
        TestServer::start(move |_, question| {
            let first = !asked.swap(true, Ordering::SeqCst);
            bytes(question, |message| {
                if first {
                    message.metadata.response_code = ResponseCode::ServFail;
                }
            })
        })
    };
    let server = failing_first().await;
    assert_eq!(server.ask_as_resolver("example.com", RecordType::A).await, Reply::NoData { soa: None });
    assert_eq!(server.ways(), [Over::Udp, Over::Udp]);
    let server = failing_first().await;
    assert_eq!(server.ask("example.com", RecordType::A).await, Reply::ServFail);
    assert_eq!(server.ways(), [Over::Udp]);
}
