//! The wizard without a terminal, in a rehearsed world.

use std::time::Duration;

use sendoff::aws::{Aws, AwsSettings};
use sendoff::core::model::Model;
use sendoff::core::msg::Msg;
use sendoff::core::situation::{Endpoint, Situation};
use sendoff::dns::Asker;
use sendoff::rehearsal::{self, Rehearsal};
use sendoff::shell::{Clipboard, Disk, Ports, Session};

pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(future)
}

pub fn world(scenario: &str) -> Rehearsal {
    rehearsal::start(scenario).expect("a rehearsal")
}

pub fn aws(world: &Rehearsal, paced: bool) -> Aws {
    Aws::new(AwsSettings {
        profile: None,
        dns_profile: None,
        region: Some(world.region().clone()),
        pool_region: None,
        paced,
        patience: sendoff::aws::PATIENCE,
        route53_patience: Duration::from_secs(1),
        credentials: Some(("rehearsal".to_owned(), "rehearsal".to_owned())),
        endpoint: Some(world.endpoint().to_owned()),
    })
}

pub fn asker(world: &Rehearsal) -> Asker {
    Asker::new(world.dns_map().clone())
}

/// One look at everything, from the start until nothing is open.
pub async fn looked(world: &Rehearsal) -> Session {
    let ports = Ports {
        aws: aws(world, false),
        dns: asker(world),
        disk: Disk::temporary().expect("a directory"),
        clipboard: Clipboard::Off,
        rehearsal: None,
    };
    let situation = Situation {
        endpoint: Endpoint::Url(world.endpoint().to_owned()),
        resolvers: world.resolvers().to_vec(),
        ..Situation::default()
    };
    let mut session = Session::new(Model::new(situation, world.given().clone()), ports);
    session.send(Msg::Started);
    while !session.is_idle() {
        session.next().await;
    }
    session
}
