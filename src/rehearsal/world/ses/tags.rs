//! `TagResource` on an identity.

use serde_json::{Map, Value, json};

use super::Ses;
use crate::rehearsal::world::Refusal;

/// Tags of one resource, characters of a key and of a value (SESv2 API reference, `Tag`).
const MOST_TAGS: usize = 50;
const LONGEST_KEY: usize = 128;
const LONGEST_VALUE: usize = 256;

impl Ses {
    /// Adds the tags to those that stand, or gives them another value (SESv2 API reference,
    /// `TagResource` and `Tag`).
    ///
    /// # Errors
    /// `BadRequestException` for what the reference's `Tag` rules out, `NotFoundException`.
    pub fn tag_resource(&mut self, body: &Map<String, Value>) -> Result<Value, Refusal> {
        let text = |value: &Value, member: &str| {
            value.get(member).and_then(Value::as_str).map(str::to_owned).ok_or_else(|| missing(member))
        };
        let arn = body.get("ResourceArn").and_then(Value::as_str).ok_or_else(|| missing("resourceArn"))?;
        let given = body.get("Tags").and_then(Value::as_array).ok_or_else(|| missing("tags"))?;
        let name = arn.split_once(":identity/").map_or(arn, |(_, name)| name);
        let mut tags = self.identity_mut(name)?.tags.clone();
        for tag in given {
            let (key, value) = (text(tag, "Key")?, text(tag, "Value")?);
            let fits = !key.is_empty()
                && key.chars().count() <= LONGEST_KEY
                && value.chars().count() <= LONGEST_VALUE
                && !key.starts_with("aws:")
                && key.chars().chain(value.chars()).all(is_allowed);
            if !fits {
                return Err(Refusal::bad_request(format!("Invalid tag {key}.")));
            }
            tags.insert(key, value);
        }
        if tags.len() > MOST_TAGS {
            return Err(Refusal::bad_request("Too many tags."));
        }
        self.identity_mut(name)?.tags = tags;
        Ok(json!({}))
    }
}

fn missing(member: &str) -> Refusal {
    let rule = format!("Value null at '{member}' failed to satisfy constraint: Member must not be null");
    Refusal::constraints("BadRequestException", &[rule])
}

/// "Unicode letters, digits, white space, or one of the following symbols" (as above).
fn is_allowed(c: char) -> bool {
    c.is_alphanumeric() || c.is_whitespace() || "_.:/=+-".contains(c)
}
