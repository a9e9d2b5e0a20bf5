//! The wizard's own questions against the server, and raw messages where bits matter.

use std::collections::BTreeMap;
use std::sync::Mutex;

use hickory_server::proto::op::{Message, MessageType, Query};
use hickory_server::proto::rr::{Name as WireName, RecordType as WireType};

use super::*;
use crate::core::kinds::dns::{Question, Rdata, Rr, Server as AskedServer, Soa};
use crate::dns::Asker;

const SERVER: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 53));

/// Says one thing to everybody, and keeps what it was asked.
struct Says {
    reply: Option<Reply>,
    asked: Mutex<Vec<String>>,
}

impl Answers for Says {
    fn authoritative(&self, server: IpAddr, name: &Name, rtype: RecordType) -> Option<Reply> {
        self.asked.lock().unwrap().push(format!("{server} {name} {}", rtype.as_str()));
        self.reply.clone()
    }

    fn recursive(&self, resolver: &str, name: &Name, rtype: RecordType) -> Option<Reply> {
        self.asked.lock().unwrap().push(format!("{resolver} {name} {}", rtype.as_str()));
        self.reply.clone()
    }
}

fn says(reply: Option<Reply>) -> Arc<Says> {
    Arc::new(Says { reply, asked: Mutex::default() })
}

fn name(text: &str) -> Name {
    Name::from_answer(text)
}

async fn ask(role: Role, served: &Served, rtype: RecordType) -> Reply {
    let (server, map) = match role {
        Role::Authoritative(address) => (
            AskedServer::Authoritative { host: name("ns1.example.net"), address },
            BTreeMap::from([(address, served.address)]),
        ),
        Role::Resolver(name) => {
            (AskedServer::Resolver { name, address: served.address }, BTreeMap::default())
        }
    };
    Asker::new(map).ask(&Question { server, name: name("_x.example.com"), rtype }).await
}

async fn round_trip(role: Role, reply: Reply) -> Reply {
    let served = serve(role.clone(), says(Some(reply))).await.unwrap();
    ask(role, &served, RecordType::Txt).await
}

fn rr(data: Rdata) -> Rr {
    Rr { name: name("_x.example.com"), ttl: 300, data }
}

fn soa() -> Soa {
    Soa { zone: name("example.com"), primary: name("ns1.example.net"), serial: 3, ttl: 900, minimum: 86_400 }
}

fn both() -> [Role; 2] {
    [Role::Authoritative(SERVER), Role::Resolver("public".to_owned())]
}

#[tokio::test]
async fn every_reply_comes_back_as_it_was_said() {
    let records = vec![
        rr(Rdata::A(Ipv4Addr::new(192, 0, 2, 1))),
        rr(Rdata::Aaaa("2001:db8::1".parse().unwrap())),
        rr(Rdata::Cname(name("token.dkim.amazonses.com"))),
        rr(Rdata::Mx { preference: 10, exchange: name("feedback-smtp.us-east-1.amazonses.com") }),
        rr(Rdata::Mx { preference: 0, exchange: name("") }),
        rr(Rdata::Ns(name("ns-1.awsdns-01.org"))),
        rr(Rdata::Soa(Soa { zone: name("_x.example.com"), ttl: 300, ..soa() })),
        rr(Rdata::Txt(vec!["v=spf1 \"quoted\" \\".to_owned(), String::new(), "日本語".to_owned()])),
        rr(Rdata::Other(65_280)),
    ];
    for role in both() {
        for reply in [
            Reply::Records(records.clone()),
            Reply::NxDomain { soa: Some(soa()) },
            Reply::NxDomain { soa: None },
            Reply::NoData { soa: Some(soa()) },
            Reply::ServFail,
            Reply::Refused,
            Reply::Lame,
            Reply::Malformed,
        ] {
            assert_eq!(round_trip(role.clone(), reply.clone()).await, reply, "{role:?}");
        }
    }
    let referral = Reply::Referral {
        zone: name("_x.example.com"),
        ns: vec![name("ns1._x.example.com"), name("ns2.example.net")],
        glue: vec![
            (name("ns1._x.example.com"), "192.0.2.7".parse().unwrap()),
            (name("ns1._x.example.com"), "2001:db8::7".parse().unwrap()),
        ],
    };
    assert_eq!(round_trip(Role::Authoritative(SERVER), referral.clone()).await, referral);
    let no_soa = Reply::NoData { soa: None };
    assert_eq!(round_trip(Role::Authoritative(SERVER), no_soa.clone()).await, no_soa);
}

