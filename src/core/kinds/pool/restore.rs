//! Back to what a pool was: its mail alone, or every setting.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::fields::EMAIL;
use super::{Binding, Restored};
use crate::core::kinds::aws::UserPool;

/// A pool as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier<'a> {
    pub at: Timestamp,
    pub members: &'a Map<String, Value>,
    pub mfa: &'a Value,
}

/// Settings that only a pool with `DEVELOPER` may have, by their paths: the pool cannot go back
/// to the shared sender while they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedsDeveloper(pub Vec<String>);

/// Why what was written cannot be undone as things are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotUndone {
    /// Members of `EmailConfiguration` that somebody else has changed since.
    Theirs(Vec<String>),
    NeedsDeveloper(Vec<String>),
}

/// The write that puts the pool's mail back, and with `all` every setting.
///
/// # Errors
/// What the pool has by now that the shared sender cannot serve.
pub fn restoring(now: &UserPool, earlier: &Earlier<'_>, all: bool) -> Result<Binding, NeedsDeveloper> {
    let email = email(earlier.members.get(EMAIL));
    let mut binding = Binding::of(now, email);
    let members = all.then(|| earlier.members.clone());
    binding.restored = Some(Restored { at: earlier.at, members });
    if binding.email.get("EmailSendingAccount").is_some_and(|account| account == "COGNITO_DEFAULT") {
        let needs = needs_developer(&binding, earlier);
        if !needs.is_empty() {
            return Err(NeedsDeveloper(needs));
        }
    }
    Ok(binding)
}

/// What this program's own write changed in `EmailConfiguration`, member by member, back to what it was.
/// What somebody else has changed since stays, there and in every other setting.
///
/// # Errors
/// Members that somebody else changed since and that cannot stay beside what comes back, or settings that
/// the shared sender cannot serve.
pub fn undoing(now: &UserPool, written: &Binding, at: Timestamp) -> Result<Binding, NotUndone> {
    let stands = |members: &Map<String, Value>| members.get(EMAIL).and_then(Value::as_object).cloned();
    let (before, ours) = (stands(&written.seen).unwrap_or_default(), &written.email);
    let mut email = stands(&now.members).unwrap_or_default();
    let said = |value: Option<&Value>| value.filter(|value| !value.is_null() && *value != "").cloned();
    let mut theirs = Vec::new();
    let mut names: Vec<&String> = before.keys().chain(ours.keys()).collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let (was, wrote, is) = (said(before.get(name)), said(ours.get(name)), said(email.get(name)));
        if was == wrote {
            continue;
        }
        if is != wrote {
            theirs.push(name.clone());
            continue;
        }
        match was {
            Some(was) => email.insert(name.clone(), was),
            None => email.shift_remove(name),
        };
    }
    let back = self::email(Some(&Value::Object(email.clone())));
    let dropped = theirs.iter().any(|name| email.contains_key(name) && !back.contains_key(name));
    if dropped || theirs.iter().any(|name| name == "EmailSendingAccount" || name == "SourceArn") {
        return Err(NotUndone::Theirs(theirs));
    }
    let mut binding = Binding::of(now, back);
    binding.restored = Some(Restored { at, members: None });
    binding.accepted.clone_from(&written.accepted);
    if binding.email.get("EmailSendingAccount").is_some_and(|account| account == "COGNITO_DEFAULT") {
        let earlier = Earlier { at, members: &written.seen, mfa: &written.seen_mfa };
        let needs = needs_developer(&binding, &earlier);
        if !needs.is_empty() {
            return Err(NotUndone::NeedsDeveloper(needs));
        }
    }
    Ok(binding)
}

/// The `EmailConfiguration` that was, as an update takes it. "Cannot configure From email address
/// for default email configuration", "Cognito is not allowed to use your email identity": with
/// `COGNITO_DEFAULT` neither `From` nor `SourceArn` nor `ConfigurationSet` goes along.
pub fn email(earlier: Option<&Value>) -> Map<String, Value> {
    let mut email = earlier.and_then(Value::as_object).cloned().unwrap_or_default();
    email.retain(|_, value| !value.is_null() && value != "");
    email.entry("EmailSendingAccount").or_insert_with(|| json!("COGNITO_DEFAULT"));
    if email.get("EmailSendingAccount").is_some_and(|account| account == "COGNITO_DEFAULT") {
        email.retain(|member, _| !["From", "SourceArn", "ConfigurationSet"].contains(&member.as_str()));
    }
    email
}

/// Texts that the API reference allows "only if EmailSendingAccount is DEVELOPER".
const TEXTS: [&[&str]; 6] = [
    &["VerificationMessageTemplate", "EmailMessage"],
    &["VerificationMessageTemplate", "EmailSubject"],
    &["VerificationMessageTemplate", "EmailMessageByLink"],
    &["VerificationMessageTemplate", "EmailSubjectByLink"],
    &["AdminCreateUserConfig", "InviteMessageTemplate", "EmailMessage"],
    &["AdminCreateUserConfig", "InviteMessageTemplate", "EmailSubject"],
];

/// What came since: texts that stood beside the shared sender before may stand beside it again.
fn needs_developer(binding: &Binding, earlier: &Earlier<'_>) -> Vec<String> {
    let mut needs = Vec::new();
    // "Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an
    // EmailSendingAccount of COGNITO_DEFAULT."
    let mfa = |value: &Value| value.get("EmailMfaConfiguration").filter(|value| !value.is_null()).is_some();
    if mfa(&binding.seen_mfa) && !mfa(earlier.mfa) {
        needs.push("EmailMfaConfiguration".to_owned());
    }
    let stays = binding.settings();
    for path in TEXTS {
        let text = at(stays, path);
        if text.is_some() && text != at(earlier.members, path) {
            needs.push(path.join("."));
        }
    }
    let factors = ["Policies", "SignInPolicy", "AllowedFirstAuthFactors"];
    let by_mail = |members: &Map<String, Value>| {
        at(members, &factors).and_then(Value::as_array).is_some_and(|list| list.contains(&json!("EMAIL_OTP")))
    };
    if by_mail(stays) && !by_mail(earlier.members) {
        needs.push(format!("{}: EMAIL_OTP", factors.join(".")));
    }
    needs
}

fn at<'a>(members: &'a Map<String, Value>, path: &[&str]) -> Option<&'a Value> {
    let (first, rest) = path.split_first()?;
    let found = rest.iter().try_fold(members.get(*first)?, |value, part| value.get(part))?;
    (!found.is_null() && found != "").then_some(found)
}
