//! Users that an administrator creates, and the invitation that Cognito sends them.

use jiff::SignedDuration;
use serde_json::{Map, Value, json};

use super::email::from_ses;
use super::{UserPool, epoch, text};
use crate::core::name::Region;
use crate::rehearsal::world::ses::identity_of_arn;
use crate::rehearsal::world::{Mail, Refusal, Via, World};

/// Mails that the shared sender takes for an account in a day (Cognito developer guide, "Quotas in
/// Amazon Cognito").
const DEFAULT_MAILS_A_DAY: usize = 50;

/// The shared sender.
const DEFAULT_FROM: &str = "no-reply@verificationemail.com";

impl World {
    /// `AdminCreateUser` (Cognito API reference). The invitation goes by SMS unless
    /// `DesiredDeliveryMediums` says EMAIL, and needs `{####}` in its template.
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
        if pool.users.contains_key(&username) {
            return Err(Refusal::new(400, "UsernameExistsException", "User account already exists"));
        }
        let email = attributes.get("email").and_then(Value::as_str).map(str::to_owned);
        let mediums: Vec<&str> = body
            .get("DesiredDeliveryMediums")
            .and_then(Value::as_array)
            .map_or_else(|| vec!["SMS"], |listed| listed.iter().filter_map(Value::as_str).collect());
        let wanted = mediums.contains(&"EMAIL") && text(body, "MessageAction") != Some("SUPPRESS");
        let now = epoch(self.now());
        let user = json!({
            "Username": username,
            "Attributes": attributes
                .iter()
                .map(|(name, value)| json!({ "Name": name, "Value": value }))
                .collect::<Vec<_>>(),
            "UserCreateDate": now,
            "UserLastModifiedDate": now,
            "Enabled": true,
            "UserStatus": "FORCE_CHANGE_PASSWORD",
        });
        self.pool_mut(region, body)?.users.insert(username, attributes);
        if let Some(email) = email.filter(|_| wanted) {
            self.invite(region, body, &email)?;
        }
        Ok(json!({ "User": user }))
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

    /// `AdminGetUser`.
    ///
    /// # Errors
    /// `UserNotFoundException`.
    pub fn admin_get_user(&self, region: &Region, body: &Map<String, Value>) -> Result<Value, Refusal> {
        let username = text(body, "Username").unwrap_or_default();
        let Some(attributes) = self.pool(region, body)?.users.get(username) else {
            return Err(Refusal::new(400, "UserNotFoundException", "User does not exist."));
        };
        let listed: Vec<Value> =
            attributes.iter().map(|(name, value)| json!({ "Name": name, "Value": value })).collect();
        Ok(json!({
            "Username": username,
            "UserAttributes": listed,
            "Enabled": true,
            "UserStatus": "FORCE_CHANGE_PASSWORD",
        }))
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
        if template.and_then(Value::as_str).is_some_and(|template| !template.contains("{####}")) {
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
        self.ses(&ses_region).may_send(&from, &[to], Some(&source), now).map_err(|why| {
            Refusal::new(400, "CodeDeliveryFailureException", from_ses(&why.text(&ses_region)))
        })?;
        self.mails.push(Mail { at: now, from, to: to.to_owned(), subject, via: Via::CognitoSes });
        Ok(())
    }
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
    if has("AliasAttributes", "email") && username.contains('@') {
        return Err(Refusal::invalid_parameter(
            "Username cannot be of email format, since user pool is configured for email alias.",
        ));
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
