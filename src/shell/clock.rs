//! The only clock. Time enters the core as `Msg::Woke`.

use std::future;
use std::time::Duration;

use jiff::Timestamp;

/// The longest sleep before the wall clock is read again: a laptop that slept wakes no later
/// than this after its deadline, since the monotonic clock stands still meanwhile.
const LONGEST: Duration = Duration::from_secs(60);

pub fn now() -> Timestamp {
    Timestamp::now()
}

/// Ends once the wall clock reaches `deadline`; never without one.
pub async fn until(deadline: Option<Timestamp>) {
    let Some(deadline) = deadline else {
        return future::pending().await;
    };
    // A deadline in the past has no unsigned duration left.
    while let Ok(left) = Duration::try_from(deadline.duration_since(now())) {
        if left.is_zero() {
            return;
        }
        tokio::time::sleep(left.min(LONGEST)).await;
    }
}

#[cfg(test)]
mod tests {
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
    async fn without_a_deadline_nothing_wakes() {
        let waited = tokio::time::timeout(Duration::from_millis(20), until(None)).await;
        assert!(waited.is_err());
    }
}
