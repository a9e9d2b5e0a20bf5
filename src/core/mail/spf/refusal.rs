//! Why a record does not let SES through, and which of its terms is at fault.

use std::collections::BTreeSet;

use crate::core::kinds::name::Name;

use super::SES;
use super::merge::names_ses;
use super::outcome::{Outcome, PermWhy};
use super::ranges::Range;
use super::reading::Reading;
use super::record::{Mechanism, Qualifier, Record};
use super::resembles::resembles;
use super::syntax_error::Why;
use super::target::fixed;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub why: WhyNot,
    /// The name whose record the term stands in.
    pub at: Name,
    pub term: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// Nothing at the name begins with `v=spf1`.
    NoRecord,
    SeveralRecords(Vec<String>),
    Syntax(Why),
    PermError(PermWhy),
    /// SES is not named. `resembles`: a term that was probably meant to name it.
    NotIncluded {
        resembles: Option<String>,
    },
    /// SES is included with `-`, `~` or `?` before it.
    Qualified,
    /// SES is included behind `all`; the term is that `all`.
    BehindAll,
    /// The redirect that leads to SES is ignored because of `all`, which is the term.
    RedirectIgnored,
    /// This term matches SES' addresses first and does not let them pass.
    Shadowed,
    /// Only some of SES' addresses are let through; this range of SES' own record is not.
    OnlySome {
        missing: String,
    },
}

/// `outcome` is what an address of `range` came to; `some` whether another one passed.
pub fn explain(
    name: &Name,
    record: &Record,
    text: &str,
    range: &Range,
    outcome: &Outcome,
    some: bool,
    reading: &Reading<'_>,
) -> Refusal {
    let refusal = |why, term: Option<&str>| Refusal { why, at: name.clone(), term: term.map(str::to_owned) };
    let reached = record.reached().len();
    let leading =
        record.directives.iter().enumerate().find(|(_, directive)| {
            names_ses(directive) || includes_leading(&directive.mechanism, name, reading)
        });
    let all = record.all().and_then(|at| record.directives.get(at)).map(|all| all.text.as_str());
    if let Some((at, directive)) = leading {
        if at >= reached {
            return refusal(WhyNot::BehindAll, all);
        }
        if directive.qualifier != Qualifier::Pass {
            return refusal(WhyNot::Qualified, Some(&directive.text));
        }
        // Reached, and let through where it matches: an earlier term was faster, here or in an
        // included record.
        if let Some(first) = outcome.matched.last().filter(|first| Some(first.hop.term.as_str()) != all) {
            return Refusal {
                why: WhyNot::Shadowed,
                at: first.hop.at.clone(),
                term: Some(first.hop.term.clone()),
            };
        }
        if let Some((at, term, why)) = inner_fault(&directive.mechanism, name, reading) {
            return Refusal { why, at, term: Some(term) };
        }
    }
    let redirected = record.redirect.as_ref().filter(|_| record.all().is_some());
    if redirected.is_some_and(|redirect| fixed(&redirect.target).is_some_and(|to| reaches(&to, reading))) {
        return refusal(WhyNot::RedirectIgnored, all);
    }
    if some {
        let decided = outcome.matched.first().map(|matched| matched.hop.term.as_str());
        return refusal(WhyNot::OnlySome { missing: range.term.clone() }, decided);
    }
    let resembling = resembles(text);
    refusal(WhyNot::NotIncluded { resembles: resembling.clone() }, resembling.as_deref().or(all))
}

/// Whether the record, as it is written, leads to SES by a way that is taken.
pub fn leads_to_ses(name: &Name, record: &Record, reading: &Reading<'_>) -> bool {
    let passing = |directive: &&super::record::Directive| directive.qualifier == Qualifier::Pass;
    let mut reached = record.reached().iter().filter(passing);
    reached.any(|directive| names_ses(directive) || includes_leading(&directive.mechanism, name, reading))
        || record.followed_redirect().is_some_and(|redirect| {
            fixed(&redirect.target).is_some_and(|to| to.as_str() == SES || reaches(&to, reading))
        })
}

/// Includes that are followed to where SES stands; ten look-ups allow no more.
const DEEPEST: u32 = 10;

fn includes_leading(mechanism: &Mechanism, name: &Name, reading: &Reading<'_>) -> bool {
    match mechanism {
        Mechanism::Include(spec) => fixed(spec).is_some_and(|to| to != *name && reaches(&to, reading)),
        _ => false,
    }
}

/// Whether SES stands anywhere in the records from `name` on, in force or not.
fn reaches(name: &Name, reading: &Reading<'_>) -> bool {
    let mut next = vec![name.clone()];
    let mut passed = BTreeSet::new();
    while let Some(at) = next.pop() {
        if at.as_str() == SES {
            return true;
        }
        if !passed.insert(at.clone()) {
            continue;
        }
        let Some(record) = reading.record(&at) else { continue };
        next.extend(record.directives.iter().filter_map(|directive| match &directive.mechanism {
            Mechanism::Include(spec) => fixed(spec),
            _ => None,
        }));
        next.extend(record.redirect.as_ref().and_then(|redirect| fixed(&redirect.target)));
    }
    false
}

/// In an included record: SES behind its `all`, or qualified there.
fn inner_fault(mechanism: &Mechanism, name: &Name, reading: &Reading<'_>) -> Option<(Name, String, WhyNot)> {
    let Mechanism::Include(spec) = mechanism else {
        return None;
    };
    let mut at = fixed(spec)?;
    for _ in 0..DEEPEST {
        let record = reading.record(&at)?;
        let (place, directive) = record.directives.iter().enumerate().find(|(_, directive)| {
            names_ses(directive) || includes_leading(&directive.mechanism, name, reading)
        })?;
        if let Some(all) = record.all().filter(|all| place > *all) {
            return Some((at, record.directives.get(all)?.text.clone(), WhyNot::BehindAll));
        }
        if directive.qualifier != Qualifier::Pass {
            return Some((at, directive.text.clone(), WhyNot::Qualified));
        }
        match &directive.mechanism {
            Mechanism::Include(spec) => at = fixed(spec)?,
            _ => return None,
        }
    }
    None
}
