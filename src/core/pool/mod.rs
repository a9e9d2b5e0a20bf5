//! A user pool carried whole: `UpdateUserPool` resets what it is not told, so everything that
//! `DescribeUserPool` returned goes back, with `EmailConfiguration` alone changed.

use serde_json::{Map, Value};

use super::name::UserPoolId;

/// Members on no list of ours: the change stops and shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownMembers(pub Vec<String>);

/// The body of `UpdateUserPool` that changes nothing but `EmailConfiguration`.
///
/// # Errors
/// The members that neither list knows.
pub fn update_request(
    id: &UserPoolId,
    members: &Map<String, Value>,
    email: &Map<String, Value>,
) -> Result<Map<String, Value>, UnknownMembers> {
    let _ = (id, members, email);
    Err(UnknownMembers(Vec::new()))
}

/// Members that differ between two descriptions of a pool, apart from `EmailConfiguration`,
/// `LastModifiedDate`, `EstimatedNumberOfUsers` and the conversions that the request made.
pub fn moved(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<String> {
    let _ = (before, after);
    Vec::new()
}

/// One line of the difference of `EmailConfiguration`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffLine {
    pub member: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// What the bind changes, member by member; unchanged ones have `before == after`.
pub fn diff(members: &Map<String, Value>, email: &Map<String, Value>) -> Vec<DiffLine> {
    let _ = (members, email);
    Vec::new()
}

/// How many other settings go back as they are.
pub fn carried(members: &Map<String, Value>) -> usize {
    members.len()
}
