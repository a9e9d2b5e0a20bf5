//! `GetSendStatistics` of version 1 of the API.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::Ses;

/// "Each data point in the list contains statistics for a 15-minute period of time" (SES API reference).
const QUARTER: i64 = 15 * 60;
/// "the last two weeks of sending activity".
const TWO_WEEKS: SignedDuration = SignedDuration::from_hours(14 * 24);

/// What became of a mail that was sent, or was not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feedback {
    Bounce,
    Complaint,
    /// SES itself turned it away.
    Reject,
}

/// A quarter of an hour, by its beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Point {
    pub attempts: u64,
    pub bounces: u64,
    pub complaints: u64,
    pub rejects: u64,
}

impl Ses {
    /// Quarters in which nothing happened have no point. What goes to the mailbox simulator is not among
    /// them here, as it counts against no quota; no document says whether AWS counts it.
    pub fn send_statistics(&self, now: Timestamp) -> BTreeMap<Timestamp, Point> {
        let mut points: BTreeMap<Timestamp, Point> = BTreeMap::new();
        let mut of = |at: Timestamp, add: fn(&mut Point)| {
            let begin = Timestamp::from_second(at.as_second().div_euclid(QUARTER) * QUARTER);
            if let Some(begin) = begin.ok().filter(|_| now.duration_since(at) < TWO_WEEKS) {
                add(points.entry(begin).or_default());
            }
        };
        self.sent.iter().for_each(|at| of(*at, |point| point.attempts += 1));
        for (at, feedback) in &self.feedback {
            match feedback {
                Feedback::Bounce => of(*at, |point| point.bounces += 1),
                Feedback::Complaint => of(*at, |point| point.complaints += 1),
                Feedback::Reject => of(*at, |point| point.rejects += 1),
            }
        }
        points
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::kinds::name::Region;
    use crate::rehearsal::scenario::Scenario;

    #[test]
    fn a_point_is_a_quarter_of_an_hour_in_which_something_went_out() {
        let now: Timestamp = "2026-11-22T09:05:00Z".parse().unwrap();
        let mut world = Scenario::named("granted").unwrap().world(now).unwrap();
        let ses = world.ses(&Region::from("us-east-1"));
        let days: Vec<(String, u64)> =
            ses.send_statistics(now).iter().map(|(at, point)| (at.to_string(), point.attempts)).collect();
        let told =
            [("2026-11-14T11:00:00Z", 120), ("2026-11-20T12:00:00Z", 55), ("2026-11-21T13:00:00Z", 38)];
        assert_eq!(days, told.map(|(at, count)| (at.to_owned(), count)));
        let first = ses.send_statistics(now).into_values().next().unwrap();
        assert_eq!((first.bounces, first.complaints, first.rejects), (2, 1, 0));
        assert_eq!(ses.sent_last_24_hours(now), 38.0, "the quota counts the same mails");

        // What goes out now is in the last point, and what is two weeks old in none.
        ses.identities.insert("a@example.com".to_owned(), verified("a@example.com", now));
        for to in ["you@example.net", "success@simulator.amazonses.com"] {
            ses.may_send("a@example.com", &[to], None, None, now).unwrap();
        }
        let last = |ses: &Ses, now| ses.send_statistics(now).into_iter().next_back().unwrap();
        let quarter: Timestamp = "2026-11-22T09:00:00Z".parse().unwrap();
        assert_eq!(last(ses, now), (quarter, Point { attempts: 1, ..Point::default() }));
        assert_eq!(ses.send_statistics(now + SignedDuration::from_hours(7 * 24)).len(), 3);
        assert_eq!(ses.send_statistics(now + TWO_WEEKS).len(), 0);
    }

    fn verified(name: &str, now: Timestamp) -> super::super::Identity {
        let mut identity = super::super::Identity::address_begun(name, &Region::from("us-east-1"), now);
        identity.verified = true;
        identity
    }
}
