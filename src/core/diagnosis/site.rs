//! One record and all that its causes are looked for in.

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::kinds::dns::{Question, Rdata};
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::message::{Arg, Message};
use crate::core::kinds::name::Name;
use crate::core::kinds::record::{Judgement, RecordView};
use crate::core::kinds::step::StepId;
use crate::core::servers::authority;
use crate::core::servers::probe::Probe;

pub struct Site<'a> {
    pub facts: &'a Facts,
    pub choices: &'a Choices,
    /// The identity's.
    pub domain: &'a Name,
    pub view: &'a RecordView,
    /// The zone that the domain lies in: what a DNS host appends to a name.
    pub zone: Name,
}

impl<'a> Site<'a> {
    pub fn of(facts: &'a Facts, choices: &'a Choices, view: &'a RecordView) -> Option<Self> {
        let domain = choices.identity_domain()?;
        Some(Self { facts, choices, domain, view, zone: authority::zone_around(facts, domain) })
    }

    /// Some server knows the name, though nothing of the wanted type at it.
    pub fn name_exists(&self) -> bool {
        self.view.answers.iter().any(|answer| answer.judgement == Judgement::Nodata)
    }

    /// A finding on this record: wanted is its value, and the words may name the record, its
    /// name, what to enter as its host, and the domain.
    pub fn finding(&self, code: Code) -> Finding {
        let wanted = &self.view.wanted;
        let label = Message::new(format!("record-{}", wanted.id.as_str()));
        let host = wanted.name.relative_to(&self.zone).unwrap_or_else(|| wanted.name.to_string());
        Finding::new(code, StepId::Records)
            .on(wanted.id)
            .wanted(&wanted.value)
            .arg("record", Arg::Message(Box::new(label)))
            .text("name", &wanted.name)
            .text("mail_from", &wanted.name)
            .text("host", host)
            .text("domain", self.domain)
    }

    /// The finding that the record stands at another name.
    pub fn misplaced(&self, code: Code, look: &Probe) -> Finding {
        self.finding(code).seen(&look.name).wanted(&self.view.wanted.name)
    }

    /// What the first authoritative server that has something at the name holds there.
    pub fn held(&self) -> Vec<&'a Rdata> {
        let facts = self.facts;
        let wanted = &self.view.wanted;
        let of = |server: &crate::core::kinds::dns::Server| {
            let question =
                Question { server: server.clone(), name: wanted.name.clone(), rtype: wanted.rtype };
            let records = facts.dns(&question)?.records();
            let own: Vec<&Rdata> = records
                .iter()
                .filter(|record| record.name == wanted.name)
                .map(|record| &record.data)
                .collect();
            (!own.is_empty()).then_some(own)
        };
        let servers = self.view.answers.iter().map(|answer| &answer.server);
        servers.filter(|server| server.is_authoritative()).find_map(of).unwrap_or_default()
    }

    pub fn held_texts(&self) -> Vec<String> {
        let text = |data: &Rdata| match data {
            Rdata::Txt(strings) => Some(strings.concat()),
            _ => None,
        };
        self.held().into_iter().filter_map(text).collect()
    }

    pub fn look(&self, name: Name) -> Probe {
        Probe::at(name, self.view.wanted.rtype)
    }

    /// The name with the zone appended to it once more.
    pub fn doubled(&self) -> Probe {
        self.look(self.under_zone(self.view.wanted.name.as_str()))
    }

    /// A name as a DNS host reads it that appends its zone.
    pub fn under_zone(&self, relative: &str) -> Name {
        Name::from_answer(&format!("{relative}.{}", self.zone))
    }
}
