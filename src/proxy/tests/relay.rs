//! The way to a server that answers for its own address alone: each request is put to it under that.

use std::net::SocketAddr;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, copy, split};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// In front of `server`, for as long as the tasks are kept.
pub async fn before(server: SocketAddr) -> (SocketAddr, JoinSet<()>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let mut tasks = JoinSet::new();
    tasks.spawn(async move {
        let mut connections = JoinSet::new();
        while let Ok((client, _)) = listener.accept().await {
            connections.spawn(pass(client, server));
        }
    });
    (address, tasks)
}

/// Until one of them breaks off, which is no failure of the test.
pub async fn pass(client: impl AsyncRead + AsyncWrite, server: SocketAddr) {
    let Ok(connected) = TcpStream::connect(server).await else { return };
    let (mut from_client, mut to_client) = split(client);
    let (mut from_server, mut to_server) = split(connected);
    let there = async {
        let mut some = [0; 16384];
        while let Ok(count @ 1..) = from_client.read(&mut some).await {
            if to_server.write_all(&under(&some[..count], server)).await.is_err() {
                return;
            }
        }
        let _ = to_server.shutdown().await;
    };
    let back = async {
        let _ = copy(&mut from_server, &mut to_client).await;
        let _ = to_client.shutdown().await;
    };
    tokio::join!(there, back);
}

/// A client writes a head in one piece.
fn under(bytes: &[u8], server: SocketAddr) -> Vec<u8> {
    const HOST: &[u8] = b"\r\nhost: ";
    let found = bytes.windows(HOST.len()).position(|seven| seven.eq_ignore_ascii_case(HOST));
    let Some(begin) = found.map(|at| at + HOST.len()) else { return bytes.to_vec() };
    let end = bytes[begin..].windows(2).position(|two| two == b"\r\n").map_or(bytes.len(), |end| begin + end);
    [&bytes[..begin], server.to_string().as_bytes(), &bytes[end..]].concat()
}
