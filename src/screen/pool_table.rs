//! The user pools to choose from: a page of them, which of them use SES, and the filter.

use ratatui::text::Span;
use tui_input::Input;

use crate::core::kinds::aws::UserPoolListing;
use crate::core::kinds::message::Arg;
use crate::core::kinds::step::FieldId;
use crate::core::wizard::pool_list;

use super::page::Page;
use super::view::View;
use super::{fields, pool_sender, wrap};

/// Lines of a screen that are not the list's: header, step, filter, notices, footer.
const AROUND: u16 = 12;

/// Rows of the list on a screen of so many lines.
pub fn room(lines: u16) -> usize {
    usize::from(lines.saturating_sub(AROUND).clamp(4, 40))
}

pub fn page(view: &View<'_>) -> Page {
    let model = view.model;
    let count = view.pools.len();
    let shown = pool_list::shown(model, count);
    let picked = pool_list::selected(model).map(|pool| &pool.id);
    let mut page = filter(view, count);
    if count == 0 {
        page.text(&view.say("screen-no-pool-matches"), view.width, view.look.theme.plain);
        return page;
    }
    let columns = Columns::of(view, &view.pools[shown.clone()]);
    for index in shown.clone() {
        let selected = picked == Some(&view.pools[index].id);
        if selected && page.cursor.is_none() {
            page.anchor = Some(page.lines.len());
        }
        page.spans(columns.row(view, view.pools[index], selected));
    }
    if shown.len() < count {
        let number = |number: usize| Arg::Number(u32::try_from(number).map_or(0.0, f64::from));
        let args = [("from", number(shown.start + 1)), ("to", number(shown.end)), ("count", number(count))];
        let place = view.say_with("screen-pools-place", &args);
        page.styled(format!("  {place}"), view.look.theme.dim);
    }
    page
}

/// What is typed, while it is typed and as long as it narrows the list.
fn filter(view: &View<'_>, count: usize) -> Page {
    let theme = &view.look.theme;
    let model = view.model;
    let mut page = Page::default();
    let focused = model.focus == Some(FieldId::UserPool);
    if !focused && pool_list::filter(model).is_empty() {
        return page;
    }
    let draft = model.drafts.get(&FieldId::UserPool);
    let label = view.say("screen-pools-filter");
    let style = if focused { theme.strong } else { theme.plain };
    let lead = Span::styled(format!("  {label}  "), style);
    let column = lead.width();
    if focused {
        let input = draft.map_or_else(Input::default, |draft| draft.input.clone());
        fields::line(view, &mut page, lead, column, &input, view.width.saturating_sub(column));
    } else {
        page.hanging(lead, column, pool_list::filter(model), view.width, theme.plain);
    }
    if let (0, Some(error)) = (count, draft.and_then(|draft| draft.error.as_ref())) {
        page.text(&view.words.message(&error.message()), view.width, theme.wrong);
    }
    page
}

/// The same on every page, so that nothing jumps while the list is scrolled through.
struct Columns {
    name: usize,
    id: usize,
    sends: usize,
}

impl Columns {
    fn of(view: &View<'_>, pools: &[&UserPoolListing]) -> Self {
        let id = pools.iter().map(|pool| pool.id.as_str().len()).max().unwrap_or(0);
        let id = id.min(view.width / 2) + 2;
        let name = (view.width.saturating_sub(id + 2)) * 3 / 5;
        Self { name, id, sends: view.width.saturating_sub(name + id + 2) }
    }

    fn row(&self, view: &View<'_>, pool: &UserPoolListing, selected: bool) -> Vec<Span<'static>> {
        let (theme, glyphs) = (&view.look.theme, &view.look.glyphs);
        let style = if selected { theme.strong } else { theme.plain };
        let marker = if selected { glyphs.cursor } else { " " };
        let cell = |text: &str, width: usize| {
            wrap::pad(&wrap::fit(text, width.saturating_sub(2), glyphs.ellipsis), width)
        };
        let (sends, sends_style) = match view.model.facts.user_pool(&pool.id) {
            None => (String::new(), theme.dim),
            Some(read) if read.sends_through_ses() => {
                (format!("{} SES  {}", glyphs.done, pool_sender::shown(read)), theme.done)
            }
            Some(_) => ("  Cognito".to_owned(), theme.dim),
        };
        vec![
            Span::styled(format!("{marker} "), style),
            Span::styled(cell(&pool.name, self.name), style),
            Span::styled(cell(pool.id.as_str(), self.id), theme.plain),
            Span::styled(wrap::fit(&sends, self.sends, glyphs.ellipsis), sends_style),
        ]
    }
}
