//! Journals as set-ups leave them: what was agreed to, sent, repeated, refused, cut off, taken back and seen
//! over some weeks, for tests of what a cut leaves.

use jiff::{SignedDuration, Timestamp};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Map, Value, json};

use crate::core::facts::journal::{Entry, Face, Seen, Void};
use crate::core::kinds::address;
use crate::core::kinds::change::{Binding, Change, MailFromBefore, Outcome, ProductionRequest, Restored};
use crate::core::kinds::name::{HostedZoneId, Name, UserPoolId};
use crate::core::kinds::problem::{Problem, ProblemKind, Who};
use crate::core::kinds::record::{RecordSet, SetChange};

pub const POOLS: [&str; 2] = ["us-east-1_Ab12Cd34E", "us-east-1_Zz99Yy88X"];
pub const RECORDS: [(&str, &str); 3] =
    [("bounce.example.com", "MX"), ("bounce.example.com", "TXT"), ("_dmarc.example.com", "TXT")];

/// What happened, and how many minutes after what was before it.
pub type History = Vec<(Act, i64)>;

#[derive(Clone, Debug)]
pub enum Act {
    /// Agreed to and not sent.
    Agreed(Change),
    /// The last agreement, or the one before it, counts no more.
    Voided(usize),
    Sent {
        change: Change,
        is_agreed: bool,
        end: End,
        /// Its outcome is written behind what happens next.
        is_late: bool,
    },
    Seen(u8),
}

#[derive(Clone, Debug)]
pub enum End {
    Done(Outcome),
    Failed(Problem),
    CutOff,
}

pub fn domain() -> Name {
    Name::from_answer("example.com")
}

/// How a pool may send its mail.
pub fn email(kind: u8) -> Map<String, Value> {
    let value = match kind {
        0 => json!({"EmailSendingAccount": "COGNITO_DEFAULT"}),
        kind => json!({
            "EmailSendingAccount": "DEVELOPER",
            "SourceArn": "arn:aws:ses:us-east-1:111111111111:identity/example.com",
            "From": if kind == 1 { "Example <no-reply@example.com>" } else { "old@example.com" },
        }),
    };
    value.as_object().cloned().unwrap_or_default()
}

pub fn members(pool: &str, email_kind: u8, mfa: &str) -> Map<String, Value> {
    let value = json!({"Id": pool, "Name": "production", "MfaConfiguration": mfa,
        "EmailConfiguration": email(email_kind), "LastModifiedDate": 1.5});
    value.as_object().cloned().unwrap_or_default()
}

pub fn record_set((name, rtype): (&str, &str), value: u8) -> RecordSet {
    RecordSet {
        name: Name::from_answer(name),
        rtype: rtype.to_owned(),
        ttl: Some(300),
        values: vec![format!("\"value {value}\"")],
        alias: false,
        set_identifier: None,
    }
}

fn sets() -> impl Strategy<Value = Vec<SetChange>> {
    let set = |record: (&'static str, &'static str)| {
        (option::of(0..2u8), 0..2u8).prop_map(move |(before, after)| SetChange {
            before: before.map(|value| record_set(record, value)),
            after: record_set(record, after),
        })
    };
    let some = subsequence(RECORDS.to_vec(), 1..=2);
    some.prop_flat_map(move |records| records.into_iter().map(set).collect::<Vec<_>>())
}

fn records() -> impl Strategy<Value = Change> {
    (any::<bool>(), select(vec!["Z1", "Z1", "Z2"]), sets()).prop_map(|(publishes, zone, sets)| {
        let hosted_zone = HostedZoneId::from(zone);
        match publishes {
            true => Change::PublishRecords { hosted_zone, sets },
            false => Change::TakeBackRecords { hosted_zone, sets },
        }
    })
}

