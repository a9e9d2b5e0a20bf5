//! Every way in which an SDK call can fail, as the core's `Problem`.

use std::error::Error;

use aws_credential_types::provider::error::{CredentialsError, TokenError};
use aws_sdk_sts::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_sts::operation::RequestId;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::ConnectorError;

use super::code::{self, Said};
use super::proven::{AnotherKey, KEPT_BACK};
use super::ways::NamesNoProxy;
use crate::core::kinds::problem::{Problem, ProblemKind, Who};

/// What a call was, for the problem that it may meet.
#[derive(Clone, Debug)]
pub struct Call {
    /// `service:Operation`.
    pub operation: &'static str,
    pub caller: Who,
    pub profile: Option<String>,
}

impl Call {
    /// A problem that no service reported.
    pub fn problem(&self, kind: ProblemKind, message: impl Into<Option<String>>) -> Problem {
        Problem {
            kind,
            operation: self.operation.to_owned(),
            code: None,
            message: message.into(),
            request_id: None,
            caller: self.caller,
            action: None,
            profile: self.profile.clone(),
            via: None,
        }
    }

    /// The same caller, another operation.
    pub fn of(&self, operation: &'static str) -> Call {
        Call { operation, ..self.clone() }
    }

    /// What an SDK error says.
    pub fn failed<E>(&self, error: &SdkError<E, HttpResponse>) -> Problem
    where
        E: Error + ProvideErrorMetadata + 'static,
    {
        let mut problem = match error {
            SdkError::ServiceError(service) => {
                self.said_no(service.err().meta(), service.raw(), service.err())
            }
            SdkError::ResponseError(response) => {
                let status = response.raw().status().as_u16();
                self.problem(Said { status, code: None, message: None }.kind(), chain(error))
            }
            _ => self.went_wrong(transport(error), error),
        };
        problem.request_id = error.request_id().map(str::to_owned);
        problem
    }

