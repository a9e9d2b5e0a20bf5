//! What the wizard costs: bytes, frames, time and memory. Bytes and frames are held to their
//! budgets; times and memory are printed, and bounded only where something would be badly wrong,
//! since tests run unoptimised programs on machines that do other things too.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a failure to set up is a failure of the test")]

#[path = "pty/mod.rs"]
mod pty;

use std::net::TcpListener;
use std::process::Command;
use std::time::{Duration, Instant};

use pty::{Frame, Key, Launch, Terminal, frames};

/// At 80x24, in bytes.
const FULL_PAINT: usize = 4096;
const TYPED_CHARACTER: usize = 64;
/// While waiting, in bytes and frames a second.
const WAITING_BYTES: f64 = 200.0;
const WAITING_FRAMES: f64 = 4.0;

/// How long a screen is watched.
const A_WHILE: Duration = Duration::from_secs(5);

fn rehearse(scenario: &str, more: &[&str]) -> Terminal {
    let arguments: Vec<&str> =
        ["rehearse", "--scenario", scenario].into_iter().chain(more.iter().copied()).collect();
    let terminal = Launch::sendoff(&arguments).start();
    terminal.wait_until("the last line", |screen| last_line(screen).starts_with("Enter "));
    terminal
}

fn rows(screen: &vt100::Screen) -> Vec<String> {
    let (_, columns) = screen.size();
    screen.rows(0, columns.get()).map(|row| row.trim_end().to_owned()).collect()
}

fn last_line(screen: &vt100::Screen) -> String {
    rows(screen).last().map(|row| row.trim_start().to_owned()).unwrap_or_default()
}

/// The program's resident memory, in KiB.
fn memory(terminal: &Terminal) -> u64 {
    let pid = terminal.pid().to_string();
    let output = Command::new("ps").args(["-o", "rss=", "-p", &pid]).output().expect("ps");
    String::from_utf8(output.stdout).unwrap().trim().parse().expect("a number")
}

/// Every byte of what came belongs to a frame.
fn assert_only_frames(bytes: &[u8], frames: &[Frame]) {
    let framed: usize = frames.iter().map(|frame| frame.bytes).sum();
    assert_eq!(framed, bytes.len(), "outside of a frame: {:?}", String::from_utf8_lossy(bytes));
}

/// Its frames since `before`, on a terminal that shows nothing yet.
fn since(terminal: &Terminal, before: usize) -> Vec<Frame> {
    let bytes = terminal.raw().split_off(before);
    let frames = frames(&bytes, 80, 24);
    assert_only_frames(&bytes, &frames);
    frames
}

fn first_frame() {
    let mut times: Vec<Duration> = (0..5)
        .map(|_| {
            let terminal = rehearse("default", &[]);
            let frame = &terminal.frames()[0];
            terminal.time_of(frame.offset + frame.bytes - 1)
        })
        .collect();
    times.sort();
    println!("first frame             {:>8.1} ms (median of 5, budget 50)", times[2].as_secs_f64() * 1e3);
    assert!(times[2] < Duration::from_secs(1), "{times:?}");
}

/// Each step of a finished set-up, painted from nothing.
fn full_paint() {
    let mut largest = (0, String::new());
    for lang in ["en", "ja"] {
        let terminal = &mut rehearse("already-done", &["--skip", "test", "--lang", lang]);
        terminal.wait_for("8/8");
        for step in 1..=8 {
            terminal.type_text(&step.to_string());
            terminal.wait_until("the step", |screen| rows(screen)[1 + step].starts_with('>'));
            terminal.resize(100, 30);
            terminal.wait_until("the larger screen", |screen| {
                rows(screen).len() == 30 && last_line(screen).starts_with("Enter ")
            });
            let before = terminal.bytes();
            terminal.resize(80, 24);
            terminal.wait_until("the screen painted anew", |screen| {
                rows(screen).len() == 24
                    && last_line(screen).starts_with("Enter ")
                    && rows(screen)[1 + step].starts_with('>')
            });
            let paints = since(terminal, before);
            let bytes = paints.iter().map(|frame| frame.bytes).max().unwrap();
            if bytes > largest.0 {
                largest = (bytes, format!("{lang}, step {step}"));
            }
        }
    }
    let (bytes, which) = largest;
    println!("full paint at 80x24     {bytes:>8} bytes (the largest: {which}; budget {FULL_PAINT})");
    assert!(bytes <= FULL_PAINT, "{bytes}");
}

