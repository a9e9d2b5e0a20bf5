//! A bind that a finding holds, and a finding that a person is about to take as it is.

use crate::core::kinds::answer::Answer;
use crate::core::kinds::aws::{Identity, IdentityListing};
use crate::core::kinds::query::Query;
use crate::core::kinds::step::StepId;
use crate::core::wizard::model::{Model, Overlay};

use super::world;

fn identity_mut(model: &mut Model) -> &mut Identity {
    let query = Query::Identity("example.com".to_owned());
    match model.facts.entry(query).answer.as_mut() {
        Some(Answer::Identity(Some(identity))) => identity,
        other => panic!("an identity: {other:?}"),
    }
}

/// The identity's own policy refuses to send for anybody.
pub fn by_policy() -> Model {
    let mut model = world::bindable();
    let text = r#"{"Statement":{"Effect":"Deny","Principal":"*","Action":"ses:*","Resource":"*"}}"#;
    identity_mut(&mut model).policies = vec![("guard".to_owned(), text.to_owned())];
    model
}

/// An identity of the From address has a MAIL FROM of its own.
pub fn to_accept() -> Model {
    let mut model = world::bindable();
    let address = "no-reply@example.com".to_owned();
    let mut own = Identity { name: address.clone(), is_domain: false, ..identity_mut(&mut model).clone() };
    own.mail_from = None;
    let listing = IdentityListing { name: address.clone(), is_domain: false, verified: true };
    model.facts.record(Query::Identities, Ok(Answer::Identities(vec![listing])));
    model.facts.record(Query::Identity(address), Ok(Answer::Identity(Some(Box::new(own)))));
    (model.cursor, model.overlay) = (StepId::Identity, Some(Overlay::Accept));
    model.code = "identity-shad".into();
    model
}
