//! What lies around a user pool: its replicas, and the sender of its threat-protection notices.

use aws_sdk_cognitoidentityprovider::types::ReplicaRoleType;

use super::Aws;
use super::paging::Pages;
use super::problem::Call;
use crate::core::kinds::aws::{Notices, PoolSurroundings, Replica};
use crate::core::kinds::name::{Region, UserPoolId};
use crate::core::kinds::problem::{Problem, ProblemKind};

impl Aws {
    pub(super) async fn pool_surroundings(
        &self,
        call: &Call,
        id: &UserPoolId,
    ) -> Result<PoolSurroundings, Problem> {
        let replicas = if_it_may_be_read(self.replicas(call, id).await)?;
        let call = call.of("cognito-idp:DescribeRiskConfiguration");
        let notices = if_it_may_be_read(self.notices(&call, id).await)?;
        Ok(PoolSurroundings { replicas, notices })
    }

    async fn replicas(&self, call: &Call, id: &UserPoolId) -> Result<Vec<Replica>, Problem> {
        let client = self.cognito(call, id).await?;
        let mut listed = Vec::new();
        let mut pages = Pages::new();
        let mut next: Option<String> = None;
        loop {
            let request = client.list_user_pool_replicas().user_pool_id(id.as_str()).set_next_token(next);
            let page = request.send().await.map_err(|error| call.failed(&error))?;
            listed.extend(page.user_pool_replicas().iter().filter_map(|replica| {
                let primary = replica.role() == Some(&ReplicaRoleType::Primary);
                Some(Replica { region: Region::from(replica.region_name()?), primary })
            }));
            let Some(token) = page.next_token().filter(|token| !token.is_empty()) else {
                return Ok(listed);
            };
            pages.go_on(call, &token.to_owned())?;
            next = Some(token.to_owned());
        }
    }

    /// The pool's own; app clients may have another (`ClientId`).
    async fn notices(&self, call: &Call, id: &UserPoolId) -> Result<Notices, Problem> {
        let client = self.cognito(call, id).await?;
        let request = client.describe_risk_configuration().user_pool_id(id.as_str());
        let said = request.send().await.map_err(|error| call.failed(&error))?;
        let takeover = said.risk_configuration().and_then(|risk| risk.account_takeover_risk_configuration());
        let notify = takeover.and_then(|takeover| takeover.notify_configuration());
        Ok(notify.map_or_else(Notices::default, |notify| Notices {
            source_arn: Some(notify.source_arn().to_owned()).filter(|arn| !arn.is_empty()),
            from: notify.from().map(str::to_owned),
        }))
    }
}

/// Only what says nothing of the pool is asked again: a permission that is missing, or an operation
/// that the Region does not have, leaves the matter unknown.
fn if_it_may_be_read<T>(answer: Result<T, Problem>) -> Result<Option<T>, Problem> {
    match answer {
        Ok(said) => Ok(Some(said)),
        Err(problem) if waits(problem.kind) => Err(problem),
        Err(_) => Ok(None),
    }
}

fn waits(kind: ProblemKind) -> bool {
    matches!(
        kind,
        ProblemKind::Throttled
            | ProblemKind::Offline
            | ProblemKind::Timeout
            | ProblemKind::ProxyPassword
            | ProblemKind::ProxyRefused
            | ProblemKind::ProxyUnusable
            | ProblemKind::CredentialsExpired
            | ProblemKind::CredentialsMissing
    )
}
