//! Whether an invitation can prove that a user pool's mail goes out through SES: what `AdminCreateUser` would
//! do in the pool, by what `DescribeUserPool` says of it.

use serde_json::{Map, Value};

use crate::core::kinds::aws::UserPool;
use crate::core::kinds::pool::fields::OF_INVITATIONS;

/// What stands in the way of a proof by an invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// `LambdaConfig.CustomEmailSender`: "This trigger routes all email notifications from a user pool to a
    /// Lambda function that delivers the message" (Cognito API reference, `LambdaConfigType`). SES has no part
    /// in it.
    CustomSender { function: String },
    /// The template of the invitation lacks `{####}`: Cognito makes the user and "doesn't deliver the
    /// invitation message" (Cognito API reference, `AdminCreateUser`).
    NoPlaceholder,
    /// Every user name is a phone number, and none can be made up ("Customizing sign-in attributes", Cognito
    /// developer guide).
    PhoneNames,
    /// "When you create passwordless users, you must provide values for all required attributes" (Cognito API
    /// reference, `NEW_PASSWORD_REQUIRED`). Who has a password gives them at the first sign-in.
    RequiredAttributes { names: Vec<String> },
}

impl Obstacle {
    /// For the words: which of them it is.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::CustomSender { .. } => "custom-sender",
            Self::NoPlaceholder => "placeholder",
            Self::PhoneNames => "phone-names",
            Self::RequiredAttributes { .. } => "attributes",
        }
    }

    /// The pool's setting that it comes from, by its path in `DescribeUserPool`, and what stands there.
    pub fn setting(&self) -> String {
        match self {
            Self::CustomSender { function } => format!("LambdaConfig.CustomEmailSender: {function}"),
            Self::NoPlaceholder => "AdminCreateUserConfig.InviteMessageTemplate.EmailMessage".to_owned(),
            Self::PhoneNames => "UsernameAttributes: phone_number".to_owned(),
            Self::RequiredAttributes { names } => {
                format!("SchemaAttributes (Required): {}", names.join(", "))
            }
        }
    }
}

/// A Lambda function that `AdminCreateUser` runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// The member of `LambdaConfig`.
    pub name: &'static str,
    /// The function's ARN.
    pub function: String,
}

/// An invitation to this pool goes out through the sender that the pool names.
///
/// # Errors
/// All that stands in the way.
pub fn by_invitation(pool: &UserPool) -> Result<(), Vec<Obstacle>> {
    of_members(&pool.members)
}

/// The same of the members of a pool as they stood at another time.
///
/// # Errors
/// All that stands in the way.
pub fn of_members(members: &Map<String, Value>) -> Result<(), Vec<Obstacle>> {
    let found = [custom_sender(members), no_placeholder(members), phone_names(members), required(members)];
    let found: Vec<Obstacle> = found.into_iter().flatten().collect();
    if found.is_empty() { Ok(()) } else { Err(found) }
}

/// The functions that Cognito runs when a user is invited, in the order of their calls.
pub fn triggers(pool: &UserPool) -> Vec<Trigger> {
    let function = |name: &str| pool.members.get("LambdaConfig")?.get(name)?.as_str();
    let set = |name| {
        let function = function(name).filter(|arn| !arn.is_empty())?.to_owned();
        Some(Trigger { name, function })
    };
    OF_INVITATIONS.into_iter().filter_map(set).collect()
}

pub fn custom_sender(members: &Map<String, Value>) -> Option<Obstacle> {
    let trigger = members.get("LambdaConfig")?.get("CustomEmailSender")?.as_object()?;
    let function = trigger.get("LambdaArn").and_then(Value::as_str).unwrap_or_default();
    (!trigger.is_empty()).then(|| Obstacle::CustomSender { function: function.to_owned() })
}

/// A pool without a template of its own has Cognito's, which is whole.
fn no_placeholder(members: &Map<String, Value>) -> Option<Obstacle> {
    let template = members.get("AdminCreateUserConfig")?.get("InviteMessageTemplate")?;
    let message = template.get("EmailMessage")?.as_str().filter(|message| !message.is_empty())?;
    (!message.contains("{####}") && !is_passwordless(members)).then_some(Obstacle::NoPlaceholder)
}

fn phone_names(members: &Map<String, Value>) -> Option<Obstacle> {
    let listed = members.get("UsernameAttributes")?.as_array()?;
    let has = |attribute: &str| listed.iter().any(|name| name == attribute);
    (has("phone_number") && !has("email")).then_some(Obstacle::PhoneNames)
}

fn required(members: &Map<String, Value>) -> Option<Obstacle> {
    if !is_passwordless(members) {
        return None;
    }
    let missing = |attribute: &Value| {
        let name = attribute.get("Name")?.as_str()?;
        // The invitation gives these two, and Cognito makes up the other.
        let is_given = ["email", "email_verified", "sub"].contains(&name);
        let is_required = attribute.get("Required").and_then(Value::as_bool) == Some(true);
        (is_required && !is_given).then(|| name.to_owned())
    };
    let names: Vec<String> =
        members.get("SchemaAttributes")?.as_array()?.iter().filter_map(missing).collect();
    (!names.is_empty()).then_some(Obstacle::RequiredAttributes { names })
}

