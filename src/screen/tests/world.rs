//! A set-up of `example.com` in us-east-1 as AWS and DNS would tell it.

use std::net::{IpAddr, SocketAddr};

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::core::facts::choices::{Choices, Publish};
use crate::core::facts::journal::Entry;
use crate::core::facts::journal::Face;
use crate::core::facts::setup;
use crate::core::facts::situation::{Resolver, Situation};
use crate::core::kinds::address;
use crate::core::kinds::answer::Answer;
use crate::core::kinds::aws::{
    Caller, Dkim, Identity, MailFrom, SesAccount, SesCheck, UserPool, UserPoolListing, Verification,
};
use crate::core::kinds::change::Change;
use crate::core::kinds::dns::{Question, Rdata, RecordType, Reply, Rr, Server, Soa};
use crate::core::kinds::name::{HostedZoneId, Name, Region, UserPoolId};
use crate::core::kinds::query::Query;
use crate::core::kinds::record::{HostedZone, RecordSet};
use crate::core::kinds::step::StepId;
use crate::core::records;
use crate::core::steps;
use crate::core::wizard::effect::SetupKey;
use crate::core::wizard::model::{Memory, Model};

pub const TOKENS: [&str; 3] = [
    "h2aq7xk3m5vnwr4c6ydpj8sufzt9gbe1",
    "m8kd2wq5xr7vtz4nc6ybhj3pfgsu9ae1",
    "zt5xq2vwk8rn4mc7ydbhj3pfgsu6ae91",
];

pub fn now() -> Timestamp {
    "2026-11-24T09:00:00Z".parse().unwrap()
}

pub fn name(text: &str) -> Name {
    Name::from_answer(text)
}

pub fn pool_id() -> UserPoolId {
    UserPoolId::from("us-east-1_Ab12Cd34E")
}

fn resolver(label: &str, address: &str, system: bool) -> Resolver {
    Resolver { name: label.to_owned(), address: address.parse::<SocketAddr>().unwrap(), system }
}

/// A model that knows nothing yet but where it runs.
pub fn fresh() -> Model {
    let situation = Situation {
        profile: Some("prod".to_owned()),
        resolvers: vec![
            resolver("Cloudflare", "1.1.1.1:53", false),
            resolver("Google", "8.8.8.8:53", false),
            resolver("system", "10.0.0.2:53", true),
        ],
        ..Situation::default()
    };
    let mut model = Model::new(situation, Choices::default());
    model.facts.now = now();
    model.started = true;
    model.placed = true;
    model.memory = Memory::Ready;
    model
}

/// The account is known, and nothing else.
pub fn account() -> Model {
    let mut model = fresh();
    model.facts.record(
        Query::Caller,
        Ok(Answer::Caller(Caller {
            account: "123456789012".to_owned(),
            arn: "arn:aws:sts::123456789012:assumed-role/deploy/session".to_owned(),
            partition: "aws".to_owned(),
            region: Some(Region::from("us-east-1")),
        })),
    );
    model
}

pub fn ses(model: &mut Model, production: bool) {
    let account = SesAccount {
        production_access: production,
        sending_enabled: true,
        enforcement: "HEALTHY".to_owned(),
        max_24_hour_send: if production { 50_000.0 } else { 200.0 },
        max_send_rate: if production { 14.0 } else { 1.0 },
        sent_last_24_hours: if production { 345.0 } else { 0.0 },
        suppressed_reasons: Vec::new(),
        review: None,
    };
    model.facts.record(Query::SesAccount, Ok(Answer::SesAccount(account)));
    let points = production.then(super::numbers::sent).unwrap_or_default();
    model.facts.record(Query::SendStatistics, Ok(Answer::SendStatistics(Some(points))));
}