/// In the From field, which asks nobody anything.
fn typed_character() {
    let mut terminal = rehearse("default", &[]);
    terminal.wait_until("the first open step", |screen| rows(screen)[3].starts_with('>'));
    terminal.type_text("3\t");
    terminal.wait_until("the field", |screen| !screen.hide_cursor());
    let mut largest = 0;
    for typed in 'a'..='j' {
        let before = terminal.bytes();
        let cursor = terminal.look(vt100::Screen::cursor_position);
        terminal.type_text(&typed.to_string());
        terminal.wait_until("the character", |screen| screen.cursor_position() != cursor);
        let frames = since(&terminal, before);
        assert_eq!(frames.len(), 1, "one character, one frame");
        largest = largest.max(frames[0].bytes);
    }
    println!("one typed character     {largest:>8} bytes (the largest of 10; budget {TYPED_CHARACTER})");
    assert!(largest <= TYPED_CHARACTER, "{largest}");
}

/// Down and Page Down through a thousand user pools, and what Cognito is asked meanwhile.
fn scrolling() {
    let mut terminal = rehearse("many-pools", &["--skip", "test"]);
    terminal.wait_for("of 1,000");
    terminal.wait_for("SES  ");
    let mut step = |key: &str, sign: &dyn Fn(usize) -> String, count: usize| {
        let (mut largest, mut times) = (0, Vec::new());
        for number in 1..=count {
            let before = terminal.bytes();
            let sign = sign(number);
            let pressed = Instant::now();
            terminal.type_text(key);
            terminal.wait_until("the row", |screen| rows(screen).iter().any(|row| row.contains(&sign)));
            times.push(pressed.elapsed());
            largest = largest.max(terminal.bytes() - before);
        }
        times.sort();
        (largest, times[times.len() / 2])
    };
    // Within the first page: the marker moves. Then from page to page: another dozen of rows.
    let (down, took) = step("j", &|number| format!("> tenant-{number:04}"), 5);
    let ms = |took: Duration| took.as_secs_f64() * 1e3;
    println!("a row down, of 1,000    {down:>8} bytes (the largest of 5), {:.1} ms (median)", ms(took));
    assert!(down <= 1024, "{down}");
    assert!(took < Duration::from_secs(1), "{took:?}");
    let page = std::str::from_utf8(Key::PageDown.bytes()).unwrap();
    let (down, took) = step(page, &|number| format!("{} to {} of", 12 * number + 1, 12 * number + 12), 20);
    println!("a page down, of 1,000   {down:>8} bytes (the largest of 20), {:.1} ms (median)", ms(took));
    assert!(down <= FULL_PAINT, "{down}");
    assert!(took < Duration::from_secs(1), "{took:?}");
}

/// All is done: keys that change nothing, and then nothing at all.
fn unchanged_and_idle() {
    let mut terminal = rehearse("already-done", &["--skip", "test"]);
    terminal.wait_until("the end", |screen| last_line(screen).starts_with("Enter finish"));
    terminal.watch(Duration::from_secs(1));
    terminal.type_text("gkz");
    let bytes = terminal.watch(Duration::from_secs(1)).len();
    println!("an unchanged frame      {bytes:>8} bytes (budget 0)");
    assert_eq!(bytes, 0);
    let before = wake_ups(&terminal);
    let bytes = terminal.watch(A_WHILE).len();
    println!("idle for {:>2} s           {bytes:>8} bytes (budget 0)", A_WHILE.as_secs());
    assert_eq!(bytes, 0);
    if let (Some(before), Some(after)) = (before, wake_ups(&terminal)) {
        println!("idle for {:>2} s           {:>8} wake-ups (budget 0)", A_WHILE.as_secs(), after - before);
        assert_eq!(after, before);
    }
    println!("memory, at the end      {:>8} KiB (with the rehearsal in it; budget 25600)", memory(&terminal));
    terminal.press(Key::Enter);
    assert_eq!(terminal.exit_code(), 0);
}

