//! What Route 53 holds.

use aws_sdk_route53::types::{AcceleratedRecoveryStatus, ChangeStatus, ResourceRecordSet, RrType};

use super::Aws;
use super::paging::Pages;
use super::problem::Call;
use crate::core::kinds::name::{HostedZoneId, Name};
use crate::core::kinds::problem::Problem;
use crate::core::kinds::record::{HostedZone, RecordSet, ZoneSets};

impl Aws {
    pub(super) async fn hosted_zones(&self, call: &Call) -> Result<Vec<HostedZone>, Problem> {
        let mut listed = Vec::new();
        let mut pages = Pages::new();
        let mut marker: Option<String> = None;
        loop {
            let (route53, slot) = self.route53().await;
            let page = route53.list_hosted_zones().set_marker(marker).send().await;
            drop(slot);
            let page = page.map_err(|error| call.failed(&error))?;
            listed.extend(page.hosted_zones().iter().map(|zone| {
                HostedZone {
                    id: HostedZoneId::from(zone.id().trim_start_matches("/hostedzone/")),
                    name: name(zone.name()),
                    private: zone.config().is_some_and(|config| config.private_zone()),
                    linked_service: zone
                        .linked_service()
                        .map(|service| service.service_principal().unwrap_or_default().to_owned()),
                    locked: zone.features().is_some_and(|features| {
                        matches!(
                            features.accelerated_recovery_status(),
                            Some(
                                AcceleratedRecoveryStatus::EnablingHostedZoneLocked
                                    | AcceleratedRecoveryStatus::DisablingHostedZoneLocked
                            )
                        )
                    }),
                    record_sets: zone.resource_record_set_count(),
                }
            }));
            let Some(next) = page.next_marker().filter(|next| page.is_truncated() && !next.is_empty()) else {
                return Ok(listed);
            };
            pages.go_on(call, &next.to_owned())?;
            marker = Some(next.to_owned());
        }
    }

    /// True once the change is INSYNC.
    pub(super) async fn record_change(&self, call: &Call, id: &str) -> Result<bool, Problem> {
        let (route53, _slot) = self.route53().await;
        let said = route53.get_change().id(id).send().await.map_err(|error| call.failed(&error))?;
        Ok(said.change_info().is_some_and(|info| *info.status() == ChangeStatus::Insync))
    }

    /// Empty for a private zone.
    pub(super) async fn delegation_set(
        &self,
        call: &Call,
        zone: &HostedZoneId,
    ) -> Result<Vec<Name>, Problem> {
        let (route53, _slot) = self.route53().await;
        let request = route53.get_hosted_zone().id(zone.as_str());
        let said = request.send().await.map_err(|error| call.failed(&error))?;
        let servers = said.delegation_set().map(|set| set.name_servers()).unwrap_or_default();
        Ok(servers.iter().map(|server| Name::from_answer(server)).collect())
    }

    /// The first page alone.
    pub(super) async fn zone_sets(&self, call: &Call, zone: &HostedZoneId) -> Result<ZoneSets, Problem> {
        let (route53, _slot) = self.route53().await;
        let request = route53.list_resource_record_sets().hosted_zone_id(zone.as_str());
        let page = request.send().await.map_err(|error| call.failed(&error))?;
        let mut sets = ZoneSets { is_whole: !page.is_truncated(), ..ZoneSets::default() };
        for set in page.resource_record_sets().iter().map(record_set) {
            sets.by_name.entry(set.name.clone()).or_default().push(set);
        }
        Ok(sets)
    }

    /// Listing starts at the name and does not end with it: what lies beyond is not looked at.
    pub(super) async fn record_sets(
        &self,
        call: &Call,
        zone: &HostedZoneId,
        wanted: &Name,
    ) -> Result<Vec<RecordSet>, Problem> {
        let mut found = Vec::new();
        let mut pages = Pages::new();
        let mut start: (String, Option<RrType>, Option<String>) = (wanted.fqdn(), None, None);
        loop {
            let (route53, slot) = self.route53().await;
            let request = route53
                .list_resource_record_sets()
                .hosted_zone_id(zone.as_str())
                .start_record_name(&start.0)
                .set_start_record_type(start.1.clone())
                .set_start_record_identifier(start.2.clone());
            let page = request.send().await;
            drop(slot);
            let page = page.map_err(|error| call.failed(&error))?;
            let sets = page.resource_record_sets();
            found.extend(sets.iter().filter(|set| name(set.name()) == *wanted).map(record_set));
            let is_beyond = sets.last().is_some_and(|set| name(set.name()) != *wanted);
            let Some(next) = page.next_record_name().filter(|_| page.is_truncated() && !is_beyond) else {
                return Ok(found);
            };
            let identifier = page.next_record_identifier().map(str::to_owned);
            start = (next.to_owned(), page.next_record_type().cloned(), identifier);
            let place =
                (start.0.clone(), start.1.as_ref().map(|rtype| rtype.as_str().to_owned()), start.2.clone());
            pages.go_on(call, &place)?;
        }
    }
}

fn record_set(set: &ResourceRecordSet) -> RecordSet {
    RecordSet {
        name: name(set.name()),
        rtype: set.r#type().as_str().to_owned(),
        ttl: set.ttl(),
        values: set.resource_records().iter().map(|record| record.value().to_owned()).collect(),
        alias: set.alias_target().is_some(),
        set_identifier: set.set_identifier().map(str::to_owned),
    }
}

/// Route 53 writes special characters as a backslash and three octal digits: `\052` is `*`
/// ("DNS domain name format" of its guide).
fn name(text: &str) -> Name {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let octal = after.get(..3).and_then(|digits| u8::from_str_radix(digits, 8).ok());
        match octal.filter(u8::is_ascii_graphic) {
            Some(byte) => {
                plain.push(char::from(byte));
                rest = &after[3..];
            }
            None => {
                plain.push('\\');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    Name::from_answer(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn octal_escapes_in_names_are_undone() {
        assert_eq!(name("\\052.Example.com.").as_str(), "*.example.com");
        assert_eq!(name("a\\137b.example.com.").as_str(), "a_b.example.com");
        assert_eq!(name("odd\\9.example.com.").as_str(), "odd\\9.example.com");
        assert_eq!(name("\\").as_str(), "\\");
        assert_eq!(name("ends\\05").as_str(), "ends\\05");
    }
}