fn pool_write() -> impl Strategy<Value = Change> {
    let restored = option::of(option::of((0..3u8, select(vec!["OFF", "ON"]))));
    (select(POOLS.to_vec()), 0..3u8, 0..3u8, select(vec!["OFF", "ON"]), restored).prop_map(
        |(pool, seen, wanted, mfa, restored)| {
            let restored = restored.map(|whole| Restored {
                at: Timestamp::UNIX_EPOCH,
                members: whole.map(|(kind, mfa)| members(pool, kind, mfa)),
            });
            let binding = Box::new(Binding {
                user_pool: UserPoolId::from(pool),
                email: email(wanted),
                seen: members(pool, seen, mfa),
                seen_mfa: Value::Null,
                accepted: Vec::new(),
                restored,
            });
            if binding.restored.is_some() { Change::RestorePool(binding) } else { Change::BindPool(binding) }
        },
    )
}

fn mail_from() -> impl Strategy<Value = Change> {
    let label = || select(vec!["bounce", "mail"]);
    (label(), option::of((label(), any::<bool>()))).prop_map(|(to, before)| Change::SetMailFrom {
        domain: domain(),
        mail_from: domain().child(to),
        before: before.map(|(label, rejects)| MailFromBefore { domain: domain().child(label), rejects }),
    })
}

fn mail() -> impl Strategy<Value = Change> {
    let from = select(vec!["Example <no-reply@example.com>", "old@example.com"]);
    (from, recipient()).prop_map(|(from, to)| Change::SendMail {
        from: address::sender(from).expect("a sender"),
        to: address::address(to).expect("an address"),
        source_arn: "arn:aws:ses:us-east-1:111111111111:identity/example.com".to_owned(),
        proves: Default::default(),
    })
}

fn recipient() -> impl Strategy<Value = &'static str> {
    select(vec!["you@example.net", "you@example.net", "other@example.net"])
}

fn test_user() -> impl Strategy<Value = Change> {
    (any::<bool>(), select(POOLS.to_vec()), select(vec!["one", "two", "three"]), recipient()).prop_map(
        |(invites, pool, username, to)| {
            let (user_pool, username) = (UserPoolId::from(pool), username.to_owned());
            match invites {
                true => Change::InviteTestUser {
                    user_pool,
                    username,
                    to: address::address(to).expect("an address"),
                    proves: Default::default(),
                },
                false => Change::DeleteTestUser { user_pool, username, made: None, named: false },
            }
        },
    )
}

fn change() -> impl Strategy<Value = Change> {
    let request = |use_case: &str| ProductionRequest { use_case: use_case.to_owned(), ..Default::default() };
    prop_oneof![
        1 => Just(Change::CreateIdentity { domain: domain() }),
        1 => Just(Change::StartDkim { domain: domain() }),
        1 => Just(Change::EnableSigning { domain: domain() }),
        1 => Just(Change::RememberChoices {
            domain: domain(),
            arn: String::new(),
            tags: Vec::new(),
            before: Vec::new(),
        }),
        2 => select(vec!["sign-ups", "resets"]).prop_map(move |text| Change::RequestProduction(request(text))),
        5 => mail_from(),
        7 => records(),
        7 => pool_write(),
        2 => mail(),
        7 => test_user(),
    ]
}

fn end(change: &Change) -> impl Strategy<Value = End> + use<> {
    use ProblemKind as Kind;
    let operation = change.operation();
    let done = any::<bool>().prop_map(|already| End::Done(Outcome { already, ..Outcome::default() }));
    let made = Just(End::Done(Outcome::default()));
    let failed = (
        select(vec![Kind::Refused, Kind::Permission, Kind::Timeout, Kind::PoolDiffers, Kind::Cancelled]),
        option::of(select(vec!["CodeDeliveryFailureException", "InvalidChangeBatch"])),
        select(vec![operation, "sts:GetCallerIdentity"]),
    );
    let failed = failed.prop_map(|(kind, code, operation)| {
        let message = code.map(|code| format!("{code}: a set is protected"));
        let code = code.map(str::to_owned);
        End::Failed(Problem { code, message, ..Problem::new(kind, operation, Who::Main) })
    });
    prop_oneof![4 => made, 1 => done, 3 => failed, 1 => Just(End::CutOff)]
}

