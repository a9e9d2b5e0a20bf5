//! SESv2 over REST-JSON: the paths that the SDKs send.

use serde_json::{Map, Value};

use super::json;
use super::request::Call;
use super::response::Reply;
use crate::rehearsal::world::{Refusal, World};

type Answer = Result<Value, Refusal>;

pub fn answer(world: &mut World, call: &Call, id: &str) -> Reply {
    let Some(body) = call.json() else {
        return json::refuse(&Refusal::new(400, "SerializationException", "The body is not a JSON object."));
    };
    match route(world, call, &body, id) {
        Ok(value) => json::ok(json::REST, &value),
        Err(refusal) => json::refuse(&refusal),
    }
}

fn route(world: &mut World, call: &Call, body: &Map<String, Value>, id: &str) -> Answer {
    let segments = call.segments();
    let path: Vec<&str> = segments.iter().map(String::as_str).collect();
    let region = &call.region;
    let operation = operation(call.method.as_str(), &path);
    let Some(operation) = operation else {
        let text = format!("Unable to determine service/operation name to be authorized: {}", call.path);
        return Err(Refusal::new(404, "UnknownOperationException", text));
    };
    let writes = !operation.starts_with("Get") && !operation.starts_with("List");
    world.admit(&format!("ses:{operation}"), writes)?;
    let now = world.now();
    let name = path.get(3).copied().unwrap_or_default();
    let answer = match operation {
        "GetAccount" => Ok(world.ses(region).get_account(now)),
        "PutAccountDetails" => world.ses(region).put_account_details(body, now),
        "ListEmailIdentities" => Ok(list(world, call, body)),
        "CreateEmailIdentity" => world.ses(region).create_identity(body, region, now),
        "GetSuppressedDestination" => {
            world.ses(region).get_suppressed(path.get(4).copied().unwrap_or_default())
        }
        "GetConfigurationSet" => world.ses(region).get_configuration_set(name),
        "GetEmailIdentity" => world.ses(region).get_identity(name),
        "TagResource" => world.ses(region).tag_resource(body),
        "DeleteEmailIdentity" => world.ses(region).delete_identity(name),
        "PutEmailIdentityMailFromAttributes" => world.ses(region).put_mail_from(name, body, now),
        "PutEmailIdentityDkimAttributes" => world.ses(region).put_dkim_attributes(name, body),
        "PutEmailIdentityDkimSigningAttributes" => {
            world.ses(region).put_dkim_signing_attributes(name, body, region, now)
        }
        _ => world.send_email(region, body, id),
    }?;
    if matches!(operation, "CreateEmailIdentity" | "PutEmailIdentityDkimSigningAttributes") {
        world.publish_keys(now);
    }
    Ok(world.overlaid(operation, region, answer))
}

/// Current SDKs list identities with POST, older ones with GET; the DKIM signing call stands under
/// `/v1` in the model and under `/v2` in some SDKs.
fn operation(method: &str, path: &[&str]) -> Option<&'static str> {
    Some(match (method, path) {
        ("GET", ["v2", "email", "account"]) => "GetAccount",
        ("POST", ["v2", "email", "account", "details"]) => "PutAccountDetails",
        ("POST" | "GET", ["v2", "email", "list-identities"]) | ("GET", ["v2", "email", "identities"]) => {
            "ListEmailIdentities"
        }
        ("POST", ["v2", "email", "identities"]) => "CreateEmailIdentity",
        ("GET", ["v2", "email", "identities", _]) => "GetEmailIdentity",
        ("DELETE", ["v2", "email", "identities", _]) => "DeleteEmailIdentity",
        ("PUT", ["v2", "email", "identities", _, "mail-from"]) => "PutEmailIdentityMailFromAttributes",
        ("PUT", ["v2", "email", "identities", _, "dkim"]) => "PutEmailIdentityDkimAttributes",
        ("PUT", ["v1" | "v2", "email", "identities", _, "dkim", "signing"]) => {
            "PutEmailIdentityDkimSigningAttributes"
        }
        ("POST", ["v2", "email", "tags"]) => "TagResource",
        ("GET", ["v2", "email", "configuration-sets", _]) => "GetConfigurationSet",
        ("GET", ["v2", "email", "suppression", "addresses", _]) => "GetSuppressedDestination",
        ("POST", ["v2", "email", "outbound-emails"]) => "SendEmail",
        _ => return None,
    })
}

fn list(world: &mut World, call: &Call, body: &Map<String, Value>) -> Value {
    let size = body
        .get("PageSize")
        .and_then(Value::as_u64)
        .or_else(|| call.query.get("PageSize").and_then(|size| size.parse().ok()))
        .and_then(|size| usize::try_from(size).ok())
        .unwrap_or(100);
    let token =
        body.get("NextToken").and_then(Value::as_str).or(call.query.get("NextToken").map(String::as_str));
    world.ses(&call.region).list_identities(size.clamp(1, 1000), token)
}
