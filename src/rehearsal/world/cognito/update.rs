//! `UpdateUserPool`: everything that it is not told goes back to its default.

use serde_json::{Map, Value, json};

use super::defaults::UPDATABLE;
use super::{UserPool, epoch};
use crate::core::kinds::name::Region;
use crate::rehearsal::world::{Refusal, World};

impl World {
    /// Replaces every member that can be updated by what was sent or by its default. Members that
    /// only `CreateUserPool` sets (schema, alias and username attributes) stay.
    ///
    /// # Errors
    /// The service's rules in its own texts; nothing is written then.
    pub fn update_user_pool(&mut self, region: &Region, body: &Map<String, Value>) -> Result<Value, Refusal> {
        let now = epoch(self.now());
        let pool = self.pool(region, body)?;
        check_lengths(body)?;
        check_passwords(body)?;
        check_triggers(body)?;
        check_tier(body)?;
        check_mfa(pool, body)?;
        check_tags(body)?;
        super::rules::check(pool, body)?;
        let none = Map::new();
        let email = body.get("EmailConfiguration").and_then(Value::as_object).unwrap_or(&none);
        self.check_email(region, email)?;
        let pool = self.pool_mut(region, body)?;
        for member in &UPDATABLE {
            let value = match (member.name, body.get(member.name).filter(|value| !value.is_null())) {
                ("EmailConfiguration", Some(given)) => Some(with_sending_account(given)),
                (_, Some(given)) => Some(given.clone()),
                (_, None) => (member.default)(),
            };
            put(&mut pool.members, member.name, value);
        }
        mirror_validity(&mut pool.members);
        let tags = tags_after(&pool.members, body.get("UserPoolTags"));
        put(&mut pool.members, "UserPoolTags", Some(tags));
        if let Some(dcr) = body.get("DcrConfiguration").and_then(Value::as_object) {
            // "If you omit EnableStatus, it is set to Enabled" (`DcrConfigurationType`).
            let mut dcr = dcr.clone();
            dcr.entry("EnableStatus").or_insert_with(|| json!("Enabled"));
            put(&mut pool.members, "DcrConfiguration", Some(Value::Object(dcr)));
        }
        if let Some(name) = body.get("PoolName") {
            put(&mut pool.members, "Name", Some(name.clone()));
        }
        put(&mut pool.members, "LastModifiedDate", Some(now));
        Ok(json!({}))
    }
}

fn put(members: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    match value {
        Some(value) => {
            members.insert(name.to_owned(), value);
        }
        None => {
            members.shift_remove(name);
        }
    }
}

/// `DescribeUserPool` shows the policy's `TemporaryPasswordValidityDays` under the superseded
/// `UnusedAccountValidityDays` too.
fn mirror_validity(members: &mut Map<String, Value>) {
    let days = at(members, "Policies", "/PasswordPolicy/TemporaryPasswordValidityDays").cloned();
    let admin = members.get_mut("AdminCreateUserConfig").and_then(Value::as_object_mut);
    if let (Some(days), Some(admin)) = (days, admin) {
        admin.insert("UnusedAccountValidityDays".to_owned(), days);
    }
}

fn with_sending_account(given: &Value) -> Value {
    let mut email = given.clone();
    if email.get("EmailSendingAccount").is_none() {
        email["EmailSendingAccount"] = json!("COGNITO_DEFAULT");
    }
    email
}

/// Tags whose keys begin with `aws:` are AWS' own: they can be neither set nor removed (AWS
/// General Reference, "Tagging AWS resources").
fn tags_after(members: &Map<String, Value>, given: Option<&Value>) -> Value {
    let mut tags: Map<String, Value> = members
        .get("UserPoolTags")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .filter(|(key, _)| key.starts_with("aws:"))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    tags.extend(given.and_then(Value::as_object).cloned().unwrap_or_default());
    Value::Object(tags)
}

fn check_tags(body: &Map<String, Value>) -> Result<(), Refusal> {
    let reserved = body
        .get("UserPoolTags")
        .and_then(Value::as_object)
        .is_some_and(|tags| tags.keys().any(|key| key.to_ascii_lowercase().starts_with("aws:")));
    if !reserved {
        return Ok(());
    }
    let text = "aws: prefixed tag key names are not allowed for external use.";
    Err(Refusal::new(400, "UserPoolTaggingException", text))
}

