//! AWS in this process: requests of the SDK's own clients are answered without a socket, so that a test
//! can say what time it is.

use std::fmt;
use std::sync::Arc;

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient,
    SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use axum::http::Response;
use axum::http::request::Parts;

use super::super::{Aws, AwsSettings};

type Respond = dyn Fn(&Parts, Vec<u8>) -> Response<String> + Send + Sync;

#[derive(Clone)]
struct InProcess(Arc<Respond>);

impl fmt::Debug for InProcess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InProcess")
    }
}

impl HttpConnector for InProcess {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        HttpConnectorFuture::ready(answer(self.0.as_ref(), request))
    }
}

fn answer(respond: &Respond, request: HttpRequest) -> Result<HttpResponse, ConnectorError> {
    let other = |error: Box<dyn std::error::Error + Send + Sync>| ConnectorError::other(error, None);
    let request = request.try_into_http1x().map_err(|error| other(error.into()))?;
    let (parts, body) = request.into_parts();
    let body = body.bytes().unwrap_or_default().to_vec();
    HttpResponse::try_from(respond(&parts, body).map(SdkBody::from)).map_err(|error| other(error.into()))
}

impl HttpClient for InProcess {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

/// The adapters as they are, over whatever answers.
pub fn aws(
    settings: AwsSettings,
    respond: impl Fn(&Parts, Vec<u8>) -> Response<String> + Send + Sync + 'static,
) -> Aws {
    Aws::over(settings, SharedHttpClient::new(InProcess(Arc::new(respond))))
}
