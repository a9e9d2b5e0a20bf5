//! A call that AWS would refuse, in AWS' own words.

/// What an error response says; each service has its own way to write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// HTTP status.
    pub status: u16,
    /// The exception's name as the service's model has it.
    pub code: String,
    pub message: String,
}

impl Refusal {
    pub fn new(status: u16, code: &str, message: impl Into<String>) -> Self {
        Self { status, code: code.to_owned(), message: message.into() }
    }

    /// `BadRequestException` of SESv2 (400).
    pub fn bad_request(message: impl Into<String>) -> Self {
        Self::new(400, "BadRequestException", message)
    }

    /// `InvalidParameterException` of Cognito (400).
    pub fn invalid_parameter(message: impl Into<String>) -> Self {
        Self::new(400, "InvalidParameterException", message)
    }

    /// The way every AWS JSON service reports members that break the model's constraints: counted,
    /// and all in one message.
    pub fn constraints(code: &str, broken: &[String]) -> Self {
        let noun = if broken.len() == 1 { "error" } else { "errors" };
        Self::new(400, code, format!("{} validation {noun} detected: {}", broken.len(), broken.join("; ")))
    }
}
