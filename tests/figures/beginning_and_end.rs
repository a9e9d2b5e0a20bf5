//! How long the program takes to be there, and to be gone.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use crate::person::rehearse;
use crate::pty::{Launch, Terminal};
use crate::rest::memory;
use crate::row::Row;

pub fn first_frame() -> [Row; 2] {
    let (silent, url) = silent();
    let wizard = || {
        let terminal = wizard(&url);
        terminal.wait_for("sts:GetCallerIdentity");
        terminal
    };
    let table = [
        of_first_frame("first frame", wizard),
        of_first_frame("first frame of a rehearsal, its world in it", || rehearse("default", &[])),
    ];
    drop(silent);
    table
}

fn of_first_frame(what: &str, start: impl Fn() -> Terminal) -> Row {
    let mut times: Vec<Duration> = (0..5)
        .map(|_| {
            let terminal = start();
            let frame = &terminal.frames()[0];
            terminal.time_of(frame.offset + frame.bytes - 1)
        })
        .collect();
    times.sort();
    Row::new(what, milliseconds(times[2]), "ms").within(50.0).beside("median of 5, in a terminal")
}

/// An AWS that takes connections and never answers.
fn silent() -> (TcpListener, String) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    (listener, url)
}

fn wizard(url: &str) -> Terminal {
    Launch::sendoff(&["--domain", "example.com"])
        .env("AWS_ENDPOINT_URL", url)
        .env("AWS_ACCESS_KEY_ID", "nobody")
        .env("AWS_SECRET_ACCESS_KEY", "nothing")
        .env("AWS_REGION", "us-east-1")
        .start()
}

/// Against an AWS that never answers: its memory, and the time to its end.
pub fn quitting() -> [Row; 2] {
    let (silent, url) = silent();
    let mut terminal = wizard(&url);
    let (call, _) = silent.accept().unwrap();
    terminal.wait_for("sts:GetCallerIdentity");
    let memory = memory(&terminal, "memory, with a call to AWS open");
    let pressed = Instant::now();
    terminal.type_text("q");
    assert_eq!(terminal.exit_code(), 3);
    let quitting = pressed.elapsed();
    drop(call);
    [memory, Row::new("quitting with a call in flight", milliseconds(quitting), "ms").within(50.0)]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
