//! User pools that no invitation can prove, by their settings or by what Cognito said to the last one.

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::journal::{Fate, deeds};
use crate::core::kinds::aws::UserPool;
use crate::core::kinds::change::Change;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::message::Arg;
use crate::core::kinds::refusal::{self, Refusal};
use crate::core::kinds::step::StepId;
use crate::core::rules::provable::{self, Obstacle, Trigger};
use crate::core::steps;

pub fn findings(facts: &Facts, choices: &Choices) -> Vec<Finding> {
    let of_pool = |pool: &UserPool| match provable::by_invitation(pool) {
        Ok(()) => refused(facts, pool).into_iter().collect(),
        Err(obstacles) => obstacles.iter().map(|obstacle| not_provable(pool, obstacle)).collect::<Vec<_>>(),
    };
    steps::unproven_pools(facts, choices).into_iter().flat_map(of_pool).collect()
}

fn not_provable(pool: &UserPool, obstacle: &Obstacle) -> Finding {
    let attributes = match obstacle {
        Obstacle::RequiredAttributes { names } => names.join(", "),
        _ => String::new(),
    };
    let finding = Finding::new(Code::PoolNotProvable, StepId::Test).text("pool", pool.name());
    finding.text("reason", obstacle.code()).text("attributes", attributes).seen(obstacle.setting())
}

/// The last invitation was refused for the user that it would have made. It can be tried again: a function
/// may be another by now, which the pool does not show.
fn refused(facts: &Facts, pool: &UserPool) -> Option<Finding> {
    let deeds = deeds(&facts.journal);
    let is_invitation =
        |change: &Change| matches!(change, Change::InviteTestUser { user_pool, .. } if *user_pool == pool.id);
    let last = deeds.iter().rev().find(|deed| is_invitation(deed.change))?;
    let Fate::Failed(problem) = last.fate else { return None };
    let refusal = refusal::of(problem).filter(Refusal::is_of_test_user)?;
    let advice = named(refusal, pool).advice();
    let finding = Finding::new(Code::InvitationRefused, StepId::Test).text("pool", pool.name());
    let finding = finding.arg("time", Arg::Time(last.at)).arg("advice", Arg::Message(Box::new(advice)));
    let said = problem.message.as_deref().map(str::trim).filter(|said| !said.is_empty());
    Some(finding.seen(said.or(problem.code.as_deref()).unwrap_or_default()))
}

/// Where the text does not say which trigger it was, and the pool has one alone.
fn named(refusal: Refusal, pool: &UserPool) -> Refusal {
    match (refusal, provable::triggers(pool).as_slice()) {
        (Refusal::Trigger { name: None }, [Trigger { name, .. }]) => {
            Refusal::Trigger { name: Some((*name).to_owned()) }
        }
        (refusal, _) => refusal,
    }
}
