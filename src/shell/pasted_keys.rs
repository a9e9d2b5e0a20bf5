//! Keys that come faster than anybody presses them: they were pasted, and mean nothing.

use std::time::{Duration, Instant};

use super::input::{Typed, is_ctrl_c};

/// As many as come together at most where a machine was busy while a key was held.
const TOGETHER: u32 = 100;
/// No key that is held repeats faster.
const BETWEEN: Duration = Duration::from_millis(4);

/// How many keys a person may have pressed by now. What a key costs is bounded by it, however many come.
#[derive(Debug)]
pub struct Pace {
    left: u32,
    /// Up to when `left` was counted.
    counted: Instant,
}

impl Pace {
    pub fn from(now: Instant) -> Self {
        Self { left: TOGETHER, counted: now }
    }

    /// Without the keys that nobody can have pressed; text stays, and what they parted is one. Ctrl-C always
    /// stays.
    pub fn thin(&mut self, typed: Vec<Typed>, now: Instant) -> Vec<Typed> {
        let mut kept = Vec::new();
        for next in typed {
            if !matches!(next, Typed::Text(_)) && !is_ctrl_c(&next) && !self.keeps(now) {
                continue;
            }
            match (kept.last_mut(), next) {
                (Some(Typed::Text(text)), Typed::Text(more)) => text.push_str(&more),
                (_, next) => kept.push(next),
            }
        }
        kept
    }

    /// One more key: false where nobody can have pressed it.
    pub fn keeps(&mut self, now: Instant) -> bool {
        let passed = now.saturating_duration_since(self.counted).as_millis() / BETWEEN.as_millis();
        let passed = u32::try_from(passed).unwrap_or(TOGETHER).min(TOGETHER);
        if self.left + passed >= TOGETHER {
            (self.left, self.counted) = (TOGETHER, now);
        } else {
            self.left += passed;
            self.counted += BETWEEN * passed;
        }
        let keeps = self.left > 0;
        self.left = self.left.saturating_sub(1);
        keeps
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::*;

    #[test]
    fn of_a_flood_of_keys_the_text_between_them_stays_and_ctrl_c() {
        let text = |text: &str| Typed::Text(text.to_owned());
        let backspace = Typed::Key(KeyCode::Backspace.into());
        let ctrl_c = Typed::Key(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL));
        let pairs = |number| vec![[text("a"), backspace.clone()]; number].concat();
        let mut flood = pairs(1_000);
        flood.push(ctrl_c.clone());
        let now = Instant::now();
        let kept = Pace::from(now).thin(flood, now);
        let mut expected = pairs(100);
        expected.extend([text(&"a".repeat(900)), ctrl_c]);
        assert_eq!(kept, expected);
    }

    #[test]
    fn a_held_key_is_taken_however_late_and_a_flood_is_not() {
        let begun = Instant::now();
        let mut pace = Pace::from(begun);
        let kept =
            |pace: &mut Pace, at: Duration, keys: u32| (0..keys).filter(|_| pace.keeps(begun + at)).count();
        assert_eq!(kept(&mut pace, Duration::ZERO, 1_000_000), 100, "at once");
        assert_eq!(kept(&mut pace, Duration::from_millis(30), 1_000), 7, "not refilled at once");
        // The two milliseconds that were left of a key are not lost.
        assert_eq!(kept(&mut pace, Duration::from_millis(32), 1_000), 1);
        for second in 1..10 {
            // A key that repeats a hundred times in a second, seen once in half of one.
            for half in [0, 500] {
                let at = Duration::from_millis(second * 1_000 + half);
                assert_eq!(kept(&mut pace, at, 50), 50);
            }
        }
        assert_eq!(kept(&mut pace, Duration::from_secs(3600), 1_000_000), 100, "an hour saves none up");
    }
}
