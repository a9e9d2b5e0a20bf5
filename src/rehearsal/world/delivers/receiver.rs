//! The receiver's side: what it makes of the mail.

use super::cognito::Sender;
use super::dmarc::{Asked, Dmarc};
use super::resolvers::Receivers;
use super::signed::signature;
use super::{Delivery, Dropped, Verdict, spf};
use crate::core::kinds::aws::Verification;
use crate::core::kinds::name::Name;
use crate::rehearsal::world::World;
use crate::rehearsal::world::ses::bare;

impl World {
    /// The mail counts as the From domain's by its DKIM signature, or by DMARC, for which an aligned SPF is
    /// enough (RFC 9989, section 4.4). One that fails DMARC fares as the record asks.
    pub(super) fn receiver_takes(&self, sender: &Sender<'_>) -> Verdict {
        let receivers = Receivers { tree: &self.tree, now: self.now() };
        receivers.resolves(&sender.identity.domain())?;
        let from = bare(&sender.from)
            .rsplit('@')
            .next()
            .map(Name::from_answer)
            .unwrap_or_else(|| sender.identity.domain());
        let dmarc = Dmarc::of(&receivers, &from);
        let signed = signature(sender.ses, sender.identity, &receivers);
        let by_dkim = signed.as_ref().is_ok_and(|domain| dmarc.aligns(&receivers, "adkim", domain));
        // Until SES has verified MAIL FROM the envelope is amazonses.com's ("Using a custom MAIL FROM
        // domain").
        let envelope = sender.identity.mail_from.as_ref();
        let envelope = envelope.filter(|mail_from| mail_from.status == Verification::Success);
        let by_spf = envelope.is_some_and(|mail_from| {
            spf::passes(&receivers, &mail_from.domain) && dmarc.aligns(&receivers, "aspf", &mail_from.domain)
        });
        if !by_dkim && !by_spf {
            match dmarc.asks(&receivers) {
                Asked::Reject => return Err(Dropped::Dmarc { quarantined: false }.into()),
                Asked::Quarantine => return Err(Dropped::Dmarc { quarantined: true }.into()),
                Asked::Nothing => {}
            }
        }
        match signed {
            Err(_) if by_spf && dmarc.applies() => Ok(()),
            Err(why) => Err(Delivery::Unsigned(why)),
            Ok(_) => Ok(()),
        }
    }
}
