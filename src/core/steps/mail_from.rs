//! A MAIL FROM of one's own: the name is chosen and confirmed here; the call goes out once its
//! MX answers, so that SES never looks too early.

use jiff::SignedDuration;

use super::Step;
use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::journal::confirmation;
use crate::core::facts::journal::{self, Fate};
use crate::core::facts::setup::{self, MAIL_FROM_LABELS};
use crate::core::kinds::aws::{self, Verification};
use crate::core::kinds::change::{Change, MailFromBefore};
use crate::core::kinds::dns::{Rdata, RecordType, Reply};
use crate::core::kinds::message::Message;
use crate::core::kinds::name::Name;
use crate::core::kinds::query::Query;
use crate::core::kinds::record::{RecordId, RecordStatus};
use crate::core::kinds::step::{Field, FieldId, FieldKind, Status, StepId};
use crate::core::records::{self, mx, wildcard};
use crate::core::servers::authority;

/// How long a write may take to show in what is read after it.
const SETTLES: SignedDuration = SignedDuration::from_secs(60);

pub struct MailFrom;

impl Step for MailFrom {
    fn id(&self) -> StepId {
        StepId::MailFrom
    }

    fn asks(&self, facts: &Facts, choices: &Choices) -> Vec<Query> {
        if setup::identity(facts, choices).is_none() || settled(facts, choices) {
            return Vec::new();
        }
        let mut asks = Vec::new();
        for name in candidates(choices) {
            let authority = authority::of_record(facts, &name, RecordType::Mx);
            asks.extend(authority.questions(&name, RecordType::Mx));
            let exists = |reply: &Reply| matches!(reply, Reply::Records(_) | Reply::NoData { .. });
            if facts.replies(&authority.servers, &name, RecordType::Mx).any(exists) {
                asks.extend(
                    wildcard::beside(&name, RecordType::Mx).into_iter().flat_map(|look| look.asks(facts)),
                );
            }
            asks.extend(authority.asks.clone());
            // The next name is looked at only where this one is taken.
            if is_free(facts, &name) != Some(false) {
                break;
            }
        }
        asks
    }

    fn status(&self, facts: &Facts, choices: &Choices) -> Status {
        let Some(identity) = setup::identity(facts, choices) else {
            return Status::Blocked;
        };
        match standing(identity, choices) {
            Some(mail_from) if mail_from.status == Verification::Failed => Status::Wrong,
            Some(_) => Status::Done,
            None if is_confirmed(facts, choices) && is_taken(facts, choices) => Status::Wrong,
            None if is_confirmed(facts, choices) => Status::Waiting,
            None if identity.mail_from.is_some() => Status::Wrong,
            None => Status::Todo,
        }
    }

    fn summary(&self, facts: &Facts, choices: &Choices) -> Message {
        let Some(identity) = setup::identity(facts, choices) else {
            return Message::new("summary-mail-from-blocked");
        };
        let name = setup::mail_from(facts, choices).or_else(|| proposal(facts, choices));
        let name = name.map(|name| name.to_string()).unwrap_or_default();
        let id = match standing(identity, choices).map(|mail_from| mail_from.status) {
            Some(Verification::Success) => "summary-mail-from-success",
            Some(Verification::Failed) => "summary-mail-from-failed",
            Some(_) => "summary-mail-from-pending",
            None if is_confirmed(facts, choices) && is_taken(facts, choices) => "summary-mail-from-taken",
            None if is_confirmed(facts, choices) => "summary-mail-from-confirmed",
            None => match &identity.mail_from {
                Some(other) => {
                    let message = Message::new("summary-mail-from-other").text("mail_from", name);
                    return message.text("standing", &other.domain);
                }
                None => "summary-mail-from-proposed",
            },
        };
        Message::new(id).text("mail_from", name)
    }

    /// Until SES has verified it the name may be another, also where it is confirmed or set.
    fn fields(&self, facts: &Facts, choices: &Choices) -> Vec<Field> {
        let Some(identity) = setup::identity(facts, choices) else {
            return Vec::new();
        };
        let stands = standing(identity, choices);
        if stands.is_some_and(|mail_from| mail_from.status == Verification::Success) {
            return Vec::new();
        }
        let value = choices.mail_from.clone().or_else(|| stands.map(|mail_from| mail_from.domain.clone()));
        let value = value.or_else(|| proposal(facts, choices));
        let value = value.map(|name| name.to_string()).unwrap_or_default();
        vec![Field { id: FieldId::MailFrom, kind: FieldKind::Line, value }]
    }

    fn changes(&self, facts: &Facts, choices: &Choices) -> Vec<Change> {
        let Some(identity) = setup::identity(facts, choices) else {
            return Vec::new();
        };
        let restart = standing(identity, choices)
            .filter(|mail_from| mail_from.status == Verification::Failed)
            .map(|mail_from| mail_from.domain.clone());
        let name = match restart {
            Some(name) => Some(name),
            None if settled(facts, choices) => None,
            None => choices.mail_from.clone(),
        };
        let change = |mail_from| {
            let domain = choices.identity_domain()?.clone();
            Some(Change::SetMailFrom { domain, mail_from, before: before(identity) })
        };
        name.and_then(change).into_iter().collect()
    }
}

