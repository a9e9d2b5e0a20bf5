//! Two wizards on one set-up: what the other did appears within one look and says so, a preview
//! that it has overtaken writes nothing, and read-only writes nothing anywhere.

use std::collections::BTreeMap;

use crate::killed::offers;
use crate::person::Person;
use crate::pty::Key;
use crate::run::Home;
use crate::screens::{assert_whole, still};
use crate::served::Served;
use crate::wizard::{calls, wizard};

const APPLY: [&str; 6] = ["apply", "--yes", "--wait", "2m", "--skip", "test"];

fn binds(person: &Person, screen: &vt100::Screen) -> bool {
    let said = ["enter-confirm-bind-pool", "enter-send-then-bind"];
    said.iter().any(|said| offers(person, screen, said))
}

fn writes(served: &Served) -> BTreeMap<String, u64> {
    let state = served.state();
    let operations =
        ["ses:CreateEmailIdentity", "route53:ChangeResourceRecordSets", "cognito-idp:UpdateUserPool"];
    operations.map(|operation| (operation.to_owned(), calls(&state, operation))).into()
}

/// A colleague's machine, with a journal and choices of its own.
fn colleague_applies(served: &Served) {
    let arguments: Vec<String> =
        APPLY.iter().map(|word| (*word).to_owned()).chain(served.flags().iter().cloned()).collect();
    let ran = Home::with(served.environment()).run_with(&arguments);
    assert_eq!(ran.code, 0, "{}\n{}", ran.out, ran.err);
}

#[test]
fn what_a_colleague_did_appears_with_one_look_and_a_preview_of_before_writes_nothing() {
    let served = Served::start("granted");
    let mut person = wizard(&served, served.flags(), &served.state_home());
    person.lead_on("the pool's preview", binds);
    let before = writes(&served);
    colleague_applies(&served);
    let theirs = writes(&served);
    assert_eq!(theirs["cognito-idp:UpdateUserPool"], before["cognito-idp:UpdateUserPool"] + 1);

    // The pool moved under the preview: nothing is written, and the step shows what stands.
    person.terminal.press(Key::Enter);
    let done = person.words.say("summary-pool-bound");
    person.terminal.wait_for(&done);
    assert_eq!(writes(&served), theirs, "a second write");
    assert_eq!(person.quit(), 3);
}

#[test]
fn what_a_colleague_did_says_so() {
    let served = Served::start("granted");
    let mut person = wizard(&served, served.flags(), &served.state_home());
    person.lead_on("the identity's preview", |person, screen| {
        offers(person, screen, "enter-confirm-create-identity")
    });
    person.terminal.press(Key::Esc);
    colleague_applies(&served);
    let theirs = served.state()["writes"].clone();
    person.terminal.type_text("r");
    person.terminal.wait_for("Done meanwhile by someone else");
    let screen = person.terminal.screen();
    for step in ["Identity", "MAIL FROM", "User pool"] {
        assert!(screen.contains(step), "{screen}");
    }
    assert_eq!(served.state()["writes"], theirs);
    assert_eq!(person.quit(), 3);
}

/// What one of two on one machine chooses, the other knows after a look.
#[test]
fn a_choice_of_the_one_is_the_others_after_a_look() {
    let served = Served::start("granted");
    let mut one = wizard(&served, served.flags(), &served.state_home());
    one.lead_on("the identity's preview", |person, screen| {
        offers(person, screen, "enter-confirm-create-identity")
    });
    let mut two = wizard(&served, served.flags(), &served.state_home());
    two.lead_on("the same preview", |person, screen| offers(person, screen, "enter-confirm-create-identity"));
    one.lead_on("the MAIL FROM confirmed", |_, screen| {
        screen.contents().contains("is set at SES once its MX")
    });
    two.terminal.press(Key::Esc);
    // An Esc with another key behind it would be Alt and that key.
    two.terminal
        .wait_until("the preview left", |screen| !offers(&two, screen, "enter-confirm-create-identity"));
    two.terminal.type_text("r");
    two.terminal.wait_for("✓ 3 Identity");
    two.go(4);
    two.terminal.wait_for(&two.words.say("summary-mail-from-confirmed"));
    for person in [&mut one, &mut two] {
        assert_eq!(person.quit(), 3);
    }
    assert_eq!(writes(&served)["ses:CreateEmailIdentity"], 1);
    let kept = crate::resumed::choices(&served.state_home());
    assert_eq!(kept["mail_from"], "bounce.example.com", "{kept}");
}

#[test]
fn read_only_in_the_wizard_leaves_no_mutating_call_and_no_file() {
    let served = Served::start("granted");
    let mut arguments = served.flags().to_vec();
    arguments.push("--read-only".to_owned());
    let mut person = wizard(&served, &arguments, &served.state_home());
    person.lead_on("the identity's preview", |person, screen| {
        offers(person, screen, "enter-confirm-create-identity")
    });
    person.press_enter();
    person.terminal.wait_for("--read-only");
    for step in 1..=8 {
        person.go(step);
        person.terminal.press(Key::Enter);
    }
    person.terminal.type_text("ruep");
    assert_eq!(person.quit(), 3);
    let state = served.state();
    assert_eq!(state["writes"], 0, "{}", state["calls"]);
    assert!(!served.state_home().exists());
}

/// As tmux shows a session to two clients of different sizes: at the smaller, and then at the
/// larger again.
#[test]
fn at_the_smaller_of_two_sizes_the_same_is_shown() {
    let served = Served::start("already-done");
    let mut person = wizard(&served, served.flags(), &served.state_home());
    person.terminal.wait_for("✓ 7 User pool");
    person.go(5);
    let all = |sign: &str, screen: &vt100::Screen| screen.contents().matches(sign).count() == 6;
    person.terminal.wait_until("six records", |screen| all("✓ 4/4", screen) && all("✓ 2/2", screen));
    let large = person.terminal.look(still);
    person.terminal.resize(60, 16);
    person.terminal.wait_until("a record at the smaller size", |screen| {
        let text = screen.contents();
        text.contains("DKIM 1") && !text.contains("7 User pool")
    });
    assert_whole(&person.terminal.look(Clone::clone));
    // Whoever sits at the larger one drives the same wizard.
    person.terminal.press(Key::Down);
    person.terminal.wait_for("DKIM 2");
    person.terminal.press(Key::Up);
    person.terminal.wait_for("DKIM 1");
    person.terminal.resize(80, 24);
    let what = format!("the same as before:\n{}\n", large.join("\n"));
    person.terminal.wait_until(&what, |screen| still(screen) == large);
    assert_eq!(person.quit(), 3);
}
