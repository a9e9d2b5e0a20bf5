//! Route 53 holds the domain, and somebody else's name servers the MAIL FROM name.

use super::bench::{Bench, HOSTS, delegated, published};
use super::*;
use crate::core::kinds::dns::{Question, Rdata, RecordType, Rr, Server};
use crate::core::kinds::record::RecordId;
use crate::core::steps;

const ELSEWHERE: &str = "ns.elsewhere.net";

/// The servers of Route 53 refer to the zone's own, which answer with what `own` gives.
fn elsewhere(question: &Question, domain: fn(&Question) -> Reply, own: fn(&Question) -> Reply) -> Reply {
    let cut = Name::from_answer("bounce.example.com");
    let address = [198, 51, 100, 77];
    if question.name.as_str() == ELSEWHERE && question.rtype == RecordType::A {
        let data = Rdata::A(address.into());
        return Reply::Records(vec![Rr { name: question.name.clone(), ttl: 60, data }]);
    }
    match &question.server {
        Server::Authoritative { host, .. } if question.name.is_within(&cut) => {
            match HOSTS.contains(&host.as_str()) {
                true => {
                    Reply::Referral { zone: cut, ns: vec![Name::from_answer(ELSEWHERE)], glue: Vec::new() }
                }
                false => own(question),
            }
        }
        _ => domain(question),
    }
}

#[test]
fn what_lies_in_a_foreign_zone_is_entered_by_hand_beside_the_batch() {
    let mut bench = Bench::new(true, Some(identity())).with_zone();
    bench.reply = Box::new(|question| elsewhere(question, delegated, delegated));
    let mut bench = bench.started();
    let by_hand = |bench: &Bench| steps::by_hand(&bench.model.facts, &bench.model.choices);
    assert_eq!(by_hand(&bench), [RecordId::MailFromMx, RecordId::MailFromSpf]);
    bench.preview(StepId::Records);
    let Some(preview) = &bench.model.preview else { panic!("a preview") };
    let names: Vec<&str> = preview
        .changes
        .iter()
        .flat_map(Change::swaps)
        .filter_map(|swap| Some(swap.come?.name.as_str()))
        .collect();
    assert!(!names.is_empty() && !names.contains(&"bounce.example.com"), "{names:?}");

    // The batch went in and stands; the rest is for a person, who says so.
    bench.send(Msg::Back);
    bench.reply = Box::new(|question| elsewhere(question, published, delegated));
    bench.send(Msg::Look);
    assert_eq!(bench.model.status(StepId::Records), Status::Todo);
    assert_eq!(by_hand(&bench), [RecordId::MailFromMx, RecordId::MailFromSpf]);
    bench.send(Msg::Entered);
    assert!(bench.model.choices.entered.is_some());
    assert_eq!(bench.model.status(StepId::Records), Status::Waiting);
    bench.reply = Box::new(|question| elsewhere(question, published, published));
    bench.later(1);
    assert_eq!(bench.model.status(StepId::Records), Status::Done);
    assert_eq!(by_hand(&bench), []);
}
