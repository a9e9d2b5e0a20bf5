//! `apply --dry-run`: what `apply` would do now, as text and as JSON, and nothing done.

use serde_json::{Value, json};

use super::run::{Ran, find};
use super::served::Served;

fn writes(state: &Value) -> Vec<String> {
    let is_write = |operation: &str| {
        let call = operation.split(':').nth(1).unwrap_or_default();
        !["Get", "List", "Describe"].iter().any(|verb| call.starts_with(verb))
    };
    let calls = state["calls"].as_object().expect("calls");
    calls.keys().filter(|operation| is_write(operation)).cloned().collect()
}

fn dry(served: &Served, more: &[&str]) -> Ran {
    served.run(&[&["apply", "--dry-run"], more].concat())
}

fn operations(json: &Value, of: &str) -> Vec<String> {
    let changes = json[of].as_array().expect("a list");
    changes.iter().map(|change| change["operation"].as_str().expect("text").to_owned()).collect()
}

#[test]
fn it_names_what_apply_does_next_and_does_nothing() {
    let served = Served::start("granted");
    let ran = dry(&served, &["--json"]);
    let planned = ran.json();
    assert_eq!((ran.code, &planned["version"]), (3, &json!(1)), "{ran:?}");
    let first = &planned["changes"][0];
    assert_eq!(first["operation"], "ses:CreateEmailIdentity");
    assert_eq!((&first["before"], first["step"].as_str()), (&Value::Null, Some("identity")));
    let text = dry(&served, &[]);
    assert_eq!(text.code, 3);
    assert!(text.out.contains(first["summary"].as_str().expect("a summary")), "{}", text.out);
    assert_eq!(writes(&served.state()), Vec::<String>::new());
    assert_eq!(find(&served.state_home(), "choices.json"), None, "nothing is kept either");
}

#[test]
fn a_set_up_that_is_complete_leaves_nothing_to_do() {
    let served = Served::start("already-done");
    let ran = dry(&served, &["--json", "--skip", "test"]);
    let empty: [Value; 0] = [];
    let planned = ran.json();
    assert_eq!(
        (ran.code, &planned["changes"], &planned["held"]),
        (0, &json!(empty), &json!(empty)),
        "{ran:?}"
    );
}

#[test]
fn what_is_held_is_named_with_what_holds_it() {
    let served = Served::start("default");
    let made = served.run(&["apply", "--yes", "--wait", "60s"]);
    assert_eq!(made.code, 3, "the sandbox: {made:?}");
    let ran = dry(&served, &["--json"]);
    let planned = ran.json();
    assert_eq!(operations(&planned, "held"), ["cognito-idp:UpdateUserPool"], "{planned:#}");
    assert_eq!(planned["held"][0]["held_by"], json!(["sandbox"]));
    let after = &planned["held"][0]["after"]["EmailConfiguration"];
    assert_eq!(after["EmailSendingAccount"], "DEVELOPER");
    let text = dry(&served, &["--lang", "ja"]);
    assert_eq!(text.code, 3);
    assert!(text.out.contains("保留中"), "{}", text.out);
}

#[test]
fn status_says_of_each_step_what_goes_on_from_there() {
    let served = Served::start("granted");
    let status = served.run(&["status", "--json"]).json();
    let next = |id: &str| {
        let steps = status["steps"].as_array().expect("steps");
        steps.iter().find(|step| step["id"] == id).expect("the step")["next"].clone()
    };
    assert_eq!(next("account"), Value::Null, "it is done");
    assert_eq!(next("identity")["key"], "Enter");
    let command = next("identity")["command"].as_array().cloned().expect("a command");
    assert_eq!(command[..2], [json!("sendoff"), json!("apply")]);
    let rest: Vec<&str> = command[2..].iter().filter_map(Value::as_str).collect();
    // It leads to the same set-up with nothing else said.
    let dry = served.alone(&[&["apply", "--dry-run", "--json"], &rest[..]].concat()).json();
    assert_eq!(dry["changes"][0]["operation"], "ses:CreateEmailIdentity", "{dry:#}");
    assert_eq!(next("test"), Value::Null, "nothing can be done there yet");
}
