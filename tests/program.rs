//! The whole program as a script sees it: arguments in; lines, files and an exit code out.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "clippy's allowance for tests does not see their helpers"
)]

#[path = "program/apply.rs"]
mod apply;
#[path = "../src/proxy/tests/authority.rs"]
mod authority;
#[path = "program/cli.rs"]
mod cli;
#[path = "program/descriptors.rs"]
mod descriptors;
#[path = "program/disk.rs"]
mod disk;
#[path = "program/dry_run.rs"]
mod dry_run;
#[path = "program/elsewhere.rs"]
mod elsewhere;
#[path = "program/endpoints.rs"]
mod endpoints;
#[path = "program/exports.rs"]
mod exports;
#[path = "../src/proxy/tests/loopback.rs"]
#[allow(dead_code, reason = "others use the rest")]
mod loopback;
#[path = "program/plain.rs"]
mod plain;
#[path = "program/proxies.rs"]
mod proxies;
#[path = "pty/mod.rs"]
mod pty;
#[path = "moto/python.rs"]
mod python;
#[path = "../src/proxy/tests/relay.rs"]
mod relay;
#[path = "program/restore.rs"]
mod restore;
#[path = "program/restore_unproven.rs"]
mod restore_unproven;
#[path = "program/run.rs"]
mod run;
#[path = "program/sandbox.rs"]
mod sandbox;
#[path = "program/served.rs"]
#[allow(dead_code, reason = "the journey's tests use the rest")]
mod served;
#[path = "program/serving.rs"]
mod serving;
#[path = "program/several_pools.rs"]
mod several_pools;
#[path = "program/skipped.rs"]
mod skipped;
#[path = "program/together.rs"]
mod together;
#[path = "program/watch.rs"]
#[allow(dead_code, reason = "others use the rest")]
mod watch;
#[path = "program/whose.rs"]
mod whose;

use run::Home;
use serde_json::{Value, json};
use served::Served;

#[test]
fn list_names_each_scenario_and_what_it_shows() {
    let listed = Home::new().run(&["rehearse", "--list"]);
    assert_eq!(listed.code, 0, "{listed:?}");
    let names: Vec<&str> = listed.out.lines().filter_map(|line| line.split_whitespace().next()).collect();
    for name in [
        "default",
        "granted",
        "manual-dns",
        "pending",
        "sandbox",
        "denied",
        "half-done",
        "already-done",
        "slow-dns",
    ] {
        assert!(names.contains(&name), "{name} is missing:\n{}", listed.out);
    }
    assert_eq!(names[0], "default");
    assert!(!listed.out.contains('⟦'), "words are missing:\n{}", listed.out);
    assert!(listed.out.lines().all(|line| line.split_whitespace().count() > 1), "{}", listed.out);
}

#[test]
fn a_scenario_that_does_not_exist_is_a_usage_error_that_names_those_that_do() {
    let refused = Home::new().run(&["rehearse", "--scenario", "nonsense"]);
    assert_eq!(refused.code, 2, "{refused:?}");
    assert!(refused.err.contains("granted"), "{}", refused.err);
    assert_eq!(refused.out, "");
}

#[test]
fn without_credentials_status_ends_with_4_and_says_the_command() {
    let home = Home::new();
    let status = home.run(&["status", "--region", "us-east-1", "--domain", "example.com"]);
    assert_eq!(status.code, 4, "{status:?}");
    assert!(status.out.contains("\n    aws configure\n"), "the command alone on its line:\n{}", status.out);
    assert!(!status.out.contains('\u{1b}'), "no colour in a pipe:\n{}", status.out);

    let json = home.run(&["status", "--json", "--region", "us-east-1", "--domain", "example.com"]);
    assert_eq!(json.code, 4);
    let json = json.json();
    assert_eq!(json["version"], 1);
    assert_eq!(json["domain"], "example.com");
    assert_eq!(json["account"], Value::Null);
    assert_eq!(json["complete"], false);
    assert_eq!(json["total"], 8);
    assert_eq!(json["steps"][0]["status"], "wrong");
    assert_eq!(json["problems"][0]["kind"], "credentials-missing");
    assert_eq!(json["problems"][0]["operation"], "sts:GetCallerIdentity");
}

