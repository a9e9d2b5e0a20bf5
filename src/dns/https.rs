//! One question over HTTPS (RFC 8484), for networks where port 53 is closed.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::{http1, http2};
use hyper::header::{ACCEPT, CONTENT_TYPE, HOST};
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::message::{Arrived, Heard, Outgoing};
use super::transport::Silence;
use super::tunnel;
use crate::proxy::Proxies;

/// A TCP and a TLS handshake and one exchange.
const PATIENCE: Duration = Duration::from_secs(4);
/// The media type and the path that RFC 8484 gives (sections 6 and 4.1); the public resolvers all
/// use that path.
const MESSAGE: &str = "application/dns-message";
const PATH: &str = "/dns-query";
/// The largest DNS message.
const LARGEST: usize = 65_535;

#[derive(Debug, Default)]
pub(super) struct Https {
    /// The certificate authorities that this machine believes, read at the first question.
    config: OnceLock<Option<Arc<ClientConfig>>>,
    proxies: Proxies,
}

/// To the resolver directly, or through a tunnel.
trait Connection: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Connection for T {}

type Secured = TlsStream<Box<dyn Connection>>;

impl Https {
    pub(super) fn behind(proxies: Proxies) -> Https {
        Https { proxies, ..Https::default() }
    }

    #[cfg(test)]
    pub(super) fn trusting(self, authority: CertificateDer<'static>) -> Https {
        Https { config: OnceLock::from(config([authority])), ..self }
    }

    pub(super) async fn exchange(
        &self,
        peer: SocketAddr,
        host: &str,
        question: &Outgoing,
    ) -> Result<Arrived, Silence> {
        let exchange = async {
            let tls = self.connect(peer, host).await?;
            match question.hear(&post(tls, host, question).await?) {
                Heard::Answer(arrived) => Ok(arrived),
                Heard::Malformed | Heard::Stray { .. } => Err(Silence::Malformed),
            }
        };
        timeout(PATIENCE, exchange).await.unwrap_or(Err(Silence::Timeout))
    }

    async fn connect(&self, peer: SocketAddr, host: &str) -> Result<Secured, Silence> {
        let config = self.config.get_or_init(|| config(rustls_native_certs::load_native_certs().certs));
        let config = config.clone().ok_or(Silence::Unreachable)?;
        let name = ServerName::try_from(host.to_owned()).map_err(|_| Silence::Malformed)?;
        let url = format!("https://{host}:{}", peer.port());
        let connection: Box<dyn Connection> = match self.proxies.way(&url) {
            Some(way) => {
                let to = url.parse().map_err(|_| Silence::Malformed)?;
                Box::new(tunnel::open(&way, to, &config).await?)
            }
            None => Box::new(TcpStream::connect(peer).await.map_err(unreachable)?),
        };
        TlsConnector::from(config).connect(name, connection).await.map_err(unreachable)
    }
}

/// Both protocols are offered: HTTP/2 is what RFC 8484 recommends (section 5.2), and what stands
/// between here and there may speak HTTP/1.1 alone.
fn config(authorities: impl IntoIterator<Item = CertificateDer<'static>>) -> Option<Arc<ClientConfig>> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(authorities);
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let builder = builder.with_safe_default_protocol_versions();
    let builder = builder.map_err(|error| tracing::warn!(%error, "dns: no TLS")).ok()?;
    let mut config = builder.with_root_certificates(roots).with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Some(Arc::new(config))
}

async fn post(tls: Secured, host: &str, question: &Outgoing) -> Result<Vec<u8>, Silence> {
    let is_http2 = tls.get_ref().1.alpn_protocol() == Some(b"h2");
    let uri = if is_http2 { format!("https://{host}{PATH}") } else { PATH.to_owned() };
    let mut request = Request::post(uri).header(CONTENT_TYPE, MESSAGE).header(ACCEPT, MESSAGE);
    if !is_http2 {
        request = request.header(HOST, host);
    }
    let body = Full::new(Bytes::copy_from_slice(&question.bytes));
    let request = request.body(body).map_err(|_| Silence::Malformed)?;
    let stream = TokioIo::new(tls);
    // The connection is driven beside the request, and ends with it.
    let mut driver = JoinSet::new();
    let response = if is_http2 {
        let (mut sender, connection) =
            http2::handshake(TokioExecutor::new(), stream).await.map_err(broken_off)?;
        driver.spawn(async { connection.await.unwrap_or_default() });
        sender.send_request(request).await
    } else {
        let (mut sender, connection) = http1::handshake(stream).await.map_err(broken_off)?;
        driver.spawn(async { connection.await.unwrap_or_default() });
        sender.send_request(request).await
    };
    message(response.map_err(broken_off)?).await
}

/// The DNS message in the response; the page of a portal or an error is none.
async fn message(response: Response<Incoming>) -> Result<Vec<u8>, Silence> {
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if response.status() != StatusCode::OK || kind != Some(MESSAGE) {
        tracing::debug!(status = %response.status(), ?kind, "dns: no answer over https");
        return Err(Silence::Malformed);
    }
    let body = Limited::new(response.into_body(), LARGEST).collect().await;
    body.map(|body| body.to_bytes().to_vec()).map_err(|_| Silence::Malformed)
}

fn unreachable(error: io::Error) -> Silence {
    tracing::debug!(%error, "dns: unreachable over https");
    Silence::Unreachable
}

fn broken_off(error: hyper::Error) -> Silence {
    tracing::debug!(%error, "dns: broken off over https");
    Silence::Malformed
}
