//! What a person is asked where there is no screen, one question after the other. The face prints it and takes
//! the answer; what is offered, shown and left is decided here.

use std::collections::BTreeMap;

use crate::core::diagnosis;
use crate::core::handover::owner_code;
use crate::core::kinds::change::Change;
use crate::core::kinds::finding::Code;
use crate::core::kinds::owner;
use crate::core::kinds::step::{Field, FieldKind, Status, StepId};
use crate::core::rules::hold::Hold;
use crate::core::rules::undo;
use crate::core::wizard::model::Model;

use super::at::{is_open, leaves_user};
use super::called_for::changes;
use super::{At, Ripe, Toward, asked, at, failed, filled, holds, overriding, toward};

/// What is asked at a step.
#[derive(Clone, Debug, PartialEq)]
pub enum Talk {
    /// One after the other. `goes_on`: what follows from them is asked at once, else the step is looked at anew.
    Fill { fields: Vec<Field>, goes_on: bool },
    /// One of several.
    Choose(Menu),
    /// Its finding says what comes first.
    Leave,
    /// Nothing is left to ask.
    Nothing,
}

/// A numbered question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Menu {
    /// Shown whole.
    pub changes: Vec<Change>,
    /// What holds them.
    pub holds: Vec<Hold>,
    pub notes: Vec<Note>,
    pub offers: Vec<Offer>,
    /// Which of the offers an empty line takes.
    pub default: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    ReadOnly,
    /// Nothing on the pool says what deploys it, and only a person knows.
    WhoDeploys,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Offer {
    CarryOut,
    /// The bind although something holds it, by the pool's typed name, which covers what is shown.
    CarryOutHeld(Vec<Change>, Vec<Hold>),
    PutBack,
    /// The lines for what deploys the pool.
    OwnerCode,
    /// The request for production access is written now.
    Request(Vec<Field>),
    /// It is left, as it is best sent later.
    Later,
    /// The records are entered.
    Entered,
    Look,
    Leave,
    Quit,
}

/// The question at this step. `is_filled`: its fields were asked already.
pub fn talk(model: &Model, id: StepId, is_filled: bool) -> Talk {
    let at = match at(model, id) {
        // What failed there is tried again by the same questions.
        At::PutBack(changes) if failed(model, id).is_some() => At::PutBack(changes),
        _ if is_filled => filled(model, id),
        _ => asked(model, id),
    };
    match at {
        At::Fill(fields) | At::Choose(fields) => {
            // What else is asked there goes by the pool.
            let picks = fields.iter().any(|field| matches!(field.kind, FieldKind::Pick));
            Talk::Fill { fields, goes_on: !picks }
        }
        At::Request(_, Ripe::NoDomain) => Talk::Leave,
        At::Request(fields, ripe) => {
            let leave = if ripe == Ripe::Now { Offer::Leave } else { Offer::Later };
            let offers = vec![leave, Offer::Request(fields), Offer::Quit];
            Talk::Choose(Menu { offers, default: Some(0), ..Menu::default() })
        }
        At::Carry(changes) => Talk::Choose(carrying(model, changes)),
        At::Held(changes, holds) => Talk::Choose(Menu { holds, ..carrying(model, changes) }),
        At::PutBack(changes) if !changes.is_empty() => {
            // A mail that failed is the reason: the way back is the default. A user is deleted by choice.
            let default = failed(model, id).map(|_| 0);
            let offers = vec![Offer::PutBack, Offer::Leave, Offer::Quit];
            Talk::Choose(writing(model, Menu { changes, offers, default, ..Menu::default() }))
        }
        _ if !is_open(model, id) => Talk::Nothing,
        at => {
            let entered = (at == At::ByHand).then_some(Offer::Entered);
            // It may be ours and may be a person's: nothing leads to its deletion by itself.
            let doubtful = if id == StepId::Test { undo::test_users(&model.facts) } else { Vec::new() };
            let deletes = (!doubtful.is_empty()).then_some(Offer::PutBack);
            let offers = entered.into_iter().chain(deletes).chain([Offer::Look, Offer::Leave, Offer::Quit]);
            Talk::Choose(Menu { changes: doubtful, offers: offers.collect(), ..Menu::default() })
        }
    }
}

