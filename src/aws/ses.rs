//! What SES says about the account and its identities.

use aws_sdk_sesv2::operation::get_account::GetAccountOutput;
use aws_sdk_sesv2::operation::get_configuration_set::GetConfigurationSetError;
use aws_sdk_sesv2::operation::get_email_identity::{GetEmailIdentityError, GetEmailIdentityOutput};
use aws_sdk_sesv2::primitives::DateTime;
use aws_sdk_sesv2::types::{BehaviorOnMxFailure, IdentityType, SendingOptions, VerificationStatus};
use jiff::Timestamp;

use super::Aws;
use super::paging::Pages;
use super::problem::Call;
use crate::core::kinds::aws::Tag;
use crate::core::kinds::aws::{
    ConfigurationSet, Dkim, Identity, IdentityListing, MailFrom, Review, ReviewStatus, SesAccount, SesCheck,
    Verification,
};
use crate::core::kinds::name::Name;
use crate::core::kinds::problem::Problem;

impl Aws {
    pub(super) async fn ses_account(&self, call: &Call) -> Result<SesAccount, Problem> {
        let (client, _turn) = self.ses(call).await?;
        let said = client.get_account().send().await.map_err(|error| call.failed(&error))?;
        Ok(account(&said))
    }

    pub(super) async fn identities(&self, call: &Call) -> Result<Vec<IdentityListing>, Problem> {
        let mut listed = Vec::new();
        let mut pages = Pages::new();
        let mut next: Option<String> = None;
        loop {
            let (client, _turn) = self.ses(call).await?;
            let request = client.list_email_identities().page_size(1000).set_next_token(next);
            let page = request.send().await.map_err(|error| call.failed(&error))?;
            listed.extend(page.email_identities().iter().filter_map(|identity| {
                Some(IdentityListing {
                    name: identity.identity_name()?.to_owned(),
                    is_domain: is_domain(identity.identity_type()),
                    // Mail goes on while SES still hopes ("TEMPORARY_FAILURE", SESv2 API reference).
                    verified: matches!(
                        identity.verification_status(),
                        Some(VerificationStatus::Success | VerificationStatus::TemporaryFailure)
                    ),
                })
            }));
            let Some(token) = page.next_token().filter(|token| !token.is_empty()) else {
                return Ok(listed);
            };
            pages.go_on(call, &token.to_owned())?;
            next = Some(token.to_owned());
        }
    }

    pub(super) async fn identity(&self, call: &Call, name: &str) -> Result<Option<Box<Identity>>, Problem> {
        let (client, _turn) = self.ses(call).await?;
        match client.get_email_identity().email_identity(name).send().await {
            Ok(said) => Ok(Some(Box::new(identity(name, &said)))),
            Err(error)
                if error.as_service_error().is_some_and(GetEmailIdentityError::is_not_found_exception) =>
            {
                Ok(None)
            }
            Err(error) => Err(call.failed(&error)),
        }
    }

    /// An answer without `SendingOptions` says nothing of a pause.
    pub(super) async fn configuration_set(
        &self,
        call: &Call,
        name: &str,
    ) -> Result<Option<ConfigurationSet>, Problem> {
        let (client, _turn) = self.ses(call).await?;
        match client.get_configuration_set().configuration_set_name(name).send().await {
            Ok(said) => {
                let sending_enabled = said.sending_options().is_none_or(SendingOptions::sending_enabled);
                Ok(Some(ConfigurationSet { sending_enabled }))
            }
            Err(error)
                if error.as_service_error().is_some_and(GetConfigurationSetError::is_not_found_exception) =>
            {
                Ok(None)
            }
            Err(error) => Err(call.failed(&error)),
        }
    }
}

pub(super) fn account(said: &GetAccountOutput) -> SesAccount {
    let quota = said.send_quota();
    let review = said.details().and_then(|details| details.review_details());
    SesAccount {
        production_access: said.production_access_enabled(),
        sending_enabled: said.sending_enabled(),
        enforcement: said.enforcement_status().unwrap_or_default().to_owned(),
        max_24_hour_send: quota.map_or(0.0, |quota| quota.max24_hour_send()),
        max_send_rate: quota.map_or(0.0, |quota| quota.max_send_rate()),
        sent_last_24_hours: quota.map_or(0.0, |quota| quota.sent_last24_hours()),
        suppressed_reasons: said
            .suppression_attributes()
            .map(|list| list.suppressed_reasons().iter().map(|reason| reason.as_str().to_owned()).collect())
            .unwrap_or_default(),
        review: review.and_then(|review| {
            let status = review_status(review.status()?.as_str());
            Some(Review { status, case_id: review.case_id().map(str::to_owned) })
        }),
    }
}

