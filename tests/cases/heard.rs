//! What was reported of a world, whichever way it came, held against what its case expects.

use std::sync::OnceLock;

use sendoff::core::kinds::finding::{Finding, Severity};
use sendoff::core::kinds::record::RecordView;
use sendoff::words::{Lang, Words};
use serde_json::Value;

use crate::case::Case;
use crate::program::Status;
use crate::wizard::Wizard;

/// Made once: every finding of every case is said.
pub fn words(lang: Lang) -> &'static Words {
    static EN: OnceLock<Words> = OnceLock::new();
    static JA: OnceLock<Words> = OnceLock::new();
    match lang {
        Lang::En => &EN,
        Lang::Ja => &JA,
    }
    .get_or_init(|| Words::new(lang))
}

/// A finding as `status --json` has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Heard {
    pub code: String,
    pub severity: String,
    pub step: String,
    pub record: Option<String>,
    pub seen: Option<String>,
    /// The value that its record should have.
    pub wanted: Option<String>,
    /// The sentence and what to do, in English.
    pub words: String,
}

impl Heard {
    pub fn of(finding: &Finding, views: &[RecordView]) -> Heard {
        let record = views.iter().find(|view| Some(view.wanted.id) == finding.record);
        let english = words(Lang::En);
        Heard {
            code: finding.code.as_str().to_owned(),
            severity: severity(finding.severity()).to_owned(),
            step: finding.step.as_str().to_owned(),
            record: finding.record.map(|id| id.as_str().to_owned()),
            seen: finding.seen.clone(),
            wanted: record.map(|view| view.wanted.value.clone()),
            words: [finding.message(), finding.fix()].map(|message| english.message(&message)).join("\n"),
        }
    }

    pub fn read(json: &Value, records: &Value) -> Heard {
        let of = records.as_array().and_then(|all| all.iter().find(|record| record["id"] == json["record"]));
        let value = of.and_then(|record| record["value"][0].as_str());
        let text = |member: &str| json[member].as_str().map(str::to_owned);
        Heard {
            code: text("code").expect("a code"),
            severity: text("severity").expect("a severity"),
            step: text("step").expect("a step"),
            record: text("record"),
            seen: text("seen"),
            wanted: value.map(str::to_owned),
            words: ["message", "fix"].map(|member| text(member).expect("words")).join("\n"),
        }
    }

    /// Neither a fault nor something to wait for.
    pub fn is_info(&self) -> bool {
        self.severity == "info"
    }
}

/// What the core finds, asked through a port without sockets.
pub fn by_core(case: &Case) -> Vec<Heard> {
    let wizard = Wizard::settled(case);
    let views = wizard.views();
    wizard.findings().iter().map(|finding| Heard::of(finding, &views)).collect()
}

/// What `status --json` of the program says, over sockets.
pub fn by_program(case: &Case) -> Vec<Heard> {
    Status::of(case).heard()
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Wait => "wait",
        Severity::Info => "info",
    }
}

/// What is wrong with the findings of one case; empty where it passes.
pub fn faults(case: &Case, heard: &[Heard]) -> Vec<String> {
    let mut faults = Vec::new();
    if let Some(expect) = &case.expect {
        let of_code: Vec<&Heard> = heard.iter().filter(|found| found.code == expect.code).collect();
        let found: Vec<&str> = of_code.iter().filter_map(|found| found.record.as_deref()).collect();
        if of_code.is_empty() || found != expect.records {
            faults
                .push(format!("{} must stand on {:?}, it stands on {found:?}", expect.code, expect.records));
        }
        if let Some(step) = &expect.step
            && !of_code.iter().any(|found| found.step == *step)
        {
            faults.push(format!("{} must be said at {step}", expect.code));
        }
        if let Some(says) = &expect.says
            && let Some(other) = of_code.iter().find(|found| !found.words.contains(says))
        {
            faults.push(format!("{} does not say {says:?}: {}", expect.code, other.words));
        }
        if let Some(wanted) = &expect.wanted
            && let Some(other) = of_code.iter().find(|found| found.wanted.as_ref() != Some(wanted))
        {
            faults.push(format!("{} does not want {wanted:?}: {:?}", expect.code, other.wanted));
        }
        for wrong in of_code.iter().filter(|found| found.severity != expect.severity) {
            faults.push(format!("{} is {}, not {}", expect.code, wrong.severity, expect.severity));
        }
    }
    let expected = case.expect.as_ref().map_or("", |expect| expect.code.as_str());
    for found in heard.iter().filter(|found| !found.is_info()) {
        let Heard { code, record, seen, .. } = found;
        if code != expected && !case.also.contains(code) {
            let at = record.as_deref().unwrap_or("no record");
            faults.push(format!("{code} on {at} is not true here: {seen:?}"));
        }
    }
    for near in case.never.iter().filter(|never| heard.iter().any(|found| found.code == **never)) {
        faults.push(format!("{near} is not true here"));
    }
    for missing in case.also.iter().filter(|also| !heard.iter().any(|found| found.code == **also)) {
        faults.push(format!("{missing} is true here too"));
    }
    faults
}
