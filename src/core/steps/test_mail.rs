//! The proof: a mail through SES and one through the pool, under the settings that stand now.

use jiff::Timestamp;

use super::Step;
use crate::core::address::{Address, Sender};
use crate::core::aws::{Identity, UserPool};
use crate::core::change::Change;
use crate::core::choices::Choices;
use crate::core::evidence::Proves;
use crate::core::facts::Facts;
use crate::core::journal::{self, Fate};
use crate::core::message::Message;
use crate::core::pool::Binding;
use crate::core::proof::is_simulator;
use crate::core::provable;
use crate::core::query::Query;
use crate::core::step::{Field, FieldId, FieldKind, Status, StepId};
use crate::core::test_users::{self, TestUsers, recipient};
use crate::core::wanted::{self, is_bound};

pub struct TestMail;

impl Step for TestMail {
    fn id(&self) -> StepId {
        StepId::Test
    }

    fn asks(&self, facts: &Facts, choices: &Choices) -> Vec<Query> {
        let mut asks = test_users::asks(facts);
        if choices.skips(StepId::Test) {
            return asks;
        }
        let Some(to) = &choices.to else { return asks };
        let settings = Settings::standing(facts, choices);
        asks.extend(settings.and_then(|settings| recipient::asks(facts, &settings.pool.id, to)));
        // In the sandbox the list cannot be read ("Request production access", developer guide).
        let out = facts.ses_account().is_some_and(|account| account.production_access);
        // The mail before the bind goes there too.
        if out && self.status(facts, choices) != Status::Done {
            asks.push(Query::Suppressed(to.clone()));
        }
        asks
    }

    fn status(&self, facts: &Facts, choices: &Choices) -> Status {
        let Some(settings) = Settings::standing(facts, choices) else {
            return Status::Blocked;
        };
        if let Some(open) = TestUsers::of(facts).open() {
            return open;
        }
        if Proof::read(facts, &settings).is_whole() { Status::Done } else { Status::Todo }
    }

    fn summary(&self, facts: &Facts, choices: &Choices) -> Message {
        let users = TestUsers::of(facts);
        let is_left = users.open() == Some(Status::Todo);
        if choices.skips(StepId::Test) && is_left {
            return Message::new("summary-test-user-stands");
        }
        let Some(settings) = Settings::standing(facts, choices) else {
            return Message::new("summary-test-blocked");
        };
        let proof = Proof::read(facts, &settings);
        let may_prove = settings.may_be_proven();
        match (proof.ses, proof.pool) {
            _ if users.open().is_some() && !is_left => Message::new("summary-test-looking"),
            (Some(_), Some(_)) if is_left => Message::new("summary-test-user-left"),
            (Some(_), Some(at)) => Message::new("summary-test-sent").time("time", at),
            _ if is_left => Message::new("summary-test-user-stands"),
            (Some(_), None) if !may_prove => Message::new("summary-test-unproven"),
            (Some(_), None) => Message::new("summary-test-half"),
            _ if !may_prove && choices.to.is_some() => Message::new("summary-test-ses-alone"),
            // Bound by somebody else or from another machine, which may know of a test.
            _ if is_unknown_here(facts) => Message::new("summary-test-elsewhere"),
            _ if choices.to.is_none() => Message::new("summary-test-no-recipient"),
            _ => Message::new("summary-test-todo"),
        }
    }

    fn fields(&self, facts: &Facts, choices: &Choices) -> Vec<Field> {
        if choices.skips(StepId::Test) || self.status(facts, choices) != Status::Todo {
            return Vec::new();
        }
        let sent = |settings: &Settings<'_>| Proof::read(facts, settings).ses.is_some();
        // Nothing goes out to anybody any more.
        if Settings::standing(facts, choices).is_some_and(|it| !it.may_be_proven() && sent(&it)) {
            return Vec::new();
        }
        let value = choices.to.as_ref().map(ToString::to_string).unwrap_or_default();
        vec![Field { id: FieldId::To, kind: FieldKind::Line, value }]
    }

