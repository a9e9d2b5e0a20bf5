//! Runs the program in a home of its own: no profile, no state and no metadata service of the
//! machine that the tests run on.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::watch::ended;

pub struct Home {
    directory: TempDir,
    environment: Vec<(String, String)>,
}

#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn of(output: Output) -> Ran {
        Ran {
            code: output.status.code().expect("an exit code"),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}:\n{self:?}"))
    }

    /// Each step's id and status, of `status --json`.
    pub fn steps(&self) -> Vec<(String, String)> {
        let status = self.json();
        let steps = status["steps"].as_array().expect("steps");
        let text = |step: &Value, key: &str| step[key].as_str().expect("text").to_owned();
        steps.iter().map(|step| (text(step, "id"), text(step, "status"))).collect()
    }

    pub fn step(&self, id: &str) -> String {
        self.steps().into_iter().find(|(step, _)| step == id).expect("the step").1
    }
}

impl Home {
    pub fn new() -> Home {
        Home { directory: TempDir::new().expect("a directory"), environment: Vec::new() }
    }

    /// With these variables set for every run.
    pub fn with(environment: &[(String, String)]) -> Home {
        Home { environment: environment.to_vec(), ..Home::new() }
    }

    /// Its `XDG_STATE_HOME`.
    pub fn state(&self) -> PathBuf {
        self.directory.path().join("state")
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sendoff"));
        let home = self.directory.path();
        command
            .args(arguments)
            .env_clear()
            .env("HOME", home)
            .env("XDG_STATE_HOME", self.state())
            .env("AWS_CONFIG_FILE", home.join("config"))
            .env("AWS_SHARED_CREDENTIALS_FILE", home.join("credentials"))
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .env("LANG", "en_US.UTF-8")
            .env("TERM", "xterm")
            .env("TZ", "UTC")
            .envs(self.environment.iter().cloned());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.answer(arguments, "")
    }

    pub fn run_with(&self, arguments: &[String]) -> Ran {
        self.answer_with(arguments, "")
    }

    pub fn answer_with(&self, arguments: &[String], input: &str) -> Ran {
        self.answer(&arguments.iter().map(String::as_str).collect::<Vec<_>>(), input)
    }

    /// Runs with this text as standard input.
    pub fn answer(&self, arguments: &[&str], input: &str) -> Ran {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        // A program that ends without reading is no failure of the test.
        let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
        Ran::of(ended(child))
    }
}

/// The file or directory of this name, however deep.
pub fn find(directory: &Path, name: &str) -> Option<PathBuf> {
    let entries: Vec<PathBuf> = fs::read_dir(directory).ok()?.flatten().map(|entry| entry.path()).collect();
    let here = entries.iter().find(|path| path.file_name().is_some_and(|found| found == name));
    here.cloned().or_else(|| entries.iter().find_map(|path| find(path, name)))
}
