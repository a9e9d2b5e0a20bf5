//! Who and where, before anything can be changed; how many steps are done.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::view::View;
use super::wrap;

/// One line of `columns`.
pub fn line(view: &View<'_>, columns: usize) -> Line<'static> {
    let (theme, glyphs) = (&view.look.theme, &view.look.glyphs);
    let done = view.statuses.iter().filter(|(_, status)| status.is_finished()).count();
    let total = view.statuses.len();
    let progress = format!("{done}/{total} ");
    // Where it is narrow, whose domain this is matters more than which program.
    let name = if view.narrow { " " } else { " sendoff  " };
    let room = columns.saturating_sub(name.len() + progress.len() + 1);
    let badges = badges(view, room);
    let room = room.saturating_sub(taken(&badges));
    let place = fitted(&parts(view), room, glyphs.dot, glyphs.ellipsis);

    let mut spans = vec![Span::styled(name, theme.strong)];
    for badge in badges {
        spans.push(Span::styled(format!(" {badge} "), theme.badge));
        spans.push(Span::raw(" "));
    }
    spans.push(Span::raw(place));
    let used: usize = spans.iter().map(Span::width).sum();
    spans.push(Span::raw(" ".repeat(columns.saturating_sub(used + progress.len()))));
    spans.push(Span::styled(progress, Style::new().patch(theme.strong)));
    Line::from(spans)
}

/// Columns of badges with what is around them.
fn taken(badges: &[String]) -> usize {
    badges.iter().map(|badge| wrap::width(badge) + 3).sum()
}

/// Domain, Region and account in so many columns are still known again.
const LEAST_PLACE: usize = 30;

/// What sets this apart from AWS itself, or from a run that may write. Which services are asked where is
/// said as fully as `room` allows; the step of the account says it whole.
fn badges(view: &View<'_>, room: usize) -> Vec<String> {
    let situation = &view.model.facts.situation;
    let read_only = situation.read_only.then(|| view.say("screen-read-only"));
    let endpoints = if situation.rehearsal {
        vec![view.say("screen-rehearsal")]
    } else {
        view.words.endpoints_in_short(&situation.endpoints)
    };
    let left = room.saturating_sub(taken(read_only.as_slice()) + LEAST_PLACE);
    let fits = |text: &&String| wrap::width(text) + 3 <= left;
    let shown = endpoints.iter().find(fits).or(endpoints.last()).cloned();
    shown.into_iter().chain(read_only).collect()
}

/// Domain, Region, account and caller, as far as they are known.
fn parts(view: &View<'_>) -> Vec<String> {
    let model = view.model;
    let mut parts = Vec::new();
    parts.extend(model.choices.identity_domain().map(ToString::to_string));
    parts.extend(model.facts.region().map(ToString::to_string));
    if let Some(caller) = model.facts.caller() {
        let who = caller.who().split('/').next().unwrap_or_default();
        let profile = model.facts.situation.profile.as_deref();
        let profile = profile.map(|profile| format!("@{profile}")).unwrap_or_default();
        parts.push(format!("{} {who}{profile}", grouped(&caller.account)));
    }
    parts
}

/// `1234-5678-9012`.
pub fn grouped(account: &str) -> String {
    let chars: Vec<char> = account.chars().collect();
    chars.chunks(4).map(|chunk| chunk.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// A domain in fewer columns is no longer known again.
const LEAST_DOMAIN: usize = 9;

/// The parts in `room` columns: first the caller at the end is cut short, then the domain, and
/// for what is left of that the account.
fn fitted(parts: &[String], room: usize, dot: &str, ellipsis: &str) -> String {
    let separator = format!(" {dot} ");
    let whole = parts.join(&separator);
    let Some((last, before)) = parts.split_last() else { return whole };
    let head = before.iter().map(|part| part.as_str()).chain([""]).collect::<Vec<_>>().join(&separator);
    let least = "1234-5678-9012".len();
    if wrap::width(&whole) <= room {
        whole
    } else if wrap::width(&head) + least.min(wrap::width(last)) <= room {
        format!("{head}{}", wrap::fit(last, room - wrap::width(&head), ellipsis))
    } else if let [domain, rest @ ..] = parts
        && !rest.is_empty()
    {
        let mut account = wrap::fit(last, least, "");
        let middle: usize = rest[..rest.len() - 1].iter().map(|part| wrap::width(part) + 3).sum();
        if room < LEAST_DOMAIN.min(wrap::width(domain)) + middle + 3 + least {
            let tail: String = account.chars().skip(account.chars().count().saturating_sub(4)).collect();
            account = format!("{ellipsis}{tail}");
        }
        let middle = rest[..rest.len() - 1].iter().chain([&account]).cloned().collect::<Vec<_>>();
        let tail = format!("{separator}{}", middle.join(&separator));
        let domain = wrap::fit_middle(domain, room.saturating_sub(wrap::width(&tail)), ellipsis);
        wrap::fit(&format!("{domain}{tail}"), room, ellipsis)
    } else {
        wrap::fit(&whole, room, ellipsis)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_grouped_by_four() {
        assert_eq!(grouped("123456789012"), "1234-5678-9012");
        assert_eq!(grouped("1"), "1");
    }

    #[test]
    fn the_caller_gives_way_first_and_the_account_last() {
        let parts = ["mail.example.com", "us-east-1", "1234-5678-9012 deploy@prod"].map(str::to_owned);
        let fit = |room| fitted(&parts, room, "·", "…");
        assert_eq!(fit(60), "mail.example.com · us-east-1 · 1234-5678-9012 deploy@prod");
        assert_eq!(fit(50), "mail.example.com · us-east-1 · 1234-5678-9012 dep…");
        assert_eq!(fit(38), "mail….com · us-east-1 · 1234-5678-9012");
        assert_eq!(fit(36), "mail.example.com · us-east-1 · …9012");
    }
}
