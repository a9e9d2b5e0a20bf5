//! What changes within a setting, as deep as it goes: who reads that `LambdaConfig` changes from one long
//! text to another does not see that it is the function for sign-in.

use serde_json::{Map, Value};

use super::DiffLine;

/// A line for each leaf that differs, by its path. A list is a leaf: its order has a meaning.
pub fn lines(member: &str, before: Option<&Value>, after: Option<&Value>) -> Vec<DiffLine> {
    let none = Map::new();
    let object = |value: Option<&'_ Value>| match value {
        None => Some(none.clone()),
        Some(value) => value.as_object().cloned(),
    };
    let (Some(old), Some(new)) = (object(before), object(after)) else {
        return vec![leaf(member, before, after)];
    };
    let come = new.keys().filter(|inner| !old.contains_key(*inner));
    let lines: Vec<DiffLine> = old
        .keys()
        .chain(come)
        .filter(|inner| old.get(*inner) != new.get(*inner))
        .flat_map(|inner| lines(&format!("{member}.{inner}"), old.get(inner), new.get(inner)))
        .collect();
    // One of two objects that is empty, and the other is not there.
    if lines.is_empty() { vec![leaf(member, before, after)] } else { lines }
}

fn leaf(member: &str, before: Option<&Value>, after: Option<&Value>) -> DiffLine {
    let text = |value: Option<&Value>| value.map(Value::to_string);
    DiffLine { member: member.to_owned(), before: text(before), after: text(after) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn each_leaf_that_differs_has_its_line() {
        let before =
            json!({"PreSignUp": "arn:a", "UserMigration": "arn:mine", "CustomEmailSender": {"V": 1}});
        let after = json!({"PreSignUp": "arn:a", "UserMigration": "arn:theirs", "New": [1]});
        let said: Vec<String> = lines("LambdaConfig", Some(&before), Some(&after))
            .into_iter()
            .map(|line| format!("{} {:?} {:?}", line.member, line.before, line.after))
            .collect();
        assert_eq!(
            said,
            [
                r#"LambdaConfig.UserMigration Some("\"arn:mine\"") Some("\"arn:theirs\"")"#,
                r#"LambdaConfig.CustomEmailSender.V Some("1") None"#,
                r#"LambdaConfig.New None Some("[1]")"#,
            ]
        );
        let empty = json!({});
        assert_eq!(lines("M", None, Some(&empty)), [leaf("M", None, Some(&empty))]);
        let text = json!("x");
        assert_eq!(lines("M", Some(&text), None), [leaf("M", Some(&text), None)]);
        assert_eq!(lines("M", Some(&text), Some(&after)), [leaf("M", Some(&text), Some(&after))]);
    }
}
