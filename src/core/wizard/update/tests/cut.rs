//! A journal that was cut says the same to everybody who decides or tells something by it.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt::Debug;

use jiff::Timestamp;
use proptest::option;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::bench::{Bench, domain, published};
use super::*;
use crate::core::diagnosis;
use crate::core::facts::Facts;
use crate::core::facts::journal::cut::histories::{self, POOLS, RECORDS, cut, histories as any_history};
use crate::core::facts::journal::cut::stays;
use crate::core::facts::journal::{Deed, Fate, Journal, confirmation, deeds};
use crate::core::facts::published;
use crate::core::facts::remembered;
use crate::core::handover::visit;
use crate::core::kinds::aws::MailFrom;
use crate::core::kinds::change::Binding;
use crate::core::kinds::dns::RecordType;
use crate::core::kinds::name::HostedZoneId;
use crate::core::kinds::record::SetChange;
use crate::core::progress;
use crate::core::rules::test_users::invited;
use crate::core::rules::undo;
use crate::core::rules::untouched::untouched;
use crate::core::rules::verification_window;
use crate::core::rules::{spread, undo_records as zone};
use crate::core::steps::{self, STEPS};

/// What AWS says by now.
#[derive(Clone, Debug)]
struct Stands {
    mail_from: Option<(&'static str, Verification)>,
    pools: [(u8, &'static str); 2],
    is_one_pool: bool,
    /// The value of each record set.
    sets: [Option<u8>; 3],
    is_published: bool,
}

fn stands() -> impl Strategy<Value = Stands> {
    use Verification::{Failed, Pending, Success};
    let status = prop::sample::select(vec![Pending, Success, Failed]);
    let mail_from = option::of((prop::sample::select(vec!["bounce", "mail"]), status));
    let kind = prop_oneof![3 => Just(1), 1 => Just(0), 1 => Just(2)];
    let pool = || (kind.clone(), prop::sample::select(vec!["OFF", "ON"]));
    let set = || option::of(0..2u8);
    (mail_from, [pool(), pool()], any::<bool>(), [set(), set(), set()], any::<bool>()).prop_map(
        |(mail_from, pools, is_one_pool, sets, is_published)| Stands {
            mail_from,
            pools,
            is_one_pool,
            sets,
            is_published,
        },
    )
}

/// Everything was asked once, with that.
fn known(stands: &Stands, asked: &(Facts, Choices)) -> (Facts, Choices) {
    let (mut facts, mut choices) = asked.clone();
    choices.user_pools.truncate(if stands.is_one_pool { 1 } else { 2 });
    let mail_from = stands.mail_from.map(|(label, status)| MailFrom {
        domain: domain().child(label),
        status,
        rejects: false,
    });
    let answer = Answer::Identity(Some(Box::new(Identity { mail_from, ..identity() })));
    facts.record(Query::Identity(domain().to_string()), Ok(answer));
    for (id, (kind, mfa)) in POOLS.into_iter().zip(stands.pools) {
        let id = UserPoolId::from(id);
        let members = histories::members(id.as_str(), kind, mfa);
        let pool = UserPool { id: id.clone(), members, mfa: serde_json::Value::Null };
        facts.record(Query::UserPool(id), Ok(Answer::UserPool(Box::new(pool))));
    }
    for hosted_zone in ["Z1", "Z2"].map(HostedZoneId::from) {
        for (name, _) in RECORDS {
            let at = RECORDS.into_iter().zip(stands.sets).filter(|((other, _), _)| *other == name);
            let sets = at.filter_map(|(record, value)| Some(histories::record_set(record, value?))).collect();
            let name = Name::from_answer(name);
            let query = Query::RecordSets { hosted_zone: hosted_zone.clone(), name };
            facts.record(query, Ok(Answer::RecordSets(sets)));
        }
    }
    (facts, choices)
}

/// A first look at everything, with the records published or not.
fn asked(is_published: bool) -> (Facts, Choices) {
    let mut bench = Bench::new(true, Some(identity())).with_zone();
    if is_published {
        bench.reply = Box::new(published);
    }
    let bench = bench.started();
    let choices = Choices {
        user_pools: POOLS.map(UserPoolId::from).to_vec(),
        hosted_zones: vec![HostedZoneId::from("Z1")],
        mail_from: Some(domain().child("bounce")),
        publish: Some(Publish::Route53),
        ..bench.model.choices.clone()
    };
    (bench.model.facts.clone(), choices)
}

/// What everybody says who reads the journal.
fn answers(
    facts: &Facts,
    choices: &Choices,
    agreed: &[Change],
    tried: &[Change],
) -> BTreeMap<String, String> {
    let mut said = BTreeMap::new();
    let mut says = |who: String, what: &dyn Debug| drop(said.insert(who, format!("{what:#?}")));
    for step in STEPS {
        let id = step.id();
        says(format!("status of {}", id.as_str()), &step.status(facts, choices));
        says(format!("summary of {}", id.as_str()), &step.summary(facts, choices));
        says(format!("changes of {}", id.as_str()), &step.changes(facts, choices));
        says(format!("asks of {}", id.as_str()), &step.asks(facts, choices));
        says(format!("u of {}", id.as_str()), &undo::undo(facts, choices, id));
    }
    says("findings".into(), &diagnosis::findings(facts, choices));
    says("the mail that failed".into(), &undo::canary_failed(facts, choices));
    let deeds = deeds(&facts.journal);
    for pool in POOLS.map(UserPoolId::from) {
        let pool = facts.user_pool(&pool).unwrap();
        says(format!("last write to {}", pool.id), &undo::last_write(&deeds, pool));
    }
    says("test users".into(), &invited(&deeds));
    let may_have_gone_out = |deed: &&Deed<'_>| !deed.change.is_ensure() && deed.fate == Fate::Unknown;
    says("may have gone out".into(), &deeds.iter().filter(may_have_gone_out).collect::<Vec<_>>());
    for code in Change::CODES {
        let of = |deed: &&Deed<'_>| deed.change.code() == code;
        says(format!("last {code}"), &deeds.iter().rfind(of));
        let done = |deed: &&Deed<'_>| of(deed) && matches!(deed.fate, Fate::Done(_));
        says(format!("last {code} that was done"), &deeds.iter().rfind(done));
    }

    let journal = &facts.journal;
    for (number, change) in agreed.iter().enumerate() {
        says(format!("agreement {number}"), &confirmation::of(journal, change, false));
    }
    for (number, change) in tried.iter().enumerate() {
        says(format!("agreement {number} for another attempt"), &confirmation::of(journal, change, true));
    }
    says("waiting".into(), &confirmation::waiting(journal, &domain()));
    says("due".into(), &steps::mail_from_due(facts, choices));
    says("confirmed".into(), &steps::mail_from_is_confirmed(facts, choices));
    says("request may have gone out".into(), &steps::may_have_gone_out(facts));

    let visit = visit::last(journal);
    let seen = visit::seen(facts, choices).unwrap();
    says("news".into(), &visit.as_ref().map(|before| visit::news(before, &seen, facts, choices)));
    says("last visit".into(), &visit);

    says("zones".into(), &zone::undo(facts));
    says("what zones are asked".into(), &zone::asks(facts));
    says("spread".into(), &spread::recent(facts));
    says("published".into(), &published::written_at(facts));
    for (name, rtype) in RECORDS {
        let rtype = if rtype == "MX" { RecordType::Mx } else { RecordType::Txt };
        let name = Name::from_answer(name);
        let written = published::record_written_at(facts, &name, rtype);
        says(format!("{name} {rtype:?}"), &(written, zone::taken_back_at(facts, &name, rtype)));
    }
    let sets = RECORDS.map(|record| SetChange { before: None, after: histories::record_set(record, 0) });
    let batch = Change::PublishRecords { hosted_zone: HostedZoneId::from("Z1"), sets: sets.to_vec() };
    says("untouched".into(), &untouched(facts, &batch));
    says(
        "windows".into(),
        &(verification_window::dkim(facts, choices), verification_window::mail_from(facts, choices)),
    );
    says("ours".into(), &remembered::is_ours(facts, &identity()));
    let sums = journal.iter().filter_map(|entry| match entry {
        Entry::Snapshot { sha256, file, .. } if has_file(file) => Some(sha256),
        _ => None,
    });
    says("sums".into(), &sums.collect::<Vec<_>>());
    said
}

/// Every second snapshot was moved away by somebody.
fn has_file(file: &str) -> bool {
    file.bytes().next().is_some_and(|first| first % 2 == 0)
}

fn is_recent(entry: &Entry, now: Timestamp) -> bool {
    now.duration_since(entry.at()).abs() < SignedDuration::from_hours(24)
}

/// Twice, as a journal is cut again and again.
fn cut_twice(entries: &[Entry], now: Timestamp, newest: usize) -> Vec<Entry> {
    let once = cut(entries, &stays(entries, now, newest, has_file));
    let twice = cut(&once, &stays(&once, now, newest, has_file));
    assert!(twice.len() <= once.len());
    twice
}

#[test]
fn everybody_who_reads_the_journal_hears_the_same_after_a_cut() {
    let asked = [false, true].map(asked);
    let mut runner = TestRunner::new(Config { cases: 400, failure_persistence: None, ..Config::default() });
    let journals = (any_history(), stands(), 0..4usize);
    let gone = Cell::new(0);
    let compared = runner.run(&journals, |(history, stands, newest)| {
        let (mut facts, choices) = known(&stands, &asked[usize::from(stands.is_published)]);
        let now = facts.now;
        let before = histories::entries(&history, now);
        let after = cut_twice(&before, now, newest);
        let confirmed = |entry: &Entry| match entry {
            Entry::Confirmed { change, .. } => Some(change.clone()),
            _ => None,
        };
        let agreed: Vec<Change> = before.iter().filter_map(confirmed).collect();
        // A run that tries again has begun within a day.
        let tried: Vec<Change> =
            before.iter().filter(|entry| is_recent(entry, now)).filter_map(confirmed).collect();
        gone.set(gone.get() + (before.len() + 1).saturating_sub(after.len()));
        let [before, after] = [before, after].map(|entries| {
            facts.journal = Journal::from(entries);
            // What was worked out before is forgotten.
            facts.forget(|_| false);
            answers(&facts, &choices, &agreed, &tried)
        });
        for (who, said) in before {
            prop_assert_eq!(&said, &after[&who], "{}", who);
        }
        Ok(())
    });
    compared.unwrap();
    assert!(gone.get() > 1000, "only {} lines were cut away", gone.get());
}

/// A pool was bound and proven, then bound otherwise and proven again; somebody put the first settings back.
#[test]
fn what_proved_the_settings_that_stand_stays() {
    let stands = Stands {
        mail_from: Some(("bounce", Verification::Success)),
        pools: [(1, "OFF"); 2],
        is_one_pool: true,
        sets: [None; 3],
        is_published: true,
    };
    let (mut facts, choices) = known(&stands, &asked(true));
    let user_pool = UserPoolId::from(POOLS[0]);
    let (from, to) = (choices.from.clone().unwrap(), choices.to.clone().unwrap());
    let source_arn = "arn:aws:ses:us-east-1:111111111111:identity/example.com".to_owned();
    let pool = facts.user_pool(&user_pool).unwrap().clone();
    let bind = |kind| Change::BindPool(Box::new(Binding::of(&pool, histories::email(kind))));
    let invite = |username: &str| {
        let (user_pool, username) = (user_pool.clone(), username.to_owned());
        [
            Change::InviteTestUser {
                user_pool: user_pool.clone(),
                username: username.clone(),
                to: to.clone(),
                proves: Default::default(),
            },
            Change::DeleteTestUser { user_pool, username, made: None, named: false },
        ]
    };
    let changes = [bind(1), bind(2)].into_iter().chain(invite("a")).chain([bind(1)]).chain(invite("b"));
    let changes = changes.chain([bind(1), bind(2)]).chain(invite("c"));
    let changes =
        changes.chain([Change::SendMail { from, to: to.clone(), source_arn, proves: Default::default() }]);
    let mut entries = Vec::new();
    for (number, change) in changes.enumerate() {
        let at = now() - SignedDuration::from_hours(100 - i64::try_from(number).unwrap());
        let id = number.to_string();
        entries.push(Entry::Intent { at, id: id.clone(), change });
        entries.push(Entry::Done { at, id, outcome: Outcome::default() });
    }
    for entries in [entries.clone(), cut_twice(&entries, now(), 0)] {
        facts.journal = entries.into();
        assert_eq!(progress::status(StepId::Test, &facts, &choices), Status::Done);
    }
}

/// So long a journal that nothing new comes about.
fn weeks(rounds: i64) -> Vec<Entry> {
    let pool = UserPool {
        id: UserPoolId::from(POOLS[0]),
        members: histories::members(POOLS[0], 0, "OFF"),
        mfa: serde_json::Value::Null,
    };
    let zone = HostedZoneId::from("Z1");
    let sets = vec![SetChange { before: None, after: histories::record_set(RECORDS[0], 0) }];
    let (user_pool, username) = (pool.id.clone(), "one".to_owned());
    let to = address::address("you@example.net").unwrap();
    let changes = [
        Change::PublishRecords { hosted_zone: zone.clone(), sets: sets.clone() },
        Change::TakeBackRecords { hosted_zone: zone, sets },
        Change::BindPool(Box::new(Binding::of(&pool, histories::email(1)))),
        Change::InviteTestUser {
            user_pool: user_pool.clone(),
            username: username.clone(),
            to,
            proves: Default::default(),
        },
        Change::DeleteTestUser { user_pool, username, made: None, named: false },
        Change::StartDkim { domain: domain() },
    ];
    let mut entries = Vec::new();
    for round in 0..rounds {
        for (number, change) in changes.iter().enumerate() {
            let at = now() - SignedDuration::from_hours(48 + rounds - round);
            let id = format!("{round}-{number}");
            let (shown_at, by) = (at, crate::core::facts::journal::Face::Yes);
            entries.push(Entry::Confirmed {
                at,
                id: id.clone(),
                shown_at,
                by,
                change: change.clone(),
                over: Vec::new(),
            });
            entries.push(Entry::Intent { at, id: id.clone(), change: change.clone() });
            entries.push(Entry::Done { at, id, outcome: Outcome::default() });
        }
    }
    entries
}

#[test]
fn what_stays_does_not_grow_with_the_journal() {
    let left = |rounds| cut_twice(&weeks(rounds), now(), 0).len();
    assert_eq!(left(300), left(3));
    assert!(left(3) < 40, "{}", left(3));
}

#[test]
fn the_first_line_says_how_many_lines_are_gone_and_up_to_when() {
    let entries = weeks(30);
    let whole = cut(&entries, &vec![true; entries.len()]);
    assert!(matches!(whole[0], Entry::Cut { gone: 0, .. }), "{:?}", whole[0]);
    let after = cut_twice(&whole, now(), 0);
    let Entry::Cut { at, gone, .. } = after[0] else { panic!("{:?}", after[0]) };
    assert_eq!(usize::try_from(gone), Ok(entries.len() + 1 - after.len()));
    let is_of_then = |entry: &&Entry| entry.at() <= at;
    assert_eq!(after.iter().filter(is_of_then).count(), after.len(), "no later line is gone");
    assert_eq!(after.iter().filter(|entry| matches!(entry, Entry::Cut { .. })).count(), 1);
}

#[test]
fn a_cut_costs_as_much_as_the_journal_is_long() {
    let work = |rounds| {
        let entries = weeks(rounds);
        let begun = super::growth::worked();
        assert!(cut(&entries, &stays(&entries, now(), 0, has_file)).len() < entries.len());
        super::growth::worked() - begun
    };
    let ratio = super::growth::ratio(|| work(60), || work(480));
    assert!(ratio < 24.0, "8 times the journal takes {ratio:.1} times as long");
}
