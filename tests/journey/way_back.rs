//! The pool's own test mail fails: the way back is what Enter does, on a screen and without one.

use std::thread;

use sendoff::core::finding::Code;
use serde_json::Value;

use crate::gate::{Gate, Keeps, Kept};
use crate::killed::{offers, start, world};
use crate::served::Served;
use crate::wizard::calls;

const POOL: &str = "us-east-1_Rh7Kq2ZtB";
const INVITE: &str = "AWSCognitoIdentityProviderService.AdminCreateUser";

/// All but what changes with every look and every write.
fn pool(served: &Served) -> Value {
    let mut pool = served.state()["user_pools"][POOL].take();
    let members = pool.as_object_mut().expect("a pool");
    members.retain(|member, _| !["LastModifiedDate", "EstimatedNumberOfUsers"].contains(&member.as_str()));
    pool
}

/// A world ready to be bound, in which the pool's mail is not delivered.
fn undelivered() -> (Served, Gate, Value) {
    let (served, gate) = world("granted");
    let before = pool(&served);
    gate.keep(Kept { request: INVITE, keeps: Keeps::Delivery });
    (served, gate, before)
}

/// The pool is as it was, bound once and put back once; what else stands is said.
fn assert_back(served: &Served, before: &Value) {
    assert_eq!(pool(served), *before);
    assert_eq!(calls(&served.state(), "cognito-idp:UpdateUserPool"), 2);
    let findings = served.run(&["status", "--json"]).json()["findings"].to_string();
    assert!(findings.contains(Code::TestUserLeft.as_str()), "the user was made: {findings}");
    assert!(!findings.contains(Code::PoolMailFailed.as_str()), "it is bound no more: {findings}");
}

fn by_enter_on_a_screen() {
    let (served, _gate, before) = undelivered();
    let mut person = start(&served);
    person.lead_on("the undo", |person, screen| offers(person, screen, "enter-undo"));
    assert_ne!(pool(&served), before, "bound, and not put back without a person");
    assert!(person.terminal.screen().contains("Amazon SES"), "{}", person.terminal.screen());
    person.press_enter();
    person
        .terminal
        .wait_until("the way back", |screen| offers(&person, screen, "enter-confirm-restore-pool"));
    assert_ne!(pool(&served), before, "previewed before it is done");
    person.press_enter();
    person.terminal.wait_for("was put back");
    assert_eq!(person.quit(), 3);
    assert_back(&served, &before);
}

fn by_an_empty_answer_in_plain_mode() {
    let (served, _gate, before) = undelivered();
    // From, create; MAIL FROM, confirm; how to publish, publish; bind; recipient, send; then the
    // empty answer, and no more.
    let ended = served.answer(&["--plain"], "\n1\n\n1\n\n1\n1\n\n1\n\nq\nq\n");
    assert_eq!(ended.code, 3, "{}\n{}", ended.out, ended.err);
    assert!(ended.out.contains("put it back as it was"), "{}", ended.out);
    assert!(ended.out.contains("Amazon SES"), "why:\n{}", ended.out);
    assert_back(&served, &before);
}

#[test]
fn where_the_pools_mail_fails_the_way_back_comes_first() {
    let threads = [by_enter_on_a_screen, by_an_empty_answer_in_plain_mode].map(thread::spawn);
    let failed = threads.into_iter().filter_map(|thread| thread.join().err()).count();
    assert_eq!(failed, 0, "see above");
}
