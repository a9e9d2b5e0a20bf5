//! What a record costs a receiver when nothing matches early: every term that looks something
//! up, through includes and redirects (RFC 7208, section 4.6.4).

use crate::core::dns::RecordType;
use crate::core::name::Name;

use super::lookup::{Answer, Lookup};
use super::macros::MacroString;
use super::parse::{is_spf, parse};
use super::record::{Mechanism, Record};
use super::target::fixed;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Of ten.
    pub lookups: u32,
    /// What must be asked before `lookups` is the whole sum.
    pub needs: Vec<(Name, RecordType)>,
}

impl Cost {
    pub fn is_too_high(&self) -> bool {
        self.lookups > 10
    }
}

/// Look-ups that a receiver allows for.
const MOST: usize = 10;

/// Beyond this many a sum tells nothing more; it also ends a circle of includes.
const ENOUGH: u32 = 100;

/// The cost of `record` standing at `name`. A target with macros costs its own look-up and is
/// not followed: where it leads differs for each client.
pub fn cost(name: &Name, record: &Record, lookup: &dyn Lookup) -> Cost {
    let mut cost = Cost::default();
    add(&mut cost, &mut vec![name.clone()], record, lookup);
    cost
}

fn add(cost: &mut Cost, above: &mut Vec<Name>, record: &Record, lookup: &dyn Lookup) {
    for directive in record.reached().iter().filter(|directive| directive.mechanism.looks_up()) {
        cost.lookups += 1;
        if let Mechanism::Include(spec) = &directive.mechanism {
            follow(cost, above, spec, lookup);
        }
    }
    if let Some(redirect) = record.followed_redirect() {
        cost.lookups += 1;
        follow(cost, above, &redirect.target, lookup);
    }
}

fn follow(cost: &mut Cost, above: &mut Vec<Name>, spec: &MacroString, lookup: &dyn Lookup) {
    let Some(name) = fixed(spec).filter(|name| !above.contains(name)) else {
        return;
    };
    if cost.lookups >= ENOUGH {
        return;
    }
    match lookup.txt(&name) {
        Answer::Known(texts) => {
            let only = texts.iter().find(|text| is_spf(text));
            if let Some(record) = only.and_then(|text| parse(text).ok()) {
                above.push(name);
                add(cost, above, &record, lookup);
                above.pop();
            }
        }
        // No receiver asks for more than it may look up.
        Answer::Unknown if cost.needs.len() < MOST => cost.needs.push((name, RecordType::Txt)),
        Answer::Unknown => {}
        Answer::NoSuchName | Answer::NoData | Answer::Failed => {}
    }
}
