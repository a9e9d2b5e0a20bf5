//! A case as a person meets it: the program as a process, the world behind real sockets.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream, UdpSocket};

use jiff::Timestamp;
use sendoff::core::facts::choices::{Choices, Publish};
use sendoff::core::kinds::endpoints::Endpoints;
use sendoff::core::wizard::effect::SetupKey;
use sendoff::rehearsal::{Rehearsal, start_world};
use sendoff::shell::disk::Disk;
use serde_json::Value;

use crate::case::Case;
use crate::heard::Heard;
use crate::run::{Home, Ran};

/// The program, and a case's world to run it against.
pub struct Program {
    rehearsal: Rehearsal,
    flags: Vec<String>,
    home: Home,
    /// Nobody answers on these; they stay open so that nobody else gets their ports.
    _closed: Vec<UdpSocket>,
}

impl Program {
    pub fn of(case: &Case) -> Program {
        let scenario = case.scenario();
        let now = Timestamp::now();
        let world = case.world(&scenario, now);
        let account = world.account.clone();
        let rehearsal = start_world(&scenario, world).expect("servers on loopback");
        let mut closed = Vec::new();
        let map: BTreeMap<IpAddr, SocketAddr> = if case.port_53_closed {
            let silent = |address: &IpAddr| {
                let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
                let at = socket.local_addr().expect("its address");
                closed.push(socket);
                (*address, at)
            };
            rehearsal.dns_map().keys().map(silent).collect()
        } else {
            rehearsal.dns_map().clone()
        };
        let mut flags = flags(&rehearsal, &map, &scenario.choices);
        if let Some(typed) = &case.typed {
            let from = flags.iter().position(|flag| flag == "--from").expect("a From address");
            flags[from + 1].clone_from(typed);
        }
        let home = Home::with(&environment(&rehearsal));
        if let Some(domain) = scenario.choices.identity_domain().cloned() {
            let setup = SetupKey { account, region: scenario.region.clone(), domain };
            let endpoint = Endpoints::at(rehearsal.endpoint());
            let disk = Disk::below(&home.state(), &endpoint);
            if let Some(choices) = case.before.choices(&scenario.choices, now) {
                disk.save(&setup, &choices).expect("the choices are kept");
            }
            for entry in case.before.journal(now) {
                disk.append(&setup, &entry).expect("the journal is kept");
            }
        }
        Program { rehearsal, flags, home, _closed: closed }
    }

    pub fn run(&self, command: &[&str]) -> Ran {
        self.answer(command, "")
    }

    pub fn answer(&self, command: &[&str], input: &str) -> Ran {
        let flags = self.flags.iter().map(String::as_str);
        let arguments: Vec<&str> = command.iter().copied().chain(flags).collect();
        self.home.answer(&arguments, input)
    }

    /// Another person on another machine, who is told this alone.
    pub fn colleague(&self, told: &[&str]) -> Colleague {
        let of_world = |pair: &&[String]| matches!(pair[0].as_str(), "--dns-map" | "--resolver");
        let world = self.flags.chunks_exact(2).filter(of_world).flatten().cloned();
        let flags = world.chain(told.iter().map(|word| (*word).to_owned())).collect();
        Colleague { home: Home::with(&environment(&self.rehearsal)), flags }
    }

    /// The world as it stands.
    pub fn state(&self) -> Value {
        let address = self.rehearsal.endpoint().strip_prefix("http://").expect("http");
        let mut stream = TcpStream::connect(address).expect("a connection");
        let request =
            format!("GET /_rehearsal/state HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
        stream.set_read_timeout(Some(crate::watch::PATIENCE)).expect("a time-out");
        stream.write_all(request.as_bytes()).expect("a request");
        let mut reply = String::new();
        stream.read_to_string(&mut reply).expect("a reply");
        let (_, body) = reply.split_once("\r\n\r\n").expect("a body");
        serde_json::from_str(body).expect("JSON")
    }
}

pub struct Colleague {
    home: Home,
    flags: Vec<String>,
}

impl Colleague {
    pub fn run(&self, command: &[&str]) -> Ran {
        let flags = self.flags.iter().map(String::as_str);
        self.home.run(&command.iter().copied().chain(flags).collect::<Vec<_>>())
    }
}

/// What `status --json` says of the case's world.
pub struct Status {
    pub ran: Ran,
    pub json: Value,
}

impl Status {
    pub fn of(case: &Case) -> Status {
        let program = Program::of(case);
        if case.bind {
            program.run(&["apply", "--yes"]);
        }
        let ran = program.run(&["status", "--json"]);
        let json = if case.refused.is_some() { Value::Null } else { ran.json() };
        Status { ran, json }
    }

    pub fn heard(&self) -> Vec<Heard> {
        let findings = self.json["findings"].as_array().expect("findings");
        findings.iter().map(|finding| Heard::read(finding, &self.json["records"])).collect()
    }
}

fn environment(rehearsal: &Rehearsal) -> Vec<(String, String)> {
    [
        ("AWS_ENDPOINT_URL", rehearsal.endpoint()),
        ("AWS_ACCESS_KEY_ID", "rehearsal"),
        ("AWS_SECRET_ACCESS_KEY", "rehearsal"),
        ("AWS_REGION", rehearsal.region().as_str()),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec()
}

fn flags(rehearsal: &Rehearsal, map: &BTreeMap<IpAddr, SocketAddr>, choices: &Choices) -> Vec<String> {
    let mut flags: Vec<(&str, String)> = Vec::new();
    flags.extend(map.iter().map(|(from, to)| ("--dns-map", format!("{from}={to}"))));
    let resolvers = rehearsal.resolvers().iter();
    flags.extend(resolvers.map(|resolver| ("--resolver", format!("{}={}", resolver.name, resolver.address))));
    flags.extend(choices.domain.iter().map(|domain| ("--domain", domain.to_string())));
    flags.extend(choices.from.iter().map(|from| ("--from", from.to_string())));
    flags.extend(choices.mail_from.iter().map(|name| ("--mail-from", name.to_string())));
    flags.extend(choices.user_pools.iter().map(|id| ("--user-pool", id.to_string())));
    flags.extend(choices.hosted_zones.iter().map(|id| ("--hosted-zone", id.to_string())));
    flags.extend(choices.to.iter().map(|to| ("--to", to.to_string())));
    flags.extend(choices.skip.iter().map(|step| ("--skip", step.as_str().to_owned())));
    let publish = |publish: &Publish| match publish {
        Publish::Route53 => "route53",
        Publish::Manual => "manual",
    };
    let remembers = choices.remember_in_aws == Some(true);
    flags.extend(remembers.then(|| ("--remember-in-aws", String::new())));
    flags.extend(choices.adds_sender_spf().then(|| ("--sender-spf", String::new())));
    flags.extend(choices.publish.iter().map(|chosen| ("--dns", publish(chosen).to_owned())));
    let given = flags.into_iter().flat_map(|(name, value)| [name.to_owned(), value]);
    given.filter(|argument| !argument.is_empty()).collect()
}
