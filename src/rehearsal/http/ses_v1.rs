//! Version 1 of the SES API over the query protocol: the account's statistics alone, which version 2 does
//! not give.

use super::query::{answered, refused};
use super::request::Call;
use super::response::Reply;
use super::route53_xml::element;
use crate::rehearsal::world::{Refusal, World};

const NAMESPACE: &str = "http://ses.amazonaws.com/doc/2010-12-01/";

/// Both versions have one host and one signing name; this one knows no path but the root.
pub fn is_meant(call: &Call) -> bool {
    call.path == "/"
}

pub fn answer(world: &mut World, call: &Call, id: &str) -> Reply {
    let form = call.form();
    let action = form.get("Action").map(String::as_str).unwrap_or_default();
    if let Err(refusal) = world.admit(&format!("ses:{action}"), false) {
        return refused(&refusal, NAMESPACE, id);
    }
    if action != "GetSendStatistics" {
        let text = format!("Could not find operation {action} for version 2010-12-01");
        return refused(&Refusal::new(400, "InvalidAction", text), NAMESPACE, id);
    }
    let now = world.now();
    let points = world.ses(&call.region).send_statistics(now);
    // AWS gives them in no order; here the last comes first.
    let members = points.iter().rev().map(|(begin, point)| {
        let count = |name: &str, count: u64| element(name, &count.to_string());
        let fields = [
            element("Timestamp", &begin.to_string()),
            count("DeliveryAttempts", point.attempts),
            count("Bounces", point.bounces),
            count("Complaints", point.complaints),
            count("Rejects", point.rejects),
        ];
        format!("<member>{}</member>", fields.concat())
    });
    let members: String = members.collect();
    answered(action, NAMESPACE, &format!("<SendDataPoints>{members}</SendDataPoints>"), id)
}
