//! The SDK's HTTP client, and the way that each of its requests goes: directly, or through a proxy.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::tls::{Provider, TlsContext};
use aws_smithy_http_client::{Builder, Connector};
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient,
    SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;

use crate::core::kinds::problem::Via;
use crate::proxy::{Proxies, Proxy};

/// An environment variable is set that names no proxy, and the request needs one.
#[derive(Debug, thiserror::Error)]
#[error("the variable names no proxy")]
pub struct NamesNoProxy;

/// A client that sends each request the way that the environment asks for.
pub fn client(proxies: Proxies, tls: &TlsContext) -> SharedHttpClient {
    let clients = Arc::new(Clients {
        direct: through(ProxyConfig::disabled(), tls),
        by_variable: proxies
            .usable()
            .filter_map(|(variable, proxy)| Some((variable, through(config(proxy)?, tls))))
            .collect(),
        proxies,
    });
    http_client_fn(move |settings, components| {
        SharedHttpConnector::new(Ways {
            clients: Arc::clone(&clients),
            settings: settings.clone(),
            components: components.clone(),
        })
    })
}

/// Everything through this one proxy: which requests go through it was decided before. A proxy that is
/// itself asked over TLS is offered HTTP/2 too, and has to take HTTP/1.1. `None` where the SDK has another
/// opinion of the URL.
fn config(proxy: &Proxy) -> Option<ProxyConfig> {
    ProxyConfig::all(proxy.url()).ok()
}

fn through(config: ProxyConfig, tls: &TlsContext) -> SharedHttpClient {
    let tls = tls.clone();
    Builder::new().build_with_connector_fn(move |settings, components| {
        let mut connector = Connector::builder()
            .tls_provider(Provider::Rustls(CryptoMode::Ring))
            .tls_context(tls.clone())
            .proxy_config(config.clone());
        connector.set_connector_settings(settings.cloned());
        connector.set_sleep_impl(components.and_then(RuntimeComponents::sleep_impl));
        connector.build()
    })
}

#[derive(Debug)]
struct Clients {
    direct: SharedHttpClient,
    by_variable: BTreeMap<&'static str, SharedHttpClient>,
    proxies: Proxies,
}

#[derive(Debug)]
struct Ways {
    clients: Arc<Clients>,
    settings: HttpConnectorSettings,
    components: RuntimeComponents,
}

impl HttpConnector for Ways {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let via = self.clients.proxies.way(request.uri()).map(|way| way.via);
        let client = match &via {
            None => Some(&self.clients.direct),
            Some(via) => self.clients.by_variable.get(via.variable.as_str()),
        };
        // Outside of `followed` nobody asks for it.
        let _ = LAST.try_with(|last| last.set(via.clone()));
        match client {
            Some(client) => client.http_connector(&self.settings, &self.components).call(request),
            None => HttpConnectorFuture::ready(Err(ConnectorError::user(NamesNoProxy.into()))),
        }
    }
}

tokio::task_local! {
    /// How the last request went in the course of the call that this task is at.
    static LAST: Cell<Option<Via>>;
}

/// What a call came to, and how its last request went; `None`: directly, or there was none. An attempt
/// that runs out of time is dropped within the SDK, and the error does not say what it was at: that is why
/// a request leaves word in its task.
pub async fn followed<T>(call: impl Future<Output = T>) -> (T, Option<Via>) {
    LAST.scope(Cell::new(None), async {
        let result = call.await;
        (result, LAST.with(Cell::take))
    })
    .await
}
