//! `check_host` (RFC 7208, section 4) over what is known.

use std::net::IpAddr;
use std::rc::Rc;

use crate::core::kinds::dns::RecordType;
use crate::core::kinds::name::Name;

use super::lookup::{Lookup, Spf};
use super::macros::{MacroString, Values};
use super::outcome::{Hop, Kind, Matched, Outcome, PermError, PermWhy, Saw, SpfResult, Step};
use super::record::{Directive, Modifier, Qualifier, Record};
use super::target::target;

/// Whose mail is checked.
#[derive(Clone, Debug)]
pub struct Client {
    /// An IPv4 address mapped into IPv6 counts as IPv4 (section 5).
    pub address: IpAddr,
    /// The sender's part before the `@`; `postmaster` where there is none (section 4.3).
    pub local: String,
    pub sender_domain: Name,
    pub helo: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub lookups: u32,
    pub void: u32,
}

impl Default for Limits {
    /// Section 4.6.4.
    fn default() -> Self {
        Self { lookups: 10, void: 2 }
    }
}

/// Hosts of one `mx`, and names of one `ptr`, that are looked at (section 4.6.4).
pub(super) const MOST_HOSTS: usize = 10;

pub fn evaluate(domain: &Name, client: &Client, limits: Limits, lookup: &dyn Lookup) -> Outcome {
    let mut run = Run {
        lookup,
        client,
        address: client.address.to_canonical(),
        limits,
        lookups: 0,
        void: 0,
        needs: Vec::new(),
        trail: Vec::new(),
    };
    let (mut result, matched) = match run.check(domain, 0) {
        Ok((result, matched)) => (result, matched),
        Err(stop) => (stop, Vec::new()),
    };
    // What is not known yet stands before what was concluded without it.
    if !run.needs.is_empty() {
        result = SpfResult::NeedMore(run.needs);
    }
    Outcome { result, lookups: run.lookups, void: run.void, trail: run.trail, matched }
}

/// An evaluation under way.
pub(super) struct Run<'a> {
    pub lookup: &'a dyn Lookup,
    client: &'a Client,
    pub address: IpAddr,
    limits: Limits,
    lookups: u32,
    void: u32,
    needs: Vec<(Name, RecordType)>,
    trail: Vec<Step>,
}

type Checked = Result<(SpfResult, Vec<Matched>), SpfResult>;