/// An invitation names no password, and Cognito makes one up "unless you have passwordless options active":
/// a one-time password by mail or SMS (Cognito API reference, `AdminCreateUser`).
fn is_passwordless(members: &Map<String, Value>) -> bool {
    let policies = members.get("Policies").and_then(|policies| policies.pointer("/SignInPolicy"));
    let factors = policies.and_then(|policy| policy.get("AllowedFirstAuthFactors")).and_then(Value::as_array);
    factors.is_some_and(|factors| factors.iter().any(|factor| factor == "EMAIL_OTP" || factor == "SMS_OTP"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::kinds::name::UserPoolId;
    use serde_json::json;

    fn pool(members: Value) -> UserPool {
        let members = members.as_object().unwrap().clone();
        UserPool { id: UserPoolId::from("us-east-1_A"), members, mfa: Value::Null }
    }

    fn obstacles(members: Value) -> Vec<Obstacle> {
        by_invitation(&pool(members)).err().unwrap_or_default()
    }

    fn template(message: Value, factors: Value) -> Value {
        json!({
            "AdminCreateUserConfig": { "InviteMessageTemplate": { "EmailMessage": message } },
            "Policies": { "SignInPolicy": { "AllowedFirstAuthFactors": factors } },
        })
    }

    #[test]
    fn a_custom_sender_takes_every_mail() {
        let set = |trigger: Value| obstacles(json!({ "LambdaConfig": { "CustomEmailSender": trigger } }));
        let sender = Obstacle::CustomSender { function: "arn:x".to_owned() };
        assert_eq!(set(json!({ "LambdaVersion": "V1_0", "LambdaArn": "arn:x" })), [sender]);
        for none in [json!({}), Value::Null] {
            assert_eq!(set(none), []);
        }
        let sms = json!({ "LambdaConfig": { "CustomSMSSender": { "LambdaArn": "arn:x" } } });
        assert_eq!(obstacles(sms), []);
    }

    #[test]
    fn a_template_without_its_placeholder_sends_nothing_to_who_has_a_password() {
        let of = |message: &str, factors: Value| obstacles(template(json!(message), factors));
        assert_eq!(of("Welcome, {username}.", json!(["PASSWORD"])), [Obstacle::NoPlaceholder]);
        assert_eq!(of("Welcome, {username}.", json!(["PASSWORD", "WEB_AUTHN"])), [Obstacle::NoPlaceholder]);
        assert_eq!(of("Welcome, {username}.", Value::Null), [Obstacle::NoPlaceholder]);
        assert_eq!(of("Your password is {####}.", json!(["PASSWORD"])), []);
        assert_eq!(of("", json!(["PASSWORD"])), [], "Cognito's own template");
        assert_eq!(obstacles(template(Value::Null, Value::Null)), []);
        for otp in ["EMAIL_OTP", "SMS_OTP"] {
            assert_eq!(of("Welcome, {username}.", json!(["PASSWORD", otp])), []);
        }
    }

    #[test]
    fn a_pool_whose_names_are_phone_numbers_alone_takes_no_address_for_one() {
        let of = |names: Value| obstacles(json!({ "UsernameAttributes": names }));
        assert_eq!(of(json!(["phone_number"])), [Obstacle::PhoneNames]);
        for fine in [json!(["phone_number", "email"]), json!(["email"]), json!([]), Value::Null] {
            assert_eq!(of(fine), []);
        }
        let alias = json!({ "AliasAttributes": ["phone_number"] });
        assert_eq!(obstacles(alias), [], "an alias leaves the name free");
    }

    #[test]
    fn only_a_user_without_a_password_needs_every_required_attribute_at_once() {
        let of = |factors: Value| {
            let required = |name: &str| json!({ "Name": name, "Required": true });
            obstacles(json!({
                "SchemaAttributes": [
                    required("sub"), required("email"), required("family_name"), required("birthdate"),
                    { "Name": "nickname", "Required": false },
                ],
                "Policies": { "SignInPolicy": { "AllowedFirstAuthFactors": factors } },
            }))
        };
        let names = ["family_name", "birthdate"].map(str::to_owned).to_vec();
        assert_eq!(of(json!(["PASSWORD", "EMAIL_OTP"])), [Obstacle::RequiredAttributes { names }]);
        assert_eq!(of(json!(["PASSWORD"])), []);
    }

    #[test]
    fn of_the_triggers_those_are_named_that_an_invitation_runs() {
        let pool = pool(json!({ "LambdaConfig": {
            "CustomMessage": "arn:words", "PreSignUp": "arn:pre", "PostConfirmation": "arn:post",
            "PreTokenGeneration": "arn:token",
        } }));
        let named: Vec<String> =
            triggers(&pool).iter().map(|one| format!("{} {}", one.name, one.function)).collect();
        assert_eq!(named, ["PreSignUp arn:pre", "CustomMessage arn:words"]);
        assert_eq!(by_invitation(&pool), Ok(()), "they may let it pass");
        assert_eq!(triggers(&self::pool(json!({ "LambdaConfig": { "PreSignUp": "" } }))), []);
    }
}
