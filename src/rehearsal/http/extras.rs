//! What only a rehearsal has: a look at its state, and "I have entered them".

use axum::http::{Method, StatusCode};

use super::json;
use super::request::Call;
use super::response::Reply;
use crate::rehearsal::world::World;

/// `GET /_rehearsal/state`; `POST /_rehearsal/entered` with `[[name, type, value], …]`.
pub fn answer(world: &mut World, call: &Call, path: &str) -> Reply {
    match (&call.method, path) {
        (&Method::GET, "state") => json::ok(json::REST, &world.state()),
        (&Method::POST, "entered") => {
            match serde_json::from_slice::<Vec<(String, String, String)>>(&call.body) {
                Ok(records) => {
                    world.entered(&records);
                    Reply::text(StatusCode::OK, "entered\n")
                }
                Err(error) => {
                    Reply::text(StatusCode::BAD_REQUEST, &format!("[[name, type, value], …]: {error}\n"))
                }
            }
        }
        _ => Reply::text(StatusCode::NOT_FOUND, "GET /_rehearsal/state or POST /_rehearsal/entered\n"),
    }
}
