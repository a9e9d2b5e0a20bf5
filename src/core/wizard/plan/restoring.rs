//! What comes of a restore: already so, not as things are, or which changes, and what holds them.

use jiff::Timestamp;

use crate::core::diagnosis;
use crate::core::facts::Facts;
use crate::core::kinds::aws::UserPool;
use crate::core::kinds::change::{Binding, Change};
use crate::core::kinds::finding::Code;
use crate::core::kinds::message::Message;
use crate::core::kinds::pool::restore::{NeedsDeveloper, restoring as binding_of};
use crate::core::kinds::pool::{fields, moved_in, unknown_members};
use crate::core::kinds::problem::Problem;
use crate::core::kinds::query::Query;
use crate::core::kinds::step::StepId;
use crate::core::progress::hold;
use crate::core::rules::hold::Hold;
use crate::core::rules::proof::{self, Proof};
use crate::core::steps;
use crate::core::wizard::model::{Memory, Model};
use crate::core::wizard::restoring::Restoring;

/// What comes next.
#[derive(Clone, Debug, PartialEq)]
pub enum Way {
    /// Not all that it goes by is known.
    Wait,
    Refused(Refused),
    /// The pool stands as it would be put back.
    Already(Box<Binding>),
    /// It goes back once it is agreed to.
    Offer(Box<Offer>),
}

/// Why the snapshot cannot be put back as things are.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// It is of another pool or Region than the command line says.
    Contradicted(Message),
    /// It is of another account.
    Elsewhere(Message),
    /// A call that nothing goes without failed, or the journal is not believed.
    Problem(Problem),
    /// Settings of today, by their paths, that the shared sender cannot serve.
    NeedsDeveloper(Vec<String>),
}

/// What a person may agree to: what is carried out is what was shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    pub binding: Binding,
    /// The mail that goes out before the pool is bound; `None` where none is needed, where this caller may
    /// send none, and where the typed name takes its place.
    pub mail: Option<Change>,
    /// What holds it; empty where it binds nothing. The pool's typed name covers this and nothing else.
    pub holds: Vec<Hold>,
    /// The journal has this very snapshot.
    pub is_own: bool,
    pub shown_at: Timestamp,
}

/// What only a person agrees to, and `--yes` does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
    /// The journal does not have the snapshot: each change is to be looked at.
    Unproven,
    /// Members that this program does not know go along.
    UnknownMembers,
    /// Something holds the bind.
    Held,
}

impl Offer {
    pub fn write(&self) -> Change {
        Change::RestorePool(Box::new(self.binding.clone()))
    }

    /// In the order in which they go out.
    pub fn changes(&self) -> Vec<Change> {
        self.mail.iter().cloned().chain([self.write()]).collect()
    }

    /// Why it needs a person, the first reason.
    pub fn person(&self) -> Option<Person> {
        if !self.is_own {
            Some(Person::Unproven)
        } else if !self.binding.accepted.is_empty() {
            Some(Person::UnknownMembers)
        } else {
            (!self.holds.is_empty()).then_some(Person::Held)
        }
    }

    /// The person types the pool's name and does not only say yes.
    pub fn is_by_name(&self) -> bool {
        !self.over().is_empty()
    }

    /// The name that was typed is the pool's, or its id.
    pub fn is_named(&self, typed: &str) -> bool {
        let typed = typed.trim();
        typed == self.binding.pool_name() || typed == self.binding.user_pool.as_str()
    }

    /// What the typed name covers.
    pub fn over(&self) -> Vec<Hold> {
        let members = Some(Hold::Found(Code::PoolUnknownFields));
        let members = members.filter(|_| !self.binding.accepted.is_empty());
        self.holds.iter().copied().chain(members).collect()
    }

    /// What was shown here covers what would be done now: these very changes, over no hold but those shown.
    pub fn covers(&self, now: &Offer) -> bool {
        self.changes() == now.changes() && now.holds.iter().all(|hold| self.holds.contains(hold))
    }
}

