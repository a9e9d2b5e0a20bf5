//! Amazon Cognito user pools, each carried as the JSON that `DescribeUserPool` returns.

mod defaults;
mod email;
mod rules;
mod surroundings;
mod update;
mod users;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{Refusal, World};
use crate::core::kinds::name::Region;

pub use email::allowed_ses_regions;

#[derive(Clone, Debug)]
pub struct UserPool {
    /// The members of `UserPoolType` (Cognito API reference, `DescribeUserPool`).
    pub members: Map<String, Value>,
    /// `GetUserPoolMfaConfig` but for `MfaConfiguration`, which is the pool's own member.
    pub mfa: Map<String, Value>,
    /// By user name, as Cognito has it.
    pub users: BTreeMap<String, User>,
}

#[derive(Clone, Debug)]
pub struct User {
    /// By name; `sub` is among them.
    pub attributes: Map<String, Value>,
    pub created: Timestamp,
    pub modified: Timestamp,
    pub status: &'static str,
}

impl UserPool {
    fn member(&self, pointer: &str) -> Option<&Value> {
        let mut parts = pointer.split('/');
        let first = self.members.get(parts.next()?)?;
        parts.try_fold(first, |value, part| value.get(part))
    }
}

/// AWS' JSON protocols write times as seconds since the epoch, with fractions.
pub fn epoch(at: Timestamp) -> Value {
    let milliseconds = at.as_millisecond();
    json!(milliseconds as f64 / 1000.0)
}

fn text<'a>(body: &'a Map<String, Value>, member: &str) -> Option<&'a str> {
    body.get(member).and_then(Value::as_str)
}

impl World {
    /// The pool that a request names. Pools of another Region are not found there.
    fn pool_id(&self, region: &Region, body: &Map<String, Value>) -> Result<String, Refusal> {
        let Some(id) = text(body, "UserPoolId") else {
            let rule = "Value null at 'userPoolId' failed to satisfy constraint: Member must not be null";
            return Err(Refusal::constraints("InvalidParameterException", &[rule.to_owned()]));
        };
        if self.user_pools.contains_key(id) && id.starts_with(&format!("{region}_")) {
            return Ok(id.to_owned());
        }
        Err(Refusal::new(400, "ResourceNotFoundException", format!("User pool {id} does not exist.")))
    }

    fn pool(&self, region: &Region, body: &Map<String, Value>) -> Result<&UserPool, Refusal> {
        let id = self.pool_id(region, body)?;
        self.user_pools.get(&id).ok_or_else(|| {
            Refusal::new(400, "ResourceNotFoundException", format!("User pool {id} does not exist."))
        })
    }

    fn pool_mut(&mut self, region: &Region, body: &Map<String, Value>) -> Result<&mut UserPool, Refusal> {
        let id = self.pool_id(region, body)?;
        self.user_pools.get_mut(&id).ok_or_else(|| {
            Refusal::new(400, "ResourceNotFoundException", format!("User pool {id} does not exist."))
        })
    }

    /// `DescribeUserPool`.
    ///
    /// # Errors
    /// `ResourceNotFoundException`, `InvalidParameterException`.
    pub fn describe_user_pool(&self, region: &Region, body: &Map<String, Value>) -> Result<Value, Refusal> {
        Ok(json!({ "UserPool": self.pool(region, body)?.members }))
    }

    /// `GetUserPoolMfaConfig`: SMS, TOTP, e-mail MFA and WebAuthn are not among the pool's members.
    ///
    /// # Errors
    /// `ResourceNotFoundException`, `InvalidParameterException`.
    pub fn get_mfa_config(&self, region: &Region, body: &Map<String, Value>) -> Result<Value, Refusal> {
        let pool = self.pool(region, body)?;
        let mut answer = pool.mfa.clone();
        let mode = pool.members.get("MfaConfiguration").cloned().unwrap_or_else(|| json!("OFF"));
        answer.insert("MfaConfiguration".to_owned(), mode);
        Ok(Value::Object(answer))
    }

    /// `ListUserPools`: `MaxResults` (1 to 60) is required; the token is the last id shown.
    ///
    /// # Errors
    /// `InvalidParameterException`.
    pub fn list_user_pools(&self, region: &Region, body: &Map<String, Value>) -> Result<Value, Refusal> {
        let max = body.get("MaxResults").and_then(Value::as_u64).filter(|max| (1..=60).contains(max));
        let Some(max) = max.and_then(|max| usize::try_from(max).ok()) else {
            let rule = "Value at 'maxResults' failed to satisfy constraint: \
                        Member must have value less than or equal to 60";
            return Err(Refusal::constraints("InvalidParameterException", &[rule.to_owned()]));
        };
        let token = text(body, "NextToken");
        let here = format!("{region}_");
        let rest: Vec<(&String, &UserPool)> = self
            .user_pools
            .iter()
            .filter(|(id, _)| id.starts_with(&here) && token.is_none_or(|token| id.as_str() > token))
            .collect();
        let page: Vec<Value> = rest
            .iter()
            .take(max)
            .map(|(id, pool)| {
                json!({
                    "Id": id,
                    "Name": pool.members.get("Name"),
                    "LambdaConfig": pool.members.get("LambdaConfig").cloned().unwrap_or_else(|| json!({})),
                    "CreationDate": pool.members.get("CreationDate"),
                    "LastModifiedDate": pool.members.get("LastModifiedDate"),
                })
            })
            .collect();
        let mut answer = json!({ "UserPools": page });
        if rest.len() > max {
            answer["NextToken"] = json!(rest[max - 1].0);
        }
        Ok(answer)
    }
}

#[cfg(test)]
mod tests;
