//! What goes back, before it is bytes.

use axum::http::{HeaderValue, Response, StatusCode, header};
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimePrinter;

pub struct Reply {
    pub status: StatusCode,
    pub content_type: &'static str,
    /// `x-amzn-ErrorType` of the JSON protocols.
    pub error_type: Option<String>,
    pub body: String,
}

impl Reply {
    pub fn ok(content_type: &'static str, body: String) -> Self {
        Self { status: StatusCode::OK, content_type, error_type: None, body }
    }

    pub fn text(status: StatusCode, body: &str) -> Self {
        Self { status, content_type: "text/plain; charset=utf-8", error_type: None, body: body.to_owned() }
    }

    /// `now` is by the world's own clock.
    pub fn into_response(self, request_id: &str, now: Timestamp) -> Response<String> {
        let mut response = Response::new(self.body);
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        let date = DateTimePrinter::new().timestamp_to_rfc9110_string(&now).ok();
        if let Some(date) = date.and_then(|date| HeaderValue::from_str(&date).ok()) {
            headers.insert(header::DATE, date);
        }
        if let Ok(id) = HeaderValue::from_str(request_id) {
            headers.insert("x-amzn-requestid", id);
        }
        if let Some(kind) = self.error_type.as_deref().and_then(|kind| HeaderValue::from_str(kind).ok()) {
            headers.insert("x-amzn-errortype", kind);
        }
        response
    }
}
