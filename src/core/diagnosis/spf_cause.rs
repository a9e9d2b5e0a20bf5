//! Why an SPF record that can be found does not let SES send, with the term at fault (RFC 7208).

use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::message::Arg;
use crate::core::mail::spf::outcome::PermWhy;
use crate::core::mail::spf::reading::REACHED;
use crate::core::mail::spf::syntax_error::Why;
use crate::core::mail::spf::{
    Answer, Cost, Refusal, Through, Verdict, WhyNot, cost, includes_ses, parse, resembles,
};
use crate::core::records::{judge, spf as records};
use crate::core::servers::known::Known;
use crate::core::servers::spf_answers::Given;

use super::site::Site;
use super::text;

/// The one SPF record of the name, which does not let SES send.
pub fn refusal(site: &Site<'_>, record: &str) -> Finding {
    let finding = |code| site.finding(code).seen(record);
    let without = |term: &str| finding(Code::SpfWithoutSes).text("term", term);
    let Verdict::Refuses(Refusal { why, at, term }) =
        records::verdict(site.facts, &site.view.wanted.name, &[record.to_owned()])
    else {
        return without("");
    };
    let term = term.unwrap_or_default();
    let code = match why {
        WhyNot::Syntax(Why::Character(_)) if let Some(character) = text::invisible(record) => {
            return finding(Code::InvisibleCharacter).text("character", character);
        }
        WhyNot::Syntax(_) => Code::SpfTermUnreadable,
        WhyNot::PermError(PermWhy::TooManyLookups) => {
            let cost = cost_at(site, record);
            let more = if cost.is_whole() { "" } else { "yes" };
            let count = Arg::Number(f64::from(cost.lookups));
            return finding(Code::SpfTooManyLookups).arg("count", count).text("more", more);
        }
        // `include:amazonaws.com` is an error too, and what it should have been is known.
        WhyNot::PermError(PermWhy::NoRecordAt(_)) if resembles(record).as_ref() == Some(&term) => {
            return without(&term);
        }
        WhyNot::PermError(why) => {
            // The term stands in the record at `at`, which is sound where it leads to nothing.
            let place = if let PermWhy::NoRecordAt(place) = why { place } else { at };
            let term = own_term(site, record).unwrap_or(term);
            let ses = if stands_without(site, record, &term) { "yes" } else { "" };
            return finding(Code::SpfTermFails).text("term", term).text("at", place).text("ses", ses);
        }
        WhyNot::Qualified => Code::SpfSesQualified,
        WhyNot::BehindAll | WhyNot::RedirectIgnored | WhyNot::Shadowed => Code::SpfSesNotReached,
        WhyNot::NotIncluded { resembles } => return without(&resembles.unwrap_or_default()),
        WhyNot::NoRecord | WhyNot::SeveralRecords(_) | WhyNot::OnlySome { .. } => return without(""),
    };
    finding(code).text("term", term)
}

fn version_and(terms: &str) -> String {
    format!("v=spf1 {terms}")
}

/// The term of the record itself that makes receivers give up: the one at fault may stand in a
/// record further on, which is not the person's to edit.
fn own_term(site: &Site<'_>, record: &str) -> Option<String> {
    let gives_up = |term: &str| {
        let verdict = records::verdict(site.facts, &site.view.wanted.name, &[version_and(term)]);
        matches!(verdict, Verdict::Refuses(Refusal { why: WhyNot::PermError(_), .. }))
    };
    // A receiver comes to no more of them.
    let record = parse(record).ok()?;
    let looking_up = record.directives.into_iter().filter(|term| term.mechanism.looks_up());
    let redirect = record.redirect.map(|redirect| redirect.text);
    let mut terms = looking_up.take(REACHED).map(|directive| directive.text).chain(redirect);
    terms.find(|term| gives_up(term))
}

/// The record lets SES send, or names it, also without the term.
fn stands_without(site: &Site<'_>, record: &str, term: &str) -> bool {
    let rest: Vec<&str> = record.split(' ').skip(1).filter(|other| *other != term).collect();
    let rest = version_and(&rest.join(" "));
    includes_ses(&rest)
        || matches!(records::verdict(site.facts, &site.view.wanted.name, &[rest]), Verdict::Authorises(_))
}

/// All that the record would have a receiver look up.
fn cost_at(site: &Site<'_>, text: &str) -> Cost {
    let name = &site.view.wanted.name;
    let known = Known::of(site.facts, name);
    let given = Given { name, texts: Answer::Known(vec![text.to_owned()]), rest: &known };
    parse(text).map_or_else(|_| Cost::default(), |record| cost(name, &record, &given))
}

/// What is worth saying of a record that lets SES send.
pub fn standing(site: &Site<'_>) -> Option<Finding> {
    let texts: Vec<String> = site.held_texts().into_iter().filter(|text| judge::is_spf(text)).collect();
    let [record] = texts.as_slice() else {
        return None;
    };
    let Verdict::Authorises(authorised) = records::verdict(site.facts, &site.view.wanted.name, &texts) else {
        return None;
    };
    let code = match authorised.through {
        Through::Include | Through::Chance => return None,
        Through::Everyone => Code::SpfLetsEveryone,
        Through::Addresses => Code::SpfListsAddresses,
    };
    Some(site.finding(code).seen(record))
}
