//! The test step before production access.

use crate::core::facts::journal::Entry;
use crate::core::kinds::address::{self, InputError};
use crate::core::kinds::change::{Change, Outcome};
use crate::core::kinds::step::{FieldId, StepId};
use crate::core::steps;
use crate::core::wizard::model::Model;

use super::snapshots::input;
use super::world;

/// The domain is verified and the pool chosen; the recipient that was named must wait.
pub fn open() -> Model {
    let mut model = world::verified(false);
    model.choices.user_pools = vec![world::pool_id()];
    model.choices.to = Some(address::address("you@example.net").unwrap());
    model.cursor = StepId::Test;
    model
}

/// SES took a mail to its simulator.
pub fn simulated() -> Model {
    let mut model = open();
    let changes = steps::get(StepId::Test).unwrap().changes(&model.facts, &model.choices);
    let [change @ Change::SendMail { .. }] = changes.as_slice() else { panic!("one mail: {changes:?}") };
    let (at, id) = (world::now(), "1".to_owned());
    let outcome = Outcome { message_id: Some("0100-1".to_owned()), ..Outcome::default() };
    model.facts.journal.push(Entry::Intent { at, id: id.clone(), change: change.clone() });
    model.facts.journal.push(Entry::Done { at, id, outcome });
    model
}

/// Another address was typed over the simulator's.
pub fn refused() -> Model {
    let mut model = open();
    model.choices.to = None;
    let error = InputError::NotVerified("example.com".to_owned());
    input(&mut model, FieldId::To, "me@example.org", Some(error));
    model
}
