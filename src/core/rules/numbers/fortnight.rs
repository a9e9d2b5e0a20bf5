//! The account's mail of the last 14 days.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::core::kinds::aws::SendPoint;

const FORTNIGHT: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Numbers of mails. A number that grows too large stays at the largest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fortnight {
    pub attempts: u64,
    pub bounces: u64,
    pub complaints: u64,
    pub rejects: u64,
    /// Most attempts in one day by UTC; `None` where nothing went out.
    pub busiest: Option<u64>,
}

impl Fortnight {
    /// Of the points as they were told at this moment. What lies before is left out; what seems to lie
    /// ahead is there because this machine's clock is slow.
    pub fn of(points: &[SendPoint], told_at: Timestamp) -> Self {
        let recent = |point: &&SendPoint| told_at.duration_since(point.at) <= FORTNIGHT;
        let mut sum = Self::default();
        let mut days: BTreeMap<Date, u64> = BTreeMap::new();
        for point in points.iter().filter(recent) {
            let add = |sum: &mut u64, count: u64| *sum = sum.saturating_add(count);
            add(&mut sum.attempts, point.attempts);
            add(&mut sum.bounces, point.bounces);
            add(&mut sum.complaints, point.complaints);
            add(&mut sum.rejects, point.rejects);
            add(days.entry(point.at.to_zoned(TimeZone::UTC).date()).or_default(), point.attempts);
        }
        sum.busiest = days.into_values().max().filter(|attempts| *attempts > 0);
        sum
    }
}
