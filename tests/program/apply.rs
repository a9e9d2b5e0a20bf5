//! `apply` against a served world: a whole set-up, and what it never does.

use serde_json::{Value, json};

use super::served::Served;

const POOL: &str = "us-east-1_Rh7Kq2ZtB";

#[test]
fn a_whole_set_up_and_then_nothing_left_to_write() {
    let served = Served::start("granted");
    let before = served.state();
    let none = served.run(&["records", "--format", "json"]);
    assert_eq!((none.code, none.json()), (1, json!([])), "{}", none.err);

    let first = served.run(&["apply", "--yes", "--wait", "2m"]);
    assert_eq!(first.code, 0, "{}\n{}", first.out, first.err);
    assert!(!first.out.contains('⟦'), "words are missing:\n{}", first.out);
    assert!(first.out.contains("INSYNC after"), "{}", first.out);
    let after = served.state();

    let status = served.run(&["status", "--json"]);
    assert_eq!(status.code, 0, "{status:?}");
    let status = status.json();
    assert_eq!(status["complete"], true);
    assert_eq!(status["configured"], true);
    assert_eq!((&status["done"], &status["total"]), (&json!(8), &json!(8)));
    assert_eq!(status["domain"], "example.com");
    assert_eq!(status["mail_from"], "bounce.example.com");
    assert_eq!(status["user_pool"], POOL);
    assert_eq!(status["ses"]["dkim"], "SUCCESS");
    assert_eq!(status["ses"]["mail_from"], "SUCCESS");
    assert_eq!(status["problems"], json!([]));
    records_are_whole(&status["records"]);
    assert_eq!(served.run(&["records", "--format", "json"]).json()[0]["id"], "dkim-1");

    pool_is_as_before_but_for_its_mail(&before["user_pools"][POOL], &after["user_pools"][POOL]);
    let mails = after["mails"].as_array().expect("mails");
    assert_eq!(mails.len(), 2, "one through SES and one through the pool: {mails:?}");
    assert!(mails.iter().all(|mail| mail["to"] == "you@example.net"), "{mails:?}");

    let second = served.run(&["apply", "--yes", "--wait", "2m"]);
    assert_eq!(second.code, 0, "{}", second.out);
    assert_eq!(served.state()["writes"], after["writes"], "a second run writes nothing:\n{}", second.out);
}

#[test]
fn who_has_to_enter_the_records_is_told() {
    let served = Served::start("manual-dns");
    let run = served.run(&["apply", "--yes"]);
    assert_eq!(run.code, 3, "{}\n{}", run.out, run.err);
    assert!(run.out.contains("sendoff records shows them"), "{}", run.out);
}

fn records_are_whole(records: &Value) {
    let records = records.as_array().expect("records");
    let ids: Vec<&str> = records.iter().filter_map(|record| record["id"].as_str()).collect();
    assert_eq!(ids, ["dkim-1", "dkim-2", "dkim-3", "mail-from-mx", "mail-from-spf", "dmarc"]);
    for record in records.iter().filter(|record| record["required"] == true) {
        assert_eq!(record["status"], "live", "{record}");
        let answers = record["answers"].as_array().expect("answers");
        assert!(answers.iter().any(|answer| answer["kind"] == "authoritative"), "{record}");
        for answer in answers.iter().filter(|answer| answer["kind"] == "authoritative") {
            assert_eq!(answer["answer"], "match", "{record}");
            assert!(answer["address"].as_str().is_some_and(|address| address.ends_with(":53")), "{record}");
        }
    }
}

fn pool_is_as_before_but_for_its_mail(before: &Value, after: &Value) {
    let email = &after["EmailConfiguration"];
    assert_eq!(email["EmailSendingAccount"], "DEVELOPER");
    assert_eq!(email["SourceArn"], "arn:aws:ses:us-east-1:123456789012:identity/example.com");
    assert_eq!(email["From"], "Example <no-reply@example.com>");
    let (before, after) = (before.as_object().expect("a pool"), after.as_object().expect("a pool"));
    let moves =
        |member: &str| ["EmailConfiguration", "LastModifiedDate", "EstimatedNumberOfUsers"].contains(&member);
    for member in before.keys().chain(after.keys()).filter(|member| !moves(member)) {
        assert_eq!(before.get(member), after.get(member), "{member} moved");
    }
}

