//! What is not right: the sentence, found and wanted one under the other, what to do.

use ratatui::text::Span;

use crate::core::finding::Finding;
use crate::core::record::RecordId;

use super::page::Page;
use super::view::View;
use super::{difference, wrap};

/// The step's findings, or those about one record; under a record the others go without it.
/// Below the table what concerns the selected record comes first and whole, and a fault that
/// other records share with it is one line each: the table says which they are.
pub fn page(view: &View<'_>, record: Option<RecordId>) -> Page {
    let alone = view.shows_record();
    let mut shown: Vec<&Finding> = view.findings.iter().collect();
    shown.retain(|finding| match record {
        Some(id) => finding.record == Some(id),
        None => !alone || finding.record.is_none(),
    });
    let selected = view.record().map(|record| record.wanted.id);
    let elsewhere = |finding: &Finding| finding.record.is_some() && finding.record != selected;
    shown.sort_by_key(|finding| elsewhere(finding));
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

fn sentence(view: &View<'_>, finding: &Finding) -> Page {
    let severity = finding.severity();
    let style = view.severity_style(severity);
    let sign = Span::styled(view.look.glyphs.severity(severity), style);
    let mut page = Page::default();
    page.hanging(sign, 2, &view.words.message(&finding.message()), view.width, style);
    page
}

pub fn one(view: &View<'_>, finding: &Finding) -> Page {
    let mut page = sentence(view, finding);
    page.join(found_and_wanted(view, finding));
    let fix = view.words.message(&finding.fix());
    page.hanging(Span::raw(""), 2, &fix, view.width, view.look.theme.plain);
    page
}

/// The two under each other in one column, so that the eye finds where they part; each below
/// its label where it would not fit beside it.
fn found_and_wanted(view: &View<'_>, finding: &Finding) -> Page {
    let labels = [view.say("screen-found"), view.say("screen-wanted")];
    let values = [finding.seen.as_deref(), finding.wanted.as_deref()];
    let column = labels.iter().map(|label| wrap::width(label)).max().unwrap_or(0) + 4;
    let widest = values.iter().flatten().map(|value| wrap::width(value)).max().unwrap_or(0);
    let beside = column + widest <= view.width || widest + 2 > view.width;
    let mut page = Page::default();
    for (index, label) in labels.iter().enumerate() {
        let Some(value) = values[index] else { continue };
        let marks = difference::range(value, values[1 - index].unwrap_or(value));
        let label = format!("  {label}");
        let lead = if beside {
            Span::styled(wrap::pad(&label, column), view.look.theme.dim)
        } else {
            page.styled(label, view.look.theme.dim);
            Span::raw("  ")
        };
        page.join(difference::marked(view, lead, value, marks));
    }
    page
}
