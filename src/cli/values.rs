//! What the options take. Every refusal says what is expected.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use clap::builder::{PossibleValuesParser, StringValueParser, TypedValueParser};

use crate::core::facts::choices::Publish;
use crate::core::facts::situation::Resolver;
use crate::core::handover::export::Format;
use crate::core::kinds::address::{self, Address, InputError, Sender};
use crate::core::kinds::finding::Code;
use crate::core::kinds::name::{HostedZoneId, Name, Region, UserPoolId};
use crate::core::kinds::step::StepId;

/// `90s`, `10m`, `2h`.
pub fn duration(text: &str) -> Result<Duration, String> {
    let expected = || "expected a whole number and its unit, as 90s, 10m or 2h".to_owned();
    let unit = text.chars().last().ok_or_else(expected)?;
    let seconds: u64 = match unit {
        's' => 1,
        'm' => 60,
        'h' => 3600,
        _ => return Err(expected()),
    };
    let digits = &text[..text.len() - 1];
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(expected());
    }
    // More than a year is a slip of the keyboard, and no deadline may overflow.
    let count: u64 = digits.parse().map_err(|_| expected())?;
    match count.checked_mul(seconds) {
        Some(total) if total <= 366 * 86_400 => Ok(Duration::from_secs(total)),
        _ => Err("expected a year at most".to_owned()),
    }
}

/// A value beside the text that it was taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed<T> {
    pub value: T,
    pub text: String,
}

pub fn domain(text: &str) -> Result<Name, String> {
    address::domain(text).map_err(|error| refusal(error, "a domain, as example.com"))
}

pub fn mail_from(text: &str) -> Result<Name, String> {
    address::name(text).map_err(|error| refusal(error, "a name below the domain, as bounce.example.com"))
}

pub fn typed_domain(text: &str) -> Result<Typed<Name>, String> {
    Ok(Typed { value: domain(text)?, text: text.to_owned() })
}

pub fn typed_sender(text: &str) -> Result<Typed<Sender>, String> {
    Ok(Typed { value: sender(text)?, text: text.to_owned() })
}

pub fn address(text: &str) -> Result<Address, String> {
    address::address(text).map_err(|error| refusal(error, "an address, as no-reply@example.com"))
}

pub fn sender(text: &str) -> Result<Sender, String> {
    let expected = "an address, as no-reply@example.com or 'Example <no-reply@example.com>'";
    address::sender(text).map_err(|error| refusal(error, expected))
}

fn refusal(error: InputError, expected: &str) -> String {
    let what = match error {
        InputError::Empty => "it is empty",
        InputError::NotADomain => {
            "its domain is not a name of two labels or more, each of letters, digits and hyphens"
        }
        InputError::PublicSuffix => "its domain is a public suffix, under which others register theirs",
        InputError::NotAnAddress => "it is not an address",
        InputError::LocalPartNotAscii(_) => "SES takes only ASCII before the @",
        InputError::NotInADomain(_) => "its domain has a character that no domain has",
        InputError::NotBelowTheDomain => "it is not below the domain",
        InputError::NotAUrl => "it is not a URL",
        InputError::TooLong => "it is too long",
        InputError::NotAnOption => "it is none of the options",
        InputError::NotAPoolId => "it is not a user pool's id",
        InputError::NotVerified(_) => "SES in the sandbox would refuse mail to it",
        InputError::BlankLeft(_) | InputError::HintLeft(_) => "it has blanks to fill in",
        InputError::NotShown(_) => "it says what AWS and DNS do not show",
        InputError::DisplayName => "its display name holds characters that cannot stand there",
    };
    format!("{what}; expected {expected}")
}

pub fn user_pool(text: &str) -> Result<UserPoolId, String> {
    UserPoolId::parse(text).ok_or_else(|| "expected a user pool's id, as us-east-1_Ab12Cd34E".to_owned())
}

pub fn hosted_zone(text: &str) -> Result<HostedZoneId, String> {
    HostedZoneId::parse(text)
        .ok_or_else(|| "expected a hosted zone's id, as Z0123456789ABCDEFGHIJ".to_owned())
}

pub fn region(text: &str) -> Result<Region, String> {
    Region::parse(text).ok_or_else(|| "expected a Region's code, as us-east-1".to_owned())
}

pub fn format() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::as_str))
        .try_map(|text| Format::parse(&text).ok_or("expected a format"))
}

pub fn publish() -> impl TypedValueParser<Value = Publish> {
    PossibleValuesParser::new(["route53", "manual"]).map(|text| match text.as_str() {
        "route53" => Publish::Route53,
        _ => Publish::Manual,
    })
}

pub fn whether() -> impl TypedValueParser<Value = bool> {
    PossibleValuesParser::new(["yes", "no"]).map(|text| text == "yes")
}

/// A step, or none at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skipped(pub Option<StepId>);

pub fn skipped() -> impl TypedValueParser<Value = Skipped> {
    let steps = StepId::ALL.map(StepId::as_str);
    PossibleValuesParser::new(steps.into_iter().chain(["none"])).map(|text| Skipped(StepId::parse(&text)))
}

/// The code of a finding, or none at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accepted(pub Option<Code>);

pub fn accepted() -> impl TypedValueParser<Value = Accepted> {
    StringValueParser::new().try_map(|text| match (text.as_str(), Code::parse(&text)) {
        ("none", _) => Ok(Accepted(None)),
        (_, Some(code)) => Ok(Accepted(Some(code))),
        _ => Err("expected the code of a finding, as `findings` of status --json has it, or none"),
    })
}

/// `NAME=IP`, `NAME=IP:PORT`; an IPv6 address with a port in brackets. The name `system` is that of
/// this machine's own resolver.
pub fn resolver(text: &str) -> Result<Resolver, String> {
    let expected =
        || "expected a name and an address, as office=192.0.2.53 or office=192.0.2.53:5353".to_owned();
    let (name, address) = text.split_once('=').ok_or_else(expected)?;
    if name.is_empty() || name.chars().any(char::is_control) {
        return Err(expected());
    }
    let address = address
        .parse::<SocketAddr>()
        .or_else(|_| address.parse::<IpAddr>().map(|address| SocketAddr::new(address, 53)))
        .map_err(|_| expected())?;
    Ok(Resolver { name: name.to_owned(), address, system: name == "system" })
}

/// `IP=IP:PORT`.
pub fn mapping(text: &str) -> Result<(IpAddr, SocketAddr), String> {
    let expected = || "expected an address and where it is asked, as 192.0.2.1=127.0.0.1:5353".to_owned();
    let (from, to) = text.split_once('=').ok_or_else(expected)?;
    Ok((from.parse().map_err(|_| expected())?, to.parse().map_err(|_| expected())?))
}
