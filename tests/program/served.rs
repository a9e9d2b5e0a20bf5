//! `rehearse --serve` as a process of its own, reached as a script would: by what it prints.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use sendoff::rehearsal::{Rehearsal, Scenario, start_scenario};
use serde_json::Value;

use super::run::{Home, Ran};
use crate::watch::{PATIENCE, Watch};

pub struct Served {
    /// `None` where this process serves it.
    child: Option<Child>,
    _here: Option<Rehearsal>,
    environment: Vec<(String, String)>,
    flags: Vec<String>,
    home: Home,
    address: String,
}

impl Served {
    pub fn start(scenario: &str) -> Served {
        let mut child = Home::new()
            .command(&["rehearse", "--serve", "--scenario", scenario])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let watch = Watch::over(child.id(), PATIENCE);
        let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let mut environment = Vec::new();
        let flags = loop {
            let line = lines.next().expect("the flags come before the end").expect("UTF-8");
            match line.strip_prefix("export ") {
                Some(export) => {
                    let (name, value) = export.split_once('=').expect("NAME=VALUE");
                    environment.push((name.to_owned(), words(value).remove(0)));
                }
                None => break words(&line),
            }
        };
        drop(watch);
        let home = Home::with(&environment);
        let endpoint = environment.iter().find(|(name, _)| name == "AWS_ENDPOINT_URL");
        let (_, url) = endpoint.expect("an endpoint");
        let address = url.strip_prefix("http://").expect("http").to_owned();
        Served { child: Some(child), _here: None, environment, flags, home, address }
    }

    /// A scenario of the test's own, served by this process.
    pub fn here(scenario: &Scenario) -> Served {
        let rehearsal = start_scenario(scenario).expect("servers on loopback");
        let environment = [
            ("AWS_ENDPOINT_URL", rehearsal.endpoint()),
            ("AWS_ACCESS_KEY_ID", "rehearsal"),
            ("AWS_SECRET_ACCESS_KEY", "rehearsal"),
            ("AWS_REGION", rehearsal.region().as_str()),
        ];
        let environment: Vec<(String, String)> =
            environment.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        let given = rehearsal.given();
        let mut flags: Vec<(&str, String)> = Vec::new();
        flags.extend(rehearsal.dns_map().iter().map(|(from, to)| ("--dns-map", format!("{from}={to}"))));
        let resolvers = rehearsal.resolvers().iter();
        flags.extend(resolvers.map(|one| ("--resolver", format!("{}={}", one.name, one.address))));
        flags.extend(given.from.iter().map(|from| ("--from", from.to_string())));
        flags.extend(given.user_pools.iter().map(|pool| ("--user-pool", pool.to_string())));
        flags.extend(given.to.iter().map(|to| ("--to", to.to_string())));
        flags.push(("--dns", "route53".to_owned()));
        let flags = flags.into_iter().flat_map(|(name, value)| [name.to_owned(), value]).collect();
        let address = rehearsal.endpoint().strip_prefix("http://").expect("http").to_owned();
        let home = Home::with(&environment);
        Served { child: None, _here: Some(rehearsal), environment, flags, home, address }
    }

    /// Runs the program against this world, with the flags that it printed.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.answer(arguments, "")
    }

    pub fn answer(&self, arguments: &[&str], input: &str) -> Ran {
        self.home.answer(&self.with_flags(arguments), input)
    }

    /// Runs it with just these arguments.
    pub fn alone(&self, arguments: &[&str]) -> Ran {
        self.home.run(arguments)
    }

    /// `restore` with these arguments; it asks this world's name servers, and reads nothing else of the flags.
    pub fn restore(&self, arguments: &[&str]) -> Ran {
        self.home.run(&self.to_restore(arguments))
    }

    /// The whole command line of it.
    pub fn to_restore<'a>(&'a self, arguments: &[&'a str]) -> Vec<&'a str> {
        let pairs =
            self.flags.chunks(2).filter(|pair| ["--dns-map", "--resolver"].contains(&pair[0].as_str()));
        let dns = pairs.flatten().map(String::as_str);
        ["restore"].into_iter().chain(arguments.iter().copied()).chain(dns).collect()
    }

    /// These arguments, and the flags that it printed.
    pub fn with_flags<'a>(&'a self, arguments: &[&'a str]) -> Vec<&'a str> {
        arguments.iter().copied().chain(self.flags.iter().map(String::as_str)).collect()
    }

    /// The program against this world, with just these arguments.
    pub fn command(&self, arguments: &[&str]) -> Command {
        self.home.command(arguments)
    }

    /// The `export` lines, as name and value.
    pub fn environment(&self) -> &[(String, String)] {
        &self.environment
    }

    /// The line of flags, word by word.
    pub fn flags(&self) -> &[String] {
        &self.flags
    }

    /// The `XDG_STATE_HOME` of what [`Served::run`] runs.
    pub fn state_home(&self) -> PathBuf {
        self.home.state()
    }

    /// Reached through another address from now on.
    pub fn through(mut self, endpoint: &str) -> Served {
        for (_, value) in self.environment.iter_mut().filter(|(name, _)| name == "AWS_ENDPOINT_URL") {
            endpoint.clone_into(value);
        }
        self.home = Home::with(&self.environment);
        self
    }

    /// With these variables set as well from now on.
    pub fn under(mut self, variables: &[(&str, &str)]) -> Served {
        self.environment.extend(variables.iter().map(|(name, value)| ((*name).into(), (*value).into())));
        self.home = Home::with(&self.environment);
        self
    }

    /// `host:port`, where it listens.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The flags without this one and its value.
    pub fn without(mut self, flag: &str) -> Served {
        let at = self.flags.iter().position(|word| word == flag).expect("the flag");
        self.flags.drain(at..at + 2);
        self
    }

    pub fn state(&self) -> Value {
        state_at(&self.address)
    }

    /// Ends it by a signal; its exit code.
    pub fn end(&mut self, signal: Signal) -> Option<i32> {
        let child = self.child.as_mut().expect("a process of its own");
        let pid = Pid::from_raw(child.id().try_into().expect("a process id"));
        kill(pid, signal).expect("a signal");
        let _watch = Watch::over(child.id(), PATIENCE);
        child.wait().expect("the program ends").code()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// What a world that is served at `address` (`host:port`) says of itself.
pub fn state_at(address: &str) -> Value {
    let mut stream = TcpStream::connect(address).expect("a connection");
    let request = format!("GET /_rehearsal/state HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.set_read_timeout(Some(PATIENCE)).expect("a time-out");
    stream.write_all(request.as_bytes()).expect("a request");
    let mut reply = String::new();
    stream.read_to_string(&mut reply).expect("a reply");
    let (head, body) = reply.split_once("\r\n\r\n").expect("a body");
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    serde_json::from_str(body).expect("JSON")
}

/// Splits as a POSIX shell does, as far as single quotes and `\'` go.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut chars = line.chars();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        let last = words.last_mut().expect("a word");
        match c {
            '\'' => quoted = !quoted,
            '\\' if !quoted => last.extend(chars.next()),
            ' ' if !quoted => words.push(String::new()),
            c => last.push(c),
        }
    }
    words
}
