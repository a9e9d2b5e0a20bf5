//! The wizard without a terminal, in a rehearsed world.

use std::time::Duration;

use sendoff::aws::{Aws, AwsSettings, Pacing};
use sendoff::core::facts::situation::{Resolver, Situation};
use sendoff::core::kinds::answer::Answer;
use sendoff::core::kinds::endpoints::Endpoints;
use sendoff::core::kinds::problem::Problem;
use sendoff::core::kinds::query::Query;
use sendoff::core::wizard::model::Model;
use sendoff::core::wizard::msg::Msg;
use sendoff::dns::Asker;
use sendoff::proxy::Proxies;
use sendoff::rehearsal::{self, Rehearsal};
use sendoff::shell::{Clipboard, Disk, Ports, Session};

pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(future)
}

pub fn world(scenario: &str) -> Rehearsal {
    rehearsal::start(scenario).expect("a rehearsal")
}

pub fn aws(world: &Rehearsal, pacing: Pacing) -> Aws {
    Aws::new(AwsSettings {
        profile: None,
        dns_profile: None,
        region: Some(world.region().clone()),
        pool_region: None,
        pacing,
        patience: sendoff::aws::PATIENCE,
        route53_patience: Duration::from_secs(1),
        credentials: Some(("rehearsal".to_owned(), "rehearsal".to_owned())),
        proxies: Proxies::default(),
        endpoints: Endpoints::at(world.endpoint()),
    })
}

pub fn asker(world: &Rehearsal) -> Asker {
    Asker::new(world.dns_map().clone())
}

/// What the shell would answer a question of the core with.
pub async fn answer(aws: &Aws, dns: &Asker, query: &Query) -> Result<Answer, Problem> {
    match query {
        Query::Dns(question) => Ok(Answer::Dns(dns.ask(question).await)),
        query => aws.ask(query).await,
    }
}

/// One look at everything, from the start until nothing is open.
pub async fn looked(world: &Rehearsal) -> Session {
    settled(started(world, asker(world), world.resolvers().to_vec())).await
}

pub async fn settled(mut session: Session) -> Session {
    while !session.model.has_looked() {
        session.next().await;
    }
    session
}

/// A session in this account, over this DNS.
pub fn started(world: &Rehearsal, dns: Asker, resolvers: Vec<Resolver>) -> Session {
    let ports = Ports {
        aws: aws(world, Pacing::Never),
        dns,
        disk: Disk::temporary().expect("a directory"),
        clipboard: Clipboard::Off,
        rehearsal: None,
    };
    let situation =
        Situation { endpoints: Endpoints::at(world.endpoint()), resolvers, ..Situation::default() };
    let mut session = Session::new(Model::new(situation, world.given().clone()), ports);
    session.send(Msg::Started);
    session
}
