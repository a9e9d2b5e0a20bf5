//! What SES tells beside the set-up itself: of other Regions, and of the suppression list. None of
//! it is needed, so that a refusal is no trouble to show: the answer is then that nothing is known.

use aws_sdk_sesv2::operation::get_suppressed_destination::GetSuppressedDestinationError;

use super::Aws;
use super::problem::Call;
use super::ses::{account, identity, timestamp};
use crate::core::kinds::address::Address;
use crate::core::kinds::aws::{Identity, SesAccount, Suppression};
use crate::core::kinds::name::{Name, Region};
use crate::core::kinds::problem::{Problem, ProblemKind};

impl Aws {
    pub(super) async fn ses_account_in(&self, call: &Call, region: &Region) -> Option<SesAccount> {
        let (client, _turn) = self.ses_in(region).await;
        match client.get_account().send().await {
            Ok(said) => Some(account(&said)),
            Err(error) => untold(&call.failed(&error), Some(region)),
        }
    }

    pub(super) async fn identity_in(
        &self,
        call: &Call,
        region: &Region,
        domain: &Name,
    ) -> Option<Box<Identity>> {
        let (client, _turn) = self.ses_in(region).await;
        match client.get_email_identity().email_identity(domain.as_str()).send().await {
            Ok(said) => Some(Box::new(identity(domain.as_str(), &said))),
            Err(error) => untold(&call.failed(&error), Some(region)),
        }
    }

    /// A policy may allow one identity alone to be read.
    pub(super) async fn other_identity(
        &self,
        call: &Call,
        domain: &Name,
    ) -> Result<Option<Box<Identity>>, Problem> {
        match self.identity(call, domain.as_str()).await {
            Err(problem) if problem.kind == ProblemKind::Permission => Ok(untold(&problem, None)),
            told => told,
        }
    }

    /// An address that is not on the list is a `NotFoundException`; in the sandbox the list cannot
    /// be read at all.
    pub(super) async fn suppressed(
        &self,
        call: &Call,
        address: &Address,
    ) -> Result<Option<Suppression>, Problem> {
        let (client, _turn) = self.ses(call).await?;
        match client.get_suppressed_destination().email_address(address.to_string()).send().await {
            Ok(said) => Ok(said.suppressed_destination().map(|listed| Suppression {
                reason: listed.reason().as_str().to_owned(),
                since: timestamp(listed.last_update_time()),
            })),
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(GetSuppressedDestinationError::is_not_found_exception) =>
            {
                Ok(None)
            }
            Err(error) => {
                let problem = call.failed(&error);
                match problem.kind {
                    ProblemKind::Permission | ProblemKind::Refused => Ok(untold(&problem, None)),
                    _ => Err(problem),
                }
            }
        }
    }
}

pub(super) fn untold<T>(problem: &Problem, region: Option<&Region>) -> Option<T> {
    tracing::info!(
        operation = problem.operation,
        region = region.map(Region::as_str),
        kind = problem.kind.as_str(),
        code = problem.code,
        "not told, and not needed"
    );
    None
}
