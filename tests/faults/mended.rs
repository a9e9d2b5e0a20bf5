//! An identity that was verified by its TXT record long ago, with signing off: what mends it are calls
//! that a new identity does not need, and each breaks in each way.

use std::sync::Arc;

use sendoff::core::kinds::step::{Status, StepId};
use sendoff::shell::Session;

use crate::calls::Calls;
use crate::each_call::{Broken, alone, at_once};
use crate::fault::{Effect, Fault};
use crate::proxy::{Rule, Verdict};
use crate::setting::{NEWCOMER, Setting, passes};
use crate::wizard::Wizard;

const MENDING: [&str; 2] =
    ["ses:PutEmailIdentityDkimAttributes", "ses:PutEmailIdentityDkimSigningAttributes"];

fn legacy() -> String {
    let identity =
        "[ses.us-east-1.identities.\"example.com\"]\nstatus = \"NOT_STARTED\"\nsigning_off = true\n";
    format!("{NEWCOMER}\n{identity}")
}

fn is_mended(session: &Session) -> bool {
    session.model.status(StepId::Identity) == Status::Done
}

/// Until the identity signs by Easy DKIM.
async fn mended(calls: Arc<Calls>, rule: Arc<Rule>) -> Setting {
    let setting = Setting::of(&legacy(), calls, rule).await;
    let mut wizard = Wizard::start(setting.session());
    assert!(wizard.lead_on("a mended identity", is_mended).await, "{}", wizard.describe());
    wizard.rest().await;
    setting
}

async fn learnt() -> Arc<Calls> {
    let learning = Arc::new(Calls::default());
    let setting = mended(Arc::clone(&learning), passes()).await;
    Arc::new(learning.counted(&setting.state().await))
}

/// The first calls break, each in another way.
fn rule(effect: Effect, turn: usize) -> Arc<Rule> {
    Arc::new(move |called, count| {
        let ways = Fault::of(effect);
        match MENDING.iter().position(|operation| *operation == called) {
            Some(index) if count == 1 => Verdict::Breaks(effect, ways[(turn + index) % ways.len()]),
            _ => Verdict::Passes,
        }
    })
}

#[test]
fn what_mends_an_identity_breaks_in_each_way_and_is_done() {
    let calls = alone(learnt());
    for operation in MENDING {
        assert_eq!(calls.counts.get(operation), Some(&1), "{operation}: {:?}", calls.counts);
    }
    let turns = |effect| (0..Fault::of(effect).len()).map(move |turn| (effect, turn));
    let turns: Vec<(Effect, usize)> = turns(Effect::Before).chain(turns(Effect::After)).collect();
    let broken = at_once(turns, |(effect, turn)| {
        alone(async {
            let setting = mended(Arc::clone(&calls), rule(*effect, *turn)).await;
            let state = setting.state().await;
            let made = &state["calls"]["ses:CreateEmailIdentity"];
            assert!(made.is_null(), "an identity that stands was made again: {made}");
            setting.proxy.broken()
        })
    });
    let broken: Broken = broken.into_iter().flatten().collect();
    for operation in MENDING {
        let happened = |effect: Effect| {
            broken.iter().filter(|(one, when, _)| one == operation && *when == effect).count()
        };
        assert_eq!(happened(Effect::Before), Fault::of(Effect::Before).len(), "{broken:#?}");
        assert_eq!(happened(Effect::After), Fault::of(Effect::After).len(), "{broken:#?}");
    }
}
