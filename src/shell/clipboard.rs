//! The clipboard of the terminal that a person sits at, over SSH and in tmux as well.

use std::env;
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::{Command, Stdio};

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;

use crate::core::wizard::msg::CopiedBy;

/// How a text reaches the clipboard here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clipboard {
    /// `tmux load-buffer -w` for each client that looks at this pane's session. tmux swallows an
    /// application's OSC 52 unless `set-clipboard` is `on`.
    Tmux { pane: Option<OsString> },
    /// OSC 52 to the terminal; `screen` is GNU screen in between, which passes on what is
    /// wrapped for it.
    Terminal { screen: bool },
    /// No terminal to copy to.
    Off,
}

impl Clipboard {
    pub fn detect() -> Self {
        if env::var_os("TMUX").is_some_and(|socket| !socket.is_empty()) {
            Self::Tmux { pane: env::var_os("TMUX_PANE") }
        } else {
            Self::Terminal { screen: env::var_os("STY").is_some_and(|name| !name.is_empty()) }
        }
    }

    /// Blocks for as long as tmux takes. To a terminal it is one write, after which nobody says
    /// whether it arrived.
    pub fn copy(&self, text: &str) -> CopiedBy {
        let sent = match self {
            Self::Tmux { pane } => tmux(pane.as_ref(), text).map(CopiedBy::Tmux),
            Self::Terminal { screen } => write(io::stdout(), text, *screen).map(|()| CopiedBy::Terminal),
            Self::Off => return CopiedBy::Failed,
        };
        sent.unwrap_or_else(|error| {
            tracing::warn!(%error, "copying failed");
            CopiedBy::Failed
        })
    }
}

fn write(mut out: impl Write, text: &str, screen: bool) -> io::Result<()> {
    let mut sequence = String::new();
    CopyToClipboard::to_clipboard_from(text).write_ansi(&mut sequence).map_err(io::Error::other)?;
    if screen {
        // The string terminator of the inner sequence would end the wrapping.
        sequence = format!("\u{1b}P{}\u{7}\u{1b}\\", sequence.trim_end_matches("\u{1b}\\"));
    }
    out.write_all(sequence.as_bytes())?;
    out.flush()
}

/// The terminals of the clients that took it.
fn tmux(pane: Option<&OsString>, text: &str) -> io::Result<Vec<String>> {
    let mut list = Command::new("tmux");
    list.args(["list-clients", "-F", "#{client_name}"]);
    if let Some(pane) = pane {
        list.arg("-t").arg(pane);
    }
    let clients = list.stdin(Stdio::null()).stderr(Stdio::null()).output()?.stdout;
    let clients = String::from_utf8_lossy(&clients);
    let mut took = Vec::new();
    let mut failed = io::Error::other("no tmux client is attached");
    for client in clients.lines() {
        match load(client, text) {
            Ok(()) => took.push(client.to_owned()),
            Err(error) => failed = error,
        }
    }
    if took.is_empty() { Err(failed) } else { Ok(took) }
}

/// `-w` (tmux 3.2) also sends the buffer to the clipboard of the client's terminal.
fn load(client: &str, text: &str) -> io::Result<()> {
    let mut child = Command::new("tmux")
        .args(["load-buffer", "-w", "-t", client, "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let written = child.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(text.as_bytes()));
    let status = child.wait()?;
    written?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("tmux load-buffer: {status}"))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_to_the_terminal_as_osc_52() {
        let mut out = Vec::new();
        write(&mut out, "10 feedback-smtp.us-east-1.amazonses.com", false).unwrap();
        let base64 = "MTAgZmVlZGJhY2stc210cC51cy1lYXN0LTEuYW1hem9uc2VzLmNvbQ==";
        assert_eq!(String::from_utf8(out).unwrap(), format!("\u{1b}]52;c;{base64}\u{1b}\\"));
    }

    #[test]
    fn screen_gets_it_wrapped() {
        let mut out = Vec::new();
        write(&mut out, "a", true).unwrap();
        assert_eq!(out, b"\x1bP\x1b]52;c;YQ==\x07\x1b\\");
    }

    #[test]
    fn without_a_terminal_copying_fails_and_says_so() {
        assert_eq!(Clipboard::Off.copy("text"), CopiedBy::Failed);
    }
}
