//! A rehearsal, the proxy before it, and a session that reaches the world only through the proxy.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use sendoff::aws::{Aws, AwsSettings, Pacing};
use sendoff::core::facts::choices::Choices;
use sendoff::core::facts::situation::{Resolver, Situation};
use sendoff::core::kinds::endpoints::Endpoints;
use sendoff::core::wizard::model::Model;
use sendoff::dns::Asker;
use sendoff::proxy::Proxies;
use sendoff::rehearsal::{Rehearsal, Scenario, start_scenario};
use sendoff::shell::{Clipboard, Disk, Ports, Session};
use serde_json::Value;
use tempfile::TempDir;

use crate::calls::{Calls, state};
use crate::proxy::{Proxy, Rule, Verdict};
use crate::relay::{Moods, relay};

/// A newcomer's world without its delays.
pub const NEWCOMER: &str = r#"
extends = "default"
resolvers = ["Cloudflare"]

[timing]
ses_looks_every = 0.2
insync_after = 0.05

[ses.us-east-1]
review_after = 0.05

[zones."example.com"]
servers = [
    { host = "ns-1.awsdns-01.com", address = "198.51.100.1" },
    { host = "ns-514.awsdns-02.net", address = "198.51.100.2" },
]
"#;

/// The same with production access, which `apply` never asks for.
pub fn granted() -> String {
    NEWCOMER.replace("review_after = 0.05", "production_access = true\nrequested = \"GRANTED\"")
}

/// Of one attempt of a call: several times what an answer takes beside many others.
const PATIENCE: Duration = Duration::from_secs(6);

pub struct Setting {
    pub proxy: Proxy,
    rehearsal: Rehearsal,
    home: TempDir,
    dns_map: BTreeMap<IpAddr, SocketAddr>,
    resolvers: Vec<Resolver>,
}

pub fn passes() -> Arc<Rule> {
    Arc::new(|_, _| Verdict::Passes)
}

impl Setting {
    /// Call within a tokio runtime.
    pub async fn of(scenario: &str, calls: Arc<Calls>, rule: Arc<Rule>) -> Setting {
        let scenario = Scenario::parse(scenario).expect("a scenario");
        let rehearsal = start_scenario(&scenario).expect("servers on loopback");
        let world = rehearsal.endpoint().strip_prefix("http://").expect("http");
        let proxy = Proxy::before(world, calls, rule).await;
        let (dns_map, resolvers) = (rehearsal.dns_map().clone(), rehearsal.resolvers().to_vec());
        Setting { proxy, home: TempDir::new().expect("a directory"), rehearsal, dns_map, resolvers }
    }

    /// The same world and machine, with another rule between them.
    pub async fn with(self, calls: Arc<Calls>, rule: Arc<Rule>) -> Setting {
        let world = self.rehearsal.endpoint().strip_prefix("http://").expect("http");
        Setting { proxy: Proxy::before(world, calls, rule).await, ..self }
    }

    /// With a relay before each of the DNS servers.
    pub async fn over_relays(mut self, moods: &Arc<Moods>) -> Setting {
        let servers = self.dns_map.values_mut().chain(self.resolvers.iter_mut().map(|one| &mut one.address));
        for (number, server) in servers.enumerate() {
            *server = relay(*server, number, Arc::clone(moods)).await;
        }
        self
    }

    /// A program that is started on this machine.
    pub fn session(&self) -> Session {
        let endpoints = Endpoints::at("http://127.0.0.1:1");
        let aws = AwsSettings {
            profile: None,
            dns_profile: None,
            region: Some(self.rehearsal.region().clone()),
            pool_region: None,
            pacing: Pacing::Never,
            patience: PATIENCE,
            route53_patience: Duration::from_secs(10),
            credentials: Some(("rehearsal".to_owned(), "rehearsal".to_owned())),
            proxies: Proxies::default(),
            endpoints: Endpoints::at(&format!("http://{}", self.proxy.address)),
        };
        let ports = Ports {
            aws: Aws::new(aws),
            dns: Asker::new(self.dns_map.clone()),
            disk: Disk::below(self.home.path(), &endpoints),
            clipboard: Clipboard::Off,
            rehearsal: None,
        };
        let situation = Situation { endpoints, resolvers: self.resolvers.clone(), ..Situation::default() };
        Session::new(Model::new(situation, self.rehearsal.given().clone()), ports)
    }

    /// The flags that lead a program to this world.
    pub fn flags(&self) -> Vec<String> {
        let mut flags: Vec<String> = Vec::new();
        let mut flag = |name: &str, value: String| flags.extend([name.to_owned(), value]);
        self.dns_map.iter().for_each(|(from, to)| flag("--dns-map", format!("{from}={to}")));
        for resolver in &self.resolvers {
            flag("--resolver", format!("{}={}", resolver.name, resolver.address));
        }
        let given = self.rehearsal.given();
        given.from.iter().for_each(|from| flag("--from", from.to_string()));
        given.user_pools.iter().for_each(|pool| flag("--user-pool", pool.to_string()));
        given.to.iter().for_each(|to| flag("--to", to.to_string()));
        flag("--dns", "route53".to_owned());
        flag("--region", self.rehearsal.region().to_string());
        flags
    }

    /// What the world says of itself.
    pub async fn state(&self) -> Value {
        state(self.rehearsal.endpoint().strip_prefix("http://").expect("http")).await
    }

    /// What was chosen, as this machine keeps it.
    pub fn choices(&self) -> Choices {
        let path = self.kept("choices.json");
        let text =
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        serde_json::from_str(&text).expect("choices")
    }

    /// A file of the one set-up.
    pub fn kept(&self, name: &str) -> PathBuf {
        let mut path = self.home.path().join("sendoff");
        for _ in ["endpoint", "set-up"] {
            let mut below = std::fs::read_dir(&path).expect("a directory");
            path = below.next().expect("one of them").expect("an entry").path();
        }
        path.join(name)
    }
}
