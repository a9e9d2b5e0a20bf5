//! Worlds in which the pool must not be bound, and one in which nothing is left to write.

use sendoff::core::kinds::message::Arg;
use serde_json::json;

use crate::person::{Hint, Person};
use crate::pty::Key;
use crate::screens;
use crate::served::Served;
use crate::wizard::{calls, wizard};

/// All that goes without production access is done.
const BEFORE_THE_BIND: &str = "5/8";

/// Presses Enter on every step, whatever the last line says of it.
fn press_enter_everywhere(person: &mut Person) {
    for step in 1..=8 {
        person.go(step);
        person.terminal.press(Key::Enter);
    }
}

#[test]
fn without_production_access_the_pool_is_never_bound() {
    let held = ["pending", "denied"].map(|scenario| {
        std::thread::spawn(move || {
            let served = Served::start(scenario);
            let before = served.state();
            let mut person = wizard(&served, served.flags(), &served.state_home());
            person
                .lead_on("all but the bind", |_, screen| crate::person::progress(screen) == BEFORE_THE_BIND);
            press_enter_everywhere(&mut person);
            person.go(7);
            let summary =
                person.words.say_with("summary-pool-held", &[("pool", Arg::Text("production".to_owned()))]);
            person.terminal.wait_for(&summary);
            for screen in screens::all(&person.terminal) {
                screens::assert_whole(&screen);
                assert_ne!(person.hint(&screen), Some(Hint::Finishes), "{}", screen.contents());
            }
            assert_eq!(person.quit(), 3, "{scenario}");
            let after = served.state();
            assert_eq!(calls(&after, "cognito-idp:UpdateUserPool"), 0, "{scenario}");
            assert_eq!(calls(&after, "ses:PutAccountDetails"), 0, "{scenario}");
            assert_eq!(after["user_pools"], before["user_pools"], "{scenario}");
            // SES may be tried out, with what reaches nobody.
            let mails = after["mails"].as_array().expect("mails");
            let is_to_nobody = |mail: &serde_json::Value| mail["to"] == "success@simulator.amazonses.com";
            assert!(mails.len() <= 1 && mails.iter().all(is_to_nobody), "{scenario}: {mails:?}");
        })
    });
    for thread in held {
        thread.join().expect("held");
    }
}

/// Enter held down, or typed by somebody who did not look: what was typed before a change began
/// agrees to nothing that the change brings up, and does not leave it either.
#[test]
fn what_was_typed_ahead_of_a_change_confirms_no_other() {
    let served = Served::start("granted");
    let mut person = wizard(&served, served.flags(), &served.state_home());
    let offers = |person: &Person, screen: &vt100::Screen, id: &str| {
        person.hint(screen) == Some(Hint::Leads(person.words.say(id)))
    };
    person.lead_on("the identity's preview", |person, screen| {
        offers(person, screen, "enter-confirm-create-identity")
    });
    // A burst is no Enter that anybody means: it agrees to nothing.
    person.terminal.type_text(&"\r".repeat(100));
    person.lead_on("the records' preview", |person, screen| {
        offers(person, screen, "enter-confirm-publish-records")
    });
    assert_eq!(served.state()["writes"], 1, "{}", served.state()["calls"]);
    assert_eq!(person.quit(), 3);
}

#[test]
fn what_is_done_already_shows_so_without_a_write() {
    let served = Served::start("already-done");
    let mut person = wizard(&served, served.flags(), &served.state_home());
    person.terminal.wait_until("seven of eight", |screen| crate::person::progress(screen) == "7/8");
    // What this machine cannot know is whether a test mail went out.
    let test = person.words.say("step-test");
    person.terminal.wait_until("the open step", |screen| crate::person::rows(screen)[2].contains(&test));
    assert_eq!(person.quit(), 3);
    let state = served.state();
    assert_eq!(state["writes"], 0, "{}", state["calls"]);

    let configured = served.run(&["status", "--json"]).json();
    assert_eq!((&configured["configured"], &configured["complete"]), (&json!(true), &json!(false)));
    let skipping: Vec<String> =
        ["--skip", "test"].map(str::to_owned).into_iter().chain(served.flags().iter().cloned()).collect();
    let mut person = wizard(&served, &skipping, &served.state_home());
    person.terminal.wait_until("the end", |screen| person.hint(screen) == Some(Hint::Finishes));
    assert_eq!(person.progress(), "8/8");
    person.terminal.press(Key::Enter);
    assert_eq!(person.terminal.exit_code(), 0);
    assert_eq!(served.state()["writes"], 0);
}
