//! The tree's rules as tables; `tests/dns_tree.rs` compares them with another implementation.

mod authority;
mod history;
mod resolver;
mod values;

use jiff::SignedDuration;

use super::*;

pub(super) fn name(text: &str) -> Name {
    Name::from_answer(text)
}

pub(super) fn ip(last: u8) -> IpAddr {
    IpAddr::from([192, 0, 2, last])
}

/// Seconds after the beginning.
pub(super) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + seconds).unwrap()
}

pub(super) fn soa(zone: &str) -> Soa {
    Soa { zone: name(zone), primary: name("ns1.example.net"), serial: 1, ttl: 900, minimum: 86_400 }
}

pub(super) fn server(host: &str, last: u8, lag: i64) -> ZoneServer {
    ZoneServer { host: name(host), address: ip(last), lag: SignedDuration::from_secs(lag) }
}

/// Sets a record with a TTL of 300 s at the beginning.
pub(super) fn set(tree: &mut Tree, zone: &str, owner: &str, rtype: &str, values: &[&str]) {
    set_at(tree, zone, owner, rtype, values, 0);
}

pub(super) fn set_at(tree: &mut Tree, zone: &str, owner: &str, rtype: &str, values: &[&str], seconds: i64) {
    let values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
    tree.set(zone, &name(owner), rtype, 300, &values, at(seconds));
}

/// `example.com` at 192.0.2.1, key and apex the same.
pub(super) fn one_zone() -> Tree {
    let mut tree = Tree::new();
    tree.add_zone(
        "example.com",
        &name("example.com"),
        &[server("ns1.example.net", 1, 0)],
        soa("example.com"),
    );
    tree
}

pub(super) fn rr(owner: &str, data: Rdata) -> Rr {
    Rr { name: name(owner), ttl: 300, data }
}

pub(super) fn txt(owner: &str, text: &str) -> Reply {
    Reply::Records(vec![rr(owner, Rdata::Txt(vec![text.to_owned()]))])
}

pub(super) fn nxdomain(zone: &str) -> Reply {
    Reply::NxDomain { soa: Some(soa(zone)) }
}

pub(super) fn nodata(zone: &str) -> Reply {
    Reply::NoData { soa: Some(soa(zone)) }
}
