//! The proof: a mail through SES and one through the pool, under the settings that stand now. In the sandbox
//! the first of them goes out before the bind, to whom SES takes mail.

mod settings;

use super::Step;
use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::journal;
use crate::core::facts::setup::{self, is_bound};
use crate::core::kinds::address::Address;
use crate::core::kinds::aws::UserPool;
use crate::core::kinds::change::Change;
use crate::core::kinds::evidence::Proves;
use crate::core::kinds::message::Message;
use crate::core::kinds::query::Query;
use crate::core::kinds::simulator::{self, is_simulator};
use crate::core::kinds::step::{Field, FieldId, FieldKind, Status, StepId};
use crate::core::rules::sandbox;
use crate::core::rules::test_users::{self, TestUsers, recipient as account};

use settings::{Proof, Settings};

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
        let pool = Settings::standing(facts, choices).and_then(|settings| settings.pool);
        asks.extend(pool.and_then(|pool| account::asks(facts, &pool.id, to)));
        // In the sandbox the list cannot be read ("Request production access", developer guide).
        let out = facts.ses_account().is_some_and(|account| account.production_access);
        // The mail before the bind goes there too.
        if out && self.status(facts, choices) != Status::Done {
            asks.push(Query::Suppressed(to.clone()));
        }
        // Which of them are verified decides whether SES takes mail to it.
        asks.extend(sandbox::is_in(facts).then_some(Query::Identities));
        asks
    }

    fn status(&self, facts: &Facts, choices: &Choices) -> Status {
        let Some(settings) = Settings::open(facts, choices) else {
            return Status::Blocked;
        };
        let proof = Proof::read(facts, &settings);
        if settings.pool.is_none() {
            return if proof.ses.is_some() { Status::Blocked } else { Status::Todo };
        }
        if let Some(open) = TestUsers::of(facts).open() {
            return open;
        }
        if proof.is_whole() { Status::Done } else { Status::Todo }
    }

    fn summary(&self, facts: &Facts, choices: &Choices) -> Message {
        let users = TestUsers::of(facts);
        let is_left = users.open() == Some(Status::Todo);
        if choices.skips(StepId::Test) && is_left {
            return Message::new("summary-test-user-stands");
        }
        let Some(settings) = Settings::open(facts, choices) else {
            return Message::new("summary-test-blocked");
        };
        let proof = Proof::read(facts, &settings);
        let has_recipient = recipient(facts, choices).is_some_and(|to| !is_simulator(&to));
        if settings.pool.is_none() {
            return Message::new(match proof.ses {
                Some(_) => "summary-test-before-bind",
                None if has_recipient => "summary-test-ses-alone",
                None if proof.simulated => "summary-test-simulated",
                None => "summary-test-sandbox",
            });
        }
        let may_prove = settings.may_be_proven();
        match (proof.ses, proof.pool) {
            _ if users.open().is_some() && !is_left => Message::new("summary-test-looking"),
            (Some(_), Some(_)) if is_left => Message::new("summary-test-user-left"),
            (Some(_), Some(at)) => Message::new("summary-test-sent").time("time", at),
            _ if is_left => Message::new("summary-test-user-stands"),
            (Some(_), None) if !may_prove => Message::new("summary-test-unproven"),
            (Some(_), None) => Message::new("summary-test-half"),
            _ if !may_prove && has_recipient => Message::new("summary-test-ses-alone"),
            // Bound by somebody else or from another machine, which may know of a test.
            _ if is_unknown_here(facts) => Message::new("summary-test-elsewhere"),
            _ if !has_recipient => Message::new("summary-test-no-recipient"),
            _ => Message::new("summary-test-todo"),
        }
    }

    fn fields(&self, facts: &Facts, choices: &Choices) -> Vec<Field> {
        if choices.skips(StepId::Test) || self.status(facts, choices) != Status::Todo {
            return Vec::new();
        }
        let Some(settings) = Settings::open(facts, choices) else { return Vec::new() };
        let proof = Proof::read(facts, &settings);
        // Nothing goes out to anybody any more.
        if !settings.may_be_proven() && proof.ses.is_some() {
            return Vec::new();
        }
        let proposed = recipient(facts, choices).or_else(|| mail_to(facts, choices, &proof));
        let value = proposed.map(|to| to.to_string()).unwrap_or_default();
        vec![Field { id: FieldId::To, kind: FieldKind::Line, value }]
    }

    /// What an earlier run has left goes first, whatever else can be done.
    fn changes(&self, facts: &Facts, choices: &Choices) -> Vec<Change> {
        let users = TestUsers::of(facts);
        let mut changes = users.deletions();
        let Some(settings) = Settings::open(facts, choices) else { return changes };
        if choices.skips(StepId::Test) {
            return changes;
        }
        let proof = Proof::read(facts, &settings);
        changes.extend(mail_to(facts, choices, &proof).map(|to| Change::SendMail {
            from: settings.from.clone(),
            to,
            source_arn: settings.source_arn.clone(),
            proves: Proves::of(settings.identity, settings.set.clone(), None),
        }));
        let (Some(pool), Some(to)) = (settings.pool, recipient(facts, choices)) else { return changes };
        let user_pool = pool.id.clone();
        let may_invite =
            users.may_invite(&user_pool) && !account::has_account(facts, &users, &user_pool, &to);
        if proof.pool.is_none() && settings.may_be_proven() && may_invite {
            let username = username(facts, pool, &to);
            changes.push(Change::InviteTestUser {
                user_pool: user_pool.clone(),
                username: username.clone(),
                to,
                proves: Proves::of(settings.identity, settings.set.clone(), Some(pool)),
            });
            changes.push(Change::DeleteTestUser { user_pool, username, made: None, named: false });
        }
        changes
    }
}

