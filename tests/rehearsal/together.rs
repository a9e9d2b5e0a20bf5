//! The questions of one round are on their way together, over real sockets: the name servers of this
//! world answer none of the records' questions before all of them have come.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use sendoff::aws::{Aws, AwsSettings, Pacing};
use sendoff::core::facts::situation::Situation;
use sendoff::core::kinds::dns::{RecordType, Reply};
use sendoff::core::kinds::endpoints::Endpoints;
use sendoff::core::kinds::name::Name;
use sendoff::core::records;
use sendoff::core::wizard::model::Model;
use sendoff::core::wizard::msg::Msg;
use sendoff::dns::Asker;
use sendoff::proxy::Proxies;
use sendoff::rehearsal::dns_server::{Answers, Role, serve};
use sendoff::rehearsal::tree::Tree;
use sendoff::rehearsal::{Rehearsal, Scenario, start_scenario};
use sendoff::shell::{Clipboard, Disk, Ports, Session};

/// Six records, each at each of the zone's four servers.
const ROUND: usize = 6 * 4;
/// A question is on its way for at most so long: two datagrams, a second and a half for each.
const ON_ITS_WAY: Duration = Duration::from_secs(3);

struct Gate {
    tree: Mutex<Tree>,
    /// When each of the records' questions last came.
    came: Mutex<BTreeMap<(IpAddr, Name, RecordType), Instant>>,
    /// The most of them that were on their way at one time.
    most: Mutex<usize>,
}

impl Gate {
    fn is_open(&self, question: (IpAddr, Name, RecordType)) -> bool {
        let mut came = self.came.lock().unwrap();
        came.insert(question, Instant::now());
        let on_their_way = came.values().filter(|at| at.elapsed() < ON_ITS_WAY).count();
        let mut most = self.most.lock().unwrap();
        *most = on_their_way.max(*most);
        on_their_way == ROUND
    }
}

fn is_of_a_record(name: &Name, rtype: RecordType) -> bool {
    match rtype {
        RecordType::Cname => name.as_str().ends_with("._domainkey.example.com"),
        RecordType::Mx => name.as_str() == "bounce.example.com",
        RecordType::Txt => ["bounce.example.com", "_dmarc.example.com"].contains(&name.as_str()),
        _ => false,
    }
}

impl Answers for Gate {
    fn authoritative(&self, server: IpAddr, name: &Name, rtype: RecordType) -> Option<Reply> {
        if is_of_a_record(name, rtype) && !self.is_open((server, name.clone(), rtype)) {
            return None;
        }
        Some(self.tree.lock().unwrap().answer(server, name, rtype, Timestamp::now()))
    }

    fn recursive(&self, _: &str, _: &Name, _: RecordType) -> Option<Reply> {
        None
    }
}

fn ports(rehearsal: &Rehearsal, dns: Asker) -> Ports {
    let settings = AwsSettings {
        profile: None,
        dns_profile: None,
        region: Some(rehearsal.region().clone()),
        pool_region: None,
        pacing: Pacing::Never,
        patience: sendoff::aws::PATIENCE,
        route53_patience: Duration::from_secs(1),
        credentials: Some(("rehearsal".to_owned(), "rehearsal".to_owned())),
        proxies: Proxies::default(),
        endpoints: Endpoints::at(rehearsal.endpoint()),
    };
    let disk = Disk::temporary().unwrap();
    Ports { aws: Aws::new(settings), dns, disk, clipboard: Clipboard::Off, rehearsal: None }
}

#[tokio::test]
async fn the_questions_of_a_round_are_on_their_way_together() {
    let scenario = Scenario::parse("extends = \"already-done\"").unwrap();
    let rehearsal = start_scenario(&scenario).unwrap();
    let tree = scenario.world(Timestamp::now()).unwrap().tree;
    let gate = Arc::new(Gate { tree: Mutex::new(tree), came: Mutex::default(), most: Mutex::default() });
    let (mut map, mut served) = (BTreeMap::new(), Vec::new());
    for address in rehearsal.dns_map().keys() {
        let server = serve(Role::Authoritative(*address), gate.clone()).await.unwrap();
        map.insert(*address, server.address);
        served.push(server);
    }
    let situation = Situation {
        endpoints: Endpoints::at(rehearsal.endpoint()),
        resolvers: rehearsal.resolvers().to_vec(),
        ..Situation::default()
    };
    let model = Model::new(situation, rehearsal.given().clone());
    let mut session = Session::new(model, ports(&rehearsal, Asker::new(map)));
    session.send(Msg::Started);
    let all_live = async {
        while !records::all_live(&records::view(&session.model.facts, &session.model.choices)) {
            // On a machine that has no time a question may have come too late: a person looks again.
            if session.model.has_looked() {
                session.send(Msg::Look);
            }
            session.next().await;
        }
    };
    let in_time = tokio::time::timeout(Duration::from_secs(120), all_live).await;
    let most = *gate.most.lock().unwrap();
    assert!(in_time.is_ok(), "{most} of {ROUND} questions were on their way together");
    session.end();
}
