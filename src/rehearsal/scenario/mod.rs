//! Scenarios: a world told as data. `assets/scenarios/NAME.toml`, the default one first.

mod account;
mod build;
mod ops;
mod users;
mod zone;

use std::collections::BTreeMap;
use std::net::IpAddr;

use serde::Deserialize;
use serde_json::{Map, Value};
use thiserror::Error;

use crate::core::facts::choices::Choices;
use crate::core::kinds::name::Region;
use account::{FaultTold, SesTold, TimingTold};
use ops::Op;
use users::UserTold;
use zone::{ServerFaultTold, ZoneTold};

/// What the embedded scenarios are called and say; the first is what a newcomer gets.
const EMBEDDED: [(&str, &str); 10] = [
    ("default", include_str!("../../../assets/scenarios/default.toml")),
    ("granted", include_str!("../../../assets/scenarios/granted.toml")),
    ("half-done", include_str!("../../../assets/scenarios/half-done.toml")),
    ("manual-dns", include_str!("../../../assets/scenarios/manual-dns.toml")),
    ("pending", include_str!("../../../assets/scenarios/pending.toml")),
    ("sandbox", include_str!("../../../assets/scenarios/sandbox.toml")),
    ("denied", include_str!("../../../assets/scenarios/denied.toml")),
    ("already-done", include_str!("../../../assets/scenarios/already-done.toml")),
    ("many-pools", include_str!("../../../assets/scenarios/many-pools.toml")),
    ("slow-dns", include_str!("../../../assets/scenarios/slow-dns.toml")),
];

/// A scenario that can be started; its words are the message `scenario-NAME`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScenarioInfo {
    pub name: &'static str,
}

/// Every embedded scenario, the default first.
pub fn scenarios() -> Vec<ScenarioInfo> {
    EMBEDDED.iter().map(|(name, _)| ScenarioInfo { name }).collect()
}

/// Why a scenario cannot be told.
#[derive(Debug, Error)]
pub enum ScenarioError {
    #[error("there is no scenario {0}")]
    Unknown(String),
    #[error("the scenario cannot be read: {0}")]
    Toml(#[from] toml::de::Error),
    #[error("{0}")]
    Rule(String),
}

/// What a scenario's TOML holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// The scenario whose tables this one's are laid over; arrays and values replace.
    #[serde(rename = "extends")]
    _extends: Option<String>,
    account: String,
    caller: String,
    pub region: Region,
    /// What the wizard is given to begin with.
    #[serde(default)]
    pub choices: Choices,
    #[serde(default)]
    timing: TimingTold,
    /// The names of the public resolvers.
    pub resolvers: Vec<String>,
    #[serde(default)]
    throttle: bool,
    /// By Region.
    #[serde(default)]
    ses: BTreeMap<Region, SesTold>,
    /// By key: the apex, or any text where `apex` is given.
    zones: BTreeMap<String, ZoneTold>,
    /// Servers that misbehave, by address.
    #[serde(default)]
    servers: BTreeMap<IpAddr, ServerFaultTold>,
    /// The resolver that answers whatever is sent to port 53.
    interceptor: Option<String>,
    /// The resolver of the machine itself, beside the public ones.
    pub system_resolver: Option<String>,
    /// Changes to the records before the world begins.
    #[serde(default)]
    ops: Vec<Op>,
    /// By id: the members of `DescribeUserPool`.
    #[serde(default)]
    user_pools: BTreeMap<String, Map<String, Value>>,
    /// By id: how many more pools are like it. Every third of them sends through SES.
    #[serde(default)]
    user_pool_copies: BTreeMap<String, u32>,
    /// By id of the pool, then by user name.
    #[serde(default)]
    user_pool_users: BTreeMap<String, BTreeMap<String, UserTold>>,
    /// By id: `GetUserPoolMfaConfig` but for `MfaConfiguration`.
    #[serde(default)]
    user_pool_mfa: BTreeMap<String, Map<String, Value>>,
    /// Members laid over what an operation of SES or Cognito answers; see `World::overlays`.
    #[serde(default)]
    aws: Map<String, Value>,
    /// Operations that fail, as `ses:GetAccount`.
    #[serde(default)]
    faults: BTreeMap<String, FaultTold>,
}

impl Scenario {
    /// An embedded scenario by its name.
    ///
    /// # Errors
    /// The name is not known, or its text is at fault.
    pub fn named(name: &str) -> Result<Self, ScenarioError> {
        Self::parse(text_of(name)?)
    }

    /// A scenario from its TOML, laid over the one that it `extends`.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, ScenarioError> {
        Ok(toml::Value::Table(table(text)?).try_into()?)
    }
}

fn text_of(name: &str) -> Result<&'static str, ScenarioError> {
    let found = EMBEDDED.iter().find(|(known, _)| *known == name);
    found.map(|(_, text)| *text).ok_or_else(|| ScenarioError::Unknown(name.to_owned()))
}

fn table(text: &str) -> Result<toml::Table, ScenarioError> {
    let over: toml::Table = text.parse()?;
    let Some(base) = over.get("extends").and_then(toml::Value::as_str) else { return Ok(over) };
    let mut base = table(text_of(base)?)?;
    lay_over(&mut base, over);
    Ok(base)
}

fn lay_over(base: &mut toml::Table, over: toml::Table) {
    for (key, value) in over {
        match (base.get_mut(&key), value) {
            (Some(toml::Value::Table(base)), toml::Value::Table(over)) => lay_over(base, over),
            (_, value) => {
                base.insert(key, value);
            }
        }
    }
}

#[cfg(test)]
mod tests;
