//! SES in the From domain's own SPF record is chosen at the records, and un-chosen there.

use super::account::identity;
use super::bench::{Bench, delegated};
use crate::core::kinds::dns::{Rdata, RecordType, Reply, Rr};
use crate::core::kinds::name::Name;
use crate::core::kinds::record::RecordId;
use crate::core::kinds::step::StepId;
use crate::core::records;
use crate::core::wizard::model::Overlay;
use crate::core::wizard::msg::Msg;

const STANDING: &str = "v=spf1 ip4:192.0.2.7 -all";

/// The domain has an SPF record of its own.
fn bench() -> Bench {
    let mut bench = Bench::new(true, Some(identity()));
    bench.reply = Box::new(|question| match (question.rtype, question.name.as_str()) {
        (RecordType::Txt, "example.com") => {
            let data = Rdata::Txt(vec![STANDING.to_owned()]);
            Reply::Records(vec![Rr { name: question.name.clone(), ttl: 60, data }])
        }
        (RecordType::Mx, "example.com") => Reply::NoData { soa: None },
        _ => delegated(question),
    });
    bench.model.choices.mail_from = Some(Name::from_answer("bounce.example.com"));
    bench.agreed("bounce", None);
    bench.started()
}

fn wanted(bench: &Bench) -> Option<String> {
    let views = records::view(&bench.model.facts, &bench.model.choices);
    let own = views.iter().find(|view| view.wanted.id == RecordId::SenderSpf);
    own.map(|view| view.wanted.value.clone())
}

#[test]
fn it_is_off_until_it_is_chosen_and_can_be_taken_back() {
    let mut bench = bench();
    bench.send(Msg::Go(StepId::Records));
    assert_eq!((bench.model.choices.sender_spf, wanted(&bench)), (None, None));
    bench.send(Msg::SenderSpf);
    assert_eq!(bench.model.overlay, Some(Overlay::SenderSpf));
    assert!(!bench.model.choices.adds_sender_spf(), "looking is not choosing");
    // Esc leaves it as it was.
    bench.send(Msg::Back);
    assert_eq!((bench.model.overlay.clone(), bench.model.choices.sender_spf), (None, None));

    bench.send(Msg::SenderSpf);
    bench.send(Msg::Enter);
    assert_eq!(wanted(&bench).as_deref(), Some("v=spf1 ip4:192.0.2.7 include:amazonses.com -all"));
    assert_eq!(bench.saved.last().expect("it is saved").1.sender_spf, Some(true));
    assert!(bench.performed.is_empty(), "nothing is written by choosing");

    bench.send(Msg::SenderSpf);
    bench.send(Msg::Enter);
    assert_eq!(wanted(&bench), None);
    assert_eq!(bench.saved.last().expect("it is saved").1.sender_spf, Some(false));
}

#[test]
fn it_is_offered_at_the_records_alone() {
    let mut bench = bench();
    for step in StepId::ALL.into_iter().filter(|step| *step != StepId::Records) {
        bench.send(Msg::Go(step));
        bench.send(Msg::SenderSpf);
        assert_eq!(bench.model.overlay, None, "{step:?}");
    }
}
