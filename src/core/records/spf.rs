//! Whether an SPF record, as one server gives it, lets SES send (RFC 7208). Its includes are names
//! of others, which resolvers are asked for.

use crate::core::facts::Facts;
use crate::core::name::Name;
use crate::core::query::Query;
use crate::core::spf::record::{Mechanism, Qualifier};
use crate::core::spf::{self, Answer, Given, Resolved, Verdict, authorises_ses};

/// What receivers conclude from these texts at the MAIL FROM name.
pub fn verdict(facts: &Facts, name: &Name, texts: &[String]) -> Verdict {
    let given = Given { name, texts: Answer::Known(texts.to_vec()), rest: &Resolved(facts) };
    authorises_ses(name, &given)
}

/// Until what a record leads to is known, its own terms decide.
pub fn lets_ses_send(facts: &Facts, name: &Name, texts: &[String]) -> bool {
    let [only] = texts else {
        return false;
    };
    if is_plain(only) {
        return true;
    }
    match verdict(facts, name, texts) {
        Verdict::Authorises(_) => true,
        Verdict::Refuses(_) => false,
        Verdict::NeedMore(_) => super::judge::includes_ses(only),
        Verdict::NotMeasured { includes, .. } => includes,
    }
}

/// What must be asked to know it.
pub fn asks(facts: &Facts, name: &Name, texts: &[String]) -> Vec<Query> {
    match texts {
        [only] if !is_plain(only) => match verdict(facts, name, texts) {
            Verdict::NeedMore(needs) => {
                needs.iter().filter_map(|(name, rtype)| Resolved(facts).ask(name, *rtype)).collect()
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// SES is the first that is let through: whatever follows, receivers do not come to it with a mail
/// of SES, and there is nothing to ask.
fn is_plain(text: &str) -> bool {
    let first = spf::parse(text).ok().and_then(|record| record.directives.into_iter().next());
    first.is_some_and(|first| {
        first.qualifier == Qualifier::Pass
            && matches!(first.mechanism, Mechanism::Include(_))
            && super::judge::includes_ses(&format!("v=spf1 {}", first.text))
    })
}
