//! Three ways to wait for records.

use std::sync::Arc;
use std::time::Duration;

use sendoff::aws::{Aws, AwsSettings};
use sendoff::core::dns::{Question, Server};
use sendoff::core::model::Model;
use sendoff::core::msg::Msg;
use sendoff::core::record::RecordStatus;
use sendoff::core::records;
use sendoff::core::situation::{Endpoint, Situation};
use sendoff::core::step::StepId;
use sendoff::shell::{Clipboard, Disk, Ports, Session};

use crate::world::{Wanted, World};

/// The wizard's own session, at the records that a person has just entered by hand.
pub async fn wizard(world: Arc<World>) {
    let url = world.rehearsal.endpoint().to_owned();
    let settings = AwsSettings {
        profile: None,
        dns_profile: None,
        region: Some(world.rehearsal.region().clone()),
        pool_region: None,
        paced: false,
        patience: sendoff::aws::PATIENCE,
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
    let (mut entered, mut published) = (false, false);
    loop {
        let views = records::view(&session.model.facts, &session.model.choices);
        for view in views.iter().filter(|view| view.status == RecordStatus::Live) {
            world.notice(&view.wanted.name, view.wanted.rtype);
        }
        if records::all_live(&views) {
            session.end();
            return;
        }
        if session.is_idle() && views.len() == world.wanted.len() {
            if !entered {
                session.send(Msg::Go(StepId::Records));
                session.send(Msg::Entered);
                entered = true;
            } else if !published {
                world.publish();
                published = true;
            }
        }
        session.next().await;
    }
}

/// `dig +short` of each record in a loop, at one public resolver: what a person types.
pub async fn dig_loop(world: Arc<World>) {
    let resolver = world.public_resolvers().swap_remove(0);
    loop {
        let mut missing = false;
        for wanted in &world.wanted {
            if has(&world, &resolver, wanted).await {
                world.notice(&wanted.name, wanted.rtype);
            } else {
                missing = true;
            }
        }
        if !missing {
            return;
        }
        world.publish();
        tokio::time::sleep(Duration::from_secs(10)).await;
    }
}

/// lego's check before a challenge (`challenge/dns01`, "precheck"): one record after the other,
/// every two seconds, the recursive servers first and then each authoritative one, until the first
/// that does not have the record. What comes later in the list is not looked at meanwhile.
pub async fn lego(world: Arc<World>) {
    let servers: Vec<Server> = world.public_resolvers().into_iter().chain(world.name_servers()).collect();
    for wanted in &world.wanted {
        while !all_have(&world, &servers, wanted).await {
            world.publish();
            tokio::time::sleep(Duration::from_secs(2)).await;
        }
        world.notice(&wanted.name, wanted.rtype);
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
