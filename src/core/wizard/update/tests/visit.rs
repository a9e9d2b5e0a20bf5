//! Coming back after a night: what is new is the first line, and it is said once.

use jiff::tz::TimeZone;

use super::bench::{Bench, published};
use super::*;
use crate::core::handover::visit as core_visit;
use crate::core::kinds::aws::{Review, ReviewStatus};
use crate::words::{Lang, Words};

fn pending() -> Identity {
    let waits = Dkim { status: Verification::Pending, ..identity().dkim };
    Identity { dkim: waits, verified_for_sending: false, ..identity() }
}

fn evening(identity: Identity) -> Bench {
    let mut bench = Bench::new(true, Some(identity)).with_zone();
    bench.reply = Box::new(published);
    bench.started()
}

/// The same account a night later, with the journal that the evening left.
fn morning(mut evening: Bench, identity: Identity) -> Bench {
    evening.send(Msg::Quit);
    let mut bench = Bench::new(true, Some(identity)).with_zone();
    bench.reply = Box::new(published);
    bench.journal = evening.journal;
    bench.model.facts.now = evening.model.facts.now + SignedDuration::from_hours(14);
    bench.started()
}

fn said(bench: &Bench, lang: Lang) -> Option<String> {
    bench.model.news.as_ref().map(|news| Words::in_zone(lang, TimeZone::UTC).message(news))
}

#[test]
fn a_first_visit_has_no_news() {
    assert_eq!(said(&evening(pending()), Lang::En), None);
}

#[test]
fn what_ses_verified_over_night_is_the_first_line_until_a_key() {
    let mut bench = morning(evening(pending()), identity());
    let news = said(&bench, Lang::En).unwrap();
    assert!(news.contains("DKIM verified"), "{news}");
    assert!(news.starts_with("Since ") && news.contains("Next: "), "{news}");
    let japanese = said(&bench, Lang::Ja).unwrap();
    assert!(japanese.contains("DKIM は検証済み"), "{japanese}");
    bench.send(Msg::Down);
    assert_eq!(said(&bench, Lang::En), None);
}

#[test]
fn a_night_without_news_says_so_and_what_is_still_under_way() {
    let quiet = morning(evening(identity()), identity());
    assert!(said(&quiet, Lang::En).unwrap().contains(": nothing new. "), "{:?}", said(&quiet, Lang::En));
    let waiting = morning(evening(pending()), pending());
    assert!(
        said(&waiting, Lang::En).unwrap().contains("DKIM still pending"),
        "{:?}",
        said(&waiting, Lang::En)
    );
}

#[test]
fn the_time_is_that_of_leaving() {
    let mut bench = evening(pending());
    bench.later(3600);
    let left = bench.model.facts.now;
    let bench = morning(bench, pending());
    let time = Words::in_zone(Lang::En, TimeZone::UTC).time_near(left, bench.model.facts.now);
    assert!(said(&bench, Lang::En).unwrap().starts_with(&format!("Since {time}: ")));
}

#[test]
fn a_review_is_told_with_its_case_and_a_cut_off_change_by_its_name() {
    let mut bench = Bench::new(false, Some(identity())).with_zone().started();
    let change = Change::CreateIdentity { domain: Name::from_answer("example.com") };
    bench.journal.push(Entry::Intent { at: bench.model.facts.now, id: "1".into(), change });
    bench.model.facts.journal = bench.journal.clone().into();
    let mut account =
        SesAccount { production_access: false, ..bench.model.facts.ses_account().unwrap().clone() };
    account.review = Some(Review { status: ReviewStatus::Pending, case_id: Some("1786".into()) });
    bench.model.facts.record(Query::SesAccount, Ok(Answer::SesAccount(account)));
    let before = core_visit::last(&bench.journal).unwrap();
    let (facts, choices) = (&bench.model.facts, &bench.model.choices);
    let seen = core_visit::seen(facts, choices).unwrap();
    let news = core_visit::news(&before, &seen, facts, choices);
    let news = Words::in_zone(Lang::En, TimeZone::UTC).message(&news);
    assert!(news.contains("review pending (case 1786)"), "{news}");
    assert!(
        news.contains("“Create the identity example.com with Easy DKIM, 2048 bits” was cut off"),
        "{news}"
    );
}