/// RFC 2047, section 2: one encoded word, the address beside it as it is.
#[test]
fn a_japanese_display_name_is_bound_as_an_encoded_word() {
    let served = Served::start("already-done").without("--from");
    let sender = ["--from", "株式会社サンプル <no-reply@example.com>"];
    let ended = served.run(&["apply", "--yes", "--skip", "test", sender[0], sender[1]]);
    assert_eq!(ended.code, 0, "{}\n{}", ended.out, ended.err);
    let email = &served.state()["user_pools"][POOL]["EmailConfiguration"];
    assert_eq!(email["From"], "=?UTF-8?B?5qCq5byP5Lya56S+44K144Oz44OX44Or?= <no-reply@example.com>");
    let status = served.run(&["status", "--json", "--skip", "test", sender[0], sender[1]]);
    assert_eq!(status.code, 0, "the encoded name is known again: {}", status.out);
}

#[test]
fn in_the_sandbox_it_files_no_request_and_binds_nothing() {
    let served = Served::start("default");
    let before = served.state();
    let ended = served.run(&["apply", "--yes", "--wait", "2m"]);
    assert_eq!(ended.code, 3, "{}\n{}", ended.out, ended.err);
    let after = served.state();
    assert_eq!(after["calls"].get("ses:PutAccountDetails"), None, "{}", after["calls"]);
    assert_eq!(after["calls"].get("cognito-idp:UpdateUserPool"), None, "{}", after["calls"]);
    assert_eq!(after["user_pools"], before["user_pools"]);
    assert_eq!(after["mails"], json!([]));
    let status = served.run(&["status", "--json"]);
    assert_eq!(status.code, 3);
    let status = status.json();
    let step = |id: &str| {
        let steps = status["steps"].as_array().expect("steps");
        steps.iter().find(|step| step["id"] == id).expect("the step")["status"].clone()
    };
    assert_eq!(step("propagation"), "done", "everything before the bind was done:\n{}", ended.out);
    assert_eq!(step("access"), "todo");
    assert_eq!(step("pool"), "blocked");
}

#[test]
fn without_a_recipient_only_the_simulator_gets_a_mail_and_the_test_stays_open() {
    let served = Served::start("granted").without("--to");
    let ended = served.run(&["apply", "--yes", "--wait", "2m"]);
    assert_eq!(ended.code, 3, "{}", ended.out);
    let mails = served.state()["mails"].clone();
    let mails = mails.as_array().expect("mails");
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert_eq!(
        (&mails[0]["to"], &mails[0]["via"]),
        (&json!("success@simulator.amazonses.com"), &json!("ses"))
    );
    let status = served.run(&["status", "--json"]).json();
    assert_eq!((&status["configured"], &status["complete"]), (&json!(true), &json!(false)));
    let skipped = served.run(&["status", "--skip", "test"]);
    assert_eq!(skipped.code, 0, "{}", skipped.out);
}

#[test]
fn a_pool_that_nobody_named_is_not_bound_without_asking() {
    let served = Served::start("granted").without("--user-pool");
    let ended = served.run(&["apply", "--yes", "--wait", "2m"]);
    assert_eq!(ended.code, 3, "{}", ended.out);
    assert!(ended.out.contains("name it with --user-pool"), "{}", ended.out);
    let calls = &served.state()["calls"];
    assert_eq!(calls.get("cognito-idp:UpdateUserPool"), None, "{calls}");
    assert_eq!(calls["ses:CreateEmailIdentity"], 1, "everything before it was done: {calls}");
}

#[test]
fn read_only_writes_nothing_and_says_what_it_would() {
    let served = Served::start("granted");
    let ended = served.run(&["apply", "--yes", "--read-only"]);
    assert_eq!(ended.code, 3, "{}", ended.out);
    assert!(ended.out.contains("Read-only") && ended.out.contains("example.com"), "{}", ended.out);
    assert_eq!(served.state()["writes"], 0);
}

#[test]
fn a_look_asks_aws_each_question_once_and_writes_nothing() {
    let served = Served::start("already-done");
    let before = served.state();
    let status = served.run(&["status", "--json"]);
    let after = served.state();
    assert_eq!(after["writes"], before["writes"]);
    let calls = after["calls"].as_object().expect("calls");
    assert!(calls.contains_key("ses:GetAccount"), "{calls:?}");
    for (operation, count) in calls {
        // The names of six records are five, MAIL FROM having two, and two wildcards may answer for
        // them.
        let most = if operation == "route53:ListResourceRecordSets" { 7 } else { 1 };
        assert!(count.as_u64().is_some_and(|count| count <= most), "{operation}: {calls:?}\n{}", status.out);
    }
    served.run(&["apply", "--yes", "--wait", "5s"]);
    served.run(&["status"]);
    let bound = |state: &Value| state["user_pools"].clone();
    assert_eq!(bound(&served.state()), bound(&before), "a run over what stands changes no pool");
}
