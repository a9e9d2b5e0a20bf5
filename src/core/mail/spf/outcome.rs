//! What an evaluation ends with, and how it came there.

use crate::core::kinds::dns::RecordType;
use crate::core::kinds::name::Name;

use super::record::{Directive, Mechanism};
use super::syntax_error::SyntaxError;

/// A term and the name whose record it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    pub at: Name,
    pub term: String,
}

/// The results of RFC 7208, section 2.6, and that something must be asked first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpfResult {
    Pass,
    Fail,
    SoftFail,
    Neutral,
    /// There is no SPF record at the name.
    None,
    PermError(PermError),
    /// A look-up failed: the name and the type that no server answered.
    TempError(Name, RecordType),
    NeedMore(Vec<(Name, RecordType)>),
}

/// Why receivers give up on a record, and the term that makes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PermError {
    pub why: PermWhy,
    /// The name whose record is at fault.
    pub at: Name,
    /// `None` where the fault is not in one term.
    pub term: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PermWhy {
    /// More than one SPF record at the name (section 4.5), each as it stands.
    SeveralRecords(Vec<String>),
    Syntax(SyntaxError),
    /// More than ten terms that look something up (section 4.6.4).
    TooManyLookups,
    /// More than two look-ups that gave nothing (section 4.6.4).
    TooManyVoid,
    /// More than ten hosts behind one `mx` (section 4.6.4).
    TooManyExchanges,
    /// An `include` or `redirect` of a name without an SPF record (sections 5.2 and 6.1).
    NoRecordAt(Name),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saw {
    Match,
    NoMatch,
    /// The look-up gave nothing; no match.
    Void,
    /// It is not known yet.
    Unknown,
    /// The evaluation ended here.
    Error,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// 0 for the record itself, one more in each include or redirect.
    pub depth: u32,
    pub hop: Hop,
    pub saw: Saw,
}

/// A matching directive, on every level from the record itself downwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matched {
    pub hop: Hop,
    pub kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    All,
    Address,
    /// An include or a redirect, and where it led.
    To(Name),
    LookedUp,
}

impl Matched {
    pub fn directive(at: &Name, directive: &Directive, target: Option<&Name>) -> Self {
        let kind = match (&directive.mechanism, target) {
            (Mechanism::All, _) => Kind::All,
            (Mechanism::Ip4(..) | Mechanism::Ip6(..), _) => Kind::Address,
            (Mechanism::Include(_), Some(target)) => Kind::To(target.clone()),
            _ => Kind::LookedUp,
        };
        Self { hop: Hop { at: at.clone(), term: directive.text.clone() }, kind }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub result: SpfResult,
    /// Terms that looked something up, of ten.
    pub lookups: u32,
    /// Look-ups that gave nothing, of two.
    pub void: u32,
    /// Every term in the order of evaluation.
    pub trail: Vec<Step>,
    /// What decided, outermost first; empty where nothing matched.
    pub matched: Vec<Matched>,
}
