use serde_json::json;

use super::*;

fn email() -> Map<String, Value> {
    let email = json!({
        "EmailSendingAccount": "DEVELOPER",
        "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/example.com",
        "From": "\"Example, Inc. ${x}\" <no-reply@example.com>",
        "ReplyToEmailAddress": "support@example.com",
    });
    email.as_object().expect("an object").clone()
}

#[test]
fn each_owner_reads_the_same_sender_in_its_own_language() {
    let snippet = |owner| super::snippet(&owner, &email());
    insta::assert_snapshot!(
        [
            snippet(Owner::Terraform),
            snippet(Owner::CloudFormation("auth".to_owned())),
            snippet(Owner::Cdk("auth".to_owned())),
            snippet(Owner::AmplifyGen2),
            snippet(Owner::AmplifyGen1),
        ]
        .join("\n\n"),
        @r#"
    email_configuration {
      email_sending_account  = "DEVELOPER"
      source_arn             = "arn:aws:ses:us-east-1:123456789012:identity/example.com"
      from_email_address     = "\"Example, Inc. $${x}\" <no-reply@example.com>"
      reply_to_email_address = "support@example.com"
    }

    EmailConfiguration:
      EmailSendingAccount: "DEVELOPER"
      SourceArn: "arn:aws:ses:us-east-1:123456789012:identity/example.com"
      From: "\"Example, Inc. ${x}\" <no-reply@example.com>"
      ReplyToEmailAddress: "support@example.com"

    const pool = userPool.node.defaultChild as cognito.CfnUserPool;
    pool.emailConfiguration = {
      emailSendingAccount: "DEVELOPER",
      sourceArn: "arn:aws:ses:us-east-1:123456789012:identity/example.com",
      from: "\"Example, Inc. ${x}\" <no-reply@example.com>",
      replyToEmailAddress: "support@example.com",
    };

    backend.auth.resources.cfnResources.cfnUserPool.emailConfiguration = {
      emailSendingAccount: "DEVELOPER",
      sourceArn: "arn:aws:ses:us-east-1:123456789012:identity/example.com",
      from: "\"Example, Inc. ${x}\" <no-reply@example.com>",
      replyToEmailAddress: "support@example.com",
    };

    resources.userPool.emailConfiguration = {
      emailSendingAccount: "DEVELOPER",
      sourceArn: "arn:aws:ses:us-east-1:123456789012:identity/example.com",
      from: "\"Example, Inc. ${x}\" <no-reply@example.com>",
      replyToEmailAddress: "support@example.com",
    };
    "#
    );
}
