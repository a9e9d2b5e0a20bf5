//! `moto_server`, a simulator of AWS written by others.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::python::environment;
use crate::watch::{PATIENCE, Watch};

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
        let watch = Watch::over(child.id(), PATIENCE);
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
        drop(watch);
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
