//! Where a description sent back word for word would be refused, or would not be what came.
//! Each conversion leaves the pool as it is: it only says it in the form that the update takes.

use serde_json::{Map, Value, json};

use super::fields::{EMPTY_IS_ABSENT, TRIGGERS};

/// The carried members in the form in which `UpdateUserPool` takes them.
pub fn settle(members: &mut Map<String, Value>) {
    drop_empty(members);
    password_validity(members);
    verification_messages(members);
    token_generation(members);
    own_tags(members);
}

/// Further differences between two descriptions that are none: what the service fills in.
pub fn level(members: &mut Map<String, Value>) {
    settle(members);
    for legacy in LEGACY_MESSAGES {
        members.shift_remove(legacy.member);
    }
    let validity = inner(members, &["Policies", "PasswordPolicy"]);
    if let Some(days) = validity.and_then(|policy| policy.get_mut("TemporaryPasswordValidityDays"))
        && days.as_i64() == Some(0)
    {
        // The API reference: 0 is taken as no value, and no value as 7.
        *days = json!(7);
    }
    if let Some(template) = inner(members, &["VerificationMessageTemplate"])
        && template.get("DefaultEmailOption").is_some_and(|option| option == "CONFIRM_WITH_CODE")
    {
        template.shift_remove("DefaultEmailOption");
    }
    if let Some(triggers) = inner(members, &["LambdaConfig"])
        && arn_of_config(triggers).is_some()
    {
        triggers.shift_remove("PreTokenGeneration");
    }
    for member in ["LambdaConfig", "UserPoolTags", "VerificationMessageTemplate"] {
        if members.get(member).is_some_and(is_empty) {
            members.shift_remove(member);
        }
    }
}

fn inner<'a>(members: &'a mut Map<String, Value>, path: &[&str]) -> Option<&'a mut Map<String, Value>> {
    path.iter().try_fold(members, |at, member| at.get_mut(*member)?.as_object_mut())
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn drop_empty(members: &mut Map<String, Value>) {
    let triggers = TRIGGERS.map(|trigger| ["LambdaConfig", trigger]);
    for path in EMPTY_IS_ABSENT.into_iter().chain(triggers.iter().map(<[&str; 2]>::as_slice)) {
        let Some((last, outer)) = path.split_last() else { continue };
        if let Some(outer) = inner(members, outer)
            && outer.get(*last).is_some_and(is_empty)
        {
            outer.shift_remove(*last);
        }
    }
    members.retain(|_, value| !value.is_null());
}

/// The older of the two members for how long a temporary password counts: it does not go back.
const UNUSED_VALIDITY: &str = "UnusedAccountValidityDays";

/// [`password_validity`] would take something out of these.
pub fn leaves_out_validity(members: &Map<String, Value>) -> bool {
    members.get("AdminCreateUserConfig").is_some_and(|config| config.get(UNUSED_VALIDITY).is_some())
}

/// "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of
/// UnusedAccountValidityDays": the older member goes, its value stays where nothing newer says.
fn password_validity(members: &mut Map<String, Value>) {
    let Some(days) = inner(members, &["AdminCreateUserConfig"])
        .and_then(|config| config.shift_remove(UNUSED_VALIDITY))
        .filter(|days| days.as_i64() != Some(0))
    else {
        return;
    };
    let policies = members.entry("Policies").or_insert_with(|| json!({}));
    let Some(policies) = policies.as_object_mut() else { return };
    let policy = policies.entry("PasswordPolicy").or_insert_with(|| json!({}));
    let Some(policy) = policy.as_object_mut() else { return };
    policy.entry("TemporaryPasswordValidityDays").or_insert(days);
}

struct Legacy {
    member: &'static str,
    template: &'static str,
    is_mail: bool,
}

/// "No longer used", and still returned beside the template that took their place.
const LEGACY_MESSAGES: [Legacy; 3] = [
    Legacy { member: "EmailVerificationMessage", template: "EmailMessage", is_mail: true },
    Legacy { member: "EmailVerificationSubject", template: "EmailSubject", is_mail: true },
    Legacy { member: "SmsVerificationMessage", template: "SmsMessage", is_mail: false },
];

/// The template has the say; it takes from the older members what it lacks, and these go along
/// only where they say the same. A pool that confirms by link must leave the template's code
/// message blank, so there the older mail texts, which no mail uses, stay behind.
fn verification_messages(members: &mut Map<String, Value>) {
    let by_link = inner(members, &["VerificationMessageTemplate"])
        .and_then(|template| template.get("DefaultEmailOption"))
        .is_some_and(|option| option == "CONFIRM_WITH_LINK");
    for legacy in LEGACY_MESSAGES {
        let Some(older) = members.get(legacy.member).cloned() else { continue };
        let template = members.entry("VerificationMessageTemplate").or_insert_with(|| json!({}));
        let Some(template) = template.as_object_mut() else { continue };
        let stays_blank = by_link && legacy.is_mail;
        if !stays_blank && !template.contains_key(legacy.template) {
            template.insert(legacy.template.to_owned(), older.clone());
        }
        if template.get(legacy.template) != Some(&older) {
            members.shift_remove(legacy.member);
        }
    }
}

fn arn_of_config(triggers: &Map<String, Value>) -> Option<&Value> {
    triggers.get("PreTokenGenerationConfig")?.get("LambdaArn")
}

/// "Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function
/// ARN's": the versioned member has the say.
fn token_generation(members: &mut Map<String, Value>) {
    let Some(triggers) = inner(members, &["LambdaConfig"]) else { return };
    let Some(plain) = triggers.get("PreTokenGeneration") else { return };
    if arn_of_config(triggers).is_some_and(|arn| arn != plain) {
        triggers.shift_remove("PreTokenGeneration");
    }
}

/// Tags that begin with `aws:` are the service's own; nobody may set them, and no update
/// removes them.
fn own_tags(members: &mut Map<String, Value>) {
    if let Some(tags) = inner(members, &["UserPoolTags"]) {
        tags.retain(|key, _| !key.to_ascii_lowercase().starts_with("aws:"));
    }
}