/// The recipient, where SES would take a mail and deliver it: to an address on its suppression list it does not,
/// which proves nothing.
fn recipient(facts: &Facts, choices: &Choices) -> Option<Address> {
    sandbox::recipient(facts, choices).filter(|to| facts.suppression(to).is_none())
}

/// To whom the mail through SES would go. In the sandbox, where SES would refuse the recipient or none was
/// named, to its simulator; to that one once.
fn mail_to(facts: &Facts, choices: &Choices, proof: &Proof) -> Option<Address> {
    if proof.ses.is_some() {
        return None;
    }
    let offered = || simulator::simulator().filter(|_| sandbox::may_try(facts, choices));
    let to = recipient(facts, choices).or_else(offered)?;
    (!is_simulator(&to) || !proof.simulated).then_some(to)
}

/// SES is tried out before the bind: the account is in the sandbox, and the identity may send.
pub fn is_before_bind(facts: &Facts, choices: &Choices) -> bool {
    before_bind(facts, choices).is_some()
}

/// Before the bind SES has taken a mail to its simulator under the settings that stand.
pub fn is_simulated(facts: &Facts, choices: &Choices) -> bool {
    before_bind(facts, choices).is_some_and(|settings| Proof::read(facts, &settings).simulated)
}

/// After that, another to a mailbox is sent by who wants to know more.
pub fn may_wait(facts: &Facts, choices: &Choices) -> bool {
    is_simulated(facts, choices) && recipient(facts, choices).is_none_or(|to| is_simulator(&to))
}

fn before_bind<'a>(facts: &'a Facts, choices: &Choices) -> Option<Settings<'a>> {
    Settings::open(facts, choices).filter(|settings| settings.pool.is_none())
}

/// The pool that is to be tested next, where all are bound and one lacks its test.
pub fn tested_pool<'a>(facts: &'a Facts, choices: &Choices) -> Option<&'a UserPool> {
    let settings = Settings::standing(facts, choices)?;
    let is_next = settings.may_be_proven() && Proof::read(facts, &settings).pool.is_none();
    settings.pool.filter(|_| is_next)
}

/// Every bound pool of the set-up that has no proof under the settings that stand.
pub fn unproven_pools<'a>(facts: &'a Facts, choices: &Choices) -> Vec<&'a UserPool> {
    let ids = setup::user_pool_ids(facts, choices);
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
    use crate::core::facts::journal::Entry;
    use crate::core::kinds::name::UserPoolId;
    use serde_json::Value;

    #[test]
    fn a_name_that_an_invitation_has_is_not_given_again() {
        let mut facts = Facts::default();
        let pool =
            UserPool { id: UserPoolId::from("us-east-1_A"), members: Default::default(), mfa: Value::Null };
        let to = crate::core::kinds::address::address("you@example.net").unwrap();
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
}
