//! A bind in numbers: what the pool may send now and afterwards, what the account sent of late, and what the
//! way back takes.

mod fortnight;
#[cfg(test)]
mod tests;

use crate::core::facts::Facts;
use crate::core::kinds::aws::{SesAccount, UserPool};
use crate::core::kinds::message::Message;
use crate::core::kinds::query::Query;

pub use fortnight::Fortnight;

/// A label's id and what stands behind it.
pub type Line = (&'static str, Message);

/// What a pool on Cognito's own sender may send. AWS counts it for the account, and raises it for nobody
/// ("Quotas in Amazon Cognito": emails sent daily per AWS account).
pub fn shared_limit(pool: &UserPool) -> Option<Message> {
    (!pool.sends_through_ses()).then(|| Message::new("numbers-shared-limit"))
}

/// The quota in the identity's Region, and what went out there.
pub fn of_ses(facts: &Facts) -> [Line; 2] {
    [("numbers-quota", quota(facts.ses_account())), ("numbers-fortnight", fortnight(facts))]
}

/// Both limits count recipients, over 24 hours and over a second ("Service quotas in Amazon SES").
fn quota(account: Option<&SesAccount>) -> Message {
    let Some(account) = account else { return Message::new("numbers-not-known") };
    let said = match account.max_24_hour_send {
        quota if quota < 0.0 => Message::new("numbers-quota-unlimited"),
        quota => Message::new("numbers-quota-limited").number("quota", quota),
    };
    said.number("sent", account.sent_last_24_hours).number("rate", account.max_send_rate)
}

fn fortnight(facts: &Facts) -> Message {
    let asked_at = facts.asked_at(&Query::SendStatistics);
    let (Some(points), Some(asked_at)) = (facts.send_statistics().flatten(), asked_at) else {
        return Message::new("numbers-not-known");
    };
    let said = Fortnight::of(points, asked_at);
    match said.busiest {
        None => Message::new("numbers-fortnight-none"),
        Some(busiest) => Message::new("numbers-fortnight-mails")
            .number("attempts", said.attempts as f64)
            .number("busiest", busiest as f64)
            .number("bounces", said.bounces as f64)
            .number("complaints", said.complaints as f64)
            .number("rejects", said.rejects as f64),
    }
}
