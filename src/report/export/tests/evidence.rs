//! 証跡: what was written, by which request, and what was seen when.

use jiff::SignedDuration;

use super::model;
use crate::core::facts::journal::Entry;
use crate::core::handover::export::{Format, batches};
use crate::core::kinds::change::{Change, Outcome};
use crate::core::kinds::problem::{Problem, ProblemKind, Who};
use crate::report::Style;
use crate::report::export::export;
use crate::words::{Lang, Words};

/// The batch of the facts went in, and another was refused.
#[test]
fn the_evidence_says_what_was_written_by_which_request_and_when_it_was_seen() {
    let mut model = model();
    let batch = batches(&model.facts, &model.choices).remove(0);
    let hosted_zone = batch.hosted_zone.unwrap();
    let change = Change::PublishRecords { hosted_zone, sets: batch.sets };
    let at = |seconds: i64| model.facts.now + SignedDuration::from_secs(seconds);
    let (first, second) = (at(61), at(75));
    let outcome = Outcome {
        request_id: Some("request-7".to_owned()),
        change_id: Some("C0123".to_owned()),
        ..Outcome::default()
    };
    let problem = Problem {
        kind: ProblemKind::Conflict,
        operation: change.operation().to_owned(),
        code: Some("InvalidChangeBatch".to_owned()),
        message: Some("it already exists".to_owned()),
        request_id: Some("request-8".to_owned()),
        caller: Who::Dns,
        action: None,
        profile: None,
        via: None,
    };
    let id = |id: &str| id.to_owned();
    model.facts.journal = vec![
        Entry::Intent { at: first, id: id("1"), change: change.clone() },
        Entry::Done { at: first, id: id("1"), outcome },
        Entry::Intent { at: second, id: id("2"), change },
        Entry::Failed { at: second, id: id("2"), problem },
    ]
    .into();
    for lang in Lang::ALL {
        let words = Words::new(lang);
        let text = export(&model, &words, &Style::default(), Format::Document);
        let (_, evidence) = text.split_once(&words.say("document-evidence")).unwrap();
        let first = words.exact_time(first);
        for part in [
            "`request-7`",
            "`C0123`",
            "`request-8`",
            "InvalidChangeBatch: it already exists",
            &format!("| {first} | `bounce.example.com` | TXT |"),
            "v=spf1 ip4:192.0.2.1 -all` (TTL 60) |",
            "v=spf1 ip4:192.0.2.1 include:amazonses.com -all` (TTL 60) |",
            "`ses:GetEmailIdentity`",
            &words.exact_time(model.facts.now),
        ] {
            assert!(evidence.contains(part), "{part}\n{evidence}");
        }
        let written = evidence.matches(&format!("| {first} |")).count();
        assert_eq!(written, 1 + 6, "the call, and each of its sets: {evidence}");
    }
}