    /// What an earlier run has left goes first, whatever else can be done.
    fn changes(&self, facts: &Facts, choices: &Choices) -> Vec<Change> {
        let users = TestUsers::of(facts);
        let mut changes = users.deletions();
        let (Some(settings), Some(to)) = (Settings::standing(facts, choices), choices.to.clone()) else {
            return changes;
        };
        // SES takes mail to an address on its suppression list and does not deliver it: that proves nothing.
        if choices.skips(StepId::Test) || facts.suppression(&to).is_some() {
            return changes;
        }
        let proof = Proof::read(facts, &settings);
        if proof.ses.is_none() {
            changes.push(Change::SendMail {
                from: settings.from.clone(),
                to: to.clone(),
                source_arn: settings.source_arn.clone(),
                proves: Proves::of(settings.identity, settings.set.clone(), None),
            });
        }
        let user_pool = settings.pool.id.clone();
        let may_invite =
            users.may_invite(&user_pool) && !recipient::has_account(facts, &users, &user_pool, &to);
        if proof.pool.is_none() && settings.may_be_proven() && may_invite {
            let username = username(facts, settings.pool, &to);
            changes.push(Change::InviteTestUser {
                user_pool: user_pool.clone(),
                username: username.clone(),
                to,
                proves: Proves::of(settings.identity, settings.set.clone(), Some(settings.pool)),
            });
            changes.push(Change::DeleteTestUser { user_pool, username, made: None, named: false });
        }
        changes
    }
}

/// The pool that is to be tested next, where all are bound and one lacks its test.
pub fn tested_pool<'a>(facts: &'a Facts, choices: &Choices) -> Option<&'a UserPool> {
    let settings = Settings::standing(facts, choices)?;
    let is_next = settings.may_be_proven() && Proof::read(facts, &settings).pool.is_none();
    is_next.then_some(settings.pool)
}

/// Every bound pool of the set-up that has no proof under the settings that stand.
pub fn unproven_pools<'a>(facts: &'a Facts, choices: &Choices) -> Vec<&'a UserPool> {
    let ids = wanted::user_pool_ids(facts, choices);
    let bound = ids.iter().filter_map(|id| facts.user_pool(id)).filter(|pool| is_bound(facts, choices, pool));
    let lacks_proof = |pool: &&UserPool| {
        Settings::of(facts, choices, pool).is_some_and(|it| Proof::read(facts, &it).pool.is_none())
    };
    bound.filter(lacks_proof).collect()
}

/// This machine's journal tells neither of a test mail nor of the bind that one would prove.
fn is_unknown_here(facts: &Facts) -> bool {
    !journal::deeds(&facts.journal).iter().any(|deed| {
        matches!(deed.change, Change::BindPool(_) | Change::SendMail { .. } | Change::InviteTestUser { .. })
    })
}

/// What a test proves: it counts only while these stand.
struct Settings<'a> {
    from: Sender,
    source_arn: String,
    identity: &'a Identity,
    /// The configuration set in force.
    set: Option<String>,
    pool: &'a UserPool,
}

impl<'a> Settings<'a> {
    fn of(facts: &'a Facts, choices: &Choices, pool: &'a UserPool) -> Option<Self> {
        let (from, source_arn) = (wanted::sender(facts, choices)?, wanted::source_arn(facts, choices)?);
        let set = wanted::configuration_set(facts, choices, pool);
        Some(Self { from, source_arn, identity: wanted::identity(facts, choices)?, set, pool })
    }

    /// Once the identity stands and every pool is bound: those of the first that lacks a proof, else those of
    /// the last. A pool that no invitation can prove keeps none from its proof that one can.
    fn standing(facts: &'a Facts, choices: &Choices) -> Option<Self> {
        let ids = wanted::user_pool_ids(facts, choices);
        let bound = |id| facts.user_pool(id).filter(|pool| is_bound(facts, choices, pool));
        let pools: Vec<&UserPool> = ids.iter().map(bound).collect::<Option<_>>()?;
        let of = |pool: &&'a UserPool| Self::of(facts, choices, pool);
        let lacking = || {
            let each = pools.iter().filter_map(of);
            each.filter(|settings| Proof::read(facts, settings).pool.is_none())
        };
        lacking().find(Self::may_be_proven).or_else(|| lacking().next()).or_else(|| of(pools.last()?))
    }

    /// An invitation would go out through SES.
    fn may_be_proven(&self) -> bool {
        provable::by_invitation(self.pool).is_ok()
    }
}

#[derive(Default)]
struct Proof {
    ses: Option<Timestamp>,
    pool: Option<Timestamp>,
}

impl Proof {
    fn is_whole(&self) -> bool {
        self.ses.is_some() && self.pool.is_some()
    }

