//! The bind as the code of what deploys the pool: written there, the next deployment keeps it.

use serde_json::{Map, Value};

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::setup;
use crate::core::kinds::change::Change;
use crate::core::kinds::owner::{self, Owner};
use crate::core::kinds::pool::fields::EMAIL;
use crate::core::steps;

/// A few lines to put into a stack or a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Whose language it is: `Terraform`, `CDK (stack)`.
    pub owner: String,
    pub text: String,
}

/// Of what these changes would write; where none of them writes a pool as [`blocks`].
pub fn of_changes(changes: &[Change], facts: &Facts, choices: &Choices) -> Vec<Block> {
    match changes.iter().find_map(Change::binding) {
        Some(binding) => blocks_of(owner::of_members(&binding.seen), &binding.email),
        None => blocks(facts, choices),
    }
}

/// Of the bind, or of what stands once it is made. Empty while it is not known what the pool is to
/// send as.
pub fn blocks(facts: &Facts, choices: &Choices) -> Vec<Block> {
    let Some(pool) = setup::user_pool(facts, choices) else { return Vec::new() };
    let changes = steps::pool_override(facts, choices);
    let bind = changes.iter().find_map(|change| match change {
        Change::BindPool(binding) => Some(&binding.email),
        _ => None,
    });
    let standing = || pool.members.get(EMAIL)?.as_object();
    let bound = setup::is_bound(facts, choices, pool);
    let Some(email) = bind.or_else(|| standing().filter(|_| bound)) else { return Vec::new() };
    blocks_of(owner::of(pool), email)
}

/// For the owner that the pool's tags name; else for Terraform, which leaves no tag, and for
/// CloudFormation.
fn blocks_of(owner: Option<Owner>, email: &Map<String, Value>) -> Vec<Block> {
    let block = |owner: &Owner, title: &str| Block { owner: title.to_owned(), text: snippet(owner, email) };
    match owner {
        Some(owner) => vec![block(&owner, &owner.to_string())],
        None => vec![
            block(&Owner::Terraform, "Terraform"),
            block(&Owner::CloudFormation(String::new()), "CloudFormation"),
        ],
    }
}

/// The same `EmailConfiguration` in the owner's own language: HCL, YAML or TypeScript.
pub fn snippet(owner: &Owner, email: &Map<String, Value>) -> String {
    match owner {
        Owner::Terraform => terraform(email),
        Owner::CloudFormation(_) => {
            let lines = members(email).map(|(name, value)| format!("\n  {name}: {}", quoted(value)));
            format!("EmailConfiguration:{}", lines.collect::<String>())
        }
        Owner::Cdk(_) => format!(
            "const pool = userPool.node.defaultChild as cognito.CfnUserPool;\npool.emailConfiguration = {};",
            object(email)
        ),
        Owner::AmplifyGen2 => {
            format!("backend.auth.resources.cfnResources.cfnUserPool.emailConfiguration = {};", object(email))
        }
        Owner::AmplifyGen1 => format!("resources.userPool.emailConfiguration = {};", object(email)),
    }
}

fn members(email: &Map<String, Value>) -> impl Iterator<Item = (&str, &str)> {
    email.iter().filter_map(|(name, value)| Some((name.as_str(), value.as_str()?)))
}

/// A string of JSON, which YAML and TypeScript read alike.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// An object of TypeScript, its names in lower camel case.
fn object(email: &Map<String, Value>) -> String {
    let line = |(name, value): (&str, &str)| {
        let (first, rest) = name.split_at(1);
        format!("  {}{rest}: {},\n", first.to_ascii_lowercase(), quoted(value))
    };
    format!("{{\n{}}}", members(email).map(line).collect::<String>())
}

/// The block of `aws_cognito_user_pool` (the AWS provider's documentation).
fn terraform(email: &Map<String, Value>) -> String {
    const NAMES: [(&str, &str); 5] = [
        ("EmailSendingAccount", "email_sending_account"),
        ("SourceArn", "source_arn"),
        ("From", "from_email_address"),
        ("ReplyToEmailAddress", "reply_to_email_address"),
        ("ConfigurationSet", "configuration_set"),
    ];
    // A template begins with ${ or %{ inside an HCL string.
    let literal = |text: &str| quoted(text).replace("${", "$${").replace("%{", "%%{");
    let line = |(name, value): (&str, &str)| {
        let (_, name) = NAMES.into_iter().find(|(known, _)| *known == name)?;
        Some(format!("  {name:<22} = {}\n", literal(value)))
    };
    format!("email_configuration {{\n{}}}", members(email).filter_map(line).collect::<String>())
}

#[cfg(test)]
mod tests;
