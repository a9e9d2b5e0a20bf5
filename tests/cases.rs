//! Each misconfiguration that must be named, as a world of its own: the wizard's core looks at it
//! through a port without sockets until it has nothing left to ask, and its findings are compared
//! with what the case says. A case is a scenario (`tests/cases/LAYER/NAME.toml`) laid over
//! `tests/cases/healthy.toml`, with what must be found.

// A failure to set up is a failure of the test.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "cases/case.rs"]
mod case;
#[path = "cases/port.rs"]
mod port;
#[path = "cases/said.rs"]
mod said;
#[path = "cases/wizard.rs"]
mod wizard;

use case::Case;
use sendoff::core::dns::Server;
use sendoff::core::finding::{Finding, Severity};
use sendoff::core::record::{Judgement, RecordId, RecordStatus};
use sendoff::words::{Lang, Words};
use wizard::Wizard;

/// What is wrong with the findings of one case; empty where it passes.
fn faults(case: &Case) -> Vec<String> {
    let wizard = Wizard::settled(case);
    let findings = wizard.findings();
    let mut faults = Vec::new();
    if wizard.dns_questions() > wizard.budget() {
        faults.push(format!("{} DNS questions, {} at most", wizard.dns_questions(), wizard.budget()));
    }
    let at = |record: Option<RecordId>| record.map(|id| format!(" on {}", id.as_str())).unwrap_or_default();
    if let Some(expect) = &case.expect {
        let of_code: Vec<&Finding> =
            findings.iter().filter(|found| found.code.as_str() == expect.code).collect();
        let found: Vec<String> =
            of_code.iter().filter_map(|found| found.record).map(|id| id.as_str().to_owned()).collect();
        if of_code.is_empty() || found != expect.records {
            faults
                .push(format!("{} must stand on {:?}, it stands on {found:?}", expect.code, expect.records));
        }
        let severity = |found: &&Finding| format!("{:?}", found.severity()).to_lowercase();
        for wrong in of_code.iter().filter(|found| severity(found) != expect.severity) {
            faults.push(format!("{} is {:?}, not {}", expect.code, wrong.severity(), expect.severity));
        }
    }
    let expected = case.expect.as_ref().map_or("", |expect| expect.code.as_str());
    for found in findings.iter().filter(|found| found.severity() != Severity::Info) {
        let code = found.code.as_str();
        if code != expected && !case.also.iter().any(|also| also == code) {
            faults.push(format!("{code}{} is not true here: {:?}", at(found.record), found.seen));
        }
    }
    faults.extend(findings.iter().flat_map(unsaid));
    for missing in case.also.iter().filter(|also| !findings.iter().any(|found| found.code.as_str() == **also))
    {
        faults.push(format!("{missing} is true here too"));
    }
    faults
}

/// What a person reads of a finding, where something is left unfilled in it.
fn unsaid(finding: &Finding) -> Vec<String> {
    let mut faults = Vec::new();
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for message in [finding.message(), finding.fix()] {
            let said = words.message(&message);
            if said.contains(['⟦', '$', '{']) {
                faults.push(format!("{}: {said}", finding.code.as_str()));
            }
        }
    }
    faults
}

#[test]
fn every_case_is_named_and_nothing_else_is() {
    let cases = case::all();
    assert!(cases.len() > 40, "only {} cases were found", cases.len());
    let mut faults_of_all = Vec::new();
    for case in &cases {
        faults_of_all.extend(faults(case).into_iter().map(|fault| format!("{}: {fault}", case.name)));
    }
    assert!(faults_of_all.is_empty(), "\n{}\n", faults_of_all.join("\n"));
}

#[test]
fn a_case_that_expects_another_code_fails() {
    let mut case = case::all().into_iter().find(|case| case.expect.is_some()).expect("a fault");
    if let Some(expect) = &mut case.expect {
        "no-such-code".clone_into(&mut expect.code);
    }
    assert!(!faults(&case).is_empty());
}

#[test]
fn where_no_name_server_can_be_asked_resolvers_over_https_stand_in() {
    for name in ["zone/port-blocked", "zone/intercepted"] {
        let case = case::all().into_iter().find(|case| case.name == name).expect("the case");
        let wizard = Wizard::settled(&case);
        let views = wizard.views();
        assert_eq!(views.len(), 6);
        for view in views.iter() {
            assert_eq!(view.status, RecordStatus::Unknown, "{name}: {view:?}");
            let over_https = view.answers.iter().find(|answer| matches!(answer.server, Server::Https { .. }));
            assert_eq!(over_https.map(|answer| answer.judgement), Some(Judgement::Match), "{name}: {view:?}");
        }
    }
    let healthy = case::all().into_iter().find(|case| case.name == "control/healthy").expect("the case");
    let asked = Wizard::settled(&healthy).asked(|server| matches!(server, Server::Https { .. }));
    assert_eq!(asked, 0, "nobody else is asked over HTTPS");
}
