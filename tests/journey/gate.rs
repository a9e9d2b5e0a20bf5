//! Between the wizard and the world: a proxy that can keep an operation's answer, or its
//! question, until the wizard is gone, or say that a mail could not be delivered.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::pty::DEADLINE;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeps {
    /// AWS never heard of it.
    Question,
    /// AWS did it, and nobody learnt so.
    Answer,
    /// AWS did it but for its mail, and says so ("CodeDeliveryFailureException", Cognito API
    /// reference, `AdminCreateUser`): the user stands.
    Delivery,
}

/// SES's own words behind Cognito's.
const UNDELIVERED: &str = "Cognito received the following error from Amazon SES when attempting to send \
                           email: Configuration set <mail> does not exist.";

/// Which request, by a text in its head.
#[derive(Clone, Copy, Debug)]
pub struct Kept {
    pub request: &'static str,
    pub keeps: Keeps,
}

pub struct Gate {
    pub address: SocketAddr,
    kept: Arc<Mutex<Option<Kept>>>,
    caught: Receiver<()>,
}

impl Gate {
    /// In front of `world` (host and port), open.
    pub fn before(world: &str) -> Gate {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let address = listener.local_addr().expect("an address");
        let kept = Arc::new(Mutex::new(None));
        let (catch, caught) = mpsc::channel();
        let (world, kept_there) = (world.to_owned(), Arc::clone(&kept));
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let (world, kept, catch) = (world.clone(), Arc::clone(&kept_there), catch.clone());
                // A client that was killed breaks its connections: no failure of the test.
                thread::spawn(move || drop(pass(client, &world, &kept, &catch)));
            }
        });
        Gate { address, kept, caught }
    }

    pub fn keep(&self, kept: Kept) {
        *self.kept.lock().unwrap() = Some(kept);
    }

    /// Waits until the request that is kept has come and, where its answer is kept, was carried out.
    pub fn wait_caught(&self) {
        self.caught.recv_timeout(DEADLINE).expect("the request to keep");
    }

    pub fn open(&self) {
        *self.kept.lock().unwrap() = None;
    }
}

/// One request a connection.
fn pass(
    mut client: TcpStream,
    world: &str,
    kept: &Mutex<Option<Kept>>,
    catch: &Sender<()>,
) -> std::io::Result<()> {
    let Some(request) = request(&mut client)? else { return Ok(()) };
    let caught = kept.lock().unwrap().filter(|kept| head_of(&request).contains(kept.request));
    let question_is_kept = caught.is_some_and(|kept| kept.keeps == Keeps::Question);
    let mut answer = Vec::new();
    if !question_is_kept {
        let mut world = TcpStream::connect(world)?;
        world.write_all(&request)?;
        world.read_to_end(&mut answer)?;
    }
    if let Some(kept) = caught {
        let _ = catch.send(());
        if kept.keeps == Keeps::Delivery {
            return client.write_all(undelivered().as_bytes());
        }
        // Until the client is gone.
        return client.read(&mut [0]).map(drop);
    }
    client.write_all(&answer)
}

fn undelivered() -> String {
    let body =
        serde_json::json!({ "__type": "CodeDeliveryFailureException", "message": UNDELIVERED }).to_string();
    format!(
        "HTTP/1.1 400 Bad Request\r\nContent-Type: application/x-amz-json-1.1\r\nConnection: close\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

fn head_of(request: &[u8]) -> String {
    let end = request.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(request.len());
    String::from_utf8_lossy(&request[..end]).into_owned()
}

/// The request's bytes, made the connection's only one.
fn request(client: &mut TcpStream) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let head = loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end + 4;
        }
        let mut some = [0; 4096];
        match client.read(&mut some)? {
            0 => return Ok(None),
            length => bytes.extend_from_slice(&some[..length]),
        }
    };
    let text = String::from_utf8_lossy(&bytes[..head]).to_ascii_lowercase();
    let length = text.lines().find_map(|line| line.strip_prefix("content-length:"));
    let length: usize = length.map_or(0, |length| length.trim().parse().expect("a length"));
    while bytes.len() < head + length {
        let mut some = [0; 4096];
        match client.read(&mut some)? {
            0 => return Ok(None),
            length => bytes.extend_from_slice(&some[..length]),
        }
    }
    let line = bytes.windows(2).position(|two| two == b"\r\n").expect("a first line") + 2;
    bytes.splice(line..line, *b"connection: close\r\n");
    Ok(Some(bytes))
}
