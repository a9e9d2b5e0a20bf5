//! Users that stand in a pool when the world begins.

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Map, json};

use super::account::seconds;
use crate::rehearsal::world::cognito::User;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserTold {
    /// A verified one.
    email: Option<String>,
    sub: String,
    /// How long ago it was made, and last changed.
    hours_ago: f64,
    modified_hours_ago: Option<f64>,
}

impl UserTold {
    pub fn user(&self, now: Timestamp) -> User {
        let ago = |hours: f64| now - seconds(hours * 3600.0);
        let mut attributes = Map::new();
        attributes.insert("sub".to_owned(), json!(self.sub));
        if let Some(email) = &self.email {
            attributes.insert("email".to_owned(), json!(email));
            attributes.insert("email_verified".to_owned(), json!("true"));
        }
        let created = ago(self.hours_ago);
        let modified = self.modified_hours_ago.map_or(created, ago);
        User { attributes, created, modified, status: "FORCE_CHANGE_PASSWORD" }
    }
}
