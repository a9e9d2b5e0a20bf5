//! What a person reads: nothing unfilled, nothing too wide, nothing shouted.

use jiff::Timestamp;
use sendoff::core::kinds::change::{Binding, Change, ProductionRequest};
use sendoff::core::kinds::evidence::Proves;
use sendoff::core::kinds::message::{Arg, Message};
use sendoff::core::kinds::name::Name;
use sendoff::core::kinds::problem::{Problem, ProblemKind, Via, Who};
use sendoff::words::findings::FINDING_ARGS;
use sendoff::words::{Lang, Words};
use serde_json::{Map, Value};
use unicode_width::UnicodeWidthStr;

use crate::{ftl, none_of};

fn text(text: &str) -> Arg {
    Arg::Text(text.to_owned())
}

/// A usual value for every argument that the core's messages take.
fn usual() -> Vec<(&'static str, Arg)> {
    vec![
        ("account", text("123456789012")),
        ("region", text("ap-northeast-1")),
        ("domain", text("example.com")),
        ("mail_from", text("bounce.example.com")),
        ("standing", text("mail.example.com")),
        ("quota", Arg::Number(50_000.0)),
        ("case", text("171234567800123")),
        ("dkim", text("PENDING")),
        ("live", text("5")),
        ("total", text("6")),
        ("users", Arg::Number(12_400.0)),
        ("time", Arg::Time(Timestamp::UNIX_EPOCH)),
        ("pool", text("production")),
        ("what", text("name of the service")),
    ]
}

