//! Where no name server of a record can be asked from here, the public resolvers are asked over
//! HTTPS in their place: what they say is shown, and the record stays unmeasured.

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::published;
use crate::core::facts::setup::identity;
use crate::core::kinds::aws::Verification;
use crate::core::kinds::dns::{Reply, Server};
use crate::core::kinds::record::Wanted;
use crate::core::servers::authority::{self, State};

/// Empty where some name server can be asked, or it is not known yet that none can.
pub fn servers(facts: &Facts, wanted: &Wanted) -> Vec<Server> {
    let authority = authority::of_record(facts, &wanted.name, wanted.rtype);
    let replies: Vec<&Reply> = facts.replies(&authority.servers, &wanted.name, wanted.rtype).collect();
    let cut_off = |reply: &&Reply| matches!(reply, Reply::Timeout | Reply::Unreachable | Reply::Intercepted);
    let known = authority.state == State::Known && replies.len() == authority.servers.len();
    if known && replies.iter().all(cut_off) { facts.situation.over_https.clone() } else { Vec::new() }
}

/// A resolver keeps what it found absent, and the servers themselves cannot say whether the record
/// is there: so not before somebody published it, or SES looked to an end.
pub fn may_be_asked(facts: &Facts, choices: &Choices) -> bool {
    let ended = |status| matches!(status, Verification::Success | Verification::Failed);
    published::at(facts, choices).is_some()
        || identity(facts, choices).is_some_and(|identity| ended(identity.dkim.status))
}
