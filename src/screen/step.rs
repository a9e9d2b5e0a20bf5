//! A step: what stands, why it matters, what is to be decided, what is wrong.

use ratatui::text::Span;

use crate::core::message::Message;
use crate::core::step::StepId;
use crate::core::steps::STEPS;

use super::page::Page;
use super::view::View;
use super::{fields, findings, pools, preview, problem, record, records, ses, standing, wrap};

/// The page of the step under the cursor; `height` decides whether the reason has room.
pub fn page(view: &View<'_>, height: usize) -> Page {
    let mut page = head(view);
    let rest = if view.model.preview.is_some() {
        preview::page(view)
    } else if view.shows_record() {
        record::page(view)
    } else {
        body(view)
    };
    let previewing = view.model.preview.is_some() || view.model.opened;
    if !previewing {
        let why = why(view);
        if page.lines.len() + why.lines.len() + rest.lines.len() + 2 <= height {
            page.join(why);
        }
    }
    if view.narrow && view.shows_record() {
        page.join(rest);
    } else {
        page.append(rest);
    }
    if !previewing && !view.shows_record() {
        let record = record::below_table(view);
        if page.lines.len() + record.lines.len() + 2 <= height {
            page.append(record);
        }
    }
    page
}

/// Number, name and what stands in one line, or in two where the line is short.
fn head(view: &View<'_>) -> Page {
    let theme = &view.look.theme;
    let cursor = view.model.cursor;
    let number = STEPS.iter().position(|step| step.id() == cursor).map_or(0, |index| index + 1);
    let name = format!("{number} {}", view.step_name(cursor));
    let status = view.status(cursor);
    let glyph = view.look.glyphs.status(status);
    let summary = summary(view, cursor);
    let style = view.status_style(status);
    let used = wrap::width(&name) + wrap::width(&summary) + 4;
    let mut page = Page::default();
    if used <= view.width {
        page.spans(vec![
            Span::styled(name, theme.strong),
            Span::raw(" ".repeat(view.width - used + 2)),
            Span::styled(format!("{glyph} {summary}"), style),
        ]);
    } else {
        page.styled(name, theme.strong);
        page.hanging(Span::styled(glyph, style), 2, &summary, view.width, style);
    }
    page
}

fn summary(view: &View<'_>, id: StepId) -> String {
    let status = || Message::new(format!("status-{}", view.status(id).as_str()));
    let step = STEPS.iter().find(|step| step.id() == id);
    let message = match step {
        Some(step) if !view.model.choices.skips(id) => step.summary(&view.model.facts, &view.model.choices),
        _ => status(),
    };
    view.words.message(&message)
}

fn why(view: &View<'_>) -> Page {
    let mut page = Page::default();
    let text = view.say(&format!("step-{}.why", view.model.cursor.as_str()));
    page.text(&text, view.width, view.look.theme.dim);
    page
}

fn body(view: &View<'_>) -> Page {
    let mut page = problem::page(view);
    page.append(fields::page(view));
    page.append(standing::page(view));
    match view.model.cursor {
        StepId::Records | StepId::Propagation => {
            page.append(records::page(view));
            page.append(ses::page(view));
        }
        StepId::Pool => page.append(pools::page(view)),
        _ => {}
    }
    page.append(findings::page(view, None));
    page
}
