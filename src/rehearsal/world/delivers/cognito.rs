//! The sender's side: what Cognito makes of the pool's settings, and whether SES takes the mail.

use jiff::SignedDuration;
use serde_json::Value;

use super::{Delivery, Dropped, Refused, Verdict, policy};
use crate::core::kinds::name::Region;
use crate::rehearsal::world::cognito::{UserPool, allowed_ses_regions};
use crate::rehearsal::world::ses::{Identity, Ses, bare, identity_of_arn};
use crate::rehearsal::world::{Via, World};

/// Mails of the shared sender in a day, for the whole account (Cognito developer guide, "Quotas in
/// Amazon Cognito").
const SHARED_A_DAY: usize = 50;

/// A mail that goes out through SES.
pub(super) struct Sender<'a> {
    pub ses: &'a Ses,
    /// The identity that `SourceArn` names.
    pub source: &'a str,
    /// The identity that decides over DKIM, MAIL FROM and the default configuration set: "the most granular
    /// identity" of the From address (SES developer guide, "Creating and verifying identities"), whichever
    /// the ARN names, which is for authorization alone (SESv2 API reference, `FromEmailAddressIdentityArn`).
    pub identity: &'a Identity,
    /// As the pool has it, with a display name or without.
    pub from: String,
    set: Option<String>,
}

fn email<'a>(pool: &'a UserPool, member: &str) -> Option<&'a str> {
    let text = pool.members.get("EmailConfiguration")?.get(member)?.as_str()?;
    Some(text).filter(|text| !text.is_empty())
}

impl World {
    /// Who sends the pool's mail; `None` for the shared sender, which AWS itself signs for.
    pub(super) fn pool_sender(&self, id: &str, recipient: &str) -> Result<Option<Sender<'_>>, Delivery> {
        let Some(pool) = self.user_pools.get(id) else { return Err(Refused::NoPool.into()) };
        // Cognito calls the function and sends nothing itself (Cognito developer guide, "Custom email sender
        // Lambda trigger").
        if pool.members.get("LambdaConfig").is_some_and(|lambdas| !lambdas["CustomEmailSender"].is_null()) {
            return Err(Dropped::Function.into());
        }
        let Some(arn) = email(pool, "SourceArn").filter(|_| is_developer(pool)) else {
            return self.shared_sender(pool).map(|()| None);
        };
        // "The identity must be in your account" (Cognito developer guide, "Email settings").
        let parts: Vec<&str> = arn.splitn(6, ':').collect();
        let ["arn", _, "ses", region, account, _] = parts[..] else { return Err(Refused::NotOurs.into()) };
        let Some(source) = identity_of_arn(arn).filter(|_| account == self.account) else {
            return Err(Refused::NotOurs.into());
        };
        let region = Region::from(region);
        let home = Region::from(id.split('_').next().unwrap_or_default());
        // The table of Regions in the same place of the guide.
        if !allowed_ses_regions(&home).contains(&region) {
            return Err(Refused::Region.into());
        }
        let from = email(pool, "From").map_or_else(|| format!("no-reply@{source}"), str::to_owned);
        let set = email(pool, "ConfigurationSet").map(str::to_owned);
        let unverified = |ses: &Ses| {
            let mut ses = ses.clone();
            ses.may_send(&from, &[recipient], Some(source), set.as_deref(), self.now())
                .err()
                .map(|why| Refused::Ses(why).into())
                .unwrap_or_else(|| Refused::NotOurs.into())
        };
        let Some(ses) = self.ses.get(&region) else {
            return Err(unverified(&Ses::sandbox(self.now())));
        };
        let Some(identity) = ses.identity_for(bare(&from)) else { return Err(unverified(ses)) };
        Ok(Some(Sender { ses, source, identity, from, set }))
    }

    /// Cognito's own sender: 50 mails a day, and no identity of the account's without a policy of the
    /// identity that allows it (Cognito developer guide, "Email settings", "Default email functionality").
    fn shared_sender(&self, pool: &UserPool) -> Verdict {
        if let Some(arn) = email(pool, "SourceArn") {
            let ses = arn.split(':').nth(3).and_then(|region| self.ses.get(&Region::from(region)));
            let identity = ses.and_then(|ses| ses.identities.get(identity_of_arn(arn)?));
            if !identity.is_some_and(|identity| policy::allows_cognito(&identity.policies)) {
                return Err(Refused::NoPolicy.into());
            }
        }
        let today = |at| self.now().duration_since(at) < SignedDuration::from_hours(24);
        let shared = self.mails.iter().filter(|mail| mail.via == Via::CognitoDefault && today(mail.at));
        if shared.count() < SHARED_A_DAY { Ok(()) } else { Err(Refused::DefaultQuota.into()) }
    }

    /// SES's own rules, on a copy: nothing is counted. An address on the account's suppression list is taken
    /// and gets nothing (SES developer guide, "Using the Amazon SES account-level suppression list").
    pub(super) fn ses_takes(&self, sender: &Sender<'_>, recipient: &str) -> Verdict {
        // A denial counts before anything that allows it (IAM user guide, "Policy evaluation logic").
        let named = sender.ses.identities.get(sender.source);
        let denial =
            named.and_then(|named| policy::denial(&named.policies, &self.account, bare(&sender.from)));
        if let Some(name) = denial {
            return Err(Refused::Policy(name.to_owned()).into());
        }
        let mut ses = sender.ses.clone();
        ses.may_send(&sender.from, &[recipient], Some(sender.source), sender.set.as_deref(), self.now())
            .map_err(|why| Delivery::Refused(Refused::Ses(why)))?;
        if ses.delivers_to(recipient) { Ok(()) } else { Err(Dropped::Suppressed.into()) }
    }
}

fn is_developer(pool: &UserPool) -> bool {
    let account = pool.members.get("EmailConfiguration").and_then(|email| email.get("EmailSendingAccount"));
    account.and_then(Value::as_str) == Some("DEVELOPER")
}
