//! Why a DKIM CNAME is not found or leads elsewhere (SES developer guide, "Easy DKIM",
//! "Troubleshooting DKIM").

use crate::core::kinds::dns::RecordType;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::name::Name;
use crate::core::records::{self, wildcard};
use crate::core::servers::authority;
use crate::core::servers::hosted::{self, Choice};
use crate::core::servers::probe::Probe;

use super::cname::{self, Differs};
use super::site::Site;
use super::{elsewhere, other_identity};

/// Where a mistake would have put the record: few questions, since each is asked for three records,
/// and the next ones only once those before have explained nothing. Who makes a mistake makes it in
/// all three: what the first record that is not there shows is looked for at the others.
pub fn looks(site: &Site<'_>) -> Vec<Probe> {
    let mut looks = own_types(site);
    let others = first(site);
    match others {
        First::Made(code) => looks.extend(place(site, code)),
        First::Open => return looks,
        First::Itself | First::Unexplained => {}
    }
    let rare = if others == First::Itself { vec![dot_lost(site)] } else { Vec::new() };
    let tell = |looks: &[Probe]| looks.iter().any(|look| tells(site, look));
    let mut told = other_type(site).is_some() || tell(&looks);
    for more in [likely(site), vec![domainkey_left_out(site)], rare] {
        if told || looks.iter().any(|look| look.is_open(site.facts)) {
            break;
        }
        told = tell(&more);
        looks.extend(more);
    }
    looks
}

/// What else stands at the very name: one that does not exist holds nothing of another type.
fn own_types(site: &Site<'_>) -> Vec<Probe> {
    let mut looks = Vec::new();
    if site.name_exists() {
        let name = &site.view.wanted.name;
        for rtype in [RecordType::Txt, RecordType::A] {
            looks.push(Probe::at(name.clone(), rtype));
            looks.extend(wildcard::beside(name, rtype));
        }
    }
    looks
}

/// One of the looks has found what was meant as this record.
fn tells(site: &Site<'_>, look: &Probe) -> bool {
    let wanted = &site.view.wanted;
    let meant = [Name::from_answer(&wanted.value), wanted.name.clone()];
    look.alias(site.facts).is_some_and(|alias| {
        meant.iter().any(|meant| alias == *meant || alias == site.under_zone(meant.as_str()))
    })
}

fn likely(site: &Site<'_>) -> Vec<Probe> {
    let mut looks = vec![site.doubled(), underscore_lost(site), swapped(site)];
    looks.extend(subdomain_left_out(site));
    looks
}

/// What is known of the first of the DKIM records that are not there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum First {
    Itself,
    /// Its looks are not through.
    Open,
    /// It stands where this mistake puts it.
    Made(Code),
    Unexplained,
}

fn first(site: &Site<'_>) -> First {
    let views = records::view(site.facts, site.choices);
    let first = cname::first_missing(&views).and_then(|view| Site::of(site.facts, site.choices, view));
    let Some(first) = first.filter(|first| first.view.wanted.id != site.view.wanted.id) else {
        return First::Itself;
    };
    match mistake(&first) {
        Some((code, _)) => First::Made(code),
        None if looks(&first).iter().any(|look| look.is_open(site.facts)) => First::Open,
        None => First::Unexplained,
    }
}

/// `token.domainkey.DOMAIN`: some DNS hosts refuse or drop underscores.
fn underscore_lost(site: &Site<'_>) -> Probe {
    site.look(Name::from_answer(&site.view.wanted.name.as_str().replacen("._domainkey.", ".domainkey.", 1)))
}

/// `token.DOMAIN`: only the token was entered as the host.
fn domainkey_left_out(site: &Site<'_>) -> Probe {
    site.look(Name::from_answer(&site.view.wanted.name.as_str().replacen("._domainkey.", ".", 1)))
}

/// `token_domainkey.DOMAIN`: so AWS's own example of a look-up spells it (SES developer guide,
/// "Troubleshooting DKIM").
fn dot_lost(site: &Site<'_>) -> Probe {
    site.look(Name::from_answer(&site.view.wanted.name.as_str().replacen("._domainkey.", "_domainkey.", 1)))
}

/// The target in the host field.
fn swapped(site: &Site<'_>) -> Probe {
    site.look(site.under_zone(&site.view.wanted.value))
}

/// `token._domainkey.ZONE` for an identity below the zone's apex.
fn subdomain_left_out(site: &Site<'_>) -> Option<Probe> {
    let token = site.view.wanted.name.labels().next()?;
    (*site.domain != site.zone).then(|| site.look(site.zone.child("_domainkey").child(token)))
}

