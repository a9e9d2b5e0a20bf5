//! A zone whose records appear at a known moment, behind servers that count what they are asked.

use std::collections::BTreeMap;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use sendoff::core::dns::{Rdata, RecordType, Reply, Server};
use sendoff::core::name::Name;
use sendoff::core::situation::Resolver;
use sendoff::dns::Asker;
use sendoff::rehearsal::dns_server::{Answers, Role, Served, serve};
use sendoff::rehearsal::tree::Tree;
use sendoff::rehearsal::{Rehearsal, Scenario as Told, start_scenario};

use crate::Scenario;

const TOKENS: [&str; 3] = [
    "qv3wk7dn2mxr5tzhy6jpulbcfgsaeo4i",
    "h2xw5kfzr7l3mnt6vhyp4ucdgsjeoaqb",
    "z6nq2vw7krl5m3hyp4udbcgfsjaeoitx",
];
const RESOLVERS: [&str; 2] = ["Cloudflare", "Google"];

/// One of the six records: its name, its type, and what a person compares.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub name: Name,
    pub rtype: RecordType,
    value: String,
}

impl Wanted {
    pub fn is_in(&self, reply: &Reply) -> bool {
        let shown = |data: &Rdata| match data {
            Rdata::Cname(target) => target.to_string(),
            Rdata::Mx { exchange, .. } => exchange.to_string(),
            Rdata::Txt(strings) => strings.concat(),
            _ => String::new(),
        };
        reply.records().iter().any(|record| record.name == self.name && shown(&record.data) == self.value)
    }

    fn presented(&self) -> String {
        match self.rtype {
            RecordType::Txt => format!("\"{}\"", self.value),
            RecordType::Mx => format!("10 {}.", self.value),
            _ => format!("{}.", self.value),
        }
    }
}

fn wanted() -> Vec<Wanted> {
    let new = |name: String, rtype, value: String| Wanted { name: Name::from_answer(&name), rtype, value };
    let dkim = |token: &&str| {
        new(
            format!("{token}._domainkey.example.com"),
            RecordType::Cname,
            format!("{token}.dkim.amazonses.com"),
        )
    };
    let mut wanted: Vec<Wanted> = TOKENS.iter().map(dkim).collect();
    let mail_from = "bounce.example.com".to_owned();
    wanted.extend([
        new(mail_from.clone(), RecordType::Mx, "feedback-smtp.us-east-1.amazonses.com".to_owned()),
        new(mail_from, RecordType::Txt, "v=spf1 include:amazonses.com ~all".to_owned()),
        new("_dmarc.example.com".to_owned(), RecordType::Txt, "v=DMARC1; p=none".to_owned()),
    ]);
    wanted
}

#[derive(Clone, Debug, Default)]
struct Counts {
    authoritative: usize,
    resolvers: usize,
    planted: usize,
}

struct Counted {
    tree: Mutex<Tree>,
    counts: Mutex<Counts>,
    names: Vec<Name>,
}

impl Answers for Counted {
    fn authoritative(&self, server: IpAddr, name: &Name, rtype: RecordType) -> Option<Reply> {
        self.counts.lock().expect("a count").authoritative += 1;
        Some(self.tree.lock().expect("the tree").answer(server, name, rtype, Timestamp::now()))
    }

    fn recursive(&self, resolver: &str, name: &Name, rtype: RecordType) -> Option<Reply> {
        let reply = self.tree.lock().expect("the tree").resolve(resolver, name, rtype, Timestamp::now());
        let mut counts = self.counts.lock().expect("a count");
        counts.resolvers += 1;
        counts.planted += usize::from(reply.soa().is_some() && self.names.contains(name));
        Some(reply)
    }
}

pub struct World {
    /// The account's side; its DNS is not asked.
    pub rehearsal: Rehearsal,
    pub wanted: Vec<Wanted>,
    pub resolvers: Vec<Resolver>,
    pub asker: Asker,
    counted: Arc<Counted>,
    hosts: Vec<(Name, IpAddr)>,
    /// When every server of the zone has every record.
    live: Timestamp,
    _served: Vec<Served>,
}

