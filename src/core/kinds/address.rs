//! What a person types as an address or a domain, made into what DNS and AWS take.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::message::Message;
use super::name::Name;

/// Why an input cannot be taken; each has its words under `input-…`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum InputError {
    Empty,
    NotADomain,
    PublicSuffix,
    NotAnAddress,
    /// The character that cannot stand before the @.
    LocalPartNotAscii(char),
    /// The character that has no place in a domain.
    NotInADomain(char),
    NotBelowTheDomain,
    NotAUrl,
    TooLong,
    NotAnOption,
    NotAPoolId,
    DisplayName,
    /// SES in the sandbox would refuse mail to it; this domain is verified.
    NotVerified(String),
    /// A blank of the template.
    BlankLeft(String),
    /// The hint of a blank that was filled in beside it.
    HintLeft(String),
    /// A sentence of the template that says more than AWS and DNS show.
    NotShown(String),
}

impl InputError {
    /// Every code that [`InputError::code`] can give.
    pub const CODES: [&'static str; 16] = [
        "empty",
        "not-a-domain",
        "public-suffix",
        "not-an-address",
        "local-part-not-ascii",
        "not-in-a-domain",
        "not-below-the-domain",
        "not-a-url",
        "too-long",
        "not-an-option",
        "not-a-pool-id",
        "display-name",
        "not-verified",
        "blank-left",
        "hint-left",
        "not-shown",
    ];

    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotADomain => "not-a-domain",
            Self::PublicSuffix => "public-suffix",
            Self::NotAnAddress => "not-an-address",
            Self::LocalPartNotAscii(_) => "local-part-not-ascii",
            Self::NotInADomain(_) => "not-in-a-domain",
            Self::NotBelowTheDomain => "not-below-the-domain",
            Self::NotAUrl => "not-a-url",
            Self::TooLong => "too-long",
            Self::NotAnOption => "not-an-option",
            Self::NotAPoolId => "not-a-pool-id",
            Self::DisplayName => "display-name",
            Self::NotVerified(_) => "not-verified",
            Self::BlankLeft(_) => "blank-left",
            Self::HintLeft(_) => "hint-left",
            Self::NotShown(_) => "not-shown",
        }
    }

    /// What of the text is refused, where it is only a part.
    pub fn what(&self) -> Option<String> {
        match self {
            Self::LocalPartNotAscii(c) | Self::NotInADomain(c) => Some(c.to_string()),
            Self::BlankLeft(what) | Self::HintLeft(what) | Self::NotShown(what) => Some(what.clone()),
            _ => None,
        }
    }

    /// `input-CODE` with what it names; a character with its code point, since some cannot be seen.
    pub fn message(&self) -> Message {
        let message = Message::new(format!("input-{}", self.code()));
        match self {
            Self::LocalPartNotAscii(c) | Self::NotInADomain(c) => {
                message.text("what", format!("{c} (U+{:04X})", u32::from(*c)))
            }
            Self::BlankLeft(what) => {
                let hint = what.trim_matches(['_', '＿', ' ']);
                message.text("what", if hint.is_empty() { what } else { hint })
            }
            Self::HintLeft(what) | Self::NotShown(what) => message.text("what", what),
            Self::NotVerified(domain) => message.text("domain", domain),
            _ => message,
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

impl Sender {
    /// The sender as a header carries it: a name outside ASCII as RFC 2047 encoded words.
    pub fn header(&self) -> String {
        match &self.display {
            Some(display) => format!("{} <{}>", super::header::encode_display_name(display), self.address),
            None => self.address.to_string(),
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
    let text = tidy(text);
    if text.is_empty() {
        return Err(InputError::Empty);
    }
    let (local, host) = text.rsplit_once('@').ok_or(InputError::NotAnAddress)?;
    if let Some(foreign) = local.chars().find(|c| !c.is_ascii()) {
        return Err(InputError::LocalPartNotAscii(foreign));
    }
    if local.is_empty() || local.len() > 64 || !local.bytes().all(is_atext) || !dots_are_single(local) {
        return Err(InputError::NotAnAddress);
    }
    Ok(Address { local: local.to_owned(), domain: host_name(host)? })
}

/// `no-reply@example.com` or `Example <no-reply@example.com>`.
///
/// # Errors
/// The reason in an [`InputError`].
pub fn sender(text: &str) -> Result<Sender, InputError> {
    let text = tidy(text);
    let Some((display, rest)) = text.split_once('<') else {
        return Ok(Sender { display: None, address: address(&text)? });
    };
    let inner = rest.strip_suffix('>').ok_or(InputError::NotAnAddress)?;
    let display = display.trim().trim_matches('"').trim();
    if display.contains(['<', '>', '"']) || display.chars().count() > 100 {
        return Err(InputError::DisplayName);
    }
    let display = (!display.is_empty()).then(|| display.to_owned());
    Ok(Sender { display, address: address(inner)? })
}

/// The address of a From header that stands somewhere already, its display name encoded or not.
pub fn header_address(header: &str) -> Option<Address> {
    let inner = header.rsplit_once('<').map_or(header, |(_, rest)| rest.trim_end().trim_end_matches('>'));
    address(inner).ok()
}

/// A mail domain as typed or pasted: a scheme, a path, `www.`, a trailing dot and capitals go,
/// other scripts become their ASCII form (IDNA, UTS 46).
///
/// # Errors
/// The reason in an [`InputError`].
pub fn domain(text: &str) -> Result<Name, InputError> {
    let name = name(text)?;
    let bare = name.as_str().strip_prefix("www.").map(Name::from_answer);
    Ok(bare.filter(|bare| bare.registrable().is_some()).unwrap_or(name))
}

/// The same with all its labels, for a name below a domain.
///
/// # Errors
/// The reason in an [`InputError`].
pub fn name(text: &str) -> Result<Name, InputError> {
    let text = tidy(text);
    let text = text.split_once("://").map_or(text.as_str(), |(_, rest)| rest);
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    // A mailbox before it, as in an address or in `https://user@host`.
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    if host.is_empty() {
        return Err(InputError::Empty);
    }
    host_name(host)
}

/// The text where its domain is not written as the one that was taken from it.
pub fn written_otherwise(sender: &str, taken: &Name) -> Option<String> {
    let text = sender.trim();
    let address = text.rsplit_once('<').map_or(text, |(_, rest)| rest.trim_end_matches('>'));
    let host = address.rsplit_once('@').map_or(address, |(_, host)| host);
    (host != taken.as_str()).then(|| text.to_owned())
}

/// Blank and control characters at the ends go, full-width ASCII (as a Japanese keyboard types
/// it) becomes ASCII.
pub fn tidy(text: &str) -> String {
    let text: String = text.chars().map(narrow).filter(|c| !c.is_control()).collect();
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}'))
        .to_owned()
}

/// A line of a terminal may hold what its arrow keys sent, and a file anything. Lines stay lines.
pub fn without_controls(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || *c == '\n').collect()
}

/// A full-width character of ASCII as that, and the ideographic space as a space.
pub fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    }
}

