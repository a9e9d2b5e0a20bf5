//! The name servers in an answer.

use crate::core::kinds::dns::{Rdata, Reply};
use crate::core::kinds::name::Name;

/// As many name servers of a zone as are told apart; nobody is told of more.
pub const NAMED: usize = 100;

/// The hosts of the NS records at `zone`, in the order of their names; of too many the first.
pub fn name_servers(zone: &Name, reply: &Reply) -> Vec<Name> {
    let mut hosts: Vec<Name> = reply
        .records()
        .iter()
        .filter(|record| record.name == *zone)
        .filter_map(|record| match &record.data {
            Rdata::Ns(host) => Some(host.clone()),
            _ => None,
        })
        .collect();
    hosts.sort();
    hosts.truncate(NAMED);
    hosts
}
