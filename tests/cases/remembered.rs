//! Choices kept in AWS, with consent: the next person needs the domain alone.

use serde_json::{Value, json};

use crate::case::Case;
use crate::program::Program;

const POOL: &str = "us-east-1_Rh7Kq2ZtB";

/// The healthy world with three pools, whose identity this program made or did not.
fn world(made: bool) -> Program {
    let world = format!("[user_pool_copies]\n\"{POOL}\" = 2\n").parse().expect("a world");
    let before = format!(
        "[[wrote]]\nhours_ago = 5\nchange = {{ kind = \"create-identity\", domain = \"example.org\" }}\n\
         outcome = {{ already = {} }}\n",
        !made
    );
    let before = toml::from_str(&before).expect("a journal");
    let mut case = Case::over("three pools", world);
    case.before = before;
    Program::of(&case)
}

fn calls(program: &Program, operation: &str) -> u64 {
    program.state()["calls"][operation].as_u64().unwrap_or(0)
}

fn codes(status: &Value) -> Vec<&str> {
    let findings = status["findings"].as_array().expect("findings");
    findings.iter().filter_map(|finding| finding["code"].as_str()).collect()
}

/// What both must see alike; whether a test mail went out is known on one machine alone.
fn seen(status: &Value) -> Value {
    let of = |list: &str| {
        let list = status[list].as_array().expect("a list").iter();
        list.map(|one| json!([one["id"], one["status"]])).filter(|one| one[0] != "test").collect::<Vec<_>>()
    };
    let members = ["domain", "from", "mail_from", "user_pool", "user_pools", "configured"];
    let members: Vec<Value> = members.iter().map(|member| status[*member].clone()).collect();
    json!([of("steps"), of("records"), members])
}

#[test]
fn a_second_person_needs_the_domain_alone() {
    let program = world(true);
    let applied = program.run(&["apply", "--yes", "--remember-in-aws"]);
    assert_eq!(applied.code, 0, "{}\n{}", applied.out, applied.err);
    assert!(applied.out.contains("The choices are kept in AWS"), "{}", applied.out);
    assert_eq!(calls(&program, "ses:TagResource"), 1, "{}", applied.out);
    let here = program.run(&["status", "--json"]).json();
    let writes = program.state()["writes"].clone();
    // The consent was kept with the choices.
    let again = program.run(&["apply", "--yes"]);
    assert_eq!((again.code, &program.state()["writes"]), (0, &writes), "{}", again.out);

    let colleague = program.colleague(&["--domain", "example.org"]);
    for look in 1..=2 {
        let there = colleague.run(&["status", "--json"]).json();
        assert_eq!(seen(&there), seen(&here), "look {look}");
        assert_eq!((&there["user_pool"], &there["configured"]), (&json!(POOL), &json!(true)));
        assert!(codes(&there).contains(&"choices-from-aws"), "{:?}", codes(&there));
    }
    let idle = colleague.run(&["apply", "--yes"]);
    assert_eq!(program.state()["writes"], writes, "nothing is left to write:\n{}", idle.out);
}

/// What a tag names is proposed, and never written to for the tag's sake.
#[test]
fn a_pool_that_only_a_tag_names_is_not_bound() {
    let program = world(true);
    let answers = "1\nq\n";
    let tagged = program.answer(&["--plain", "--remember-in-aws", "--skip", "test"], answers);
    assert_eq!(calls(&program, "ses:TagResource"), 1, "{}", tagged.out);
    assert_eq!(calls(&program, "cognito-idp:UpdateUserPool"), 0, "{}", tagged.out);
    for expected in ["sendoff:from", "Example =3Cno-reply=40example.org=3E", "sendoff:user-pools", POOL] {
        assert!(tagged.out.contains(expected), "{expected} is not in the preview:\n{}", tagged.out);
    }
    let colleague = program.colleague(&["--domain", "example.org"]);
    let held = colleague.run(&["apply", "--yes"]);
    assert_eq!(held.code, 3, "{}", held.out);
    assert_eq!(calls(&program, "cognito-idp:UpdateUserPool"), 0, "{}", held.out);
    let status = colleague.run(&["status", "--json"]).json();
    assert_eq!(
        (&status["from"], &status["user_pool"]),
        (&json!("Example <no-reply@example.org>"), &Value::Null)
    );
    let named = colleague.run(&["apply", "--yes", "--user-pool", POOL]);
    assert_eq!(calls(&program, "cognito-idp:UpdateUserPool"), 1, "{}", named.out);
}

#[test]
fn an_identity_that_was_there_before_is_never_tagged() {
    let program = world(false);
    let applied = program.run(&["apply", "--yes", "--remember-in-aws"]);
    assert_eq!(calls(&program, "ses:TagResource"), 0, "{}", applied.out);
    let status = program.run(&["status", "--json"]).json();
    assert!(codes(&status).contains(&"choices-not-kept"), "{:?}", codes(&status));
    let taken_back = program.run(&["status", "--json", "--remember-in-aws=no"]).json();
    assert!(!codes(&taken_back).contains(&"choices-not-kept"), "{:?}", codes(&taken_back));
}