/// RFC 5322, section 3.2.3.
fn is_atext(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&byte)
}

fn dots_are_single(local: &str) -> bool {
    !local.starts_with('.') && !local.ends_with('.') && !local.contains("..")
}

fn host_name(text: &str) -> Result<Name, InputError> {
    let refused = || text.chars().find(is_no_letter).map_or(InputError::NotADomain, InputError::NotInADomain);
    let ascii = idna::domain_to_ascii(text.trim_end_matches('.')).map_err(|_| refused())?;
    let label_is_good = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    if ascii.len() > 253 || !ascii.contains('.') || !ascii.split('.').all(label_is_good) {
        return Err(InputError::NotADomain);
    }
    // What is left of another script: UTS 46 lets signs through that IDNA2008 (RFC 5892) does not.
    if let Some(sign) = idna::domain_to_unicode(&ascii).0.chars().find(is_no_letter) {
        return Err(InputError::NotInADomain(sign));
    }
    if ascii.rsplit('.').next().is_none_or(is_number) {
        return Err(InputError::NotADomain);
    }
    let name = Name::from_answer(&ascii);
    if name.registrable().is_none() {
        return Err(InputError::PublicSuffix);
    }
    Ok(name)
}

/// Signs and punctuation of other scripts, as a dash of a Japanese keyboard. Not among them is the middle
/// dot of katakana, which stands in names (RFC 5892, appendix A.7), and the ideographic full stop.
fn is_no_letter(c: &char) -> bool {
    let is_sign = matches!(
        c,
        '\u{a1}'..='\u{bf}' | '\u{d7}' | '\u{f7}' | '\u{2000}'..='\u{200b}' | '\u{200e}'..='\u{2bff}'
            | '\u{2e00}'..='\u{3001}' | '\u{3003}'..='\u{303f}' | '\u{fe10}'..='\u{fe6f}' | '\u{ffe0}'..='\u{ffff}'
            | '\u{1f000}'..='\u{1faff}'
    );
    is_sign && !c.is_alphanumeric()
}

