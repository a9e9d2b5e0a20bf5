//! The rehearsal's scenarios, each to its end. They wait more than they work, so they go at once.

use std::thread;
use std::time::Duration;

use sendoff::words::Lang;

use crate::person::Person;
use crate::pty::Launch;
use crate::screens;

/// The promise to a newcomer.
const IN_TIME: Duration = Duration::from_secs(60);

fn rehearse(scenario: &str, lang: Lang) -> Person {
    let arguments = ["rehearse", "--scenario", scenario, "--lang", lang.as_str()];
    Person::at(Launch::sendoff(&arguments), lang)
}

/// Fails with every one that failed, by its name.
fn at_once<T: Copy + std::fmt::Debug + Send + 'static>(all: &[T], go: fn(T)) {
    let threads: Vec<_> = all
        .iter()
        .map(|one| {
            (
                *one,
                thread::spawn({
                    let one = *one;
                    move || go(one)
                }),
            )
        })
        .collect();
    let failed: Vec<_> =
        threads.into_iter().filter_map(|(one, thread)| thread.join().is_err().then_some(one)).collect();
    assert!(failed.is_empty(), "{failed:?} failed, see above");
}

#[test]
fn the_whole_rehearsal_by_enter_alone_in_either_language() {
    at_once(&[Lang::En, Lang::Ja], |lang| {
        let mut person = rehearse("default", lang);
        person.lead_on_to_the_end();
        let time = person.elapsed();
        let shown = screens::all(&person.terminal);
        println!("8/8 in {}: {:.1} s, {} screens", lang.as_str(), time.as_secs_f64(), shown.len());
        assert!(time < IN_TIME, "{time:?}");
        shown.iter().for_each(screens::assert_whole);
        screens::assert_says_where_before_it_changes(&person, &shown);
        (1..=8).for_each(|step| person.go(step));
        screens::all(&person.terminal).iter().for_each(screens::assert_whole);
        for step in 1..=8 {
            person.go(step);
            screens::assert_painted_anew_is_the_same(&person);
        }
        person.finish();
    });
}

#[test]
fn every_scenario_that_has_an_end_is_led_to_it() {
    at_once(&["granted", "half-done", "slow-dns", "manual-dns"], |scenario| {
        let mut person = rehearse(scenario, Lang::En);
        if scenario == "manual-dns" {
            enter_the_records_by_hand(&mut person);
        }
        person.lead_on_to_the_end();
        println!("8/8 in {scenario}: {:.1} s", person.elapsed().as_secs_f64());
        screens::all(&person.terminal).iter().for_each(screens::assert_whole);
        person.finish();
    });
}

fn enter_the_records_by_hand(person: &mut Person) {
    let offer = format!("p {}", person.words.say("key-entered"));
    person.lead_on("the records to enter by hand", |_, screen| screen.contents().contains(&offer));
    person.terminal.type_text("p");
    person.terminal.wait_gone(&offer);
}
