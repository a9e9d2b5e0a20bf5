//! Three ways to wait for records.

use std::rc::Rc;
use std::time::Duration;

use sendoff::aws::{Aws, AwsSettings};
use sendoff::core::dns::{Question, Server};
use sendoff::core::model::Model;
use sendoff::core::msg::Msg;
use sendoff::core::records;
use sendoff::core::situation::{Endpoint, Situation};
use sendoff::core::step::StepId;
use sendoff::shell::{Clipboard, Disk, Ports, Session};

use crate::world::{Wanted, World};

/// The wizard's own session, at the records that a person has just entered by hand.
pub async fn wizard(world: Rc<World>) {
    let url = world.rehearsal.endpoint().to_owned();
    let settings = AwsSettings {
        profile: None,
        dns_profile: None,
        region: Some(world.rehearsal.region().clone()),
        pool_region: None,
        paced: false,
        route53_patience: Duration::from_secs(1),
        credentials: Some(("rehearsal".to_owned(), "rehearsal".to_owned())),
        endpoint: Some(url.clone()),
    };
    let ports = Ports {
        aws: Aws::new(settings),
        dns: world.asker.clone(),
        disk: Disk::temporary().expect("a directory"),
        clipboard: Clipboard::Off,
        rehearsal: None,
    };
    let situation = Situation {
        endpoint: Endpoint::Url(url),
        resolvers: world.resolvers.clone(),
        ..Situation::default()
    };
    let mut session = Session::new(Model::new(situation, world.rehearsal.given().clone()), ports);
    session.send(Msg::Started);
    let mut entered = false;
    loop {
        let views = records::view(&session.model.facts, &session.model.choices);
        if records::all_live(&views) {
            session.end();
            return;
        }
        if !entered && session.is_idle() && views.len() == world.wanted.len() {
            session.send(Msg::Go(StepId::Records));
            session.send(Msg::Entered);
            entered = true;
        }
        session.next().await;
    }
}

/// `dig +short` of each record in a loop, at one public resolver: what a person types.
pub async fn dig_loop(world: Rc<World>) {
    let resolver = world.public_resolvers().swap_remove(0);
    loop {
        let mut missing = false;
        for wanted in &world.wanted {
            missing |= !has(&world, &resolver, wanted).await;
        }
        if !missing {
            return;
        }
        tokio::time::sleep(Duration::from_secs(10)).await;
    }
}

/// lego's check before a challenge (`challenge/dns01`, "precheck"): one record after the other,
/// every two seconds, the recursive servers first and then each authoritative one, until the first
/// that does not have the record.
pub async fn lego(world: Rc<World>) {
    let servers: Vec<Server> = world.public_resolvers().into_iter().chain(world.name_servers()).collect();
    for wanted in &world.wanted {
        while !all_have(&world, &servers, wanted).await {
            tokio::time::sleep(Duration::from_secs(2)).await;
        }
    }
}

async fn all_have(world: &World, servers: &[Server], wanted: &Wanted) -> bool {
    for server in servers {
        if !has(world, server, wanted).await {
            return false;
        }
    }
    true
}

async fn has(world: &World, server: &Server, wanted: &Wanted) -> bool {
    let question = Question { server: server.clone(), name: wanted.name.clone(), rtype: wanted.rtype };
    wanted.is_in(&world.asker.ask(&question).await)
}
