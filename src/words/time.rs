//! Times and durations as a person reads them.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// `2026-11-24 19:04 JST`.
pub fn date_and_time(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M %Z").to_string()
}

/// `2026-11-24 19:04:30 JST`.
pub fn to_the_second(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S %Z").to_string()
}

/// `19:04 JST`.
pub fn clock(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%H:%M %Z").to_string()
}

/// How many midnights lie between: 0 on the same day, negative where `from` is the later one.
pub fn days_between(from: Timestamp, to: Timestamp, zone: &TimeZone) -> i32 {
    let date = |at: Timestamp| at.to_zoned(zone.clone()).date();
    date(from).until(date(to)).map_or(i32::MAX, |span| span.get_days())
}

/// A duration cut to its two greatest units, rounded to the nearest of the smaller one: the
/// message that says it and its two numbers.
pub fn parts(seconds: i64) -> (&'static str, i64, i64) {
    let seconds = seconds.max(0);
    let minutes = (seconds + 30) / 60;
    let hours = (seconds + 1800) / 3600;
    if seconds < 60 {
        ("duration-seconds", seconds, 0)
    } else if minutes < 60 {
        ("duration-minutes", minutes, 0)
    } else if minutes < 24 * 60 {
        let id = if minutes % 60 == 0 { "duration-hours" } else { "duration-hours-minutes" };
        (id, minutes / 60, minutes % 60)
    } else {
        let id = if hours % 24 == 0 { "duration-days" } else { "duration-days-hours" };
        (id, hours / 24, hours % 24)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_names_its_zone() {
        let zone = TimeZone::get("Asia/Tokyo").expect("the zone is bundled or installed");
        let at: Timestamp = "2026-11-24T15:04:30Z".parse().expect("a timestamp");
        assert_eq!(date_and_time(at, &zone), "2026-11-25 00:04 JST");
        assert_eq!(to_the_second(at, &zone), "2026-11-25 00:04:30 JST");
        assert_eq!(clock(at, &zone), "00:04 JST");
        let earlier: Timestamp = "2026-11-24T14:59:00Z".parse().expect("a timestamp");
        assert_eq!(days_between(earlier, at, &zone), 1);
        assert_eq!(days_between(earlier, at, &TimeZone::UTC), 0);
        assert_eq!(days_between(at, earlier, &zone), -1);
    }

    #[test]
    fn a_duration_is_cut_without_ever_saying_sixty() {
        assert_eq!(parts(-5), ("duration-seconds", 0, 0));
        assert_eq!(parts(59), ("duration-seconds", 59, 0));
        assert_eq!(parts(60), ("duration-minutes", 1, 0));
        assert_eq!(parts(179), ("duration-minutes", 3, 0));
        assert_eq!(parts(3599), ("duration-hours", 1, 0));
        assert_eq!(parts(7800), ("duration-hours-minutes", 2, 10));
        assert_eq!(parts(86_399), ("duration-days", 1, 0));
        assert_eq!(parts(71 * 3600 + 1900), ("duration-days", 3, 0));
        assert_eq!(parts(53 * 3600), ("duration-days-hours", 2, 5));
    }
}
