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

/// The two by which Cognito sends (Cognito developer guide, "Using service-linked roles").
const SENDING: [&str; 2] = ["ses:sendemail", "ses:sendrawemail"];

/// One of the two is among the actions, or not among those that are left out; a condition may narrow it,
/// which cannot be told from here.
fn is_about_sending(statement: &Value) -> bool {
    let names = |member: &str, action: &str| {
        let patterns = list(&statement[member]).into_iter().filter_map(Value::as_str);
        patterns.map(str::to_ascii_lowercase).any(|pattern| is_like(pattern.as_bytes(), action.as_bytes()))
    };
    SENDING.iter().any(|action| match statement["NotAction"] {
        Value::Null => names("Action", action),
        _ => !names("NotAction", action),
    })
}

/// `*` stands for any characters, `?` for one (IAM user guide, "JSON policy elements: Action").
fn is_like(pattern: &[u8], text: &[u8]) -> bool {
    match (pattern.split_first(), text.split_first()) {
        (None, None) => true,
        (Some((b'*', rest)), None) => is_like(rest, text),
        (Some((b'*', rest)), Some((_, after))) => is_like(rest, text) || is_like(pattern, after),
        (Some((one, rest)), Some((first, after))) => (*one == b'?' || one == first) && is_like(rest, after),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(effect: &str, action: &str) -> Vec<(String, String)> {
        let text = format!(r#"{{"Statement":{{"Effect":"{effect}","Action":"{action}","Resource":"*"}}}}"#);
        vec![("guard".to_owned(), text)]
    }

    #[test]
    fn a_denial_of_all_but_some_counts_unless_both_ways_to_send_are_among_these() {
        let but = |actions: &str| {
            let text =
                format!(r#"{{"Statement":[{{"Effect":"Deny","NotAction":{actions},"Resource":"*"}}]}}"#);
            denial(&[("guard".to_owned(), text)]).is_some()
        };
        assert!(but(r#""ses:Get*""#));
        assert!(but(r#"["ses:SendEmail"]"#), "SendRawEmail is denied");
        assert!(!but(r#"["ses:SendEmail","ses:SendRawEmail"]"#));
        assert!(!but(r#""ses:*""#));
    }

    #[test]
    fn only_a_denial_of_sending_counts() {
        assert!(denial(&policy("Deny", "ses:SendRawEmail")).is_some());
        for pattern in ["ses:*", "*", "*:*", "SES:Send*", "ses:*Email", "ses:Send?mail", "s*RawEmail"] {
            assert!(denial(&policy("Deny", pattern)).is_some(), "{pattern}");
        }
        for pattern in ["ses:Get*", "ses:Send", "ses:SendEmails", "sns:*", ""] {
            assert!(denial(&policy("Deny", pattern)).is_none(), "{pattern}");
        }
        assert!(denial(&policy("Allow", "ses:SendEmail")).is_none());
        assert!(denial(&policy("Deny", "ses:DeleteIdentity")).is_none());
    }
}
