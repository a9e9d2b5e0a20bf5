//! A relay before a DNS server, which passes questions on or does not.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::UdpSocket;
use tokio::time::timeout;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Passes,
    Silent,
    /// RCODE 2 and 5 (RFC 1035, section 4.1.1).
    ServFail,
    Refused,
    /// Bytes that are no message.
    Garbage,
}

/// The mood of the server with this number, just now.
pub type Moods = dyn Fn(usize) -> Mood + Send + Sync;

/// Where the relay before `server` listens.
pub async fn relay(server: SocketAddr, number: usize, moods: Arc<Moods>) -> SocketAddr {
    let socket = Arc::new(UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port"));
    let address = socket.local_addr().expect("an address");
    tokio::spawn(async move {
        let mut bytes = [0; 2048];
        while let Ok((length, client)) = socket.recv_from(&mut bytes).await {
            let (question, socket, mood) = (bytes[..length].to_vec(), Arc::clone(&socket), moods(number));
            // An answer that does not come is no failure of the test.
            tokio::spawn(async move {
                if let Some(answer) = answer(server, &question, mood).await {
                    let _ = socket.send_to(&answer, client).await;
                }
            });
        }
    });
    address
}

async fn answer(server: SocketAddr, question: &[u8], mood: Mood) -> Option<Vec<u8>> {
    match mood {
        Mood::Silent => None,
        Mood::ServFail => Some(code(question, 2)),
        Mood::Refused => Some(code(question, 5)),
        Mood::Garbage => Some(question.iter().map(|byte| !byte).collect()),
        Mood::Passes => {
            let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.ok()?;
            socket.send_to(question, server).await.ok()?;
            let mut bytes = vec![0; 4096];
            let length = timeout(Duration::from_secs(10), socket.recv(&mut bytes)).await.ok()?.ok()?;
            bytes.truncate(length);
            Some(bytes)
        }
    }
}

/// The question as a response with this RCODE; its EDNS record stays.
fn code(question: &[u8], rcode: u8) -> Vec<u8> {
    let mut answer = question.to_vec();
    answer[2] |= 0x80;
    answer[3] = (answer[3] & 0xf0) | rcode;
    answer
}
