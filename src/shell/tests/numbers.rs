//! A bind in numbers, as the faces that print say it. Nothing depends on what the account has sent.

use std::time::Duration;

use super::simulation::Simulation;
use crate::core::diagnosis;
use crate::core::kinds::change::Change;
use crate::core::kinds::finding::Code;
use crate::core::kinds::step::StepId;
use crate::core::progress::hold;
use crate::core::steps;
use crate::core::wizard::msg::Msg;
use crate::report::{Exit, preview};
use crate::shell::Session;
use crate::words::{Lang, Words};

/// All stands but the bind.
const UNBOUND: &str = "extends = \"already-done\"\n\
    [user_pools.us-east-1_Rh7Kq2ZtB.EmailConfiguration]\nEmailSendingAccount = \"COGNITO_DEFAULT\"\n";
const SENT: &str = "[ses.us-east-1]\nsent = [\n\
    { hours_ago = 20, mails = 40, rejects = 1 },\n{ hours_ago = 100, mails = 1600, bounces = 1 },\n]\n";
const DENIED: &str = "[faults.\"ses:GetSendStatistics\"]\nstatus = 403\ncode = \"AccessDenied\"\n\
    message = \"no identity-based policy allows the ses:GetSendStatistics action\"\n";

async fn looked_around(more: &str) -> Session {
    let world = Simulation::of(&format!("{UNBOUND}{more}"));
    let mut session = world.session(world.given.clone());
    session.send(Msg::Started);
    let until = tokio::time::Instant::now() + Duration::from_secs(2);
    while tokio::time::timeout_at(until, session.next()).await.is_ok() {}
    session
}

/// The lines of the bind's preview that hold numbers.
fn said(session: &Session, lang: Lang) -> Vec<String> {
    let (facts, choices) = (&session.model.facts, &session.model.choices);
    let changes = steps::get(StepId::Pool).expect("the step").changes(facts, choices);
    let bind = changes.iter().find(|change| matches!(change, Change::BindPool(_))).expect("a bind");
    let text = preview(facts, choices, bind, &Words::new(lang));
    let numbers = text.lines().filter(|line| line.starts_with("  ") && !line.starts_with("    "));
    numbers.skip(1).take(5).map(|line| line.trim().to_owned()).collect()
}

#[tokio::test(start_paused = true)]
async fn a_bind_says_who_sends_how_much_and_what_the_way_back_takes() {
    let session = looked_around(SENT).await;
    assert_eq!(
        said(&session, Lang::En),
        [
            "12,412 users (estimate)",
            "sends now: 50 a day for the account",
            "SES quota: 50,000 in 24 h (40 used) and 14 a second, account-wide",
            "14 days: 1,640 SES mails (busiest day 1,600), 1 bounce, 0 complaints, 1 rejected",
            "undo: sendoff restore, or u in the wizard: one UpdateUserPool, no DNS or review to wait for",
        ]
    );
    assert_eq!(
        said(&session, Lang::Ja)[1..4],
        [
            "現在の送信元: アカウント全体で 1 日 50 通",
            "SES の上限: 24 時間 50,000 宛先 (使用済み 40)・毎秒 14 宛先 (共有)",
            "過去 14 日間: SES から 1,640 通 (最多の日 1,600 通)、バウンス 1、苦情 0、拒否 1",
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn what_may_not_be_read_is_not_known_and_holds_nothing() {
    let session = looked_around(DENIED).await;
    assert_eq!(said(&session, Lang::En)[3], "14 days: not known");
    let (facts, choices) = (&session.model.facts, &session.model.choices);
    assert_eq!(hold::of_bind(facts, choices), []);
    assert_eq!(facts.problems().count(), 0);
    let findings = diagnosis::findings(facts, choices);
    assert!(!findings.iter().any(|found| found.code == Code::PermissionMissing));

    let world = Simulation::of(&format!("{UNBOUND}{DENIED}"));
    let (exit, said) = world.apply(world.given.clone(), Duration::from_secs(60)).await;
    assert_eq!(exit, Exit::Done, "{said}");
    assert!(!said.contains("GetSendStatistics"), "{said}");
}
