//! What a service's error code means for the person in front of the screen.

use crate::core::kinds::problem::ProblemKind;
use crate::core::kinds::refusal::OF_TRIGGERS;

/// What came back: HTTP status, error code, message.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    pub status: u16,
    pub code: Option<&'a str>,
    pub message: Option<&'a str>,
}

const THROTTLED: [&str; 13] = [
    "BandwidthLimitExceeded",
    "LimitExceeded",
    "PriorRequestNotComplete",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TooManyRequests",
    "TransactionInProgressException",
];

/// Credentials that a service does not take (any longer).
const NOT_ACCEPTED: [&str; 11] = [
    "AuthFailure",
    "ExpiredToken",
    "ExpiredTokenException",
    "InvalidAccessKeyId",
    "InvalidClientTokenId",
    "InvalidSignatureException",
    "InvalidToken",
    "SignatureDoesNotMatch",
    "TokenRefreshRequired",
    "UnrecognizedClientException",
    "UnauthorizedException",
];

/// The request's time is not the service's ("Common error types" of the API references).
const OTHER_TIME: [&str; 3] = ["RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed"];

const DENIED: [&str; 4] =
    ["AccessDenied", "AccessDeniedException", "AuthorizationError", "UnauthorizedOperation"];

const NOT_FOUND: [&str; 5] = [
    "NoSuchChange",
    "NoSuchHostedZone",
    "NotFoundException",
    "ResourceNotFoundException",
    "UserNotFoundException",
];

const CONFLICT: [&str; 5] = [
    "AlreadyExistsException",
    "ConcurrentModification",
    "ConcurrentModificationException",
    "ConflictException",
    "UsernameExistsException",
];

impl Said<'_> {
    pub fn kind(self) -> ProblemKind {
        let Some(code) = self.code else { return self.kind_by_status() };
        let is = |codes: &[&str]| codes.contains(&code);
        // What follows in the text are the words of somebody's function, which may itself be denied a call.
        if is(&OF_TRIGGERS) {
            ProblemKind::Refused
        } else if is(&OTHER_TIME) || self.message.is_some_and(is_of_another_time) {
            ProblemKind::ClockWrong
        } else if is(&NOT_ACCEPTED) {
            ProblemKind::CredentialsExpired
        } else if code.starts_with("MissingAuthenticationToken") {
            ProblemKind::CredentialsMissing
        } else if is(&DENIED) || denied_action(self.message).is_some() {
            ProblemKind::Permission
        } else if self.is_throttled(code) {
            ProblemKind::Throttled
        } else if self.status >= 500 {
            ProblemKind::Server
        } else if is(&NOT_FOUND) {
            ProblemKind::NotFound
        } else if is(&CONFLICT) || self.is_batch_overtaken(code) {
            ProblemKind::Conflict
        } else {
            ProblemKind::Refused
        }
    }

    /// No code: the body was not the service's own.
    fn kind_by_status(self) -> ProblemKind {
        match self.status {
            407 => ProblemKind::ProxyPassword,
            429 => ProblemKind::Throttled,
            500.. => ProblemKind::Server,
            _ => ProblemKind::Malformed,
        }
    }

    /// SES puts both its sending rate and its daily quota under `LimitExceededException`; only
    /// the first passes by waiting.
    fn is_throttled(self, code: &str) -> bool {
        let rate = |message: &str| message.contains("sending rate exceeded");
        self.status == 429
            || THROTTLED.contains(&code)
            || code == "LimitExceededException" && self.message.is_some_and(rate)
    }

    /// A batch that met another content than it was made for: someone was faster.
    fn is_batch_overtaken(self, code: &str) -> bool {
        let overtaken = |message: &str| {
            message.contains("already exists")
                || message.contains("it was not found")
                || message.contains("do not match the current values")
        };
        code == "InvalidChangeBatch" && self.message.is_some_and(overtaken)
    }
}

/// "Signature expired: … is now earlier than …" ("Troubleshoot Signature Version 4 signing for AWS API
/// requests", IAM user guide), and its counterpart.
fn is_of_another_time(message: &str) -> bool {
    message.starts_with("Signature expired") || message.starts_with("Signature not yet current")
}

