//! What `apply` would do now, as JSON, version 1: each change with what stands and what would stand. Only
//! `summary` is in the chosen language.

use serde_json::{Map, Value, json};

use crate::core::kinds::change::{Change, MailFromBefore};
use crate::core::kinds::finding::Code;
use crate::core::kinds::presentation::bare;
use crate::core::kinds::record::RecordSet;
use crate::core::wizard::plan::Held;
use crate::words::Words;

pub fn dry_run_json(changes: &[Change], held: &[Held], words: &Words) -> Value {
    json!({
        "version": 1,
        "changes": changes.iter().map(|change| Value::Object(described(change, words))).collect::<Vec<_>>(),
        "held": held.iter().map(|held| {
            let mut described = described(&held.change, words);
            let by: Vec<&str> = held.by.iter().copied().map(Code::as_str).collect();
            described.insert("held_by".to_owned(), json!(by));
            Value::Object(described)
        }).collect::<Vec<_>>(),
    })
}

fn described(change: &Change, words: &Words) -> Map<String, Value> {
    let (before, after) = sides(change);
    let members = [
        ("step", json!(change.step().as_str())),
        ("operation", json!(change.operation())),
        ("summary", json!(words.change(change))),
        ("before", before),
        ("after", after),
    ];
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// What stands, null where nothing does, and what would stand, with the names that AWS has for it. Null
/// after: it would be gone.
fn sides(change: &Change) -> (Value, Value) {
    let name = |name: &dyn ToString| name.to_string();
    match change {
        Change::RequestProduction(request) => {
            let after = json!({
                "WebsiteURL": request.website,
                "AdditionalContactEmailAddresses": [request.contact],
                "ContactLanguage": request.contact_language,
                "UseCaseDescription": request.use_case,
            });
            (Value::Null, after)
        }
        Change::CreateIdentity { domain } => (Value::Null, json!({"EmailIdentity": name(domain)})),
        Change::StartDkim { domain } => {
            (Value::Null, json!({"EmailIdentity": name(domain), "SigningAttributesOrigin": "AWS_SES"}))
        }
        Change::EnableSigning { domain } => {
            let signing = |enabled| json!({"EmailIdentity": name(domain), "SigningEnabled": enabled});
            (signing(false), signing(true))
        }
        Change::RememberChoices { tags, .. } => {
            let tags = tags.iter().map(|tag| json!({"Key": tag.key, "Value": tag.value}));
            (Value::Null, json!({"Tags": tags.collect::<Vec<_>>()}))
        }
        Change::SetMailFrom { mail_from, before, .. } => {
            let set = |set: &MailFromBefore| json!({"MailFromDomain": name(&set.domain), "BehaviorOnMxFailure": set.behavior()});
            let after = MailFromBefore { domain: mail_from.clone(), rejects: false };
            (before.as_ref().map_or(Value::Null, set), set(&after))
        }
        Change::PublishRecords { .. } | Change::TakeBackRecords { .. } => {
            let sets = |sets: Vec<&RecordSet>| sets.into_iter().map(record_set).collect::<Vec<_>>();
            let swaps = change.swaps();
            let gone = swaps.iter().filter_map(|swap| swap.gone).collect();
            let come = swaps.iter().filter_map(|swap| swap.come).collect();
            (json!(sets(gone)), json!(sets(come)))
        }
        Change::BindPool(binding) | Change::RestorePool(binding) => {
            let email = |email: Option<&Value>| json!({"EmailConfiguration": email});
            let after = Value::Object(binding.email.clone());
            (email(binding.seen.get("EmailConfiguration")), email(Some(&after)))
        }
        Change::SendMail { from, to, source_arn, .. } => {
            let after = json!({
                "FromEmailAddress": from.header(),
                "FromEmailAddressIdentityArn": source_arn,
                "ToAddresses": [name(to)],
            });
            (Value::Null, after)
        }
        Change::InviteTestUser { user_pool, username, to, .. } => {
            let after = json!({"UserPoolId": name(user_pool), "Username": username, "email": name(to)});
            (Value::Null, after)
        }
        Change::DeleteTestUser { user_pool, username, .. } => {
            (json!({"UserPoolId": name(user_pool), "Username": username}), Value::Null)
        }
    }
}

fn record_set(set: &RecordSet) -> Value {
    let values: Vec<String> = set.values.iter().map(|value| bare(value)).collect();
    json!({"name": set.name.as_str(), "type": set.rtype, "ttl": set.ttl, "values": values})
}
