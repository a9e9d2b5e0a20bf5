//! Starting a program on a terminal, in an environment of its own.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Instant;

use nix::unistd::Pid;
use portable_pty::{CommandBuilder, native_pty_system};

use super::wire::Shown;
use super::{Terminal, size};

pub struct Launch {
    command: CommandBuilder,
    columns: u16,
    rows: u16,
    state: Option<PathBuf>,
}

impl Launch {
    /// The wizard with these arguments, at 80x24, in English. Nothing of the environment of the
    /// tests reaches it.
    pub fn sendoff<S: AsRef<OsStr>>(arguments: &[S]) -> Self {
        Self::program(Self::path(), arguments)
    }

    pub fn path() -> &'static str {
        env!("CARGO_BIN_EXE_sendoff")
    }

    pub fn program<S: AsRef<OsStr>>(program: &str, arguments: &[S]) -> Self {
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        for (name, value) in [
            ("PATH", std::env::var_os("PATH").unwrap_or_default()),
            ("TERM", OsString::from("xterm-256color")),
            ("LANG", OsString::from("en_US.UTF-8")),
            ("TZ", OsString::from("UTC")),
            ("AWS_EC2_METADATA_DISABLED", OsString::from("true")),
        ] {
            command.env(name, value);
        }
        Self { command, columns: 80, rows: 24, state: None }
    }

    #[must_use]
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// With this `XDG_STATE_HOME`, which outlives the terminal, instead of one of its own.
    #[must_use]
    pub fn state(mut self, directory: &Path) -> Self {
        self.state = Some(directory.to_owned());
        self
    }

    #[must_use]
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        (self.columns, self.rows) = (columns, rows);
        self
    }

    /// Starts it as the terminal's session leader, as `tmux new-window` would.
    pub fn start(mut self) -> Terminal {
        let home = tempfile::TempDir::new().unwrap();
        self.command.env("HOME", home.path());
        self.command.env("XDG_STATE_HOME", self.state.unwrap_or_else(|| home.path().join("state")));
        // A program that a failed test kills cannot clean up.
        self.command.env("TMPDIR", home.path());
        self.command.cwd(home.path());
        let pair = native_pty_system().openpty(size(self.columns, self.rows)).unwrap();
        let shown = Shown::reading(pair.master.try_clone_reader().unwrap(), self.columns, self.rows);
        let keyboard = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let device = pair.master.tty_name().expect("a terminal with a name");
        let started = Instant::now();
        let mut child = pair.slave.spawn_command(self.command).unwrap();
        let pid = child.process_id().map(|id| Pid::from_raw(id.try_into().unwrap())).unwrap();
        let (end, ended) = mpsc::channel();
        thread::spawn(move || end.send(child.wait().unwrap()));
        Terminal {
            master: pair.master,
            _slave: pair.slave,
            keyboard,
            shown,
            pid,
            ended,
            status: None,
            device,
            started,
            home,
        }
    }
}