/// A name whose last label is a number is an IPv4 address, also as `127.1` or `0x7f.1` (WHATWG URL, "ends in
/// a number").
fn is_number(label: &str) -> bool {
    let digits = label.strip_prefix("0x").unwrap_or(label);
    let hexadecimal = digits.len() < label.len();
    digits.bytes().all(|byte| byte.is_ascii_digit() || hexadecimal && byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_are_normalised_or_refused_with_the_reason() {
        let good = |text: &str, wanted: &str| assert_eq!(domain(text).unwrap().as_str(), wanted, "{text}");
        good("Example.COM", "example.com");
        good("example.com.", "example.com");
        good("https://www.example.com/path?x=1", "example.com");
        assert_eq!(name("WWW.example.com").unwrap().as_str(), "www.example.com");
        good("auth.example.co.jp", "auth.example.co.jp");
        good("no-reply@example.com", "example.com");
        good("https://me:secret@example.com/", "example.com");
        good("日本語.jp", "xn--wgv71a119e.jp");
        good("ｅｘａｍｐｌｅ．ｃｏｍ", "example.com");
        good("ｅｘａｍｐｌｅ。ｃｏ－ｏｐ。ｊｐ", "example.co-op.jp");
        good("サンプル・センター.jp", "xn--vckmm8gqeybd6dm.jp");
        good(" example.com:443\r\n", "example.com");
        for (text, error) in [
            ("", InputError::Empty),
            ("localhost", InputError::NotADomain),
            ("192.0.2.1", InputError::NotADomain),
            ("exa mple.com", InputError::NotADomain),
            ("_dmarc.example.com", InputError::NotADomain),
            ("co.jp", InputError::PublicSuffix),
            ("a..com", InputError::NotADomain),
            ("127.1", InputError::NotADomain),
            ("0x7f.0x1", InputError::NotADomain),
            ("exa\u{2212}mple.com", InputError::NotInADomain('\u{2212}')),
            ("例え、.jp", InputError::NotInADomain('、')),
            ("example★.com", InputError::NotInADomain('★')),
        ] {
            assert_eq!(domain(text), Err(error), "{text}");
        }
    }

    #[test]
    fn a_domain_that_was_typed_otherwise_is_told_from_the_bare_one() {
        let typed = |text: &str| written_otherwise(text, &sender(text).unwrap().address.domain);
        assert_eq!(typed("no-reply@example.com"), None);
        assert_eq!(typed(" Example <no-reply@example.com> "), None);
        assert_eq!(typed("no-reply@Example.COM.").as_deref(), Some("no-reply@Example.COM."));
        assert_eq!(typed("a@münchen.example").as_deref(), Some("a@münchen.example"));
    }

    #[test]
    fn senders_are_taken_with_a_name_and_without() {
        let plain = sender(" No-Reply@Example.com ").unwrap();
        assert_eq!(plain.to_string(), "No-Reply@example.com");
        let named = sender("サンプル株式会社 <no-reply@例え.jp>").unwrap();
        assert_eq!(named.display.as_deref(), Some("サンプル株式会社"));
        assert_eq!(named.address.domain.as_str(), "xn--r8jz45g.jp");
        assert_eq!(sender("a@b@example.com").unwrap_err(), InputError::NotAnAddress);
        assert_eq!(sender("送信@example.com").unwrap_err(), InputError::LocalPartNotAscii('送'));
        assert_eq!(sender("a..b@docomo.ne.jp").unwrap_err(), InputError::NotAnAddress);
        assert_eq!(sender("x <y@example.com").unwrap_err(), InputError::NotAnAddress);
        assert_eq!(sender("no-reply＠example.com").unwrap().to_string(), "no-reply@example.com");
    }
}
