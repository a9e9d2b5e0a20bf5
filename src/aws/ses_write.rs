//! What SES is told.

use aws_sdk_sesv2::operation::RequestId;
use aws_sdk_sesv2::operation::create_email_identity::CreateEmailIdentityError;
use aws_sdk_sesv2::types::{
    self, BehaviorOnMxFailure, Body, ContactLanguage, Content, Destination, DkimSigningAttributes,
    DkimSigningAttributesOrigin, DkimSigningKeyLength, EmailContent, MailType, Message,
};

use super::Aws;
use super::problem::Call;
use crate::core::facts::remembered;
use crate::core::kinds::address::{Address, Sender};
use crate::core::kinds::aws::Tag;
use crate::core::kinds::aws::{Identity, MailFrom, Verification};
use crate::core::kinds::change::{MailFromBefore, Outcome, ProductionRequest};
use crate::core::kinds::header::encode_display_name;
use crate::core::kinds::name::Name;
use crate::core::kinds::problem::{Problem, ProblemKind};
use crate::core::request;
use crate::core::rules::test_mail::{SUBJECT, TEXT};

impl Aws {
    /// Not repeatable: a second request while the first is under review is a `ConflictException`.
    /// Where production access stands, another one might open its review again.
    pub(super) async fn request_production(
        &self,
        call: &Call,
        request: &ProductionRequest,
    ) -> Result<Outcome, Problem> {
        if let Some(field) = request::unfit(request, None) {
            return Err(call.problem(ProblemKind::Unfit, request::member(field).to_owned()));
        }
        if self.ses_account(&call.of("ses:GetAccount")).await?.production_access {
            return Ok(already());
        }
        let (client, _turn) = self.ses(call).await?;
        let contact = Some(&request.contact).filter(|contact| !contact.is_empty());
        let sent = client
            .put_account_details()
            .mail_type(MailType::Transactional)
            .website_url(&request.website)
            .contact_language(ContactLanguage::from(request.contact_language.as_str()))
            .use_case_description(&request.use_case)
            .set_additional_contact_email_addresses(contact.map(|contact| vec![contact.clone()]))
            .production_access_enabled(true)
            .send()
            .await
            .map_err(|error| call.failed(&error))?;
        Ok(done(&sent))
    }

    pub(super) async fn create_identity(&self, call: &Call, domain: &Name) -> Result<Outcome, Problem> {
        let (client, _turn) = self.ses(call).await?;
        let easy_dkim = DkimSigningAttributes::builder()
            .next_signing_key_length(DkimSigningKeyLength::Rsa2048Bit)
            .build();
        let created = client
            .create_email_identity()
            .email_identity(domain.as_str())
            .dkim_signing_attributes(easy_dkim)
            .send()
            .await;
        match created {
            Ok(created) => Ok(done(&created)),
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(CreateEmailIdentityError::is_already_exists_exception) =>
            {
                Ok(Outcome {
                    request_id: error.request_id().map(str::to_owned),
                    already: true,
                    ..Outcome::default()
                })
            }
            Err(error) => Err(call.failed(&error)),
        }
    }

    /// Whether AWS has an ensure of an identity already: its answer may have got lost, or another
    /// wizard's may have come first. Each of these calls starts SES' own look anew.
    async fn identity_is(
        &self,
        call: &Call,
        domain: &Name,
        so: impl FnOnce(&Identity) -> bool,
    ) -> Result<bool, Problem> {
        let identity = self.identity(&call.of("ses:GetEmailIdentity"), domain.as_str()).await?;
        Ok(identity.is_some_and(|identity| so(&identity)))
    }

    /// Without a key length: a switch to the length that stands already is refused, and the
    /// length may change once a day.
    pub(super) async fn start_dkim(&self, call: &Call, domain: &Name) -> Result<Outcome, Problem> {
        let runs = |identity: &Identity| {
            identity.dkim.origin == "AWS_SES" && is_under_way_or_done(identity.dkim.status)
        };
        if self.identity_is(call, domain, runs).await? {
            return Ok(already());
        }
        let (client, _turn) = self.ses(call).await?;
        let started = client
            .put_email_identity_dkim_signing_attributes()
            .email_identity(domain.as_str())
            .signing_attributes_origin(DkimSigningAttributesOrigin::AwsSes)
            .send()
            .await
            .map_err(|error| call.failed(&error))?;
        Ok(done(&started))
    }

    pub(super) async fn enable_signing(&self, call: &Call, domain: &Name) -> Result<Outcome, Problem> {
        if self.identity_is(call, domain, |identity| identity.dkim.signing_enabled).await? {
            return Ok(already());
        }
        let (client, _turn) = self.ses(call).await?;
        let enabled = client
            .put_email_identity_dkim_attributes()
            .email_identity(domain.as_str())
            .signing_enabled(true)
            .send()
            .await
            .map_err(|error| call.failed(&error))?;
        Ok(done(&enabled))
    }

