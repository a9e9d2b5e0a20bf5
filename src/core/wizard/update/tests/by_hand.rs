//! Records entered at a DNS host: what was entered wrongly is read back as soon as it can be seen.

use super::bench::{Bench, delegated, published};
use super::*;
use crate::core::diagnosis;
use crate::core::kinds::dns::{Question, Rdata, RecordType, Rr};
use crate::core::kinds::finding::Code;

/// The host added the zone to each name once more: `a._domainkey.example.com.example.com`.
fn doubled(question: &Question) -> Reply {
    match question.name.as_str().strip_suffix(".example.com.example.com") {
        Some(label) if question.rtype == RecordType::Cname && label.ends_with("._domainkey") => {
            let token = label.trim_end_matches("._domainkey");
            let data = Rdata::Cname(Name::from_answer(&format!("{token}.dkim.amazonses.com")));
            Reply::Records(vec![Rr { name: question.name.clone(), ttl: 60, data }])
        }
        _ => delegated(question),
    }
}

fn codes(bench: &Bench) -> Vec<Code> {
    diagnosis::findings(&bench.model.facts, &bench.model.choices).iter().map(|found| found.code).collect()
}

fn begun() -> Bench {
    let mut bench = Bench::new(true, Some(unseen()));
    bench.model.choices.publish = Some(Publish::Manual);
    bench.model.choices.mail_from = Some(Name::from_answer("bounce.example.com"));
    bench.agreed("bounce", None);
    bench.reply = Box::new(delegated);
    let mut bench = bench.started();
    bench.send(Msg::Go(StepId::Records));
    assert_eq!(bench.model.status(StepId::Records), Status::Todo);
    bench
}

#[test]
fn what_was_entered_wrongly_is_read_back_as_soon_as_it_is_said_to_be_entered() {
    let mut bench = begun();
    bench.reply = Box::new(doubled);
    bench.later(1);
    assert!(!codes(&bench).contains(&Code::DkimNameDoubled), "nobody looks before");
    bench.send(Msg::Entered);
    assert!(codes(&bench).contains(&Code::DkimNameDoubled), "{:?}", codes(&bench));

    // Put right, it is seen within a second.
    bench.reply = Box::new(published);
    bench.later(1);
    assert_eq!(bench.model.status(StepId::Records), Status::Done);
    assert!(!codes(&bench).contains(&Code::DkimNameDoubled));
}

/// The name itself is looked up every second, what lies beside it every ten.
#[test]
fn what_the_host_publishes_later_and_wrongly_is_read_back_then() {
    let mut bench = begun();
    bench.send(Msg::Entered);
    assert_eq!(bench.model.status(StepId::Records), Status::Waiting, "the clock runs");
    for _ in 0..60 {
        bench.later(1);
    }
    bench.reply = Box::new(doubled);
    for _ in 0..11 {
        bench.later(1);
    }
    assert!(codes(&bench).contains(&Code::DkimNameDoubled), "{:?}", codes(&bench));
}

#[test]
fn the_records_may_be_said_to_be_entered_where_they_are_watched_too() {
    let mut bench = begun();
    bench.send(Msg::Go(StepId::MailFrom));
    bench.send(Msg::Entered);
    assert_eq!(bench.model.choices.entered, None, "no records are shown here");
    bench.send(Msg::Go(StepId::Propagation));
    bench.send(Msg::Entered);
    assert_eq!(bench.model.choices.entered, Some(bench.model.facts.now));
}