    fn read(facts: &Facts, settings: &Settings<'_>) -> Self {
        let deeds = journal::deeds(&facts.journal);
        let standing = Proves::of(settings.identity, settings.set.clone(), Some(settings.pool));
        let mut proof = Self::default();
        let mut bound = None;
        for deed in &deeds {
            let done = matches!(deed.fate, Fate::Done(_));
            match deed.change {
                Change::BindPool(binding) | Change::RestorePool(binding)
                    if done && binding.user_pool == settings.pool.id =>
                {
                    bound = Some(&**binding);
                }
                Change::SendMail { from, to, source_arn, proves }
                    if done
                        && !is_simulator(to)
                        && *from == settings.from
                        && *source_arn == settings.source_arn
                        && proves.is_of(&standing) =>
                {
                    proof.ses = Some(deed.at);
                }
                Change::InviteTestUser { user_pool, proves, .. }
                    if done
                        && proves.is_of(&standing)
                        && *user_pool == settings.pool.id
                        && settings.may_be_proven()
                        && proves_settings(bound, deed.at, settings.pool) =>
                {
                    proof.pool = Some(deed.at);
                }
                _ => {}
            }
        }
        proof
    }
}

/// The pool's mail went out under today's `EmailConfiguration`: the last write before it `bound` the
/// pool to just that, or the pool has not been touched since. Where that write left a pool whose invitations
/// prove nothing, only one that came after all that was changed since counts.
fn proves_settings(bound: Option<&Binding>, at: Timestamp, pool: &UserPool) -> bool {
    let today = pool.members.get("EmailConfiguration").and_then(|email| email.as_object());
    match bound.filter(|binding| provable::of_members(binding.settings()).is_ok()) {
        Some(binding) => Some(&binding.email) == today,
        None => pool.last_modified().is_some_and(|modified| modified <= at),
    }
}

/// A pool whose users sign in with their address takes nothing else as a username. Another is named
/// for the second, or the first after it that no invitation of the journal has: the one before may
/// have been cut off just now.
fn username(facts: &Facts, pool: &UserPool, to: &Address) -> String {
    if pool.is_named_by_address() {
        return to.to_string();
    }
    let deeds = journal::deeds(&facts.journal);
    let is_taken = |name: &String| {
        deeds
            .iter()
            .any(|deed| matches!(deed.change, Change::InviteTestUser { username, .. } if username == name))
    };
    let mut second = facts.now.as_second();
    loop {
        let name = format!("sendoff-test-{second}");
        if !is_taken(&name) {
            return name;
        }
        second += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::journal::Entry;
    use crate::core::name::UserPoolId;
    use serde_json::{Value, json};

    #[test]
    fn a_name_that_an_invitation_has_is_not_given_again() {
        let mut facts = Facts::default();
        let pool =
            UserPool { id: UserPoolId::from("us-east-1_A"), members: Default::default(), mfa: Value::Null };
        let to = crate::core::address::address("you@example.net").unwrap();
        assert_eq!(username(&facts, &pool, &to), "sendoff-test-0");
        let change = Change::InviteTestUser {
            user_pool: pool.id.clone(),
            username: "sendoff-test-0".to_owned(),
            to: to.clone(),
            proves: Proves::default(),
        };
        facts.journal.push(Entry::Intent { at: facts.now, id: "1".to_owned(), change });
        assert_eq!(username(&facts, &pool, &to), "sendoff-test-1");
    }

    /// An invitation that an earlier version sent out while a function took every mail.
    #[test]
    fn what_went_out_under_a_custom_sender_proves_nothing_once_it_is_gone() {
        let pool = |lambdas: Value, modified: i64| {
            let members = json!({
                "EmailConfiguration": { "EmailSendingAccount": "DEVELOPER" },
                "LambdaConfig": lambdas,
                "LastModifiedDate": modified,
            });
            let members = members.as_object().unwrap().clone();
            UserPool { id: UserPoolId::from("us-east-1_A"), members, mfa: Value::Null }
        };
        let at = |second: i64| Timestamp::from_second(second).unwrap();
        let bound = |lambdas: Value| {
            let pool = pool(lambdas, 0);
            let email = pool.members["EmailConfiguration"].as_object().unwrap().clone();
            Binding::of(&pool, email)
        };
        let (sender, gone) = (json!({ "CustomEmailSender": { "LambdaArn": "arn:x" } }), json!({}));
        let today = pool(gone.clone(), 20);
        let proves = |binding: &Binding, second: i64| proves_settings(Some(binding), at(second), &today);
        assert!(!proves(&bound(sender.clone()), 10), "the function took it");
        assert!(proves(&bound(sender), 30), "the trigger had gone by then");
        assert!(proves(&bound(gone), 10), "other settings may change");
    }
}
