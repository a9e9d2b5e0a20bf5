//! Amazon Route 53: hosted zones, their record sets, changes.

mod change;
mod list;
mod value;

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::core::kinds::name::Name;
use crate::core::kinds::record::RecordSet;
use crate::rehearsal::world::{Refusal, World, Zone};

pub use super::zones::Hosted;
pub use change::{Action, ChangeItem};
pub use list::{RecordPage, ZonePage, stored_name};

/// One `ChangeResourceRecordSets` that was taken.
#[derive(Clone, Debug)]
pub struct Submitted {
    pub id: String,
    pub at: Timestamp,
    pub insync: Timestamp,
    pub comment: Option<String>,
}

impl Submitted {
    pub fn status(&self, now: Timestamp) -> &'static str {
        if now >= self.insync { "INSYNC" } else { "PENDING" }
    }
}

#[derive(Clone, Debug, Default)]
pub struct Changes {
    pub submitted: BTreeMap<String, Submitted>,
}

impl World {
    pub(super) fn hosted_zones(&self) -> impl Iterator<Item = (&Zone, &Hosted)> {
        self.zones.iter().filter_map(|zone| zone.hosted.as_ref().map(|hosted| (zone, hosted)))
    }

    fn hosted_index(&self, id: &str) -> Result<usize, Refusal> {
        let id = id.trim_start_matches("/hostedzone/");
        self.zones
            .iter()
            .position(|zone| zone.hosted.as_ref().is_some_and(|hosted| hosted.id == id))
            .ok_or_else(|| {
                Refusal::new(404, "NoSuchHostedZone", format!("No hosted zone found with ID: {id}"))
            })
    }

    /// `GetHostedZone`.
    ///
    /// # Errors
    /// `NoSuchHostedZone`.
    pub fn hosted_zone(&self, id: &str) -> Result<(&Zone, &Hosted), Refusal> {
        let zone = &self.zones[self.hosted_index(id)?];
        zone.hosted.as_ref().map(|hosted| (zone, hosted)).ok_or_else(|| {
            Refusal::new(404, "NoSuchHostedZone", format!("No hosted zone found with ID: {id}"))
        })
    }

    /// `GetChange`.
    ///
    /// # Errors
    /// `NoSuchChange`.
    pub fn change(&self, id: &str) -> Result<&Submitted, Refusal> {
        let id = id.trim_start_matches("/change/");
        self.route53.submitted.get(id).ok_or_else(|| {
            Refusal::new(404, "NoSuchChange", format!("Could not find resource with ID: {id}"))
        })
    }
}

/// Route 53 sorts names by their labels from the right ("The list is sorted by DNS name with the
/// labels reversed", Route 53 API reference, `ListResourceRecordSets`).
fn reversed(name: &Name) -> Vec<String> {
    name.labels().rev().map(str::to_owned).collect()
}

fn key_of(set: &RecordSet) -> (Vec<String>, String) {
    (reversed(&set.name), set.rtype.clone())
}

#[cfg(test)]
mod tests;