    /// No answer to the call itself. The denial of a role that its credentials come by stands in
    /// the cause.
    fn went_wrong(&self, kind: ProblemKind, error: &(dyn Error + 'static)) -> Problem {
        let words = chain(error);
        if links(error).any(|link| link.is::<AnotherKey>()) {
            let code = Some(KEPT_BACK.to_owned());
            return Problem { code, ..self.problem(ProblemKind::Conflict, words) };
        }
        match code::denied_action(Some(&words)).map(str::to_owned) {
            Some(action) => Problem { action: Some(action), ..self.problem(ProblemKind::Permission, words) },
            // There is nothing to add to what the kind says.
            None if kind == ProblemKind::ProxyUnusable => self.problem(kind, None),
            None => self.problem(kind, words),
        }
    }

    fn said_no(
        &self,
        meta: &aws_sdk_sts::error::ErrorMetadata,
        raw: &HttpResponse,
        error: &(dyn Error + 'static),
    ) -> Problem {
        let message = meta.message().filter(|text| !text.trim().is_empty());
        let said = Said { status: raw.status().as_u16(), code: meta.code(), message };
        let kind = said.kind();
        let message = match (message, meta.code()) {
            (Some(message), _) => Some(message.to_owned()),
            (None, Some(_)) => None,
            (None, None) => Some(format!("HTTP {}: {}", said.status, chain(error))),
        };
        let action = (kind == ProblemKind::Permission)
            .then(|| code::denied_action(message.as_deref()).unwrap_or(self.operation).to_owned());
        Problem { code: meta.code().map(str::to_owned), action, ..self.problem(kind, message) }
    }
}

/// The kind of a failure in which the service said nothing.
fn transport<E>(error: &SdkError<E, HttpResponse>) -> ProblemKind
where
    E: Error + 'static,
{
    if let Some(kind) = of_proxy(error).or_else(|| credentials(error)) {
        return kind;
    }
    match error {
        SdkError::TimeoutError(_) => ProblemKind::Timeout,
        SdkError::DispatchFailure(failure) if failure.is_timeout() => ProblemKind::Timeout,
        SdkError::DispatchFailure(failure) if failure.is_user() => ProblemKind::Refused,
        SdkError::DispatchFailure(_) if names_no_region(error) => ProblemKind::RegionMissing,
        SdkError::DispatchFailure(_) => ProblemKind::Offline,
        _ if names_no_region(error) => ProblemKind::RegionMissing,
        _ => ProblemKind::Refused,
    }
}

/// The kind of a failure to get through a proxy, of the call itself or of one for its credentials. The
/// error of hyper-util's tunnel cannot be named, so that it is known by its words.
fn of_proxy(error: &(dyn Error + 'static)) -> Option<ProblemKind> {
    links(error).find_map(|link| match link.to_string().as_str() {
        "tunnel error: proxy authorization required" => Some(ProblemKind::ProxyPassword),
        "tunnel error: unsuccessful" => Some(ProblemKind::ProxyRefused),
        _ => link.is::<NamesNoProxy>().then_some(ProblemKind::ProxyUnusable),
    })
}

fn names_no_region(error: &(dyn Error + 'static)) -> bool {
    let words = chain(error).to_ascii_lowercase();
    words.contains("missing region") || words.contains("region must be set")
}

/// The kind of a failure to come by credentials, before any call went out.
fn credentials(error: &(dyn Error + 'static)) -> Option<ProblemKind> {
    let links = || links(error);
    let provider = links().find_map(|link| link.downcast_ref::<CredentialsError>());
    let token = links().find_map(|link| link.downcast_ref::<TokenError>());
    if provider.is_none() && token.is_none() {
        return None;
    }
    if let Some(CredentialsError::InvalidConfiguration(_) | CredentialsError::CredentialsNotLoaded(_)) =
        provider
    {
        return Some(ProblemKind::CredentialsMissing);
    }
    let words = chain(error).to_ascii_lowercase();
    let mentions = |some: &[&str]| some.iter().any(|word| words.contains(word));
    let connection = |is: fn(&ConnectorError) -> bool| {
        links().filter_map(|link| link.downcast_ref::<ConnectorError>()).any(is)
    };
    Some(
        if mentions(&["expired", "reauthenticate", "unauthorizedexception", "invalidgrant", "invalid_grant"])
        {
            ProblemKind::CredentialsExpired
        } else if connection(ConnectorError::is_timeout) {
            ProblemKind::Timeout
        } else if connection(ConnectorError::is_io) {
            ProblemKind::Offline
        } else if mentions(&["sso", "login token", "/login/"]) {
            // The cache holds no token yet, or one that cannot be read: the remedy is the login.
            ProblemKind::CredentialsExpired
        } else if matches!(provider, Some(CredentialsError::ProviderTimedOut(_))) {
            ProblemKind::Timeout
        } else {
            ProblemKind::CredentialsMissing
        },
    )
}

/// An error and what caused it, outermost first.
fn links<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |error| (*error).source())
}

/// What the SDK's outer errors say, which tells nobody anything.
const WRAPPINGS: [&str; 8] = [
    "WholeAnswer read_after_deserialization interceptor encountered an error",
    "an error occurred while loading credentials",
    "construction failure",
    "dispatch failure",
    "io error",
    "other",
    "response error",
    "unhandled error",
];

/// An error and its sources on one line, none said twice and the mere wrappings left out.
fn chain(error: &(dyn Error + 'static)) -> String {
    let mut said: Vec<String> = Vec::new();
    for link in links(error) {
        let words = link.to_string();
        let tells = !words.is_empty() && !WRAPPINGS.contains(&words.as_str());
        if tells && !said.iter().any(|earlier| earlier.contains(&words)) {
            said.push(words);
        }
    }
    if said.is_empty() { error.to_string() } else { said.join(": ") }
}