/// Where nothing on the pool says what deploys it, that is asked; where something holds the bind, or SES has
/// refused the mail before it, the pool's name leads past that.
fn carrying(model: &Model, changes: Vec<Change>) -> Menu {
    let is_held =
        !holds(model).is_empty() && changes.iter().any(|change| matches!(change, Change::BindPool(_)));
    let carries = (!is_held).then_some(Offer::CarryOut);
    let mut menu = Menu { offers: carries.into_iter().chain([Offer::Leave]).collect(), ..Menu::default() };
    if let Some(binding) = changes.iter().find_map(Change::binding) {
        if owner::of_members(&binding.seen).is_none() {
            menu.notes.push(Note::WhoDeploys);
        }
        if !owner_code::blocks(&model.facts, &model.choices).is_empty() {
            menu.offers.push(Offer::OwnerCode);
        }
        if let Some((bind, holds)) = overriding(model) {
            menu.offers.push(Offer::CarryOutHeld(bind, holds));
        }
    }
    menu.offers.push(Offer::Quit);
    writing(model, Menu { changes, ..menu })
}

/// Where nothing may be written, it is shown all the same.
fn writing(model: &Model, menu: Menu) -> Menu {
    if !model.facts.situation.read_only {
        return menu;
    }
    let offers = vec![Offer::Leave, Offer::Quit];
    Menu { notes: vec![Note::ReadOnly], offers, default: None, ..menu }
}

/// How a talk at a step ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Went {
    /// What comes first now is looked at.
    Moved,
    /// What it leaves behind, or the way back, is at this very step.
    Stays,
    /// It is left as it is until it changes.
    Left,
}

/// After these were confirmed at this step, and nothing is under way any more.
pub fn went(model: &Model, id: StepId, confirmed: &[Change]) -> Went {
    if failed(model, id).is_some() && matches!(at(model, id), At::PutBack(_)) {
        return Went::Stays;
    }
    if model.setback.as_ref().is_some_and(|setback| setback.change.step() == id) {
        return Went::Left;
    }
    let goes_back =
        |change: &Change| matches!(change, Change::RestorePool(_) | Change::TakeBackRecords { .. });
    if !confirmed.iter().any(goes_back) {
        return Went::Moved;
    }
    if leaves_user(model, id) { Went::Stays } else { Went::Left }
}

/// The steps that a person has left, each as it stood then.
#[derive(Clone, Debug, Default)]
pub struct Left(BTreeMap<StepId, Stand>);

/// Two looks at a step that give the same need no second question.
#[derive(Clone, Debug, PartialEq)]
struct Stand {
    status: Status,
    changes: Vec<&'static str>,
    codes: Vec<Code>,
    /// The request for production access is worth a question once there is a domain, and another once it is
    /// verified.
    ripe: Option<Ripe>,
}

impl Stand {
    fn of(model: &Model, id: StepId) -> Self {
        let (facts, choices) = (&model.facts, &model.choices);
        let findings = diagnosis::findings(facts, choices);
        let codes = findings.iter().filter(|finding| finding.step == id).map(|finding| finding.code);
        Self {
            status: model.status(id),
            changes: changes(facts, choices, id).iter().map(Change::code).collect(),
            codes: codes.collect(),
            ripe: (id == StepId::Access).then(|| super::at::ripe(model)),
        }
    }
}

impl Left {
    pub fn leave(&mut self, model: &Model, id: StepId) {
        self.0.insert(id, Stand::of(model, id));
    }

    fn has(&self, model: &Model, id: StepId) -> bool {
        self.0.get(&id) == Some(&Stand::of(model, id))
    }
}

/// Whose turn it is: the first step that needs a person and was not left as it stands, `stays` before all.
pub fn turn(model: &Model, left: &Left, stays: Option<StepId>) -> Toward {
    let is_left = |id| left.has(model, id);
    match (toward(model, None, is_left), stays.filter(|id| is_open(model, *id) && !is_left(*id))) {
        (Toward::Complete, _) => Toward::Complete,
        (_, Some(id)) => Toward::Person(id),
        (toward, None) => toward,
    }
}

/// Something can be asked at the step: it needs a person, or is held and a person may go past that.
pub fn is_asked(model: &Model, id: StepId) -> bool {
    is_open(model, id) || matches!(asked(model, id), At::Held(..))
}
