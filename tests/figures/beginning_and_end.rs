//! How long the program takes to be there, and to be gone.

use std::net::TcpListener;
use std::time::Duration;

use crate::person::rehearse;
use crate::pty::Launch;
use crate::rest::memory;
use crate::row::Row;

pub fn first_frame() -> Row {
    let mut times: Vec<Duration> = (0..5)
        .map(|_| {
            let terminal = rehearse("default", &[]);
            let frame = &terminal.frames()[0];
            terminal.time_of(frame.offset + frame.bytes - 1)
        })
        .collect();
    times.sort();
    Row::new("first frame", milliseconds(times[2]), "ms").within(50.0).beside("median of 5, in a terminal")
}

/// Against an AWS that takes the connection and never answers: its memory, and the time to its end.
pub fn quitting() -> [Row; 2] {
    let silent = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("http://{}", silent.local_addr().unwrap());
    let mut terminal = Launch::sendoff(&["--domain", "example.com"])
        .env("AWS_ENDPOINT_URL", &url)
        .env("AWS_ACCESS_KEY_ID", "nobody")
        .env("AWS_SECRET_ACCESS_KEY", "nothing")
        .env("AWS_REGION", "us-east-1")
        .start();
    let (call, _) = silent.accept().unwrap();
    terminal.wait_for("sts:GetCallerIdentity");
    let memory = memory(&terminal, "memory, with a call to AWS open");
    terminal.type_text("q");
    let (time, code) = terminal.time_to_end();
    assert_eq!(code, 3);
    drop(call);
    [memory, Row::new("quitting with a call in flight", milliseconds(time), "ms").within(50.0)]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
