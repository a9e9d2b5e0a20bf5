//! What stands in the fields of the production request, as it was typed. Whether it may be sent is
//! another question: `crate::core::request::fit`.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A field's text: typed by a person, maybe to nothing, or never touched. A proposal stands only in a
/// field that was never touched.
///
/// In the file a field that was never touched is `""`, as in files of the first builds; one that a person
/// emptied is `null`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed(Option<String>);

impl Typed {
    pub fn text(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// The text, or what is proposed in its place.
    pub fn or(&self, proposed: impl FnOnce() -> String) -> String {
        self.0.clone().unwrap_or_else(proposed)
    }

    pub fn is_touched(&self) -> bool {
        self.0.is_some()
    }
}

impl<T: Into<String>> From<T> for Typed {
    fn from(text: T) -> Self {
        Self(Some(text.into()))
    }
}

impl Serialize for Typed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.text() {
            None => serializer.serialize_str(""),
            Some("") => serializer.serialize_none(),
            Some(text) => serializer.serialize_str(text),
        }
    }
}

impl<'de> Deserialize<'de> for Typed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Option::<String>::deserialize(deserializer)? {
            None => Self::from(""),
            Some(text) if text.is_empty() => Self::default(),
            Some(text) => Self::from(text),
        })
    }
}

/// The fields of the production request, in the order in which they are asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedRequest {
    pub website: Typed,
    pub contact: Typed,
    pub contact_language: Typed,
    pub use_case: Typed,
}

impl TypedRequest {
    fn fields(&mut self) -> [&mut Typed; 4] {
        [&mut self.website, &mut self.contact, &mut self.contact_language, &mut self.use_case]
    }

    /// Lays every field of `over` that was touched over these.
    pub fn overlay(&mut self, over: &Self) {
        let mut over = over.clone();
        for (mine, theirs) in self.fields().into_iter().zip(over.fields()) {
            if theirs.is_touched() {
                *mine = std::mem::take(theirs);
            }
        }
    }

    /// The fields alone that are not as they were `before`.
    #[must_use]
    pub fn since(&self, before: &Self) -> Self {
        let (mut since, mut before) = (self.clone(), before.clone());
        for (mine, theirs) in since.fields().into_iter().zip(before.fields()) {
            if mine == theirs {
                *mine = Typed::default();
            }
        }
        since
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_was_emptied_is_told_from_one_that_was_never_touched() {
        let typed =
            TypedRequest { website: "".into(), contact: "ops@example.com".into(), ..Default::default() };
        let kept = serde_json::to_value(&typed).unwrap();
        let wanted = serde_json::json!({
            "website": null, "contact": "ops@example.com", "contact_language": "", "use_case": "",
        });
        assert_eq!(kept, wanted);
        assert_eq!(serde_json::from_value::<TypedRequest>(kept).unwrap(), typed);
        // A file that a person has taken a line out of.
        let short: TypedRequest = serde_json::from_str(r#"{"website":"https://example.com"}"#).unwrap();
        assert_eq!((short.website.text(), short.use_case.text()), (Some("https://example.com"), None));
    }

    #[test]
    fn what_was_typed_since_lies_over_what_was_kept() {
        let given = TypedRequest { website: "https://a.example".into(), ..Default::default() };
        let now = TypedRequest { contact: "".into(), ..given.clone() };
        let mut kept = TypedRequest {
            website: "https://b.example".into(),
            contact: "ops@b.example".into(),
            ..Default::default()
        };
        kept.overlay(&now.since(&given));
        assert_eq!((kept.website.text(), kept.contact.text()), (Some("https://b.example"), Some("")));
    }
}
