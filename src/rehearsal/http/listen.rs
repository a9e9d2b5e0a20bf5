//! Who is served, and for how long. Other programs on this machine reach a port on loopback too, and so
//! do the pages that somebody's browser shows: under a name of their own that leads here ("DNS
//! rebinding"), or by posting across origins. Neither is an AWS client.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Response, StatusCode, header};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};

use super::respond;
use super::response::Reply;
use crate::rehearsal::shared::Shared;

/// Larger than any request of the services here, in bytes.
const LARGEST_BODY: usize = 4 << 20;
const LARGEST_HEAD: usize = 64 << 10;
/// What is read of a head before it is cut off: how much comes with one read is the kernel's affair, so that
/// the head itself is measured once it is whole.
const HEAD_BUFFER: usize = 4 * LARGEST_HEAD;
/// How long a request's head, or its body, may be on its way, and a connection without one stay open.
const PATIENCE: Duration = Duration::from_secs(30);
/// Connections at once; the others wait.
const CONNECTIONS: usize = 256;
/// After a connection that could not be taken, such as without a free descriptor.
const PAUSE: Duration = Duration::from_millis(100);

/// The world behind this port.
#[derive(Clone)]
struct Here {
    shared: Shared,
    address: SocketAddr,
}

/// Serves until it is dropped.
///
/// # Errors
/// The listener has no address.
pub async fn serve(listener: TcpListener, shared: Shared) -> io::Result<()> {
    let here = Here { shared, address: listener.local_addr()? };
    let router = Router::new().fallback(handle).with_state(here);
    let turns = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        // The semaphore is never closed.
        let Ok(turn) = Arc::clone(&turns).acquire_owned().await else { return Ok(()) };
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(connection(stream, router.clone(), turn))),
            Err(error) => {
                tracing::debug!(%error, "rehearsal: a connection could not be taken");
                sleep(PAUSE).await;
            }
        }
    }
}

async fn connection(stream: TcpStream, router: Router, turn: OwnedSemaphorePermit) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(PATIENCE).max_buf_size(HEAD_BUFFER);
    let served = http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(router)).await;
    if let Err(error) = served {
        tracing::debug!(%error, "rehearsal: a connection broke off");
    }
    drop(turn);
}

async fn handle(State(here): State<Here>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    if let Some(why) = refused(&parts.headers, here.address) {
        return said(&here, StatusCode::FORBIDDEN, why);
    }
    let head: usize = parts.headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
    if head > LARGEST_HEAD {
        return said(&here, StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, "the head is too large");
    }
    match read(body).await {
        Ok(body) => respond(&here.shared, &parts, body.to_vec()).map(Body::from),
        Err((status, why)) => said(&here, status, why),
    }
}

async fn read(body: Body) -> Result<Bytes, (StatusCode, &'static str)> {
    match timeout(PATIENCE, to_bytes(body, LARGEST_BODY)).await {
        Ok(Ok(body)) => Ok(body),
        Ok(Err(_)) => Err((StatusCode::PAYLOAD_TOO_LARGE, "the body is too large")),
        Err(_) => Err((StatusCode::REQUEST_TIMEOUT, "the body did not arrive in time")),
    }
}

fn said(here: &Here, status: StatusCode, why: &str) -> Response<Body> {
    let now = here.shared.with(|world| world.now());
    Reply::text(status, &format!("{why}\n")).into_response("none", now).map(Body::from)
}

/// Why a request is not one for this port: it names another host, or a browser sends it for a page
/// (`Origin`, RFC 6454; `Sec-Fetch-Site`, W3C Fetch Metadata, which is `none` where a person typed the
/// address).
fn refused(headers: &HeaderMap, here: SocketAddr) -> Option<&'static str> {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let hosts = [here.to_string(), format!("localhost:{}", here.port())];
    let is_here = |host: &str| hosts.iter().any(|own| own.eq_ignore_ascii_case(host));
    let hosts = headers.get_all(header::HOST).iter().count();
    if hosts != 1 || !text("host").is_some_and(is_here) {
        return Some("the rehearsal answers for its own address alone");
    }
    let is_of_page = headers.contains_key(header::ORIGIN)
        || text("sec-fetch-site").is_some_and(|site| !site.eq_ignore_ascii_case("none"));
    is_of_page.then_some("the rehearsal answers to no web page")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_requests_for_this_address_and_of_no_page_are_served() {
        let here = SocketAddr::from(([127, 0, 0, 1], 4566));
        let refused = |given: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in given {
                headers.append(*name, value.parse().unwrap());
            }
            super::refused(&headers, here).is_some()
        };
        for host in ["127.0.0.1:4566", "localhost:4566", "LOCALHOST:4566"] {
            assert!(!refused(&[("host", host)]), "{host}");
            assert!(!refused(&[("host", host), ("sec-fetch-site", "none")]), "{host}");
        }
        for host in [
            "evil.example:4566",
            "127.0.0.1",
            "127.0.0.1:80",
            "localhost.evil.example:4566",
            "0.0.0.0:4566",
            "",
        ] {
            assert!(refused(&[("host", host)]), "{host}");
        }
        assert!(refused(&[]));
        assert!(refused(&[("host", "localhost:4566"), ("host", "evil.example")]));
        for origin in ["http://evil.example", "null", "http://localhost:4566"] {
            assert!(refused(&[("host", "localhost:4566"), ("origin", origin)]), "{origin}");
        }
        for site in ["cross-site", "same-site", "same-origin"] {
            assert!(refused(&[("host", "localhost:4566"), ("sec-fetch-site", site)]), "{site}");
        }
    }
}
