//! STS over the query protocol.

use axum::http::StatusCode;

use super::request::Call;
use super::response::Reply;
use super::route53_xml::{document, element};
use crate::rehearsal::world::{Refusal, World};

const NAMESPACE: &str = "https://sts.amazonaws.com/doc/2011-06-15/";

pub fn answer(world: &mut World, call: &Call, id: &str) -> Reply {
    let form = call.form();
    let action = form.get("Action").map(String::as_str).unwrap_or_default();
    if let Err(refusal) = world.admit(&format!("sts:{action}"), false) {
        return refuse(&refusal, id);
    }
    if action != "GetCallerIdentity" {
        let text = format!("Could not find operation {action} for version 2011-06-15");
        return refuse(&Refusal::new(400, "InvalidAction", text), id);
    }
    let result = [
        element("Arn", &world.caller),
        element("UserId", "AROAREHEARSAL00000000:rehearsal"),
        element("Account", &world.account),
    ]
    .concat();
    let body = format!(
        "<GetCallerIdentityResult>{result}</GetCallerIdentityResult><ResponseMetadata>{}</ResponseMetadata>",
        element("RequestId", id)
    );
    Reply::ok("text/xml", document("GetCallerIdentityResponse", NAMESPACE, &body))
}

fn refuse(refusal: &Refusal, id: &str) -> Reply {
    let error =
        [element("Type", "Sender"), element("Code", &refusal.code), element("Message", &refusal.message)]
            .concat();
    let body = format!("<Error>{error}</Error>{}", element("RequestId", id));
    Reply {
        status: StatusCode::from_u16(refusal.status).unwrap_or(StatusCode::BAD_REQUEST),
        content_type: "text/xml",
        error_type: None,
        body: document("ErrorResponse", NAMESPACE, &body),
    }
}
