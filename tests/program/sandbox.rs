//! Test mails before production access, against a world that refuses whom SES refuses.

use serde_json::json;

use super::served::Served;

const SIMULATOR: &str = "success@simulator.amazonses.com";

fn recipients(served: &Served) -> Vec<String> {
    let state = served.state();
    let mails = state["mails"].as_array().expect("mails");
    mails.iter().map(|mail| mail["to"].as_str().expect("a recipient").to_owned()).collect()
}

fn sends(served: &Served) -> u64 {
    served.state()["calls"]["ses:SendEmail"].as_u64().unwrap_or(0)
}

#[test]
fn an_address_in_the_verified_domain_gets_one_mail_and_the_pool_waits() {
    let served = Served::start("sandbox").without("--to");
    let to = ["--to", "dev@example.com"];
    for _ in 0..2 {
        let ended = served.run(&["apply", "--yes", to[0], to[1]]);
        assert_eq!(ended.code, 3, "{}\n{}", ended.out, ended.err);
        assert_eq!(recipients(&served), ["dev@example.com"], "{}", ended.out);
    }
    let status = served.run(&["status", "--json"]);
    assert_eq!((status.step("test"), status.step("pool")), ("blocked".to_owned(), "blocked".to_owned()));
    assert_eq!(status.json()["complete"], json!(false));
    assert_eq!(served.state()["calls"].get("cognito-idp:UpdateUserPool"), None);
    assert_eq!(served.state()["calls"].get("cognito-idp:AdminCreateUser"), None);
}

#[test]
fn another_recipient_gets_none_and_it_is_said_why() {
    let served = Served::start("sandbox");
    let planned = served.run(&["apply", "--dry-run", "--json"]).json();
    assert_eq!(planned["changes"], json!([]), "{planned}");
    let ended = served.run(&["apply", "--yes"]);
    assert_eq!(ended.code, 3, "{}", ended.out);
    let said = "takes mail only to verified recipients. you@example.net is none";
    assert!(ended.out.contains(said) && ended.out.contains("an address at example.com"), "{}", ended.out);
    assert_eq!(sends(&served), 0);
    let status = served.run(&["status", "--json"]).json();
    let found = status["findings"].as_array().expect("findings").iter();
    let found: Vec<_> = found.filter(|found| found["step"] == "test").collect();
    let held: Vec<_> = found.iter().map(|found| (&found["code"], &found["holds"])).collect();
    let (refused, offered) = (json!("recipient-not-verified"), json!("test-in-sandbox"));
    assert_eq!(held, [(&refused, &json!("test")), (&offered, &json!("nothing"))], "{found:?}");
}

#[test]
fn nobody_named_gets_nothing_unless_the_simulator_is_asked_for() {
    let served = Served::start("sandbox").without("--to");
    assert_eq!(served.run(&["apply", "--yes"]).code, 3);
    assert_eq!(sends(&served), 0);
    for _ in 0..2 {
        assert_eq!(served.run(&["apply", "--yes", "--to", SIMULATOR]).code, 3);
    }
    assert_eq!((recipients(&served), sends(&served)), (vec![SIMULATOR.to_owned()], 1));
    assert_eq!(served.run(&["status", "--json"]).step("test"), "todo", "no mailbox has anything");
}

#[test]
fn by_numbers_the_simulator_is_proposed_and_tried_once() {
    let served = Served::start("sandbox");
    // The request is left; the recipient as proposed, send; and then there is no answer any more.
    let ended = served.answer(&["--plain"], "1\n\n1\n");
    assert!(ended.out.contains("Nobody receives this mail."), "{}", ended.out);
    assert_eq!(recipients(&served), [SIMULATOR], "{}", ended.out);
    assert!(!ended.out.contains('⟦'), "{}", ended.out);
}