    pub(super) async fn set_mail_from(
        &self,
        call: &Call,
        domain: &Name,
        mail_from: &Name,
        before: Option<&MailFromBefore>,
    ) -> Result<Outcome, Problem> {
        let identity = self.identity(&call.of("ses:GetEmailIdentity"), domain.as_str()).await?;
        let standing = identity.and_then(|identity| identity.mail_from);
        let is_so = |standing: &MailFrom| {
            standing.domain == *mail_from && !standing.rejects && is_under_way_or_done(standing.status)
        };
        if standing.as_ref().is_some_and(is_so) {
            return Ok(already());
        }
        let standing = standing.map(|set| MailFromBefore { domain: set.domain, rejects: set.rejects });
        if standing.as_ref() != before {
            let standing = standing.map(|standing| standing.domain.to_string());
            return Err(call.problem(ProblemKind::Moved, standing));
        }
        let (client, _turn) = self.ses(call).await?;
        let set = client
            .put_email_identity_mail_from_attributes()
            .email_identity(domain.as_str())
            .mail_from_domain(mail_from.as_str())
            .behavior_on_mx_failure(BehaviorOnMxFailure::UseDefaultValue)
            .send()
            .await
            .map_err(|error| call.failed(&error))?;
        Ok(done(&set))
    }

    /// The tags that are named alone; others of the identity stay (SESv2 API reference, `TagResource`).
    pub(super) async fn tag_identity(
        &self,
        call: &Call,
        domain: &Name,
        arn: &str,
        tags: &[Tag],
        before: &[Tag],
    ) -> Result<Outcome, Problem> {
        if let Some(identity) = self.identity(&call.of("ses:GetEmailIdentity"), domain.as_str()).await? {
            if tags.iter().all(|tag| identity.tags.contains(tag)) {
                return Ok(already());
            }
            if remembered::under(&identity, tags) != before {
                return Err(call.problem(ProblemKind::Moved, None));
            }
        }
        let built: Result<Vec<_>, _> =
            tags.iter().map(|tag| types::Tag::builder().key(&tag.key).value(&tag.value).build()).collect();
        let built = built.map_err(|error| call.problem(ProblemKind::Refused, error.to_string()))?;
        let (client, _turn) = self.ses(call).await?;
        let tagged = client
            .tag_resource()
            .resource_arn(arn)
            .set_tags(Some(built))
            .send()
            .await
            .map_err(|error| call.failed(&error))?;
        Ok(done(&tagged))
    }

    pub(super) async fn send_mail(
        &self,
        call: &Call,
        from: &Sender,
        to: &Address,
        source_arn: &str,
        set: Option<&str>,
    ) -> Result<Outcome, Problem> {
        let utf8 = |text: &str| {
            let content = Content::builder().data(text).charset("UTF-8").build();
            content.map_err(|error| call.problem(ProblemKind::Refused, error.to_string()))
        };
        let body = Body::builder().text(utf8(TEXT)?).build();
        let message = Message::builder().subject(utf8(SUBJECT)?).body(body).build();
        let (client, _turn) = self.ses(call).await?;
        let sent = client
            .send_email()
            .from_email_address(from_header(from))
            .from_email_address_identity_arn(source_arn)
            .destination(Destination::builder().to_addresses(to.to_string()).build())
            .content(EmailContent::builder().simple(message).build())
            .set_configuration_set_name(set.map(str::to_owned))
            .send()
            .await
            .map_err(|error| call.failed(&error))?;
        // `SendEmail` answers with the id of the message that SES took (SESv2 API reference).
        let Some(message_id) = sent.message_id().filter(|id| !id.is_empty()) else {
            return Err(answered_without(call, "no MessageId in the answer", &sent));
        };
        Ok(Outcome { message_id: Some(message_id.to_owned()), ..done(&sent) })
    }
}

fn from_header(from: &Sender) -> String {
    match from.display.as_deref().map(encode_display_name).filter(|name| !name.is_empty()) {
        Some(name) => format!("{name} <{}>", from.address),
        None => from.address.to_string(),
    }
}

fn already() -> Outcome {
    Outcome { already: true, ..Outcome::default() }
}

fn is_under_way_or_done(status: Verification) -> bool {
    matches!(status, Verification::Pending | Verification::Success | Verification::TemporaryFailure)
}

/// A success that lacks what it is told by: nobody knows what became of the call.
pub(super) fn answered_without(call: &Call, lacks: &str, answer: &impl RequestId) -> Problem {
    let request_id = answer.request_id().map(str::to_owned);
    Problem { request_id, ..call.problem(ProblemKind::Malformed, lacks.to_owned()) }
}

/// The outcome of an answer that says no more than that it was done.
pub(super) fn done(answer: &impl RequestId) -> Outcome {
    Outcome { request_id: answer.request_id().map(str::to_owned), ..Outcome::default() }
}
