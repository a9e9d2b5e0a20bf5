//! What follows at SES once records that it relies on are taken back.

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::setup;
use crate::core::kinds::change::Change;
use crate::core::kinds::message::Message;
use crate::core::kinds::name::Name;
use crate::core::kinds::record::RecordId;

/// What SES will do, and for which pools it matters; empty for any other change, and where SES knows
/// none of the records yet.
///
/// SES looks again at records that it has verified. Where those of DKIM vanish it warns and then revokes
/// DKIM, which must be set up from the beginning (SES developer guide, "Troubleshooting DKIM problems").
/// Where the MX of a custom MAIL FROM domain is not found, it goes by `BehaviorOnMxFailure` (SESv2 API
/// reference, `MailFromAttributes`).
pub fn consequences(facts: &Facts, choices: &Choices, change: &Change) -> Vec<Message> {
    let Change::TakeBackRecords { sets, .. } = change else { return Vec::new() };
    let Some(identity) = setup::identity(facts, choices) else { return Vec::new() };
    let views = super::view(facts, choices);
    let takes = |ids: &[RecordId]| {
        views.iter().filter(|view| ids.contains(&view.wanted.id)).any(|view| {
            let is_it =
                |name: &Name, rtype: &str| *name == view.wanted.name && rtype == view.wanted.rtype.as_str();
            sets.iter().any(|set| is_it(&set.after.name, &set.after.rtype))
        })
    };
    let mut said = Vec::new();
    if takes(&[RecordId::Dkim1, RecordId::Dkim2, RecordId::Dkim3]) {
        let status = identity.dkim.status.as_str().to_lowercase();
        said.push(Message::new("screen-taken-back-dkim").text("status", status));
    }
    if let Some(mail_from) = identity.mail_from.as_ref().filter(|_| takes(&[RecordId::MailFromMx])) {
        let message = Message::new("screen-taken-back-mail-from").text("mail_from", &mail_from.domain);
        said.push(message.text("rejects", if mail_from.rejects { "yes" } else { "no" }));
    }
    if said.is_empty() {
        return said;
    }
    let ids = setup::user_pool_ids(facts, choices);
    let bound = ids.iter().filter_map(|id| facts.user_pool(id));
    let bound = bound.filter(|pool| setup::is_bound(facts, choices, pool));
    said.extend(bound.map(|pool| Message::new("screen-taken-back-pool").text("pool", pool.name())));
    said
}
