//! Who is calling.

use super::Aws;
use super::problem::Call;
use crate::core::aws::Caller;
use crate::core::problem::{Problem, ProblemKind};

impl Aws {
    pub(super) async fn caller(&self, call: &Call) -> Result<Caller, Problem> {
        let clients = self.clients().await;
        let said = clients.sts.get_caller_identity().send().await.map_err(|error| call.failed(&error))?;
        let (Some(account), Some(arn)) = (said.account(), said.arn()) else {
            return Err(call.problem(ProblemKind::Malformed, "neither account nor ARN".to_owned()));
        };
        Ok(Caller {
            account: account.to_owned(),
            arn: arn.to_owned(),
            partition: arn.split(':').nth(1).unwrap_or("aws").to_owned(),
            region: clients.region.clone(),
        })
    }
}
