//! A record that is right at its servers, and that resolvers do not show yet: nothing to do but
//! to wait until their caches let go (RFC 2308).

use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::message::Arg;
use crate::core::kinds::record::{Judgement, ServerAnswer};

use super::site::Site;

/// Of several resolvers, the one that keeps its answer longest.
pub fn finding(site: &Site<'_>) -> Option<Finding> {
    let holds = |answer: &&ServerAnswer| {
        !answer.server.is_authoritative() && answer.seconds_left.is_some_and(|left| left > 0)
    };
    let answer = site.view.answers.iter().filter(holds).max_by_key(|answer| answer.seconds_left)?;
    let code = match answer.judgement {
        Judgement::Nxdomain | Judgement::Nodata => Code::NegativeAnswerCached,
        Judgement::Differs => Code::OldValueCached,
        _ => return None,
    };
    let left = Arg::Seconds(i64::from(answer.seconds_left?));
    let finding = site.finding(code).text("resolver", answer.server.label()).arg("left", left);
    Some(if answer.seen.is_empty() { finding } else { finding.seen(answer.seen.join("\n")) })
}