/// The From address is chosen; the identity does not exist.
pub fn addressed() -> Model {
    let mut model = account();
    ses(&mut model, true);
    model.choices.from = Some(address::sender("Example <no-reply@example.com>").unwrap());
    let (account, region) = ("123456789012".to_owned(), Region::from("us-east-1"));
    model.setup = Some(SetupKey { account, region, domain: name("example.com") });
    model.facts.record(Query::Identities, Ok(Answer::Identities(Vec::new())));
    model.facts.record(Query::Identity("example.com".to_owned()), Ok(Answer::Identity(None)));
    model.cursor = StepId::Identity;
    model
}

pub fn identity(model: &mut Model, dkim: Verification, mail_from: Option<Verification>) {
    let at = |text: &str| Some(text.parse().unwrap());
    let verified = dkim == Verification::Success;
    let identity = Identity {
        name: "example.com".to_owned(),
        is_domain: true,
        verified_for_sending: verified,
        dkim: Dkim {
            signing_enabled: true,
            status: dkim,
            tokens: TOKENS.map(str::to_owned).to_vec(),
            signing_hosted_zone: Some(name("dkim.amazonses.com")),
            origin: "AWS_SES".to_owned(),
            key_length: Some("RSA_2048_BIT".to_owned()),
        },
        mail_from: mail_from.map(|status| MailFrom {
            domain: name("bounce.example.com"),
            status,
            rejects: false,
        }),
        check: Some(SesCheck {
            last_checked: at("2026-11-24T08:57:00Z"),
            last_success: None,
            error: (!verified).then(|| "HOST_NOT_FOUND".to_owned()),
            primary_name_server: Some(name("ns1.example.net")),
        }),
        policies: Vec::new(),
        feedback_forwarding: false,
        configuration_set: None,
        tags: Vec::new(),
    };
    let answer = Ok(Answer::Identity(Some(Box::new(identity))));
    model.facts.record(Query::Identity("example.com".to_owned()), answer);
}

/// The identity exists; MAIL FROM is proposed.
pub fn identified() -> Model {
    let mut model = addressed();
    identity(&mut model, Verification::Pending, None);
    delegation(&mut model);
    model.cursor = StepId::MailFrom;
    model
}

pub fn ask(model: &mut Model, server: Server, asked: &str, rtype: RecordType, reply: Reply) {
    let question = Question { server, name: name(asked), rtype };
    model.facts.record(Query::Dns(question), Ok(Answer::Dns(reply)));
}

pub fn rr(owner: &str, data: Rdata) -> Rr {
    Rr { name: name(owner), ttl: 300, data }
}

pub fn soa() -> Soa {
    Soa { zone: name("example.com"), primary: name("ns1.example.net"), serial: 1, ttl: 900, minimum: 60 }
}

pub const SERVERS: [(&str, &str); 4] = [
    ("ns1.example.net", "192.0.2.1"),
    ("ns2.example.net", "192.0.2.2"),
    ("ns3.example.net", "192.0.2.3"),
    ("ns4.example.net", "192.0.2.4"),
];

/// Another host's name servers, which have not answered yet.
pub fn delegate(model: &mut Model, hosts: &[&str]) {
    let first = || Server::Resolver { name: "Cloudflare".to_owned(), address: "1.1.1.1:53".parse().unwrap() };
    let ns = hosts.iter().map(|host| rr("example.com", Rdata::Ns(name(host)))).collect();
    ask(model, first(), "example.com", RecordType::Ns, Reply::Records(ns));
    ask(model, first(), "com", RecordType::Ns, Reply::NoData { soa: None });
    for host in hosts {
        let records = Reply::Records(vec![rr(host, Rdata::A([192, 0, 2, 77].into()))]);
        ask(model, first(), host, RecordType::A, records);
        ask(model, first(), host, RecordType::Aaaa, Reply::NoData { soa: None });
    }
}

