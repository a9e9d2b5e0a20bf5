//! Where a DMARC record stands that was meant for the domain: a slip in its name, or another name.

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::setup;
use crate::core::kinds::dns::{RecordType, Reply};
use crate::core::kinds::name::Name;
use crate::core::mail::dmarc::parse::read;
use crate::core::mail::dmarc::{Request, record_name};
use crate::core::servers::authority;
use crate::core::servers::probe::Probe;

use super::{dmarc_text, judge};

/// The places in their order, and each with a text that is a DMARC record: the doubled name, the
/// domain itself, `dmarc` without the underscore, and twice the MAIL FROM name.
pub fn looks(facts: &Facts, choices: &Choices, domain: &Name) -> Vec<Probe> {
    let at = |name: Name| Probe::at(name, RecordType::Txt);
    let zone = authority::zone_around(facts, domain);
    let doubled = Name::from_answer(&format!("{}.{zone}", record_name(domain)));
    let mut looks = vec![at(doubled), at(domain.clone()), at(domain.child("dmarc"))];
    // Nobody asks there: receivers look below the From domain.
    // Below a name that does not exist there is nothing (RFC 8020).
    let exists = |name: &Name| {
        at(name.clone()).reply(facts).is_some_and(|reply| !matches!(reply, Reply::NxDomain { .. }))
    };
    if let Some(mail_from) = setup::mail_from(facts, choices).filter(exists) {
        looks.extend([at(record_name(&mail_from)), at(mail_from)]);
    }
    looks
}

/// The DMARC record at one of the places.
pub fn text_at(facts: &Facts, look: &Probe) -> Option<String> {
    look.texts(facts).into_iter().find(|text| judge::is_dmarc(text))
}

/// The policy of a text, where receivers would turn mail away by it.
pub fn enforced(text: &str) -> Option<Request> {
    read(text).ok()?.p.filter(|policy| *policy != Request::None)
}

/// The record to put where it belongs, if it has a policy. At the wrong name that is not in
/// effect, so it begins with `none`.
pub fn misplaced(facts: &Facts, choices: &Choices, domain: &Name) -> Option<String> {
    let text = looks(facts, choices, domain).iter().find_map(|look| text_at(facts, look))?;
    let policy = read(&text).ok()?.p?;
    Some(if policy == Request::None { text } else { dmarc_text::eased(&text) })
}
