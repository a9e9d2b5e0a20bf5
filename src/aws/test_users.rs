//! The test user of a pool: invited, looked up, deleted.

use std::time::Duration;

use aws_sdk_cognitoidentityprovider::operation::admin_delete_user::AdminDeleteUserError;
use aws_sdk_cognitoidentityprovider::operation::list_users::ListUsersError;
use aws_sdk_cognitoidentityprovider::types::{AttributeType, DeliveryMediumType, UserType};

use super::Aws;
use super::paging::Pages;
use super::problem::Call;
use super::raw::Kept;
use super::ses::timestamp;
use super::ses_write::{answered_without, done};
use crate::core::kinds::address::Address;
use crate::core::kinds::aws::TestUser;
use crate::core::kinds::aws::{PoolUser, Users};
use crate::core::kinds::change::Outcome;
use crate::core::kinds::name::UserPoolId;
use crate::core::kinds::problem::{Problem, ProblemKind};
use crate::core::kinds::query::UserKey;
use crate::core::rules::test_users::{SETTLED, is_untouched};

/// Between two looks for a user that was made just now.
const PAUSE: Duration = Duration::from_secs(1);

impl Aws {
    /// The users under this very name, address or `sub`: a filter with `=` takes no others (Cognito API
    /// reference, `ListUsers`). Of their attributes `sub` alone is asked for.
    pub(super) async fn users(
        &self,
        call: &Call,
        pool: &UserPoolId,
        key: &UserKey,
    ) -> Result<Users, Problem> {
        let client = self.cognito(call, pool).await?;
        let mut users = Users::default();
        let mut pages = Pages::new();
        let mut next: Option<String> = None;
        loop {
            let kept = Kept::default();
            let request = client
                .list_users()
                .user_pool_id(pool.as_str())
                .attributes_to_get("sub")
                .filter(filter(key))
                .set_pagination_token(next)
                .customize();
            let page = match request.interceptor(kept.clone()).send().await {
                Ok(page) => page,
                // With the pool its users are gone.
                Err(error)
                    if error
                        .as_service_error()
                        .is_some_and(ListUsersError::is_resource_not_found_exception) =>
                {
                    return Ok(Users::default());
                }
                Err(error) => return Err(call.failed(&error)),
            };
            users.told_at = kept.date();
            for user in page.users() {
                let Some(user) = pool_user(user) else {
                    return Err(answered_without(call, "a user without sub or date in the answer", &page));
                };
                users.found.push(user);
            }
            let Some(token) = page.pagination_token().filter(|token| !token.is_empty()) else {
                return Ok(users);
            };
            pages.go_on(call, &token.to_owned())?;
            next = Some(token.to_owned());
        }
    }

    /// Cognito sends the invitation itself. Without `EMAIL` it would choose SMS.
    pub(super) async fn invite_test_user(
        &self,
        call: &Call,
        user_pool: &UserPoolId,
        username: &str,
        to: &Address,
    ) -> Result<Outcome, Problem> {
        let attribute = |name: &str, value: String| {
            let attribute = AttributeType::builder().name(name).value(value).build();
            attribute.map_err(|error| call.problem(ProblemKind::Refused, error.to_string()))
        };
        let client = self.cognito(call, user_pool).await?;
        let invited = client
            .admin_create_user()
            .user_pool_id(user_pool.as_str())
            .username(username)
            .user_attributes(attribute("email", to.to_string())?)
            .user_attributes(attribute("email_verified", "true".to_owned())?)
            .desired_delivery_mediums(DeliveryMediumType::Email)
            .send()
            .await
            .map_err(|error| call.failed(&error))?;
        match invited.user().and_then(pool_user) {
            Some(made) => Ok(Outcome { user: Some(made.user), ..done(&invited) }),
            None => Err(answered_without(call, "no User with sub and date in the answer", &invited)),
        }
    }

    /// That very user and no other under its name, which is looked at just before. One that was used since,
    /// or is old, goes only where a person has typed its name.
    pub(super) async fn delete_test_user(
        &self,
        call: &Call,
        user_pool: &UserPoolId,
        made: Option<&TestUser>,
        named: bool,
    ) -> Result<Outcome, Problem> {
        let moved = |message: String| call.problem(ProblemKind::Moved, message);
        let Some(made) = made else {
            return Err(moved("it is not known which user is meant".to_owned()));
        };
        let Some((user, told)) = self.standing(call, user_pool, made).await? else {
            return Ok(Outcome { already: true, ..Outcome::default() });
        };
        if !made.is(&user.user) {
            let (username, created) = (&user.user.username, user.user.created);
            return Err(moved(format!("{username} is another user, created at {created}")));
        }
        if !named && !is_untouched(&user, told) {
            let (username, modified) = (&user.user.username, user.modified);
            return Err(moved(format!(
                "{username} is more than a day old or was modified since, at {modified}"
            )));
        }
        let client = self.cognito(call, user_pool).await?;
        let request =
            client.admin_delete_user().user_pool_id(user_pool.as_str()).username(&user.user.username);
        match request.send().await {
            Ok(deleted) => Ok(done(&deleted)),
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(AdminDeleteUserError::is_user_not_found_exception) =>
            {
                Ok(Outcome { already: true, ..Outcome::default() })
            }
            Err(error) => Err(call.failed(&error)),
        }
    }

    /// Who stands under the name that Cognito gave this user, and when that was told. A list may lag
    /// behind: one who was made just now is looked for more than once.
    async fn standing(
        &self,
        call: &Call,
        user_pool: &UserPoolId,
        made: &TestUser,
    ) -> Result<Option<(PoolUser, Option<jiff::Timestamp>)>, Problem> {
        let look = call.of("cognito-idp:ListUsers");
        let key = UserKey::Username(made.username.clone());
        loop {
            let users = self.users(&look, user_pool, &key).await?;
            if let Some(user) = users.found.into_iter().next() {
                return Ok(Some((user, users.told_at)));
            }
            let is_new = |told: jiff::Timestamp| told.duration_since(made.created) < SETTLED;
            if !users.told_at.is_some_and(is_new) {
                return Ok(None);
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}

/// A quotation mark within the value is escaped with a backslash (Cognito API reference, `ListUsers`).
fn filter(key: &UserKey) -> String {
    let (attribute, value) = match key {
        UserKey::Sub(sub) => ("sub", sub.clone()),
        UserKey::Username(username) => ("username", username.clone()),
        UserKey::Email(address) => ("email", address.clone()),
    };
    format!("{attribute} = \"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

/// `None` where the answer does not say whom it is about, and since when that user exists.
fn pool_user(said: &UserType) -> Option<PoolUser> {
    let sub = said.attributes().iter().find(|attribute| attribute.name() == "sub")?.value()?;
    let created = timestamp(said.user_create_date()?)?;
    let username = said.username().filter(|name| !name.is_empty())?.to_owned();
    let modified = said.user_last_modified_date().and_then(timestamp).unwrap_or(created);
    Some(PoolUser { user: TestUser { username, sub: sub.to_owned(), created }, modified })
}
