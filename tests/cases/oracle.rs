//! The bind forced by the pool's typed name in each case's world: where the world then refuses, drops or does
//! not sign the pool's mail, the planner had held it.

use sendoff::core::kinds::aws::Verification;
use sendoff::core::kinds::change::Change;
use sendoff::core::kinds::name::{Name, Region};
use sendoff::rehearsal::world::{Delivery, Dropped, World};
use serde_json::{Map, Value, json};

use crate::case::{self, Case};
use crate::side_by_side::side_by_side;
use crate::wizard::Wizard;

/// Nobody's, and on no suppression list.
const SOMEBODY: &str = "somebody@example.net";

/// What AWS is made to answer in a case becomes what the world is, as far as mail depends on it.
fn embody(world: &mut World) {
    let of = |world: &World, operation: &str| world.overlays.get(operation).cloned().unwrap_or_default();
    let (account, identity) = (of(world, "GetAccount"), of(world, "GetEmailIdentity"));
    let pool = of(world, "DescribeUserPool");
    for ses in world.ses.values_mut() {
        let is = |member: &str| account.get(member).and_then(Value::as_bool);
        ses.account.production_access =
            is("ProductionAccessEnabled").unwrap_or(ses.account.production_access);
        ses.account.sending_enabled = is("SendingEnabled").unwrap_or(ses.account.sending_enabled);
        if let Some(enforcement) = account.get("EnforcementStatus").and_then(Value::as_str) {
            enforcement.clone_into(&mut ses.account.enforcement);
        }
        for own in ses.identities.values_mut() {
            let text = |pointer: &str| identity.pointer(pointer).and_then(Value::as_str);
            let is = |pointer: &str| identity.pointer(pointer).and_then(Value::as_bool);
            own.verified = is("/VerifiedForSendingStatus").unwrap_or(own.verified);
            own.dkim.signing_enabled =
                is("/DkimAttributes/SigningEnabled").unwrap_or(own.dkim.signing_enabled);
            own.dkim.status = text("/DkimAttributes/Status").map_or(own.dkim.status, status);
            if let Some(mail_from) = &mut own.mail_from {
                let told = text("/MailFromAttributes/MailFromDomainStatus");
                mail_from.status = told.map_or(mail_from.status, status);
                mail_from.rejects |=
                    text("/MailFromAttributes/BehaviorOnMxFailure") == Some("REJECT_MESSAGE");
                let domain = text("/MailFromAttributes/MailFromDomain").map(Name::from_answer);
                mail_from.domain = domain.unwrap_or_else(|| mail_from.domain.clone());
            }
            if let Some(policies) = identity.get("Policies").and_then(Value::as_object) {
                own.policies.extend(policies.clone());
            }
            if let Some(set) = text("/ConfigurationSetName") {
                own.configuration_set = Some(set.to_owned());
            }
        }
    }
    let members = pool.get("UserPool").and_then(Value::as_object).cloned().unwrap_or_default();
    let sender = members.get("LambdaConfig").and_then(|lambdas| lambdas.get("CustomEmailSender"));
    for pool in world.user_pools.values_mut().filter(|_| sender.is_some()) {
        pool.members.insert("LambdaConfig".to_owned(), json!({ "CustomEmailSender": sender }));
    }
}

fn status(text: &str) -> Verification {
    use Verification as V;
    let all = [V::Pending, V::Success, V::Failed, V::TemporaryFailure, V::NotStarted];
    all.into_iter().find(|known| known.as_str() == text).expect("a status")
}

/// SES refuses the mail that goes out before the bind, which holds it as well as a finding.
fn is_refused(world: &mut World, region: &Region, mail: &Change) -> bool {
    let Change::SendMail { from, to, source_arn, proves } = mail else { return false };
    let mut body: Map<String, Value> = Map::new();
    body.insert("FromEmailAddress".to_owned(), json!(from.header()));
    body.insert("FromEmailAddressIdentityArn".to_owned(), json!(source_arn));
    body.insert("Destination".to_owned(), json!({ "ToAddresses": [to.to_string()] }));
    body.extend(proves.set.iter().map(|set| ("ConfigurationSetName".to_owned(), json!(set))));
    world.send_email(region, &body, "1").is_err()
}

/// What became of the mail, and whether the planner had held the bind; `None` where nothing can be bound.
fn forced(case: &Case) -> Option<(Delivery, bool)> {
    if case.refused.is_some() || case.bind {
        return None;
    }
    let mut wizard = Wizard::settled(case);
    let changes = wizard.pool_override();
    let [Change::BindPool(binding)] = &changes[..] else { return None };
    // A pool with members that this program does not know is not written by the port.
    if !binding.accepted.is_empty() {
        return None;
    }
    let pool = binding.user_pool.to_string();
    let planned = wizard.pool_changes();
    let mut is_held = wizard.hold().0.is_some();
    wizard.bind();
    let world = wizard.world();
    embody(world);
    let is_bound =
        world.user_pools[&pool].members["EmailConfiguration"]["EmailSendingAccount"] == "DEVELOPER";
    let region = Region::from(pool.split('_').next().expect("a Region"));
    is_held |= planned.first().is_some_and(|first| is_refused(world, &region, first));
    is_bound.then(|| (world.would_deliver(&pool, SOMEBODY), is_held))
}

#[test]
fn where_a_forced_bind_stops_the_mail_the_planner_had_held_it() {
    let cases = case::all();
    let ends: Vec<(String, Option<(Delivery, bool)>)> =
        side_by_side(&cases, |case| (case.name.clone(), forced(case)));
    let bound = || ends.iter().filter_map(|(name, end)| Some((name, end.as_ref()?)));
    let stopped = bound().filter(|(_, (delivery, _))| !delivery.is_delivered());
    // A function takes the mail before the bind as after it.
    let by_bind = stopped.filter(|(_, (delivery, _))| *delivery != Delivery::Dropped(Dropped::Function));
    let by_bind: Vec<_> = by_bind.collect();
    let unheld: Vec<String> = by_bind
        .iter()
        .filter(|(_, (_, is_held))| !is_held)
        .map(|(name, (delivery, _))| format!("{name}: {delivery:?}"))
        .collect();
    println!("{} bound, the mail of {} stopped", bound().count(), by_bind.len());
    assert!(unheld.is_empty(), "{unheld:#?}");
    assert!(
        bound().count() > 250 && by_bind.len() >= 20,
        "{} bound, {} stopped",
        bound().count(),
        by_bind.len()
    );
}
