//! What SES saw when it last looked at the records.

use crate::core::diagnosis::ses_view;
use crate::core::kinds::step::StepId;

use super::page::Page;
use super::view::View;

pub fn page(view: &View<'_>) -> Page {
    let mut page = Page::default();
    let (facts, choices) = (&view.model.facts, &view.model.choices);
    if let Some(line) = ses_view::line(facts, choices) {
        page.text(&view.words.message(&line), view.width, view.look.theme.plain);
        if view.model.cursor == StepId::Propagation {
            for clock in ses_view::clocks(facts, choices) {
                page.text(&view.words.message(&clock), view.width, view.look.theme.dim);
            }
        }
    }
    page
}
