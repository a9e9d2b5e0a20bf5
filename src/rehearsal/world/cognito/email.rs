//! What `EmailConfiguration` may be.

use serde_json::{Map, Value};

use super::text;
use crate::core::kinds::name::Region;
use crate::rehearsal::world::ses::{Unsendable, bare, identity_of_arn};
use crate::rehearsal::world::{Refusal, World};

/// The SES Regions that a pool's Region may use (Cognito developer guide, "Email settings for
/// Amazon Cognito user pools", the table of Regions); a Region that is not listed uses its own.
pub fn allowed_ses_regions(pool: &Region) -> Vec<Region> {
    const SHARED: [&str; 3] = ["eu-west-1", "us-east-1", "us-west-2"];
    const OWN_AND_SHARED: [&str; 9] = [
        "us-east-2",
        "ca-central-1",
        "ap-northeast-1",
        "ap-northeast-2",
        "ap-south-1",
        "ap-southeast-1",
        "ap-southeast-2",
        "eu-west-2",
        "eu-central-1",
    ];
    let mut regions: Vec<Region> = Vec::new();
    if SHARED.contains(&pool.as_str()) || OWN_AND_SHARED.contains(&pool.as_str()) {
        regions.extend(SHARED.map(Region::from));
    }
    if !regions.contains(pool) {
        regions.push(pool.clone());
    }
    regions.sort();
    regions
}

/// A mailbox without a display name: the model's pattern has no space in it.
fn is_bare_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty())
        && !text.contains(char::is_whitespace)
}

impl World {
    /// The rules of `EmailConfiguration` (Cognito API reference, `EmailConfigurationType`), with
    /// the texts that the service returns.
    ///
    /// # Errors
    /// `InvalidParameterException`, `NotAuthorizedException`,
    /// `InvalidEmailRoleAccessPolicyException`.
    pub(super) fn check_email(&mut self, pool: &Region, email: &Map<String, Value>) -> Result<(), Refusal> {
        if let Some(reply_to) = text(email, "ReplyToEmailAddress")
            && !is_bare_address(reply_to)
        {
            let rule = format!(
                "Value '{reply_to}' at 'emailConfiguration.replyToEmailAddress' failed to satisfy constraint: \
                 Member must satisfy regular expression pattern: \
                 [\\p{{L}}\\p{{M}}\\p{{S}}\\p{{N}}\\p{{P}}]+@[\\p{{L}}\\p{{M}}\\p{{S}}\\p{{N}}\\p{{P}}]+"
            );
            return Err(Refusal::constraints("InvalidParameterException", &[rule]));
        }
        let account = text(email, "EmailSendingAccount").unwrap_or("COGNITO_DEFAULT");
        if !matches!(account, "COGNITO_DEFAULT" | "DEVELOPER") {
            let rule = format!(
                "Value '{account}' at 'emailConfiguration.emailSendingAccount' failed to satisfy constraint: \
                 Member must satisfy enum value set: [DEVELOPER, COGNITO_DEFAULT]"
            );
            return Err(Refusal::constraints("InvalidParameterException", &[rule]));
        }
        let from = text(email, "From");
        if from.is_some_and(|from| !is_bare_address(bare(from)) || !from.is_ascii()) {
            return Err(Refusal::invalid_parameter("Provided From email address is invalid"));
        }
        match (account, text(email, "SourceArn")) {
            ("DEVELOPER", None) => {
                Err(Refusal::invalid_parameter("Source ARN is required to use DEVELOPER email sending owner"))
            }
            ("DEVELOPER", Some(arn)) => self.check_source(pool, arn, from),
            (_, None) if from.is_some() => Err(Refusal::invalid_parameter(
                "Cannot configure From email address for default email configuration",
            )),
            (_, None) => Ok(()),
            // The shared sender may use an identity only with a sending-authorization policy.
            (_, Some(arn)) => self.check_policy(arn),
        }
    }

    /// Cognito tries the identity when it is told to use it.
    fn check_source(&mut self, pool: &Region, arn: &str, from: Option<&str>) -> Result<(), Refusal> {
        let parts: Vec<&str> = arn.splitn(6, ':').collect();
        let ["arn", _, "ses", region, account, resource] = parts[..] else {
            return Err(not_ours());
        };
        if account != self.account || !resource.starts_with("identity/") {
            return Err(not_ours());
        }
        let region = Region::from(region);
        let allowed = allowed_ses_regions(pool);
        if !allowed.contains(&region) {
            let listed: Vec<&str> = allowed.iter().map(Region::as_str).collect();
            return Err(Refusal::invalid_parameter(format!(
                "Invalid EmailConfiguration.SourceArn. Provided SourceArn must be in one of the following SES \
                 regions: {}.",
                listed.join(", ")
            )));
        }
        let name = identity_of_arn(arn).unwrap_or_default();
        let identity = self.ses(&region).identities.get(name).filter(|identity| identity.verified);
        let failed = match identity {
            None => arn,
            Some(identity) => match from {
                Some(from) if !identity.covers(bare(from)) => from,
                _ => return Ok(()),
            },
        };
        let ses = Unsendable::NotVerified(vec![failed.to_owned()]).text(&region);
        Err(Refusal::invalid_parameter(from_ses(&ses)))
    }

    fn check_policy(&mut self, arn: &str) -> Result<(), Refusal> {
        let region = arn.split(':').nth(3).map(Region::from);
        let name = identity_of_arn(arn).unwrap_or_default();
        let allowed = region.is_some_and(|region| {
            let identity = self.ses(&region).identities.get(name);
            identity.is_some_and(|identity| {
                identity
                    .policies
                    .values()
                    .filter_map(Value::as_str)
                    .any(|policy| policy.contains("cognito-idp"))
            })
        });
        if allowed {
            return Ok(());
        }
        let text = "Cognito is not allowed to use your email identity";
        Err(Refusal::new(400, "InvalidEmailRoleAccessPolicyException", text))
    }
}

fn not_ours() -> Refusal {
    Refusal::new(400, "NotAuthorizedException", "Email arn does not belong to your account.")
}

/// How Cognito passes on what SES said.
pub(super) fn from_ses(said: &str) -> String {
    format!("Cognito received the following error from Amazon SES when attempting to send email: {said}")
}
