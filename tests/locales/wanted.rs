//! Every message that the core's codes call for, with the attributes it must have.

use std::collections::BTreeMap;

use sendoff::core::handover::export::Format;
use sendoff::core::kinds::address::InputError;
use sendoff::core::kinds::change::Change;
use sendoff::core::kinds::finding::{Code, Severity};
use sendoff::core::kinds::problem::ProblemKind;
use sendoff::core::kinds::record::{Judgement, RecordId, RecordStatus};
use sendoff::core::kinds::refusal;
use sendoff::core::kinds::request::template::Sentence;
use sendoff::core::kinds::step::{FieldId, Status, StepId};
use sendoff::core::request::CONTACT_LANGUAGES;
use sendoff::core::rules::hold::Hold;
use sendoff::core::wizard::model::Enter;
use sendoff::core::wizard::msg::CopiedBy;
use sendoff::words::DISK_CODES;

use crate::source;

/// Ids that begin so belong to an enumeration: a new one needs a new code.
pub const FAMILIES: &[&str] = &[
    "step-",
    "status-",
    "severity-",
    "finding-",
    "problem-",
    "change-",
    "input-",
    "field-",
    "enter-",
    "copied-",
    "record-",
    "judgement-",
    "held-",
    "advice-",
    "deed-",
    "export-",
    "scenario-",
    "proposed-",
];

/// Literals in the source that begin so are message ids wherever they stand.
pub const NAMED: &[&str] = &["summary-", "note-", "copied-", "duration-", "deed-", "held-"];

pub fn messages() -> BTreeMap<String, Vec<&'static str>> {
    let mut wanted = BTreeMap::new();
    let mut family = |prefix: &str, codes: &[&str], attributes: &[&'static str]| {
        for code in codes {
            wanted.insert(format!("{prefix}{code}"), attributes.to_vec());
        }
    };
    family("step-", &StepId::ALL.map(StepId::as_str), &["why"]);
    family("status-", &Status::ALL.map(Status::as_str), &[]);
    family("severity-", &SEVERITIES.map(severity), &[]);
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    family("finding-", &codes, &["fix"]);
    family("problem-", &ProblemKind::ALL.map(ProblemKind::as_str), &["todo"]);
    family("problem-disk-", &DISK_CODES, &["todo"]);
    family("change-", &Change::CODES, &["done"]);
    family("input-", &InputError::CODES, &[]);
    family("field-", &FieldId::ALL.map(FieldId::as_str), &["help"]);
    family("field-publish-", &["route53", "manual"], &[]);
    family("field-contact-language-", &CONTACT_LANGUAGES, &[]);
    family("enter-", &Enter::CODES, &[]);
    family("enter-confirm-", &Change::CODES, &[]);
    family("enter-", &["send-then-bind"], &[]);
    family("record-", &RecordId::ALL.map(RecordId::as_str), &[]);
    family("record-status-", &RECORD_STATUSES.map(record_status), &[]);
    family("judgement-", &JUDGEMENTS.map(judgement), &[]);
    family("held-", &Hold::SENDING.map(Hold::as_str), &[]);
    family("held-", &[Hold::Unproven.as_str()], &[]);
    family("copied-", &COPIED.map(copied), &[]);
    family("advice-", &refusal::CODES, &[]);
    family("advice-", &["other"], &[]);
    family("proposed-", &Sentence::ALL.map(Sentence::code), &[]);
    family("proposed-", &["use-case", "contact-language"], &[]);
    family("deed-", &["request-production", "send-mail", "invite-test-user"], &[]);
    family("export-", &Format::ALL.map(Format::as_str), &[]);
    family("note-", &["sandbox-noted"], &[]);
    for path in source::files(&source::root().join("assets/scenarios"), "toml") {
        let name = path.file_stem().expect("a file name").to_string_lossy().into_owned();
        family("scenario-", &[&name], &[]);
    }
    wanted
}

const RECORD_STATUSES: [RecordStatus; 7] = [
    RecordStatus::Live,
    RecordStatus::Propagating,
    RecordStatus::Missing,
    RecordStatus::Wrong,
    RecordStatus::Conflict,
    RecordStatus::Covered,
    RecordStatus::Unknown,
];

// The matches below have no wildcard: a new variant does not build until it is listed here.

fn record_status(status: RecordStatus) -> &'static str {
    match status {
        RecordStatus::Live => "live",
        RecordStatus::Propagating => "propagating",
        RecordStatus::Missing => "missing",
        RecordStatus::Wrong => "wrong",
        RecordStatus::Conflict => "conflict",
        RecordStatus::Covered => "covered",
        RecordStatus::Unknown => "unknown",
    }
}

const JUDGEMENTS: [Judgement; 10] = [
    Judgement::Match,
    Judgement::Differs,
    Judgement::Nxdomain,
    Judgement::Nodata,
    Judgement::Servfail,
    Judgement::Refused,
    Judgement::Lame,
    Judgement::Malformed,
    Judgement::Timeout,
    Judgement::Unreachable,
];

fn judgement(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::Match => "match",
        Judgement::Differs => "differs",
        Judgement::Nxdomain => "nxdomain",
        Judgement::Nodata => "nodata",
        Judgement::Servfail => "servfail",
        Judgement::Refused => "refused",
        Judgement::Lame => "lame",
        Judgement::Malformed => "malformed",
        Judgement::Timeout => "timeout",
        Judgement::Unreachable => "unreachable",
    }
}

const SEVERITIES: [Severity; 4] = [Severity::Error, Severity::Warning, Severity::Wait, Severity::Info];

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Wait => "wait",
        Severity::Info => "info",
    }
}

const COPIED: [CopiedBy; 3] = [CopiedBy::Terminal, CopiedBy::Tmux(Vec::new()), CopiedBy::Failed];

fn copied(by: CopiedBy) -> &'static str {
    match by {
        CopiedBy::Terminal => "terminal",
        CopiedBy::Tmux(_) => "tmux",
        CopiedBy::Failed => "failed",
    }
}
