//! Killed while a write was under way, when nobody learnt whether it took effect.

use std::fs;
use std::thread;

use sendoff::core::facts::journal::Entry;
use sendoff::core::kinds::finding::Code;

use crate::gate::{Gate, Keeps};
use crate::person::{Hint, Person};
use crate::pty::Key;
use crate::run::find;
use crate::served::Served;
use crate::wizard::{calls, wizard};

const CREATE_IDENTITY: &str = "POST /v2/email/identities ";
const PUT_ACCOUNT_DETAILS: &str = "POST /v2/email/account/details ";

/// A served world, reached through a gate.
pub fn world(scenario: &str) -> (Served, Gate) {
    gated(Served::start(scenario))
}

pub fn gated(served: Served) -> (Served, Gate) {
    let gate = Gate::before(served.address());
    let served = served.through(&format!("http://{}", gate.address));
    (served, gate)
}

pub fn start(served: &Served) -> Person {
    wizard(served, served.flags(), &served.state_home())
}

pub fn offers(person: &Person, screen: &vt100::Screen, id: &str) -> bool {
    person.hint(screen) == Some(Hint::Leads(person.words.say(id)))
}

pub fn confirm_and_kill(person: &mut Person, gate: &Gate, request: &'static str, keeps: Keeps) {
    gate.keep(request, keeps);
    person.terminal.press(Key::Enter);
    gate.wait_caught();
    person.terminal.kill();
    gate.open();
}

/// An ensure: what stands is looked at, and where it does not stand, a person is asked.
fn while_creating_the_identity(keeps: Keeps) {
    let (served, gate) = world("granted");
    let mut person = start(&served);
    let creates =
        |person: &Person, screen: &vt100::Screen| offers(person, screen, "enter-confirm-create-identity");
    person.lead_on("the identity's preview", creates);
    confirm_and_kill(&mut person, &gate, CREATE_IDENTITY, keeps);
    let made = u64::from(keeps == Keeps::Answer);
    let count = || calls(&served.state(), "ses:CreateEmailIdentity");
    assert_eq!(count(), made);

    let mut person = start(&served);
    let writes =
        |person: &Person, screen: &vt100::Screen| offers(person, screen, "enter-confirm-publish-records");
    if made == 0 {
        person.lead_on("the identity's preview again", creates);
        assert_eq!(count(), 0, "repeated without a person");
    }
    person.lead_on("the records' preview", writes);
    assert_eq!(count(), 1);
    assert_eq!(served.state()["writes"], 1);
    assert_eq!(person.quit(), 3);
}

/// The journal has an outcome.
fn is_done(served: &Served) -> bool {
    let journal = find(&served.state_home(), "journal.jsonl").and_then(|path| fs::read_to_string(path).ok());
    let entries = journal.unwrap_or_default();
    entries.lines().any(|line| matches!(serde_json::from_str(line), Ok(Entry::Done { .. })))
}

/// No ensure: it may have gone out, and only a person sends it again.
fn while_asking_for_production_access(keeps: Keeps) {
    let (served, gate) = world("default");
    let mut person = start(&served);
    open_the_request(&mut person);
    person.lead_on("the request's preview", |person, screen| {
        offers(person, screen, "enter-confirm-request-production")
    });
    gate.keep(PUT_ACCOUNT_DETAILS, keeps);
    person.terminal.press(Key::Enter);
    gate.wait_caught();
    if keeps == Keeps::Rest {
        person.terminal.wait_until("its outcome", |_| is_done(&served));
    }
    person.terminal.kill();
    gate.open();
    let sent = u64::from(keeps != Keeps::Question);
    let count = || calls(&served.state(), "ses:PutAccountDetails");
    assert_eq!(count(), sent);

    let mut person = start(&served);
    person
        .terminal
        .wait_until("what needs a person", |screen| matches!(person.hint(screen), Some(Hint::Leads(_))));
    let status = served.run(&["status", "--json"]).json();
    let access = &status["steps"][1];
    let may_have_gone_out = access["findings"].to_string().contains(Code::MayHaveGoneOut.as_str());
    assert_eq!(may_have_gone_out, keeps == Keeps::Question, "{access}");
    if keeps != Keeps::Question {
        assert_ne!(access["status"], "todo", "AWS shows the review: {access}");
    } else {
        assert_eq!(access["status"], "todo");
        person.go(2);
        person.terminal.wait_for("It may have gone out");
        assert_eq!(count(), 0, "repeated without a person");
        open_the_request(&mut person);
        person.lead_on("the request's preview again", |person, screen| {
            offers(person, screen, "enter-confirm-request-production")
        });
        assert_eq!(count(), 0, "repeated without a person");
        person.press_enter();
        person.terminal.wait_until("the request sent", |_| count() == 1);
    }
    person.lead_on("the identity's preview", |person, screen| {
        offers(person, screen, "enter-confirm-create-identity")
    });
    assert_eq!(count(), 1);
    assert_eq!(person.quit(), 3);
}

/// Before the domain is verified the wizard passes the request by; whoever writes it, sends it.
fn open_the_request(person: &mut Person) {
    person
        .terminal
        .wait_until("the wizard at work", |screen| matches!(person.hint(screen), Some(Hint::Leads(_))));
    person.go(2);
    person.describe_the_use("Sign-up codes, each at its recipient's own request.");
}

#[test]
fn a_write_whose_answer_nobody_heard_is_not_repeated_without_a_person() {
    let ways: [(fn(Keeps), Keeps); 5] = [
        (while_creating_the_identity, Keeps::Question),
        (while_creating_the_identity, Keeps::Answer),
        (while_asking_for_production_access, Keeps::Question),
        (while_asking_for_production_access, Keeps::Answer),
        (while_asking_for_production_access, Keeps::Rest),
    ];
    let threads = ways.map(|(killed, keeps)| thread::spawn(move || killed(keeps)));
    let failed = threads.into_iter().filter_map(|thread| thread.join().err()).count();
    assert_eq!(failed, 0, "see above");
}
