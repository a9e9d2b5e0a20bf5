//! Whether receivers find Amazon SES among those who may send for a name.

use std::net::IpAddr;

use crate::core::kinds::dns::RecordType;
use crate::core::kinds::name::Name;

use super::SES;
use super::cost::{Cost, cost_of};
use super::evaluate::{Client, Limits, evaluate};
use super::lookup::{Answer, Lookup};
use super::outcome::{Kind, Matched, Outcome, PermError, PermWhy, SpfResult};
use super::parse::{is_spf, parse};
use super::ranges::{self, Published, Range};
use super::reading::Reading;
use super::record::Record;
use super::refusal;
use super::syntax_error::SyntaxError;

pub use super::refusal::{Refusal, WhyNot};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Authorises(Authorised),
    Refuses(Refusal),
    /// What must be asked first.
    NeedMore(Vec<(Name, RecordType)>),
    /// No server answered, or `amazonses.com` gave no addresses. `includes`: whether the record
    /// as it is written would lead to SES.
    NotMeasured {
        name: Name,
        rtype: RecordType,
        includes: bool,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorised {
    pub through: Through,
    /// The terms that decide, outermost first.
    pub path: Vec<Matched>,
    /// Look-ups until SES is found, the most of all its ranges.
    pub lookups: u32,
    pub void: u32,
    /// What the whole record costs a receiver of other mail.
    pub cost: Cost,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Through {
    /// `include:amazonses.com`, here or further on.
    Include,
    /// The addresses themselves are listed: right until SES changes them.
    Addresses,
    /// `all`: everyone may send.
    Everyone,
    /// `a`, `mx`, `exists` or `ptr` happens to match.
    Chance,
}

/// `name` is the MAIL FROM name, or the From domain where receivers look there.
pub fn authorises_ses(name: &Name, lookup: &dyn Lookup) -> Verdict {
    let texts = match lookup.txt(name) {
        Answer::Known(texts) => texts,
        Answer::NoSuchName | Answer::NoData => Vec::new(),
        Answer::Unknown => return Verdict::NeedMore(vec![(name.clone(), RecordType::Txt)]),
        Answer::Failed => return not_measured(name.clone(), RecordType::Txt, false),
    };
    let found: Vec<&String> = texts.iter().filter(|text| is_spf(text)).collect();
    let (record, text) = match found.as_slice() {
        [] => return refuse(name, WhyNot::NoRecord, None),
        [only] => match parse(only) {
            Ok(record) => (record, only.as_str()),
            Err(SyntaxError { term, why }) => return refuse(name, WhyNot::Syntax(why), Some(term)),
        },
        several => {
            let several = several.iter().map(|text| (*text).clone()).collect();
            return refuse(name, WhyNot::SeveralRecords(several), None);
        }
    };
    judge(name, &record, text, lookup)
}

fn judge(name: &Name, record: &Record, text: &str, lookup: &dyn Lookup) -> Verdict {
    let reading = Reading::from(name, record, lookup);
    let includes = || refusal::leads_to_ses(name, record, &reading);
    let ranges = match ranges::published(&Name::from_answer(SES), lookup) {
        Published::Ranges(ranges) => ranges,
        Published::NeedMore(mut needs) => {
            // Asked in the same round as the record's own names.
            for need in reading.needs {
                if !needs.contains(&need) {
                    needs.push(need);
                }
            }
            return Verdict::NeedMore(needs);
        }
        Published::Nothing(at) => return not_measured(at, RecordType::Txt, includes()),
    };
    if !reading.needs.is_empty() {
        return Verdict::NeedMore(reading.needs);
    }
    let mut passed: Option<(Range, Outcome)> = None;
    let mut refused: Option<(Range, Outcome)> = None;
    let mut lookups = 0;
    let mut void = 0;
    for range in ranges {
        for address in [range.first, range.last] {
            let outcome = evaluate(name, &client(name, address), Limits::default(), &reading);
            lookups = lookups.max(outcome.lookups);
            void = void.max(outcome.void);
            match outcome.result {
                SpfResult::NeedMore(needs) => return Verdict::NeedMore(needs),
                // It costs more than twice what a receiver looks up, and is not read to its end.
                SpfResult::TempError(at, RecordType::Txt) if reading.is_cut && !reading.reads(&at) => {
                    return refuse(&at, WhyNot::PermError(PermWhy::TooManyLookups), None);
                }
                SpfResult::TempError(at, rtype) => return not_measured(at, rtype, includes()),
                SpfResult::PermError(PermError { why, at, term }) => {
                    return refuse(&at, WhyNot::PermError(why), term);
                }
                SpfResult::Pass => passed = passed.or(Some((range.clone(), outcome))),
                _ => refused = refused.or(Some((range.clone(), outcome))),
            }
        }
    }
    match (passed, refused) {
        (passed, Some((range, outcome))) => {
            let some = passed.is_some();
            Verdict::Refuses(refusal::explain(name, record, text, &range, &outcome, some, &reading))
        }
        (Some((_, outcome)), None) => Verdict::Authorises(Authorised {
            through: through(&outcome.matched),
            path: outcome.matched,
            lookups,
            void,
            cost: cost_of(name, record, &reading),
        }),
        (None, None) => not_measured(Name::from_answer(SES), RecordType::Txt, includes()),
    }
}

/// The local part differs from mail to mail; no macro in practice depends on it.
fn client(name: &Name, address: IpAddr) -> Client {
    Client { address, local: "postmaster".to_owned(), sender_domain: name.clone(), helo: SES.to_owned() }
}

fn through(path: &[Matched]) -> Through {
    let to_ses = |matched: &Matched| matches!(&matched.kind, Kind::To(to) if to.as_str() == SES);
    if path.iter().any(to_ses) {
        return Through::Include;
    }
    match path.last().map(|matched| &matched.kind) {
        Some(Kind::Address) => Through::Addresses,
        Some(Kind::All) => Through::Everyone,
        _ => Through::Chance,
    }
}

fn refuse(at: &Name, why: WhyNot, term: Option<String>) -> Verdict {
    Verdict::Refuses(Refusal { why, at: at.clone(), term })
}

fn not_measured(name: Name, rtype: RecordType, includes: bool) -> Verdict {
    Verdict::NotMeasured { name, rtype, includes }
}
