//! The simulated AWS endpoints: one HTTP server for every service, told apart by the signature's
//! credential scope, over one shared [`World`].

mod cognito;
mod extras;
mod json;
mod listen;
mod query;
mod request;
mod response;
mod route53;
mod route53_batch;
mod route53_xml;
mod ses;
mod ses_v1;
mod sts;

use axum::http::request::Parts;
use axum::http::{Response, StatusCode};

use super::shared::Shared;
pub use listen::serve;
use request::Call;
use response::Reply;

/// What the world says to one request.
pub fn respond(shared: &Shared, parts: &Parts, body: Vec<u8>) -> Response<String> {
    let call = Call::read(parts, body);
    shared.with(|world| {
        let id = world.next_request_id();
        answer(world, &call, &id).into_response(&id, world.now())
    })
}

fn answer(world: &mut super::world::World, call: &Call, id: &str) -> Reply {
    if let Some(rest) = call.path.strip_prefix("/_rehearsal/") {
        return extras::answer(world, call, rest);
    }
    match call.service.as_str() {
        "ses" if ses_v1::is_meant(call) => ses_v1::answer(world, call, id),
        "ses" => ses::answer(world, call, id),
        "route53" => route53::answer(world, call, id),
        "cognito-idp" => cognito::answer(world, call),
        "sts" => sts::answer(world, call, id),
        "" => json::refuse(&super::world::Refusal::new(
            403,
            "MissingAuthenticationTokenException",
            "Missing Authentication Token",
        )),
        other => Reply::text(StatusCode::NOT_FOUND, &format!("the rehearsal has no service {other}")),
    }
}
