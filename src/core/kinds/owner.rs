//! What deploys a user pool, by its tags.

use std::fmt;

use serde_json::{Map, Value};

use super::aws::UserPool;

/// Terraform sets no tag of its own: where none of these is found it may still own the pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The stack's name.
    CloudFormation(String),
    Cdk(String),
    /// `ampx`, TypeScript: tags `amplify:…` and `created-by`.
    AmplifyGen2,
    /// The Amplify CLI: tags `user:Application` and `user:Stack`.
    AmplifyGen1,
    Terraform,
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CloudFormation(stack) => write!(f, "CloudFormation ({stack})"),
            Self::Cdk(stack) => write!(f, "CDK ({stack})"),
            Self::AmplifyGen1 | Self::AmplifyGen2 => f.write_str("Amplify"),
            Self::Terraform => f.write_str("Terraform"),
        }
    }
}

pub fn of(pool: &UserPool) -> Option<Owner> {
    of_members(&pool.members)
}

/// By the members of a pool's description. Amplify and CDK deploy through CloudFormation, so its
/// tags stand beside theirs.
pub fn of_members(members: &Map<String, Value>) -> Option<Owner> {
    let tags = members.get("UserPoolTags")?.as_object()?;
    let tag = |key: &str| tags.get(key).and_then(Value::as_str);
    let any = |is: &dyn Fn(&str, &str) -> bool| {
        tags.iter().any(|(key, value)| is(&key.to_ascii_lowercase(), value.as_str().unwrap_or_default()))
    };
    if any(&|key, _| key.starts_with("amplify:")) || tag("created-by") == Some("amplify") {
        return Some(Owner::AmplifyGen2);
    }
    if tag("user:Application").is_some() && tag("user:Stack").is_some() {
        return Some(Owner::AmplifyGen1);
    }
    if let Some(stack) = tag("aws:cloudformation:stack-name") {
        let cdk = tag("aws:cloudformation:logical-id").is_some_and(is_from_cdk)
            || any(&|key, _| key.starts_with("aws-cdk:") || key.starts_with("cdk:"));
        let stack = stack.to_owned();
        return Some(if cdk { Owner::Cdk(stack) } else { Owner::CloudFormation(stack) });
    }
    let terraform = |text: &str| {
        let text = text.to_ascii_lowercase();
        text.contains("terraform") || text.contains("opentofu")
    };
    let off = |value: &str| matches!(value.to_ascii_lowercase().as_str(), "false" | "no" | "0");
    any(&|key, value| terraform(key) && !off(value) || terraform(value)).then_some(Owner::Terraform)
}

/// The CDK ends its logical ids in eight hexadecimal digits of a hash (CDK developer guide,
/// "Identifiers and the AWS CDK").
fn is_from_cdk(logical_id: &str) -> bool {
    let hash = logical_id.len().checked_sub(8).and_then(|at| logical_id.get(at..));
    logical_id.len() > 8
        && hash.is_some_and(|hash| hash.bytes().all(|b| b.is_ascii_digit() || (b'A'..=b'F').contains(&b)))
}

#[cfg(test)]
mod tests;