/// The minimum lengths of texts in the model; an empty one that was echoed is refused.
fn check_lengths(body: &Map<String, Value>) -> Result<(), Refusal> {
    const MINIMUMS: [(&str, usize); 10] = [
        ("/EmailVerificationMessage", 6),
        ("/EmailVerificationSubject", 1),
        ("/SmsVerificationMessage", 6),
        ("/SmsAuthenticationMessage", 6),
        ("/VerificationMessageTemplate/SmsMessage", 6),
        ("/VerificationMessageTemplate/EmailMessage", 6),
        ("/VerificationMessageTemplate/EmailSubject", 1),
        ("/VerificationMessageTemplate/EmailMessageByLink", 6),
        ("/AdminCreateUserConfig/InviteMessageTemplate/EmailMessage", 6),
        ("/AdminCreateUserConfig/InviteMessageTemplate/SMSMessage", 6),
    ];
    let mut broken = Vec::new();
    for (path, minimum) in MINIMUMS {
        let mut parts = path.split('/').skip(1);
        let first = parts.next().and_then(|part| body.get(part));
        let value = parts.try_fold(first, |value, part| value.map(|value| value.get(part))).flatten();
        if let Some(value) = value.and_then(Value::as_str).filter(|value| value.chars().count() < minimum) {
            let at = path.trim_start_matches('/').replace('/', ".");
            broken.push(format!(
                "Value '{value}' at '{at}' failed to satisfy constraint: \
                 Member must have length greater than or equal to {minimum}"
            ));
        }
    }
    if broken.is_empty() { Ok(()) } else { Err(Refusal::constraints("InvalidParameterException", &broken)) }
}

fn at<'a>(body: &'a Map<String, Value>, first: &str, rest: &str) -> Option<&'a Value> {
    body.get(first).and_then(|value| value.pointer(rest)).filter(|value| !value.is_null())
}

/// `AdminCreateUserConfig.UnusedAccountValidityDays` is superseded by the password policy's
/// `TemporaryPasswordValidityDays`; `DescribeUserPool` may return both, `UpdateUserPool` refuses
/// them together.
fn check_passwords(body: &Map<String, Value>) -> Result<(), Refusal> {
    let old = at(body, "AdminCreateUserConfig", "/UnusedAccountValidityDays");
    let new = at(body, "Policies", "/PasswordPolicy/TemporaryPasswordValidityDays");
    if old.is_none() || new.is_none() {
        return Ok(());
    }
    Err(Refusal::invalid_parameter(
        "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays",
    ))
}

/// `LambdaConfigType`: the two pre-token-generation members must name one function, and custom
/// senders need a key.
fn check_triggers(body: &Map<String, Value>) -> Result<(), Refusal> {
    let old = at(body, "LambdaConfig", "/PreTokenGeneration");
    let new = at(body, "LambdaConfig", "/PreTokenGenerationConfig/LambdaArn");
    if old.is_some() && new.is_some() && old != new {
        return Err(Refusal::invalid_parameter(
            "Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's",
        ));
    }
    let custom = ["/CustomSMSSender", "/CustomEmailSender"]
        .iter()
        .any(|path| at(body, "LambdaConfig", path).is_some());
    if custom && at(body, "LambdaConfig", "/KMSKeyID").is_none() {
        return Err(Refusal::invalid_parameter(
            "KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used.",
        ));
    }
    Ok(())
}

/// Threat protection needs the PLUS tier, and a tier that is left out is ESSENTIALS.
fn check_tier(body: &Map<String, Value>) -> Result<(), Refusal> {
    let tier = body.get("UserPoolTier").and_then(Value::as_str).unwrap_or("ESSENTIALS");
    let mode = at(body, "UserPoolAddOns", "/AdvancedSecurityMode").and_then(Value::as_str).unwrap_or("OFF");
    if mode == "OFF" || tier == "PLUS" {
        return Ok(());
    }
    let text = format!(
        "The following features need to be disabled for the {tier} pricing tier configured: Threat Protection"
    );
    Err(Refusal::new(400, "FeatureUnavailableInTierException", text))
}

/// With neither SMS nor an authenticator app there is no second factor left.
fn check_mfa(pool: &UserPool, body: &Map<String, Value>) -> Result<(), Refusal> {
    let mode = body.get("MfaConfiguration").and_then(Value::as_str).unwrap_or("OFF");
    let totp = pool.mfa.get("SoftwareTokenMfaConfiguration").and_then(|totp| totp.get("Enabled"));
    let other = totp == Some(&json!(true)) || pool.mfa.contains_key("EmailMfaConfiguration");
    if mode == "OFF" || body.contains_key("SmsConfiguration") || other {
        return Ok(());
    }
    Err(Refusal::invalid_parameter(
        "SMS configuration and Auto verification for phone_number are required when MFA is required/optional",
    ))
}
