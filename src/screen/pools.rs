//! The user pool that was chosen: its facts, and what holds the bind.

use ratatui::text::Span;

use crate::core::facts::setup;
use crate::core::kinds::aws::UserPool;
use crate::core::kinds::message::Arg;
use crate::core::rules::hold::{self, Hold};
use crate::core::wizard::plan;
use crate::core::wizard::pool_list;

use super::page::Page;
use super::view::View;
use super::{findings, pool_sender, pool_table, wrap};

pub fn page(view: &View<'_>) -> Page {
    let model = view.model;
    if pool_list::is_open(model) {
        return pool_table::page(view);
    }
    let mut page = Page::default();
    if let Some(pool) = setup::user_pool(&model.facts, &model.choices) {
        page.append(facts(view, pool));
        if !setup::is_bound(&model.facts, &model.choices, pool) {
            page.append(held(view, pool));
        }
    }
    page
}

/// Why the bind waits, and the way past it.
pub fn held(view: &View<'_>, pool: &UserPool) -> Page {
    let theme = &view.look.theme;
    let facts = &view.model.facts;
    let mut page = Page::default();
    // What SES says comes first, and the findings say the rest.
    if let Some(hold) = plan::holds(view.model).into_iter().find(|hold| Hold::SENDING.contains(hold)) {
        let reason = view.words.message(&hold::of_sending_message(hold, facts.region(), Some(pool)));
        let sign = Span::styled(view.look.glyphs.warning, theme.warning);
        page.hanging(sign, 2, &reason, view.width, theme.warning);
    }
    // Those of this step stand below, among its findings.
    for finding in view.holding.iter().filter(|finding| finding.step != view.model.cursor) {
        page.append(findings::one(view, finding));
    }
    if view.model.preview.is_none() && !plan::holds(view.model).is_empty() {
        let until = view.say("screen-held-until");
        page.hanging(Span::raw(""), 2, &until, view.width, theme.plain);
    }
    page
}

fn users(pool: &UserPool) -> Arg {
    let users = pool.estimated_users().unwrap_or(0);
    Arg::Number(i32::try_from(users).map_or(f64::from(i32::MAX), f64::from))
}

/// Name, id and size, and the sender of today.
fn facts(view: &View<'_>, pool: &UserPool) -> Page {
    let theme = &view.look.theme;
    let mut page = heading(view, pool);
    let label = view.say("screen-sends-now");
    let lead = Span::styled(format!("  {label}  "), theme.dim);
    let column = lead.width();
    page.hanging(lead, column, &pool_sender::shown(pool), view.width, theme.plain);
    page
}

/// `production  us-east-1_Ab12Cd34E  12,400 users (estimate)`
pub fn heading(view: &View<'_>, pool: &UserPool) -> Page {
    let theme = &view.look.theme;
    let name = wrap::fit(pool.name(), view.width / 2, view.look.glyphs.ellipsis);
    let mut spans = vec![Span::styled(name, theme.strong)];
    spans.push(Span::raw(format!("  {}", pool.id)));
    let named = &view.model.choices.user_pools;
    if let Some(index) = named.iter().position(|id| *id == pool.id).filter(|_| named.len() > 1) {
        let args =
            [("place", Arg::Text((index + 1).to_string())), ("count", Arg::Text(named.len().to_string()))];
        spans.push(Span::raw(format!("  {}", view.say_with("screen-pool-place", &args))));
    }
    if pool.estimated_users().is_some() {
        let users = view.say_with("screen-users", &[("users", users(pool))]);
        if spans.iter().map(Span::width).sum::<usize>() + wrap::width(&users) + 2 <= view.width {
            spans.push(Span::styled(format!("  {users}"), theme.dim));
        }
    }
    let mut page = Page::default();
    page.spans(spans);
    page
}