/// A MAIL FROM strictly inside the identity's domain, and the one that was chosen if one was.
fn standing<'a>(identity: &'a aws::Identity, choices: &Choices) -> Option<&'a aws::MailFrom> {
    let domain = choices.identity_domain()?;
    identity
        .mail_from
        .as_ref()
        .filter(|mail_from| mail_from.domain.is_within(domain) && mail_from.domain != *domain)
        .filter(|mail_from| choices.mail_from.as_ref().is_none_or(|chosen| *chosen == mail_from.domain))
}

/// What SES has, whoever set it.
pub fn before(identity: &aws::Identity) -> Option<MailFromBefore> {
    let set = identity.mail_from.as_ref()?;
    Some(MailFromBefore { domain: set.domain.clone(), rejects: set.rejects })
}

fn settled(facts: &Facts, choices: &Choices) -> bool {
    is_confirmed(facts, choices)
        || setup::identity(facts, choices).is_some_and(|identity| standing(identity, choices).is_some())
}

fn candidates(choices: &Choices) -> Vec<Name> {
    let Some(domain) = choices.identity_domain() else {
        return Vec::new();
    };
    match &choices.mail_from {
        Some(chosen) => vec![chosen.clone()],
        None => MAIL_FROM_LABELS.iter().map(|label| domain.child(label)).collect(),
    }
}

fn proposal(facts: &Facts, choices: &Choices) -> Option<Name> {
    if let Some(name) = setup::remembered(facts, choices).and_then(|remembered| remembered.mail_from) {
        return Some(name);
    }
    let candidates = candidates(choices);
    let free = candidates.iter().find(|name| is_free(facts, name) != Some(false));
    free.or(candidates.first()).cloned()
}

/// Whether nothing at all stands at the name: a name that exists without an MX holds something
/// else, unless a wildcard lets every name exist (RFC 4592). `None` until a server answered.
fn is_free(facts: &Facts, name: &Name) -> Option<bool> {
    let taken = taken(facts, name)?;
    let authority = authority::of_record(facts, name, RecordType::Mx);
    let exists = facts
        .replies(&authority.servers, name, RecordType::Mx)
        .any(|reply| matches!(reply, Reply::NoData { .. }));
    let beside = wildcard::beside(name, RecordType::Mx);
    let nobody = beside.as_ref().and_then(|look| look.reply(facts));
    let holds_something = exists && matches!(nobody, Some(Reply::NxDomain { .. }));
    Some(!taken && !holds_something)
}

fn is_taken(facts: &Facts, choices: &Choices) -> bool {
    choices.mail_from.as_ref().is_some_and(|name| taken(facts, name) == Some(true))
}

/// Somebody else's mail comes to the name; `None` until a server answered. A name used for MAIL
/// FROM, here or in another Region, is no collision: one MX may serve several Regions (developer
/// guide, "Regions and Amazon SES"). Nor is one whose MX was meant for SES and has a slip.
pub fn taken(facts: &Facts, name: &Name) -> Option<bool> {
    let authority = authority::of_record(facts, name, RecordType::Mx);
    let mut answered = false;
    for reply in facts.replies(&authority.servers, name, RecordType::Mx).filter(|reply| reply.is_answer()) {
        answered = true;
        if let Reply::Records(records) = reply {
            let ours = records.iter().all(|record| match &record.data {
                Rdata::Mx { exchange, .. } => mx::is_meant_for_bounces(exchange),
                _ => false,
            });
            if !ours && !wildcard::answers(facts, name, RecordType::Mx) {
                return Some(true);
            }
        }
    }
    answered.then_some(false)
}

/// The confirmed MAIL FROM whose time has come: its MX answers at the authoritative servers, or
/// they have that of another Region, which SES alone can say whether it takes.
/// After SES refused it ("not verified for identity") it waits for DKIM.
pub fn due(facts: &Facts, choices: &Choices) -> Option<Change> {
    let identity = setup::identity(facts, choices)?;
    if !confirmation::mail_from_waits(facts, choices) || standing(identity, choices).is_some() {
        return None;
    }
    let change = confirmation::waiting(&facts.journal, choices.identity_domain()?)?.change.clone();
    let mx_answers = records::view(facts, choices).iter().any(|view| {
        let is_shared = || {
            view.status == RecordStatus::Wrong
                && records::is_heard(facts, &view.wanted)
                && mx::region_at(facts, &view.wanted.name).is_some()
        };
        view.wanted.id == RecordId::MailFromMx && (view.status == RecordStatus::Live || is_shared())
    });
    let refused = journal::deeds(&facts.journal)
        .iter()
        .any(|deed| deed.change.is_same_order(&change) && matches!(deed.fate, Fate::Failed(_)));
    let patient = refused && identity.dkim.status != Verification::Success;
    (mx_answers && !patient).then_some(change)
}

/// The chosen name is agreed to: it waits for its MX, or AWS has just taken it.
pub fn is_confirmed(facts: &Facts, choices: &Choices) -> bool {
    confirmation::mail_from_waits(facts, choices) || is_settling(facts, choices)
}

/// AWS took it just now, and what it says of the identity may be of before.
fn is_settling(facts: &Facts, choices: &Choices) -> bool {
    let is_chosen = |change: &Change| match change {
        Change::SetMailFrom { mail_from, .. } => choices.mail_from.as_ref() == Some(mail_from),
        _ => false,
    };
    journal::deeds(&facts.journal).iter().any(|deed| {
        is_chosen(deed.change)
            && matches!(deed.fate, Fate::Done(_))
            && facts.now.duration_since(deed.at).abs() < SETTLES
    })
}