fn delegation(model: &mut Model) {
    let first = || Server::Resolver { name: "Cloudflare".to_owned(), address: "1.1.1.1:53".parse().unwrap() };
    let ns = SERVERS.map(|(host, _)| rr("example.com", Rdata::Ns(name(host)))).to_vec();
    ask(model, first(), "example.com", RecordType::Ns, Reply::Records(ns));
    ask(model, first(), "com", RecordType::Ns, Reply::NoData { soa: None });
    for (host, address) in SERVERS {
        let IpAddr::V4(v4) = address.parse().unwrap() else { panic!("an IPv4 address") };
        let records = Reply::Records(vec![rr(host, Rdata::A(v4))]);
        ask(model, first(), host, RecordType::A, records);
        ask(model, first(), host, RecordType::Aaaa, Reply::NoData { soa: None });
    }
}

/// MAIL FROM is confirmed, the records are to be published.
pub fn publishing(publish: Publish) -> Model {
    let mut model = identified();
    model.choices.mail_from = Some(name("bounce.example.com"));
    agreed(&mut model);
    model.choices.publish = Some(publish);
    model.cursor = StepId::Records;
    for record in records::view(&model.facts, &model.choices).iter() {
        everywhere(&mut model, record.wanted.name.as_str(), record.wanted.rtype, &nxdomain());
    }
    model
}

/// Somebody confirmed the MAIL FROM that was chosen.
fn agreed(model: &mut Model) {
    let (domain, mail_from) = (name("example.com"), name("bounce.example.com"));
    let before = setup::identity(&model.facts, &model.choices).and_then(steps::mail_from_before);
    let at = model.facts.now;
    model.facts.journal.push(Entry::Confirmed {
        at,
        id: "agreed".to_owned(),
        shown_at: at,
        by: Face::Wizard,
        change: Change::SetMailFrom { domain, mail_from, before },
        over: Vec::new(),
    });
}

pub fn nxdomain() -> Reply {
    Reply::NxDomain { soa: Some(soa()) }
}

/// The same reply from each of the zone's servers.
pub fn everywhere(model: &mut Model, asked: &str, rtype: RecordType, reply: &Reply) {
    for index in 0..SERVERS.len() {
        at_server(model, index, asked, rtype, reply);
    }
}

pub fn at_server(model: &mut Model, index: usize, asked: &str, rtype: RecordType, reply: &Reply) {
    let (host, address) = SERVERS[index];
    let server = Server::Authoritative { host: name(host), address: address.parse().unwrap() };
    ask(model, server, asked, rtype, reply.clone());
}

/// What the record's own servers answer once it is right.
fn right(wanted: &crate::core::kinds::record::Wanted) -> Reply {
    let data = match wanted.rtype {
        RecordType::Cname => Rdata::Cname(name(&wanted.value)),
        RecordType::Mx => {
            let host = wanted.value.split_once(' ').unwrap().1;
            Rdata::Mx { preference: 10, exchange: name(host) }
        }
        _ => Rdata::Txt(vec![wanted.value.clone()]),
    };
    Reply::Records(vec![rr(wanted.name.as_str(), data)])
}

/// Every record but `open` stands at every server and resolver.
pub fn published(open: &[usize]) -> Model {
    let mut model = publishing(Publish::Manual);
    model.choices.entered = Some("2026-11-24T08:50:00Z".parse().unwrap());
    let views = records::view(&model.facts, &model.choices);
    for (index, view) in views.iter().enumerate() {
        if open.contains(&index) {
            continue;
        }
        let wanted = &view.wanted;
        everywhere(&mut model, wanted.name.as_str(), wanted.rtype, &right(wanted));
        for server in model.facts.situation.clone().servers() {
            ask(&mut model, server, wanted.name.as_str(), wanted.rtype, right(wanted));
        }
    }
    model
}

/// As [`published`], and the third resolver still keeps that DKIM 2 did not exist.
pub fn propagating() -> Model {
    let mut model = published(&[]);
    let server = model.facts.situation.clone().servers().nth(1).unwrap();
    let asked = format!("{}._domainkey.example.com", TOKENS[1]);
    let negative = Reply::NxDomain { soa: Some(Soa { ttl: 38, ..soa() }) };
    ask(&mut model, server, &asked, RecordType::Cname, negative);
    identity(&mut model, Verification::Pending, Some(Verification::Pending));
    model.cursor = StepId::Propagation;
    model
}

