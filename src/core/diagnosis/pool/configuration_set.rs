//! The configuration set that the pool's mail goes out with. SES refuses a mail whose set does not exist
//! (SES developer guide, "Managing default configuration sets") or does not send ("Pausing email sending").

use super::PoolSite;
use crate::core::facts::setup;
use crate::core::kinds::finding::{Code, Finding};

pub fn finding(look: &PoolSite<'_>) -> Option<Finding> {
    let name = setup::configuration_set(look.facts, look.choices, look.pool)?;
    let code = match look.facts.configuration_set(&name)? {
        None => Code::ConfigurationSetMissing,
        Some(set) if !set.sending_enabled => Code::ConfigurationSetPaused,
        Some(_) => return None,
    };
    let of_identity = setup::set_of_pool(look.choices, look.pool).is_none();
    let identity = setup::speaker(look.facts, look.choices).filter(|_| of_identity);
    let identity = identity.map_or("", |identity| identity.name.as_str());
    let region = look.facts.region()?;
    let finding = look.finding(code).text("set", &name).text("identity", identity).text("region", region);
    Some(finding.seen(name))
}