/// How often the thread that draws went to sleep; Linux tells.
fn wake_ups(terminal: &Terminal) -> Option<u64> {
    let pid = terminal.pid();
    let status = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))?.trim().parse().ok()
}

/// Two screens on which nobody can do anything: a write that takes its time, and records entered
/// by hand, which are looked for at every server once a second.
fn waiting() {
    let mut terminal = rehearse("slow-dns", &[]);
    lead_on(&mut terminal, "Enter write records");
    terminal.press(Key::Enter);
    let all_but_the_slow_one =
        |screen: &vt100::Screen| rows(screen).iter().filter(|row| row.contains(" 3/4")).count() == 6;
    terminal.wait_until("three of four name servers", all_but_the_slow_one);
    watch_waiting(&terminal, "while Route 53 writes  ");

    let mut terminal = rehearse("manual-dns", &[]);
    lead_on(&mut terminal, "p I have entered them");
    terminal.type_text("p");
    terminal.wait_for("Noted.");
    watch_waiting(&terminal, "while a DNS host writes");
    // It was at work all the while.
    terminal.wait_for("6/6");
}

/// Presses Enter whenever it leads on, until `sign` is on the screen.
fn lead_on(terminal: &mut Terminal, sign: &str) {
    let waits = |screen: &vt100::Screen| {
        ["Enter wait", "Enter one moment"].iter().any(|hint| last_line(screen).starts_with(hint))
    };
    let arrived = |screen: &vt100::Screen| screen.contents().contains(sign);
    for _ in 0..40 {
        terminal.wait_until(sign, |screen| arrived(screen) || !waits(screen));
        if terminal.look(arrived) {
            return;
        }
        let before = terminal.look(rows);
        terminal.press(Key::Enter);
        terminal.wait_until("something that Enter did", |screen| rows(screen) != before);
    }
    assert!(terminal.look(arrived), "Enter never led to {sign}:\n{}", terminal.screen());
}

fn watch_waiting(terminal: &Terminal, what: &str) {
    let watched = terminal.watch(A_WHILE);
    let frames = frames(&watched, 80, 24);
    assert_only_frames(&watched, &frames);
    let second = |number: usize| f64::from(u32::try_from(number).unwrap()) / A_WHILE.as_secs_f64();
    let (bytes, count) = (second(watched.len()), second(frames.len()));
    println!(
        "{what} {bytes:>8.1} bytes/s, {count:.1} frames/s (budget {WAITING_BYTES}, {WAITING_FRAMES}); {} KiB",
        memory(terminal)
    );
    assert!(count <= WAITING_FRAMES, "{count}");
    assert!(bytes <= WAITING_BYTES, "{bytes}:\n{:?}", String::from_utf8_lossy(&watched));
}

/// Against an AWS that takes the connection and never answers.
fn quitting() {
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
    println!("memory, against AWS     {:>8} KiB (budget 25600)", memory(&terminal));
    terminal.type_text("q");
    let (time, code) = terminal.time_to_end();
    println!("quitting, call open     {:>8.1} ms (budget 50)", time.as_secs_f64() * 1e3);
    assert_eq!(code, 3);
    assert!(time < Duration::from_secs(1), "{time:?}");
    drop(call);
}

/// One after the other, so that none disturbs another.
#[test]
fn figures() {
    println!();
    first_frame();
    full_paint();
    typed_character();
    scrolling();
    unchanged_and_idle();
    quitting();
    waiting();
}