fn sent(change: Change) -> impl Strategy<Value = Act> {
    (end(&change), any::<bool>(), prop::bool::weighted(0.1)).prop_map(move |(end, is_agreed, is_late)| {
        Act::Sent { change: change.clone(), is_agreed, end, is_late }
    })
}

/// Some changes, and those again and again.
pub fn histories() -> impl Strategy<Value = History> {
    vec(change(), 1..12).prop_flat_map(|changes| {
        let act = prop_oneof![
            10 => select(changes.clone()).prop_flat_map(sent),
            1 => select(changes).prop_map(Act::Agreed),
            // That alone waits.
            1 => mail_from().prop_map(Act::Agreed),
            1 => (0..2usize).prop_map(Act::Voided),
            2 => (0..2u8).prop_map(Act::Seen),
        ];
        // At times the clock is set back.
        let passed = prop_oneof![4 => 0..5i64, 3 => 0..600i64, 3 => 600..6000i64, 1 => -2000..0i64];
        vec((act, passed), 0..50)
    })
}

/// The journal of it, which ends at that time.
pub fn entries(history: &History, end: Timestamp) -> Vec<Entry> {
    let minutes: i64 = history.iter().map(|(_, passed)| passed).sum();
    let mut at = end - SignedDuration::from_mins(minutes);
    let mut entries = Vec::new();
    let mut late = None;
    for (number, (act, passed)) in history.iter().enumerate() {
        at += SignedDuration::from_mins(*passed);
        let due = late.take();
        let id = number.to_string();
        let confirmed = |change: &Change| Entry::Confirmed {
            at,
            id: format!("agreed-{number}"),
            shown_at: at,
            by: Face::Wizard,
            change: change.clone(),
            over: Vec::new(),
        };
        match act {
            Act::Agreed(change) => entries.push(confirmed(change)),
            Act::Voided(back) => {
                let given = |entry: &Entry| match entry {
                    Entry::Confirmed { id, .. } => Some(id.clone()),
                    _ => None,
                };
                let void = entries.iter().rev().filter_map(given).nth(*back);
                entries.extend(void.map(|id| Entry::Voided { at, id, why: Void::Left }));
            }
            Act::Sent { change, is_agreed, end, is_late } => {
                entries.extend(is_agreed.then(|| confirmed(change)));
                if let Some(binding) = change.binding() {
                    let (user_pool, file) = (binding.user_pool.to_string(), format!("{number}.json"));
                    entries.push(Entry::Snapshot { at, user_pool, file, sha256: Some(id.clone()) });
                }
                entries.push(Entry::Intent { at, id: id.clone(), change: change.clone() });
                let outcome = match end.clone() {
                    End::Done(outcome) => Some(Entry::Done { at, id, outcome }),
                    End::Failed(problem) => Some(Entry::Failed { at, id, problem }),
                    End::CutOff => None,
                };
                if *is_late { late = outcome } else { entries.extend(outcome) }
            }
            Act::Seen(kind) => {
                let name = domain().child(if *kind == 0 { "bounce" } else { "mail" });
                let seen = Seen { mail_from_domain: Some(name.to_string()), ..Seen::default() };
                entries.push(Entry::Seen { at, seen });
            }
        }
        entries.extend(due);
    }
    entries.extend(late);
    entries
}

/// The lines that stay.
pub fn cut(entries: &[Entry], stays: &[bool]) -> Vec<Entry> {
    let stay = entries.iter().zip(stays).filter(|(_, stays)| **stays).map(|(entry, _)| entry.clone());
    super::line(entries, stays, 0).into_iter().chain(stay).collect()
}
