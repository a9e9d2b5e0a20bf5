//! A hosted zone that was named and that the account does not have.

use super::bench::{Bench, delegated, domain};
use super::*;
use crate::core::kinds::name::HostedZoneId;
use crate::core::steps;
use crate::core::wizard::update;

fn with(publish: Option<Publish>) -> Bench {
    let mut bench = Bench::new(true, Some(identity())).with_zone();
    bench.model.choices.hosted_zones = vec![HostedZoneId::from("Z0NOWHERE")];
    bench.model.choices.publish = publish;
    bench.model.choices.mail_from = Some(domain().child("bounce"));
    bench.reply = Box::new(delegated);
    let mut bench = bench.started();
    bench.send(Msg::Go(StepId::Records));
    bench
}

#[test]
fn it_is_wrong_and_nothing_is_offered_to_be_written() {
    for publish in [None, Some(Publish::Route53)] {
        let bench = with(publish);
        assert_eq!(bench.model.status(StepId::Records), Status::Wrong, "{publish:?}");
        let step = steps::get(StepId::Records).unwrap();
        assert_eq!(step.changes(&bench.model.facts, &bench.model.choices), []);
        assert_ne!(update::enter(&bench.model), Enter::Submit, "it would lead nowhere");
        assert!(steps::by_hand(&bench.model.facts, &bench.model.choices).is_empty());
    }
}

#[test]
fn by_hand_it_does_not_matter() {
    assert_eq!(with(Some(Publish::Manual)).model.status(StepId::Records), Status::Todo);
}
