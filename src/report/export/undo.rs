//! What stood before this set-up, and the way back to it, as far as the journal and the facts know.

use serde_json::{Map, Value};

use crate::core::facts::journal::{Deed, Fate, deeds};
use crate::core::facts::setup;
use crate::core::handover::command_line::{Command, called, change_batch_back};
use crate::core::handover::export::{Handed, records};
use crate::core::kinds::change::{Binding, Change, MailFromBefore};
use crate::core::kinds::json_text::json_text;
use crate::core::kinds::name::HostedZoneId;
use crate::core::kinds::pool;
use crate::core::kinds::problem::Who;
use crate::core::kinds::record::{RecordSet, SetChange};
use crate::core::steps;
use crate::core::wizard::model::Model;

/// The changes of the journal that took effect, or may have, in their order.
fn made(model: &Model) -> Vec<&Change> {
    let deeds = deeds(&model.facts.journal);
    deeds.into_iter().filter(|deed| !matches!(deed.fate, Fate::Failed(_))).map(|deed| deed.change).collect()
}

/// The set as it stood before this program first wrote it; `None` where it never did.
pub fn record_before<'a>(model: &'a Model, handed: &Handed) -> Option<Option<&'a RecordSet>> {
    let same = |set: &&SetChange| set.after.name == handed.set.name && set.after.rtype == handed.set.rtype;
    made(model).into_iter().find_map(|change| match change {
        Change::PublishRecords { sets, .. } => sets.iter().find(same).map(|set| set.before.as_ref()),
        _ => None,
    })
}

/// True where this program created the identity.
pub fn created_identity(model: &Model) -> bool {
    let deeds = deeds(&model.facts.journal);
    deeds.iter().any(|deed| {
        matches!(deed.change, Change::CreateIdentity { .. })
            && matches!(&deed.fate, Fate::Done(outcome) if !outcome.already)
    })
}

/// The MAIL FROM that stood before this program set another, or that stands where it is about to;
/// `None` where it does neither.
pub fn mail_from_before(model: &Model) -> Option<Option<MailFromBefore>> {
    let own = model.choices.identity_domain()?;
    let first = deeds(&model.facts.journal).into_iter().find_map(|deed| match (deed.change, &deed.fate) {
        (_, Fate::Failed(_)) => None,
        // It stood so, whoever set it.
        (_, Fate::Done(outcome)) if outcome.already => None,
        (Change::SetMailFrom { domain, mail_from, before }, _) if domain == own => {
            // Sent again after FAILED it changes nothing.
            let same = before.as_ref().is_some_and(|set| set.domain == *mail_from && !set.rejects);
            (!same).then(|| before.clone())
        }
        _ => None,
    });
    if first.is_some() {
        return first;
    }
    let wanted = setup::mail_from(&model.facts, &model.choices)?;
    let stands = setup::identity(&model.facts, &model.choices).and_then(steps::mail_from_before);
    (stands.as_ref().is_none_or(|stands| stands.domain != wanted)).then_some(stands)
}

fn first_bind(model: &Model) -> Option<&Binding> {
    let id = setup::user_pool_id(&model.facts, &model.choices)?;
    made(model).into_iter().find_map(|change| match change {
        Change::BindPool(binding) if binding.user_pool == id => Some(binding.as_ref()),
        _ => None,
    })
}

/// The pool's `EmailConfiguration` as it stood before this program bound it, else as it stands.
pub fn email_before(model: &Model) -> Option<Map<String, Value>> {
    let pool = setup::user_pool(&model.facts, &model.choices)?;
    let members = first_bind(model).map_or(&pool.members, |binding| &binding.seen);
    Some(members.get(pool::fields::EMAIL).and_then(Value::as_object).cloned().unwrap_or_default())
}

