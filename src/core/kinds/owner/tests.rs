use serde_json::json;

use super::*;
use crate::core::kinds::name::UserPoolId;

fn tagged(tags: Value) -> UserPool {
    let Value::Object(members) = json!({ "Name": "production", "UserPoolTags": tags }) else {
        panic!("an object")
    };
    UserPool { id: UserPoolId::from("us-east-1_Ab12Cd34E"), members, mfa: Value::Null }
}

#[test]
fn tags_name_what_deploys_the_pool() {
    for (tags, owner) in [
        (json!({ "aws:cloudformation:stack-name": "auth" }), Some("CloudFormation (auth)")),
        (
            json!({ "aws:cloudformation:stack-name": "auth", "aws:cloudformation:logical-id": "Pool6BA7E5F2" }),
            Some("CDK (auth)"),
        ),
        (
            json!({ "aws:cloudformation:stack-name": "auth", "aws:cloudformation:logical-id": "UserPool" }),
            Some("CloudFormation (auth)"),
        ),
        (
            json!({ "amplify:deployment-type": "branch", "aws:cloudformation:stack-name": "x" }),
            Some("Amplify"),
        ),
        (json!({ "user:Application": "shop", "user:Stack": "prod" }), Some("Amplify")),
        (json!({ "user:Application": "shop" }), None),
        (json!({ "ManagedBy": "Terraform" }), Some("Terraform")),
        (json!({ "terraform": "true" }), Some("Terraform")),
        (json!({ "terraform": "false" }), None),
        (json!({ "team": "identity" }), None),
        (json!({}), None),
    ] {
        assert_eq!(of(&tagged(tags.clone())).map(|owner| owner.to_string()).as_deref(), owner, "{tags}");
    }
}
