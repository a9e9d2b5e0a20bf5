//! One question over a connected UDP socket, or over TCP.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpStream, UdpSocket};
use tokio::time::{Instant, timeout, timeout_at};

use super::message::{Arrived, Heard, Outgoing};

/// How often a question is sent over UDP, and how long each of them is waited for.
const TRIES: usize = 2;
const PATIENCE: Duration = Duration::from_millis(1500);
const TCP_PATIENCE: Duration = Duration::from_secs(3);
/// More than was offered in EDNS: some servers do not heed it.
const LARGEST_DATAGRAM: usize = 4096;

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Silence {
    Timeout,
    Unreachable,
    Malformed,
}

/// Sends the same question, with the same id from the same port, up to twice: an answer to the
/// first that comes late is still an answer. The socket is connected, so the kernel drops what
/// others send and reports what ICMP says of the peer.
pub(super) async fn udp(peer: SocketAddr, question: &Outgoing) -> Result<Arrived, Silence> {
    let socket = connect(peer).await.map_err(unreachable)?;
    let mut datagram = vec![0; LARGEST_DATAGRAM];
    let mut heard_noise = false;
    for _ in 0..TRIES {
        socket.send(&question.bytes).await.map_err(unreachable)?;
        let deadline = Instant::now() + PATIENCE;
        while let Ok(received) = timeout_at(deadline, socket.recv(&mut datagram)).await {
            let length = received.map_err(unreachable)?;
            match question.hear(datagram.get(..length).unwrap_or_default()) {
                Heard::Answer(arrived) => return Ok(arrived),
                Heard::Malformed => return Err(Silence::Malformed),
                Heard::Stray { readable } => heard_noise |= !readable,
            }
        }
    }
    Err(if heard_noise { Silence::Malformed } else { Silence::Timeout })
}

async fn connect(peer: SocketAddr) -> io::Result<UdpSocket> {
    let any = match peer {
        SocketAddr::V4(_) => IpAddr::V4(Ipv4Addr::UNSPECIFIED),
        SocketAddr::V6(_) => IpAddr::V6(Ipv6Addr::UNSPECIFIED),
    };
    let socket = UdpSocket::bind(SocketAddr::new(any, 0)).await?;
    socket.connect(peer).await?;
    Ok(socket)
}

/// Each message has its length in two bytes before it (RFC 1035, section 4.2.2).
pub(super) async fn tcp(peer: SocketAddr, question: &Outgoing) -> Result<Arrived, Silence> {
    timeout(TCP_PATIENCE, tcp_exchange(peer, question)).await.unwrap_or(Err(Silence::Timeout))
}

async fn tcp_exchange(peer: SocketAddr, question: &Outgoing) -> Result<Arrived, Silence> {
    let mut stream = TcpStream::connect(peer).await.map_err(unreachable)?;
    let length = u16::try_from(question.bytes.len()).map_err(|_| Silence::Malformed)?;
    let mut framed = length.to_be_bytes().to_vec();
    framed.extend_from_slice(&question.bytes);
    stream.write_all(&framed).await.map_err(unreachable)?;
    loop {
        let length = stream.read_u16().await.map_err(broken_off)?;
        let mut message = vec![0; usize::from(length)];
        stream.read_exact(&mut message).await.map_err(broken_off)?;
        match question.hear(&message) {
            Heard::Answer(arrived) => return Ok(arrived),
            Heard::Malformed => return Err(Silence::Malformed),
            Heard::Stray { .. } => {}
        }
    }
}

/// Refused connections, ICMP errors, no route, no IPv6 on this machine.
fn unreachable(error: io::Error) -> Silence {
    tracing::debug!(%error, "dns: unreachable");
    Silence::Unreachable
}

fn broken_off(error: io::Error) -> Silence {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => Silence::Malformed,
        _ => unreachable(error),
    }
}
