//! All that AWS cannot tell. Saved as `choices.json`; members of newer versions are kept.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::core::kinds::address::{Address, Sender};
use crate::core::kinds::finding::{Accepted, Code};
use crate::core::kinds::name::{HostedZoneId, Name, UserPoolId};
use crate::core::kinds::pool::source::Source;
use crate::core::kinds::request::typed::TypedRequest;
use crate::core::kinds::step::StepId;

/// How the records come into the zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Publish {
    Route53,
    Manual,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    pub version: u32,
    /// The address that users see; the domain follows from it unless `domain` is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Sender>,
    /// What a person typed as the From address or the domain, where another domain was taken from
    /// it: a URL, capitals, another script. Of this run alone.
    #[serde(skip)]
    pub typed: Option<String>,
    /// What the pool is to send through, where a snapshot says it to the letter. Of this run alone.
    #[serde(skip)]
    pub source: Option<Source>,
    /// The identity's domain where it is not the From address's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<Name>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail_from: Option<Name>,
    /// Whether SES also goes into the From domain's own SPF record; not unless it was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender_spf: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publish: Option<Publish>,
    pub hosted_zones: Vec<HostedZoneId>,
    /// The profile of the account that holds the zone, where it is not the main one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dns_profile: Option<String>,
    /// When the person said that the records were entered by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entered: Option<Timestamp>,
    pub user_pools: Vec<UserPoolId>,
    /// Whether the choices are kept in AWS too, as tags of the identity; not unless it was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remember_in_aws: Option<bool>,
    /// The test mail's recipient.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Address>,
    /// What stands in the fields of the production request, fit to be sent or not.
    pub request: TypedRequest,
    pub skip: Vec<StepId>,
    /// What was skipped before is skipped no more. Of this run alone.
    #[serde(skip)]
    pub skips_nothing: bool,
    /// The findings that a person took as they are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<Accepted>,
    /// Codes to be accepted once they are found. Of this run alone.
    #[serde(skip)]
    pub accept: Vec<Code>,
    /// What was accepted before is accepted no more. Of this run alone.
    #[serde(skip)]
    pub accepts_nothing: bool,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub unknown: Map<String, Value>,
}

/// The version that this program writes.
pub const VERSION: u32 = 1;

/// `ours` with `theirs` for every member that is as it was `before`, all three as saved.
pub fn merge(before: &Value, ours: &Value, theirs: &Value) -> Value {
    let members = |value: &Value| value.as_object().cloned().unwrap_or_default();
    let (before, theirs, mut merged) = (members(before), members(theirs), members(ours));
    for member in before.keys().chain(theirs.keys()) {
        if let (Some(was @ Value::Object(_)), Some(mine), Some(other @ Value::Object(_))) =
            (before.get(member), merged.get_mut(member), theirs.get(member))
            && mine.is_object()
        {
            *mine = merge(was, mine, other);
            continue;
        }
        if merged.get(member) != before.get(member) {
            continue;
        }
        match theirs.get(member) {
            Some(value) => merged.insert(member.clone(), value.clone()),
            None => merged.remove(member),
        };
    }
    Value::Object(merged)
}

impl Default for Choices {
    fn default() -> Self {
        Self {
            version: VERSION,
            from: None,
            typed: None,
            source: None,
            domain: None,
            mail_from: None,
            sender_spf: None,
            publish: None,
            hosted_zones: Vec::new(),
            dns_profile: None,
            entered: None,
            user_pools: Vec::new(),
            remember_in_aws: None,
            to: None,
            request: TypedRequest::default(),
            skip: Vec::new(),
            skips_nothing: false,
            accepted: Vec::new(),
            accept: Vec::new(),
            accepts_nothing: false,
            unknown: Map::new(),
        }
    }
}

impl Choices {
    /// The domain of the identity.
    pub fn identity_domain(&self) -> Option<&Name> {
        self.domain.as_ref().or_else(|| self.from.as_ref().map(|from| &from.address.domain))
    }

    /// The records of another name than the one before are not entered yet.
    pub fn choose_mail_from(&mut self, mail_from: Name) {
        if self.mail_from.as_ref().is_some_and(|before| *before != mail_from) {
            self.entered = None;
        }
        self.mail_from = Some(mail_from);
    }

    /// Lays what the command line (or a rehearsal's scenario) chose over what the file says.
    pub fn overlay(&mut self, given: &Choices) {
        self.from = given.from.clone().or(self.from.take());
        if given.domain.is_some() || given.from.is_some() {
            self.typed.clone_from(&given.typed);
        }
        self.domain = given.domain.clone().or(self.domain.take());
        if let Some(mail_from) = &given.mail_from {
            self.choose_mail_from(mail_from.clone());
        }
        self.sender_spf = given.sender_spf.or(self.sender_spf);
        self.publish = given.publish.or(self.publish);
        self.remember_in_aws = given.remember_in_aws.or(self.remember_in_aws);
        self.to = given.to.clone().or(self.to.take());
        self.dns_profile = given.dns_profile.clone().or(self.dns_profile.take());
        if !given.hosted_zones.is_empty() {
            self.hosted_zones.clone_from(&given.hosted_zones);
        }
        if !given.user_pools.is_empty() {
            self.user_pools.clone_from(&given.user_pools);
        }
        if given.skips_nothing || !given.skip.is_empty() {
            self.skip.clone_from(&given.skip);
        }
        if given.accepts_nothing {
            self.accepted.clear();
        }
        self.accept.clone_from(&given.accept);
        self.request.overlay(&given.request);
    }

    /// SES also goes into the From domain's own SPF record.
    pub fn adds_sender_spf(&self) -> bool {
        self.sender_spf == Some(true)
    }

    pub fn skips(&self, step: StepId) -> bool {
        self.skip.contains(&step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two people at one request: each field is somebody's own.
    #[test]
    fn members_of_members_are_merged_too() {
        let json = |website: &str, contact: &str| serde_json::json!({"to": null, "request": {"website": website, "contact": contact}});
        let (before, ours, theirs) =
            (json("", ""), json("https://example.com", ""), json("", "ops@example.com"));
        assert_eq!(merge(&before, &ours, &theirs), json("https://example.com", "ops@example.com"));
        assert_eq!(merge(&before, &ours, &before), ours);
        assert_eq!(merge(&ours, &ours, &before), before, "theirs is newer");
    }

    #[test]
    fn the_records_of_another_mail_from_are_not_entered() {
        let named = |name: &str| Choices { mail_from: Some(Name::from_answer(name)), ..Choices::default() };
        let kept = Choices { entered: Some(Timestamp::UNIX_EPOCH), ..named("bounce.example.com") };
        for (given, stays) in [("bounce.example.com", true), ("mail.example.com", false)] {
            let mut choices = kept.clone();
            choices.overlay(&named(given));
            assert_eq!(choices.mail_from, named(given).mail_from);
            assert_eq!(choices.entered.is_some(), stays, "{given}");
        }
    }
}
