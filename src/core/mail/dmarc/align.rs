//! Whether what SES authenticates counts for the From domain (RFC 9989, sections 4.4 and
//! 4.10.2).

use crate::core::kinds::name::Name;
use crate::core::mail::spf::Lookup;

use super::applies::Applied;
use super::policy::{Mode, Policy};
use super::walk::{Unsettled, organizational_domain, walk};

/// Either is enough for DMARC to pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alignment {
    pub dkim: bool,
    pub dkim_why: AlignWhy,
    pub spf: bool,
    pub spf_why: AlignWhy,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AlignWhy {
    Same,
    /// Relaxed, and both belong to this organizational domain.
    SameOrganization(Name),
    /// Strict, and the names differ.
    Strict,
    /// Relaxed, and the organizational domains differ: the From domain's, then the other's.
    OtherOrganization {
        from: Name,
        other: Name,
    },
    /// There is no such identifier: no custom MAIL FROM, so that SES uses its own.
    Absent,
}

impl AlignWhy {
    fn aligns(&self) -> bool {
        matches!(self, Self::Same | Self::SameOrganization(_))
    }
}

/// `applied` is what [`super::applies`] found for `from`; `dkim_domain` the `d=` of SES' signature
/// (the identity's domain), `mail_from` the custom MAIL FROM.
pub fn alignment(
    from: &Name,
    dkim_domain: &Name,
    mail_from: Option<&Name>,
    applied: &Applied,
    lookup: &dyn Lookup,
) -> Result<Alignment, Unsettled> {
    let mode = |of: fn(&Policy) -> Mode| applied.policy.as_ref().map(of).unwrap_or_default();
    let dkim = aligns(from, dkim_domain, mode(|policy| policy.adkim), applied, lookup);
    let spf = match mail_from {
        Some(name) => aligns(from, name, mode(|policy| policy.aspf), applied, lookup),
        None => Ok(AlignWhy::Absent),
    };
    let (dkim_why, spf_why) = both(dkim, spf)?;
    Ok(Alignment { dkim: dkim_why.aligns(), dkim_why, spf: spf_why.aligns(), spf_why })
}

/// What both need is asked at once.
fn both<T>(one: Result<T, Unsettled>, other: Result<T, Unsettled>) -> Result<(T, T), Unsettled> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(Unsettled::NeedMore(mut needs)), Err(Unsettled::NeedMore(more))) => {
            needs.extend(more);
            needs.sort();
            needs.dedup();
            Err(Unsettled::NeedMore(needs))
        }
        (_, Err(Unsettled::NeedMore(needs))) => Err(Unsettled::NeedMore(needs)),
        (Err(unsettled), _) | (_, Err(unsettled)) => Err(unsettled),
    }
}

fn aligns(
    from: &Name,
    other: &Name,
    mode: Mode,
    applied: &Applied,
    lookup: &dyn Lookup,
) -> Result<AlignWhy, Unsettled> {
    let organization = &applied.organizational_domain;
    if other == from {
        return Ok(AlignWhy::Same);
    }
    if mode == Mode::Strict {
        return Ok(AlignWhy::Strict);
    }
    // Outside the From domain's organization no walk can lead into it.
    if !other.is_within(organization) {
        return Ok(AlignWhy::OtherOrganization { from: organization.clone(), other: other.clone() });
    }
    let others = organizational_domain(other, &walk(other, lookup)?);
    Ok(if others == *organization {
        AlignWhy::SameOrganization(others)
    } else {
        AlignWhy::OtherOrganization { from: organization.clone(), other: others }
    })
}
