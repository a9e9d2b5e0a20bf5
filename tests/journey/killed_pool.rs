//! Killed around the write to the pool: the next start says what happened and what stands.

use std::fs;
use std::path::Path;
use std::thread;

use sendoff::core::kinds::finding::Code;
use serde_json::Value;

use crate::gate::{Gate, Keeps};
use crate::killed::{confirm_and_kill, offers, start, world};
use crate::person::Person;
use crate::served::Served;
use crate::wizard::calls;

pub const POOL: &str = "us-east-1_Rh7Kq2ZtB";
const UPDATE: &str = "AWSCognitoIdentityProviderService.UpdateUserPool";
pub const INVITE: &str = "AWSCognitoIdentityProviderService.AdminCreateUser";

fn binds(person: &Person, screen: &vt100::Screen) -> bool {
    let said = ["enter-confirm-bind-pool", "enter-send-then-bind"];
    said.iter().any(|said| offers(person, screen, said))
}

/// The findings of one step, as `status --json` names them.
pub fn findings(served: &Served, step: &str) -> String {
    let status = served.run(&["status", "--json"]).json();
    let steps = status["steps"].as_array().expect("steps");
    steps.iter().find(|one| one["id"] == step).expect("the step")["findings"].to_string()
}

fn email(served: &Served) -> Value {
    served.state()["user_pools"][POOL]["EmailConfiguration"].clone()
}

fn files_below(directory: &Path, folder: &str) -> usize {
    let Ok(entries) = fs::read_dir(directory) else { return 0 };
    let here = directory.file_name().is_some_and(|name| name == folder);
    entries
        .flatten()
        .map(|entry| match entry.path() {
            path if path.is_dir() => files_below(&path, folder),
            _ => usize::from(here),
        })
        .sum()
}

fn killed_at_the_bind(keeps: Keeps) -> (Served, Gate, Value) {
    let (served, gate) = world("granted");
    let before = email(&served);
    let mut person = start(&served);
    person.lead_on("the pool's preview", binds);
    assert_eq!(files_below(&served.state_home(), "snapshots"), 0);
    confirm_and_kill(&mut person, &gate, UPDATE, keeps);
    assert_eq!(files_below(&served.state_home(), "snapshots"), 1, "written before the write");
    (served, gate, before)
}

/// Between snapshot and write.
fn before_the_write() {
    let (served, _gate, before) = killed_at_the_bind(Keeps::Question);
    assert_eq!((calls(&served.state(), "cognito-idp:UpdateUserPool"), email(&served)), (0, before));
    let said = findings(&served, "pool");
    assert!(said.contains(Code::PoolWriteUnheard.as_str()), "{said}");

    let mut person = start(&served);
    person.lead_on("the pool's preview again", binds);
    assert_eq!(calls(&served.state(), "cognito-idp:UpdateUserPool"), 0, "repeated without a person");
    person.lead_on_to_the_end();
    assert_eq!(calls(&served.state(), "cognito-idp:UpdateUserPool"), 1);
    let said = findings(&served, "pool");
    assert!(!said.contains("pool-write"), "{said}");
    person.finish();
}

/// Between write and check.
fn before_the_check() {
    let (served, _gate, before) = killed_at_the_bind(Keeps::Answer);
    assert_eq!(calls(&served.state(), "cognito-idp:UpdateUserPool"), 1);
    assert_ne!(email(&served), before, "it took effect");
    let said = findings(&served, "pool");
    assert!(said.contains(Code::PoolWriteLanded.as_str()), "{said}");

    let mut person = start(&served);
    person.go(7);
    person.terminal.wait_for("every other setting");
    // And u puts it back: nobody has to know where the snapshot lies.
    person.terminal.type_text("u");
    person
        .terminal
        .wait_until("the way back", |screen| offers(&person, screen, "enter-confirm-restore-pool"));
    person.press_enter();
    person.terminal.wait_until("the pool put back", |_| email(&served) == before);
    // Quitting before its check would cut this write off too.
    person.terminal.wait_for("was put back");
    assert_eq!(person.quit(), 3);
    let said = findings(&served, "pool");
    assert!(!said.contains("pool-write"), "{said}");
}

/// While the pool's own mail goes out.
fn during_the_canary() {
    let (served, gate) = world("granted");
    let mut person = start(&served);
    person.lead_on("the test mails' preview", |person, screen| offers(person, screen, "enter-confirm"));
    confirm_and_kill(&mut person, &gate, INVITE, Keeps::Answer);
    let mails = || served.state()["mails"].as_array().expect("mails").len();
    assert_eq!(mails(), 2, "both went out");
    let said = findings(&served, "test");
    assert!(said.contains(Code::TestUserLeft.as_str()), "it was looked up, and is ours: {said}");
    assert_eq!(findings(&served, "pool"), "[]", "the bind stands, and was checked");

    let mut person = start(&served);
    person.go(8);
    person.terminal.wait_for("is still in");
    assert_eq!(mails(), 2, "repeated without a person");
    assert_eq!(person.quit(), 3);
}

#[test]
fn a_write_to_the_pool_that_was_cut_off_is_accounted_for() {
    let threads = [before_the_write, before_the_check, during_the_canary].map(thread::spawn);
    let failed = threads.into_iter().filter_map(|thread| thread.join().err()).count();
    assert_eq!(failed, 0, "see above");
}
