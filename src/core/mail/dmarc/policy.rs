//! A DMARC record as its tags (RFC 9989, section 4.7).

/// What a domain asks receivers to do with mail that fails, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Request {
    None,
    Quarantine,
    Reject,
}

impl Request {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Quarantine => "quarantine",
            Self::Reject => "reject",
        }
    }
}

/// How far an authenticated domain may lie from the From domain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// The same organizational domain.
    #[default]
    Relaxed,
    /// The same name.
    Strict,
}

/// Whether the name is a public suffix.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Psd {
    Yes,
    /// It is the organizational domain, for itself and below.
    No,
    #[default]
    Undeclared,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// As written; `None` where it is absent or no request.
    pub p: Option<Request>,
    pub sp: Option<Request>,
    pub np: Option<Request>,
    pub adkim: Mode,
    pub aspf: Mode,
    pub psd: Psd,
    /// `t=y`: the domain asks not to be taken at its word yet.
    pub testing: bool,
    /// Where reports go, as written; addresses that cannot be are among `faults` only.
    pub rua: Vec<String>,
    pub ruf: Vec<String>,
    /// What receivers pass over: it changes nothing but what the writer meant.
    pub faults: Vec<Fault>,
    /// `p`, `sp` or `np` is there and no request, or `p` is absent.
    pub unsound: bool,
}

/// Where the From domain stands to the record's own name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Here,
    Below,
    /// Below, and the From domain does not exist.
    BelowNowhere,
}

impl Policy {
    /// What is asked for mail of a domain at `place`; `None`: receivers apply no DMARC at all
    /// (section 4.10.1: no valid request, and no address for reports).
    pub fn request(&self, place: Place) -> Option<Request> {
        if self.unsound {
            return (!self.rua.is_empty()).then_some(Request::None);
        }
        match place {
            Place::Here => self.p,
            Place::Below => self.sp.or(self.p),
            Place::BelowNowhere => self.np.or(self.sp).or(self.p),
        }
    }

    /// Whether it matters that the From domain exists.
    pub fn tells_nowhere_apart(&self) -> bool {
        self.request(Place::Below) != self.request(Place::BelowNowhere)
    }
}

/// A tag and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// `v`, `p`, … as written; empty for a piece that is no tag.
    pub tag: String,
    /// What stands there.
    pub value: String,
    pub why: Why,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Something stands before `v=`: a quote, a blank, another tag.
    NotFirst,
    /// `v` is there and is not `DMARC1` in this very spelling.
    NotDmarc1,
    /// The tag does not take this value; receivers use its default.
    BadValue,
    /// There is no `p`.
    Missing,
    /// RFC 9989 does not know the tag any more: `pct`, `rf`, `ri`.
    Removed,
    /// No tag of DMARC's.
    Unknown,
    /// The tag stands there twice; the first counts here, receivers differ.
    Repeated,
    /// A piece without `=`.
    NotATag,
    /// No address that reports can go to, such as one without `mailto:`.
    BadUri,
    /// `!10m` behind an address: receivers pass over it (RFC 9989, section 4.8,
    /// `obs-dmarc-uri`).
    SizeLimit,
}
