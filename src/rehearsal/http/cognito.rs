//! Cognito user pools over JSON 1.1.

use super::json;
use super::request::Call;
use super::response::Reply;
use crate::rehearsal::world::{Refusal, World};

pub fn answer(world: &mut World, call: &Call) -> Reply {
    let Some(body) = call.json() else {
        return json::refuse_rpc(&Refusal::new(
            400,
            "SerializationException",
            "The body is not a JSON object.",
        ));
    };
    let target = call.target.as_deref().unwrap_or_default();
    let operation = target.rsplit('.').next().unwrap_or_default();
    let region = &call.region;
    let writes = matches!(operation, "UpdateUserPool" | "AdminCreateUser" | "AdminDeleteUser");
    let answer = world.admit(&format!("cognito-idp:{operation}"), writes).and_then(|()| match operation {
        "DescribeUserPool" => world.describe_user_pool(region, &body),
        "GetUserPoolMfaConfig" => world.get_mfa_config(region, &body),
        "ListUserPoolReplicas" => world.list_user_pool_replicas(region, &body),
        "DescribeRiskConfiguration" => world.describe_risk_configuration(region, &body),
        "ListUserPools" => world.list_user_pools(region, &body),
        "UpdateUserPool" => world.update_user_pool(region, &body),
        "AdminCreateUser" => world.admin_create_user(region, &body),
        "AdminDeleteUser" => world.admin_delete_user(region, &body),
        "ListUsers" => world.list_users(region, &body),
        other => Err(Refusal::new(400, "UnknownOperationException", format!("Unknown operation {other}"))),
    });
    match answer {
        Ok(value) => json::ok(json::RPC, &world.overlaid(operation, region, value)),
        Err(refusal) => json::refuse_rpc(&refusal),
    }
}
