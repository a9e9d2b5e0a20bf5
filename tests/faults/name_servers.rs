//! Name servers and resolvers that come and go: what was not heard is never said to be missing, and
//! once they are back it completes.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use sendoff::core::diagnosis;
use sendoff::core::kinds::record::RecordStatus;
use sendoff::core::kinds::step::{Status, StepId};
use sendoff::core::records;
use sendoff::core::wizard::model::Model;

use crate::each_call::{alone, check, undisturbed};
use crate::relay::{Mood, Moods};
use crate::setting::{NEWCOMER, Setting, passes};
use crate::wizard::Wizard;

/// How long a server stays in one mood.
const A_WHILE: Duration = Duration::from_millis(1200);

/// Each server is in another mood than its neighbours, and between two of them all are silent.
fn coming_and_going(long: Duration) -> Arc<Moods> {
    let begun = Instant::now();
    Arc::new(move |number| {
        let moods = [Mood::Passes, Mood::Silent, Mood::ServFail, Mood::Passes, Mood::Refused, Mood::Garbage];
        let turn = usize::try_from(begun.elapsed().as_millis() / A_WHILE.as_millis()).expect("a count");
        if begun.elapsed() > long {
            Mood::Passes
        } else if turn % 4 == 3 {
            Mood::Silent
        } else {
            moods[(number + turn) % moods.len()]
        }
    })
}

/// Verdicts on records that nobody can know from silence and refusals.
fn verdicts(model: &Model) -> Vec<String> {
    let views = records::view(&model.facts, &model.choices);
    let judged =
        |status| matches!(status, RecordStatus::Missing | RecordStatus::Wrong | RecordStatus::Conflict);
    let statuses = views.iter().filter(|view| judged(view.status));
    let statuses = statuses.map(|view| format!("{} is {:?}", view.wanted.id.as_str(), view.status));
    let findings = diagnosis::findings(&model.facts, &model.choices);
    let said = findings.iter().map(|finding| finding.code.as_str());
    let said = said.filter(|code| {
        ["missing", "differs", "no-such-domain", "domain-not-found", "zone-not-served"]
            .iter()
            .any(|verdict| code.ends_with(verdict))
    });
    statuses.chain(said.map(str::to_owned)).collect()
}

/// Everything stands from the beginning, so that any verdict is made of silence.
async fn while_everything_stands() {
    let silence = Duration::from_secs(12);
    let scenario = "extends = \"already-done\"\nresolvers = [\"Cloudflare\", \"Google\"]\n";
    let setting = Setting::of(scenario, Arc::clone(&undisturbed().calls), passes()).await;
    let setting = setting.over_relays(&coming_and_going(silence)).await;
    let begun = Instant::now();
    let mut wizard = Wizard::start(setting.session());
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let stands = |model: &Model| {
        [StepId::Records, StepId::Propagation].iter().all(|id| model.status(*id) == Status::Done)
    };
    while begun.elapsed() < silence || !stands(&wizard.session.model) {
        wizard.hear(Duration::from_millis(300)).await;
        seen.extend(verdicts(&wizard.session.model));
        assert!(begun.elapsed() < Duration::from_secs(200), "never done:\n{}", wizard.describe());
    }
    assert!(seen.is_empty(), "said of records that stand: {seen:?}");
}

/// A whole set-up meanwhile.
async fn through_a_set_up() {
    let setting = Setting::of(NEWCOMER, Arc::clone(&undisturbed().calls), passes()).await;
    let setting = setting.over_relays(&coming_and_going(Duration::from_secs(20))).await;
    let mut wizard = Wizard::start(setting.session());
    wizard.lead_on_to_the_end().await;
    check(&setting, &wizard).await;
}

#[test]
fn silence_is_no_verdict_on_a_record() {
    alone(while_everything_stands());
}

#[test]
fn a_set_up_completes_over_name_servers_that_come_and_go() {
    alone(through_a_set_up());
}
