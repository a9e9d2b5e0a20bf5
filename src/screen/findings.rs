//! What is not right: the sentence, found and wanted one under the other, what to do.

use ratatui::text::Span;

use crate::core::finding::Finding;
use crate::core::record::RecordId;

use super::page::Page;
use super::view::View;
use super::{difference, wrap};

/// The step's findings, or those about one record; under a record the others go without it.
pub fn page(view: &View<'_>, record: Option<RecordId>) -> Page {
    let alone = view.shows_record();
    let shown = view.findings.iter().filter(|finding| match record {
        Some(id) => finding.record == Some(id),
        None => !alone || finding.record.is_none(),
    });
    let mut page = Page::default();
    for finding in shown {
        page.append(one(view, finding));
    }
    page
}

pub fn one(view: &View<'_>, finding: &Finding) -> Page {
    let theme = &view.look.theme;
    let severity = finding.severity();
    let style = view.severity_style(severity);
    let sign = Span::styled(view.look.glyphs.severity(severity), style);
    let mut page = Page::default();
    page.hanging(sign, 2, &view.words.message(&finding.message()), view.width, style);
    page.join(found_and_wanted(view, finding));
    let fix = view.words.message(&finding.fix());
    page.hanging(Span::raw(""), 2, &fix, view.width, theme.plain);
    page
}

/// The two under each other in one column, so that the eye finds where they part.
fn found_and_wanted(view: &View<'_>, finding: &Finding) -> Page {
    let (found, wanted) = (view.say("screen-found"), view.say("screen-wanted"));
    let column = wrap::width(&found).max(wrap::width(&wanted)) + 4;
    let lead = |label: &str| Span::styled(wrap::pad(&format!("  {label}"), column), view.look.theme.dim);
    let (seen, should) = (finding.seen.as_deref(), finding.wanted.as_deref());
    let mut page = Page::default();
    if let Some(text) = seen {
        let marks = difference::range(text, should.unwrap_or(text));
        page.join(difference::marked(view, lead(&found), text, marks));
    }
    if let Some(text) = should {
        let marks = difference::range(text, seen.unwrap_or(text));
        page.join(difference::marked(view, lead(&wanted), text, marks));
    }
    page
}
