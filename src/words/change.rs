//! A change in one line: what would be done, and what was done.

use serde_json::Value;

use crate::core::change::{Binding, Change};
use crate::core::message::Message;

/// What would be done: `change-CODE`.
pub(super) fn message(change: &Change) -> Message {
    with_arguments(format!("change-{}", change.code()), change)
}

/// What was done: `change-CODE.done`.
pub(super) fn done(change: &Change) -> Message {
    with_arguments(format!("change-{}.done", change.code()), change)
}

fn with_arguments(id: String, change: &Change) -> Message {
    let message = Message::new(id);
    match change {
        Change::RequestProduction(_) => message,
        Change::CreateIdentity { domain }
        | Change::StartDkim { domain }
        | Change::EnableSigning { domain } => message.text("domain", domain),
        Change::SetMailFrom { domain, mail_from } => {
            message.text("domain", domain).text("mail_from", mail_from)
        }
        Change::PublishRecords { hosted_zone, sets } => {
            message.text("zone", hosted_zone).number("count", record_count(sets.len()))
        }
        Change::BindPool(binding) => message.text("pool", pool_name(binding)),
        Change::SendMail { from, to, .. } => message.text("from", &from.address).text("to", to),
        Change::InviteTestUser { user_pool, username, to } => {
            message.text("pool", user_pool).text("username", username).text("to", to)
        }
        Change::DeleteTestUser { user_pool, username } => {
            message.text("pool", user_pool).text("username", username)
        }
    }
}

fn record_count(sets: usize) -> f64 {
    u32::try_from(sets).map_or(f64::MAX, f64::from)
}

/// The pool's name as it was previewed; its id where it has none.
fn pool_name(binding: &Binding) -> String {
    match binding.seen.get("Name").and_then(Value::as_str) {
        Some(name) if !name.is_empty() => name.to_owned(),
        _ => binding.user_pool.to_string(),
    }
}
