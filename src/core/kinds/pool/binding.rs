//! What `UpdateUserPool` is to make of a pool, and what the pool was when a person agreed to it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::fields::EMAIL;
use super::{DiffLine, UnknownMembers, leaves};
use crate::core::kinds::aws::UserPool;
use crate::core::kinds::name::UserPoolId;

/// A user pool and the `EmailConfiguration` that it will have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Binding {
    pub user_pool: UserPoolId,
    /// The whole new `EmailConfiguration`, its own reply-to and configuration set kept.
    pub email: Map<String, Value>,
    /// The pool's members as they were previewed; the write stops where one of them moved.
    pub seen: Map<String, Value>,
    pub seen_mfa: Value,
    /// For a pool that is put back: to what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restored: Option<Restored>,
    /// Members that this program does not know and that a person let go along as they came.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<String>,
}

/// What a pool is put back to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restored {
    /// When it was so.
    pub at: Timestamp,
    /// The pool's members then, where every setting goes back and not the mail's alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members: Option<Map<String, Value>>,
}

impl Binding {
    /// Of the pool as it stands, with this `EmailConfiguration`.
    pub fn of(pool: &UserPool, email: Map<String, Value>) -> Self {
        Self {
            user_pool: pool.id.clone(),
            email,
            seen: pool.members.clone(),
            seen_mfa: pool.mfa.clone(),
            restored: None,
            accepted: Vec::new(),
        }
    }

    /// The pool as it was previewed.
    pub fn as_seen(&self) -> UserPool {
        UserPool { id: self.user_pool.clone(), members: self.seen.clone(), mfa: self.seen_mfa.clone() }
    }

    /// The pool's name as it was previewed; its id where it has none.
    pub fn pool_name(&self) -> &str {
        let name = self.seen.get("Name").and_then(Value::as_str).filter(|name| !name.is_empty());
        name.unwrap_or_else(|| self.user_pool.as_str())
    }

    /// The members that the pool will have, but for `EmailConfiguration`.
    pub fn settings(&self) -> &Map<String, Value> {
        self.restored.as_ref().and_then(|restored| restored.members.as_ref()).unwrap_or(&self.seen)
    }

    /// The body of `UpdateUserPool`.
    ///
    /// # Errors
    /// The members that neither list knows and nobody let go along.
    pub fn request(&self) -> Result<Map<String, Value>, UnknownMembers> {
        let mut settings = self.settings().clone();
        for member in &self.accepted {
            if let Some(value) = self.seen.get(member) {
                settings.entry(member.clone()).or_insert_with(|| value.clone());
            }
        }
        if let Some(name) = self.seen.get("Name") {
            // A pool that was renamed since keeps its name: it is no setting of the pool's.
            settings.insert("Name".to_owned(), name.clone());
        }
        super::request(&self.user_pool, &settings, &self.email, &self.accepted)
    }

    /// What changes in `EmailConfiguration`.
    pub fn email_lines(&self) -> Vec<DiffLine> {
        super::diff(&self.seen, &self.email)
    }

    /// The other settings that the write changes, by their members' names: those alone that it sends.
    fn others(&self) -> Vec<String> {
        let settings = self.settings();
        let is_sent = |member: &String| {
            super::fields::CARRIED.contains(&member.as_str())
                || self.accepted.contains(member) && settings.contains_key(member)
        };
        super::moved(&self.seen, settings).into_iter().filter(is_sent).collect()
    }

    /// What changes besides, as it is sent: each leaf of a member that differs, by its path and as JSON.
    /// Empty where the mail alone goes back.
    pub fn other_lines(&self) -> Vec<DiffLine> {
        let (before, after) = (super::settled(&self.seen, &self.accepted), self.settings());
        let after = super::settled(after, &self.accepted);
        let lines = |member: &String| leaves::lines(member, before.get(member), after.get(member));
        self.others().iter().flat_map(lines).collect()
    }

    /// How many of the pool's other settings go back as they are.
    pub fn kept(&self) -> usize {
        let others = self.others();
        super::settings(&self.seen, &[]).keys().filter(|member| !others.contains(member)).count()
    }

    /// The pool stands just so.
    pub fn is_made(&self, pool: &UserPool) -> bool {
        let others = self.restored.as_ref().is_none_or(|restored| {
            restored.members.as_ref().is_none_or(|members| super::moved(members, &pool.members).is_empty())
        });
        others && is_email(&self.email, pool.members.get(EMAIL))
    }

    /// What is not as this write makes it, by its members' names: `EmailConfiguration` too.
    pub fn missed(&self, after: &UserPool) -> Vec<String> {
        let mut names = super::moved_in(self.settings(), &self.seen_mfa, after);
        // Of these no update takes anything: where they differ from long ago they moved long ago.
        if self.restored.as_ref().is_some_and(|restored| restored.members.is_some()) {
            names.retain(|name| {
                !super::fields::DESCRIBED_ONLY.contains(&name.as_str())
                    || self.seen.get(name) != after.members.get(name)
            });
        }
        if !is_email(&self.email, after.members.get(EMAIL)) {
            names.push(EMAIL.to_owned());
        }
        names
    }
}

/// `COGNITO_DEFAULT` may be left unsaid, and what is empty is not there.
fn is_email(wanted: &Map<String, Value>, stands: Option<&Value>) -> bool {
    let level = |email: &Map<String, Value>| {
        let mut email = email.clone();
        email.retain(|member, value| {
            let unsaid = member == "EmailSendingAccount" && value == "COGNITO_DEFAULT";
            !unsaid && !value.is_null() && value != ""
        });
        email
    };
    level(wanted) == stands.and_then(Value::as_object).map(level).unwrap_or_default()
}
