//! Who is calling.

use super::Aws;
use super::problem::Call;
use super::proven::{Proof, SignedBy};
use crate::core::kinds::aws::Caller;
use crate::core::kinds::problem::{Problem, ProblemKind};

impl Aws {
    /// Who these credentials are, and which of their keys STS was asked with.
    pub(super) async fn caller(&self, call: &Call) -> Result<(Caller, Proof), Problem> {
        let clients = self.clients().await;
        let signed_by = SignedBy::default();
        let request = clients.sts.get_caller_identity().customize().interceptor(signed_by.clone());
        let said = request.send().await.map_err(|error| call.failed(&error))?;
        let (Some(account), Some(arn)) = (said.account(), said.arn()) else {
            return Err(call.problem(ProblemKind::Malformed, "neither account nor ARN".to_owned()));
        };
        let caller = Caller {
            account: account.to_owned(),
            arn: arn.to_owned(),
            partition: arn.split(':').nth(1).unwrap_or("aws").to_owned(),
            region: clients.region.clone(),
        };
        let proof = Proof { account: caller.account.clone(), access_key: signed_by.access_key() };
        Ok((caller, proof))
    }
}
