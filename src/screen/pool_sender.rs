//! Who a user pool sends as.

use crate::core::kinds::aws::UserPool;

/// The sender of pools that have none of their own (Cognito developer guide, "Email settings
/// for Amazon Cognito user pools").
const SHARED_SENDER: &str = "no-reply@verificationemail.com";

/// The From header, or the address that Cognito sends from without one.
pub fn shown(pool: &UserPool) -> String {
    if !pool.sends_through_ses() {
        return SHARED_SENDER.to_owned();
    }
    pool.email("From").or_else(|| pool.email("SourceArn")).unwrap_or_default().to_owned()
}