#[test]
fn a_change_that_was_cut_off_is_told_once() {
    let mut evening = evening(pending());
    let change = Change::CreateIdentity { domain: Name::from_answer("example.com") };
    evening.journal.push(Entry::Intent { at: evening.model.facts.now, id: "1".into(), change });
    let mut killed = Bench::new(true, Some(pending())).with_zone();
    killed.reply = Box::new(published);
    killed.journal = evening.journal;
    let first = killed.started();
    assert!(said(&first, Lang::En).unwrap().contains("was cut off"), "{:?}", said(&first, Lang::En));
    let second = morning(first, pending());
    assert!(!said(&second, Lang::En).unwrap().contains("was cut off"), "{:?}", said(&second, Lang::En));
}

/// The same account again with the journal that was left, looked at by what leaves without a word.
fn looked(journal: Vec<Entry>, identity: Identity, hours: i64) -> Bench {
    let mut bench = Bench::new(true, Some(identity)).with_zone();
    bench.reply = Box::new(published);
    bench.journal = journal;
    bench.model.facts.now = now() + SignedDuration::from_hours(hours);
    bench.send(Msg::Woke { now: bench.model.facts.now });
    bench.send(Msg::Started);
    bench
}

#[test]
fn a_look_that_finds_nothing_new_adds_no_line() {
    let mut journal = looked(Vec::new(), pending(), 0).journal;
    assert_eq!(journal.len(), 1, "{journal:?}");
    for hours in 1..4 {
        journal = looked(journal, pending(), hours).journal;
    }
    assert_eq!(journal.len(), 1, "{journal:?}");
    let verified = looked(journal, identity(), 5);
    assert_eq!(verified.journal.len(), 2, "{:?}", verified.journal);
    assert!(said(&verified, Lang::En).unwrap().contains("DKIM verified"));
    // Behind a write there is something to see, though it left all as it was.
    let mut journal = verified.journal;
    let change = Change::CreateIdentity { domain: Name::from_answer("example.com") };
    journal.push(Entry::Intent { at: now() + SignedDuration::from_hours(6), id: "1".into(), change });
    let mut journal = looked(journal, identity(), 7).journal;
    assert_eq!(journal.len(), 4, "{journal:?}");
    journal = looked(journal, identity(), 8).journal;
    assert_eq!(journal.len(), 4, "{journal:?}");
}

#[test]
fn who_leaves_right_after_the_look_adds_no_line_and_who_stays_adds_one() {
    for (seconds, lines) in [(59, 1), (60, 2)] {
        let mut bench = looked(Vec::new(), pending(), 0);
        bench.later(seconds);
        bench.send(Msg::Quit);
        assert_eq!(bench.journal.len(), lines, "{seconds} s: {:?}", bench.journal);
    }
}

#[test]
fn read_only_keeps_nothing() {
    let mut bench = Bench::new(true, Some(pending())).with_zone();
    bench.model.facts.situation.read_only = true;
    let mut bench = bench.started();
    bench.send(Msg::Quit);
    assert!(bench.journal.is_empty());
}

/// A colleague puts the pool's old sender back.
#[test]
fn a_step_that_was_done_and_is_to_do_again_is_news() {
    let mut bench = Bench::new(true, Some(identity())).with_zone();
    bench.reply = Box::new(published);
    let bench = bench.started();
    let (facts, choices) = (&bench.model.facts, &bench.model.choices);
    assert_eq!(bench.model.status(StepId::Pool), Status::Todo);
    let now = core_visit::seen(facts, choices).unwrap();
    let mut done = now.done.clone();
    done.push("pool".to_owned());
    let before = core_visit::Visit {
        until: facts.now,
        seen_at: facts.now,
        seen: crate::core::facts::journal::Seen { done, ..now.clone() },
    };
    let news = Words::in_zone(Lang::En, jiff::tz::TimeZone::UTC)
        .message(&core_visit::news(&before, &now, facts, choices));
    assert!(news.contains("User pool no longer as it was"), "{news}");
}
