//! How many calls AWS sees at the same time.

use std::time::Duration;

use futures_util::future::join_all;
use sendoff::aws::{Aws, AwsSettings, Pacing};
use sendoff::core::kinds::endpoints::Endpoints;
use sendoff::core::kinds::name::Region;
use sendoff::core::kinds::query::Query;
use sendoff::proxy::Proxies;
use tokio::net::TcpListener;
use tokio::time::{Instant, timeout_at};

use crate::row::Row;

/// Long enough for the second call to follow the first.
const A_WHILE: Duration = Duration::from_secs(1);

/// Five at once of a service that takes each call and never answers.
pub fn to_ses() -> Row {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let most = runtime.block_on(async {
        let silent = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let aws = Aws::new(settings(format!("http://{}", silent.local_addr().expect("an address"))));
        let (account, identities) = (Query::SesAccount, Query::Identities);
        let wanted = [&account, &identities, &account, &identities, &account];
        tokio::select! {
            calls = under_way(&silent) => calls,
            answers = join_all(wanted.map(|query| aws.ask(query))) => panic!("answered: {answers:?}"),
        }
    });
    Row::count("calls to SES at once", most, "calls").within(1.0).beside("five wanted")
}

/// Connections are as many as calls: over HTTP/1.1 each is taken until its answer.
async fn under_way(silent: &TcpListener) -> usize {
    let mut calls = vec![silent.accept().await.expect("a call")];
    let until = Instant::now() + A_WHILE;
    while let Ok(call) = timeout_at(until, silent.accept()).await {
        calls.push(call.expect("a call"));
    }
    calls.len()
}

/// Without a pace: what goes out one at a time does so on loopback too.
fn settings(endpoint: String) -> AwsSettings {
    AwsSettings {
        profile: None,
        dns_profile: None,
        region: Some(Region("us-east-1".to_owned())),
        pool_region: None,
        pacing: Pacing::Never,
        patience: sendoff::aws::PATIENCE,
        route53_patience: Duration::from_secs(1),
        credentials: Some(("nobody".to_owned(), "nothing".to_owned())),
        proxies: Proxies::default(),
        endpoints: Endpoints::at(&endpoint),
    }
}
