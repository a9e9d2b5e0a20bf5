//! Users that an administrator creates, and the invitation that Cognito sends them.

use jiff::SignedDuration;
use serde_json::{Map, Value, json};

use super::email::from_ses;
use super::{User, UserPool, epoch, text};
use crate::core::kinds::name::Region;
use crate::rehearsal::world::ses::identity_of_arn;
use crate::rehearsal::world::{Mail, Refusal, Taken, Via, World};

/// Mails that the shared sender takes for an account in a day (Cognito developer guide, "Quotas in
/// Amazon Cognito").
const DEFAULT_MAILS_A_DAY: usize = 50;

/// The shared sender.
const DEFAULT_FROM: &str = "no-reply@verificationemail.com";

impl World {
    /// `AdminCreateUser` (Cognito API reference). The invitation goes by SMS unless
    /// `DesiredDeliveryMediums` says EMAIL, and needs `{####}` in its template where the user has a password.
    ///
    /// # Errors
    /// `UsernameExistsException`, `InvalidParameterException`, `CodeDeliveryFailureException`; after
    /// the last the user stands all the same, so that a caller has to clean up.
    pub fn admin_create_user(
        &mut self,
        region: &Region,
        body: &Map<String, Value>,
    ) -> Result<Value, Refusal> {
        let pool = self.pool(region, body)?;
        let username = text(body, "Username").unwrap_or_default().to_owned();
        let attributes = attributes(body);
        check_username(pool, &username, &attributes)?;
        let email = attributes.get("email").and_then(Value::as_str).map(str::to_owned);
        let now = self.now();
        let mediums: Vec<&str> = body
            .get("DesiredDeliveryMediums")
            .and_then(Value::as_array)
            .map_or_else(|| vec!["SMS"], |listed| listed.iter().filter_map(Value::as_str).collect());
        let wanted = mediums.contains(&"EMAIL") && text(body, "MessageAction") != Some("SUPPRESS");
        let is_listed = |user: &User| user.attributes.get("email") == attributes.get("email");
        let is_verified = |attributes: &Map<String, Value>| {
            attributes.get("email_verified").is_some_and(|verified| verified == "true")
        };
        let is_alias = |user: &User| is_listed(user) && is_verified(&user.attributes);
        if pool.users.contains_key(&username) {
            return Err(Refusal::new(400, "UsernameExistsException", "User account already exists"));
        }
        if lists_email(pool, "UsernameAttributes") && pool.users.values().any(is_listed) {
            let text = "An account with the given email already exists.";
            return Err(Refusal::new(400, "UsernameExistsException", text));
        }
        // Without `ForceAliasCreation` an alias stays with whom it leads to.
        if lists_email(pool, "AliasAttributes")
            && is_verified(&attributes)
            && pool.users.values().any(is_alias)
        {
            let text = "An account with the email already exists.";
            return Err(Refusal::new(400, "UsernameExistsException", text));
        }
        let sub = self.next_sub();
        let pool = self.pool_mut(region, body)?;
        // "Cognito makes up a user name", which is the `sub` ("Customizing sign-in attributes").
        let username = if lists_email(pool, "UsernameAttributes") { sub.clone() } else { username };
        let status = if signs_in_without_password(pool) { "CONFIRMED" } else { "FORCE_CHANGE_PASSWORD" };
        let mut attributes = attributes;
        attributes.insert("sub".to_owned(), json!(sub));
        let user = User { attributes, created: now, modified: now, status };
        let answer = user.told(&username);
        pool.users.insert(username, user);
        if let Some(email) = email.filter(|_| wanted) {
            self.invite(region, body, &email)?;
        }
        Ok(json!({ "User": answer }))
    }

    /// An id that no other user of this world has.
    fn next_sub(&mut self) -> String {
        self.users_made += 1;
        format!("{:08x}-7375-4273-8562-{:012x}", self.users_made, self.now().as_millisecond())
    }

    /// `AdminDeleteUser`.
    ///
    /// # Errors
    /// `UserNotFoundException`.
    pub fn admin_delete_user(
        &mut self,
        region: &Region,
        body: &Map<String, Value>,
    ) -> Result<Value, Refusal> {
        let username = text(body, "Username").unwrap_or_default();
        match self.pool_mut(region, body)?.users.remove(username) {
            Some(_) => Ok(json!({})),
            None => Err(Refusal::new(400, "UserNotFoundException", "User does not exist.")),
        }
    }

