//! Replicas and threat protection: a world has none but what its scenario lays over the answers.

use serde_json::{Map, Value, json};

use crate::core::kinds::name::Region;
use crate::rehearsal::world::{Refusal, World};

impl World {
    /// `ListUserPoolReplicas` (Cognito API reference).
    ///
    /// # Errors
    /// `ResourceNotFoundException`, `InvalidParameterException`.
    pub fn list_user_pool_replicas(
        &self,
        region: &Region,
        body: &Map<String, Value>,
    ) -> Result<Value, Refusal> {
        self.pool(region, body).map(|_| json!({ "UserPoolReplicas": [] }))
    }

    /// `DescribeRiskConfiguration` (Cognito API reference): a pool that was never set one answers
    /// with its id alone.
    ///
    /// # Errors
    /// `ResourceNotFoundException`, `InvalidParameterException`.
    pub fn describe_risk_configuration(
        &self,
        region: &Region,
        body: &Map<String, Value>,
    ) -> Result<Value, Refusal> {
        let pool = self.pool(region, body)?;
        Ok(json!({ "RiskConfiguration": { "UserPoolId": pool.members.get("Id") } }))
    }
}
