//! Sending-authorization policies: a statement that refuses to send as the identity.

use serde_json::Value;

/// The first policy with a `Deny` for sending, and that statement.
pub fn denial(policies: &[(String, String)]) -> Option<(&str, String)> {
    policies.iter().find_map(|(name, text)| {
        let policy: Value = serde_json::from_str(text).ok()?;
        let denies = |statement: &&Value| statement["Effect"] == "Deny" && is_about_sending(statement);
        let statement = list(&policy["Statement"]).into_iter().find(denies)?;
        Some((name.as_str(), statement.to_string()))
    })
}

/// IAM allows one value where a list may stand.
fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(values) => values.iter().collect(),
        Value::Null => Vec::new(),
        one => vec![one],
    }
}

/// `ses:SendEmail`, `ses:Send*`, `ses:*`, `*`; a condition may narrow it, which cannot be told
/// from here.
fn is_about_sending(statement: &Value) -> bool {
    list(&statement["Action"]).into_iter().filter_map(Value::as_str).any(|action| {
        let action = action.to_ascii_lowercase();
        action == "*" || action == "ses:*" || action.starts_with("ses:send")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(effect: &str, action: &str) -> Vec<(String, String)> {
        let text = format!(r#"{{"Statement":{{"Effect":"{effect}","Action":"{action}","Resource":"*"}}}}"#);
        vec![("guard".to_owned(), text)]
    }

    #[test]
    fn only_a_denial_of_sending_counts() {
        assert!(denial(&policy("Deny", "ses:SendRawEmail")).is_some());
        assert!(denial(&policy("Deny", "ses:*")).is_some());
        assert!(denial(&policy("Allow", "ses:SendEmail")).is_none());
        assert!(denial(&policy("Deny", "ses:DeleteIdentity")).is_none());
    }
}
