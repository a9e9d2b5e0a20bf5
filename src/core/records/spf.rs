//! Whether an SPF record, as one server gives it, lets SES send (RFC 7208).

use crate::core::facts::Facts;
use crate::core::kinds::name::Name;
use crate::core::kinds::query::Query;
use crate::core::mail::spf::record::{Mechanism, Qualifier};
use crate::core::mail::spf::{self, Answer, Verdict, authorises_ses};
use crate::core::servers::known::Known;
use crate::core::servers::spf_answers::Given;

/// What receivers conclude from these texts at the MAIL FROM name.
pub fn verdict(facts: &Facts, name: &Name, texts: &[String]) -> Verdict {
    over(&Known::of(facts, name), name, texts)
}

fn over(known: &Known<'_>, name: &Name, texts: &[String]) -> Verdict {
    authorises_ses(name, &Given { name, texts: Answer::Known(texts.to_vec()), rest: known })
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
        Verdict::NeedMore(_) => spf::includes_ses(only),
        Verdict::NotMeasured { includes, .. } => includes,
    }
}

/// What each of these answers rests on, asked already or not.
pub fn asks(facts: &Facts, name: &Name, answers: &[Vec<String>]) -> Vec<Query> {
    let known = Known::of(facts, name);
    for texts in answers {
        if matches!(texts.as_slice(), [only] if !is_plain(only)) {
            over(&known, name, texts);
        }
    }
    known.asks()
}

/// SES is the first that is let through: whatever follows, receivers do not come to it with a mail
/// of SES, and there is nothing to ask.
fn is_plain(text: &str) -> bool {
    let first = spf::parse(text).ok().and_then(|record| record.directives.into_iter().next());
    first.is_some_and(|first| {
        first.qualifier == Qualifier::Pass
            && matches!(first.mechanism, Mechanism::Include(_))
            && spf::includes_ses(&format!("v=spf1 {}", first.text))
    })
}