/// The pool's `EmailConfiguration` as the bind leaves it.
pub fn email_after(model: &Model) -> Option<Map<String, Value>> {
    let (facts, choices) = (&model.facts, &model.choices);
    let pool = setup::user_pool(facts, choices)?;
    let arn = setup::source_arn(facts, choices)?;
    let sender = setup::sender(facts, choices)?;
    Some(pool::email_configuration(pool.members.get(pool::fields::EMAIL), &arn, &sender.header()))
}

/// The snapshot of the pool as it stood before this program first bound it, by its file name. It was
/// written with the intent.
pub fn snapshot(model: &Model) -> Option<&str> {
    let id = setup::user_pool_id(&model.facts, &model.choices)?;
    let deeds = deeds(&model.facts.journal);
    let of_pool =
        |deed: &&Deed<'_>| matches!(deed.change, Change::BindPool(binding) if binding.user_pool == id);
    let bind = deeds.iter().filter(of_pool).find(|deed| !matches!(deed.fate, Fate::Failed(_)))?;
    model.facts.journal.snapshot_of(&id, bind.at)
}

/// `UpdateUserPool` with everything as it stands but for the old `EmailConfiguration`.
pub fn pool_back(model: &Model) -> Option<Command> {
    let pool = setup::user_pool(&model.facts, &model.choices)?;
    // `COGNITO_DEFAULT` is refused with what only SES has: those members go.
    let before = pool::restore::email(Some(&Value::Object(email_before(model)?)));
    let input = pool::update_request(&pool.id, &pool.members, &before).ok()?;
    let mut command = called(&model.facts, Who::Main, "cognito-idp update-user-pool", pool.id.region());
    let file = format!("user-pool-back-{}.json", pool.id);
    command.words.extend(["--cli-input-json".to_owned(), format!("file://{file}")]);
    command.file = Some((file, json_text(&Value::Object(input))));
    Some(command)
}

/// One batch a hosted zone that takes the records away again, and puts back what they replaced.
pub fn records_back(model: &Model) -> Vec<Command> {
    let mut zones: Vec<(HostedZoneId, Vec<SetChange>)> = Vec::new();
    for handed in records(&model.facts, &model.choices) {
        let Some(zone) = handed.hosted_zone.clone() else { continue };
        let before = match (record_before(model, &handed), handed.change()) {
            (Some(before), _) => before.cloned(),
            (None, Some(change)) => change.before,
            // It stood before this program came.
            (None, None) => continue,
        };
        let set = SetChange { before, after: handed.set };
        match zones.iter_mut().find(|(id, _)| *id == zone) {
            Some((_, sets)) => sets.push(set),
            None => zones.push((zone, vec![set])),
        }
    }
    zones
        .into_iter()
        .map(|(zone, sets)| {
            let mut command = called(&model.facts, Who::Dns, "route53 change-resource-record-sets", None);
            let file = format!("records-back-{zone}.json");
            let more = ["--hosted-zone-id", zone.as_str(), "--change-batch", &format!("file://{file}")];
            command.words.extend(more.map(str::to_owned));
            command.file = Some((file, json_text(&change_batch_back(&sets))));
            command
        })
        .collect()
}

/// The MAIL FROM of before comes back. Without a name the call takes the MAIL FROM domain away
/// (SES API v2, `PutEmailIdentityMailFromAttributes`).
pub fn mail_from_back(model: &Model) -> Option<Command> {
    let before = mail_from_before(model)?;
    let domain = model.choices.identity_domain()?;
    let operation = "sesv2 put-email-identity-mail-from-attributes";
    let mut command = called(&model.facts, Who::Main, operation, model.facts.region().cloned());
    command.words.extend(["--email-identity".to_owned(), domain.to_string()]);
    if let Some(before) = before {
        let name = ["--mail-from-domain".to_owned(), before.domain.to_string()];
        command.words.extend(name);
        command.words.extend(["--behavior-on-mx-failure", before.behavior()].map(str::to_owned));
    }
    Some(command)
}
