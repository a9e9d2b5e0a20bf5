//! What binding a pool changes, and that nothing else does.

use ratatui::text::Span;

use crate::core::aws::UserPool;
use crate::core::change::Binding;
use crate::core::message::Arg;
use crate::core::owner;
use crate::core::pool::{self, DiffLine, UnknownMembers};

use super::page::Page;
use super::view::View;
use super::{pools, wrap};

pub fn page(view: &View<'_>, binding: &Binding) -> Page {
    let theme = &view.look.theme;
    let before = UserPool {
        id: binding.user_pool.clone(),
        members: binding.seen.clone(),
        mfa: binding.seen_mfa.clone(),
    };
    let mut page = pools::heading(view, &before);
    page.join(senders(view, &before, binding));
    page.gap();
    page.styled("EmailConfiguration", theme.strong);
    let lines = pool::diff(&binding.seen, &binding.email);
    let column = lines.iter().map(|line| wrap::width(&line.member)).max().unwrap_or(0) + 5;
    for line in &lines {
        page.join(difference(view, line, column));
    }
    let count = [("count", Arg::Text(pool::carried(&binding.seen).to_string()))];
    let carried = match view.typing() {
        // Every key is text while the pool's name is asked for.
        true => view.say_with("screen-carried", &count),
        false => view.say_with("screen-carried-shown", &count),
    };
    page.text(&carried, view.width, theme.plain);
    page.text(&view.say("screen-snapshot-first"), view.width, theme.plain);
    if owner::of(&before).is_none() && !view.typing() {
        page.text(&view.say("screen-owner-question"), view.width, theme.plain);
    }
    page
}

/// Sender and quota of today above those to come.
fn senders(view: &View<'_>, before: &UserPool, binding: &Binding) -> Page {
    let theme = &view.look.theme;
    let (now, then) = (view.say("screen-sends-now"), view.say("screen-will-send"));
    let column = wrap::width(&now).max(wrap::width(&then)) + 4;
    let from = binding.email.get("From").and_then(serde_json::Value::as_str).unwrap_or_default();
    let quota = view.model.facts.ses_account().map(|account| account.max_24_hour_send);
    let ses = quota.map(|quota| match quota {
        quota if quota < 0.0 => view.say("screen-ses-quota-unlimited"),
        quota => view.say_with("screen-ses-quota", &[("quota", Arg::Number(quota))]),
    });
    let shared = (!before.sends_through_ses()).then(|| view.say("screen-shared-quota"));
    let rows = [(now, pools::sender(before), shared), (then, from.to_owned(), ses)];
    let sender = rows.iter().map(|(_, sender, _)| wrap::width(sender)).max().unwrap_or(0);
    let mut page = Page::default();
    for (label, from, quota) in rows {
        let quota = quota.unwrap_or_default();
        let lead = Span::styled(wrap::pad(&format!("  {label}"), column), theme.dim);
        if column + sender + 2 + wrap::width(&quota) <= view.width {
            let from = Span::styled(wrap::pad(&from, sender + 2), theme.plain);
            page.spans(vec![lead, from, Span::styled(quota, theme.dim)]);
        } else {
            page.hanging(lead, column, &from, view.width, theme.plain);
            if !quota.is_empty() {
                page.hanging(Span::raw(""), column, &quota, view.width, theme.dim);
            }
        }
    }
    page
}

fn difference(view: &View<'_>, line: &DiffLine, column: usize) -> Page {
    let theme = &view.look.theme;
    let mut page = Page::default();
    let mut side = |sign: &str, value: &str, style| {
        let lead = wrap::pad(&format!(" {sign} {}", line.member), column);
        let mut lead = Some(Span::styled(lead, style));
        for row in wrap::cut(value, view.width.saturating_sub(column)) {
            let lead = lead.take().unwrap_or_else(|| Span::raw(" ".repeat(column)));
            page.spans(vec![lead, Span::styled(row, style)]);
        }
    };
    if line.before == line.after {
        side(" ", line.after.as_deref().unwrap_or_default(), theme.plain);
        return page;
    }
    if let Some(before) = &line.before {
        side("-", before, theme.removed);
    }
    if let Some(after) = &line.after {
        side("+", after, theme.added);
    }
    page
}

/// Every setting as it goes back: the body of `UpdateUserPool`.
pub fn all_settings(view: &View<'_>, binding: &Binding) -> Page {
    let theme = &view.look.theme;
    let mut page = Page::default();
    page.text(&view.say("screen-all-settings"), view.width, theme.strong);
    page.gap();
    match pool::update_request(&binding.user_pool, &binding.seen, &binding.email) {
        Ok(request) => {
            let pretty = serde_json::to_string_pretty(&request).unwrap_or_default();
            page.value(&pretty, view.width, theme.plain);
        }
        Err(UnknownMembers(members)) => {
            page.text(&view.say("screen-unknown-members"), view.width, theme.wrong);
            for member in members {
                page.value(&member, view.width, theme.strong);
            }
        }
    }
    page
}
