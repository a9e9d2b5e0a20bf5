//! `c` on a real terminal: in tmux through tmux, else as OSC 52.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::pty::{Key, Launch, Terminal};

const CLIENTS: [&str; 2] = ["/dev/pts/3", "/dev/pts/7"];

/// A `tmux` that two clients are attached to: it keeps each call's arguments, a line each, and
/// what it is given to read. `refuses` is a client whose terminal takes nothing.
fn tmux(refuses: &str) -> TempDir {
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("tmux");
    let kept = directory.path().display();
    let script = format!(
        "#!/bin/sh\n\
         printf '%s\\n' \"$@\" > \"{kept}/arguments.$$\"\n\
         case \"$1\" in\n\
         list-clients) printf '%s\\n' {} ;;\n\
         load-buffer) cat > \"{kept}/text.$$\"; [ \"$4\" != '{refuses}' ] ;;\n\
         esac\n",
        CLIENTS.join(" ")
    );
    fs::write(&path, script).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    directory
}

/// Every call that was kept: its arguments, and what it read.
fn calls(directory: &Path) -> Vec<(Vec<String>, Option<String>)> {
    let named = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    let files: Vec<PathBuf> = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    let mut calls: Vec<_> = files
        .iter()
        .filter_map(|path| {
            let process = named(path).strip_prefix("arguments.")?.to_owned();
            let arguments = fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect();
            Some((arguments, fs::read_to_string(directory.join(format!("text.{process}"))).ok()))
        })
        .collect();
    calls.sort();
    calls
}

/// The table of records, and the value of the selected one as it stood on the screen, alone.
fn selected(launch: Launch) -> (Terminal, String) {
    let mut terminal = launch.start();
    terminal.wait_for("8 Test mail");
    terminal.type_text("5");
    terminal.wait_for("> DKIM 1");
    terminal.press(Key::Right);
    terminal.wait_for("Record name");
    let screen = terminal.screen();
    let ends = |line: &&str| line.trim_end().ends_with(".dkim.amazonses.com");
    let value = screen.lines().find(ends).unwrap().trim().to_owned();
    terminal.press(Key::Esc);
    terminal.wait_gone("Record name");
    terminal.wait_for("DKIM 2");
    (terminal, value)
}

fn records() -> Launch {
    Launch::sendoff(&["rehearse", "--scenario", "half-done"])
}

#[test]
fn in_tmux_each_attached_client_gets_the_value_and_is_named() {
    let tmux = tmux("");
    let path = format!("{}:{}", tmux.path().display(), std::env::var("PATH").unwrap_or_default());
    let launch = records().env("PATH", path).env("TMUX", "/tmp/tmux-0/default,1,0").env("TMUX_PANE", "%4");
    let (mut terminal, value) = selected(launch);
    terminal.type_text("c");
    terminal.wait_until("both clients", |screen| {
        let text: String = screen.contents().split_whitespace().collect();
        text.contains(&CLIENTS.join(","))
    });
    let asked = ["list-clients", "-F", "#{client_name}", "-t", "%4"];
    let load = |client| ["load-buffer", "-w", "-t", client, "-"].map(str::to_owned).to_vec();
    let expected = vec![
        (asked.map(str::to_owned).to_vec(), None),
        (load(CLIENTS[0]), Some(value.clone())),
        (load(CLIENTS[1]), Some(value.clone())),
    ];
    assert_eq!(calls(tmux.path()), expected);
    assert!(!holds(&terminal.raw(), b"\x1b]52;"), "tmux would swallow it");
    terminal.press(Key::CtrlC);
    terminal.exit_code();
}

#[test]
fn a_client_that_takes_nothing_is_not_named() {
    let tmux = tmux(CLIENTS[0]);
    let path = format!("{}:{}", tmux.path().display(), std::env::var("PATH").unwrap_or_default());
    let (mut terminal, _) = selected(records().env("PATH", path).env("TMUX", "/tmp/tmux-0/default,1,0"));
    terminal.type_text("c");
    terminal.wait_for(CLIENTS[1]);
    assert!(!terminal.screen().contains(CLIENTS[0]), "{}", terminal.screen());
    terminal.press(Key::CtrlC);
    terminal.exit_code();
}

#[test]
fn without_tmux_the_terminal_gets_osc_52() {
    let (mut terminal, value) = selected(records());
    terminal.type_text("c");
    terminal.wait_for("your terminal's clipboard");
    let sequence = format!("\x1b]52;c;{}\x1b\\", base64(value.as_bytes()));
    assert!(holds(&terminal.raw(), sequence.as_bytes()), "no OSC 52 of {value}");
    terminal.press(Key::CtrlC);
    terminal.exit_code();
}

fn holds(raw: &[u8], bytes: &[u8]) -> bool {
    raw.windows(bytes.len()).any(|window| window == bytes)
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte))
            << (8 * (3 - group.len()));
        for index in 0..4 {
            out.push(if index <= group.len() {
                char::from(LETTERS[bits >> (18 - 6 * index) & 63])
            } else {
                '='
            });
        }
    }
    out
}
