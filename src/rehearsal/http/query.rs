//! The query protocol, which STS and version 1 of SES speak: a form goes in, XML comes back.

use axum::http::StatusCode;

use super::response::Reply;
use super::route53_xml::{document, element};
use crate::rehearsal::world::Refusal;

/// `result` is XML already.
pub fn answered(action: &str, namespace: &str, result: &str, id: &str) -> Reply {
    let body = format!(
        "<{action}Result>{result}</{action}Result><ResponseMetadata>{}</ResponseMetadata>",
        element("RequestId", id)
    );
    Reply::ok("text/xml", document(&format!("{action}Response"), namespace, &body))
}

/// `ErrorResponse`, which Route 53 gives in this shape too (Route 53 API reference, "Common errors").
pub fn refused(refusal: &Refusal, namespace: &str, id: &str) -> Reply {
    let error =
        [element("Type", "Sender"), element("Code", &refusal.code), element("Message", &refusal.message)]
            .concat();
    let body = format!("<Error>{error}</Error>{}", element("RequestId", id));
    Reply {
        status: StatusCode::from_u16(refusal.status).unwrap_or(StatusCode::BAD_REQUEST),
        content_type: "text/xml",
        error_type: None,
        body: document("ErrorResponse", namespace, &body),
    }
}
