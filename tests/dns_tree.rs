//! The rehearsal's DNS tree beside a real name server, NSD 4.6.1.
//!
//! `dns_tree/example.com.zone` was loaded into NSD (`minimal-responses: yes`), each question of
//! `dns_tree/nsd-4.6.1.txt` was put to it over UDP without EDNS and without recursion, and the
//! response stands there in hexadecimal with the id 0. Here a server replays those bytes, the
//! wizard's own DNS code reads them, and the tree has to say the same of the same zone.

#![allow(clippy::unwrap_used)] // in what the test is built of

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};

use jiff::{SignedDuration, Timestamp};
use sendoff::core::kinds::dns::{Question, RecordType, Reply, Rr, Server, Soa};
use sendoff::core::kinds::name::Name;
use sendoff::dns::Asker;
use sendoff::rehearsal::dns_server::{Answers, Role, serve};
use sendoff::rehearsal::tree::{Tree, ZoneServer};
use tokio::net::UdpSocket;

const ZONE: &str = include_str!("dns_tree/example.com.zone");
const RESPONSES: &str = include_str!("dns_tree/nsd-4.6.1.txt");
const SERVER: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));
const AT: Timestamp = Timestamp::UNIX_EPOCH;

fn name(text: &str) -> Name {
    Name::from_answer(text)
}

/// The zone file's lines are `owner TYPE value`, all of one TTL; the SOA stands here.
fn tree() -> Tree {
    let soa =
        Soa { zone: name("example.com"), primary: name("ns1.example.net"), serial: 5, ttl: 300, minimum: 60 };
    let server = ZoneServer { host: name("ns1.example.net"), address: SERVER, lag: SignedDuration::ZERO };
    let mut tree = Tree::new();
    tree.add_zone("zone", &name("example.com"), &[server], soa);
    let mut sets: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
    for line in ZONE.lines().filter(|line| !line.starts_with('$')) {
        let (owner, rest) = line.split_once(' ').unwrap();
        let (rtype, value) = rest.split_once(' ').unwrap();
        let owner = if owner == "@" { "example.com" } else { owner };
        if rtype != "SOA" {
            sets.entry((owner, rtype)).or_default().push(value.to_owned());
        }
    }
    for ((owner, rtype), values) in sets {
        tree.set("zone", &name(owner), rtype, 300, &values, AT);
    }
    tree
}

fn questions() -> Vec<(Name, RecordType, Vec<u8>)> {
    let rtype = |text: &str| {
        use RecordType::{A, Aaaa, Cname, Mx, Ns, Soa, Txt};
        [A, Aaaa, Cname, Mx, Ns, Soa, Txt].into_iter().find(|rtype| rtype.as_str() == text).unwrap()
    };
    let parse = |line: &str| {
        let fields: Vec<&str> = line.split(' ').collect();
        let bytes = fields[2].as_bytes().chunks(2);
        let bytes = bytes.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap());
        (name(fields[0]), rtype(fields[1]), bytes.collect())
    };
    RESPONSES.lines().map(parse).collect()
}

/// Says to whatever it is asked the response that it was given, under the id of the question.
async fn replay(response: Arc<Mutex<Vec<u8>>>) -> SocketAddr {
    let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = socket.local_addr().unwrap();
    tokio::spawn(async move {
        let mut question = [0; 512];
        while let Ok((_, from)) = socket.recv_from(&mut question).await {
            let mut bytes = response.lock().unwrap().clone();
            bytes[..2].copy_from_slice(&question[..2]);
            socket.send_to(&bytes, from).await.unwrap();
        }
    });
    address
}

async fn ask(asker: &Asker, name: &Name, rtype: RecordType) -> Reply {
    let server = Server::Authoritative { host: Name::from_answer("ns1.example.net"), address: SERVER };
    asker.ask(&Question { server, name: name.clone(), rtype }).await
}

/// The order of records within a section carries no meaning.
fn in_order(reply: Reply) -> Reply {
    let sorted = |mut records: Vec<Rr>| {
        records.sort_by_key(|record| format!("{record:?}"));
        records
    };
    match reply {
        Reply::Records(records) => Reply::Records(sorted(records)),
        Reply::Referral { zone, mut ns, mut glue } => {
            ns.sort();
            glue.sort();
            Reply::Referral { zone, ns, glue }
        }
        other => other,
    }
}

struct OneTree(Tree);

impl Answers for OneTree {
    fn authoritative(&self, server: IpAddr, name: &Name, rtype: RecordType) -> Option<Reply> {
        Some(self.0.answer(server, name, rtype, AT))
    }

    fn recursive(&self, _: &str, _: &Name, _: RecordType) -> Option<Reply> {
        None
    }
}

#[tokio::test]
async fn the_tree_says_what_nsd_says() {
    let response = Arc::new(Mutex::new(Vec::new()));
    let nsd = Asker::new(BTreeMap::from([(SERVER, replay(response.clone()).await)]));
    let served = serve(Role::Authoritative(SERVER), Arc::new(OneTree(tree()))).await.unwrap();
    let rehearsal = Asker::new(BTreeMap::from([(SERVER, served.address)]));
    let mut differing = Vec::new();
    let mut kinds = [0; 5];
    for (name, rtype, bytes) in questions() {
        *response.lock().unwrap() = bytes;
        let theirs = in_order(ask(&nsd, &name, rtype).await);
        let ours = in_order(ask(&rehearsal, &name, rtype).await);
        if ours != theirs {
            differing.push(format!("{name} {}\n  ours   {ours:?}\n  theirs {theirs:?}", rtype.as_str()));
        }
        match theirs {
            Reply::Records(_) => kinds[0] += 1,
            Reply::Referral { .. } => kinds[1] += 1,
            Reply::NxDomain { .. } => kinds[2] += 1,
            Reply::NoData { .. } => kinds[3] += 1,
            Reply::Refused => kinds[4] += 1,
            other => panic!("{name} {rtype:?}: {other:?}"),
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    assert!(kinds.iter().all(|count| *count >= 10), "every kind of answer is among them: {kinds:?}");
}