#[test]
fn records_without_credentials_are_an_empty_list_and_the_reason() {
    let records = Home::new().run(&["records", "--format", "json", "--region", "us-east-1"]);
    assert_eq!(records.code, 4, "{records:?}");
    assert_eq!(records.json(), json!([]));
    assert!(records.err.contains("aws configure"), "{}", records.err);
}

#[test]
fn what_cannot_be_meant_is_a_usage_error() {
    let home = Home::new();
    for (line, said) in [
        (&["--domain", "not a domain"][..], "as example.com"),
        (&["apply", "--wait", "soon"], "as 90s, 10m or 2h"),
        (&["--domain", "example.com", "--from", "a@example.org"], "outside --domain example.com"),
        (&["status", "--format", "json"], "unexpected argument"),
        (&["restore"], "required arguments were not provided"),
        (&["headers"], "unrecognized subcommand"),
        (&["restore", "f", "--dns", "manual", "--to", "a@example.com"], "restore does not read --to, --dns"),
        (&["--skip", "test", "restore", "f"], "restore does not read --skip"),
        (&["rehearse", "--list", "--region", "us-east-1"], "rehearse --list does not read --region"),
        (&["rehearse", "--serve", "--domain", "example.com"], "rehearse --serve does not read --domain"),
    ] {
        let refused = home.run(line);
        assert_eq!(refused.code, 2, "{line:?}: {refused:?}");
        assert!(refused.err.contains(said), "{line:?}: {}", refused.err);
        assert_eq!(refused.out, "", "{line:?}");
    }
}

#[test]
fn the_choice_of_the_senders_own_spf_is_kept_until_it_is_taken_back() {
    let served = Served::start("half-done");
    let is_chosen = |flags: &[&str]| {
        let status = served.run(&[&["status", "--json"], flags].concat()).json();
        let records = status["records"].as_array().expect("records").clone();
        records.iter().any(|record| record["id"] == "sender-spf")
    };
    assert!(!is_chosen(&[]), "off unless chosen");
    assert!(is_chosen(&["--sender-spf"]));
    assert!(is_chosen(&[]), "a flag's value is kept as a choice");
    assert!(!is_chosen(&["--sender-spf=no"]));
    assert!(!is_chosen(&[]));
    assert!(is_chosen(&["--sender-spf=yes", "--read-only"]));
    assert!(!is_chosen(&[]), "--read-only keeps no choice");
}

#[test]
fn apply_asks_and_so_needs_a_terminal_or_yes() {
    let refused = Home::new().run(&["apply", "--domain", "example.com"]);
    assert_eq!(refused.code, 2, "{refused:?}");
    assert!(refused.err.contains("--yes"), "{}", refused.err);
    let refused = Home::new().run(&["apply", "--domain", "example.com", "--lang", "ja"]);
    assert!(refused.err.contains("--yes") && refused.err.contains("確認"), "{}", refused.err);
}

#[test]
fn help_and_version_are_no_errors() {
    let home = Home::new();
    for flag in ["--help", "-h", "--version"] {
        let shown = home.run(&[flag]);
        assert_eq!((shown.code, shown.err.as_str()), (0, ""), "{flag}");
        assert!(shown.out.contains("sendoff"), "{flag}");
    }
}

#[test]
fn a_log_that_cannot_be_written_is_said_before_anything_begins() {
    let refused = Home::new().run(&["status", "--log", "/nonexistent/directory/log"]);
    assert_eq!(refused.code, 1, "{refused:?}");
    assert!(refused.err.contains("/nonexistent/directory/log"), "{}", refused.err);
}

#[test]
fn ses_must_have_seen_the_name_that_was_chosen() {
    let served = Served::start("already-done").without("--mail-from");
    let propagation =
        |arguments: &[&str]| served.run(&[&["status", "--json"], arguments].concat()).step("propagation");
    assert_eq!(propagation(&[]), "done");
    assert_ne!(propagation(&["--mail-from", "ses.example.com"]), "done");
}
