//! Two programs on one set-up: they end at the same, without a second write and without a lost one.

use std::thread;

use serde_json::{Value, json};

use super::elsewhere::second_person;
use super::run::{Home, Ran, find};
use super::served::Served;

const APPLY: [&str; 4] = ["apply", "--yes", "--wait", "2m"];
const POOL: &str = "us-east-1_Rh7Kq2ZtB";

fn calls(state: &Value, operation: &str) -> u64 {
    state["calls"][operation].as_u64().unwrap_or(0)
}

/// What each write is to leave, however many programs made it.
fn assert_one_set_up(served: &Served, ran: &[Ran]) {
    let said: String = ran.iter().map(|ran| format!("{}\n{}\n{}\n", ran.code, ran.out, ran.err)).collect();
    let state = served.state();
    // No write of Cognito's has a condition: two that read the pool at the same moment both write,
    // and both the same.
    assert!(matches!(calls(&state, "cognito-idp:UpdateUserPool"), 1 | 2), "{said}");
    assert_eq!(state["user_pools"][POOL]["EmailConfiguration"]["EmailSendingAccount"], "DEVELOPER", "{said}");
    let status = served.run(&["status", "--json", "--skip", "test"]);
    assert_eq!(status.code, 0, "{}\n{said}", status.out);
    for record in status.json()["records"].as_array().expect("records") {
        assert_eq!(record["status"], "live", "{record}\n{said}");
    }
    for findings in [&status.json()["findings"], &status.json()["problems"]] {
        assert_eq!(findings, &json!([]), "{said}");
    }
}

#[test]
fn two_on_one_machine_at_the_same_time() {
    let served = Served::start("granted");
    let ran: Vec<Ran> = thread::scope(|scope| {
        let runs = [(); 2].map(|()| scope.spawn(|| served.run(&APPLY)));
        runs.into_iter().map(|run| run.join().expect("a run")).collect()
    });
    // Whoever comes second may be told that the other was faster.
    assert!(ran.iter().any(|ran| ran.code == 0), "{ran:?}");
    let again = served.run(&APPLY);
    assert_eq!(again.code, 0, "{}\n{}\n{ran:?}", again.out, again.err);
    assert_one_set_up(&served, &ran);
    let mails = served.state()["mails"].as_array().expect("mails").len();
    assert_eq!(mails, 2, "one through SES and one through the pool, not two of each: {ran:?}");
}

#[test]
fn two_on_two_machines_at_the_same_time() {
    let served = Served::start("granted");
    let elsewhere = Home::with(served.environment());
    let arguments: Vec<String> = APPLY
        .iter()
        .map(|word| (*word).to_owned())
        .chain(served.flags().iter().cloned())
        .chain(["--skip", "test"].map(str::to_owned))
        .collect();
    let ran: Vec<Ran> = thread::scope(|scope| {
        let here = scope.spawn(|| served.run(&[&APPLY[..], &["--skip", "test"]].concat()));
        let there = scope.spawn(|| elsewhere.run_with(&arguments));
        [here, there].into_iter().map(|run| run.join().expect("a run")).collect()
    });
    for ran in &ran {
        assert!(matches!(ran.code, 0 | 1), "{ran:?}");
    }
    let again = [served.run(&[&APPLY[..], &["--skip", "test"]].concat()), elsewhere.run_with(&arguments)];
    for again in &again {
        assert_eq!(again.code, 0, "{again:?}\n{ran:?}");
    }
    assert_one_set_up(&served, &ran);
    // Each proves for itself that SES takes such a mail, and to nobody.
    let mails = served.state()["mails"].clone();
    let to: Vec<&Value> = mails.as_array().expect("mails").iter().map(|mail| &mail["to"]).collect();
    assert!(to.len() <= 2 && to.iter().all(|to| **to == "success@simulator.amazonses.com"), "{mails}");
}

/// Every face, in a world where each has something to write.
#[test]
fn read_only_leaves_no_mutating_call_and_no_file() {
    let served = Served::start("granted");
    let look = |arguments: &[&str], answers: &str| {
        let ran = served.answer(&[arguments, &["--read-only"]].concat(), answers);
        let state = served.state();
        assert_eq!(state["writes"], 0, "{arguments:?}: {}\n{}", state["calls"], ran.out);
        assert!(!served.state_home().exists(), "{arguments:?} left a file");
        ran
    };
    look(&["status"], "");
    look(&["status", "--json"], "");
    look(&["records"], "");
    let apply = look(&["apply", "--yes", "--wait", "2s"], "");
    assert!(apply.out.contains("Read-only"), "{}", apply.out);
    let plain = look(&["--plain"], "\n1\n");
    assert!(plain.out.contains("--read-only"), "it says why nothing was done:\n{}", plain.out);
    assert!(!plain.out.contains("Carry this out"), "it offers what it will not do:\n{}", plain.out);
}

#[test]
fn read_only_restores_nothing() {
    let served = Served::start("granted");
    let applied = served.run(&APPLY);
    assert_eq!(applied.code, 0, "{}\n{}", applied.out, applied.err);
    let before = served.state();
    let snapshots = find(&served.state_home(), "snapshots").expect("snapshots");
    let snapshot = std::fs::read_dir(snapshots).expect("a directory").flatten().next().expect("one").path();
    let ran = served.alone(&["restore", snapshot.to_str().expect("UTF-8"), "--yes", "--read-only"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    let after = served.state();
    assert_eq!((&after["writes"], &after["user_pools"]), (&before["writes"], &before["user_pools"]));
    let told = second_person(&served, &["--domain", "example.com", "--read-only", "--to", "you@example.net"]);
    let all: Vec<String> = APPLY.iter().map(|word| (*word).to_owned()).chain(told).collect();
    Home::with(served.environment()).run_with(&all);
    assert_eq!(served.state()["writes"], before["writes"], "a test mail that only this machine misses");
}