fn too_wide(prefix: &str, columns: usize, more: &[(&'static str, Arg)]) {
    let mut faults = Vec::new();
    for lang in Lang::ALL {
        let words = Words::new(lang);
        let mut args = usual();
        args.retain(|(name, _)| more.iter().all(|(other, _)| name != other));
        args.extend_from_slice(more);
        for id in ftl::read(lang.as_str(), &mut Vec::new()).keys().filter(|id| id.starts_with(prefix)) {
            let said = words.say_with(id, &args);
            if said.width() > columns || said.contains("{$") {
                faults.push(format!("{} columns, {columns} wanted: {id} = {said}", said.width()));
            }
        }
    }
    none_of(&faults);
}

#[test]
fn labels_keep_to_their_columns() {
    too_wide("step-", 14, &[]);
    too_wide("status-", 10, &[]);
    too_wide("severity-", 10, &[]);
    too_wide("enter-", 16, &[]);
    too_wide("record-", 16, &[]);
    too_wide("judgement-", 16, &[]);
    too_wide("field-", 55, &[]);
    too_wide("input-", 70, &[]);
}

#[test]
fn summaries_keep_to_fifty_columns() {
    too_wide("summary-", 50, &[]);
    too_wide("summary-", 50, &[("quota", Arg::Number(-1.0)), ("case", text(""))]);
    for status in ["PENDING", "SUCCESS", "FAILED", "TEMPORARY_FAILURE", "NOT_STARTED", "UNKNOWN", ""] {
        too_wide("summary-propagation-", 50, &[("dkim", text(status)), ("mail_from", text(status))]);
    }
}

#[test]
fn a_missing_case_and_an_unlimited_quota_are_said_in_words() {
    let words = Words::new(Lang::En);
    let say = |id: &str, name, arg| words.say_with(id, &[(name, arg)]);
    assert_eq!(say("summary-access-pending", "case", text("")), "request under review");
    assert_eq!(say("summary-access-pending", "case", text("17")), "request under review, case 17");
    assert_eq!(say("summary-access-production", "quota", Arg::Number(-1.0)), "production, no daily limit");
    let some = say("summary-access-production", "quota", Arg::Number(50_000.0));
    assert_eq!(some, "production, 50,000 recipients a day");
}

fn check(faults: &mut Vec<String>, what: &str, said: &str) {
    let unfilled = said.contains("{$") || said.contains('⟦') || said.trim().is_empty();
    let isolated = said.contains(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}']);
    let shouted = said.contains(['!', '！']) || said.to_ascii_lowercase().contains("simply");
    let doubled = said.contains("  ") || said.contains("。。") || said.contains("..");
    if unfilled || isolated || shouted || doubled {
        faults.push(format!("{what}: {said}"));
    }
}

#[test]
fn every_finding_can_be_said() {
    let mut faults = Vec::new();
    for words in Lang::ALL.map(Words::new) {
        for (code, names) in FINDING_ARGS {
            let arg = |name: &&'static str| match *name {
                "right" | "total" => (*name, Arg::Number(3.0)),
                "time" | "created" => (*name, Arg::Time(Timestamp::UNIX_EPOCH)),
                "advice" => (*name, Arg::Message(Box::new(Message::new("advice-other")))),
                "what" => (*name, Arg::Message(Box::new(Message::new("deed-send-mail")))),
                _ => (*name, Arg::Text(format!("<{name}>"))),
            };
            let args: Vec<_> = names.iter().map(arg).collect();
            for id in [format!("finding-{}", code.as_str()), format!("finding-{}.fix", code.as_str())] {
                check(&mut faults, &id, &words.say_with(&id, &args));
            }
        }
    }
    none_of(&faults);
}

/// Through a proxy, with a password or without, and directly where a call can fail so.
fn ways(kind: ProblemKind) -> impl Iterator<Item = Option<Via>> {
    let is_the_proxys = matches!(kind, ProblemKind::ProxyRefused | ProblemKind::ProxyUnusable);
    let directly = (!is_the_proxys).then_some(None);
    let through = [true, false].map(|logs_in| {
        Some(Via {
            variable: "https_proxy".to_owned(),
            proxy: Some("http://proxy.example.com:8080".to_owned()),
            logs_in,
            host: "email.us-east-1.amazonaws.com".to_owned(),
        })
    });
    directly.into_iter().chain(through)
}

#[test]
fn every_problem_can_be_said_for_both_callers() {
    let mut faults = Vec::new();
    for words in Lang::ALL.map(Words::new) {
        for kind in ProblemKind::ALL {
            let operations = ["route53:ListHostedZones", "route53:ChangeResourceRecordSets"];
            let cases = [Who::Main, Who::Dns].into_iter().flat_map(|who| operations.map(|what| (who, what)));
            for ((caller, operation), via) in cases.flat_map(|case| ways(kind).map(move |via| (case, via))) {
                let problem = Problem {
                    kind,
                    operation: operation.to_owned(),
                    code: None,
                    message: None,
                    request_id: None,
                    caller,
                    action: None,
                    profile: None,
                    via: via.map(Box::new),
                };
                let said = words.problem(&problem);
                check(&mut faults, kind.as_str(), &said.title);
                check(&mut faults, kind.as_str(), &said.todo);
                assert_eq!(said.said, None);
            }
        }
    }
    none_of(&faults);
}

fn changes() -> Vec<Change> {
    let domain = Name::from_answer("example.com");
    let address = || serde_json::from_value(Value::from("no-reply@example.com")).expect("an address");
    let from = serde_json::from_value(Value::from("Example <no-reply@example.com>")).expect("a sender");
    let pool = || "us-east-1_Ab12Cd34E".into();
    let username = || "sendoff-test".to_owned();
    let mut seen = Map::new();
    seen.insert("Name".to_owned(), "production".into());
    let binding = Binding {
        user_pool: pool(),
        email: Map::new(),
        seen,
        seen_mfa: Value::Null,
        restored: None,
        accepted: Vec::new(),
    };
    vec![
        Change::RequestProduction(ProductionRequest::default()),
        Change::CreateIdentity { domain: domain.clone() },
        Change::StartDkim { domain: domain.clone() },
        Change::EnableSigning { domain: domain.clone() },
        Change::RememberChoices {
            domain: domain.clone(),
            arn: String::new(),
            tags: Vec::new(),
            before: Vec::new(),
        },
        Change::SetMailFrom { mail_from: domain.child("bounce"), domain, before: None },
        Change::PublishRecords { hosted_zone: "Z0123456789".into(), sets: Vec::new() },
        Change::TakeBackRecords { hosted_zone: "Z0123456789".into(), sets: Vec::new() },
        Change::BindPool(Box::new(binding.clone())),
        Change::RestorePool(Box::new(binding)),
        Change::SendMail { from, to: address(), source_arn: String::new(), proves: Proves::default() },
        Change::InviteTestUser {
            user_pool: pool(),
            username: username(),
            to: address(),
            proves: Proves::default(),
        },
        Change::DeleteTestUser { user_pool: pool(), username: username(), made: None, named: false },
    ]
}

#[test]
fn every_change_can_be_said_before_and_after() {
    let mut faults = Vec::new();
    let changes = changes();
    let codes: Vec<&str> = changes.iter().map(Change::code).collect();
    assert_eq!(codes, Change::CODES);
    for words in Lang::ALL.map(Words::new) {
        for change in &changes {
            check(&mut faults, change.code(), &words.change(change));
            check(&mut faults, change.code(), &words.changed(change));
        }
        assert!(words.change(&changes[8]).contains("production"));
    }
    none_of(&faults);
}

#[test]
fn nothing_shouts_or_doubles_a_mark() {
    let mut faults = Vec::new();
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for id in ftl::read(lang.as_str(), &mut Vec::new()).iter().flat_map(ftl::texts) {
            check(&mut faults, &id, &words.say(&id).replace("{$", ""));
        }
    }
    none_of(&faults);
}

#[test]
fn japanese_falls_back_to_nothing_but_english() {
    let mut faults = Vec::new();
    let words = Words::new(Lang::Ja);
    for id in ["step-account.why", "finding-sandbox.fix", "problem-offline.todo", "note-sandbox-noted"] {
        let said = words.say(id);
        if said.is_ascii() {
            faults.push(format!("{id}: {said}"));
        }
    }
    none_of(&faults);
}
