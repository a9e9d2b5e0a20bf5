//! What Cognito says about user pools.

use serde_json::{Map, Value};

use super::Aws;
use super::paging::Pages;
use super::problem::Call;
use super::raw::Kept;
use crate::core::kinds::aws::{UserPool, UserPoolListing};
use crate::core::kinds::name::UserPoolId;
use crate::core::kinds::problem::{Problem, ProblemKind};

/// The most that `ListUserPools` gives at once.
const PAGE: i32 = 60;

impl Aws {
    pub(super) async fn user_pools(&self, call: &Call) -> Result<Vec<UserPoolListing>, Problem> {
        let clients = self.clients().await;
        let region = self.inner.settings.pool_region.clone().or_else(|| clients.region.clone());
        let client = self.cognito_in(call, region).await?;
        let mut listed = Vec::new();
        let mut pages = Pages::new();
        let mut next: Option<String> = None;
        loop {
            let request = client.list_user_pools().max_results(PAGE).set_next_token(next);
            let page = request.send().await.map_err(|error| call.failed(&error))?;
            listed.extend(page.user_pools().iter().filter_map(|pool| {
                let name = pool.name().unwrap_or_default().to_owned();
                Some(UserPoolListing { id: UserPoolId::from(pool.id()?), name })
            }));
            let Some(token) = page.next_token().filter(|token| !token.is_empty()) else {
                return Ok(listed);
            };
            pages.go_on(call, &token.to_owned())?;
            next = Some(token.to_owned());
        }
    }

    pub(super) async fn user_pool(&self, call: &Call, id: &UserPoolId) -> Result<UserPool, Problem> {
        let client = self.cognito(call, id).await?;
        let call = call.of("cognito-idp:GetUserPoolMfaConfig");
        let kept = Kept::default();
        let request = client.get_user_pool_mfa_config().user_pool_id(id.as_str()).customize();
        request.interceptor(kept.clone()).send().await.map_err(|error| call.failed(&error))?;
        let mfa = Value::Object(members_in(&call, &kept)?);

        // The last look before a write is at what the write carries.
        let call = call.of("cognito-idp:DescribeUserPool");
        let kept = Kept::default();
        let request = client.describe_user_pool().user_pool_id(id.as_str()).customize();
        request.interceptor(kept.clone()).send().await.map_err(|error| call.failed(&error))?;
        let Some(Value::Object(members)) = members_in(&call, &kept)?.shift_remove("UserPool") else {
            return Err(call.problem(ProblemKind::Malformed, "no UserPool in the answer".to_owned()));
        };
        Ok(UserPool { id: id.clone(), members, mfa })
    }
}

fn members_in(call: &Call, kept: &Kept) -> Result<Map<String, Value>, Problem> {
    kept.members().map_err(|error| call.problem(ProblemKind::Malformed, error.to_string()))
}