#[tokio::test]
async fn silence_is_a_timeout() {
    let roles = both().map(|role| async move {
        let served = serve(role.clone(), says(None)).await.unwrap();
        ask(role, &served, RecordType::A).await
    });
    assert_eq!(futures_util::future::join_all(roles).await, [Reply::Timeout, Reply::Timeout]);
}

#[tokio::test]
async fn a_server_is_asked_under_its_rehearsed_address_and_its_name_in_lower_case() {
    let answers = says(Some(Reply::Refused));
    let served = serve(Role::Authoritative(SERVER), answers.clone()).await.unwrap();
    send(&served, "_DMARC.Example.COM.", WireType::MX, None).await;
    let resolver = serve(Role::Resolver("public".to_owned()), answers.clone()).await.unwrap();
    send(&resolver, "*.example.com.", WireType::TXT, None).await;
    let asked = answers.asked.lock().unwrap().clone();
    assert_eq!(asked, ["192.0.2.53 _dmarc.example.com MX", "public *.example.com TXT"]);
}

/// Sends one datagram and gives the response with its length.
async fn send(served: &Served, name: &str, rtype: WireType, payload: Option<u16>) -> (Message, usize) {
    let mut message = Message::query();
    message.metadata.recursion_desired = true;
    message.add_query(Query::query(WireName::from_ascii(name).unwrap(), rtype));
    if let Some(payload) = payload {
        let mut edns = Edns::new();
        edns.set_max_payload(payload);
        message.set_edns(edns);
    }
    exchange(served, &message).await
}

async fn exchange(served: &Served, message: &Message) -> (Message, usize) {
    let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    socket.send_to(&message.to_vec().unwrap(), served.address).await.unwrap();
    let mut buffer = vec![0; 65_535];
    let length = socket.recv(&mut buffer).await.unwrap();
    let response = Message::from_vec(&buffer[..length]).unwrap();
    assert_eq!(response.metadata.id, message.metadata.id);
    assert_eq!(response.metadata.message_type, MessageType::Response);
    (response, length)
}

#[tokio::test]
async fn authority_and_recursion_show_in_the_header() {
    let negative = Reply::NxDomain { soa: Some(soa()) };
    let referral = Reply::Referral { zone: name("example.com"), ns: vec![name("ns1.x")], glue: Vec::new() };
    for (role, reply, authoritative, recursion) in [
        (both()[0].clone(), Reply::Records(vec![rr(Rdata::Other(65_280))]), true, false),
        (both()[0].clone(), negative.clone(), true, false),
        (both()[0].clone(), referral, false, false),
        (both()[0].clone(), Reply::Refused, false, false),
        (both()[1].clone(), negative, false, true),
        (both()[1].clone(), Reply::ServFail, false, true),
    ] {
        let served = serve(role.clone(), says(Some(reply.clone()))).await.unwrap();
        let (response, _) = send(&served, "a.example.com.", WireType::A, None).await;
        let bits = (response.metadata.authoritative, response.metadata.recursion_available);
        assert_eq!(bits, (authoritative, recursion), "{role:?} {reply:?}");
        assert!(response.metadata.recursion_desired, "copied from the question");
    }
}

