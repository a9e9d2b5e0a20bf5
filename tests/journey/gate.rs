//! Between the wizard and the world: a proxy that can keep an operation's answer, or its
//! question, until the wizard is gone, or say that a mail could not be delivered.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::pty::DEADLINE;
use crate::served::state_at;
use crate::watch::PATIENCE;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeps {
    /// AWS never heard of it.
    Question,
    /// AWS did it, and nobody learnt so.
    Answer,
    /// AWS did it but for its mail, and says so ("CodeDeliveryFailureException", Cognito API
    /// reference, `AdminCreateUser`): the user stands.
    Delivery,
    /// Its answer arrives, and no write after it goes through.
    Rest,
}

/// SES's own words behind Cognito's.
const UNDELIVERED: &str = "Cognito received the following error from Amazon SES when attempting to send \
                           email: Configuration set <mail> does not exist.";

/// What goes through.
#[derive(Clone, Debug, Default)]
enum Mode {
    #[default]
    Open,
    /// All but this request, by a text in its head.
    Keeping(String, Keeps),
    /// All but whichever of these comes first; none of the others (the second list) after it.
    KeepingFirst(Vec<String>, Keeps, Vec<String>),
    /// All but these.
    Without(Vec<String>),
    /// One request after the other, and those remembered that the world counts as writes.
    Watching(Vec<String>),
}

pub struct Gate {
    pub address: SocketAddr,
    mode: Arc<Mutex<Mode>>,
    caught: Receiver<String>,
    /// Writes let through since the mode was set, the one that is kept among them.
    passed: Arc<AtomicUsize>,
}

impl Gate {
    /// In front of `world` (host and port), open.
    pub fn before(world: &str) -> Gate {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let address = listener.local_addr().expect("an address");
        let mode = Arc::new(Mutex::new(Mode::default()));
        let (catch, caught) = mpsc::channel();
        let (world, mode_there) = (world.to_owned(), Arc::clone(&mode));
        let passed = Arc::new(AtomicUsize::new(0));
        let passed_there = Arc::clone(&passed);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let (world, mode, catch) = (world.clone(), Arc::clone(&mode_there), catch.clone());
                let passed = Arc::clone(&passed_there);
                // A client that was killed breaks its connections: no failure of the test.
                thread::spawn(move || drop(pass(client, &world, &mode, &catch, &passed)));
            }
        });
        Gate { address, mode, caught, passed }
    }

    pub fn keep(&self, request: &str, keeps: Keeps) {
        self.set(Mode::Keeping(request.to_owned(), keeps));
    }

    /// Keeps whichever of `requests` comes first, and from then on every one of `writes`: in which
    /// order independent writes go out is nobody's promise.
    pub fn keep_first(&self, requests: &[String], keeps: Keeps, writes: &[String]) {
        self.set(Mode::KeepingFirst(requests.to_vec(), keeps, writes.to_vec()));
    }

    /// Waits until the request that is kept has come and, where its answer is kept, was carried out.
    pub fn wait_caught(&self) {
        assert!(self.caught().is_some(), "the request to keep never came");
    }

    /// The same, and which it was; `None` where none has come in all the time that a failure waits.
    pub fn caught(&self) -> Option<String> {
        // A whole start of the program and what it waits for, beside many others.
        self.caught.recv_timeout(3 * DEADLINE).ok()
    }

    /// How many of the writes given to [`Gate::keep_first`] went through since.
    pub fn passed(&self) -> usize {
        self.passed.load(Ordering::SeqCst)
    }

    pub fn open(&self) {
        self.set(Mode::Open);
    }

    pub fn watch(&self) {
        self.set(Mode::Watching(Vec::new()));
    }

    /// The writes since [`Gate::watch`], in order, each as a text in its head.
    pub fn watched(&self) -> Vec<String> {
        match &*self.mode.lock().unwrap() {
            Mode::Watching(writes) => writes.clone(),
            mode => panic!("not watching: {mode:?}"),
        }
    }

    fn set(&self, mode: Mode) {
        let mut now = self.mode.lock().unwrap();
        while self.caught.try_recv().is_ok() {}
        self.passed.store(0, Ordering::SeqCst);
        *now = mode;
    }
}

