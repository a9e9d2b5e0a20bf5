//! What `apply` and `--plain` show of a batch before they ask.

use std::net::Ipv4Addr;

use serde_json::{Value, json};

use super::{HOST, POOL, RESOLVER, ZONE, model};
use crate::core::kinds::address;
use crate::core::kinds::answer::Answer;
use crate::core::kinds::aws::UserPool;
use crate::core::kinds::change::Change;
use crate::core::kinds::dns::{Question, Rdata, RecordType, Reply, Rr, Server};
use crate::core::kinds::evidence::Proves;
use crate::core::kinds::name::{HostedZoneId, Name, UserPoolId};
use crate::core::kinds::query::Query;
use crate::core::kinds::record::{RecordSet, SetChange};
use crate::report::preview;
use crate::words::{Lang, Words};

const STANDING: &str = "v=spf1 include:_spf.example.net -all";

#[test]
fn what_the_senders_spf_costs_is_said_where_it_is_written() {
    let mut model = model();
    model.choices.sender_spf = Some(true);
    let own =
        Server::Authoritative { host: Name::from_answer(HOST), address: Ipv4Addr::new(192, 0, 2, 1).into() };
    let resolver = Server::Resolver { name: "one".to_owned(), address: RESOLVER };
    for (server, owner, text) in [
        (own, "example.com", STANDING),
        (resolver.clone(), "_spf.example.net", "v=spf1 ip4:192.0.2.0/24 -all"),
        (resolver, "amazonses.com", "v=spf1 ip4:199.255.192.0/22 -all"),
    ] {
        let name = Name::from_answer(owner);
        let record = Rr { name: name.clone(), ttl: 60, data: Rdata::Txt(vec![text.to_owned()]) };
        let question = Question { server, name, rtype: RecordType::Txt };
        model.facts.record(Query::Dns(question), Ok(Answer::Dns(Reply::Records(vec![record]))));
    }
    let batch = |name: &str| {
        let after = RecordSet {
            name: Name::from_answer(name),
            rtype: "TXT".to_owned(),
            ttl: Some(60),
            values: vec!["\"v=spf1 include:amazonses.com -all\"".to_owned()],
            alias: false,
            set_identifier: None,
        };
        let sets = vec![SetChange { before: None, after }];
        Change::PublishRecords { hosted_zone: HostedZoneId::from(ZONE), sets }
    };
    let shown = |name, lang| preview(&model.facts, &model.choices, &batch(name), &Words::new(lang));
    let text = shown("example.com", Lang::En);
    let line =
        "\n  SPF record of example.com: 1 DNS look-ups today, 2 with SES. A receiver makes 10 at most.\n";
    assert!(text.contains(line), "{text}");
    let text = shown("example.com", Lang::Ja);
    assert!(text.contains("現在 1 回、SES を加えると 2 回"), "{text}");
    let text = shown("bounce.example.com", Lang::En);
    assert!(!text.contains("look-ups"), "not of another name's record: {text}");
}

#[test]
fn the_functions_that_an_invitation_runs_are_named_before_it_is_sent() {
    let mut model = model();
    let id = UserPoolId::from(POOL);
    let members = json!({ "LambdaConfig": {
        "PostConfirmation": "arn:post", "PreSignUp": "arn:pre", "CustomMessage": "arn:words",
    } });
    let members = members.as_object().unwrap().clone();
    let pool = UserPool { id: id.clone(), members, mfa: Value::Null };
    model.facts.record(Query::UserPool(id.clone()), Ok(Answer::UserPool(Box::new(pool))));
    let invite = Change::InviteTestUser {
        user_pool: id,
        username: "sendoff-test-1".to_owned(),
        to: address::address("you@example.net").unwrap(),
        proves: Proves::default(),
    };
    for (lang, label) in [(Lang::En, "Runs Lambda"), (Lang::Ja, "実行する Lambda")] {
        let text = preview(&model.facts, &model.choices, &invite, &Words::new(lang));
        let named: Vec<&str> = text.lines().skip(1).collect();
        let wanted = ["PreSignUp arn:pre", "CustomMessage arn:words"].map(|it| format!("    {label} {it}"));
        assert_eq!(named, wanted, "{text}");
    }
}
