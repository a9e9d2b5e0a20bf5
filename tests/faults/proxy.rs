//! Between the program and the world: does with each request what a test wants.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use crate::request::Request;

/// What becomes of one request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    Passes,
    /// The connection is kept, without a word, until the program is gone.
    Kept { carried_out: bool },
    /// The connection breaks.
    Dropped { carried_out: bool },
    /// Half of the answer, and then nothing more.
    Halved,
    Delayed(Duration),
    /// Another answer than AWS'.
    Said { carried_out: bool, status: u16, kind: &'static str, body: &'static str },
}

type Decide = Box<dyn FnMut(&Request) -> Fate + Send>;
type Hear = Box<dyn FnMut(&Request) + Send>;

pub struct Proxy {
    pub address: SocketAddr,
    decide: Arc<Mutex<Decide>>,
}

impl Proxy {
    /// In front of `world` (host and port), with everything passing.
    pub fn before(world: &str) -> Proxy {
        Proxy::hearing(world, Box::new(|_| {}))
    }

    /// One request at a time: `hear` is told each after it was answered, before the program is.
    pub fn hearing(world: &str, hear: Hear) -> Proxy {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let address = listener.local_addr().expect("an address");
        let decide: Arc<Mutex<Decide>> = Arc::new(Mutex::new(Box::new(|_| Fate::Passes)));
        let hear = Arc::new(Mutex::new(hear));
        let (world, decides) = (world.to_owned(), Arc::clone(&decide));
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let (world, decide, hear) = (world.clone(), Arc::clone(&decides), Arc::clone(&hear));
                // A program that was killed breaks its connections: no failure of the test.
                thread::spawn(move || drop(pass(client, &world, &decide, &hear)));
            }
        });
        Proxy { address, decide }
    }

    /// From now on.
    pub fn decide(&self, decide: impl FnMut(&Request) -> Fate + Send + 'static) {
        *self.decide.lock().unwrap() = Box::new(decide);
    }
}

fn pass(
    mut client: TcpStream,
    world: &str,
    decide: &Mutex<Decide>,
    hear: &Mutex<Hear>,
) -> std::io::Result<()> {
    let Some(request) = Request::read(&mut client)? else { return Ok(()) };
    let fate = (*decide.lock().unwrap())(&request);
    let carry_out = || {
        let mut hear = hear.lock().unwrap();
        let answer = request.forward(world)?;
        (*hear)(&request);
        Ok::<_, std::io::Error>(answer)
    };
    let carry_out_where = |wanted: bool| if wanted { carry_out().map(drop) } else { Ok(()) };
    match fate {
        Fate::Passes => client.write_all(&carry_out()?),
        Fate::Kept { carried_out } => {
            carry_out_where(carried_out)?;
            client.read(&mut [0]).map(drop)
        }
        Fate::Dropped { carried_out } => {
            carry_out_where(carried_out)?;
            client.shutdown(Shutdown::Both)
        }
        Fate::Halved => {
            let answer = carry_out()?;
            client.write_all(&answer[..answer.len() / 2])?;
            client.shutdown(Shutdown::Both)
        }
        Fate::Delayed(time) => {
            let answer = carry_out()?;
            thread::sleep(time);
            client.write_all(&answer)
        }
        Fate::Said { carried_out, status, kind, body } => {
            carry_out_where(carried_out)?;
            let length = body.len();
            let head = format!(
                "HTTP/1.1 {status} Said\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
            );
            client.write_all(head.as_bytes())?;
            client.write_all(body.as_bytes())
        }
    }
}
