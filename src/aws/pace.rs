//! How often a service may be asked.

use std::time::Duration;

use tokio::sync::{Mutex, MutexGuard};
use tokio::time::Instant;

/// SES allows one request a second for the whole account and Region ("Service quotas in Amazon
/// SES": all actions but the sending ones).
pub const SES: Duration = Duration::from_millis(1100);
/// Route 53 allows five requests a second for the whole account ("Quotas" of its guide).
pub const ROUTE_53: Duration = Duration::from_millis(210);

/// A gate that opens for one caller at a time, and not before `apart` has passed since it last
/// opened.
#[derive(Debug)]
pub struct Pace {
    apart: Duration,
    last: Mutex<Option<Instant>>,
}

/// Holds the gate closed to others while it lives.
pub struct Turn<'a> {
    _gate: MutexGuard<'a, Option<Instant>>,
}

impl Pace {
    pub fn new(apart: Duration) -> Self {
        Self { apart, last: Mutex::new(None) }
    }

    pub async fn turn(&self) -> Turn<'_> {
        let mut last = self.last.lock().await;
        if let Some(last) = *last {
            tokio::time::sleep_until(last + self.apart).await;
        }
        *last = Some(Instant::now());
        Turn { _gate: last }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn turns_come_one_at_a_time_and_apart() {
        let apart = Duration::from_millis(40);
        let pace = Pace::new(apart);
        let begin = Instant::now();
        let held = pace.turn().await;
        let second = pace.turn();
        tokio::pin!(second);
        assert!(futures_util::poll!(&mut second).is_pending());
        drop(held);
        drop(second.await);
        assert!(begin.elapsed() >= apart);
    }

    #[tokio::test]
    async fn a_turn_given_up_lets_the_next_one_in() {
        let pace = Pace::new(Duration::ZERO);
        let held = pace.turn().await;
        {
            let waiting = pace.turn();
            tokio::pin!(waiting);
            assert!(futures_util::poll!(&mut waiting).is_pending());
        }
        drop(held);
        drop(pace.turn().await);
    }
}
