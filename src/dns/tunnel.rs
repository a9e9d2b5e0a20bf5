//! A connection through an HTTP proxy: CONNECT (RFC 9110, section 9.3.6).

use std::future::poll_fn;

use hyper::Uri;
use hyper_rustls::{HttpsConnector, MaybeHttpsStream};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio_rustls::rustls::ClientConfig;
use tower_service::Service;

use super::transport::Silence;
use crate::proxy::Way;

/// What comes out at the other end of the tunnel.
pub(super) type Tunnelled = TokioIo<MaybeHttpsStream<TokioIo<TcpStream>>>;

/// The proxy looks up the host of `to`. One that is itself asked over TLS has to show a certificate of the
/// same authorities.
pub(super) async fn open(way: &Way<'_>, to: Uri, config: &ClientConfig) -> Result<Tunnelled, Silence> {
    let Some(proxy) = way.proxy else {
        tracing::debug!(variable = way.via.variable, "dns: names no proxy");
        return Err(Silence::Unreachable);
    };
    let mut tcp = HttpConnector::new();
    tcp.enforce_http(false);
    let mut config = config.clone();
    // CONNECT is said in HTTP/1.1.
    config.alpn_protocols.clear();
    let mut tunnel = Tunnel::new(proxy.uri().clone(), HttpsConnector::from((tcp, config)));
    if let Some(authorization) = proxy.authorization() {
        tunnel = tunnel.with_auth(authorization.clone());
    }
    let tunnelled = async {
        poll_fn(|context| tunnel.poll_ready(context)).await?;
        tunnel.call(to).await
    };
    tunnelled.await.map(TokioIo::new).map_err(|error| {
        tracing::debug!(%error, proxy = way.via.proxy, "dns: no way through the proxy");
        Silence::Unreachable
    })
}
