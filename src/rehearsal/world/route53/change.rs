//! `ChangeResourceRecordSets`: all of a batch or nothing of it.

use std::collections::BTreeMap;

use super::{Hosted, Submitted, stored_name, value};
use crate::core::kinds::name::Name;
use crate::core::kinds::record::RecordSet;
use crate::rehearsal::world::{Refusal, World};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Create,
    Delete,
    Upsert,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeItem {
    pub action: Action,
    pub set: RecordSet,
}

type Sets = BTreeMap<(Name, String), RecordSet>;

/// Route 53 API reference, quotas: records in one batch; UPSERT counts twice.
const RECORDS_A_BATCH: usize = 1000;

impl World {
    /// Checks and carries out a batch (Route 53 API reference, `ChangeResourceRecordSets`).
    ///
    /// # Errors
    /// `NoSuchHostedZone`, `InvalidInput`, `InvalidChangeBatch` with every message in one list,
    /// `AccessDenied` for a zone that an AWS service owns.
    pub fn change_record_sets(
        &mut self,
        zone: &str,
        items: &[ChangeItem],
        comment: Option<String>,
    ) -> Result<Submitted, Refusal> {
        let index = self.hosted_index(zone)?;
        let apex = self.zones[index].apex.clone();
        if let Some(Hosted { linked_service: Some(service), .. }) = &self.zones[index].hosted {
            let text = format!("The hosted zone is managed by {service} and can't be changed here.");
            return Err(Refusal::new(403, "AccessDenied", text));
        }
        let records: usize = items
            .iter()
            .map(|item| item.set.values.len() * if item.action == Action::Upsert { 2 } else { 1 })
            .sum();
        if items.is_empty() || records > RECORDS_A_BATCH {
            let text = "Number of records limit of 1000 exceeded.";
            return Err(Refusal::new(400, "InvalidChangeBatch", format!("[{text}]")));
        }
        self.protected(index, items)?;
        let before = &self.zones[index].sets;
        let after = batch(&apex, before, items)
            .map_err(|said| Refusal::new(400, "InvalidChangeBatch", format!("[{}]", said.join(", "))))?;
        let gone: Vec<(Name, String)> =
            before.keys().filter(|key| !after.contains_key(*key)).cloned().collect();
        let put: Vec<RecordSet> =
            after.into_iter().filter(|(key, set)| before.get(key) != Some(set)).map(|(_, set)| set).collect();
        let now = self.now();
        for (name, rtype) in gone {
            self.remove_set(index, &name, &rtype, now);
        }
        for set in put {
            self.put_set(index, set, now);
        }
        let takes = self.timing.insync_after.max(self.zones[index].lag);
        let id = format!("C{:013}", self.route53.submitted.len() + 1);
        let submitted = Submitted { id: id.clone(), at: now, insync: now + takes, comment };
        self.route53.submitted.insert(id, submitted.clone());
        Ok(submitted)
    }
}

impl World {
    /// A protected name and type fails the whole batch, and the protection's comment is said
    /// (Route 53 API reference, `CreateResourceRecordSetProtection`). The wording around it is
    /// this rehearsal's own.
    fn protected(&self, index: usize, items: &[ChangeItem]) -> Result<(), Refusal> {
        let Some(hosted) = &self.zones[index].hosted else { return Ok(()) };
        let comment = |item: &ChangeItem| {
            let key = (item.set.name.clone(), item.set.rtype.clone());
            let comment = hosted.protections.get(&key)?;
            let (name, rtype) = (stored_name(&key.0), &key.1);
            Some(format!("RRSet of type {rtype} with DNS name {name} is protected: {comment}"))
        };
        let said: Vec<String> = items.iter().filter_map(comment).collect();
        if said.is_empty() {
            return Ok(());
        }
        Err(Refusal::new(400, "InvalidChangeBatch", format!("[{}]", said.join(", "))))
    }
}

/// The zone's record sets after the batch, or every reason why not.
fn batch(apex: &Name, before: &Sets, items: &[ChangeItem]) -> Result<Sets, Vec<String>> {
    let mut sets = before.clone();
    let mut said = Vec::new();
    for ChangeItem { action, set } in items {
        if let Err(message) = shape(apex, set) {
            said.push(message);
            continue;
        }
        let key = (set.name.clone(), set.rtype.clone());
        let title = format!("[name='{}', type='{}']", stored_name(&set.name), set.rtype);
        let standing = sets.get(&key);
        match action {
            Action::Create if standing.is_some() => {
                said.push(format!("Tried to create resource record set {title} but it already exists"));
            }
            Action::Create | Action::Upsert => {
                sets.insert(key, set.clone());
            }
            Action::Delete => match standing {
                None => said.push(format!("Tried to delete resource record set {title} but it was not found")),
                Some(standing) if !same(standing, set) => said.push(format!(
                    "Tried to delete resource record set {title} but the values provided do not match the current values"
                )),
                Some(_) => {
                    sets.remove(&key);
                }
            },
        }
    }
    said.extend(conflicts(apex, before, &sets));
    if said.is_empty() { Ok(sets) } else { Err(said) }
}

/// "To delete a resource record set, you must specify the same values that you specified when you
/// created it" (Route 53 API reference, `Change`).
fn same(standing: &RecordSet, given: &RecordSet) -> bool {
    let sorted = |set: &RecordSet| {
        let mut values = set.values.clone();
        values.sort();
        values
    };
    standing.ttl == given.ttl && sorted(standing) == sorted(given)
}

fn shape(apex: &Name, set: &RecordSet) -> Result<(), String> {
    let (name, rtype) = (stored_name(&set.name), &set.rtype);
    if !set.name.is_within(apex) {
        return Err(format!("RRSet with DNS name {name} is not permitted in zone {}", stored_name(apex)));
    }
    if set.alias {
        return Ok(());
    }
    if set.ttl.is_none() || set.values.is_empty() {
        return Err(format!(
            "Invalid request: RRSet with DNS name {name} needs a TTL and at least one value"
        ));
    }
    if rtype == "CNAME" && set.name == *apex {
        return Err(format!(
            "RRSet of type CNAME with DNS name {name} is not permitted at apex in zone {}",
            stored_name(apex)
        ));
    }
    if rtype == "CNAME" && set.values.len() > 1 {
        return Err(format!("RRSet of type CNAME with DNS name {name} can have only one value"));
    }
    set.values.iter().try_for_each(|one| value::check(rtype, one))
}

/// A CNAME stands alone at its name (RFC 1034, section 3.6.2); only names that the batch touched
/// are complained about, in Route 53's two wordings.
fn conflicts(apex: &Name, before: &Sets, after: &Sets) -> Vec<String> {
    let zone = stored_name(apex);
    let mut said = Vec::new();
    for ((name, rtype), set) in after {
        if before.get(&(name.clone(), rtype.clone())) == Some(set) {
            continue;
        }
        let others = || after.keys().filter(|(other, kind)| other == name && kind != rtype);
        let shown = stored_name(name);
        if rtype == "CNAME" && others().next().is_some() {
            said.push(format!(
                "RRSet of type CNAME with DNS name {shown} is not permitted as it conflicts with other records with the same DNS name in zone {zone}"
            ));
        } else if others().any(|(_, kind)| kind == "CNAME") {
            said.push(format!(
                "RRSet of type {rtype} with DNS name {shown} is not permitted because a conflicting RRSet of type  CNAME with the same DNS name already exists in zone {zone}"
            ));
        }
    }
    said
}
