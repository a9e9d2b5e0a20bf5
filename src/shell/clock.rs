//! The only clock. Time enters the core as `Msg::Woke`.

use std::future;
use std::time::{Duration, Instant};

use jiff::Timestamp;

/// The longest sleep before the wall clock is read again: a laptop that slept wakes no later
/// than this after its deadline, since the monotonic clock stands still meanwhile.
const LONGEST: Duration = Duration::from_secs(60);

pub fn now() -> Timestamp {
    #[cfg(test)]
    if let Some(now) = super::tests::simulation::now() {
        return now;
    }
    Timestamp::now()
}

/// Ends once the wall clock reaches `deadline`, or was set back while it should have come; never
/// without one.
pub async fn until(deadline: Option<Timestamp>) {
    match deadline {
        Some(deadline) => reached(deadline, now).await,
        None => future::pending().await,
    }
}

async fn reached(deadline: Timestamp, now: impl Fn() -> Timestamp) {
    // A deadline in the past has no unsigned duration left.
    let left = || Duration::try_from(deadline.duration_since(now())).unwrap_or_default();
    // In this order, or a pause between the two would end the sleep early.
    let longest = left();
    let begun = Instant::now();
    loop {
        let left = left().min(longest.saturating_sub(begun.elapsed()));
        if left.is_zero() {
            return;
        }
        tokio::time::sleep(left.min(LONGEST)).await;
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[tokio::test]
    async fn a_deadline_in_the_past_has_come() {
        until(Some(Timestamp::UNIX_EPOCH)).await;
    }

    #[tokio::test]
    async fn a_deadline_is_not_early() {
        let deadline = now() + Duration::from_millis(30);
        until(Some(deadline)).await;
        assert!(now() >= deadline);
    }

    #[tokio::test]
    async fn a_pause_while_the_clock_is_read_does_not_make_it_early() {
        let deadline = now() + Duration::from_millis(60);
        let first = Cell::new(true);
        let slow = || {
            if first.replace(false) {
                let paused = Instant::now();
                while paused.elapsed() < Duration::from_millis(30) {
                    std::hint::spin_loop();
                }
            }
            now()
        };
        reached(deadline, slow).await;
        assert!(now() >= deadline);
    }

    #[tokio::test]
    async fn a_clock_set_back_keeps_nobody_waiting_longer() {
        let deadline = now() + Duration::from_millis(30);
        let begun = Instant::now();
        let looks = Cell::new(0);
        let set_back = || {
            looks.set(looks.get() + 1);
            if looks.get() == 1 { now() } else { now() - Duration::from_secs(3600) }
        };
        reached(deadline, set_back).await;
        assert!(begun.elapsed() < Duration::from_secs(60));
        assert!(looks.get() > 1);
    }

    #[tokio::test]
    async fn without_a_deadline_nothing_wakes() {
        let waited = tokio::time::timeout(Duration::from_millis(20), until(None)).await;
        assert!(waited.is_err());
    }
}
