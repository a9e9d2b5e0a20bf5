//! The user pools: a list while none is chosen, then the facts of the one.

use ratatui::text::Span;

use crate::core::aws::UserPool;
use crate::core::hold::hold;
use crate::core::message::Arg;
use crate::core::name::UserPoolId;
use crate::core::step::{FieldId, Status};
use crate::core::wanted;

use super::page::Page;
use super::view::View;
use super::wrap;

/// The sender of pools that have none of their own (Cognito developer guide, "Email settings
/// for Amazon Cognito user pools").
const SHARED_SENDER: &str = "no-reply@verificationemail.com";

pub fn page(view: &View<'_>) -> Page {
    let model = view.model;
    let pools = view.pools();
    if !pools.is_empty() {
        return list(view, &pools);
    }
    let mut page = Page::default();
    if let Some(pool) = wanted::user_pool(&model.facts, &model.choices) {
        page.append(facts(view, pool));
        if view.status(model.cursor) != Status::Done {
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
    if let Some(hold) = hold(facts, &view.model.choices) {
        let region = facts.region().map(ToString::to_string).unwrap_or_default();
        let args = [("region", Arg::Text(region)), ("users", users(pool))];
        let reason = view.say_with(&format!("held-{}", hold.code()), &args);
        let sign = Span::styled(view.look.glyphs.warning, theme.warning);
        page.hanging(sign, 2, &reason, view.width, theme.warning);
        if view.model.preview.is_none() {
            let until = view.say("screen-held-until");
            page.hanging(Span::raw(""), 2, &until, view.width, theme.plain);
        }
    }
    page
}

fn users(pool: &UserPool) -> Arg {
    let users = pool.estimated_users().unwrap_or(0);
    Arg::Number(i32::try_from(users).map_or(f64::from(i32::MAX), f64::from))
}

fn list(view: &View<'_>, pools: &[(UserPoolId, String)]) -> Page {
    let (theme, glyphs) = (&view.look.theme, &view.look.glyphs);
    let widest = |lengths: &mut dyn Iterator<Item = usize>| lengths.max().unwrap_or(0);
    let name = widest(&mut pools.iter().map(|(_, name)| wrap::width(name))).min(view.width / 3) + 2;
    let id = widest(&mut pools.iter().map(|(id, _)| id.as_str().len())).min(view.width / 2) + 2;
    let rest = view.width.saturating_sub(name + id + 2);
    let row = selected(view, pools);
    let mut page = Page::default();
    for (index, (pool, title)) in pools.iter().enumerate() {
        let selected = index == row;
        let style = if selected { theme.strong } else { theme.plain };
        let marker = if selected { glyphs.cursor } else { " " };
        let sends = view.model.facts.user_pool(pool).map(sender).unwrap_or_default();
        if selected {
            page.anchor = Some(page.lines.len());
        }
        page.spans(vec![
            Span::styled(format!("{marker} "), style),
            Span::styled(wrap::pad(&wrap::fit(title, name - 2, glyphs.ellipsis), name), style),
            Span::styled(wrap::pad(&wrap::fit(pool.as_str(), id - 2, glyphs.ellipsis), id), theme.plain),
            Span::styled(wrap::fit(&sends, rest, glyphs.ellipsis), theme.dim),
        ]);
    }
    page
}

/// The row that Enter would take: what was turned to in the field, or the cursor's.
fn selected(view: &View<'_>, pools: &[(UserPoolId, String)]) -> usize {
    let draft = view.model.drafts.get(&FieldId::UserPool);
    let turned = draft.and_then(|draft| pools.iter().position(|(id, _)| id.as_str() == draft.input.value()));
    turned.unwrap_or_else(|| view.model.row.min(pools.len() - 1))
}

/// Name, id and size, and the sender of today.
fn facts(view: &View<'_>, pool: &UserPool) -> Page {
    let theme = &view.look.theme;
    let mut page = heading(view, pool);
    let label = view.say("screen-sends-now");
    let lead = Span::styled(format!("  {label}  "), theme.dim);
    let column = lead.width();
    page.hanging(lead, column, &sender(pool), view.width, theme.plain);
    page
}

/// `production  us-east-1_Ab12Cd34E  12,400 users (estimate)`
pub fn heading(view: &View<'_>, pool: &UserPool) -> Page {
    let theme = &view.look.theme;
    let name = wrap::fit(pool.name(), view.width / 2, view.look.glyphs.ellipsis);
    let mut spans = vec![Span::styled(name, theme.strong)];
    spans.push(Span::raw(format!("  {}", pool.id)));
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

/// The From header, or the address that Cognito sends from without one.
pub fn sender(pool: &UserPool) -> String {
    if !pool.sends_through_ses() {
        return SHARED_SENDER.to_owned();
    }
    pool.email("From").or_else(|| pool.email("SourceArn")).unwrap_or_default().to_owned()
}
