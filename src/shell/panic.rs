//! A bug must not cost the terminal: it is given back before anything is said.

use std::io::{self, Write};
use std::panic;
use std::path::PathBuf;
use std::process;
use std::thread;

use super::terminal;
use crate::words::clean_lines;

/// Call on the thread that draws. Its panic gives the terminal back, says so in a few lines and
/// ends the program with 1. Everything that matters is on the disk already: each write's intent
/// is journalled before it goes out. A panic in a call or on another thread becomes a problem of
/// that call, and is only logged.
pub fn install(log: Option<PathBuf>, sentence: String) {
    let drawing = thread::current().id();
    panic::set_hook(Box::new(move |info| {
        tracing::error!(%info, "panic");
        if thread::current().id() != drawing || tokio::task::try_id().is_some() {
            return;
        }
        terminal::restore();
        let mut out = io::stderr();
        let log = log.as_ref().map(|log| format!("{}\n", log.display())).unwrap_or_default();
        let _ = out.write_all(clean_lines(&format!("{sentence}\n{info}\n{log}"), false).as_bytes());
        process::exit(1);
    }));
}

#[cfg(test)]
mod tests;
