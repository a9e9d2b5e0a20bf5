//! Each misconfiguration that must be named, as a world of its own, looked at twice: by the
//! program as a process, over sockets, and by the wizard's core through a port without any. What
//! is found is compared with what the case says. A case is a scenario
//! (`tests/cases/LAYER/NAME.toml`) laid over `tests/cases/healthy.toml`, with what must be found.

// A failure to set up is a failure of the test.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "cases/before.rs"]
mod before;
#[path = "cases/beside.rs"]
mod beside;
#[path = "cases/bind_step.rs"]
mod bind_step;
#[path = "cases/bound.rs"]
mod bound;
#[path = "cases/case.rs"]
mod case;
#[path = "cases/cleaned.rs"]
mod cleaned;
#[path = "cases/consent.rs"]
mod consent;
#[path = "cases/covered.rs"]
mod covered;
#[path = "cases/heard.rs"]
mod heard;
#[path = "cases/held.rs"]
mod held;
#[path = "mutants/mod.rs"]
mod mutants;
#[path = "cases/on_screen.rs"]
mod on_screen;
#[path = "cases/oracle.rs"]
mod oracle;
#[path = "cases/pairs.rs"]
mod pairs;
#[path = "cases/port.rs"]
mod port;
#[path = "cases/program.rs"]
mod program;
#[path = "cases/remembered.rs"]
mod remembered;
#[path = "program/run.rs"]
#[allow(dead_code, reason = "the program's own tests use the rest")]
mod run;
#[path = "cases/said.rs"]
mod said;
#[path = "cases/side_by_side.rs"]
mod side_by_side;
#[path = "program/watch.rs"]
#[allow(dead_code, reason = "others use the rest")]
mod watch;
#[path = "cases/wizard.rs"]
mod wizard;

use std::env;

use case::Case;
use heard::Heard;
use program::Status;
use sendoff::core::kinds::dns::Server;
use sendoff::core::kinds::finding::Finding;
use sendoff::core::kinds::record::{Judgement, RecordStatus};
use sendoff::words::Lang;
use side_by_side::side_by_side;
use wizard::Wizard;

/// What is wrong with what the core finds in one case; empty where it passes.
fn faults_of_core(case: &Case) -> Vec<String> {
    let wizard = Wizard::settled(case);
    let findings = wizard.findings();
    let views = wizard.views();
    let heard: Vec<Heard> = findings.iter().map(|finding| Heard::of(finding, &views)).collect();
    let mut faults = heard::faults(case, &heard);
    let (looks, budget) = (wizard.looks(), wizard.budget());
    if looks.iter().any(|asked| *asked > budget) {
        faults.push(format!("{looks:?} DNS questions, {budget} at most in one look"));
    }
    // What is healthy, or is not there and nothing more, is known at the first look.
    if case.expect.is_none() && looks.len() > 1 {
        faults.push(format!("{looks:?} DNS questions, in more than one look"));
    }
    faults.extend(findings.iter().flat_map(unsaid));
    faults
}

/// What a person reads of a finding, where something is left unfilled in it.
fn unsaid(finding: &Finding) -> Vec<String> {
    let mut faults = Vec::new();
    for lang in Lang::ALL {
        let words = heard::words(lang);
        for message in [finding.message(), finding.fix()] {
            let said = words.message(&message);
            if said.contains(['⟦', '$', '{']) {
                faults.push(format!("{}: {said}", finding.code.as_str()));
            }
        }
    }
    faults
}

fn faults_of_program(case: &Case) -> Vec<String> {
    let status = Status::of(case);
    if let Some(refused) = &case.refused {
        let is_refused = status.ran.code == 2 && status.ran.err.contains(refused);
        return if is_refused { Vec::new() } else { vec![format!("not refused: {}", status.ran.err)] };
    }
    let mut faults = heard::faults(case, &status.heard());
    if ![0, 3, 4, 5].contains(&status.ran.code) {
        faults.push(format!("exit code {}: {}", status.ran.code, status.ran.err));
    }
    if status.ran.out.contains('⟦') {
        faults.push("words are missing".to_owned());
    }
    faults
}

fn assert_none(faults: impl Fn(&Case) -> Vec<String> + Sync) {
    let mut cases = case::all();
    assert!(cases.len() > 150, "only {} cases were found", cases.len());
    // CASES=dkim/ looks at those alone whose names begin so, while one is written.
    if let Ok(beginning) = env::var("CASES") {
        cases.retain(|case| case.name.starts_with(&beginning));
    }
    let named = |case: &Case| -> Vec<String> {
        faults(case).into_iter().map(|fault| format!("{}: {fault}", case.name)).collect()
    };
    let faults = side_by_side(&cases, named).concat();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn the_core_names_every_case_and_nothing_else() {
    assert_none(faults_of_core);
}

#[test]
fn the_program_names_every_case_and_nothing_else() {
    assert_none(faults_of_program);
}

#[test]
fn a_case_that_expects_another_code_fails() {
    let mut case = case::all().into_iter().find(|case| case.expect.is_some()).expect("a fault");
    if let Some(expect) = &mut case.expect {
        "no-such-code".clone_into(&mut expect.code);
    }
    assert!(!faults_of_core(&case).is_empty());
    assert!(!faults_of_program(&case).is_empty());
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

#[test]
fn what_one_look_leaves_over_is_asked_by_the_next() {
    let case = case::all().into_iter().find(|case| case.name == "mail-from/spf-too-many-lookups");
    let case = case.expect("the case");
    let wizard = Wizard::settled(&case);
    assert!(wizard.looks().len() > 1, "{:?}", wizard.looks());
    let faults = [faults_of_core(&case), faults_of_program(&case)].concat();
    assert!(faults.is_empty(), "{faults:?}");
}
