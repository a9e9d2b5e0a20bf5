//! The pool's own mail fails once it is bound: putting the snapshot back is the way on, on a
//! screen and without one, and the test user that Cognito made all the same can go.

use std::thread;

use sendoff::core::kinds::finding::Code;
use sendoff::words::{Lang, Words};
use serde_json::Value;

use crate::gate::{Gate, Keeps};
use crate::killed::{offers, start, world};
use crate::killed_pool::{INVITE, POOL, findings};
use crate::screens;
use crate::served::Served;
use crate::wizard::calls;

const UPDATES: &str = "cognito-idp:UpdateUserPool";
const DELETIONS: &str = "cognito-idp:AdminDeleteUser";

/// A world in which no pool's mail goes out, and its pool as it is.
fn undelivering() -> (Served, Gate, Value) {
    let (served, gate) = world("granted");
    gate.keep(INVITE, Keeps::Delivery);
    let before = pool(&served);
    (served, gate, before)
}

fn pool(served: &Served) -> Value {
    let mut pool = served.state()["user_pools"][POOL].take();
    pool.as_object_mut().expect("a pool").remove("LastModifiedDate");
    pool
}

fn on_a_screen() {
    let (served, _gate, before) = undelivering();
    let mut person = start(&served);
    person.lead_on("the way back", |person, screen| offers(person, screen, "enter-undo"));
    assert_eq!(calls(&served.state(), UPDATES), 1, "bound");
    person.terminal.wait_for("could not send its test mail");
    // What Enter is about to do has its reason on the same screen.
    person.terminal.wait_for("u puts the e-mail settings back");
    person.press_enter();
    let back = "enter-confirm-restore-pool";
    person.terminal.wait_until("its preview", |screen| offers(&person, screen, back));
    assert_eq!(calls(&served.state(), UPDATES), 1, "nothing without its confirmation");
    person.press_enter();
    person.terminal.wait_for("was put back");
    assert_eq!((calls(&served.state(), UPDATES), pool(&served)), (2, before));

    person.go(8);
    person.terminal.wait_for("is still in");
    person.terminal.wait_for(&format!("u {}", person.words.say("key-undo-test-user")));
    person.terminal.type_text("u");
    let deletion = "enter-confirm-delete-test-user";
    person.terminal.wait_until("the deletion's preview", |screen| offers(&person, screen, deletion));
    assert_eq!(calls(&served.state(), DELETIONS), 0);
    person.press_enter();
    person.terminal.wait_until("the deletion", |_| calls(&served.state(), DELETIONS) == 1);
    person.terminal.wait_gone("is still in");
    screens::all(&person.terminal).iter().for_each(screens::assert_whole);
    assert_eq!(person.quit(), 3);
}

/// From, create; MAIL FROM, confirm; how to publish, publish; bind; recipient, send; put back.
const TO_THE_WAY_BACK: &str = "\n1\n\n1\n\n1\n1\n\n1\n\n";

fn by_numbers() {
    let words = Words::new(Lang::En);
    let (served, _gate, before) = undelivering();
    let ended = served.answer(&["--plain"], &format!("{TO_THE_WAY_BACK}q\nq\n"));
    assert_eq!(ended.code, 3, "{ended:?}");
    for said in ["could not send its test mail", "was put back", "is still in"] {
        assert!(ended.out.contains(said), "{said}:\n{}", ended.out);
    }
    assert!(ended.out.contains(&words.say("report-owner-question")), "{}", ended.out);
    let at = |said: &str| ended.out.find(said).unwrap_or_else(|| panic!("{said}:\n{}", ended.out));
    let question = at(&words.say("plain-put-back"));
    assert!(
        at("A test mail was sent") < question,
        "what was done comes before what is asked:\n{}",
        ended.out
    );
    assert_eq!((calls(&served.state(), UPDATES), pool(&served)), (2, before));
    let left = findings(&served, "test");
    assert!(left.contains(Code::TestUserLeft.as_str()), "{left}");
    assert!(!findings(&served, "pool").contains("pool-write"));
    assert_eq!(calls(&served.state(), DELETIONS), 0);

    // Once more: the bind is left as it is, and the user goes although its step waits.
    let ended = served.answer(&["--plain"], "2\n1\nq\nq\n");
    assert_eq!(calls(&served.state(), DELETIONS), 1, "{}", ended.out);
    assert_eq!(findings(&served, "test"), "[]", "{}", ended.out);
    assert_eq!(calls(&served.state(), UPDATES), 2);
}

/// At once, where the deletion is offered right after the way back.
fn by_numbers_to_the_end() {
    let (served, _gate, before) = undelivering();
    let ended = served.answer(&["--plain"], &format!("{TO_THE_WAY_BACK}1\nq\nq\n"));
    assert_eq!(ended.code, 3, "{ended:?}");
    assert_eq!((calls(&served.state(), UPDATES), pool(&served)), (2, before), "{}", ended.out);
    assert_eq!(calls(&served.state(), DELETIONS), 1, "{}", ended.out);
    assert_eq!(findings(&served, "test"), "[]", "{}", ended.out);
}

#[test]
fn where_the_pools_own_mail_fails_the_way_back_is_the_way_on() {
    let threads = [on_a_screen, by_numbers, by_numbers_to_the_end].map(thread::spawn);
    let failed = threads.into_iter().filter_map(|thread| thread.join().err()).count();
    assert_eq!(failed, 0, "see above");
}
