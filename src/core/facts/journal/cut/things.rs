//! What a change is about: two writes of the same are told apart by their order alone.

use serde::Serialize;
use serde_json::Value;

use crate::core::kinds::change::Change;

/// Every change is about its kind; most are about something more.
pub fn of(change: &Change) -> Vec<String> {
    let mut things = vec![String::new()];
    match change {
        Change::CreateIdentity { .. }
        | Change::StartDkim { .. }
        | Change::EnableSigning { .. }
        | Change::SetMailFrom { .. }
        | Change::SendMail { .. } => things.push(written(change)),
        Change::PublishRecords { sets, .. } | Change::TakeBackRecords { sets, .. } => {
            things.extend(sets.iter().map(|set| format!("{} {}", set.after.name, set.after.rtype)));
        }
        // A write is looked for by what stands: the mail's settings, and all of them where all went back.
        Change::BindPool(binding) | Change::RestorePool(binding) => {
            let members = binding.restored.as_ref().and_then(|restored| restored.members.as_ref());
            things.push(format!("{} {}", binding.user_pool, written(&(&binding.email, members))));
        }
        Change::InviteTestUser { user_pool, to, .. } => things.push(format!("{user_pool} {to}")),
        Change::RequestProduction(_) | Change::RememberChoices { .. } | Change::DeleteTestUser { .. } => {}
    }
    things
}

/// As JSON with its members sorted: those of one and the same pool may come in another order.
pub fn written(what: &impl Serialize) -> String {
    let mut value = serde_json::to_value(what).unwrap_or(Value::Null);
    value.sort_all_objects();
    value.to_string()
}
