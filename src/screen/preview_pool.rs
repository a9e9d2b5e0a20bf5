//! What binding a pool changes, and that nothing else does.

use ratatui::text::Span;
use serde_json::Value;

use crate::core::kinds::aws::UserPool;
use crate::core::kinds::change::Binding;
use crate::core::kinds::json_text::json_text;
use crate::core::kinds::message::Arg;
use crate::core::kinds::owner;
use crate::core::kinds::pool::{self, DiffLine, UnknownMembers};
use crate::core::rules::numbers;

use super::page::Page;
use super::view::View;
use super::{pool_sender, pools, wrap};

pub fn page(view: &View<'_>, binding: &Binding) -> Page {
    let theme = &view.look.theme;
    let before = UserPool {
        id: binding.user_pool.clone(),
        members: binding.seen.clone(),
        mfa: binding.seen_mfa.clone(),
    };
    let mut page = pools::heading(view, &before);
    page.join(senders(view, &before, binding));
    // Below, there has to be room for what holds the bind and for the name.
    if !view.typing() {
        page.gap();
    }
    if let Some(restored) = &binding.restored {
        let time = [("time", Arg::Time(restored.at))];
        page.text(&view.say_with("screen-restores", &time), view.width, theme.plain);
    }
    page.styled("EmailConfiguration", theme.strong);
    let lines = binding.email_lines();
    let column = lines.iter().map(|line| wrap::width(&line.member)).max().unwrap_or(0) + 5;
    for line in &lines {
        page.join(difference(view, line, column));
    }
    page.append(others(view, binding));
    page.append(accepted(view, binding));
    let count = [("count", Arg::Text(binding.kept().to_string()))];
    let carried = match view.typing() {
        // Every key is text while the pool's name is asked for.
        true => view.say_with("screen-carried", &count),
        false => view.say_with("screen-carried-shown", &count),
    };
    page.text(&carried, view.width, theme.plain);
    if pool::leaves_out_validity(binding.settings()) {
        page.text(&view.say("screen-leaves-out-validity"), view.width, theme.plain);
    }
    page.text(&view.say("screen-window"), view.width, theme.plain);
    if owner::of(&before).is_none() && !view.typing() {
        page.text(&view.say("screen-owner-question"), view.width, theme.plain);
    }
    page
}

/// The sender of today above the one to come, and the numbers of both.
fn senders(view: &View<'_>, before: &UserPool, binding: &Binding) -> Page {
    let theme = &view.look.theme;
    let back = binding.restored.is_some();
    let mut after = before.clone();
    after.members.insert(pool::fields::EMAIL.to_owned(), Value::Object(binding.email.clone()));
    let now = (view.say("screen-sends-now"), before);
    let then = (view.say(if back { "screen-sends-after" } else { "screen-will-send" }), &after);
    let numbers = if back { Vec::new() } else { numbers(view) };
    let labels = [&now.0, &then.0].into_iter().chain(numbers.iter().map(|(label, _)| label));
    let column = labels.map(|label| wrap::width(label)).max().unwrap_or(0) + 4;
    let lead = |label: &str| Span::styled(wrap::pad(&format!("  {label}"), column), theme.dim);
    let sender = wrap::width(&pool_sender::shown(before)).max(wrap::width(&pool_sender::shown(&after)));
    let mut page = Page::default();
    for (label, pool) in [now, then] {
        let from = pool_sender::shown(pool);
        let limit = numbers::shared_limit(pool).map(|limit| view.words.message(&limit)).unwrap_or_default();
        if column + sender + 2 + wrap::width(&limit) <= view.width {
            let from = Span::styled(wrap::pad(&from, sender + 2), theme.plain);
            page.spans(vec![lead(&label), from, Span::styled(limit, theme.dim)]);
        } else {
            page.hanging(lead(&label), column, &from, view.width, theme.plain);
            if !limit.is_empty() {
                page.hanging(Span::raw(""), column, &limit, view.width, theme.dim);
            }
        }
    }
    for (label, text) in numbers {
        page.hanging(lead(&label), column, &text, view.width, theme.plain);
    }
    page
}

/// SES's quota, what went out of late, and the way back.
fn numbers(view: &View<'_>) -> Vec<(String, String)> {
    let of_ses = numbers::of_ses(&view.model.facts);
    let mut rows: Vec<(String, String)> =
        of_ses.iter().map(|(label, text)| (view.say(label), view.words.message(text))).collect();
    rows.push((view.say("numbers-undo"), view.say("screen-undo")));
    rows
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

/// With every setting put back: those besides the mail's that change, as their JSON.
fn others(view: &View<'_>, binding: &Binding) -> Page {
    let lines = binding.other_lines();
    let mut page = Page::default();
    if lines.is_empty() {
        return page;
    }
    page.text(&view.say("screen-restores-others"), view.width, view.look.theme.strong);
    let column = lines.iter().map(|line| wrap::width(&line.member)).max().unwrap_or(0) + 5;
    for line in &lines {
        page.join(difference(view, line, column.min(view.width / 2)));
    }
    page
}

/// Members newer than this program, which the person may let go along.
fn accepted(view: &View<'_>, binding: &Binding) -> Page {
    let mut page = Page::default();
    if binding.accepted.is_empty() {
        return page;
    }
    page.text(&view.say("screen-accepted-members"), view.width, view.look.theme.warning);
    for member in &binding.accepted {
        let value = binding.seen.get(member).map(Value::to_string).unwrap_or_default();
        page.value(&format!("{member}: {value}"), view.width, view.look.theme.strong);
    }
    page
}

/// Every setting as it goes back: the body of `UpdateUserPool`.
pub fn all_settings(view: &View<'_>, binding: &Binding) -> Page {
    let theme = &view.look.theme;
    let mut page = Page::default();
    page.text(&view.say("screen-all-settings"), view.width, theme.strong);
    page.gap();
    match binding.request() {
        Ok(request) => {
            let pretty = json_text(&Value::Object(request));
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
