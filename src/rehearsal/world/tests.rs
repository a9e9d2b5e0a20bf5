use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{Fault, Refusal, World, lay_over};
use crate::core::kinds::name::Region;
use crate::rehearsal::Scenario;

/// When every world of these tests begins.
pub fn start() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().unwrap()
}

pub fn world(scenario: &str) -> World {
    Scenario::named(scenario).unwrap().world(start()).unwrap()
}

pub fn region() -> Region {
    Region::from("us-east-1")
}

/// Seconds after the beginning.
pub fn at(seconds: i64) -> Timestamp {
    start() + SignedDuration::from_secs(seconds)
}

pub fn body(value: serde_json::Value) -> serde_json::Map<String, serde_json::Value> {
    value.as_object().unwrap().clone()
}

#[test]
fn a_fault_stops_as_many_calls_as_it_says() {
    let mut world = world("default");
    let refusal = Refusal::new(500, "InternalFailure", "later");
    world.faults.insert("ses:GetAccount".to_owned(), Fault { refusal: refusal.clone(), times: Some(2) });
    let calls: Vec<bool> = (0..3).map(|_| world.admit("ses:GetAccount", false).is_ok()).collect();
    assert_eq!(calls, [false, false, true]);
    assert_eq!(world.state()["calls"]["ses:GetAccount"], 3);
    assert_eq!(world.state()["writes"], 0);
}

#[test]
fn ses_refuses_a_second_call_within_a_second_only_where_the_scenario_says_so() {
    let mut free = world("default");
    assert!((0..5).all(|_| free.admit("ses:GetAccount", false).is_ok()));
    let mut strict = world("default");
    strict.throttle = true;
    assert!(strict.admit("ses:GetAccount", false).is_ok());
    let refused = strict.admit("ses:GetEmailIdentity", false).unwrap_err();
    assert_eq!((refused.status, refused.code.as_str()), (429, "TooManyRequestsException"));
    assert!(strict.admit("ses:SendEmail", true).is_ok(), "sending has its own rate");
    assert!(strict.admit("route53:GetChange", false).is_ok());
    strict.advance(at(1));
    assert!(strict.admit("ses:GetEmailIdentity", false).is_ok());
}

#[test]
fn an_overlay_replaces_and_removes_members() {
    let mut answer = json!({ "a": { "b": 1, "c": 2 }, "d": 3 });
    lay_over(&mut answer, &json!({ "a": { "b": 5 }, "d": {}, "e": [1] }));
    assert_eq!(answer, json!({ "a": { "b": 5, "c": 2 }, "e": [1] }));
}

#[test]
fn records_entered_by_hand_appear_after_the_delay() {
    let mut world = world("manual-dns");
    let entered =
        |name: &str, rtype: &str, value: &str| (name.to_owned(), rtype.to_owned(), value.to_owned());
    world.entered(&[
        entered("bounce.example.com", "MX", "10 feedback-smtp.us-east-1.amazonses.com"),
        entered("_dmarc.example.com", "TXT", "v=DMARC1; p=none"),
    ]);
    let count = |world: &World, name: &str, rtype| {
        let name = crate::core::kinds::name::Name::from_answer(name);
        world.tree.look_up(&name, rtype, world.now()).records().len()
    };
    use crate::core::kinds::dns::RecordType::{Mx, Txt};
    world.advance(at(9));
    assert_eq!((count(&world, "bounce.example.com", Mx), count(&world, "_dmarc.example.com", Txt)), (0, 0));
    world.advance(at(10));
    assert_eq!((count(&world, "bounce.example.com", Mx), count(&world, "_dmarc.example.com", Txt)), (1, 1));
}
