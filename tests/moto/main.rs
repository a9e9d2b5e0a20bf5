//! The adapters against `moto_server`, which others wrote after AWS. It needs Python 3.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../rehearsal/batch.rs"]
mod batch;
mod cognito;
mod plain;
mod python;
mod route53;
mod server;
mod ses;
#[path = "../program/watch.rs"]
#[allow(dead_code, reason = "others use the rest")]
mod watch;

use std::time::Duration;

use sendoff::aws::{Aws, AwsSettings, Pacing};
use sendoff::core::kinds::address::Address;
use sendoff::core::kinds::answer::Answer;
use sendoff::core::kinds::change::{Change, Outcome};
use sendoff::core::kinds::endpoints::Endpoints;
use sendoff::core::kinds::name::{Name, Region};
use sendoff::core::kinds::query::Query;
use sendoff::proxy::Proxies;

/// An account of moto's, in this Region.
fn aws(moto: &server::Moto, region: &str) -> Aws {
    Aws::new(settings(moto, region))
}

fn settings(moto: &server::Moto, region: &str) -> AwsSettings {
    AwsSettings {
        profile: None,
        dns_profile: None,
        region: Some(Region::from(region)),
        pool_region: None,
        pacing: Pacing::Never,
        patience: sendoff::aws::PATIENCE,
        route53_patience: Duration::from_secs(5),
        credentials: Some(("AKIAIOSFODNN7EXAMPLE".to_owned(), "secret".to_owned())),
        proxies: Proxies::default(),
        endpoints: Endpoints::at(&moto.endpoint),
    }
}

async fn ask(aws: &Aws, query: Query) -> Answer {
    aws.ask(&query).await.unwrap_or_else(|problem| panic!("{query:?}: {problem:?}"))
}

async fn perform(aws: &Aws, change: Change) -> Outcome {
    aws.perform(&change).await.unwrap_or_else(|problem| panic!("{change:?}: {problem:?}"))
}

/// A mailbox at example.com.
fn address(local: &str) -> Address {
    Address { local: local.to_owned(), domain: Name::from_answer("example.com") }
}
