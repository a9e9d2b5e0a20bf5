//! At 80x24, what is wrong and what to do about it stand on the screen together: nobody has to
//! scroll for the advice. In both languages, for what each case is about.

use jiff::tz::TimeZone;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use sendoff::core::kinds::finding::{Finding, Severity};
use sendoff::core::kinds::message::Message;
use sendoff::core::kinds::record::RecordId;
use sendoff::screen::{Appearance, Glyphs, Theme, draw};
use sendoff::words::{Lang, Words};
use unicode_width::UnicodeWidthStr;

use crate::case::{self, Case};
use crate::side_by_side::side_by_side;
use crate::wizard::Wizard;

/// The screen's text from this column on, without the blanks at which lines were broken.
fn solid(terminal: &Terminal<TestBackend>, from: u16) -> String {
    let buffer = terminal.backend().buffer();
    let mut text = String::new();
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            if x >= from {
                text.push_str(symbol);
            }
            x += u16::try_from(symbol.width().max(1)).expect("a column");
        }
    }
    text.split_whitespace().collect()
}

fn drawn(wizard: &mut Wizard, finding: &Finding, words: &Words) -> String {
    let look = Appearance { theme: Theme::ansi(), glyphs: Glyphs::unicode() };
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a terminal");
    let model = wizard.looking_at(finding);
    terminal.draw(|frame| draw(frame, model, words, &look)).expect("a screen");
    // The sidebar stands beside the text at this size, but for a record that is opened.
    solid(&terminal, if model.opened { 0 } else { 20 })
}

/// What the screen shows first of the step: the gravest, and of those the one about the record.
fn first(findings: &[Finding], at: &Finding) -> Finding {
    // Where it is about none, the first of them is selected.
    let selected = at.record.or(Some(RecordId::Dkim1));
    let elsewhere = |found: &Finding| found.record.is_some() && found.record != selected;
    let mut there: Vec<&Finding> = findings.iter().filter(|found| found.step == at.step).collect();
    there.sort_by_key(|found| (found.severity(), elsewhere(found)));
    (*there.first().expect("the finding itself")).clone()
}

fn unseen(case: &Case) -> Vec<String> {
    let Some(expect) = &case.expect else { return Vec::new() };
    let mut wizard = Wizard::settled(case);
    let findings = wizard.findings();
    let Some(expected) = findings.iter().find(|found| found.code.as_str() == expect.code) else {
        return Vec::new();
    };
    let finding = first(&findings, expected);
    // What AWS refused stands above it with its own advice.
    let is_told = wizard.problems().iter().any(|problem| finding.is_told_by(problem));
    if finding.severity() == Severity::Info || is_told || case.bind {
        return Vec::new();
    }
    let mut faults = Vec::new();
    for lang in Lang::ALL {
        let words = Words::in_zone(lang, TimeZone::UTC);
        let screen = drawn(&mut wizard, &finding, &words);
        let missing = |message: Message| {
            let said: String = words.message(&message).split_whitespace().collect();
            (!screen.contains(&said)).then_some(said)
        };
        for said in [finding.message(), finding.fix()].into_iter().filter_map(missing) {
            faults.push(format!("{} ({}): cut off: {said}", case.name, lang.as_str()));
        }
    }
    faults
}

#[test]
fn every_advice_stands_on_the_screen_with_its_finding() {
    let faults = side_by_side(&case::all(), unseen).concat();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
