//! DNS names and AWS identifiers as values of their own.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A DNS name in presentation form: lower-case, without the trailing dot; the root is empty.
/// Shared when cloned: every question to every server holds one.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Name(Arc<str>);

impl Name {
    /// Takes a name that DNS or AWS returned as it stands; only case and the trailing dot go.
    pub fn from_answer(text: &str) -> Self {
        Self(text.trim_end_matches('.').to_ascii_lowercase().into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name with its trailing dot, as zone files and Route 53 write it.
    pub fn fqdn(&self) -> String {
        format!("{}.", self.0)
    }

    pub fn labels(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.split('.').filter(|label| !label.is_empty())
    }

    /// The name without its first label; `None` at the root.
    pub fn parent(&self) -> Option<Name> {
        if self.0.is_empty() {
            return None;
        }
        Some(Name(self.0.split_once('.').map_or("", |(_, rest)| rest).into()))
    }

    /// `label` put before the name.
    pub fn child(&self, label: &str) -> Name {
        let label = label.to_ascii_lowercase();
        let name = if self.0.is_empty() { label } else { format!("{label}.{}", self.0) };
        Name(name.into())
    }

    /// True for the name itself and for every name below it.
    pub fn is_within(&self, zone: &Name) -> bool {
        zone.0.is_empty()
            || self.0 == zone.0
            || self.0.strip_suffix(&*zone.0).is_some_and(|rest| rest.ends_with('.'))
    }

    /// The part before `zone`, `@` for the zone itself, `None` outside it.
    pub fn relative_to(&self, zone: &Name) -> Option<String> {
        if self == zone {
            return Some("@".to_owned());
        }
        let rest = self.0.strip_suffix(&*zone.0)?.strip_suffix('.')?;
        Some(rest.to_owned())
    }

    /// The registrable domain (public suffix and one label), `None` for a suffix itself.
    pub fn registrable(&self) -> Option<Name> {
        psl::domain_str(&self.0).map(|domain| Name(domain.into()))
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    )+};
}

identifiers! {
    /// An AWS Region code such as `us-east-1`.
    Region,
    /// A user pool's id, `REGION_suffix`.
    UserPoolId,
    /// A Route 53 hosted zone's id without the `/hostedzone/` before it.
    HostedZoneId,
}

impl HostedZoneId {
    /// With `/hostedzone/` before it or without, as the API and the console give it.
    pub fn parse(text: &str) -> Option<HostedZoneId> {
        let id = text.strip_prefix("/hostedzone/").unwrap_or(text);
        let fits = (1..=32).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        fits.then(|| HostedZoneId::from(id))
    }
}

impl Region {
    /// A Region's code becomes part of a host name, so nothing else gets through.
    pub fn parse(text: &str) -> Option<Region> {
        let mut parts = text.split('-');
        let number = parts.next_back().is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        let words: Vec<&str> = parts.collect();
        let lower = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase());
        let fits = number && !text.ends_with('-') && words.len() >= 2 && words.iter().all(lower);
        fits.then(|| Region::from(text))
    }
}

impl UserPoolId {
    /// The `UserPoolIdType` of Cognito's API: `[\w-]+_[0-9a-zA-Z]+`, at most 55 characters.
    pub fn parse(text: &str) -> Option<UserPoolId> {
        let (before, suffix) = text.rsplit_once('_')?;
        let fits = text.len() <= 55
            && Region::parse(before).is_some()
            && !suffix.is_empty()
            && suffix.bytes().all(|byte| byte.is_ascii_alphanumeric());
        fits.then(|| UserPoolId::from(text))
    }

    /// The pool's Region stands in its id before the underscore.
    pub fn region(&self) -> Option<Region> {
        self.0.split_once('_').map(|(region, _)| Region(region.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_knows_what_lies_within_it() {
        let zone = Name::from_answer("Example.COM.");
        assert_eq!(zone.as_str(), "example.com");
        assert!(Name::from_answer("a.example.com").is_within(&zone));
        assert!(!Name::from_answer("badexample.com").is_within(&zone));
        assert_eq!(Name::from_answer("a.b.example.com").relative_to(&zone).as_deref(), Some("a.b"));
        assert_eq!(zone.relative_to(&zone).as_deref(), Some("@"));
        assert_eq!(Name::from_answer("badexample.com").relative_to(&zone), None);
    }

    #[test]
    fn the_registrable_domain_follows_the_public_suffix_list() {
        let name = |text| Name::from_answer(text).registrable().map(|name| name.to_string());
        assert_eq!(name("auth.example.co.jp").as_deref(), Some("example.co.jp"));
        assert_eq!(name("co.jp"), None);
    }
}