/// All records verified; `production` and a pool that still sends from the shared address.
pub fn verified(production: bool) -> Model {
    let mut model = published(&[]);
    identity(&mut model, Verification::Success, Some(Verification::Success));
    ses(&mut model, production);
    let listing = |id: UserPoolId, name: &str| UserPoolListing { id, name: name.to_owned() };
    model.facts.record(
        Query::UserPools,
        Ok(Answer::UserPools(vec![
            listing(pool_id(), "production"),
            listing(UserPoolId::from("us-east-1_Zz98Yy76X"), "staging"),
            listing(UserPoolId::from("us-east-1_Qw12Er34T"), "顧客ポータル"),
        ])),
    );
    pool(&mut model, json!({"EmailSendingAccount": "COGNITO_DEFAULT"}));
    model.cursor = StepId::Pool;
    model
}

pub fn pool(model: &mut Model, email: Value) {
    let members = json!({
        "Id": pool_id(), "Name": "production",
        "Arn": format!("arn:aws:cognito-idp:us-east-1:123456789012:userpool/{}", pool_id()),
        "Policies": {"PasswordPolicy": {"MinimumLength": 12, "TemporaryPasswordValidityDays": 7}},
        "DeletionProtection": "ACTIVE",
        "LambdaConfig": {},
        "AutoVerifiedAttributes": ["email"],
        "VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_CODE"},
        "MfaConfiguration": "OFF",
        "EstimatedNumberOfUsers": 12_400,
        "EmailConfiguration": email,
        "UserPoolTags": {"team": "identity"},
        "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": false},
        "UserPoolTier": "ESSENTIALS",
    });
    let Value::Object(members) = members else { panic!("an object") };
    let pool = UserPool { id: pool_id(), members, mfa: json!({"MfaConfiguration": "OFF"}) };
    model.facts.record(Query::UserPool(pool_id()), Ok(Answer::UserPool(Box::new(pool))));
}

/// The pool is chosen and may be bound.
pub fn bindable() -> Model {
    let mut model = verified(true);
    model.choices.user_pools = vec![pool_id()];
    model
}

/// The pool sends through SES; the test is open.
pub fn bound() -> Model {
    let mut model = bindable();
    pool(
        &mut model,
        json!({
            "EmailSendingAccount": "DEVELOPER",
            "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/example.com",
            "From": "Example <no-reply@example.com>",
        }),
    );
    model.cursor = StepId::Test;
    model
}

/// A Route 53 zone in this account that holds an SPF record of another service already.
pub fn in_route53() -> Model {
    let mut model = publishing(Publish::Route53);
    let zone = HostedZoneId::from("Z0123456789ABCDEFGHIJ");
    let listed = HostedZone {
        id: zone.clone(),
        name: name("example.com"),
        private: false,
        linked_service: None,
        locked: false,
        record_sets: Some(18),
    };
    model.facts.record(Query::HostedZones, Ok(Answer::HostedZones(vec![listed])));
    let hosts = SERVERS.map(|(host, _)| name(host)).to_vec();
    model.facts.record(Query::DelegationSet(zone.clone()), Ok(Answer::DelegationSet(hosts)));
    holds(&mut model, "bounce.example.com", 300, &["\"site-verification=8f2c\""]);
    model
}

/// The zone holds this TXT set at the name, beside what it is known to hold.
pub fn holds(model: &mut Model, at: &str, ttl: i64, values: &[&str]) {
    let zone = model.facts.hosted_zones().unwrap()[0].id.clone();
    let mut sets = model.facts.zone_sets(&zone).cloned().unwrap_or_default();
    sets.is_whole = true;
    let set = RecordSet {
        name: name(at),
        rtype: "TXT".to_owned(),
        ttl: Some(ttl),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        alias: false,
        set_identifier: None,
    };
    sets.by_name.insert(set.name.clone(), vec![set]);
    model.facts.record(Query::ZoneSets(zone), Ok(Answer::ZoneSets(sets)));
}