/// All that is asked: who is calling and the pool, and where it would be bound, what a bind goes by. `None`
/// where nothing is restored.
pub fn asks(model: &Model) -> Option<Vec<Query>> {
    let restoring = model.restoring.as_ref()?;
    if contradiction(model, restoring).is_some() {
        return Some(Vec::new());
    }
    let mut asks = vec![Query::Caller];
    if is_of_caller(&model.facts, restoring) {
        asks.push(Query::UserPool(restoring.user_pool.clone()));
    }
    if binds(model) && model.memory == Memory::Ready {
        asks.push(Query::SesAccount);
        for step in [StepId::Identity, StepId::Records, StepId::Pool].into_iter().filter_map(steps::get) {
            asks.extend(diagnosis::asks(step, &model.facts, &model.choices));
        }
    }
    Some(asks)
}

/// It makes the pool send through SES as it does not now.
pub fn binds(model: &Model) -> bool {
    let restoring = model.restoring.as_ref().filter(|restoring| is_of_caller(&model.facts, restoring));
    let now = |restoring: &Restoring| model.facts.user_pool(&restoring.user_pool);
    restoring.is_some_and(|restoring| now(restoring).is_some_and(|pool| restoring.binds(pool)))
}

/// The pool sends through SES by it as it did not before: a bind, or a snapshot that has one.
pub fn is_bind(model: &Model, change: &Change) -> bool {
    match change {
        Change::BindPool(_) => true,
        Change::RestorePool(_) => binds(model),
        _ => false,
    }
}

/// All that holds it as a bind; empty where it is none.
pub fn holds(model: &Model) -> Vec<Hold> {
    if !binds(model) {
        return Vec::new();
    }
    let (facts, choices) = (&model.facts, &model.choices);
    let source = choices.source.as_ref();
    let account = facts.caller().map(|caller| &caller.account);
    // Another account's identity is not this caller's to read.
    if source.is_none_or(|source| Some(&source.account) != account) {
        return vec![Hold::Unknown];
    }
    let mut holds = hold::of_bind(facts, choices);
    // The members are named one by one, whether it binds or not.
    holds.retain(|hold| *hold != Hold::Found(Code::PoolUnknownFields));
    if is_refused_now(model) {
        holds.push(Hold::Found(Code::ProofRefused));
    }
    holds
}

/// SES has just refused the mail: what it would say a second time is for a person.
fn is_refused_now(model: &Model) -> bool {
    let is_of_mail = model.setback.as_ref().is_some_and(|it| matches!(it.change, Change::SendMail { .. }));
    is_of_mail && matches!(proof::proof(&model.facts, &model.choices), Some(Proof::Refused(_)))
}

/// `None` where nothing is restored.
pub fn way(model: &Model) -> Option<Way> {
    let restoring = model.restoring.as_ref()?;
    let facts = &model.facts;
    if let Some(refused) = refused(model, restoring) {
        return Some(Way::Refused(refused));
    }
    let Some(now) = facts.user_pool(&restoring.user_pool) else { return Some(Way::Wait) };
    if model.memory != Memory::Ready || !model.has_looked() {
        return Some(Way::Wait);
    }
    let binding = match binding(restoring, now) {
        Ok(binding) => binding,
        Err(NeedsDeveloper(members)) => return Some(Way::Refused(Refused::NeedsDeveloper(members))),
    };
    if binding.is_made(now) {
        return Some(Way::Already(Box::new(binding)));
    }
    let holds = holds(model);
    let mail = (binds(model) && holds.is_empty()).then(|| proof::missing(facts, &model.choices)).flatten();
    let (is_own, shown_at) = (restoring.is_own, facts.now);
    Some(Way::Offer(Box::new(Offer { binding, mail, holds, is_own, shown_at })))
}

