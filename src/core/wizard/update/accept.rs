//! Taking a finding as it is: in the wizard by its code, typed, and on the command line by `--accept`.

use tui_input::Input;

use crate::core::diagnosis;
use crate::core::kinds::finding::{Accepted, Code, Finding, Holds, is_acceptable};
use crate::core::kinds::message::Message;
use crate::core::wizard::model::{Memory, Model, Overlay};

/// The findings of the step under the cursor that a person may take as they are.
pub fn offered(model: &Model) -> Vec<Finding> {
    let mut offered = diagnosis::of_step(&model.facts, &model.choices, model.cursor);
    offered.retain(is_acceptable);
    offered
}

/// Opens the field for the code where there is anything to accept.
pub fn open(model: &mut Model) {
    if model.preview.is_none() && model.overlay.is_none() && !offered(model).is_empty() {
        (model.code, model.scroll) = (Input::default(), 0);
        model.overlay = Some(Overlay::Accept);
    }
}

/// Whether what is typed is the code of one of them.
pub fn is_named(model: &Model) -> bool {
    offered(model).iter().any(|finding| finding.code.as_str() == model.code.value().trim())
}

/// Accepts those of the code that was typed.
pub fn typed(model: &mut Model) {
    let code = model.code.value().trim().to_owned();
    let named: Vec<Finding> =
        offered(model).into_iter().filter(|finding| finding.code.as_str() == code).collect();
    keep(model, &named);
    model.overlay = None;
    model.notify(Message::new("note-accepted").text("code", code));
}

/// Once all was looked at, what the command line accepts is kept; what of it cannot be is said.
pub fn settle(model: &mut Model) {
    if model.choices.accept.is_empty() || model.memory != Memory::Ready || !model.has_looked() {
        return;
    }
    for code in std::mem::take(&mut model.choices.accept) {
        let findings = diagnosis::findings(&model.facts, &model.choices);
        let found: Vec<Finding> = findings.iter().filter(|finding| finding.code == code).cloned().collect();
        keep(model, &found);
        if let Some(why) = why_not(code, &found) {
            model.unaccepted.push(why.clone());
            model.notify(why);
        }
    }
}

fn keep(model: &mut Model, findings: &[Finding]) {
    let at = model.facts.now;
    model.choices.accepted.extend(findings.iter().filter_map(|finding| Accepted::of(finding, at)));
}

/// Why no finding of this code was accepted, if none was.
fn why_not(code: Code, found: &[Finding]) -> Option<Message> {
    if found.iter().any(|finding| finding.accepted.is_some() || is_acceptable(finding)) {
        return None;
    }
    let id = match found.iter().map(Finding::holds).max() {
        None => "note-accept-absent",
        Some(Holds::Bind) => "note-accept-bind",
        Some(Holds::Test) => "note-accept-test",
        Some(_) => "note-accept-nothing",
    };
    Some(Message::new(id).text("code", code.as_str()))
}
