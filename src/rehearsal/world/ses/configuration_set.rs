//! Configuration sets, as far as they decide whether a mail goes out.

use serde_json::{Value, json};

use super::unsendable::set_missing;
use super::{Identity, Ses, Unsendable, bare};
use crate::rehearsal::world::Refusal;

impl Ses {
    /// `GetConfigurationSet` (SESv2 API reference).
    ///
    /// # Errors
    /// `NotFoundException`.
    pub fn get_configuration_set(&self, name: &str) -> Result<Value, Refusal> {
        let Some(sends) = self.configuration_sets.get(name) else {
            return Err(Refusal::new(404, "NotFoundException", set_missing(name)));
        };
        Ok(json!({ "ConfigurationSetName": name, "SendingOptions": { "SendingEnabled": sends } }))
    }

    /// The set that a mail of this sender goes out with.
    pub fn set_in_force(&self, from: &str, named: Option<&str>) -> Option<String> {
        let default = || self.identity_for(bare(from))?.configuration_set.clone();
        named.map(str::to_owned).or_else(default)
    }

    /// The set that a mail names, else the identity's default, which must be there and send (SES developer
    /// guide, "Managing default configuration sets" and "Pausing email sending").
    pub(super) fn set_sends(
        &self,
        named: Option<&str>,
        identity: Option<&Identity>,
    ) -> Result<(), Unsendable> {
        let default = || identity?.configuration_set.as_deref();
        let Some(name) = named.or_else(default) else { return Ok(()) };
        match self.configuration_sets.get(name) {
            None => Err(Unsendable::SetMissing(name.to_owned())),
            Some(false) => Err(Unsendable::SetPaused(name.to_owned())),
            Some(true) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rehearsal::world::World;
    use crate::rehearsal::world::tests::{body, region, world};

    fn send(world: &mut World, set: Option<&str>) -> Result<(), String> {
        let mut mail = body(json!({
            "FromEmailAddress": "no-reply@example.com", "Destination": { "ToAddresses": ["you@example.net"] },
        }));
        if let Some(set) = set {
            mail.insert("ConfigurationSetName".to_owned(), json!(set));
        }
        world.send_email(&region(), &mail, "id").map(drop).map_err(|refusal| refusal.code)
    }

    #[test]
    fn mail_goes_out_with_a_set_that_is_there_and_sends() {
        let mut world = world("already-done");
        let ses = world.ses(&region());
        ses.configuration_sets = [("events".to_owned(), true), ("paused".to_owned(), false)].into();
        assert_eq!(ses.get_configuration_set("paused").unwrap()["SendingOptions"]["SendingEnabled"], false);
        assert_eq!(ses.get_configuration_set("gone").unwrap_err().code, "NotFoundException");
        for (default, named, ends) in [
            (None, None, Ok(())),
            (Some("events"), None, Ok(())),
            (Some("gone"), Some("events"), Ok(())),
            (Some("gone"), None, Err("NotFoundException")),
            (Some("events"), Some("gone"), Err("NotFoundException")),
            (Some("paused"), None, Err("SendingPausedException")),
            (None, Some("paused"), Err("SendingPausedException")),
        ] {
            let identity = world.ses(&region()).identities.get_mut("example.com").unwrap();
            identity.configuration_set = default.map(str::to_owned);
            let said = world.ses(&region()).get_identity("example.com").unwrap();
            assert_eq!(said["ConfigurationSetName"].as_str(), default);
            assert_eq!(send(&mut world, named), ends.map_err(str::to_owned), "{default:?} {named:?}");
        }
    }
}
