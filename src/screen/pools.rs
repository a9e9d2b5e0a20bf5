//! The user pools: a list of several, the facts of one.

use ratatui::text::Span;

use crate::core::aws::UserPool;
use crate::core::message::Arg;
use crate::core::name::UserPoolId;

use super::page::Page;
use super::view::View;
use super::wrap;

/// The sender of pools that have none of their own (Cognito developer guide, "Email settings
/// for Amazon Cognito user pools").
const SHARED_SENDER: &str = "no-reply@verificationemail.com";

pub fn page(view: &View<'_>) -> Page {
    let pools = view.pools();
    match pools.as_slice() {
        [] => {
            let mut page = Page::default();
            for id in &view.model.choices.user_pools {
                page.append(known(view, id));
            }
            page
        }
        [(id, _)] if view.model.choices.user_pools.iter().all(|chosen| chosen == id) => known(view, id),
        several => {
            let mut page = list(view, several);
            if view.model.opened
                && let Some((id, _)) = several.get(view.model.row)
            {
                page.append(known(view, id));
            }
            page
        }
    }
}

fn known(view: &View<'_>, id: &UserPoolId) -> Page {
    match view.model.facts.user_pool(id) {
        Some(pool) => facts(view, pool),
        None => Page::default(),
    }
}

fn list(view: &View<'_>, pools: &[(UserPoolId, String)]) -> Page {
    let (theme, glyphs) = (&view.look.theme, &view.look.glyphs);
    let widest = |lengths: &mut dyn Iterator<Item = usize>| lengths.max().unwrap_or(0);
    let name = widest(&mut pools.iter().map(|(_, name)| wrap::width(name))).min(view.width / 3) + 2;
    let id = widest(&mut pools.iter().map(|(id, _)| id.as_str().len())).min(view.width / 2) + 2;
    let rest = view.width.saturating_sub(name + id + 4);
    let mut page = Page::default();
    for (index, (pool, title)) in pools.iter().enumerate() {
        let selected = index == view.model.row.min(pools.len() - 1);
        let chosen = view.model.choices.user_pools.contains(pool);
        let style = if selected { theme.strong } else { theme.plain };
        let marker = if selected { glyphs.cursor } else { " " };
        let sign = if chosen { glyphs.chosen } else { glyphs.unchosen };
        let sends = view.model.facts.user_pool(pool).map(sender).unwrap_or_default();
        if selected {
            page.anchor = Some(page.lines.len());
        }
        page.spans(vec![
            Span::styled(format!("{marker} {sign} "), style),
            Span::styled(wrap::pad(&wrap::fit(title, name - 2, glyphs.ellipsis), name), style),
            Span::styled(wrap::pad(&wrap::fit(pool.as_str(), id - 2, glyphs.ellipsis), id), theme.plain),
            Span::styled(wrap::fit(&sends, rest, glyphs.ellipsis), theme.dim),
        ]);
    }
    page
}

/// Name, id and size, and the sender of today.
pub fn facts(view: &View<'_>, pool: &UserPool) -> Page {
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
    let mut spans = vec![Span::styled(pool.name().to_owned(), theme.strong)];
    spans.push(Span::raw(format!("  {}", pool.id)));
    if let Some(users) = pool.estimated_users() {
        let users = i32::try_from(users).map_or(f64::from(i32::MAX), f64::from);
        let users = view.say_with("screen-users", &[("users", Arg::Number(users))]);
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
