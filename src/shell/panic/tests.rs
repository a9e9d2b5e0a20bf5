use std::io::Read;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use super::super::terminal::Screen;
use super::*;

const CHILD: &str = "SENDOFF_TEST_PANICS";

/// What the test below starts on a terminal of its own; nothing otherwise.
#[test]
fn child() {
    if std::env::var_os(CHILD).is_some() {
        install(Some(PathBuf::from("/the/log")), "a bug was met".to_owned());
        let _screen = Screen::take().unwrap();
        panic!("the bug itself");
    }
}

#[test]
fn a_bug_gives_the_terminal_back_before_anything_is_said() {
    let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--exact", "shell::panic::tests::child", "--nocapture"]);
    command.env(CHILD, "1");
    let mut child = pair.slave.spawn_command(command).unwrap();
    let mut terminal = pair.master.try_clone_reader().unwrap();
    drop(pair.slave);
    let mut said = Vec::new();
    // Linux ends a terminal that nobody holds with an error.
    let _ = terminal.read_to_end(&mut said);
    let said = String::from_utf8_lossy(&said);
    assert_eq!(child.wait().unwrap().exit_code(), 1, "{said}");
    let after = said.split_once("\x1b[?1049l").expect("the alternate screen was not left").1;
    for words in ["a bug was met\r\n", "the bug itself", "/the/log\r\n"] {
        assert!(after.contains(words), "{words:?} is not in {after:?}");
    }
    assert!(!after.contains("\x1b[?1049h"));
}
