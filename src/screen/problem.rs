//! A call that did not do what it was asked: what was tried, what came back, what to do, and
//! the command alone on its line.

use ratatui::text::Span;

use crate::core::diagnosis;
use crate::core::kinds::message::Arg;
use crate::core::kinds::problem::{Problem, Who};
use crate::core::kinds::query::Query;
use crate::core::steps;

use super::page::Page;
use super::view::View;

/// The change that failed, then the step's questions that did, then this machine's disk.
pub fn page(view: &View<'_>) -> Page {
    let model = view.model;
    let mut page = Page::default();
    if let Some(setback) = &model.setback {
        let tried = view.words.change(&setback.change);
        page.append(card(view, &setback.problem, Some(tried)));
        if let Some(at) = setback.retry_at {
            let time = view.words.time_near(at, model.facts.now);
            let text = view.say_with("screen-retry-at", &[("time", Arg::Text(time))]);
            page.hanging(Span::raw(""), 2, &text, view.width, view.look.theme.waiting);
        }
    }
    for problem in of_step(view) {
        page.append(card(view, problem, None));
    }
    let of_change = model.setback.as_ref().map(|setback| &setback.problem);
    let is_said = |problem: &Problem| Some(problem) == of_change || Some(problem) == model.unread.as_ref();
    let unwritten = model.disk_problem.iter().filter(|problem| !is_said(problem));
    for problem in model.unread.iter().chain(unwritten) {
        page.append(card(view, problem, None));
    }
    page
}

/// Problems of what this step asks, each once; one without credentials stops every step.
fn of_step<'a>(view: &View<'a>) -> Vec<&'a Problem> {
    let model = view.model;
    let asks = steps::get(model.cursor)
        .map(|step| diagnosis::asks(step, &model.facts, &model.choices))
        .unwrap_or_default();
    let mut shown: Vec<&Problem> = Vec::new();
    for (query, problem) in model.facts.problems() {
        let same = |other: &&&Problem| {
            other.kind == problem.kind && other.code == problem.code && other.caller == problem.caller
        };
        if (*query == Query::Caller || asks.contains(query)) && !shown.iter().any(|other| same(&other)) {
            shown.push(problem);
        }
    }
    shown
}

fn card(view: &View<'_>, problem: &Problem, tried: Option<String>) -> Page {
    let (theme, glyphs) = (&view.look.theme, &view.look.glyphs);
    let words = view.words.problem(problem);
    let mut page = Page::default();
    let sign = Span::styled(glyphs.wrong, theme.wrong);
    page.hanging(sign, 2, &words.title, view.width, theme.wrong);
    let mut line = |text: &str, style| page.hanging(Span::raw(""), 2, text, view.width, style);
    if let Some(said) = &words.said {
        line(said, theme.plain);
    }
    line(&tried_as(view, problem, tried), theme.dim);
    line(&words.todo, theme.plain);
    if let Some(command) = &words.command {
        page.styled(String::new(), theme.plain);
        page.value(command, view.width, theme.strong);
    }
    page
}

/// The operation, whose credentials, and the request id that AWS Support asks for.
fn tried_as(view: &View<'_>, problem: &Problem, tried: Option<String>) -> String {
    let mut parts = Vec::new();
    parts.extend(tried.map(|tried| view.say_with("screen-tried", &[("what", Arg::Text(tried))])));
    parts.push(problem.operation.clone());
    if problem.caller == Who::Dns && view.model.facts.situation.dns_profile.is_some() {
        parts.push(view.say("screen-caller-dns"));
    }
    if let Some(id) = &problem.request_id {
        parts.push(view.say_with("screen-request-id", &[("id", Arg::Text(id.clone()))]));
    }
    parts.join(&format!(" {} ", view.look.glyphs.dot))
}
