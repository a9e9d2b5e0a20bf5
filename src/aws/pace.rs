//! How often a service may be asked.

use std::collections::VecDeque;
use std::sync::PoisonError;
use std::time::Duration;

use tokio::sync::{Mutex, MutexGuard, Notify};
use tokio::time::Instant;

/// SES allows one request a second for the whole account and Region ("Service quotas in Amazon
/// SES": all actions but the sending ones).
pub const SES: Duration = Duration::from_millis(1100);
/// Route 53 allows five requests a second for the whole account ("Quotas" of its guide).
pub const ROUTE_53: usize = 5;

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

/// So many calls in any second, counted where they arrive: a call holds its slot until it was
/// answered, and a second longer. It arrived before it was answered, so the next one in its slot
/// arrives at least a second after it, however long either was on its way.
#[derive(Debug)]
pub struct Slots {
    most: usize,
    taken: std::sync::Mutex<Taken>,
    given_back: Notify,
}

#[derive(Debug, Default)]
struct Taken {
    under_way: usize,
    /// When calls of the last second ended, the first one first.
    ended: VecDeque<Instant>,
}

const SECOND: Duration = Duration::from_secs(1);

/// Given back when it is dropped, after an answer or without one.
pub struct Slot<'a>(&'a Slots);

impl Slots {
    pub fn new(most: usize) -> Self {
        Self { most, taken: std::sync::Mutex::default(), given_back: Notify::new() }
    }

    pub async fn slot(&self) -> Slot<'_> {
        loop {
            // Before the look, so that what is given back in between is not missed.
            let given_back = self.given_back.notified();
            match self.take() {
                Ok(slot) => return slot,
                Err(Some(free_at)) => tokio::time::sleep_until(free_at).await,
                Err(None) => given_back.await,
            }
        }
    }

    /// # Errors
    /// When the next slot is free; `None` where every slot is under way.
    fn take(&self) -> Result<Slot<'_>, Option<Instant>> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        while taken.ended.front().is_some_and(|ended| *ended + SECOND <= now) {
            taken.ended.pop_front();
        }
        if taken.under_way.saturating_add(taken.ended.len()) < self.most {
            taken.under_way += 1;
            return Ok(Slot(self));
        }
        Err(taken.ended.front().map(|ended| *ended + SECOND))
    }
}

impl Drop for Slot<'_> {
    fn drop(&mut self) {
        let mut taken = self.0.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.under_way -= 1;
        taken.ended.push_back(Instant::now());
        drop(taken);
        self.0.given_back.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_slot_is_free_a_second_after_its_call_ended() {
        let slots = Slots::new(2);
        let begin = Instant::now();
        let (first, second) = (slots.slot().await, slots.slot().await);
        assert!(begin.elapsed() < SECOND, "as many as there are wait for nothing");
        let third = slots.slot();
        tokio::pin!(third);
        assert!(futures_util::poll!(&mut third).is_pending());
        tokio::time::sleep(Duration::from_millis(30)).await;
        let ended = Instant::now();
        drop(first);
        drop(third.await);
        assert!(ended.elapsed() >= SECOND);
        drop(second);
        drop(slots.slot().await);
    }

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
