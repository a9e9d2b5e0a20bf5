//! What a DKIM record's CNAME shows, whoever may own what it leads to.

use crate::core::kinds::dns::Rdata;
use crate::core::kinds::finding::Code;
use crate::core::kinds::name::Name;
use crate::core::kinds::record::{RecordStatus, RecordView};

use super::site::Site;
use super::{target, text};

/// How a CNAME that leads elsewhere differs from the one that is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Differs {
    pub code: Code,
    /// Where it leads; `None` where no CNAME is there.
    pub seen: Option<Name>,
    /// The invisible character in it, where that is all the difference.
    pub character: Option<String>,
}

/// The first DKIM record that is not there.
pub fn first_missing(views: &[RecordView]) -> Option<&RecordView> {
    views.iter().find(|view| view.wanted.id.dkim_rank().is_some() && view.status == RecordStatus::Missing)
}

pub fn differs(site: &Site<'_>) -> Differs {
    let Some(seen) = alias(site) else {
        return Differs { code: Code::DkimDiffers, seen: None, character: None };
    };
    let wanted = Name::from_answer(&site.view.wanted.value);
    let character =
        text::invisible(seen.as_str()).filter(|_| text::visible(seen.as_str()) == wanted.as_str());
    let code = if character.is_some() { Code::InvisibleCharacter } else { code(site, &seen, &wanted) };
    Differs { code, seen: Some(seen), character }
}

fn code(site: &Site<'_>, seen: &Name, wanted: &Name) -> Code {
    if target::is_quoted(seen, wanted.as_str()) {
        return Code::TargetQuoted;
    }
    if seen.as_str().starts_with(&format!("{wanted}.")) {
        return Code::DkimTargetDoubled;
    }
    let (token, zone) = (seen.labels().next(), seen.parent());
    let own = wanted.labels().next();
    let same_zone = zone == wanted.parent();
    let of_ses = zone.is_some_and(|zone| is_signing_zone(&zone));
    let aws = seen.as_str().replace("amazonaws.com", "amazonses.com") == wanted.as_str();
    let slip = text::is_slip(&text::decoded(seen.as_str()), wanted.as_str(), 2);
    if token == own && of_ses {
        Code::DkimWrongSigningZone
    } else if aws || slip || target::is_disfigured(seen, wanted.as_str()) {
        Code::DkimTargetMistyped
    } else if target::is_cut_off(seen, wanted.as_str(), &site.zone) {
        Code::TargetCutOff
    } else if of_ses || same_zone {
        Code::DkimTokenMismatch
    } else {
        Code::DkimDiffers
    }
}

/// The CNAME that stands at the record's name.
pub fn alias(site: &Site<'_>) -> Option<Name> {
    site.held().into_iter().find_map(|data| match data {
        Rdata::Cname(target) => Some(target.clone()),
        _ => None,
    })
}

/// `dkim.amazonses.com`, or that of a Region or cell.
fn is_signing_zone(zone: &Name) -> bool {
    zone.is_within(&Name::from_answer("amazonses.com")) && zone.labels().any(|label| label == "dkim")
}
