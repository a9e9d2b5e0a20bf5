//! A finding that a person takes as it is, by its code.

use super::bench::{Bench, published};
use super::*;
use crate::core::diagnosis;
use crate::core::kinds::aws::IdentityListing;
use crate::core::kinds::finding::Code;
use crate::core::wizard::model::{Enter, Overlay};
use crate::core::wizard::update;

const ADDRESS: &str = "no-reply@example.com";

/// All is set up, and an identity of the very From address has another MAIL FROM.
fn shadowed() -> Bench {
    let mut bench = Bench::new(true, Some(identity())).with_zone();
    bench.reply = Box::new(published);
    let mut bench = bench.started();
    let listing = IdentityListing { name: ADDRESS.to_owned(), is_domain: false, verified: true };
    bench.model.facts.record(Query::Identities, Ok(Answer::Identities(vec![listing])));
    shadow(&mut bench, "other");
    bench.send(Msg::Go(StepId::Identity));
    bench
}

fn shadow(bench: &mut Bench, mail_from: &str) {
    let mut own = Identity { name: ADDRESS.to_owned(), is_domain: false, ..identity() };
    own.mail_from.as_mut().unwrap().domain = Name::from_answer("example.com").child(mail_from);
    let answer = Answer::Identity(Some(Box::new(own)));
    bench.model.facts.record(Query::Identity(ADDRESS.to_owned()), Ok(answer));
}

fn found(bench: &Bench) -> crate::core::kinds::finding::Finding {
    let findings = diagnosis::findings(&bench.model.facts, &bench.model.choices);
    findings.iter().find(|found| found.code == Code::IdentityShadowedByAddress).cloned().expect("the finding")
}

#[test]
fn in_the_wizard_its_code_is_typed() {
    let mut bench = shadowed();
    assert_eq!(bench.model.status(StepId::Identity), Status::Wrong);
    bench.send(Msg::Accept);
    assert_eq!(bench.model.overlay, Some(Overlay::Accept));
    bench.send(Msg::Enter);
    assert_eq!(update::enter(&bench.model), Enter::TypeCode, "an Enter alone accepts nothing");
    bench.send(Msg::Edit(Edit::Paste("identity-shadowed-by-address".to_owned())));
    assert_eq!(update::enter(&bench.model), Enter::Accept);
    bench.send(Msg::Enter);
    assert_eq!((bench.model.overlay.clone(), found(&bench).accepted), (None, Some(bench.model.facts.now)));
    assert_eq!(bench.model.status(StepId::Identity), Status::Done);
    let (_, kept) = bench.saved.last().expect("it is kept");
    assert_eq!(kept.accepted.len(), 1);
    // Taken back by `--accept none`.
    let mut choices = kept.clone();
    choices.overlay(&Choices { accepts_nothing: true, ..Choices::default() });
    assert_eq!(choices.accepted, []);
}

#[test]
fn on_the_command_line_it_is_what_is_found_at_the_first_look() {
    let mut bench = shadowed();
    bench.model.choices.accept = vec![Code::IdentityShadowedByAddress, Code::DnssecBogus];
    bench.later(1);
    assert_eq!(bench.model.status(StepId::Identity), Status::Done);
    assert_eq!(bench.model.choices.accept, []);
    let why: Vec<&str> = bench.model.unaccepted.iter().map(|message| message.id.as_str()).collect();
    assert_eq!(why, ["note-accept-absent"]);
}

#[test]
fn what_holds_the_bind_is_not_accepted() {
    let mut bench = shadowed();
    let mut own = Identity { name: ADDRESS.to_owned(), is_domain: false, ..identity() };
    own.dkim.signing_enabled = false;
    let answer = Answer::Identity(Some(Box::new(own)));
    bench.model.facts.record(Query::Identity(ADDRESS.to_owned()), Ok(answer));
    bench.model.choices.accept = vec![Code::IdentityShadowedByAddress];
    bench.later(1);
    assert_eq!(bench.model.status(StepId::Identity), Status::Wrong);
    assert_eq!(bench.model.unaccepted[0].id, "note-accept-bind");
    bench.send(Msg::Accept);
    assert_eq!(bench.model.overlay, None, "nothing to accept");
}
