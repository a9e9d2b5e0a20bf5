//! A pool that sends through SES beside an error that says nothing of the mail itself: what is set up is not
//! complete while it stands, and is once a person has taken it as it is.

use serde_json::{Value, json};

use crate::case::Case;
use crate::program::Program;
use crate::side_by_side::side_by_side;

const BOUND: &str = r#"
[user_pools.us-east-1_Rh7Kq2ZtB.EmailConfiguration]
EmailSendingAccount = "DEVELOPER"
SourceArn = "arn:aws:ses:us-east-1:123456789012:identity/example.org"
From = "Example <no-reply@example.org>"
"#;

/// Another zone of this name on this machine, which holds what is missing in the world's.
const INSIDE: &str = r#"
[zones.private]
apex = "example.org"
private = true
hosted_zone = "Z0PRIVATE000001"
private_at = ["system"]
servers = [{ host = "dc1.corp.test", address = "198.51.100.64" }]
records = [["bounce", "TXT", 300, ['"v=spf1 include:amazonses.com ~all"']]]
"#;

/// In Route 53, from a zone that this account does not have.
const ELSEWHERE: &str = r#"
[choices]
publish = "route53"

[zones."example.org"]
servers = [
    { host = "ns-1.awsdns-01.com", address = "198.51.100.1" },
    { host = "ns-514.awsdns-02.net", address = "198.51.100.2" },
]
"#;

const OTHER_ACCOUNT: &str = r#"
[aws.DescribeUserPool.UserPool]
Arn = "arn:aws:cognito-idp:us-east-1:210987654321:userpool/us-east-1_Rh7Kq2ZtB"
"#;

const SPF_GONE: &str = "ops = [[\"rm\", \"bounce.example.org\", \"TXT\"]]\n";
const RESOLVER: &str = "system_resolver = \"system\"\n";

/// A world, and the error in it.
struct Told {
    name: &'static str,
    world: String,
    code: &'static str,
    step: &'static str,
    /// A step that lacks nothing else is wrong; where a record is missing as well, there is that to do.
    status: &'static str,
}

fn told() -> [Told; 3] {
    let told = |name, parts: &[&str], code, step, status| {
        let world = parts.concat();
        Told { name, world, code, step, status }
    };
    [
        told("another account's pool", &[OTHER_ACCOUNT, BOUND], "wrong-account", "pool", "wrong"),
        told("two zones", &[RESOLVER, SPF_GONE, INSIDE, BOUND], "split-horizon", "records", "todo"),
        told("its zone", &[SPF_GONE, ELSEWHERE, BOUND], "zone-in-other-account", "records", "todo"),
    ]
}

fn program(name: &str, world: &str) -> Program {
    Program::of(&Case::over(name, world.parse().unwrap_or_else(|error| panic!("{name}: {error}"))))
}

fn step<'a>(status: &'a Value, id: &str) -> &'a Value {
    let steps = status["steps"].as_array().expect("steps");
    steps.iter().find(|step| step["id"] == id).expect("the step")
}

#[test]
fn a_bound_pool_is_not_complete_beside_an_error_that_holds_its_step() {
    let faults = side_by_side(&told(), |Told { name, world, code, step: id, status: stands }| {
        let program = program(name, world);
        let ran = program.run(&["status", "--json", "--skip", "test"]);
        let status = ran.json();
        let found = status["findings"].as_array().expect("findings").iter();
        let found: Vec<Value> = found.filter(|found| found["code"] == *code).cloned().collect();
        let at = step(&status, id);
        let is_held = at["held_by"].as_array().is_some_and(|held| held.iter().any(|held| held == code));
        // The pool sends as it should: the error is no reason to bind it again.
        let bound = *id == "pool" || step(&status, "pool")["status"] == "done";
        let tells = |key: &str, value: &str| found.iter().all(|found| found[key] == value);
        let right = ran.code == 3
            && status["complete"] == json!(false)
            && !found.is_empty()
            && tells("severity", "error")
            && tells("holds", "step")
            && tells("step", id)
            && at["status"] == *stands
            && is_held
            && bound;
        let applied = program.run(&["apply", "--yes", "--skip", "test", "--accept", "none"]);
        let writes = program.state()["calls"].get("cognito-idp:UpdateUserPool").cloned();
        let right = right && applied.code == 3 && writes.is_none();
        if right { Vec::new() } else { vec![format!("{name}: {} {} {at} {found:?}", ran.code, applied.code)] }
    });
    assert!(faults.concat().is_empty(), "{:#?}", faults.concat());
}

/// All that the world is told is right; or a person has said that the account is the one they mean.
#[test]
fn what_does_no_harm_or_was_accepted_keeps_nothing_from_being_complete() {
    let harmless = program("two zones, all right outside", &[RESOLVER, INSIDE, BOUND].concat());
    let ran = harmless.run(&["status", "--json", "--skip", "test"]);
    let status = ran.json();
    let found = status["findings"].as_array().expect("findings").iter();
    let split = found.into_iter().find(|found| found["code"] == "split-horizon").expect("it is said");
    assert_eq!((&split["severity"], &split["holds"]), (&json!("info"), &json!("nothing")));
    assert_eq!((ran.code, &status["complete"]), (0, &json!(true)), "{}", ran.out);

    let other = program("another account's pool", &[OTHER_ACCOUNT, BOUND].concat());
    let ran = other.run(&["status", "--json", "--skip", "test", "--accept", "wrong-account"]);
    let status = ran.json();
    assert_eq!((ran.code, &status["complete"]), (0, &json!(true)), "{}", ran.out);
    let found = status["findings"].as_array().expect("findings").iter();
    let found = found.into_iter().find(|found| found["code"] == "wrong-account").expect("it is still named");
    assert_eq!(found["holds"], "nothing");
    assert!(found["accepted"].is_string(), "{found}");
}