impl World {
    pub async fn start(scenario: &Scenario, published: Timestamp) -> World {
        let told = Told::parse(&told(scenario)).expect("a scenario");
        let mut tree = told.world(Timestamp::now()).expect("a world").tree;
        let wanted = wanted();
        if scenario.asked_before {
            for (resolver, record) in
                RESOLVERS.iter().flat_map(|name| wanted.iter().map(move |record| (name, record)))
            {
                tree.resolve(
                    resolver,
                    &record.name,
                    record.rtype,
                    published - jiff::SignedDuration::from_secs(1),
                );
            }
        }
        for record in &wanted {
            tree.set(
                "example.com",
                &record.name,
                record.rtype.as_str(),
                300,
                &[record.presented()],
                published,
            );
        }
        let lag = scenario.lags.into_iter().fold(0.0, f64::max);
        let live = published + jiff::SignedDuration::try_from_secs_f64(lag).expect("seconds");
        let servers = tree.servers();
        let names = wanted.iter().map(|record| record.name.clone()).collect();
        let counted = Arc::new(Counted { tree: Mutex::new(tree), counts: Mutex::default(), names });
        let mut served = Vec::new();
        let mut map: BTreeMap<IpAddr, SocketAddr> = BTreeMap::new();
        for (_, address) in &servers {
            if !map.contains_key(address) {
                let server = serve(Role::Authoritative(*address), counted.clone()).await.expect("a server");
                map.insert(*address, server.address);
                served.push(server);
            }
        }
        let mut resolvers = Vec::new();
        for name in RESOLVERS {
            let server = serve(Role::Resolver(name.to_owned()), counted.clone()).await.expect("a server");
            resolvers.push(Resolver { name: name.to_owned(), address: server.address, system: false });
            served.push(server);
        }
        let hosts = servers.into_iter().filter(|(_, address)| is_of_the_zone(*address)).collect();
        World {
            rehearsal: start_scenario(&told).expect("a rehearsal"),
            wanted,
            resolvers,
            asker: Asker::new(map),
            counted,
            hosts,
            live,
            _served: served,
        }
    }

    /// The zone's name servers, as anybody knows them who has looked once.
    pub fn name_servers(&self) -> Vec<Server> {
        let server = |(host, address): &(Name, IpAddr)| Server::Authoritative {
            host: host.clone(),
            address: *address,
        };
        self.hosts.iter().map(server).collect()
    }

    pub fn public_resolvers(&self) -> Vec<Server> {
        let server = |told: &Resolver| Server::Resolver { name: told.name.clone(), address: told.address };
        self.resolvers.iter().map(server).collect()
    }

    pub fn figures(&self, now: Timestamp) -> Figures {
        let counts = self.counted.counts.lock().expect("a count").clone();
        let tree = self.counted.tree.lock().expect("the tree").clone();
        let shows = |tree: &mut Tree, at: Timestamp| {
            RESOLVERS.iter().all(|resolver| {
                self.wanted
                    .iter()
                    .all(|wanted| wanted.is_in(&tree.resolve(resolver, &wanted.name, wanted.rtype, at)))
            })
        };
        let seconds = (0..600_i64).find(|second| {
            shows(&mut tree.clone(), now.max(self.live) + jiff::SignedDuration::from_secs(*second))
        });
        let since_live = now.duration_since(self.live).as_secs_f64();
        Figures {
            noticed: since_live,
            counts,
            settled: seconds
                .map(|seconds| if seconds == 0 { None } else { Some(since_live + seconds as f64) }),
        }
    }
}

/// 198.51.100.0/24 holds the servers of the zone in the default scenario.
fn is_of_the_zone(address: IpAddr) -> bool {
    address.to_string().starts_with("198.51.100.")
}

fn told(scenario: &Scenario) -> String {
    let hosts =
        ["ns-1.awsdns-01.com", "ns-514.awsdns-02.net", "ns-1027.awsdns-03.org", "ns-1540.awsdns-04.co.uk"];
    let server = |(index, (host, lag)): (usize, (&str, f64))| {
        format!("{{ host = \"{host}\", address = \"198.51.100.{}\", lag = {lag:?} }}", index + 1)
    };
    let servers: Vec<String> = hosts.into_iter().zip(scenario.lags).enumerate().map(server).collect();
    let tokens = TOKENS.map(|token| format!("\"{token}\"")).join(", ");
    format!(
        r#"
        extends = "default"
        [choices]
        publish = "manual"
        [ses.us-east-1]
        production_access = true
        [ses.us-east-1.identities."example.com"]
        status = "PENDING"
        tokens = [{tokens}]
        mail_from = "bounce.example.com"
        [zones."example.com"]
        hosted_zone = ""
        soa_ttl = {negative}
        soa_minimum = {negative}
        servers = [{servers}]
        "#,
        negative = scenario.negative,
        servers = servers.join(", "),
    )
}

pub struct Figures {
    noticed: f64,
    counts: Counts,
    /// `Some(None)`: by the time it was noticed; `None`: not within ten minutes.
    settled: Option<Option<f64>>,
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counts { authoritative, resolvers, planted } = self.counts;
        let total = authoritative + resolvers;
        let settled = match self.settled {
            None => "never".to_owned(),
            Some(None) => "by then".to_owned(),
            Some(Some(seconds)) => format!("{seconds:.1} s"),
        };
        write!(
            f,
            "{:>6.1} s  {total:>9} ({authoritative} + {resolvers}){planted:>20}  {settled:>7}",
            self.noticed
        )
    }
}
