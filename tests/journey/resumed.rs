//! Killed in the middle and started again: it stands where AWS and DNS say, asks nothing twice
//! and writes nothing twice.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::person::Person;
use crate::run::{Ran, find};
use crate::screens;
use crate::served::Served;
use crate::wizard::{calls, wizard};

const USE_CASE: &str = "Sign-up codes and password resets, each at its recipient's own request.";

/// Each write that makes or changes something, by its operation.
const ONCE: [&str; 7] = [
    "ses:CreateEmailIdentity",
    "route53:ChangeResourceRecordSets",
    "ses:PutAccountDetails",
    "cognito-idp:UpdateUserPool",
    "ses:SendEmail",
    "cognito-idp:AdminCreateUser",
    "cognito-idp:AdminDeleteUser",
];

pub fn choices(state: &Path) -> Value {
    let path = find(state, "choices.json").expect("choices.json");
    serde_json::from_slice(&fs::read(path).expect("a file")).expect("JSON")
}

/// The sidebar marks what `status --json` says is done.
fn assert_marks(person: &Person, status: &Ran) {
    for (number, (id, status)) in (1..).zip(status.steps()).filter(|(_, (_, status))| status == "done") {
        let line = format!("✓ {number} {}", person.words.say(&format!("step-{id}")));
        person
            .terminal
            .wait_until(&format!("{line}, which is {status}"), |screen| screen.contents().contains(&line));
    }
}

/// The served world fills in no request: a person writes it.
fn write_the_request(person: &mut Person) {
    let field = person.words.say("field-use-case");
    let heading = person.words.say("step-access");
    person.lead_on("the request", |person, screen| {
        let rows = crate::person::rows(screen);
        rows[2].contains(&heading) && screen.contents().contains(&field) && {
            let said = person.words.say("enter-submit");
            matches!(person.hint(screen), Some(crate::person::Hint::Leads(hint)) if hint == said)
        }
    });
    person.describe_the_use(USE_CASE);
}

#[test]
fn killed_once_the_records_are_written_it_goes_on_and_writes_nothing_twice() {
    let served = Served::start("default");
    let state = served.state_home();

    let before = served.run(&["status", "--json"]);
    assert_eq!(before.code, 3, "{before:?}");
    assert_eq!(before.json()["complete"], false);
    assert_eq!(before.json()["done"], 1, "only the account: {}", before.out);

    let mut person = wizard(&served, served.flags(), &state);
    person.lead_on("the records written", |_, screen| screen.contents().contains("6 record sets were"));
    person.terminal.kill();
    let at_the_kill = choices(&state);
    assert_eq!(at_the_kill["mail_from"], "bounce.example.com");
    assert_eq!(at_the_kill["publish"], "route53");

    // Only with where to ask, and what the choices are kept under.
    let world = served.flags().iter().position(|word| word == "--from").expect("--from");
    let domain = ["--domain", "example.com"].map(str::to_owned);
    let resuming: Vec<String> = served.flags()[..world].iter().cloned().chain(domain).collect();
    let mut person = wizard(&served, &resuming, &state);
    assert_marks(&person, &served.run(&["status", "--json"]));

    write_the_request(&mut person);
    person.lead_on_to_the_end();
    let shown = screens::all(&person.terminal);
    shown.iter().for_each(screens::assert_whole);
    let asked_again = person.words.say("enter-confirm-create-identity");
    assert!(
        !shown.iter().any(|screen| screen.contents().contains(&asked_again)),
        "asked for an identity again"
    );
    person.finish();

    let now = choices(&state);
    for (name, value) in
        at_the_kill.as_object().expect("choices").iter().filter(|(name, _)| *name != "request")
    {
        assert_eq!(now[name], *value, "{name} was lost");
    }
    assert_eq!(now["request"]["use_case"], USE_CASE);
    let world = served.state();
    // While AWS reviews, Enter may have tried SES out with its simulator.
    let to = |mail: &&Value| mail["to"] == "success@simulator.amazonses.com";
    let simulated = world["mails"].as_array().expect("mails").iter().filter(to).count() as u64;
    assert!(simulated <= 1, "{}", world["mails"]);
    let once =
        |operation| calls(&world, operation) - if operation == "ses:SendEmail" { simulated } else { 0 };
    let written: Vec<_> = ONCE.map(|operation| (operation, once(operation))).into();
    assert_eq!(written, ONCE.map(|operation| (operation, 1)), "{}", world["calls"]);
    // It goes out by itself as soon as the MX answers, which may be just when the wizard is killed.
    // An ensure: once more does no harm, twice more would be a loop.
    let mail_from = calls(&world, "ses:PutEmailIdentityMailFromAttributes");
    if mail_from > 1 {
        let journal = find(&state, "journal.jsonl").expect("a journal");
        println!("MAIL FROM was set {mail_from} times:\n{}", fs::read_to_string(journal).expect("a file"));
    }
    assert!((1..=2).contains(&mail_from), "{}", world["calls"]);
    let written = ONCE.len() as u64 + mail_from + simulated;
    assert_eq!(world["writes"], json!(written), "{}", world["calls"]);

    let after = served.run(&["status", "--json"]);
    assert_eq!(after.code, 0, "{after:?}");
    assert_eq!(after.json()["complete"], true);
    assert!(after.steps().iter().all(|(_, status)| status == "done"), "{}", after.out);
}
