//! What is worked out of the facts many times between two messages, and is the same each time.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use jiff::Timestamp;

use super::choices::Choices;
use super::journal::Entry;
use crate::core::kinds::authority::Authority;
use crate::core::kinds::dns::RecordType;
use crate::core::kinds::finding::Finding;
use crate::core::kinds::name::Name;
use crate::core::kinds::record::RecordView;

/// Cleared with every new fact. The situation is set before the first question and stays.
#[derive(Clone, Debug, Default)]
pub struct Derived {
    views: RefCell<Option<Views>>,
    /// By registrable domain.
    domains: RefCell<HashMap<Name, Rc<Authority>>>,
    records: RefCell<HashMap<(Name, RecordType), Rc<Authority>>>,
    port_53_is_closed: Cell<Option<bool>>,
    findings: RefCell<Option<Found>>,
}

/// The findings, and all that they rest on beside what was asked.
#[derive(Clone, Debug)]
struct Found {
    moment: Moment,
    choices: Choices,
    findings: Rc<[Finding]>,
}

/// What tells the facts of two moments apart where no question was answered between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    now: Timestamp,
    writing_since: Option<Timestamp>,
    entries: usize,
    last_entry: Option<Timestamp>,
}

impl Moment {
    pub fn new(now: Timestamp, writing_since: Option<Timestamp>, journal: &[Entry]) -> Self {
        Self { now, writing_since, entries: journal.len(), last_entry: journal.last().map(Entry::at) }
    }
}

/// The record view, and all that it rests on beside the facts.
#[derive(Clone, Debug)]
struct Views {
    now: Timestamp,
    domain: Option<Name>,
    mail_from: Option<Name>,
    sender: Option<Name>,
    views: Rc<[RecordView]>,
}

impl Derived {
    pub fn clear_views(&mut self) {
        self.views.take();
        self.clear_findings();
    }

    pub fn clear_findings(&mut self) {
        self.findings.take();
    }

    pub fn clear(&mut self) {
        self.clear_views();
        self.domains.get_mut().clear();
        self.records.get_mut().clear();
        self.port_53_is_closed.set(None);
    }

    /// The views made by `make`, or those made before of the same facts and choices.
    pub fn views(
        &self,
        now: Timestamp,
        choices: &Choices,
        make: impl FnOnce() -> Vec<RecordView>,
    ) -> Rc<[RecordView]> {
        let domain = choices.identity_domain();
        let from = choices.from.as_ref().map(|from| &from.address.domain);
        let sender = from.or(domain).filter(|_| choices.adds_sender_spf());
        let same = |old: &&Views| {
            old.now == now
                && old.domain.as_ref() == domain
                && old.mail_from == choices.mail_from
                && old.sender.as_ref() == sender
        };
        if let Some(old) = self.views.borrow().as_ref().filter(same) {
            return Rc::clone(&old.views);
        }
        let views: Rc<[RecordView]> = make().into();
        let (mail_from, sender) = (choices.mail_from.clone(), sender.cloned());
        let made = Views { now, domain: domain.cloned(), mail_from, sender, views: Rc::clone(&views) };
        self.views.replace(Some(made));
        views
    }

    /// The findings made by `make`, or those made before of the same facts and choices.
    pub fn findings(
        &self,
        moment: Moment,
        choices: &Choices,
        make: impl FnOnce() -> Vec<Finding>,
    ) -> Rc<[Finding]> {
        let same = |old: &&Found| old.moment == moment && old.choices == *choices;
        if let Some(old) = self.findings.borrow().as_ref().filter(same) {
            return Rc::clone(&old.findings);
        }
        let findings: Rc<[Finding]> = make().into();
        let choices = choices.clone();
        self.findings.replace(Some(Found { moment, choices, findings: Rc::clone(&findings) }));
        findings
    }

    pub fn port_53(&self, is_closed: impl FnOnce() -> bool) -> bool {
        let closed = self.port_53_is_closed.get().unwrap_or_else(is_closed);
        self.port_53_is_closed.set(Some(closed));
        closed
    }

    /// The servers of this registrable domain.
    pub fn domain(&self, domain: &Name, make: impl FnOnce() -> Authority) -> Rc<Authority> {
        if let Some(made) = self.domains.borrow().get(domain) {
            return Rc::clone(made);
        }
        let made = Rc::new(make());
        self.domains.borrow_mut().insert(domain.clone(), Rc::clone(&made));
        made
    }

    /// The servers of the zone that holds this record.
    pub fn record(&self, name: &Name, rtype: RecordType, make: impl FnOnce() -> Authority) -> Rc<Authority> {
        let key = (name.clone(), rtype);
        if let Some(made) = self.records.borrow().get(&key) {
            return Rc::clone(made);
        }
        let made = Rc::new(make());
        self.records.borrow_mut().insert(key, Rc::clone(&made));
        made
    }
}