/// Where this mistake puts the record.
fn place(site: &Site<'_>, code: Code) -> Option<Probe> {
    match code {
        Code::DkimNameDoubled => Some(site.doubled()),
        Code::DkimUnderscoreLost => Some(underscore_lost(site)),
        Code::DkimSubdomainLeftOut => subdomain_left_out(site),
        Code::DkimDomainkeyLeftOut => Some(domainkey_left_out(site)),
        Code::DkimDotLost => Some(dot_lost(site)),
        Code::DkimNameValueSwapped => Some(swapped(site)),
        _ => None,
    }
}

/// The mistake that put the record elsewhere, and where it stands.
fn mistake(site: &Site<'_>) -> Option<(Code, Probe)> {
    let leads_to = |look: &Probe, target: &str| {
        // A target whose dot is missing as well is doubled in its own turn.
        let targets = [Name::from_answer(target), site.under_zone(target)];
        look.alias(site.facts).is_some_and(|alias| targets.contains(&alias))
    };
    let codes = [
        Code::DkimNameDoubled,
        Code::DkimUnderscoreLost,
        Code::DkimSubdomainLeftOut,
        Code::DkimDomainkeyLeftOut,
        Code::DkimDotLost,
        Code::DkimNameValueSwapped,
    ];
    codes.into_iter().find_map(|code| {
        let look = place(site, code)?;
        let wanted = &site.view.wanted;
        let target = if code == Code::DkimNameValueSwapped { wanted.name.as_str() } else { &wanted.value };
        leads_to(&look, target).then_some((code, look))
    })
}

/// Why the record is not there.
pub fn missing(site: &Site<'_>) -> Option<Finding> {
    near(site).or_else(|| elsewhere::missing(site)).or_else(|| other_identity::missing(site))
}

/// The same, as far as this record's own names tell it.
pub fn near(site: &Site<'_>) -> Option<Finding> {
    mistake(site).map(|(code, look)| site.misplaced(code, &look)).or_else(|| other_type(site))
}

/// The zone cut lies at `_domainkey` or below it, and what was entered above it stays unseen.
pub fn delegated_away(site: &Site<'_>) -> Option<Finding> {
    let name = &site.view.wanted.name;
    let authority = authority::of_record(site.facts, name, RecordType::Cname);
    let cut = authority.zone.clone().filter(|cut| *cut != site.zone)?;
    if !cut.is_within(&site.domain.child("_domainkey")) {
        return None;
    }
    // A zone of this account is where the records are written.
    let chosen = hosted::choose(site.facts, site.choices, name, RecordType::Cname);
    if matches!(chosen, Choice::Zone(zone) if zone.name == cut) {
        return None;
    }
    let hosts: Vec<String> = authority.hosts.iter().map(ToString::to_string).collect();
    Some(site.finding(Code::DkimDelegatedAway).text("cut", cut).seen(hosts.join("\n")))
}

/// Something else stands at the very name. Only our record can be meant there: the name holds
/// our token.
fn other_type(site: &Site<'_>) -> Option<Finding> {
    let (facts, wanted) = (site.facts, &site.view.wanted);
    let own = |rtype| {
        let look = Probe::at(wanted.name.clone(), rtype);
        let found: Vec<String> =
            look.found(facts).into_iter().map(crate::core::records::judge::present).collect();
        (!found.is_empty() && !wildcard::answers(facts, &wanted.name, rtype)).then(|| found.join("\n"))
    };
    if let Some(seen) = own(RecordType::Txt) {
        return Some(site.finding(Code::DkimTxtNotCname).seen(seen));
    }
    let seen = own(RecordType::A)?;
    let hosts = authority::of_domain(facts, site.domain).hosts.clone();
    let cloudflare = hosts.iter().any(|host| host.is_within(&Name::from_answer("ns.cloudflare.com")));
    let code = if cloudflare { Code::DkimProxied } else { Code::DkimFlattened };
    Some(site.finding(code).seen(seen))
}

/// Why the CNAME leads elsewhere, and whose record it is where its token tells.
pub fn differs(site: &Site<'_>) -> Finding {
    let Differs { code, seen, character } = cname::differs(site);
    let mut finding = site.finding(code);
    if let Some(seen) = &seen {
        finding = finding.seen(seen);
    }
    if let Some(character) = character {
        finding = finding.text("character", character);
    }
    match seen.as_ref().and_then(|seen| seen.labels().next()).filter(|_| code == Code::DkimTokenMismatch) {
        Some(token) => other_identity::owned(site, token, finding),
        None => finding,
    }
}

/// A right record that goes over another name: worth a word until SES has followed it.
pub fn chain(site: &Site<'_>) -> Option<Finding> {
    let direct = cname::alias(site)?;
    (direct.as_str() != site.view.wanted.value).then(|| site.finding(Code::DkimCnameChain).seen(direct))
}
