//! What a person types as an address or a domain, made into what DNS and AWS take.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::name::Name;

/// Why an input cannot be taken; each has its words under `input-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InputError {
    Empty,
    NotADomain,
    PublicSuffix,
    NotAnAddress,
    LocalPartNotAscii,
    NotBelowTheDomain,
    NotAUrl,
    TooLong,
    NotAnOption,
    NotAPoolId,
    DisplayName,
}

impl InputError {
    pub const ALL: [InputError; 11] = [
        Self::Empty,
        Self::NotADomain,
        Self::PublicSuffix,
        Self::NotAnAddress,
        Self::LocalPartNotAscii,
        Self::NotBelowTheDomain,
        Self::NotAUrl,
        Self::TooLong,
        Self::NotAnOption,
        Self::NotAPoolId,
        Self::DisplayName,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotADomain => "not-a-domain",
            Self::PublicSuffix => "public-suffix",
            Self::NotAnAddress => "not-an-address",
            Self::LocalPartNotAscii => "local-part-not-ascii",
            Self::NotBelowTheDomain => "not-below-the-domain",
            Self::NotAUrl => "not-a-url",
            Self::TooLong => "too-long",
            Self::NotAnOption => "not-an-option",
            Self::NotAPoolId => "not-a-pool-id",
            Self::DisplayName => "display-name",
        }
    }
}

/// A mailbox: an ASCII local part (SES has no SMTPUTF8) and a domain in ASCII form.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Address {
    pub local: String,
    pub domain: Name,
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.local, self.domain)
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.to_string()
    }
}

impl TryFrom<String> for Address {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        address(&text).map_err(|error| format!("{text}: {}", error.code()))
    }
}

/// The sender that users see: an address, with a display name or without. The display name is
/// kept as typed; [`Sender::header`] encodes it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Sender {
    pub display: Option<String>,
    pub address: Address,
}

impl fmt::Display for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.display {
            Some(display) => write!(f, "{display} <{}>", self.address),
            None => write!(f, "{}", self.address),
        }
    }
}

impl From<Sender> for String {
    fn from(sender: Sender) -> Self {
        sender.to_string()
    }
}

impl TryFrom<String> for Sender {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        sender(&text).map_err(|error| format!("{text}: {}", error.code()))
    }
}

/// `no-reply@example.com` as typed or pasted.
///
/// # Errors
/// The reason in an [`InputError`].
pub fn address(text: &str) -> Result<Address, InputError> {
    let _ = text;
    Err(InputError::NotAnAddress)
}

/// `no-reply@example.com` or `Example <no-reply@example.com>`.
///
/// # Errors
/// The reason in an [`InputError`].
pub fn sender(text: &str) -> Result<Sender, InputError> {
    let _ = text;
    Err(InputError::NotAnAddress)
}
