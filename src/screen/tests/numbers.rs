//! A bind in numbers: what its preview says, and that it needs no second page for it.

use super::shot::{colour, shoot, words};
use super::snapshots::moments;
use crate::core::kinds::aws::SendPoint;
use crate::words::Lang;

/// What another service of the account sent in two weeks.
pub fn sent() -> Vec<SendPoint> {
    let point = |at: &str, attempts, bounces, complaints| SendPoint {
        at: at.parse().unwrap(),
        attempts,
        bounces,
        complaints,
        rejects: 0,
    };
    vec![
        point("2026-11-23T15:00:00Z", 345, 0, 0),
        point("2026-11-20T09:45:00Z", 2_100, 9, 1),
        point("2026-11-12T23:45:00Z", 785, 3, 0),
    ]
}

#[test]
fn a_bind_is_previewed_on_one_page_at_the_design_size() {
    for lang in Lang::ALL {
        let words = words(lang);
        let previews =
            moments().into_iter().filter(|(name, _)| ["preview-pool", "pool-override"].contains(name));
        let texts: Vec<String> =
            previews.map(|(_, model)| shoot(&model, &words, &colour(), (80, 24)).text()).collect();
        assert_eq!(texts.len(), 2);
        for text in texts {
            let last_but_one = text.lines().nth(22).unwrap_or_default();
            assert_eq!(last_but_one.trim(), "", "nothing is said of more lines:\n{text}");
            assert!(text.contains(&words.say("numbers-quota")), "{text}");
        }
    }
}