/// What would be written of the pool as it was last read; `None` where nothing is left to be.
pub fn write(model: &Model) -> Option<Change> {
    let restoring = model.restoring.as_ref()?;
    let now = model.facts.user_pool(&restoring.user_pool)?;
    let binding = binding(restoring, now).ok().filter(|binding| !binding.is_made(now))?;
    Some(Change::RestorePool(Box::new(binding)))
}

/// Members that this program does not know go along, those of the pool and with `all` those of the snapshot.
fn binding(restoring: &Restoring, now: &UserPool) -> Result<Binding, NeedsDeveloper> {
    let mut binding = binding_of(now, &restoring.earlier(), restoring.all)?;
    binding.accepted = unknown_members(&now.members);
    for member in unknown_members(&restoring.members).into_iter().filter(|_| restoring.all) {
        if !binding.accepted.contains(&member) {
            binding.accepted.push(member);
        }
    }
    Ok(binding)
}

/// Settings that are not as the snapshot has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rest {
    /// Those that `all` puts back too.
    pub left_alone: Vec<String>,
    /// Those of MFA, which `UpdateUserPool` has no member for.
    pub by_hand: Vec<String>,
}

/// `None` where the pool could not be read once more.
pub fn rest(model: &Model) -> Option<Rest> {
    let restoring = model.restoring.as_ref()?;
    let query = Query::UserPool(restoring.user_pool.clone());
    let pool =
        model.facts.user_pool(&restoring.user_pool).filter(|_| model.facts.problem(&query).is_none())?;
    let mut differs = moved_in(&restoring.members, &restoring.mfa, pool);
    differs.retain(|member| !fields::DESCRIBED_ONLY.contains(&member.as_str()));
    let is_updated =
        |member: &String| restoring.members.contains_key(member) || pool.members.contains_key(member);
    let (updated, by_hand): (Vec<String>, Vec<String>) = differs.into_iter().partition(is_updated);
    Some(Rest { left_alone: if restoring.all { Vec::new() } else { updated }, by_hand })
}

fn refused(model: &Model, restoring: &Restoring) -> Option<Refused> {
    let facts = &model.facts;
    if let Some(said) = contradiction(model, restoring) {
        return Some(Refused::Contradicted(said));
    }
    let failed = |query: &Query| facts.problem(query).cloned().map(Refused::Problem);
    let Some(caller) = facts.caller() else { return failed(&Query::Caller) };
    if caller.account != restoring.setup.account {
        let here = format!("{} ({})", caller.account, caller.who());
        let said = differs("report-restore-other-account", &restoring.setup.account, here);
        return Some(Refused::Elsewhere(said));
    }
    let distrust = model.unread.iter().chain(&model.disk_problem).find(|problem| problem.is_distrust());
    if let Some(problem) = distrust {
        return Some(Refused::Problem(problem.clone()));
    }
    let pool = Query::UserPool(restoring.user_pool.clone());
    if facts.user_pool(&restoring.user_pool).is_none() { failed(&pool) } else { None }
}

/// What the command line says the snapshot is of, and is not.
fn contradiction(model: &Model, restoring: &Restoring) -> Option<Message> {
    let of_pool = restoring.user_pool.region();
    if let Some(region) = restoring.region.as_ref().filter(|region| Some(*region) != of_pool.as_ref()) {
        let snapshot = of_pool.map(|region| region.to_string()).unwrap_or_default();
        return Some(differs("report-restore-other-region", &snapshot, region.to_string()));
    }
    let named = &model.given.user_pools;
    if named.is_empty() || *named == [restoring.user_pool.clone()] {
        return None;
    }
    let here: Vec<&str> = named.iter().map(|id| id.as_str()).collect();
    Some(differs("report-restore-other-pool", restoring.user_pool.as_str(), here.join(", ")))
}

fn differs(id: &str, snapshot: &str, here: String) -> Message {
    Message::new(id).text("snapshot", snapshot).text("here", here)
}

fn is_of_caller(facts: &Facts, restoring: &Restoring) -> bool {
    facts.caller().is_some_and(|caller| caller.account == restoring.setup.account)
}
