//! A proxy on loopback. It opens tunnels (CONNECT) and forwards requests in absolute form, and finds every
//! host at one address.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, copy, copy_bidirectional, sink};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;

#[derive(Clone, Copy, Debug)]
pub enum Mood {
    Open,
    /// Lets through who says this in `Proxy-Authorization`.
    Asks(&'static str),
    /// Answers everything with this status.
    Refuses(u16),
    /// Takes connections and never answers.
    Silent,
}

/// What came first on a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The request line, without the query.
    pub line: String,
    pub authorization: Option<String>,
}

pub struct Loopback {
    pub address: SocketAddr,
    heard: Arc<Mutex<Vec<Heard>>>,
    _tasks: JoinSet<()>,
}

impl Loopback {
    pub async fn start(mood: Mood, to: SocketAddr) -> Loopback {
        Self::speaking(None, mood, to).await
    }

    /// One that is asked over TLS itself.
    pub async fn secured(acceptor: TlsAcceptor, mood: Mood, to: SocketAddr) -> Loopback {
        Self::speaking(Some(acceptor), mood, to).await
    }

    async fn speaking(acceptor: Option<TlsAcceptor>, mood: Mood, to: SocketAddr) -> Loopback {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let heard: Arc<Mutex<Vec<Heard>>> = Arc::default();
        let log = Arc::clone(&heard);
        let mut tasks = JoinSet::new();
        tasks.spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((client, _)) = listener.accept().await {
                let (acceptor, log) = (acceptor.clone(), Arc::clone(&log));
                // A client that breaks off is no failure of the test.
                connections.spawn(async move {
                    let _ = match acceptor {
                        None => serve(client, mood, to, &log).await,
                        Some(acceptor) => match acceptor.accept(client).await {
                            Ok(client) => serve(client, mood, to, &log).await,
                            Err(error) => Err(error),
                        },
                    };
                });
            }
        });
        Loopback { address, heard, _tasks: tasks }
    }

    /// In the order in which it came.
    pub fn heard(&self) -> Vec<Heard> {
        self.heard.lock().expect("no test has failed").clone()
    }

    pub fn lines(&self) -> Vec<String> {
        self.heard().into_iter().map(|heard| heard.line).collect()
    }
}

async fn serve(
    mut client: impl AsyncRead + AsyncWrite + Unpin,
    mood: Mood,
    to: SocketAddr,
    log: &Mutex<Vec<Heard>>,
) -> io::Result<()> {
    let head = head(&mut client).await?;
    let heard = Heard::of(&head);
    log.lock().expect("no test has failed").push(heard.clone());
    let status = match mood {
        Mood::Open => 200,
        Mood::Asks(expected) if heard.authorization.as_deref() == Some(expected) => 200,
        Mood::Asks(_) => 407,
        Mood::Refuses(status) => status,
        Mood::Silent => return until_left(client).await,
    };
    if status != 200 {
        let page = "<html>The proxy says no.</html>";
        let says = format!("HTTP/1.1 {status} x\r\ncontent-length: {}\r\n\r\n{page}", page.len());
        client.write_all(says.as_bytes()).await?;
        client.shutdown().await?;
        return until_left(client).await;
    }
    let mut server = TcpStream::connect(to).await?;
    if heard.line.starts_with("CONNECT ") {
        client.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await?;
    } else {
        server.write_all(&head).await?;
    }
    copy_bidirectional(&mut client, &mut server).await.map(drop)
}

/// Closing while there is something left to read would take back what was said.
async fn until_left(mut client: impl AsyncRead + Unpin) -> io::Result<()> {
    copy(&mut client, &mut sink()).await.map(drop)
}

/// The first head, byte by byte: what follows belongs to whom it is for.
async fn head(client: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(client.read_u8().await?);
    }
    Ok(head)
}

impl Heard {
    fn of(head: &[u8]) -> Heard {
        let head = String::from_utf8_lossy(head);
        let line = head.lines().next().unwrap_or_default();
        let words: Vec<&str> = line.split(' ').map(|word| word.split('?').next().unwrap_or(word)).collect();
        let authorization = head.lines().find_map(|line| {
            let (name, value) = line.split_once(": ")?;
            name.eq_ignore_ascii_case("proxy-authorization").then(|| value.to_owned())
        });
        Heard { line: words.join(" "), authorization }
    }
}
