//! A user pool carried whole: `UpdateUserPool` resets what it is not told, so everything that
//! `DescribeUserPool` returned goes back, with `EmailConfiguration` alone changed.

mod binding;
mod conversion;
pub mod fields;
mod leaves;
pub mod restore;
pub mod source;
#[cfg(test)]
mod tests;

use serde_json::{Map, Value};

use self::fields::{CARRIED, DESCRIBED_ONLY, EMAIL, OBSERVATIONS};
use super::aws::UserPool;
use super::name::UserPoolId;

pub use self::binding::{Binding, Restored};
pub use self::conversion::leaves_out_validity;

/// Members on no list of ours: the change stops and shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownMembers(pub Vec<String>);

/// Members of a description that are newer than this program, in the order they came in.
pub fn unknown_members(members: &Map<String, Value>) -> Vec<String> {
    let is_known = |member: &str| CARRIED.contains(&member) || DESCRIBED_ONLY.contains(&member);
    members.keys().filter(|member| !is_known(member)).cloned().collect()
}

/// The body of `UpdateUserPool` that changes nothing but `EmailConfiguration`.
///
/// # Errors
/// The members that neither list knows.
pub fn update_request(
    id: &UserPoolId,
    members: &Map<String, Value>,
    email: &Map<String, Value>,
) -> Result<Map<String, Value>, UnknownMembers> {
    request(id, members, email, &[])
}

/// The same where a person let members go along that neither list knows: they go back as they
/// came, which is all that can be done for a member that may be a setting.
fn request(
    id: &UserPoolId,
    members: &Map<String, Value>,
    email: &Map<String, Value>,
    accepted: &[String],
) -> Result<Map<String, Value>, UnknownMembers> {
    let mut unknown = unknown_members(members);
    unknown.retain(|member| !accepted.contains(member));
    if !unknown.is_empty() {
        return Err(UnknownMembers(unknown));
    }
    let settings = settled(members, accepted);
    let mut request = Map::new();
    request.insert("UserPoolId".to_owned(), Value::from(id.as_str()));
    if let Some(name) = members.get("Name") {
        request.insert("PoolName".to_owned(), name.clone());
    }
    request.extend(settings);
    request.insert(EMAIL.to_owned(), Value::Object(email.clone()));
    Ok(request)
}

/// Members that differ between two descriptions of a pool, apart from `EmailConfiguration`,
/// `LastModifiedDate`, `EstimatedNumberOfUsers`, the two failure texts and the conversions that
/// the request made.
pub fn moved(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<String> {
    let level = |members: &Map<String, Value>| {
        let mut members = members.clone();
        members.retain(|member, _| member != EMAIL && !OBSERVATIONS.contains(&member.as_str()));
        conversion::level(&mut members);
        members
    };
    let (before, after) = (level(before), level(after));
    let gone = before.iter().filter(|(member, value)| after.get(*member) != Some(value));
    let come = after.iter().filter(|(member, _)| !before.contains_key(*member));
    gone.chain(come).map(|(member, _)| member.clone()).collect()
}

/// The same of a whole pool: `GetUserPoolMfaConfig` holds what the pool's members do not.
/// `MfaConfiguration` stands in both answers; the pool's own says it.
pub fn moved_in(members: &Map<String, Value>, mfa: &Value, after: &UserPool) -> Vec<String> {
    let mut names = moved(members, &after.members);
    let none = Map::new();
    let (before, after) = (mfa.as_object().unwrap_or(&none), after.mfa.as_object().unwrap_or(&none));
    let shared = |member: &str| member == "MfaConfiguration" && members.contains_key(member);
    for member in before.keys().chain(after.keys()).filter(|member| !shared(member)) {
        if before.get(member) != after.get(member) && !names.contains(member) {
            names.push(member.clone());
        }
    }
    names
}

/// The settings in the form in which `UpdateUserPool` takes them.
fn settled(members: &Map<String, Value>, accepted: &[String]) -> Map<String, Value> {
    let mut settings = settings(members, accepted);
    conversion::settle(&mut settings);
    settings
}

/// The carried members of a description but for `EmailConfiguration`.
fn settings(members: &Map<String, Value>, accepted: &[String]) -> Map<String, Value> {
    let is_setting = |member: &String| {
        member != EMAIL && (CARRIED.contains(&member.as_str()) || accepted.contains(member))
    };
    members
        .iter()
        .filter(|(member, _)| is_setting(member))
        .map(|(member, value)| (member.clone(), value.clone()))
        .collect()
}

/// The `EmailConfiguration` of a pool that sends through SES as `source_arn`, with `From` as a
/// mail header takes it. What else the existing one holds (`ReplyToEmailAddress`,
/// `ConfigurationSet`, and members newer than this program) stays.
pub fn email_configuration(
    existing: Option<&Value>,
    source_arn: &str,
    from_header: &str,
) -> Map<String, Value> {
    let mut email = Map::new();
    email.insert("EmailSendingAccount".to_owned(), Value::from("DEVELOPER"));
    email.insert("SourceArn".to_owned(), Value::from(source_arn));
    email.insert("From".to_owned(), Value::from(from_header));
    for (member, value) in existing.and_then(Value::as_object).into_iter().flatten() {
        let says_something = !value.is_null() && value != "";
        if says_something && !email.contains_key(member) {
            email.insert(member.clone(), value.clone());
        }
    }
    email
}

/// One line of the difference of `EmailConfiguration`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffLine {
    pub member: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// What the bind changes, member by member in the new configuration's order and then what
/// goes; unchanged ones have `before == after`.
pub fn diff(members: &Map<String, Value>, email: &Map<String, Value>) -> Vec<DiffLine> {
    let none = Map::new();
    let existing = members.get(EMAIL).and_then(Value::as_object).unwrap_or(&none);
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let goes = existing.keys().filter(|member| !email.contains_key(*member));
    email
        .keys()
        .chain(goes)
        .map(|member| DiffLine {
            member: member.clone(),
            before: existing.get(member).map(text),
            after: email.get(member).map(text),
        })
        .collect()
}

/// How many other settings go back as they are.
pub fn carried(members: &Map<String, Value>) -> usize {
    settings(members, &[]).len()
}
