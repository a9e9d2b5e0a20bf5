//! What to write into Route 53 so that the wanted records stand, and nothing else moves.

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::kinds::name::{HostedZoneId, Name};
use crate::core::kinds::query::Query;
use crate::core::kinds::record::{HostedZone, RecordId, RecordSet, RecordView, SetChange, Wanted};
use crate::core::mail::spf;
use crate::core::records::{self, judge};

use super::record_sets;
use super::untouched;
use crate::core::kinds::presentation::{bare, quoted};
use crate::core::servers::hosted;

/// Seconds; short enough to mend a mistake soon.
pub const TTL: i64 = 300;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// One batch a zone.
    pub batches: Vec<(HostedZoneId, Vec<SetChange>)>,
    /// What stands in the way of a record and is not ours to replace.
    pub conflicts: Vec<(RecordId, RecordSet)>,
    /// Records without a zone to write them into.
    pub homeless: Vec<RecordId>,
    /// Something must still be read before the plan is whole.
    pub unknown: bool,
}

pub fn plan(facts: &Facts, choices: &Choices) -> Plan {
    let mut plan = Plan::default();
    for view in open(facts, choices) {
        let wanted = &view.wanted;
        if !records::is_heard(facts, wanted) {
            plan.unknown = true;
            continue;
        }
        match hosted::choose(facts, choices, &wanted.name, wanted.rtype) {
            hosted::Choice::Unknown => plan.unknown = true,
            hosted::Choice::Zone(zone) | hosted::Choice::Unasked(zone)
                if !record_sets::are_fresh(facts, &zone.id, &wanted.name)
                    || !are_wildcards_read(facts, zone, &wanted.name) =>
            {
                plan.unknown = true;
            }
            hosted::Choice::Zone(zone) | hosted::Choice::Unasked(zone) => {
                match facts.record_sets(&zone.id, &wanted.name) {
                    None => plan.unknown = true,
                    Some(standing) => match change(wanted, standing) {
                        Ok(Some(change)) => plan.add(zone.id.clone(), change),
                        Ok(None) => {}
                        Err(in_the_way) => plan.conflicts.push((wanted.id, in_the_way)),
                    },
                }
            }
            _ => plan.homeless.push(wanted.id),
        }
    }
    plan
}

pub fn asks(facts: &Facts, choices: &Choices) -> Vec<Query> {
    let mut asks = Vec::new();
    for view in open(facts, choices) {
        // A record that stands needs nothing of the zone.
        if !records::is_heard(facts, &view.wanted) {
            continue;
        }
        let Wanted { name, rtype, .. } = view.wanted;
        asks.extend(hosted::asks(facts, choices, &name, rtype));
        if let Some(zone) = hosted::zone_for(facts, choices, &name, rtype) {
            asks.extend(untouched::asks(facts, &zone.id, &zone.name, &name));
            asks.push(record_sets::question(facts, &zone.id, &name));
        }
    }
    asks
}

/// A wildcard that the write will hide is said in its preview.
fn are_wildcards_read(facts: &Facts, zone: &HostedZone, name: &Name) -> bool {
    untouched::asks(facts, &zone.id, &zone.name, name).iter().all(|query| facts.get(query).is_some())
}

/// Records that do not stand at every authoritative server yet.
fn open(facts: &Facts, choices: &Choices) -> Vec<RecordView> {
    records::view(facts, choices).iter().filter(|view| !records::stands(view)).cloned().collect()
}

impl Plan {
    fn add(&mut self, zone: HostedZoneId, change: SetChange) {
        match self.batches.iter_mut().find(|(id, _)| *id == zone) {
            Some((_, changes)) => changes.push(change),
            None => self.batches.push((zone, vec![change])),
        }
    }
}

/// The change that lets `wanted` stand beside what does; `None` where it stands already.
///
/// # Errors
/// The record set in the way.
pub fn change(wanted: &Wanted, standing: &[RecordSet]) -> Result<Option<SetChange>, RecordSet> {
    let rtype = wanted.rtype.as_str();
    // A CNAME suffers nothing beside it, and stands beside nothing (RFC 1034, section 3.6.2).
    if let Some(other) = standing.iter().find(|set| (set.rtype == "CNAME") != (rtype == "CNAME")) {
        return Err(other.clone());
    }
    let Some(set) = standing.iter().find(|set| set.rtype == rtype) else {
        let after = RecordSet {
            name: wanted.name.clone(),
            rtype: rtype.to_owned(),
            ttl: Some(TTL),
            values: vec![present(wanted)],
            alias: false,
            set_identifier: None,
        };
        return Ok(Some(SetChange { before: None, after }));
    };
    if set.alias || set.set_identifier.is_some() {
        return Err(set.clone());
    }
    let Some(values) = merged(wanted, &set.values).ok_or_else(|| set.clone())? else {
        return Ok(None);
    };
    let after = RecordSet { values, ..set.clone() };
    Ok(Some(SetChange { before: Some(set.clone()), after }))
}

fn present(wanted: &Wanted) -> String {
    match wanted.id {
        RecordId::MailFromSpf | RecordId::SenderSpf | RecordId::Dmarc => quoted(&wanted.value),
        _ => format!("{}.", wanted.value),
    }
}

