//! Esc at a question that takes long.

use jiff::SignedDuration;

use crate::core::kinds::answer::Answer;
use crate::core::kinds::aws::Caller;
use crate::core::kinds::problem::ProblemKind;
use crate::core::kinds::query::Query;
use crate::core::wizard::effect::{Effect, Ticket};
use crate::core::wizard::model::{Enter, Model};
use crate::core::wizard::msg::Msg;
use crate::core::wizard::update::{self, cancel, update};

use super::account::now;

fn asked(effects: &[Effect]) -> Vec<Ticket> {
    let of_caller = |effect: &Effect| match effect {
        Effect::Ask { ticket, query: Query::Caller } => Some(*ticket),
        _ => None,
    };
    effects.iter().filter_map(of_caller).collect()
}

fn answer() -> Answer {
    Answer::Caller(Caller {
        account: "111111111111".to_owned(),
        arn: "arn:aws:sts::111111111111:assumed-role/deploy/me".to_owned(),
        partition: "aws".to_owned(),
        region: Some("us-east-1".into()),
    })
}

#[test]
fn a_question_that_takes_long_is_dropped_and_put_again_by_a_look() {
    let mut model = Model::default();
    update(&mut model, Msg::Woke { now: now() });
    let effects = update(&mut model, Msg::Started);
    let [ticket] = asked(&effects)[..] else { panic!("{effects:?}") };

    let effects = update(&mut model, Msg::Back);
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Cancel { .. })), "it has only begun");

    update(&mut model, Msg::Woke { now: now() + SignedDuration::from_secs(3) });
    assert!(cancel::has_slow_question(&model));
    let effects = update(&mut model, Msg::Back);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Cancel { ticket: one } if *one == ticket)));
    let kind = |model: &Model| model.facts.problem(&Query::Caller).map(|problem| problem.kind);
    assert_eq!(kind(&model), Some(ProblemKind::Cancelled));
    assert_eq!(update::enter(&model), Enter::Retry);

    let effects = update(&mut model, Msg::Woke { now: now() + SignedDuration::from_secs(300) });
    assert!(asked(&effects).is_empty(), "not by itself");
    update(&mut model, Msg::Answered { ticket, result: Ok(answer()) });
    assert!(model.facts.caller().is_none(), "what came too late is not heard");

    let effects = update(&mut model, Msg::Enter);
    let [again] = asked(&effects)[..] else { panic!("{effects:?}") };
    update(&mut model, Msg::Answered { ticket: again, result: Ok(answer()) });
    assert_eq!((kind(&model), model.facts.caller().is_some()), (None, true));
}