    /// `ListUsers`: with a filter of one attribute and `=`, in pages of at most 60.
    ///
    /// # Errors
    /// `InvalidParameterException`.
    pub fn list_users(&self, region: &Region, body: &Map<String, Value>) -> Result<Value, Refusal> {
        let pool = self.pool(region, body)?;
        let filter = text(body, "Filter").unwrap_or_default();
        let wanted = match filter {
            "" => None,
            text => Some(read_filter(text).ok_or_else(|| Refusal::invalid_parameter("Invalid filter."))?),
        };
        let matches = |(username, user): &(&String, &User)| match &wanted {
            None => true,
            Some((name, value)) if *name == "username" => *username == value,
            Some((name, value)) => user.attributes.get(*name).and_then(Value::as_str) == Some(value),
        };
        let asked = body.get("AttributesToGet").and_then(Value::as_array);
        let is_asked = |attribute: &Value| asked.is_none_or(|asked| asked.contains(&attribute["Name"]));
        let found: Vec<Value> = pool
            .users
            .iter()
            .filter(matches)
            .take(60)
            .map(|(username, user)| {
                let mut told = user.told(username);
                if let Some(attributes) = told["Attributes"].as_array_mut() {
                    attributes.retain(is_asked);
                }
                told
            })
            .collect();
        Ok(json!({ "Users": found }))
    }

    fn invite(&mut self, region: &Region, body: &Map<String, Value>, to: &str) -> Result<(), Refusal> {
        let now = self.now();
        let pool = self.pool(region, body)?;
        let subject = pool
            .member("AdminCreateUserConfig/InviteMessageTemplate/EmailSubject")
            .and_then(Value::as_str)
            .unwrap_or("Your temporary password")
            .to_owned();
        let template = pool.member("AdminCreateUserConfig/InviteMessageTemplate/EmailMessage");
        let lacks_it = template.and_then(Value::as_str).is_some_and(|template| !template.contains("{####}"));
        if lacks_it && !signs_in_without_password(pool) {
            return Ok(());
        }
        let email = pool.member("EmailConfiguration").and_then(Value::as_object).cloned().unwrap_or_default();
        // "CustomEmailSender": Cognito calls the function instead of sending ("Custom sender Lambda
        // triggers").
        if pool.member("LambdaConfig/CustomEmailSender").is_some() {
            let mail = Mail { at: now, from: String::new(), to: to.to_owned(), subject, via: Via::Lambda };
            self.mails.push(mail);
            return Ok(());
        }
        let from = text(&email, "From").map(str::to_owned);
        if text(&email, "EmailSendingAccount") != Some("DEVELOPER") {
            let today = |mail: &&Mail| now.duration_since(mail.at) < SignedDuration::from_hours(24);
            let sent = self.mails.iter().filter(today).filter(|mail| mail.via == Via::CognitoDefault).count();
            if sent >= DEFAULT_MAILS_A_DAY {
                let text = "Exceeded daily email limit for the operation or the account. If a higher limit is \
                            required, please configure your user pool to use your own Amazon SES configuration \
                            for sending email.";
                return Err(Refusal::new(400, "LimitExceededException", text));
            }
            let from = DEFAULT_FROM.to_owned();
            self.mails.push(Mail { at: now, from, to: to.to_owned(), subject, via: Via::CognitoDefault });
            return Ok(());
        }
        let arn = text(&email, "SourceArn").unwrap_or_default();
        let ses_region = arn.split(':').nth(3).map_or_else(|| region.clone(), Region::from);
        let source = identity_of_arn(arn).unwrap_or_default().to_owned();
        let from = from.unwrap_or_else(|| format!("no-reply@{source}"));
        let set = text(&email, "ConfigurationSet");
        self.ses(&ses_region).may_send(&from, &[to], Some(&source), set, now).map_err(|why| {
            Refusal::new(400, "CodeDeliveryFailureException", from_ses(&why.text(&ses_region)))
        })?;
        let set = self.ses(&ses_region).set_in_force(&from, set);
        let (via, source) = (Via::CognitoSes, Some(source));
        self.taken.push(Taken { at: now, region: ses_region, from: from.clone(), source, set, via });
        self.mails.push(Mail { at: now, from, to: to.to_owned(), subject, via: Via::CognitoSes });
        Ok(())
    }
}