/// The values with ours among them: `Some(None)` where they serve already, `None` where they
/// must not be replaced.
fn merged(wanted: &Wanted, values: &[String]) -> Option<Option<Vec<String>>> {
    let serves = |value: &String| bare(value).eq_ignore_ascii_case(wanted.value.as_str());
    match wanted.id {
        // The name holds our identity's own token: nobody else can mean anything by it.
        RecordId::Dkim1 | RecordId::Dkim2 | RecordId::Dkim3 => {
            Some((!values.iter().all(serves)).then(|| vec![present(wanted)]))
        }
        // An MX receives mail, or serves MAIL FROM in another Region.
        RecordId::MailFromMx => values.iter().all(serves).then_some(None),
        RecordId::MailFromSpf | RecordId::SenderSpf => merged_spf(wanted, values),
        RecordId::Dmarc => match values.iter().filter(|value| judge::is_dmarc(&bare(value))).count() {
            // A text that was meant as one has a policy that somebody chose: ours beside it would be
            // a second, weaker record once that is mended.
            0 if values.iter().any(|value| judge::is_meant_as_dmarc(&bare(value))) => None,
            0 => Some(Some(with(values, present(wanted)))),
            1 => Some(None),
            _ => None,
        },
    }
}

fn with(values: &[String], another: String) -> Vec<String> {
    values.iter().cloned().chain([another]).collect()
}

/// One SPF record a name (RFC 7208, section 3.2): ours goes into the one that stands, before
/// its `all`.
fn merged_spf(wanted: &Wanted, values: &[String]) -> Option<Option<Vec<String>>> {
    let standing: Vec<usize> =
        (0..values.len()).filter(|index| judge::is_spf(&bare(&values[*index]))).collect();
    match standing.as_slice() {
        [] => Some(Some(with(values, present(wanted)))),
        [index] => {
            let standing = bare(&values[*index]);
            // One that receivers cannot read is not ours to mend unseen.
            let merged = spf::merged_with_ses(&standing).ok()?;
            if merged == standing {
                return Some(None);
            }
            let mut values = values.to_vec();
            values[*index] = quoted(&merged);
            Some(Some(values))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::kinds::dns::RecordType;

    fn wanted(id: RecordId, rtype: RecordType, value: &str) -> Wanted {
        Wanted {
            id,
            name: Name::from_answer("bounce.example.com"),
            rtype,
            value: value.into(),
            required: true,
        }
    }

    fn set(rtype: &str, values: &[&str]) -> RecordSet {
        RecordSet {
            name: Name::from_answer("bounce.example.com"),
            rtype: rtype.into(),
            ttl: Some(60),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            alias: false,
            set_identifier: None,
        }
    }

    #[test]
    fn other_txt_values_their_order_and_ttl_stay() {
        let spf = wanted(RecordId::MailFromSpf, RecordType::Txt, "v=spf1 include:amazonses.com ~all");
        let standing =
            [set("TXT", &["\"site=1\"", "\"v=spf1 ip4:192.0.2.1 -all\""]), set("A", &["192.0.2.1"])];
        let change = change(&spf, &standing).unwrap().unwrap();
        assert_eq!(change.before.as_ref(), Some(&standing[0]));
        assert_eq!(
            change.after.values,
            ["\"site=1\"", "\"v=spf1 ip4:192.0.2.1 include:amazonses.com -all\""]
        );
        assert_eq!(change.after.ttl, Some(60));
        let none = set("TXT", &["\"site=1\""]);
        let added = super::change(&spf, &[none]).unwrap().unwrap();
        assert_eq!(added.after.values, ["\"site=1\"", "\"v=spf1 include:amazonses.com ~all\""]);
    }

    #[test]
    fn what_is_not_ours_is_shown_and_never_replaced() {
        let mx = wanted(RecordId::MailFromMx, RecordType::Mx, "10 feedback-smtp.us-east-1.amazonses.com");
        assert!(change(&mx, &[set("MX", &["10 mx.example.com."])]).is_err());
        assert!(change(&mx, &[set("CNAME", &["parking.example.net."])]).is_err());
        let right = set("MX", &["10 feedback-smtp.us-east-1.amazonses.com."]);
        assert_eq!(change(&mx, &[right]), Ok(None));
        let alias = RecordSet { alias: true, ..set("MX", &[]) };
        assert!(change(&mx, &[alias]).is_err());
        let two = set("TXT", &["\"v=spf1 -all\"", "\"v=spf1 ~all\""]);
        let spf = wanted(RecordId::MailFromSpf, RecordType::Txt, "v=spf1 include:amazonses.com ~all");
        assert!(change(&spf, &[two]).is_err());
    }

    #[test]
    fn an_existing_dmarc_policy_is_kept() {
        let dmarc = wanted(RecordId::Dmarc, RecordType::Txt, "v=DMARC1; p=none");
        assert_eq!(change(&dmarc, &[set("TXT", &["\"v=DMARC1; p=reject\""])]), Ok(None));
        let beside = change(&dmarc, &[set("TXT", &["\"other\""])]).unwrap().unwrap();
        assert_eq!(beside.after.values, ["\"other\"", "\"v=DMARC1; p=none\""]);
        for wrong in ["\"p=reject; v=DMARC1\"", "\"v=dmarc1; p=reject\"", "\"p=reject\""] {
            assert!(change(&dmarc, &[set("TXT", &["\"other\"", wrong])]).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_wrong_target_at_our_own_token_is_replaced() {
        let dkim = wanted(RecordId::Dkim1, RecordType::Cname, "token.dkim.amazonses.com");
        let change = change(&dkim, &[set("CNAME", &["token.dkim.amazonaws.com"])]).unwrap().unwrap();
        assert_eq!(change.after.values, ["token.dkim.amazonses.com."]);
        assert!(change.before.is_some());
    }
}
