//! What a record costs a receiver when nothing matches early: every term that looks something
//! up, through includes and redirects (RFC 7208, section 4.6.4).

use crate::core::kinds::dns::RecordType;
use crate::core::kinds::name::Name;

use super::lookup::Lookup;
use super::macros::MacroString;
use super::reading::Reading;
use super::record::{Mechanism, Record};
use super::target::fixed;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Of ten.
    pub lookups: u32,
    /// What must be asked before `lookups` is the whole sum.
    pub needs: Vec<(Name, RecordType)>,
    /// It leads to records that are not read: `lookups` is less than the whole sum.
    pub is_more: bool,
}

impl Cost {
    pub fn is_too_high(&self) -> bool {
        self.lookups > 10
    }

    /// `lookups` is the whole sum.
    pub fn is_whole(&self) -> bool {
        self.needs.is_empty() && !self.is_more
    }
}

/// Beyond this many a sum tells nothing more; it also ends a circle of includes.
const ENOUGH: u32 = 100;

/// The cost of `record` standing at `name`. A target with macros costs its own look-up and is
/// not followed: where it leads differs for each client.
pub fn cost(name: &Name, record: &Record, lookup: &dyn Lookup) -> Cost {
    cost_of(name, record, &Reading::from(name, record, lookup))
}

pub fn cost_of(name: &Name, record: &Record, reading: &Reading<'_>) -> Cost {
    let mut cost = Cost { needs: reading.needs.clone(), ..Cost::default() };
    add(&mut cost, &mut vec![name.clone()], record, reading);
    cost
}

fn add(cost: &mut Cost, above: &mut Vec<Name>, record: &Record, reading: &Reading<'_>) {
    for directive in record.reached().iter().filter(|directive| directive.mechanism.looks_up()) {
        cost.lookups += 1;
        if let Mechanism::Include(spec) = &directive.mechanism {
            follow(cost, above, spec, reading);
        }
    }
    if let Some(redirect) = record.followed_redirect() {
        cost.lookups += 1;
        follow(cost, above, &redirect.target, reading);
    }
}

fn follow(cost: &mut Cost, above: &mut Vec<Name>, spec: &MacroString, reading: &Reading<'_>) {
    let Some(name) = fixed(spec).filter(|name| !above.contains(name)) else {
        return;
    };
    cost.is_more |= !reading.reads(&name);
    if cost.lookups >= ENOUGH {
        cost.is_more = true;
        return;
    }
    if let Some(record) = reading.record(&name) {
        above.push(name);
        add(cost, above, &record, reading);
        above.pop();
    }
}
