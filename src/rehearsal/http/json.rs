//! Answers of the two JSON protocols: REST-JSON (SES) and JSON 1.1 (Cognito).

use axum::http::StatusCode;
use serde_json::{Map, Value};

use super::response::Reply;
use crate::rehearsal::world::Refusal;

pub const REST: &str = "application/json";
pub const RPC: &str = "application/x-amz-json-1.1";

pub fn ok(content_type: &'static str, value: &Value) -> Reply {
    Reply::ok(content_type, value.to_string())
}

/// REST-JSON names the error in the header alone; an empty message is left out, as SES does.
pub fn refuse(refusal: &Refusal) -> Reply {
    let mut body = Map::new();
    if !refusal.message.is_empty() {
        body.insert("message".to_owned(), Value::String(refusal.message.clone()));
    }
    error(REST, refusal, body)
}

/// JSON 1.1 names the error in the body's `__type`.
pub fn refuse_rpc(refusal: &Refusal) -> Reply {
    let mut body = Map::new();
    body.insert("__type".to_owned(), Value::String(refusal.code.clone()));
    body.insert("message".to_owned(), Value::String(refusal.message.clone()));
    error(RPC, refusal, body)
}

fn error(content_type: &'static str, refusal: &Refusal, body: Map<String, Value>) -> Reply {
    Reply {
        status: StatusCode::from_u16(refusal.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
        content_type,
        error_type: Some(refusal.code.clone()),
        body: Value::Object(body).to_string(),
    }
}