impl User {
    /// `UserType` (Cognito API reference).
    fn told(&self, username: &str) -> Value {
        let attributes: Vec<Value> =
            self.attributes.iter().map(|(name, value)| json!({ "Name": name, "Value": value })).collect();
        json!({
            "Username": username,
            "Attributes": attributes,
            "UserCreateDate": epoch(self.created),
            "UserLastModifiedDate": epoch(self.modified),
            "Enabled": true,
            "UserStatus": self.status,
        })
    }
}

fn lists_email(pool: &UserPool, member: &str) -> bool {
    let listed = pool.members.get(member).and_then(Value::as_array);
    listed.is_some_and(|listed| listed.contains(&json!("email")))
}

/// A user that is made without a password has none, and is confirmed at once, where a code by mail or SMS is a
/// first factor.
fn signs_in_without_password(pool: &UserPool) -> bool {
    let factors = pool.member("Policies/SignInPolicy/AllowedFirstAuthFactors").and_then(Value::as_array);
    factors.is_some_and(|factors| factors.iter().any(|factor| factor == "EMAIL_OTP" || factor == "SMS_OTP"))
}

/// `NAME = "VALUE"`, a quotation mark within the value behind a backslash (Cognito API reference,
/// `ListUsers`).
fn read_filter(filter: &str) -> Option<(&str, String)> {
    let (name, value) = filter.split_once('=')?;
    let value = value.trim().strip_prefix('"')?.strip_suffix('"')?;
    Some((name.trim(), value.replace("\\\"", "\"").replace("\\\\", "\\")))
}

fn attributes(body: &Map<String, Value>) -> Map<String, Value> {
    let listed = body.get("UserAttributes").and_then(Value::as_array);
    listed
        .into_iter()
        .flatten()
        .filter_map(|attribute| {
            let name = attribute.get("Name")?.as_str()?.to_owned();
            Some((name, attribute.get("Value").cloned().unwrap_or_default()))
        })
        .collect()
}

/// What the pool's `UsernameAttributes`, `AliasAttributes` and schema ask of a new user.
fn check_username(pool: &UserPool, username: &str, attributes: &Map<String, Value>) -> Result<(), Refusal> {
    let has = |member: &str, value: &str| {
        pool.members.get(member).and_then(Value::as_array).is_some_and(|list| list.contains(&json!(value)))
    };
    if username.is_empty() {
        let rule = "Value null at 'username' failed to satisfy constraint: Member must not be null";
        return Err(Refusal::constraints("InvalidParameterException", &[rule.to_owned()]));
    }
    if has("UsernameAttributes", "email") && !username.contains('@') {
        return Err(Refusal::invalid_parameter("Username should be an email."));
    }
    let is_phone = |name: &str| {
        name.strip_prefix('+').is_some_and(|rest| rest.chars().all(|digit| digit.is_ascii_digit()))
    };
    if has("UsernameAttributes", "phone_number") && !has("UsernameAttributes", "email") && !is_phone(username)
    {
        return Err(Refusal::invalid_parameter("Username should be a phone number."));
    }
    if has("AliasAttributes", "email") && username.contains('@') {
        return Err(Refusal::invalid_parameter(
            "Username cannot be of email format, since user pool is configured for email alias.",
        ));
    }
    // Who has a password gives what is missing at the first sign-in.
    if !signs_in_without_password(pool) {
        return Ok(());
    }
    let schema = pool.members.get("SchemaAttributes").and_then(Value::as_array);
    let missing = schema.into_iter().flatten().find_map(|attribute| {
        let name = attribute.get("Name")?.as_str()?;
        let required = attribute.get("Required")?.as_bool()? && name != "sub";
        (required && !attributes.contains_key(name)).then_some(name)
    });
    match missing {
        None => Ok(()),
        Some(name) => Err(Refusal::invalid_parameter(format!(
            "Attributes did not conform to the schema: {name}: The attribute is required\n"
        ))),
    }
}