pub(super) fn identity(name: &str, said: &GetEmailIdentityOutput) -> Identity {
    let mut policies: Vec<(String, String)> =
        said.policies().into_iter().flatten().map(|(name, policy)| (name.clone(), policy.clone())).collect();
    policies.sort();
    Identity {
        name: name.to_owned(),
        is_domain: is_domain(said.identity_type()),
        verified_for_sending: said.verified_for_sending_status(),
        dkim: dkim(said),
        mail_from: mail_from(said),
        check: said.verification_info().map(|info| SesCheck {
            last_checked: info.last_checked_timestamp().and_then(timestamp),
            last_success: info.last_success_timestamp().and_then(timestamp),
            error: info.error_type().map(|error| error.as_str().to_owned()),
            primary_name_server: info
                .soa_record()
                .and_then(|soa| soa.primary_name_server())
                .filter(|server| !server.is_empty())
                .map(Name::from_answer),
        }),
        policies,
        feedback_forwarding: said.feedback_forwarding_status(),
        configuration_set: said.configuration_set_name().filter(|name| !name.is_empty()).map(str::to_owned),
        tags: said
            .tags()
            .iter()
            .map(|tag| Tag { key: tag.key().to_owned(), value: tag.value().to_owned() })
            .collect(),
    }
}

fn dkim(said: &GetEmailIdentityOutput) -> Dkim {
    let Some(dkim) = said.dkim_attributes() else {
        return Dkim {
            signing_enabled: false,
            status: Verification::NotStarted,
            tokens: Vec::new(),
            signing_hosted_zone: None,
            origin: String::new(),
            key_length: None,
        };
    };
    let key_length = dkim.current_signing_key_length().or(dkim.next_signing_key_length());
    Dkim {
        signing_enabled: dkim.signing_enabled(),
        status: dkim.status().map_or(Verification::NotStarted, |status| verification(status.as_str())),
        tokens: dkim.tokens().to_vec(),
        signing_hosted_zone: dkim
            .signing_hosted_zone()
            .filter(|zone| !zone.is_empty())
            .map(Name::from_answer),
        origin: dkim.signing_attributes_origin().map(|origin| origin.as_str().to_owned()).unwrap_or_default(),
        key_length: key_length.map(|length| length.as_str().to_owned()),
    }
}

/// The SDK fills an absent name with "" (its member is required in the model): never set.
fn mail_from(said: &GetEmailIdentityOutput) -> Option<MailFrom> {
    let mail_from = said.mail_from_attributes().filter(|set| !set.mail_from_domain().is_empty())?;
    Some(MailFrom {
        domain: Name::from_answer(mail_from.mail_from_domain()),
        status: verification(mail_from.mail_from_domain_status().as_str()),
        rejects: *mail_from.behavior_on_mx_failure() == BehaviorOnMxFailure::RejectMessage,
    })
}

fn is_domain(kind: Option<&IdentityType>) -> bool {
    kind != Some(&IdentityType::EmailAddress)
}

fn verification(status: &str) -> Verification {
    use Verification as V;
    [V::Pending, V::Success, V::Failed, V::TemporaryFailure, V::NotStarted]
        .into_iter()
        .find(|known| known.as_str() == status)
        .unwrap_or(V::Unknown)
}

fn review_status(status: &str) -> ReviewStatus {
    match status {
        "PENDING" => ReviewStatus::Pending,
        "FAILED" => ReviewStatus::Failed,
        "GRANTED" => ReviewStatus::Granted,
        "DENIED" => ReviewStatus::Denied,
        other => ReviewStatus::Other(other.to_owned()),
    }
}

pub(super) fn timestamp(at: &DateTime) -> Option<Timestamp> {
    Timestamp::new(at.secs(), i32::try_from(at.subsec_nanos()).ok()?).ok()
}
