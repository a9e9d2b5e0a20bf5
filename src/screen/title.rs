//! The terminal's title: readable in a tab or in tmux' status line.

use crate::core::kinds::message::Arg;
use crate::core::progress;
use crate::core::steps;
use crate::core::wizard::model::Model;
use crate::words::{Words, clean};

/// `example.com: Records, at your DNS host, 5/6 (4/8)`; before a domain is known, `sendoff`
/// stands in its place.
pub fn title(model: &Model, words: &Words) -> String {
    let (done, total) = model.progress();
    let domain = model.choices.identity_domain().map_or_else(|| "sendoff".to_owned(), ToString::to_string);
    let step = words.say(&format!("step-{}", model.cursor.as_str()));
    let state = match steps::get(model.cursor) {
        Some(step) => words.message(&progress::summary(step, &model.facts, &model.choices)),
        None => words.say(&format!("status-{}", model.status(model.cursor).as_str())),
    };
    let args = [
        ("domain", Arg::Text(domain)),
        ("step", Arg::Text(step)),
        ("state", Arg::Text(state)),
        ("done", Arg::Text(done.to_string())),
        ("total", Arg::Text(total.to_string())),
    ];
    clean(&words.say_with("screen-title", &args))
}
