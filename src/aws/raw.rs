//! JSON as it crosses the wire: the SDK's types drop members that are newer than themselves.

use std::sync::{Arc, Mutex, PoisonError};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::AfterDeserializationInterceptorContextRef;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use serde_json::{Map, Value};

/// Keeps the body of an answer, and when the service gave it.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    body: Arc<Mutex<Vec<u8>>>,
    date: Arc<Mutex<Option<Timestamp>>>,
}

impl Kept {
    /// The answer's members, in the order and with the digits in which they came.
    ///
    /// # Errors
    /// Where it is no JSON object.
    pub fn members(&self) -> Result<Map<String, Value>, serde_json::Error> {
        let body = self.body.lock().unwrap_or_else(PoisonError::into_inner);
        serde_json::from_slice(&body)
    }

    /// The answer's `Date`, by the service's own clock, to the second (RFC 9110, section 6.6.1).
    pub fn date(&self) -> Option<Timestamp> {
        *self.date.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Intercept for Kept {
    fn name(&self) -> &'static str {
        "KeptBody"
    }

    /// Only here the body has been read to its end.
    fn read_after_deserialization(
        &self,
        context: &AfterDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let date = context.response().headers().get("date").and_then(|date| rfc2822::parse(date).ok());
        *self.date.lock().unwrap_or_else(PoisonError::into_inner) = date.map(|date| date.timestamp());
        if let Some(bytes) = context.response().body().bytes() {
            *self.body.lock().unwrap_or_else(PoisonError::into_inner) = bytes.to_vec();
        }
        Ok(())
    }
}

/// Puts another body into a request that is not signed yet.
pub fn replace_body(request: &mut HttpRequest, body: &str) {
    request.headers_mut().insert("content-length", body.len().to_string());
    *request.body_mut() = SdkBody::from(body);
}
