//! The production request is kept as it is typed, however the wizard ends, and shown again by the next.

use nix::sys::signal::Signal;

use crate::person::{Person, rows};
use crate::pty::Key;
use crate::resumed::choices;
use crate::served::Served;
use crate::wizard::wizard;

/// At the request, in the field for the contact.
fn at_the_contact(served: &Served) -> Person {
    let mut person = wizard(served, served.flags(), &served.state_home());
    let field = person.words.say("field-contact");
    person.terminal.wait_for(&person.words.say("step-access"));
    person.go(2);
    person.terminal.wait_for(&field);
    let marked = format!("> {field}");
    for _ in 0..2 {
        let before = person.terminal.screen();
        person.terminal.press(Key::Tab);
        person.terminal.wait_until("the next field", |screen| screen.contents() != before);
    }
    person.terminal.wait_for(&marked);
    person
}

fn contact(served: &Served) -> String {
    let kept = choices(&served.state_home());
    kept["request"]["contact"].as_str().expect("a text").to_owned()
}

fn typed(person: &mut Person, text: &str, whole: &str) {
    person.terminal.type_text(text);
    person
        .terminal
        .wait_until("what was typed", |screen| rows(screen).iter().any(|row| row.ends_with(whole)));
}

#[test]
fn however_the_wizard_ends_what_was_typed_is_there_at_the_next_start() {
    let served = Served::start("default");
    let mut whole = String::new();
    for (signal, code, text) in [
        (Some(Signal::SIGTERM), 143, "ops"),
        (Some(Signal::SIGHUP), 129, "-team@"),
        (Some(Signal::SIGINT), 130, "exa mple"),
        (None, 3, ".com"),
    ] {
        let mut person = at_the_contact(&served);
        whole += text;
        typed(&mut person, text, &whole);
        match signal {
            Some(signal) => person.terminal.signal(signal),
            None => person.terminal.press(Key::CtrlC),
        }
        assert_eq!(person.terminal.exit_code(), code);
        assert_eq!(contact(&served), whole, "{signal:?}");
        let said = person.words.say("shell-resume");
        if signal != Some(Signal::SIGHUP) {
            person.terminal.wait_for(said.split_once(". ").expect("a sentence").0);
        }
    }
    assert_eq!(served.state()["calls"].get("ses:PutAccountDetails"), None);
}
