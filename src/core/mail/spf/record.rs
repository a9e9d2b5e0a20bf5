//! An SPF record as its terms (RFC 7208, section 4.6.1), each with the text it was written as.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::macros::MacroString;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Qualifier {
    Pass,
    Fail,
    SoftFail,
    Neutral,
}

/// Bits that must agree, for either family; 32 and 128 where none are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DualCidr {
    pub v4: u8,
    pub v6: u8,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mechanism {
    All,
    Include(MacroString),
    /// No domain: the one whose record this is. The same for `Mx` and `Ptr`.
    A(Option<MacroString>, DualCidr),
    Mx(Option<MacroString>, DualCidr),
    Ptr(Option<MacroString>),
    Ip4(Ipv4Addr, u8),
    Ip6(Ipv6Addr, u8),
    Exists(MacroString),
}

impl Mechanism {
    /// Whether it counts towards the ten look-ups (RFC 7208, section 4.6.4).
    pub fn looks_up(&self) -> bool {
        !matches!(self, Self::All | Self::Ip4(..) | Self::Ip6(..))
    }
}

/// A mechanism with what it means when it matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    pub qualifier: Qualifier,
    pub mechanism: Mechanism,
    /// As it stands in the record.
    pub text: String,
}

/// `redirect=` or `exp=`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Modifier {
    pub target: MacroString,
    pub text: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    pub directives: Vec<Directive>,
    pub redirect: Option<Modifier>,
    pub explanation: Option<Modifier>,
    /// Modifiers that RFC 7208 does not name; they are ignored.
    pub unknown: Vec<String>,
}

impl Record {
    /// Where `all` stands: what comes after it is never reached.
    pub fn all(&self) -> Option<usize> {
        self.directives.iter().position(|directive| directive.mechanism == Mechanism::All)
    }

    /// The directives up to and with `all`.
    pub fn reached(&self) -> &[Directive] {
        let end = self.all().map_or(self.directives.len(), |at| at + 1);
        self.directives.get(..end).unwrap_or_default()
    }

    /// The redirect that is followed: none where there is an `all` (RFC 7208, section 6.1).
    pub fn followed_redirect(&self) -> Option<&Modifier> {
        self.redirect.as_ref().filter(|_| self.all().is_none())
    }
}
