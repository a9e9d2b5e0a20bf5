//! The zone is in another account: its profile is chosen at the records.

use super::super::fields;
use super::account::identity;
use super::bench::{Bench, delegated};
use crate::core::kinds::endpoints::{Endpoints, Service};
use crate::core::kinds::name::Name;
use crate::core::kinds::query::Query;
use crate::core::kinds::step::{FieldId, StepId};
use crate::core::wizard::msg::Msg;

fn bench(profiles: &[&str]) -> Bench {
    let mut bench = Bench::new(true, Some(identity()));
    bench.reply = Box::new(delegated);
    bench.model.choices.mail_from = Some(Name::from_answer("bounce.example.com"));
    bench.agreed("bounce", None);
    bench.model.facts.situation.profiles = profiles.iter().map(|profile| (*profile).to_owned()).collect();
    bench.started()
}

fn asked(bench: &Bench) -> usize {
    bench.asked.iter().filter(|query| **query == Query::HostedZones).count()
}

#[test]
fn a_profile_chosen_at_the_records_is_turned_to_and_saved() {
    let mut bench = bench(&["default", "dns"]);
    bench.send(Msg::Go(StepId::Records));
    let open = fields::open(&bench.model);
    assert_eq!(open.iter().map(|field| field.id).collect::<Vec<_>>(), [FieldId::DnsProfile]);
    assert_eq!(open[0].value, "default");
    let before = asked(&bench);
    bench.send(Msg::Fill(FieldId::DnsProfile, "dns".to_owned()));
    assert_eq!(bench.model.facts.situation.dns_profile.as_deref(), Some("dns"));
    assert_eq!(asked(&bench), before + 1, "the other account's zones are asked for");
    let (_, saved) = bench.saved.last().expect("it is saved");
    assert_eq!(saved.dns_profile.as_deref(), Some("dns"));
    // It may be another place too.
    let elsewhere = Endpoints::default().with(Service::Route53, Some("http://127.0.0.1:9".to_owned()));
    bench.send(Msg::Endpoints(elsewhere.clone()));
    assert_eq!(bench.model.facts.situation.endpoints, elsewhere);
    // The same once more changes nothing.
    bench.send(Msg::Fill(FieldId::DnsProfile, "dns".to_owned()));
    assert_eq!(asked(&bench), before + 1);
}

#[test]
fn with_one_profile_there_is_nothing_to_choose() {
    let mut bench = bench(&["default"]);
    bench.send(Msg::Go(StepId::Records));
    assert!(fields::open(&bench.model).iter().all(|field| field.id != FieldId::DnsProfile));
}
