//! A zone whose records appear at known moments, behind servers that count what they are asked.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

use jiff::Timestamp;
use sendoff::core::facts::situation::Resolver;
use sendoff::core::kinds::dns::{Rdata, RecordType, Reply, Server};
use sendoff::core::kinds::name::Name;
use sendoff::dns::Asker;
use sendoff::rehearsal::dns_server::{Answers, Role, serve};
use sendoff::rehearsal::tree::Tree;
use sendoff::rehearsal::{Rehearsal, Scenario as Told, start_scenario};

use super::Scenario;
use super::figures::{Counts, Measured};

const TOKENS: [&str; 3] = [
    "qv3wk7dn2mxr5tzhy6jpulbcfgsaeo4i",
    "h2xw5kfzr7l3mnt6vhyp4ucdgsjeoaqb",
    "z6nq2vw7krl5m3hyp4udbcgfsjaeoitx",
];
/// DKIM, MAIL FROM and DMARC.
pub const RECORDS: usize = 6;
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

/// Where the servers can be asked.
struct Served {
    hosts: Vec<(Name, IpAddr)>,
    map: BTreeMap<IpAddr, SocketAddr>,
    resolvers: Vec<Resolver>,
}

/// When each record was there at every server, and when that was noticed.
#[derive(Default)]
struct Moments {
    live: Vec<Timestamp>,
    noticed: Vec<Option<Timestamp>>,
}

pub struct World {
    /// The account's side; its DNS is not asked.
    pub rehearsal: Rehearsal,
    pub wanted: Vec<Wanted>,
    pub resolvers: Vec<Resolver>,
    pub asker: Asker,
    counted: Arc<Counted>,
    hosts: Vec<(Name, IpAddr)>,
    scenario: &'static Scenario,
    number: usize,
    moments: Mutex<Moments>,
}

impl World {
    /// The servers run on a thread of their own until the program ends.
    pub fn start(scenario: &'static Scenario, number: usize) -> Arc<World> {
        let told = Told::parse(&told(scenario)).expect("a scenario");
        let tree = told.world(Timestamp::now()).expect("a world").tree;
        let wanted = wanted();
        let servers = tree.servers();
        let names = wanted.iter().map(|record| record.name.clone()).collect();
        let counted = Arc::new(Counted { tree: Mutex::new(tree), counts: Mutex::default(), names });
        let (tell, hear) = mpsc::channel();
        let answers = counted.clone();
        thread::spawn(move || run(servers, answers, &tell));
        let Served { hosts, map, resolvers } = hear.recv().expect("servers");
        Arc::new(World {
            rehearsal: start_scenario(&told).expect("a rehearsal"),
            wanted,
            resolvers,
            asker: Asker::new(map),
            counted,
            hosts,
            scenario,
            number,
            moments: Mutex::default(),
        })
    }

    /// Whoever waits has looked once: from now on the DNS host publishes one record after the other,
    /// at moments spread evenly over ten seconds, the period of the slowest who looks.
    pub fn publish(&self) {
        let mut moments = self.moments.lock().expect("the moments");
        if !moments.live.is_empty() {
            return;
        }
        let now = Timestamp::now();
        let mut tree = self.counted.tree.lock().expect("the tree");
        if self.scenario.asked_before {
            let of_all = |name| self.wanted.iter().map(move |record| (name, record));
            for (resolver, record) in RESOLVERS.into_iter().flat_map(of_all) {
                tree.resolve(resolver, &record.name, record.rtype, now);
            }
        }
        let lag = self.scenario.lags.into_iter().fold(0.0, f64::max);
        for (index, record) in self.wanted.iter().enumerate() {
            let at = now + seconds(spread(self.number * RECORDS + index));
            let values = [record.presented()];
            tree.set("example.com", &record.name, record.rtype.as_str(), 300, &values, at);
            moments.live.push(at + seconds(lag));
        }
        moments.noticed = vec![None; self.wanted.len()];
    }

    /// The first time counts, once the record is there.
    pub fn notice(&self, name: &Name, rtype: RecordType) {
        let mut moments = self.moments.lock().expect("the moments");
        let index = self.wanted.iter().position(|wanted| wanted.name == *name && wanted.rtype == rtype);
        if let Some(noticed) = index.and_then(|index| moments.noticed.get_mut(index)) {
            noticed.get_or_insert_with(Timestamp::now);
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

    pub fn measured(&self) -> Measured {
        let now = Timestamp::now();
        let counts = self.counted.counts.lock().expect("a count").clone();
        let tree = self.counted.tree.lock().expect("the tree").clone();
        let moments = self.moments.lock().expect("the moments");
        let last = moments.live.iter().max().copied().unwrap_or(now);
        let shows = |tree: &mut Tree, at: Timestamp| {
            RESOLVERS.iter().all(|resolver| {
                self.wanted
                    .iter()
                    .all(|wanted| wanted.is_in(&tree.resolve(resolver, &wanted.name, wanted.rtype, at)))
            })
        };
        let until = now.max(last);
        let settled = (0..600_i64)
            .find(|second| shows(&mut tree.clone(), until + jiff::SignedDuration::from_secs(*second)));
        let since = |live: &Timestamp, at: Timestamp| at.duration_since(*live).as_secs_f64();
        let noticed = moments.live.iter().zip(&moments.noticed);
        Measured {
            noticed: noticed.map(|(live, noticed)| noticed.map(|at| since(live, at))).collect(),
            counts,
            settled: settled.map(|seconds| since(&last, until) + seconds as f64),
        }
    }
}

fn seconds(seconds: f64) -> jiff::SignedDuration {
    jiff::SignedDuration::try_from_secs_f64(seconds).expect("seconds")
}

/// The multiples of the golden ratio lie evenly, however many there are.
fn spread(index: usize) -> f64 {
    10.0 * (index as f64 * 0.618_033_988_749_895).fract()
}

fn run(servers: Vec<(Name, IpAddr)>, answers: Arc<Counted>, tell: &mpsc::Sender<Served>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let mut running = Vec::new();
        let mut map: BTreeMap<IpAddr, SocketAddr> = BTreeMap::new();
        for (_, address) in &servers {
            if !map.contains_key(address) {
                let server = serve(Role::Authoritative(*address), answers.clone()).await.expect("a server");
                map.insert(*address, server.address);
                running.push(server);
            }
        }
        let mut resolvers = Vec::new();
        for name in RESOLVERS {
            let server = serve(Role::Resolver(name.to_owned()), answers.clone()).await.expect("a server");
            resolvers.push(Resolver { name: name.to_owned(), address: server.address, system: false });
            running.push(server);
        }
        let hosts = servers.into_iter().filter(|(_, address)| is_of_the_zone(*address)).collect();
        tell.send(Served { hosts, map, resolvers }).expect("somebody waits for them");
        std::future::pending::<()>().await;
        drop(running);
    });
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
