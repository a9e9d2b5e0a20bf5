//! Settings that do not go together. The rules are the API reference's and those that real
//! deployments were refused for; where no text of the service is known, the text says the rule.

use serde_json::{Map, Value, json};

use super::{UserPool, text};
use crate::rehearsal::world::Refusal;

fn at<'a>(body: &'a Map<String, Value>, first: &str, rest: &str) -> Option<&'a Value> {
    body.get(first).and_then(|value| value.pointer(rest)).filter(|value| !value.is_null())
}

fn lists(value: Option<&Value>, member: &str) -> bool {
    value.and_then(Value::as_array).is_some_and(|list| list.contains(&json!(member)))
}

/// # Errors
/// `InvalidParameterException`.
pub fn check(pool: &UserPool, body: &Map<String, Value>) -> Result<(), Refusal> {
    check_templates(body)?;
    check_attributes(body)?;
    check_factors(body)?;
    check_add_ons(body)?;
    check_email_mfa(pool, body)
}

/// `VerificationMessageTemplateType`: with either option, a text for codes and one for links
/// together are an error.
fn check_templates(body: &Map<String, Value>) -> Result<(), Refusal> {
    let has = |member: &str| at(body, "VerificationMessageTemplate", member).is_some();
    if has("/EmailMessage") && has("/EmailMessageByLink") {
        let text = "EmailMessage and EmailMessageByLink cannot both be set in VerificationMessageTemplate.";
        return Err(Refusal::invalid_parameter(text));
    }
    Ok(())
}

/// `UserAttributeUpdateSettings` may only name attributes that are verified by themselves, and a
/// phone number can only be verified where texts can be sent.
fn check_attributes(body: &Map<String, Value>) -> Result<(), Refusal> {
    let verified = body.get("AutoVerifiedAttributes");
    let named = at(body, "UserAttributeUpdateSettings", "/AttributesRequireVerificationBeforeUpdate");
    let all = named.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    for attribute in all {
        if !lists(verified, attribute) {
            return Err(Refusal::invalid_parameter(format!(
                "AttributesRequireVerificationBeforeUpdate: {attribute} is not in AutoVerifiedAttributes."
            )));
        }
    }
    if lists(verified, "phone_number") && !body.contains_key("SmsConfiguration") {
        let text = "SmsConfiguration is required to verify phone_number automatically.";
        return Err(Refusal::invalid_parameter(text));
    }
    Ok(())
}

/// A list of first factors has the password in it.
fn check_factors(body: &Map<String, Value>) -> Result<(), Refusal> {
    let factors = at(body, "Policies", "/SignInPolicy/AllowedFirstAuthFactors");
    if factors.is_none() || lists(factors, "PASSWORD") {
        return Ok(());
    }
    Err(Refusal::invalid_parameter("AllowedFirstAuthFactors must contain PASSWORD."))
}

/// `UserPoolAddOnsType.AdvancedSecurityMode` is required.
fn check_add_ons(body: &Map<String, Value>) -> Result<(), Refusal> {
    let given = body.get("UserPoolAddOns").is_some_and(|add_ons| !add_ons.is_null());
    if !given || at(body, "UserPoolAddOns", "/AdvancedSecurityMode").is_some() {
        return Ok(());
    }
    let rule = "Value null at 'userPoolAddOns.advancedSecurityMode' failed to satisfy constraint: \
                Member must not be null";
    Err(Refusal::constraints("InvalidParameterException", &[rule.to_owned()]))
}

/// E-mail MFA needs `DEVELOPER` (`EmailMfaConfigType`). The text is the one known for the other
/// order, where the factor is set.
fn check_email_mfa(pool: &UserPool, body: &Map<String, Value>) -> Result<(), Refusal> {
    let none = Map::new();
    let email = body.get("EmailConfiguration").and_then(Value::as_object).unwrap_or(&none);
    let shared = text(email, "EmailSendingAccount").unwrap_or("COGNITO_DEFAULT") == "COGNITO_DEFAULT";
    if !shared || !pool.mfa.contains_key("EmailMfaConfiguration") {
        return Ok(());
    }
    Err(Refusal::invalid_parameter(
        "Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount \
         of COGNITO_DEFAULT.",
    ))
}