/// The IAM action in "User: … is not authorized to perform: ses:GetAccount on resource: …".
pub fn denied_action(message: Option<&str>) -> Option<&str> {
    let (_, rest) = message?.split_once("not authorized to perform")?;
    let rest = rest.trim_start_matches([':', ' ', '`', '\'', '"']);
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '*')));
    let action = &rest[..end.unwrap_or(rest.len())];
    action.contains(':').then_some(action)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(status: u16, code: &str, message: &str) -> ProblemKind {
        Said { status, code: Some(code), message: Some(message) }.kind()
    }

    #[test]
    fn codes_of_each_service_have_their_kind() {
        use ProblemKind as K;
        for (status, code, message, expected) in [
            (400, "ExpiredTokenException", "", K::CredentialsExpired),
            (403, "ExpiredToken", "", K::CredentialsExpired),
            (403, "InvalidClientTokenId", "", K::CredentialsExpired),
            (400, "UnrecognizedClientException", "", K::CredentialsExpired),
            (403, "InvalidSignatureException", "The request signature we calculated…", K::CredentialsExpired),
            (403, "InvalidSignatureException", "Signature expired: 20261122T1 is now earlier", K::ClockWrong),
            (403, "SignatureDoesNotMatch", "Signature not yet current: 2026", K::ClockWrong),
            (400, "RequestExpired", "", K::ClockWrong),
            (403, "RequestTimeTooSkewed", "", K::ClockWrong),
            (403, "MissingAuthenticationTokenException", "", K::CredentialsMissing),
            (403, "AccessDenied", "", K::Permission),
            (400, "AccessDeniedException", "", K::Permission),
            (400, "NotAuthorizedException", "Email arn does not belong to your account.", K::Refused),
            (
                400,
                "NotAuthorizedException",
                "x is not authorized to perform: iam:PassRole on y",
                K::Permission,
            ),
            (400, "Throttling", "Rate exceeded", K::Throttled),
            (429, "TooManyRequestsException", "", K::Throttled),
            (400, "PriorRequestNotComplete", "", K::Throttled),
            (400, "LimitExceededException", "Maximum sending rate exceeded.", K::Throttled),
            (400, "LimitExceededException", "Daily message quota exceeded.", K::Refused),
            (500, "InternalErrorException", "", K::Server),
            (500, "ConcurrentModificationException", "", K::Server),
            (400, "ConcurrentModificationException", "", K::Conflict),
            (409, "ConflictException", "", K::Conflict),
            (404, "NotFoundException", "", K::NotFound),
            (400, "ResourceNotFoundException", "", K::NotFound),
            (404, "NoSuchHostedZone", "", K::NotFound),
            (
                400,
                "InvalidChangeBatch",
                "Tried to create resource record set [name='x.', type='TXT'] but it already exists",
                K::Conflict,
            ),
            (
                400,
                "InvalidChangeBatch",
                "RRSet of type CNAME is not permitted at apex in zone x.",
                K::Refused,
            ),
            (400, "MessageRejected", "Email address is not verified.", K::Refused),
            (
                400,
                "UserLambdaValidationException",
                "PreSignUp failed with error User: x is not authorized to perform: dynamodb:PutItem on y",
                K::Refused,
            ),
        ] {
            assert_eq!(kind(status, code, message), expected, "{code}: {message}");
        }
    }

    #[test]
    fn a_body_that_is_no_answer_goes_by_its_status() {
        let kind = |status| Said { status, code: None, message: None }.kind();
        assert_eq!(kind(404), ProblemKind::Malformed);
        assert_eq!(kind(403), ProblemKind::Malformed);
        assert_eq!(kind(407), ProblemKind::ProxyPassword);
        assert_eq!(kind(429), ProblemKind::Throttled);
        assert_eq!(kind(503), ProblemKind::Server);
    }

    #[test]
    fn the_missing_action_stands_in_the_message() {
        for (message, action) in [
            (
                "User: arn:aws:iam::123456789012:user/a is not authorized to perform: ses:GetAccount on \
                 resource: * because no identity-based policy allows the ses:GetAccount action",
                Some("ses:GetAccount"),
            ),
            (
                "… is not authorized to perform: iam:CreateServiceLinkedRole on resource: arn",
                Some("iam:CreateServiceLinkedRole"),
            ),
            ("is not authorized to perform: cognito-idp:UpdateUserPool", Some("cognito-idp:UpdateUserPool")),
            ("not authorized to perform this action", None),
            ("Access denied", None),
        ] {
            assert_eq!(denied_action(Some(message)), action);
        }
    }
}
