//! On another machine: all that AWS and DNS know is found again, with the domain and the user pool
//! alone; what only the other machine knows is said to be unknown.

use serde_json::{Value, json};

use super::run::Home;
use super::served::Served;

const APPLY: [&str; 4] = ["apply", "--yes", "--wait", "2m"];

/// The flags that say where the world is, and what a second person is told.
pub fn second_person(served: &Served, told: &[&str]) -> Vec<String> {
    let world = served.flags().iter().position(|word| word == "--from").expect("--from");
    served.flags()[..world].iter().cloned().chain(told.iter().map(|word| (*word).to_owned())).collect()
}

const TOLD: [&str; 4] = ["--domain", "example.com", "--user-pool", "us-east-1_Rh7Kq2ZtB"];

fn without_test(status: &Value) -> Value {
    let mut status = status.clone();
    let members = status.as_object_mut().expect("an object");
    for one in ["as_of", "complete", "done", "findings"] {
        members.remove(one);
    }
    members["steps"].as_array_mut().expect("steps").retain(|step| step["id"] != "test");
    // SES looks again and again.
    members["ses"]["last_checked"] = Value::Null;
    for record in members["records"].as_array_mut().expect("records") {
        // How long a cache still holds an answer goes on meanwhile.
        for answer in record["answers"].as_array_mut().expect("answers") {
            answer["seconds_left"] = Value::Null;
        }
    }
    status
}

#[test]
fn a_finished_set_up_is_found_again_by_domain_and_pool() {
    let served = Served::start("granted");
    let applied = served.run(&APPLY);
    assert_eq!(applied.code, 0, "{}\n{}", applied.out, applied.err);
    let here = served.run(&["status", "--json"]).json();
    let writes = served.state()["writes"].clone();

    let elsewhere = Home::with(served.environment());
    let told = second_person(&served, &TOLD);
    let arguments = |command: &[&'static str]| -> Vec<String> {
        command.iter().map(|word| (*word).to_owned()).chain(told.iter().cloned()).collect()
    };
    for look in 1..=2 {
        let json = elsewhere.run_with(&arguments(&["status", "--json"]));
        assert_eq!(json.code, 3, "look {look}: {}", json.out);
        let there = json.json();
        for (member, value) in without_test(&here).as_object().expect("an object") {
            assert_eq!(without_test(&there)[member], *value, "look {look}: {member}");
        }
        assert_eq!((&there["configured"], &there["complete"]), (&json!(true), &json!(false)));
        let text = elsewhere.run_with(&arguments(&["status"]));
        assert!(text.out.contains("no test on record on this machine"), "look {look}:\n{}", text.out);
        let text = elsewhere.run_with(&arguments(&["status", "--lang", "ja"]));
        assert!(text.out.contains("このマシンにテストの記録がありません"), "look {look}:\n{}", text.out);
    }
    let idle = elsewhere.run_with(&arguments(&APPLY));
    assert_eq!(idle.code, 3, "{}", idle.out);
    assert_eq!(served.state()["writes"], writes, "nothing is left to write:\n{}", idle.out);
    let to = [&told[..], &["--to", "you@example.net"].map(str::to_owned)].concat();
    let all: Vec<String> = APPLY.iter().map(|word| (*word).to_owned()).chain(to).collect();
    let tested = elsewhere.run_with(&all);
    assert_eq!(tested.code, 0, "a test of its own is all that was missing: {}", tested.out);
}

#[test]
fn half_a_set_up_is_found_again_and_what_cannot_be_known_is_asked() {
    let served = Served::start("granted").without("--user-pool");
    // Without a pool to bind it ends before the bind.
    let applied = served.run(&APPLY);
    assert_eq!(applied.code, 3, "{}\n{}", applied.out, applied.err);
    let here = served.run(&["status", "--json"]).json();

    let elsewhere = Home::with(served.environment());
    let told = second_person(&served, &["--domain", "example.com"]);
    let all: Vec<String> = ["status", "--json"].map(str::to_owned).into_iter().chain(told.clone()).collect();
    let there = elsewhere.run_with(&all).json();
    assert_eq!(there["mail_from"], "bounce.example.com");
    assert_eq!(there["records"].as_array().map(Vec::len), here["records"].as_array().map(Vec::len));
    let step = |status: &Value, id: &str| {
        let steps = status["steps"].as_array().expect("steps");
        steps.iter().find(|step| step["id"] == id).expect("the step")["status"].clone()
    };
    for id in ["account", "access", "identity", "mail-from", "records", "propagation"] {
        assert_eq!(step(&there, id), step(&here, id), "{id}");
    }
    // The From address is on no server: once the pool is chosen, it is the one question.
    assert_eq!((&there["from"], &here["from"]), (&Value::Null, &json!("Example <no-reply@example.com>")));
    let asked = elsewhere.answer_with(&[&["--plain".to_owned()][..], &told].concat(), "1\n");
    assert!(asked.out.contains("no-reply@example.com"), "a proposal for From:\n{}", asked.out);
    assert_eq!(asked.code, 3);
}
