//! Screens on which nobody does anything.

use std::collections::BTreeMap;
use std::process::Command;
use std::time::Duration;

use crate::person::{assert_only_frames, last_line, lead_on, rehearse, rows};
use crate::pty::{Key, Terminal, frames};
use crate::row::Row;

/// How long a screen is watched.
const A_WHILE: Duration = Duration::from_secs(5);
/// In MiB.
const MEMORY: f64 = 25.0;

/// All is done: keys that change nothing, and then nothing at all.
pub fn idle() -> Vec<Row> {
    let mut terminal = rehearse("already-done", &["--skip", "test"]);
    terminal.wait_until("the end", |screen| last_line(screen).starts_with("Enter finish"));
    terminal.watch(Duration::from_secs(1));
    terminal.type_text("gkz");
    let unchanged = terminal.watch(Duration::from_secs(1)).len();
    let before = wake_ups(&terminal);
    let bytes = terminal.watch(A_WHILE).len();
    let after = wake_ups(&terminal);
    let over = format!("over {} s", A_WHILE.as_secs());
    let mut table = vec![
        Row::count("an unchanged frame", unchanged, "B").within(0.0).beside("three keys without effect"),
        Row::count("idle", bytes, "B").within(0.0).beside(over.clone()),
    ];
    // Linux tells. A thread that waited for work from the disk may end meanwhile.
    if !before.is_empty() {
        let woken = after
            .iter()
            .map(|(thread, (_, woken))| woken - before.get(thread).map_or(0, |(_, before)| *before));
        let threads: Vec<&str> = after.values().map(|(name, _)| name.as_str()).collect();
        let threads = format!("{over}, all threads: {}", threads.join(", "));
        table.push(Row::count("idle", woken.sum(), "wake-ups").within(0.0).beside(threads));
    }
    table.push(memory(&terminal, "memory, the rehearsal's world in it"));
    terminal.press(Key::Enter);
    assert_eq!(terminal.exit_code(), 0);
    table
}

/// Two waits: a write that takes its time, and records entered by hand, which are looked for at
/// every server once a second.
pub fn waiting() -> Vec<Row> {
    let mut terminal = rehearse("slow-dns", &[]);
    lead_on(&mut terminal, "Enter write records");
    terminal.press(Key::Enter);
    let all_but_the_slow_one =
        |screen: &vt100::Screen| rows(screen).iter().filter(|row| row.contains(" 3/4")).count() == 6;
    terminal.wait_until("three of four name servers", all_but_the_slow_one);
    let mut table = Vec::from(watched(&terminal, "waiting while Route 53 writes"));

    let mut terminal = rehearse("manual-dns", &[]);
    lead_on(&mut terminal, "p I have entered them");
    terminal.type_text("p");
    terminal.wait_for("Noted.");
    table.extend(watched(&terminal, "waiting while a DNS host writes"));
    // It was at work all the while.
    terminal.wait_for("6/6");
    table
}

fn watched(terminal: &Terminal, what: &str) -> [Row; 2] {
    let watched = terminal.watch(A_WHILE);
    let frames = frames(&watched, 80, 24);
    assert_only_frames(&watched, &frames);
    let a_second = |number: usize, unit| {
        let number = f64::from(u32::try_from(number).unwrap());
        Row { is_count: true, ..Row::new(what, number / A_WHILE.as_secs_f64(), unit) }
    };
    [a_second(watched.len(), "B/s").within(200.0), a_second(frames.len(), "frames/s").within(4.0)]
}

/// The program's resident memory.
pub fn memory(terminal: &Terminal, what: &str) -> Row {
    let pid = terminal.pid().to_string();
    let output = Command::new("ps").args(["-o", "rss=", "-p", &pid]).output().expect("ps");
    let kib: f64 = String::from_utf8(output.stdout).unwrap().trim().parse().expect("a number");
    Row { is_count: true, ..Row::new(what, kib / 1024.0, "MiB").within(MEMORY) }
}

/// The name of each thread, and how often it went to sleep; none but on Linux.
fn wake_ups(terminal: &Terminal) -> BTreeMap<u32, (String, usize)> {
    let tasks = format!("/proc/{}/task", terminal.pid());
    let of_thread = |thread: std::fs::DirEntry| {
        let status = std::fs::read_to_string(thread.path().join("status")).ok()?;
        let field = |name: &str| status.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
        let woken = field("voluntary_ctxt_switches:")?.parse().ok()?;
        Some((thread.file_name().to_str()?.parse().ok()?, (field("Name:")?.to_owned(), woken)))
    };
    std::fs::read_dir(tasks).into_iter().flatten().flatten().filter_map(of_thread).collect()
}

/// How often the thread that draws called `write`; the sockets are written to by other calls.
pub fn writes(terminal: &Terminal) -> Option<usize> {
    let pid = terminal.pid();
    let io = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/io")).ok()?;
    io.lines().find_map(|line| line.strip_prefix("syscw:"))?.trim().parse().ok()
}
