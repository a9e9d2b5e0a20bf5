//! An outage that is longer than a few attempts: `apply --wait` outlasts it.

use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use sendoff::report::Exit;

use crate::each_call::{alone, at_once, undisturbed};
use crate::fault::{Effect, Fault};
use crate::lines::apply;
use crate::proxy::Verdict;
use crate::setting::{Setting, granted};

/// Longer than all attempts at one change together.
const OUTAGE: Duration = Duration::from_secs(20);

/// From the first call of this operation on nothing comes through for a while.
async fn from(operation: &'static str) {
    let begun: OnceLock<Instant> = OnceLock::new();
    let rule = move |called: &str, _: u64| {
        if called == operation {
            begun.get_or_init(Instant::now);
        }
        match begun.get().is_some_and(|begun| begun.elapsed() < OUTAGE) {
            true => Verdict::Breaks(Effect::Before, Fault::Closed),
            false => Verdict::Passes,
        }
    };
    let setting = Setting::of(&granted(), Arc::clone(&undisturbed().calls), Arc::new(rule)).await;
    let (exit, said) = apply(&setting, Duration::from_secs(240)).await;
    assert_eq!(exit, Exit::Done, "{operation}:\n{said}");
    assert_eq!(setting.proxy.came("ses:SendEmail"), 1, "{said}");
    assert_eq!(setting.choices(), undisturbed().choices);
}

#[test]
fn apply_outlasts_an_outage() {
    let operations = vec![
        "sts:GetCallerIdentity",
        "ses:GetAccount",
        "ses:CreateEmailIdentity",
        "route53:ChangeResourceRecordSets",
        "cognito-idp:UpdateUserPool",
    ];
    at_once(operations, |operation| alone(from(operation)));
}
