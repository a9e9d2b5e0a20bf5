//! SES's two windows of 72 hours: until when it looks for DKIM and for MAIL FROM, each on its own
//! clock, and nothing of the one that has run out or is not known to have begun.

use jiff::SignedDuration;

use crate::core::facts::journal::Entry;
use crate::core::kinds::change::{Change, Outcome};
use crate::core::kinds::message::Message;
use crate::core::wizard::model::Model;
use crate::words::Lang;

use super::shot::{colour, shoot, words};
use super::world;

/// The orders that began them went out so many hours ago.
fn begun(dkim: i64, mail_from: i64) -> Model {
    let mut model = world::propagating();
    let domain = world::name("example.com");
    let orders = [
        (dkim, Change::CreateIdentity { domain: domain.clone() }),
        (mail_from, Change::SetMailFrom { mail_from: domain.child("bounce"), domain, before: None }),
    ];
    for (hours, change) in orders {
        let (at, id) = (model.facts.now - SignedDuration::from_hours(hours), change.code().to_owned());
        model.facts.journal.push(Entry::Intent { at, id: id.clone(), change });
        model.facts.journal.push(Entry::Done { at, id, outcome: Outcome::default() });
    }
    model
}

/// For which of the two the screen says until when, and that it says so rightly.
fn told(model: &Model, lang: Lang, (dkim, mail_from): (i64, i64)) -> (bool, bool) {
    let shot = shoot(model, &words(lang), &colour(), (80, 24));
    // Beside the sidebar lines are broken anywhere.
    let screen: String = (0..24).map(|y| shot.line(y).chars().skip(20).collect::<String>()).collect();
    let solid: String = screen.split_whitespace().collect();
    let says = |what: &str, hours: i64| {
        let until = model.facts.now + SignedDuration::from_hours(72 - hours);
        let message = Message::new("ses-until").text("what", what).time("until", until);
        let said: String = words(lang).message(&message).split_whitespace().collect();
        assert!(!said.contains('⟦'), "{said}");
        solid.contains(&said)
    };
    (says("DKIM", dkim), says("MAIL FROM", mail_from))
}

#[test]
fn each_clock_is_told_while_it_runs_and_no_longer() {
    for lang in Lang::ALL {
        for (hours, expected) in [
            ((20, 1), (true, true)),
            ((71, 2), (true, true)),
            // Past the limit SES alone can say what became of it.
            ((73, 2), (false, true)),
            ((20, 72), (true, false)),
            ((80, 75), (false, false)),
        ] {
            assert_eq!(told(&begun(hours.0, hours.1), lang, hours), expected, "{hours:?} {lang:?}");
        }
        let mut unknown = begun(20, 1);
        unknown.facts.journal.clear();
        assert_eq!(told(&unknown, lang, (20, 1)), (false, false), "AWS does not tell when they began");
    }
}
