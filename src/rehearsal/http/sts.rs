//! STS over the query protocol.

use super::query::{answered, refused};
use super::request::Call;
use super::response::Reply;
use super::route53_xml::element;
use crate::rehearsal::world::{Refusal, World};

const NAMESPACE: &str = "https://sts.amazonaws.com/doc/2011-06-15/";

pub fn answer(world: &mut World, call: &Call, id: &str) -> Reply {
    let form = call.form();
    let action = form.get("Action").map(String::as_str).unwrap_or_default();
    if let Err(refusal) = world.admit(&format!("sts:{action}"), false) {
        return refused(&refusal, NAMESPACE, id);
    }
    if action != "GetCallerIdentity" {
        let text = format!("Could not find operation {action} for version 2011-06-15");
        return refused(&Refusal::new(400, "InvalidAction", text), NAMESPACE, id);
    }
    let result = [
        element("Arn", &world.caller),
        element("UserId", "AROAREHEARSAL00000000:rehearsal"),
        element("Account", &world.account),
    ]
    .concat();
    answered(action, NAMESPACE, &result, id)
}
