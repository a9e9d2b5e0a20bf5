//! The production request: kept as it is typed, and never sent with a blank left, a claim that nothing
//! shows, or an address that nobody can open.

mod kept;
mod sent;

use super::bench::{Bench, domain, published};
use super::*;
use crate::core::diagnosis;
use crate::core::kinds::address::InputError;
use crate::core::kinds::change::ProductionRequest;
use crate::core::kinds::finding::Finding;
use crate::core::kinds::message::Arg;
use crate::core::kinds::request::template::{Sentence, Template};
use crate::core::kinds::request::typed::TypedRequest;
use crate::core::steps;
use crate::core::wizard::update::unkept::{Unkept, missing, unkept};

/// A request that may go out whatever the facts are.
pub fn sendable() -> ProductionRequest {
    ProductionRequest {
        website: "https://example.com".into(),
        contact: "ops@example.com".into(),
        contact_language: "EN".into(),
        use_case: "Sign-up codes and password resets.".into(),
    }
}

fn typed(request: ProductionRequest) -> TypedRequest {
    TypedRequest {
        website: request.website.into(),
        contact: request.contact.into(),
        contact_language: request.contact_language.into(),
        use_case: request.use_case.into(),
    }
}

fn template() -> Template {
    let frame = "____name____ mails codes, about ____how many____ a day. {dkim}";
    let [done, later] = ["The domain is verified.", "The domain will be verified."].map(str::to_owned);
    Template::new(frame.into(), vec![(Sentence::Dkim, done), (Sentence::DkimLater, later)])
}

fn pending() -> Identity {
    let waits = Dkim { status: Verification::Pending, ..identity().dkim };
    Identity { dkim: waits, verified_for_sending: false, ..identity() }
}

/// In the sandbox, at the request, with its template.
fn bench(identity: Option<Identity>) -> Bench {
    let mut bench = Bench::new(false, identity);
    bench.model.facts.situation.proposals.templates = vec![template()];
    bench.model.facts.situation.proposals.contact_language = "EN".into();
    let mut bench = bench.started();
    bench.send(Msg::Go(StepId::Access));
    bench
}

fn focus(bench: &mut Bench, field: FieldId) {
    while bench.model.focus != Some(field) {
        bench.send(Msg::NextField);
    }
}

fn type_text(bench: &mut Bench, text: &str) {
    text.chars().for_each(|c| bench.send(Msg::Edit(Edit::Insert(c))));
}

/// Takes the place of what stands in the field.
fn type_over(bench: &mut Bench, field: FieldId, text: &str) {
    focus(bench, field);
    bench.send(Msg::Edit(Edit::Set(String::new())));
    bench.send(Msg::Edit(Edit::Paste(text.into())));
}

fn shown(bench: &Bench, field: FieldId) -> String {
    let fields = steps::get(StepId::Access).unwrap().fields(&bench.model.facts, &bench.model.choices);
    fields.into_iter().find(|shown| shown.id == field).unwrap().value
}

fn error(bench: &Bench, field: FieldId) -> Option<InputError> {
    bench.model.drafts.get(&field).and_then(|draft| draft.error.clone())
}

fn offered(bench: &Bench) -> Vec<Change> {
    steps::get(StepId::Access).unwrap().changes(&bench.model.facts, &bench.model.choices)
}

fn the_request(bench: &Bench) -> ProductionRequest {
    match offered(bench).as_slice() {
        [Change::RequestProduction(request)] => request.clone(),
        others => panic!("{others:?}"),
    }
}

/// The set-up as its directory would hold it, read by the next start.
fn started_again(bench: &Bench) -> Bench {
    let (_, kept) = bench.saved.last().expect("something was saved");
    let mut next = Bench::new(false, bench.identity.clone());
    next.model.facts.situation = bench.model.facts.situation.clone();
    next.kept = Some(kept.clone());
    next.started()
}
