//! A CloudFormation template, as JSON.
//!
//! `AWS::SES::EmailIdentity` and `AWS::Route53::RecordSetGroup` as the CloudFormation resource
//! reference has them. CloudFormation creates and cannot merge, so that only record sets which do
//! not stand yet are among its resources; what is left out stands under `Metadata`.

use serde_json::{Map, Value, json};

use crate::core::facts::setup;
use crate::core::handover::export::{Handed, Standing, records};
use crate::core::kinds::json_text::json_text;
use crate::core::kinds::name::HostedZoneId;
use crate::core::kinds::pool;
use crate::core::rules::publish::TTL;
use crate::core::wizard::model::Model;
use crate::words::{Words, clean};

use super::{label, place, standing};

pub fn template(model: &Model, words: &Words) -> String {
    let handed = records(&model.facts, &model.choices);
    let mut template = json!({
        "AWSTemplateFormatVersion": "2010-09-09",
        "Description": clean(&place(model, words)),
        "Metadata": { "sendoff": metadata(model, &handed, words) },
    });
    let mut parameters = Map::new();
    let mut resources = Map::new();
    resources.extend(identity(model).map(|identity| ("SendoffIdentity".to_owned(), identity)));
    for (index, (zone, sets)) in by_zone(&handed).into_iter().enumerate() {
        let zone = match zone {
            Some(id) => json!(id.as_str()),
            None => {
                let what = words.say("handover-cloudformation-zone");
                let parameter = json!({ "Type": "AWS::Route53::HostedZone::Id", "Description": what });
                parameters.insert("SendoffHostedZoneId".to_owned(), parameter);
                json!({ "Ref": "SendoffHostedZoneId" })
            }
        };
        let group = json!({
            "Type": "AWS::Route53::RecordSetGroup",
            "DeletionPolicy": "Retain",
            "UpdateReplacePolicy": "Retain",
            "Properties": { "HostedZoneId": zone, "RecordSets": sets },
        });
        resources.insert(format!("SendoffRecords{}", index + 1), group);
    }
    if !parameters.is_empty() {
        template["Parameters"] = Value::Object(parameters);
    }
    template["Resources"] = Value::Object(resources);
    json_text(&template) + "\n"
}

fn identity(model: &Model) -> Option<Value> {
    let (facts, choices) = (&model.facts, &model.choices);
    let domain = choices.identity_domain()?;
    let known = setup::identity(facts, choices);
    let mut properties = json!({
        "EmailIdentity": domain.as_str(),
        "DkimAttributes": { "SigningEnabled": true },
    });
    // The private key of one's own cannot be read back.
    if known.is_none_or(|identity| identity.dkim.origin == "AWS_SES") {
        let length = known.and_then(|identity| identity.dkim.key_length.as_deref());
        properties["DkimSigningAttributes"] =
            json!({ "NextSigningKeyLength": length.unwrap_or("RSA_2048_BIT") });
    }
    if let Some(mail_from) = setup::mail_from(facts, choices) {
        let rejects =
            known.and_then(|identity| identity.mail_from.as_ref()).is_some_and(|mail_from| mail_from.rejects);
        properties["MailFromAttributes"] = json!({
            "MailFromDomain": mail_from.as_str(),
            "BehaviorOnMxFailure": if rejects { "REJECT_MESSAGE" } else { "USE_DEFAULT_VALUE" },
        });
    }
    // An import asks for a DeletionPolicy; and nobody's mail ends with a stack.
    Some(json!({
        "Type": "AWS::SES::EmailIdentity",
        "DeletionPolicy": "Retain",
        "UpdateReplacePolicy": "Retain",
        "Properties": properties,
    }))
}

/// The sets that are to be created, zone by zone.
fn by_zone(handed: &[Handed]) -> Vec<(Option<HostedZoneId>, Vec<Value>)> {
    let mut zones: Vec<(Option<HostedZoneId>, Vec<Value>)> = Vec::new();
    for handed in handed.iter().filter(|handed| handed.standing == Standing::New) {
        let set = json!({
            "Name": handed.set.name.fqdn(),
            "Type": handed.set.rtype,
            "TTL": handed.set.ttl.unwrap_or(TTL).to_string(),
            "ResourceRecords": handed.set.values,
        });
        match zones.iter_mut().find(|(zone, _)| *zone == handed.hosted_zone) {
            Some((_, sets)) => sets.push(set),
            None => zones.push((handed.hosted_zone.clone(), vec![set])),
        }
    }
    zones
}

/// What the template does not do, and why.
fn metadata(model: &Model, handed: &[Handed], words: &Words) -> Value {
    let (facts, choices) = (&model.facts, &model.choices);
    let mut notes = vec![words.say("handover-cloudformation-region")];
    if setup::identity(facts, choices).is_some() {
        notes.push(words.say("handover-cloudformation-import"));
    }
    let left: Vec<Value> = handed
        .iter()
        .filter(|handed| handed.standing != Standing::New)
        .map(|handed| {
            json!({
                "Record": format!("{}: {}", label(handed, words), standing(handed, words)),
                "Name": handed.set.name.fqdn(),
                "Type": handed.set.rtype,
                "Wanted": handed.set.values,
            })
        })
        .collect();
    if !left.is_empty() {
        notes.push(words.say("handover-cloudformation-records"));
    }
    notes.push(words.say("handover-cloudformation-pool"));
    let mut metadata = json!({ "Notes": notes, "RecordsLeftOut": left });
    if let (Some(pool), Some(arn), Some(sender)) =
        (setup::user_pool(facts, choices), setup::source_arn(facts, choices), setup::sender(facts, choices))
    {
        let existing = pool.members.get(pool::fields::EMAIL);
        metadata["EmailConfiguration"] =
            Value::Object(pool::email_configuration(existing, &arn, &sender.header()));
    }
    metadata
}