impl Run<'_> {
    fn check(&mut self, domain: &Name, depth: u32) -> Checked {
        let record = match self.record(domain)? {
            Some(record) => record,
            None => return Ok((SpfResult::None, Vec::new())),
        };
        for directive in &record.directives {
            let place = self.enter(domain, depth, &directive.text);
            if directive.mechanism.looks_up() {
                self.count(domain, &directive.text)?;
            }
            let held = self.needs.len();
            let found = self.matches(domain, directive, depth);
            let saw = match &found {
                Err(_) => Saw::Error,
                Ok(_) if self.needs.len() > held => Saw::Unknown,
                Ok(Found::Match(_)) => Saw::Match,
                Ok(Found::Void) => Saw::Void,
                Ok(Found::NoMatch) => Saw::NoMatch,
            };
            self.saw(place, saw);
            if let Found::Match(matched) = found? {
                return Ok((result_of(directive.qualifier), matched));
            }
        }
        match record.followed_redirect() {
            Some(redirect) => self.redirect(domain, redirect, depth),
            None => Ok((SpfResult::Neutral, Vec::new())),
        }
    }

    fn redirect(&mut self, domain: &Name, redirect: &Modifier, depth: u32) -> Checked {
        let place = self.enter(domain, depth, &redirect.text);
        self.count(domain, &redirect.text)?;
        let hop = Hop { at: domain.clone(), term: redirect.text.clone() };
        let Some(to) = self.target(&redirect.target, domain) else {
            return Err(perm(&hop, PermWhy::NoRecordAt(domain.clone())));
        };
        let held = self.needs.len();
        let checked = self.check(&to, depth + 1);
        let unknown = self.needs.len() > held;
        self.saw(place, if unknown { Saw::Unknown } else { Saw::Match });
        match checked? {
            (SpfResult::None, _) if !unknown => Err(perm(&hop, PermWhy::NoRecordAt(to))),
            (result, mut matched) => {
                matched.insert(0, Matched { hop, kind: Kind::To(to) });
                Ok((result, matched))
            }
        }
    }

    /// The one SPF record of a name; none where its TXT is not known yet (section 4.5).
    fn record(&mut self, domain: &Name) -> Result<Option<Rc<Record>>, SpfResult> {
        let at = domain.clone();
        match self.lookup.spf(domain) {
            Spf::Record(record) => Ok(Some(record)),
            Spf::Nothing => Ok(None),
            Spf::Failed => Err(SpfResult::TempError(at, RecordType::Txt)),
            Spf::Unknown => {
                self.need(domain, RecordType::Txt);
                Ok(None)
            }
            Spf::Unreadable(error) => {
                let term = Some(error.term.clone());
                Err(SpfResult::PermError(PermError { why: PermWhy::Syntax(error), at, term }))
            }
            Spf::Several(found) => {
                let why = PermWhy::SeveralRecords(found);
                Err(SpfResult::PermError(PermError { why, at, term: None }))
            }
        }
    }

    pub(super) fn include(
        &mut self,
        domain: &Name,
        directive: &Directive,
        to: &Name,
        depth: u32,
    ) -> Result<Found, SpfResult> {
        let held = self.needs.len();
        let (result, below) = self.check(to, depth + 1)?;
        match result {
            SpfResult::Pass => {
                let mut matched = vec![Matched::directive(domain, directive, Some(to))];
                matched.extend(below);
                Ok(Found::Match(matched))
            }
            SpfResult::None if self.needs.len() == held => {
                let hop = Hop { at: domain.clone(), term: directive.text.clone() };
                Err(perm(&hop, PermWhy::NoRecordAt(to.clone())))
            }
            _ => Ok(Found::NoMatch),
        }
    }

    fn count(&mut self, domain: &Name, term: &str) -> Result<(), SpfResult> {
        self.lookups += 1;
        let hop = Hop { at: domain.clone(), term: term.to_owned() };
        if self.lookups > self.limits.lookups { Err(perm(&hop, PermWhy::TooManyLookups)) } else { Ok(()) }
    }

    pub(super) fn count_void(&mut self, hop: &Hop) -> Result<(), SpfResult> {
        self.void += 1;
        if self.void > self.limits.void { Err(perm(hop, PermWhy::TooManyVoid)) } else { Ok(()) }
    }

    pub(super) fn need(&mut self, name: &Name, rtype: RecordType) {
        let need = (name.clone(), rtype);
        if !self.needs.contains(&need) {
            self.needs.push(need);
        }
    }

    pub(super) fn target(&self, spec: &MacroString, domain: &Name) -> Option<Name> {
        let values = Values {
            local: &self.client.local,
            sender_domain: &self.client.sender_domain,
            domain,
            helo: &self.client.helo,
            address: self.address,
        };
        target(spec, &values)
    }

    fn enter(&mut self, domain: &Name, depth: u32, term: &str) -> usize {
        let hop = Hop { at: domain.clone(), term: term.to_owned() };
        self.trail.push(Step { depth, hop, saw: Saw::Error });
        self.trail.len() - 1
    }

    fn saw(&mut self, place: usize, saw: Saw) {
        if let Some(step) = self.trail.get_mut(place) {
            step.saw = saw;
        }
    }
}

pub(super) enum Found {
    Match(Vec<Matched>),
    NoMatch,
    Void,
}

pub(super) fn perm(hop: &Hop, why: PermWhy) -> SpfResult {
    SpfResult::PermError(PermError { why, at: hop.at.clone(), term: Some(hop.term.clone()) })
}

fn result_of(qualifier: Qualifier) -> SpfResult {
    match qualifier {
        Qualifier::Pass => SpfResult::Pass,
        Qualifier::Fail => SpfResult::Fail,
        Qualifier::SoftFail => SpfResult::SoftFail,
        Qualifier::Neutral => SpfResult::Neutral,
    }
}
