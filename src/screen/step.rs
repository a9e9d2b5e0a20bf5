//! A step: what stands, why it matters, what is to be decided, what is wrong.

use ratatui::text::Span;

use crate::core::facts::choices::Publish;
use crate::core::facts::setup;
use crate::core::kinds::message::{Arg, Message};
use crate::core::kinds::record::RecordId;
use crate::core::kinds::step::{Status, StepId};
use crate::core::progress;
use crate::core::steps::{self, STEPS};
use crate::core::wizard::model::Enter;

use super::findings::Which;
use super::page::Page;
use super::view::{View, lists_records};
use crate::screen::{
    aws_state, fields, findings, footer, pools, preview, problem, record, records, ses, spread, waiting, wrap,
};

/// The page of the step under the cursor. Where `height` is short what stands already goes first,
/// then the reason; what must be decided or mended stays.
pub fn page(view: &View<'_>, height: usize) -> Page {
    let mut page = news(view);
    page.join(head(view));
    if view.model.preview.is_some() {
        page.append(preview::page(view));
        return page;
    }
    if view.shows_record() {
        let record = record::page(view);
        if view.narrow {
            page.join(record);
        } else {
            page.append(record);
        }
        return page;
    }
    if lists_records(view.model.cursor) {
        return with_table(view, page, height);
    }
    let (why, body, standing) = (why(view), body(view), aws_state::page(view));
    // One empty line stands between two parts, none before the reason.
    let room = |parts: &[&Page]| {
        let shown = parts.iter().filter(|part| !part.is_empty());
        shown.map(|part| part.lines.len() + 1).sum::<usize>() <= height + 1
    };
    if room(&[&page, &why, &body]) || body.is_empty() {
        page.join(why);
    }
    let keeps_standing = body.is_empty() || room(&[&page, &body, &standing]);
    page.append(body);
    if keeps_standing {
        page.append(standing);
    }
    page
}

/// The table comes first and keeps its place whatever is answered; below it what is to be decided
/// and what needs a person, then what is under way. The reason stands last, where there is room for it.
fn with_table(view: &View<'_>, mut page: Page, height: usize) -> Page {
    page.append(records::page(view));
    let (by_hand, fields, problem) = (by_hand(view), fields::page(view), problem::page(view));
    let [urgent, wait, info] =
        [Which::Urgent, Which::Wait, Which::Info].map(|which| findings::page(view, which));
    let (spread, ses, waiting) = (spread::page(view), ses::page(view), waiting::page(view));
    let below = [&by_hand, &fields, &problem, &urgent, &spread, &ses, &waiting, &wait, &info];
    let lines = below.iter().filter(|part| !part.is_empty()).map(|part| part.lines.len() + 1).sum::<usize>();
    // Where not all has room, what is wrong and what to do about it come before what was decided.
    let parts = if page.lines.len() + lines > height && view.model.focus.is_none() {
        [problem, urgent, wait, by_hand, fields, spread, ses, waiting, info]
    } else {
        [by_hand, fields, problem, urgent, spread, ses, waiting, wait, info]
    };
    parts.into_iter().for_each(|part| page.append(part));
    for part in [why(view), record::below_table(view)] {
        if page.lines.len() + 1 + part.lines.len() <= height || page.lines.len() <= 1 {
            page.append(part);
        }
    }
    page
}

/// What is new since the last visit.
fn news(view: &View<'_>) -> Page {
    let mut page = Page::default();
    if let Some(news) = &view.model.news {
        page.text(&view.words.message(news), view.width, view.look.theme.strong);
    }
    page
}

/// Number, name and what stands in one line, or in two where the line is short.
fn head(view: &View<'_>) -> Page {
    let theme = &view.look.theme;
    let cursor = view.model.cursor;
    let name = format!("{} {}", steps::number(cursor), view.step_name(cursor));
    let status = view.status(cursor);
    let (status, summary) = match view.is_changing() {
        true => (Status::Waiting, view.say("screen-under-way")),
        false => (status, summary(view, cursor)),
    };
    let glyph = view.look.glyphs.status(status);
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
        Some(step) if !view.model.choices.skips(id) => {
            progress::summary(*step, &view.model.facts, &view.model.choices)
        }
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
    if view.model.cursor == StepId::Access {
        // The request is long, and what it is for matters more.
        page.append(moment(view));
        page.append(all_findings(view));
        page.append(fields::page(view));
        page.append(waiting::page(view));
        return page;
    }
    page.append(fields::page(view));
    match view.model.cursor {
        StepId::Pool => page.append(pools::page(view)),
        StepId::Test => page.append(finished(view)),
        _ => {}
    }
    page.append(waiting::page(view));
    page.append(all_findings(view));
    page
}

fn all_findings(view: &View<'_>) -> Page {
    let mut page = findings::page(view, Which::Urgent);
    page.append(findings::page(view, Which::Wait));
    page.append(findings::page(view, Which::Info));
    page
}

/// Why the sandbox comes up again: the domain is verified now.
fn moment(view: &View<'_>) -> Page {
    let model = view.model;
    let mut page = Page::default();
    let asks = !view.fields.is_empty() && steps::is_best_sent_now(&model.facts, &model.choices);
    if asks {
        page.text(&view.say("screen-request-now"), view.width, view.look.theme.strong);
    }
    page
}

/// What there is to do at the DNS host, and what comes after it.
fn by_hand(view: &View<'_>) -> Page {
    let mut page = Page::default();
    if view.model.cursor == StepId::Records && view.asks_for_records() {
        let key = |words| Arg::Text(footer::key(view, words));
        let (facts, choices) = (&view.model.facts, &view.model.choices);
        if steps::publish(facts, choices) == Some(Publish::Route53) {
            let label = |id: &RecordId| view.say(&format!("record-{}", id.as_str()));
            let records: Vec<String> = steps::by_hand(facts, choices).iter().map(label).collect();
            let args = [
                ("records", Arg::Text(records.join(", "))),
                ("open", key("open")),
                ("copy", key("copy")),
                ("export", key("export")),
                ("entered", key("entered")),
            ];
            page.text(&view.say_with("screen-by-hand-beside", &args), view.width, view.look.theme.plain);
            return page;
        }
        let host = view.dns_host().map(|host| host.name.clone()).unwrap_or_default();
        let args = [
            ("host", Arg::Text(host)),
            ("open", key("open")),
            ("copy", key("copy")),
            ("next", key("next-record")),
            ("entered", key("entered")),
        ];
        page.text(&view.say_with("screen-by-hand", &args), view.width, view.look.theme.plain);
    }
    page
}

/// What was reached, and the one thing that no program can look at.
fn finished(view: &View<'_>) -> Page {
    let mut page = Page::default();
    if view.enter == Enter::Finish {
        let model = view.model;
        let from = setup::sender(&model.facts, &model.choices).map(|sender| sender.to_string());
        let pool = setup::user_pool(&model.facts, &model.choices).map(|pool| pool.name().to_owned());
        let text = |text: Option<String>| Arg::Text(text.unwrap_or_default());
        let args = [("pool", text(pool)), ("from", text(from))];
        page.text(&view.say_with("screen-all-done", &args), view.width, view.look.theme.strong);
    }
    page
}
