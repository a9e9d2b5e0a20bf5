//! A served world behind a proxy, and runs of the program against it with a time limit.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::proxy::Proxy;
use crate::run::{Home, Ran};
use crate::served::Served;

/// A run that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(150);

pub struct World {
    pub served: Served,
    pub proxy: Proxy,
    home: Home,
    runs: std::cell::Cell<u32>,
}

pub struct Running {
    child: Child,
    out: PathBuf,
    err: PathBuf,
}

impl World {
    pub fn start(scenario: &str) -> World {
        let served = Served::start(scenario);
        let proxy = Proxy::before(served.address());
        World::over(served, proxy)
    }

    pub fn over(served: Served, proxy: Proxy) -> World {
        let served = served.through(&format!("http://{}", proxy.address));
        let home = Home::with(served.environment());
        fs::create_dir_all(home.state()).expect("a directory");
        World { served, proxy, home, runs: std::cell::Cell::default() }
    }

    pub fn begin(&self, arguments: &[&str]) -> Running {
        let run = self.runs.replace(self.runs.get() + 1);
        let [out, err] = ["out", "err"].map(|name| self.home.state().join(format!("{name}-{run}")));
        let child = self
            .home
            .command(arguments)
            .args(self.served.flags())
            .stdin(Stdio::null())
            .stdout(File::create(&out).expect("a file"))
            .stderr(File::create(&err).expect("a file"))
            .spawn()
            .expect("the program starts");
        Running { child, out, err }
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.begin(arguments).end()
    }

    pub fn apply(&self) -> Running {
        self.begin(&["apply", "--yes", "--wait", "60s"])
    }

    /// How often AWS was told this.
    pub fn calls(&self, operation: &str) -> u64 {
        self.served.state()["calls"][operation].as_u64().unwrap_or_default()
    }

    pub fn mails(&self) -> usize {
        self.served.state()["mails"].as_array().expect("mails").len()
    }

    pub fn file(&self, name: &str) -> Option<PathBuf> {
        find(&self.home.state(), name)
    }

    /// The choices as they stand on the disk; empty before the first.
    pub fn choices(&self) -> Value {
        let path = self.file("choices.json");
        path.map_or(Value::Null, |path| {
            serde_json::from_slice(&fs::read(path).expect("a file")).expect("JSON")
        })
    }

    pub fn journal(&self) -> String {
        self.file("journal.jsonl").map_or_else(String::new, |path| fs::read_to_string(path).expect("a file"))
    }
}

impl Running {
    pub fn kill(mut self) {
        // SIGKILL.
        self.child.kill().expect("a signal");
        self.child.wait().expect("the program ends");
    }

    pub fn has_ended(&mut self) -> bool {
        self.child.try_wait().expect("a child").is_some()
    }

    /// # Panics
    /// Where it hangs or panicked.
    pub fn end(mut self) -> Ran {
        let until = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("a child") {
                break status;
            }
            if Instant::now() > until {
                let said = fs::read_to_string(&self.out);
                self.child.kill().expect("a signal");
                panic!("it hangs:\n{said:?}");
            }
            thread::park_timeout(Duration::from_millis(10));
        };
        let read = |path: &Path| fs::read_to_string(path).expect("UTF-8");
        let ran = Ran { code: status.code().unwrap_or(-1), out: read(&self.out), err: read(&self.err) };
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
        ran
    }
}

fn find(directory: &Path, name: &str) -> Option<PathBuf> {
    let entries: Vec<PathBuf> = fs::read_dir(directory).ok()?.flatten().map(|entry| entry.path()).collect();
    let here = entries.iter().find(|path| path.file_name().is_some_and(|found| found == name));
    here.cloned().or_else(|| entries.iter().find_map(|path| find(path, name)))
}