#[tokio::test]
async fn a_large_answer_is_truncated_over_udp_and_whole_over_tcp() {
    let records: Vec<Rr> = (0..12).map(|number| rr(Rdata::Txt(vec![format!("{number:0200}")]))).collect();
    let whole = Reply::Records(records);
    let role = Role::Authoritative(SERVER);
    let served = serve(role.clone(), says(Some(whole.clone()))).await.unwrap();
    for (payload, limit) in [(None, 512), (Some(100), 512), (Some(1232), 1232), (Some(4096), 1232)] {
        let (response, length) = send(&served, "_x.example.com.", WireType::TXT, payload).await;
        assert!(response.metadata.truncation, "{payload:?}");
        assert!(length <= limit, "{payload:?}: {length} bytes");
        assert_eq!(response.edns.is_some(), payload.is_some());
    }
    assert_eq!(ask(role, &served, RecordType::Txt).await, whole);
}

#[tokio::test]
async fn what_it_cannot_answer_it_refuses() {
    let served = serve(Role::Authoritative(SERVER), says(None)).await.unwrap();
    let (response, _) = send(&served, "example.com.", WireType::HTTPS, None).await;
    assert_eq!(response.metadata.response_code, ResponseCode::NotImp);
    let mut chaos = Message::query();
    let mut query = Query::query(WireName::from_ascii("version.bind.").unwrap(), WireType::TXT);
    query.set_query_class(DNSClass::CH);
    chaos.add_query(query);
    assert_eq!(exchange(&served, &chaos).await.0.metadata.response_code, ResponseCode::Refused);
}

#[tokio::test]
async fn a_name_that_does_not_go_on_the_wire_is_a_failure_of_the_server() {
    let long = Rdata::Cname(name(&"a".repeat(64)));
    let reply = round_trip(Role::Authoritative(SERVER), Reply::Records(vec![rr(long)])).await;
    assert_eq!(reply, Reply::ServFail);
}

#[tokio::test]
async fn dropping_it_frees_its_port() {
    let role = Role::Authoritative(SERVER);
    let served = serve(role, says(Some(Reply::Refused))).await.unwrap();
    let address = served.address;
    drop(served);
    let freed = async {
        while UdpSocket::bind(address).await.is_err() || TcpListener::bind(address).await.is_err() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), freed).await.unwrap();
}

/// Fails for those who check, and takes over port 53 where it is told to.
struct Checks {
    takes_over: bool,
}

impl Answers for Checks {
    fn authoritative(&self, _: IpAddr, _: &Name, _: RecordType) -> Option<Reply> {
        Some(Reply::NxDomain { soa: Some(soa()) })
    }

    fn recursive(&self, _: &str, _: &Name, _: RecordType) -> Option<Reply> {
        Some(if self.takes_over { Reply::NoData { soa: Some(soa()) } } else { Reply::ServFail })
    }

    fn unchecked(&self, _: &str, _: &Name, _: RecordType) -> Option<Reply> {
        Some(Reply::NoData { soa: Some(soa()) })
    }

    fn interceptor(&self) -> Option<String> {
        self.takes_over.then(|| "hotel".to_owned())
    }
}

#[tokio::test]
async fn a_question_with_checking_disabled_is_answered_so() {
    let answers = Arc::new(Checks { takes_over: false });
    let served = serve(Role::Resolver("public".to_owned()), answers).await.unwrap();
    let checked = AskedServer::Resolver { name: "public".to_owned(), address: served.address };
    let unchecked = checked.unchecked().unwrap();
    for (server, expected) in [(checked, Reply::ServFail), (unchecked, Reply::NoData { soa: Some(soa()) })] {
        let question = Question { server, name: name("_x.example.com"), rtype: RecordType::Txt };
        assert_eq!(Asker::new(BTreeMap::new()).ask(&question).await, expected);
    }
}

#[tokio::test]
async fn an_interceptor_answers_for_every_name_server() {
    let answers = Arc::new(Checks { takes_over: true });
    let served = serve(Role::Authoritative(SERVER), answers).await.unwrap();
    assert_eq!(ask(Role::Authoritative(SERVER), &served, RecordType::Txt).await, Reply::Intercepted);
}
