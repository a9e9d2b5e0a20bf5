use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::*;
use crate::core::kinds::answer::Answer;
use crate::core::kinds::aws::SendPoint;
use crate::core::kinds::name::UserPoolId;
use crate::core::kinds::problem::{Problem, ProblemKind, Who};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn now() -> Timestamp {
    at("2026-11-24T09:00:00Z")
}

fn point(time: &str, attempts: u64) -> SendPoint {
    SendPoint { at: at(time), attempts, bounces: 0, complaints: 0, rejects: 0 }
}

#[test]
fn without_a_point_nothing_went_out() {
    assert_eq!(Fortnight::of(&[], now()), Fortnight::default());
    assert_eq!(Fortnight::of(&[point("2026-11-24T08:45:00Z", 0)], now()).busiest, None);
}

#[test]
fn one_point_is_the_busiest_day() {
    let point =
        SendPoint { at: at("2026-11-20T10:15:00Z"), attempts: 40, bounces: 3, complaints: 2, rejects: 1 };
    let said = Fortnight { attempts: 40, bounces: 3, complaints: 2, rejects: 1, busiest: Some(40) };
    assert_eq!(Fortnight::of(&[point], now()), said);
}

#[test]
fn a_day_is_one_by_utc_and_points_come_in_any_order() {
    let points = [
        point("2026-11-21T00:00:00Z", 4),
        point("2026-11-20T23:45:00Z", 5),
        point("2026-11-20T00:00:00Z", 2),
        point("2026-11-21T23:45:00Z", 1),
        point("2026-11-19T23:45:00Z", 6),
    ];
    let said = Fortnight::of(&points, now());
    assert_eq!((said.attempts, said.busiest), (18, Some(7)));
}

#[test]
fn fourteen_days_count_and_no_more() {
    let hour = |hours: i64| SendPoint {
        at: now() - SignedDuration::from_hours(hours),
        attempts: 1,
        bounces: 1,
        complaints: 0,
        rejects: 0,
    };
    // An hour apart from the last one to the fifteenth day back.
    let points: Vec<SendPoint> = (0..15 * 24).map(hour).collect();
    let said = Fortnight::of(&points, now());
    assert_eq!((said.attempts, said.bounces, said.busiest), (14 * 24 + 1, 14 * 24 + 1, Some(24)));
    // By a slow clock the newest lie ahead.
    let said = Fortnight::of(&points, now() - SignedDuration::from_hours(2));
    assert_eq!(said.attempts, 14 * 24 + 3);
}

#[test]
fn huge_counts_stay_at_the_largest() {
    let points = [point("2026-11-20T10:00:00Z", u64::MAX), point("2026-11-20T10:15:00Z", 5)];
    let said = Fortnight::of(&points, now());
    assert_eq!((said.attempts, said.busiest), (u64::MAX, Some(u64::MAX)));
}

fn known(statistics: Result<Answer, Problem>) -> Facts {
    let mut facts = Facts::default();
    facts.now = now();
    facts.record(Query::SendStatistics, statistics);
    facts
}

#[test]
fn what_aws_does_not_tell_is_not_known() {
    let ids = |facts: &Facts| of_ses(facts).map(|(_, text)| text.id);
    assert_eq!(ids(&Facts::default()), ["numbers-not-known", "numbers-not-known"]);
    assert_eq!(ids(&known(Ok(Answer::SendStatistics(None)))), ["numbers-not-known", "numbers-not-known"]);
    let slow = Problem::new(ProblemKind::Timeout, "ses:GetSendStatistics", Who::Main);
    assert_eq!(ids(&known(Err(slow))), ["numbers-not-known", "numbers-not-known"]);
    let none = known(Ok(Answer::SendStatistics(Some(Vec::new()))));
    assert_eq!(ids(&none), ["numbers-not-known", "numbers-fortnight-none"]);
}

#[test]
fn a_quota_has_a_limit_or_none() {
    let account = |max_24_hour_send| SesAccount {
        production_access: true,
        sending_enabled: true,
        enforcement: "HEALTHY".into(),
        max_24_hour_send,
        max_send_rate: 14.0,
        sent_last_24_hours: 3.0,
        suppressed_reasons: Vec::new(),
        review: None,
    };
    assert_eq!(quota(Some(&account(50_000.0))).id, "numbers-quota-limited");
    assert_eq!(quota(Some(&account(-1.0))).id, "numbers-quota-unlimited");
}

#[test]
fn only_cognitos_own_sender_has_its_limit() {
    let pool = |email: serde_json::Value| UserPool {
        id: UserPoolId::from("us-east-1_Ab12Cd34E"),
        members: json!({ "EmailConfiguration": email }).as_object().unwrap().clone(),
        mfa: serde_json::Value::Null,
    };
    let limited = |email| shared_limit(&pool(email)).is_some();
    assert!(limited(json!({ "EmailSendingAccount": "COGNITO_DEFAULT" })));
    assert!(limited(json!({})));
    assert!(!limited(json!({ "EmailSendingAccount": "DEVELOPER" })));
}
