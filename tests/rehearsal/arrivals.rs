//! A way to a server that notes when each request to Route 53 comes by.

use std::sync::{Arc, Mutex};
use std::time::Instant;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// The version in the path of every call (Route 53 API reference).
const CALL: &[u8] = b" /2013-04-01/";

#[derive(Clone)]
pub struct Arrivals {
    pub endpoint: String,
    at: Arc<Mutex<Vec<Instant>>>,
}

impl Arrivals {
    /// In front of `endpoint`, as `http://127.0.0.1:port`.
    pub async fn before(endpoint: &str) -> Arrivals {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let own = format!("http://{}", listener.local_addr().unwrap());
        let arrivals = Arrivals { endpoint: own, at: Arc::default() };
        let (noted, server) = (arrivals.clone(), endpoint.trim_start_matches("http://").to_owned());
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (noted, server) = (noted.clone(), server.clone());
                tokio::spawn(async move { noted.pass(client, &server).await });
            }
        });
        arrivals
    }

    async fn pass(&self, client: TcpStream, address: &str) {
        let own = self.endpoint.trim_start_matches("http://");
        let server = TcpStream::connect(address).await.unwrap();
        let (mut from_client, mut to_client) = client.into_split();
        let (mut from_server, mut to_server) = server.into_split();
        tokio::spawn(async move { tokio::io::copy(&mut from_server, &mut to_client).await });
        let mut chunk = [0; 8192];
        while let Ok(count @ 1..) = from_client.read(&mut chunk).await {
            let calls = chunk[..count].windows(CALL.len()).filter(|bytes| *bytes == CALL).count();
            self.at.lock().unwrap().extend(std::iter::repeat_n(Instant::now(), calls));
            // The server answers for its own address alone; a head of these clients comes in one piece.
            let passed = String::from_utf8_lossy(&chunk[..count]).replace(own, address);
            if to_server.write_all(passed.as_bytes()).await.is_err() {
                return;
            }
        }
    }

    /// In their order.
    pub fn all(&self) -> Vec<Instant> {
        let mut all = self.at.lock().unwrap().clone();
        all.sort();
        all
    }
}
