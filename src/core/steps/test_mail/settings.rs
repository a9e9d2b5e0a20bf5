//! What a test mail is sent with, and which of the journal's mails prove it.

use jiff::Timestamp;

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::journal::{self, Fate};
use crate::core::facts::setup::{self, is_bound};
use crate::core::kinds::address::Sender;
use crate::core::kinds::aws::{Identity, UserPool};
use crate::core::kinds::change::Change;
use crate::core::kinds::evidence::Proves;
use crate::core::kinds::name::UserPoolId;
use crate::core::kinds::pool::Binding;
use crate::core::kinds::simulator::is_simulator;
use crate::core::rules::provable;
use crate::core::rules::sandbox;

/// What a test proves: it counts only while these stand.
pub struct Settings<'a> {
    pub from: Sender,
    pub source_arn: String,
    pub identity: &'a Identity,
    /// The configuration set in force.
    pub set: Option<String>,
    /// `None` before the bind.
    pub pool: Option<&'a UserPool>,
}

impl<'a> Settings<'a> {
    pub fn of(facts: &'a Facts, choices: &Choices, pool: &'a UserPool) -> Option<Self> {
        let (from, source_arn) = (setup::sender(facts, choices)?, setup::source_arn(facts, choices)?);
        let set = setup::configuration_set(facts, choices, pool);
        Some(Self { from, source_arn, identity: setup::identity(facts, choices)?, set, pool: Some(pool) })
    }

    /// Once the identity stands and every pool is bound: those of the first that lacks a proof, else those of
    /// the last. A pool that no invitation can prove keeps none from its proof that one can.
    pub fn standing(facts: &'a Facts, choices: &Choices) -> Option<Self> {
        let ids = setup::user_pool_ids(facts, choices);
        let bound = |id| facts.user_pool(id).filter(|pool| is_bound(facts, choices, pool));
        let pools: Vec<&UserPool> = ids.iter().map(bound).collect::<Option<_>>()?;
        let of = |pool: &&'a UserPool| Self::of(facts, choices, pool);
        let lacking = || {
            let each = pools.iter().filter_map(of);
            each.filter(|settings| Proof::read(facts, settings).pool.is_none())
        };
        lacking().find(Self::may_be_proven).or_else(|| lacking().next()).or_else(|| of(pools.last()?))
    }

    /// Those of the pools once they are bound; before that, in the sandbox, what SES can be tried out with.
    pub fn open(facts: &'a Facts, choices: &Choices) -> Option<Self> {
        Self::standing(facts, choices).or_else(|| Self::before_bind(facts, choices))
    }

    /// With the configuration set of the pool that is to be bound next, where one was chosen.
    fn before_bind(facts: &'a Facts, choices: &Choices) -> Option<Self> {
        if !sandbox::may_try(facts, choices) {
            return None;
        }
        let set = match setup::user_pool_id(facts, choices) {
            Some(id) => setup::configuration_set(facts, choices, facts.user_pool(&id)?),
            None => setup::speaker(facts, choices)?.configuration_set.clone(),
        };
        let (from, source_arn) = (setup::sender(facts, choices)?, setup::source_arn(facts, choices)?);
        Some(Self { from, source_arn, identity: setup::identity(facts, choices)?, set, pool: None })
    }

    /// An invitation would go out through SES.
    pub fn may_be_proven(&self) -> bool {
        self.pool.is_some_and(|pool| provable::by_invitation(pool).is_ok())
    }
}

#[derive(Default)]
pub struct Proof {
    /// SES took a mail to a mailbox.
    pub ses: Option<Timestamp>,
    pub pool: Option<Timestamp>,
    /// SES took one to its simulator, which delivers it to nobody.
    pub simulated: bool,
}

impl Proof {
    pub fn is_whole(&self) -> bool {
        self.ses.is_some() && self.pool.is_some()
    }

    pub fn read(facts: &Facts, settings: &Settings<'_>) -> Self {
        let deeds = journal::deeds(&facts.journal);
        let standing = Proves::of(settings.identity, settings.set.clone(), settings.pool);
        let is_of = |id: &UserPoolId| settings.pool.filter(|pool| pool.id == *id);
        let mut proof = Self::default();
        let mut bound = None;
        for deed in deeds.iter().filter(|deed| matches!(deed.fate, Fate::Done(_))) {
            match deed.change {
                Change::BindPool(binding) | Change::RestorePool(binding)
                    if is_of(&binding.user_pool).is_some() =>
                {
                    bound = Some(&**binding);
                }
                Change::SendMail { from, to, source_arn, proves }
                    if *from == settings.from
                        && *source_arn == settings.source_arn
                        && proves.is_of(&standing) =>
                {
                    match is_simulator(to) {
                        true => proof.simulated = true,
                        false => proof.ses = Some(deed.at),
                    }
                }
                Change::InviteTestUser { user_pool, proves, .. }
                    if proves.is_of(&standing)
                        && settings.may_be_proven()
                        && is_of(user_pool).is_some_and(|pool| proves_settings(bound, deed.at, pool)) =>
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

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
