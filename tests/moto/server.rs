//! `moto_server`, a simulator of AWS written by others, in a virtual environment of its own
//! below `target/`.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

const REQUIREMENTS: &str = include_str!("requirements.txt");

/// Ends with its standard input, so that nothing outlives a test that was killed.
const MAIN: &str = "
import os, sys, threading
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
from moto.server import main
main(['-H', '127.0.0.1', '-p', '0'])
";

/// A member that AWS might add tomorrow to what describes, makes and updates a user pool. moto
/// reads requests and writes answers by AWS's own model, and merges a file of this name into it
/// (`moto.core.loaders`, "moto-extras"; looked for below `~/.aws/models` too, as botocore does).
const NEWER: &str = include_str!("newer.json");

/// A server on a free loopback port, until dropped.
pub struct Moto {
    child: Child,
    pub endpoint: String,
    /// Its home: nobody's own models reach it.
    _home: TempDir,
}

impl Moto {
    pub fn start() -> Moto {
        Self::at_home(TempDir::new().expect("a directory"))
    }

    /// Whose user pools have a member that is newer than this program, `BrandNewConfiguration`.
    pub fn of_tomorrow() -> Moto {
        let home = TempDir::new().expect("a directory");
        let models = home.path().join(".aws/models/cognitoidp/2016-04-18");
        fs::create_dir_all(&models).expect("a directory");
        fs::write(models.join("service-2.moto-extras.json"), NEWER).expect("a file");
        Self::at_home(home)
    }

    fn at_home(home: TempDir) -> Moto {
        let mut child = Command::new(environment().join("bin/python"))
            .args(["-c", MAIN])
            .env("HOME", home.path())
            .env("PYTHONUNBUFFERED", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("moto's Python starts");
        let mut lines = BufReader::new(child.stderr.take().expect("a pipe")).lines();
        let mut seen = String::new();
        let endpoint = lines.by_ref().map_while(Result::ok).find_map(|line| {
            seen.push_str(&line);
            seen.push('\n');
            let (_, url) = line.split_once("Running on ")?;
            Some(url.trim().to_owned())
        });
        let Some(endpoint) = endpoint else {
            let _ = child.kill();
            let _ = child.wait();
            panic!("moto_server ended before it listened:\n{seen}");
        };
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Moto { child, endpoint, _home: home }
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The virtual environment, made where it is not there yet or not from today's requirements. A
/// lock keeps two test programs from making it at once.
fn environment() -> PathBuf {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR"));
    fs::create_dir_all(home).expect("the target directory can be written");
    let lock = File::create(home.join("moto.lock")).expect("the lock file can be made");
    lock.lock().expect("the lock can be had");
    let venv = home.join("moto");
    let stamp = venv.join("made-from.txt");
    if fs::read_to_string(&stamp).is_ok_and(|made_from| made_from == REQUIREMENTS) {
        return venv;
    }
    let _ = fs::remove_dir_all(&venv);
    run(
        Command::new("python3").args(["-m", "venv"]).arg(&venv),
        "These tests need Python 3.11 or later with its venv module. Debian and Ubuntu: apt-get install \
         python3-venv; Fedora: dnf install python3; macOS: brew install python.",
    );
    let requirements = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/moto/requirements.txt");
    run(
        Command::new(venv.join("bin/python"))
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "-r"])
            .arg(requirements),
        "These tests install moto, a simulator of AWS, through pip: it must reach its package index.",
    );
    fs::write(&stamp, REQUIREMENTS).expect("the target directory can be written");
    venv
}

fn run(command: &mut Command, need: &str) {
    let output = match command.output() {
        Ok(output) => output,
        Err(error) => panic!("{command:?}: {error}\n{need}"),
    };
    assert!(
        output.status.success(),
        "{command:?} failed:\n{}{}\n{need}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
}
