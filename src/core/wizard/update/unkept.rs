//! What leaving now would lose, and why it could not be kept.

use crate::core::facts::choices::Choices;
use crate::core::kinds::problem::ProblemKind;
use crate::core::wizard::model::{Memory, Model};

/// Why something that was entered is not on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unkept {
    /// `--read-only` keeps no choice.
    ReadOnly,
    /// The disk did not take it.
    Disk,
    /// Account, Region and domain name the directory.
    Account,
    Region,
    Domain,
}

impl Unkept {
    pub const fn code(self) -> &'static str {
        match self {
            Self::ReadOnly => "read-only",
            Self::Disk => "disk",
            Self::Account => "account",
            Self::Region => "region",
            Self::Domain => "domain",
        }
    }
}

/// Something was entered in this run that nothing keeps, nor would when the program is left.
pub fn unkept(model: &Model) -> Option<Unkept> {
    let read_only = model.facts.situation.read_only;
    if model.setup.is_some() && model.memory == Memory::Ready && !read_only && !model.unsaved {
        return None;
    }
    let missing = missing(model).map(|kind| match kind {
        ProblemKind::AccountUnknown => Unkept::Account,
        ProblemKind::RegionMissing => Unkept::Region,
        _ => Unkept::Domain,
    });
    let why = match missing {
        _ if read_only => Unkept::ReadOnly,
        Some(missing) => missing,
        None => Unkept::Disk,
    };
    is_entered(model).then_some(why)
}

/// The choices are others than those that were read or given; what the command line that goes on says
/// is not among them.
fn is_entered(model: &Model) -> bool {
    if model.kept.as_ref() == Some(&model.choices) {
        return false;
    }
    let mut known = model.kept.clone().unwrap_or_default();
    known.overlay(&model.given);
    let now = model.choices.clone();
    let said = Choices {
        typed: now.typed.clone(),
        domain: now.domain.clone(),
        user_pools: now.user_pools.clone(),
        dns_profile: now.dns_profile.clone(),
        skips_nothing: now.skips_nothing,
        ..known
    };
    said != now
}

/// What is not known of account, Region and domain, without which there is no place for a journal.
pub fn missing(model: &Model) -> Option<ProblemKind> {
    let region = model.facts.caller().map(|caller| caller.region.as_ref());
    match (region, model.choices.identity_domain()) {
        (None, _) => Some(ProblemKind::AccountUnknown),
        (Some(None), _) => Some(ProblemKind::RegionMissing),
        (Some(Some(_)), None) => Some(ProblemKind::DomainMissing),
        (Some(Some(_)), Some(_)) => None,
    }
}
