//! What is not right: the sentence, found and wanted one under the other, what to do.

use ratatui::text::Span;

use crate::core::kinds::finding::{Finding, Severity};
use crate::core::kinds::message::Message;
use crate::core::kinds::record::RecordId;

use super::page::Page;
use super::view::View;
use super::{difference, wrap};
use crate::words::exact;

/// Which of the step's findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// What needs a person.
    Urgent,
    /// What only time is needed for.
    Wait,
    /// What nothing is needed for.
    Info,
}

impl Which {
    fn takes(self, finding: &Finding) -> bool {
        match finding.severity() {
            Severity::Error | Severity::Warning => self == Self::Urgent,
            Severity::Wait => self == Self::Wait,
            Severity::Info => self == Self::Info,
        }
    }
}

/// A person has to do something about it.
pub fn is_urgent(finding: &Finding) -> bool {
    matches!(finding.severity(), Severity::Error | Severity::Warning)
}

/// The step's findings, the gravest at the top; among those of one gravity what concerns the
/// selected record comes first. A fault that other records share with it is one line each: the
/// table says which they are. Where one record fills the screen, its own stand with it.
pub fn page(view: &View<'_>, which: Which) -> Page {
    let alone = view.shows_record();
    let mut shown: Vec<&Finding> = view.findings.iter().filter(|finding| which.takes(finding)).collect();
    shown.retain(|finding| !alone || finding.record.is_none());
    let selected = view.record().map(|record| record.wanted.id);
    let elsewhere = |finding: &Finding| finding.record.is_some() && finding.record != selected;
    shown.sort_by_key(|finding| (finding.severity(), elsewhere(finding)));
    let mut page = Page::default();
    for (index, finding) in shown.iter().enumerate() {
        let told = shown[..index].iter().any(|other| other.code == finding.code);
        if elsewhere(finding) && told {
            page.join(sentence(view, finding));
        } else {
            page.append(one(view, finding));
        }
    }
    page
}

/// Those about one record, whole.
pub fn of_record(view: &View<'_>, record: RecordId) -> Page {
    let mut page = Page::default();
    for finding in view.about_records.iter().filter(|finding| finding.record == Some(record)) {
        page.append(one(view, finding));
    }
    page
}

pub fn sentence(view: &View<'_>, finding: &Finding) -> Page {
    let severity = finding.severity();
    let style = view.severity_style(severity);
    let sign = Span::styled(view.look.glyphs.severity(severity), style);
    let mut page = Page::default();
    page.hanging(sign, 2, &view.words.message(&finding.message()), view.width, style);
    page
}

pub fn one(view: &View<'_>, finding: &Finding) -> Page {
    let mut page = sentence(view, finding);
    // Where nothing is to be entered, what is wanted alone says nothing.
    if is_urgent(finding) || finding.seen.is_some() {
        page.join(found_and_wanted(view, finding));
    }
    let fix = view.words.message(&finding.fix());
    page.hanging(Span::raw(""), 2, &fix, view.width, view.look.theme.plain);
    if let Some(accepted) = finding.accepted {
        let said = view.words.message(&Message::new("screen-accepted").time("time", accepted));
        page.hanging(Span::raw(""), 2, &said, view.width, view.look.theme.dim);
    }
    page
}

/// Several values stay on a line each.
fn exact_lines(value: &str) -> String {
    value.split('\n').map(exact).collect::<Vec<_>>().join("\n")
}

/// Values that have a line each below the table.
const FEW: usize = 2;

/// The two under each other in one column, so that the eye finds where they part; each below
/// its label where it would not fit beside it.
fn found_and_wanted(view: &View<'_>, finding: &Finding) -> Page {
    let labels = [view.say("screen-found"), view.say("screen-wanted")];
    let shown = [&finding.seen, &finding.wanted].map(|value| value.as_deref().map(exact_lines));
    let values = [shown[0].as_deref(), shown[1].as_deref()];
    let column = labels.iter().map(|label| wrap::width(label)).max().unwrap_or(0) + 4;
    // Below the table there is room for a line each, or two of what is very long; the opened record
    // has them whole.
    let room = view.width.saturating_sub(column);
    let compared = values.iter().all(Option::is_some);
    let below_table = !view.shows_record() && !view.records.is_empty();
    let brief = compared && below_table;
    let widest = values.iter().flatten().map(|value| wrap::width(value)).max().unwrap_or(0);
    let beside = brief || column + widest <= view.width || widest + 2 > view.width;
    let mut page = Page::default();
    for (index, label) in labels.iter().enumerate() {
        let Some(value) = values[index] else { continue };
        // There is no room for a list there.
        let listed = value.replace('\n', ", ");
        let value = if below_table && value.lines().count() > FEW { &listed } else { value };
        let marks = difference::range(value, values[1 - index].unwrap_or(value));
        let (value, marks) = match brief && !value.contains('\n') {
            true => difference::brief(value, marks, room, view.look.glyphs.ellipsis),
            false => (value.to_owned(), marks),
        };
        let most = 2 * room;
        let value = match below_table && !value.contains('\n') && wrap::width(&value) > most {
            true => wrap::fit(&value, most - room / 4, view.look.glyphs.ellipsis),
            false => value,
        };
        let marks = marks.start.min(value.chars().count())..marks.end.min(value.chars().count());
        let label = format!("  {label}");
        let lead = if beside {
            Span::styled(wrap::pad(&label, column), view.look.theme.dim)
        } else {
            page.styled(label, view.look.theme.dim);
            Span::raw("  ")
        };
        page.join(difference::marked(view, lead, &value, marks));
    }
    page
}
