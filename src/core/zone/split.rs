//! Whether this machine's own resolver sees another zone than the public DNS does: a private hosted
//! zone of the same name, a VPN's view. It is asked for the domain alone and never for a record, so
//! that no absence is planted in its cache (RFC 2308).

use std::collections::BTreeSet;

use crate::core::dns::{Question, RecordType, Server};
use crate::core::facts::Facts;
use crate::core::name::Name;
use crate::core::query::Query;

use super::authority::{self, Authority};

fn questions<'a>(facts: &'a Facts, domain: &Name) -> impl Iterator<Item = Question> + use<'a> {
    let name = domain.registrable().unwrap_or_else(|| domain.clone());
    let system = facts.situation.servers().filter(|server| matches!(server, Server::System { .. }));
    system.map(move |server| Question { server, name: name.clone(), rtype: RecordType::Ns })
}

pub fn asks(facts: &Facts, domain: &Name) -> Vec<Query> {
    questions(facts, domain).map(Query::Dns).collect()
}

/// The name servers of the domain as this machine's resolver knows them, where they have none in
/// common with those that the public DNS knows.
pub fn hosts(facts: &Facts, domain: &Name, authority: &Authority) -> Option<(Server, Vec<Name>)> {
    let public: BTreeSet<&Name> = authority.hosts.iter().collect();
    questions(facts, domain).find_map(|question| {
        let reply = facts.dns(&question)?;
        let own = authority::name_servers(&question.name, reply);
        let other = !own.is_empty() && own.iter().all(|host| !public.contains(host));
        (other && authority.zone.as_ref().is_none_or(|zone| *zone == question.name))
            .then_some((question.server, own))
    })
}

/// The resolvers that see what the world sees: what another says of a record tells nobody anything.
pub fn of_the_public<'a>(facts: &'a Facts, domain: &Name) -> impl Iterator<Item = Server> + use<'a> {
    let other = hosts(facts, domain, &authority::of_domain(facts, domain)).map(|(server, _)| server);
    facts.situation.servers().filter(move |server| other.as_ref() != Some(server))
}