/// One request a connection.
fn pass(
    mut client: TcpStream,
    world: &str,
    mode: &Mutex<Mode>,
    catch: &Sender<String>,
    passed: &AtomicUsize,
) -> std::io::Result<()> {
    let Some(request) = request(&mut client)? else { return Ok(()) };
    let head = head_of(&request);
    let kept = match now(&client, mode, &head, passed) {
        Now::Gone => return Ok(()),
        Now::Passes => None,
        Now::Kept(kept, keeps) => Some((kept, keeps)),
        Now::Refused => return until_gone(&mut client),
        Now::Watched => {
            let answer = watched(&request, world, mode)?;
            return client.write_all(&answer);
        }
    };
    if let Some((kept, Keeps::Question)) = kept {
        let _ = catch.send(kept);
        return until_gone(&mut client);
    }
    let answer = forward(&request, world)?;
    let Some((kept, keeps)) = kept else { return client.write_all(&answer) };
    let _ = catch.send(kept);
    match keeps {
        Keeps::Delivery => client.write_all(undelivered().as_bytes()),
        Keeps::Rest => client.write_all(&answer),
        Keeps::Answer | Keeps::Question => until_gone(&mut client),
    }
}

/// What becomes of a request.
enum Now {
    /// Killed before this was looked at: what was kept then is neither let through nor kept now.
    Gone,
    Passes,
    Kept(String, Keeps),
    Refused,
    Watched,
}

fn now(client: &TcpStream, mode: &Mutex<Mode>, head: &str, passed: &AtomicUsize) -> Now {
    let mut mode = mode.lock().unwrap();
    // With the lock held: whoever sets another mode has waited for the killed program to end.
    if is_gone(client) {
        return Now::Gone;
    }
    let among =
        |requests: &[String]| requests.iter().find(|request| head.contains(request.as_str())).cloned();
    match &*mode {
        Mode::Open => Now::Passes,
        Mode::Watching(_) => Now::Watched,
        Mode::Without(writes) => among(writes).map_or(Now::Passes, |_| Now::Refused),
        Mode::Keeping(kept, keeps) if head.contains(kept.as_str()) => Now::Kept(kept.clone(), *keeps),
        Mode::Keeping(..) => Now::Passes,
        Mode::KeepingFirst(requests, keeps, writes) => {
            if among(writes).is_some() {
                passed.fetch_add(1, Ordering::SeqCst);
            }
            let Some(kept) = among(requests) else { return Now::Passes };
            let kept = Now::Kept(kept, *keeps);
            *mode = Mode::Without(writes.clone());
            kept
        }
    }
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

fn is_gone(client: &TcpStream) -> bool {
    let looked = client.set_nonblocking(true).and_then(|()| client.peek(&mut [0]));
    let waits = matches!(&looked, Err(error) if error.kind() == std::io::ErrorKind::WouldBlock);
    client.set_nonblocking(false).is_err() || !(waits || matches!(looked, Ok(1..)))
}

fn until_gone(client: &mut TcpStream) -> std::io::Result<()> {
    client.read(&mut [0]).map(drop)
}

fn forward(request: &[u8], world: &str) -> std::io::Result<Vec<u8>> {
    let mut answer = Vec::new();
    let request = with_host(request, world);
    let mut world = TcpStream::connect(world)?;
    world.set_read_timeout(Some(PATIENCE))?;
    world.write_all(&request)?;
    world.read_to_end(&mut answer)?;
    Ok(answer)
}

/// The request as it is put to `world` itself, which answers for its own address alone.
fn with_host(request: &[u8], world: &str) -> Vec<u8> {
    let head = head_of(request);
    let is_host =
        |line: &str| line.split_once(':').is_some_and(|(name, _)| name.eq_ignore_ascii_case("host"));
    let lines = head.split("\r\n").filter(|line| !is_host(line)).map(str::to_owned);
    let lines: Vec<String> = lines.chain([format!("host: {world}")]).collect();
    [lines.join("\r\n").as_bytes(), &request[head.len()..]].concat()
}

/// Alone with the world, so that what it counts is this request's.
fn watched(request: &[u8], world: &str, mode: &Mutex<Mode>) -> std::io::Result<Vec<u8>> {
    let mut mode = mode.lock().unwrap();
    let before = state_at(world)["writes"].clone();
    let answer = forward(request, world)?;
    if let (Mode::Watching(writes), true) = (&mut *mode, state_at(world)["writes"] != before) {
        writes.push(signature(&head_of(request)));
    }
    Ok(answer)
}

/// What tells a request from others: the operation of a JSON protocol, otherwise method and path.
fn signature(head: &str) -> String {
    let target = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("x-amz-target").then(|| value.trim().to_owned())
    });
    let line = head.lines().next().unwrap_or_default();
    target.unwrap_or_else(|| line.rsplit_once("HTTP/").map_or(line, |(request, _)| request).to_owned())
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
