//! What Cognito is told: the bind, and the test user.

use aws_sdk_cognitoidentityprovider::operation::admin_delete_user::AdminDeleteUserError;
use aws_sdk_cognitoidentityprovider::operation::admin_get_user::AdminGetUserError;
use aws_sdk_cognitoidentityprovider::types::{AttributeType, DeliveryMediumType, UserStatusType};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};
use tokio::time::Instant;

use super::Aws;
use super::problem::Call;
use super::raw::{Kept, replace_body};
use super::ses_write::done;
use crate::core::address::Address;
use crate::core::aws::UserPool;
use crate::core::change::{Binding, Outcome};
use crate::core::name::UserPoolId;
use crate::core::pool::{self, UnknownMembers, fields};
use crate::core::problem::{Problem, ProblemKind};

impl Aws {
    /// The pool goes back as it was seen, with the new `EmailConfiguration`: read again before
    /// the write, so that nobody's change is undone, and after it, so that nothing is lost.
    pub(super) async fn put_pool(&self, call: &Call, binding: &Binding) -> Result<Outcome, Problem> {
        let now = self.user_pool(call, &binding.user_pool).await?;
        let looked = Instant::now();
        if binding.is_made(&now) {
            return Ok(Outcome { already: true, pool: Some(Box::new(now)), ..Outcome::default() });
        }
        let moved = moved_since(binding, &now);
        if !moved.is_empty() {
            return Err(call.problem(ProblemKind::PoolMoved, moved.join(", ")));
        }
        let request = binding.request().map_err(|UnknownMembers(members)| {
            call.problem(ProblemKind::PoolUnknownMember, members.join(", "))
        })?;
        let (outcome, written) = self.update_user_pool(call, &binding.user_pool, request).await?;
        let window = u64::try_from(looked.elapsed().as_millis()).ok();

        let after = self.user_pool(call, &binding.user_pool).await?;
        let missed = binding.missed(&after);
        if missed.is_empty() {
            let others_wrote = is_later(after.last_modified(), written);
            return Ok(Outcome { window, others_wrote, pool: Some(Box::new(after)), ..outcome });
        }
        let request_id = outcome.request_id;
        Err(Problem { request_id, ..call.problem(ProblemKind::PoolDiffers, missed.join(", ")) })
    }

    async fn update_user_pool(
        &self,
        call: &Call,
        id: &UserPoolId,
        request: Map<String, Value>,
    ) -> Result<(Outcome, Option<Timestamp>), Problem> {
        let client = self.cognito(call, id).await?;
        let body = Value::Object(request).to_string();
        let kept = Kept::default();
        let updated = client
            .update_user_pool()
            .user_pool_id(id.as_str())
            .customize()
            .mutate_request(move |request| replace_body(request, &body))
            .interceptor(kept.clone())
            .send()
            .await
            .map_err(|error| call.failed(&error))?;
        Ok((done(&updated), kept.date()))
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
        Ok(done(&invited))
    }

    /// Only while the user is what the invitation made: in a pool whose users sign in with their
    /// address the name could have become a person's since.
    pub(super) async fn delete_test_user(
        &self,
        call: &Call,
        user_pool: &UserPoolId,
        username: &str,
    ) -> Result<Outcome, Problem> {
        let client = self.cognito(call, user_pool).await?;
        let already = || Ok(Outcome { already: true, ..Outcome::default() });
        let look = call.of("cognito-idp:AdminGetUser");
        let user = client.admin_get_user().user_pool_id(user_pool.as_str()).username(username).send().await;
        match user {
            Ok(user) if user.user_status() == Some(&UserStatusType::ForceChangePassword) => {}
            Ok(user) => {
                let status = user.user_status().map_or("none", UserStatusType::as_str);
                let message = format!("{username} is {status}, no longer the invited test user");
                return Err(call.problem(ProblemKind::Conflict, message));
            }
            Err(error)
                if error.as_service_error().is_some_and(AdminGetUserError::is_user_not_found_exception) =>
            {
                return already();
            }
            Err(error) => return Err(look.failed(&error)),
        }
        let request = client.admin_delete_user().user_pool_id(user_pool.as_str()).username(username);
        match request.send().await {
            Ok(deleted) => Ok(done(&deleted)),
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(AdminDeleteUserError::is_user_not_found_exception) =>
            {
                already()
            }
            Err(error) => Err(call.failed(&error)),
        }
    }
}

/// Somebody modified it after the answer to our write, by the service's own clock. The answer's date is
/// in whole seconds.
fn is_later(modified: Option<Timestamp>, written: Option<Timestamp>) -> bool {
    let (Some(modified), Some(written)) = (modified, written) else { return false };
    modified.duration_since(written) > SignedDuration::from_secs(1)
}

/// What is not as it was when the person saw the preview.
fn moved_since(binding: &Binding, now: &UserPool) -> Vec<String> {
    let mut moved = pool::moved_in(&binding.seen, &binding.seen_mfa, now);
    for member in [fields::EMAIL, "LastModifiedDate"] {
        if binding.seen.get(member) != now.members.get(member) {
            moved.push(member.to_owned());
        }
    }
    moved
}
