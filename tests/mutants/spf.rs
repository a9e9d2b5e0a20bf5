//! Whether a receiver lets SES through: the syntax by RFC 7208's own grammar, the evaluation by
//! mail-auth.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use std::time::Instant;

use futures_util::FutureExt;
use mail_auth::common::parse::TxtRecordParser;
use mail_auth::spf::Spf;
use mail_auth::spf::verify::SpfParameters;
use mail_auth::{DnssecStatus, MX, MessageAuthenticator, Parameters, RecordSet, ResolverCache, Txt};

/// What `amazonses.com` publishes in the tests' world, and an address out of it.
const AMAZON: &str = "v=spf1 ip4:199.255.192.0/22 ip4:54.240.0.0/18 -all";
const SES: Ipv4Addr = Ipv4Addr::new(54, 240, 8, 1);

pub fn conclude(texts: &[String]) -> String {
    let records: Vec<&String> = texts.iter().filter(|text| is_spf(text)).collect();
    let passes = match records.as_slice() {
        // mail-auth passes over mechanisms that do not exist, where section 4.6 has permerror.
        [only] => is_grammatical(only) && evaluate(only) == "pass",
        _ => false,
    };
    if passes { "SES passes".to_owned() } else { "SES does not pass".to_owned() }
}

/// Section 4.5.
fn is_spf(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.get(..6).is_some_and(|head| head.eq_ignore_ascii_case(b"v=spf1"))
        && matches!(bytes.get(6), None | Some(b' '))
}

/// Section 12: `*( 1*SP ( directive / modifier ) ) *SP`.
fn is_grammatical(text: &str) -> bool {
    text[6..].split(' ').filter(|term| !term.is_empty()).all(|term| is_directive(term) || is_modifier(term))
}

fn is_directive(term: &str) -> bool {
    let mechanism = term.strip_prefix(['+', '-', '?', '~']).unwrap_or(term).to_ascii_lowercase();
    match mechanism.split_once(':') {
        None => ["all", "a", "mx", "ptr"].contains(&mechanism.as_str()),
        Some(("include" | "exists" | "a" | "mx" | "ptr", domain)) => is_domain_spec(domain),
        Some(("ip4", network)) => network.split('/').next().is_some_and(|ip| ip.parse::<Ipv4Addr>().is_ok()),
        Some(_) => false,
    }
}

fn is_modifier(term: &str) -> bool {
    let Some((name, value)) = term.split_once('=') else {
        return false;
    };
    let letters = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    let named = name.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic()) && letters;
    let target = ["redirect", "exp"].iter().any(|known| name.eq_ignore_ascii_case(known));
    named && value.bytes().all(|byte| byte.is_ascii_graphic()) && (!target || is_domain_spec(value))
}

/// Without macros: visible ASCII that ends in a dot and a top label.
fn is_domain_spec(text: &str) -> bool {
    let text = text.strip_suffix('.').unwrap_or(text);
    let visible = text.bytes().all(|byte| (0x21..=0x7e).contains(&byte) && byte != b'%');
    let top = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && label.bytes().any(|byte| byte.is_ascii_alphabetic() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    visible && text.rsplit_once('.').is_some_and(|(_, label)| top(label))
}

/// What mail-auth looks into before it would ask; what is not in it does not exist.
struct Cache<K, V>(HashMap<K, V>);

impl<K: Hash + Eq, V: Clone> ResolverCache<K, V> for Cache<K, V> {
    fn get<Q>(&self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.0.get(key).cloned()
    }

    fn remove<Q>(&self, _: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        None
    }

    fn insert(&self, _: K, _: V, _: Instant) {}
}

fn evaluate(record: &str) -> String {
    let set = |addresses: Vec<Ipv4Addr>| RecordSet {
        rrset: Arc::from(addresses),
        dnssec_status: DnssecStatus::Indeterminate,
    };
    let texts = [("bounce.example.org.", record), ("amazonses.com.", AMAZON)];
    let txt = Cache(
        texts
            .map(|(name, text)| (Box::<str>::from(name), Txt::from(Spf::parse(text.as_bytes()))))
            .into_iter()
            .collect(),
    );
    let hosts =
        [("example.org.", Ipv4Addr::new(192, 0, 2, 80)), ("mx.example.org.", Ipv4Addr::new(192, 0, 2, 25))];
    let a = Cache(
        hosts.map(|(name, address)| (Box::<str>::from(name), set(vec![address]))).into_iter().collect(),
    );
    let mx = Cache::<Box<str>, RecordSet<MX>>(HashMap::new());
    let aaaa = Cache::<Box<str>, RecordSet<Ipv6Addr>>(HashMap::new());
    let params = Parameters::new(SpfParameters::new(
        IpAddr::V4(SES),
        "bounce.example.org",
        "mx.example.org",
        "here.test",
        "x@bounce.example.org",
    ))
    .with_txt_cache(&txt)
    .with_mx_cache(&mx)
    .with_ipv4_cache(&a)
    .with_ipv6_cache(&aaaa);
    let asker = MessageAuthenticator::new_google().expect("a resolver that is never asked");
    // Everything is answered from the caches, so that it never waits.
    let output = asker.check_host(params).now_or_never().expect("mail-auth asked a network");
    format!("{:?}", output.result()).to_lowercase()
}
