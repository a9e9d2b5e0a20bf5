//! Why a text is no SPF record (RFC 7208, section 4.6).

use std::fmt;

/// Why a record cannot be read, and the term that is at fault. A receiver gives `permerror`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    pub term: String,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The text does not begin with `v=spf1` and a blank.
    NotSpf,
    /// Nothing by this name is a mechanism: `ip:`, `spf.example.com`, `a.example.com`.
    UnknownMechanism,
    /// A qualifier before a modifier.
    QualifiedModifier,
    /// `include`, `exists`, `redirect` or `exp` without a name behind it.
    NoDomain,
    /// What stands for a name is none: one label, an empty label, a top label of digits only.
    BadDomain,
    /// `ip4` or `ip6` without an address of its family.
    BadAddress,
    /// A prefix length out of range, with a leading zero or where none may be.
    BadPrefix,
    /// A `%` that begins no macro, or a macro that may stand in `exp` only.
    BadMacro,
    /// `redirect` or `exp` twice.
    Repeated,
    /// `all` or an address mechanism with something behind it that it does not take.
    Unexpected,
    /// A character that is no visible ASCII: an invisible one, a curly quote, a tab.
    Character(char),
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.term, self.why)
    }
}
