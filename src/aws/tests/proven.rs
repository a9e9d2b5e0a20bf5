//! Keys that become others between two calls, as those of a program or a file may.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use aws_config::{BehaviorVersion, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::{self, ProvideCredentials, SharedCredentialsProvider, future};
use aws_sdk_sesv2::config::IdentityCache;
use axum::http::Response;
use axum::http::request::Parts;

use super::in_process;
use crate::aws::Aws;
use crate::aws::config::Clients;
use crate::core::kinds::change::Change;
use crate::core::kinds::name::Name;
use crate::core::kinds::problem::ProblemKind;
use crate::core::kinds::query::Query;

/// Gives the key of this number.
#[derive(Clone, Debug, Default)]
struct Keys(Arc<AtomicUsize>);

impl ProvideCredentials for Keys {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        let key = format!("KEY{}", self.0.load(Ordering::Relaxed));
        future::ProvideCredentials::ready(provider::Result::Ok(Credentials::new(
            key, "s", None, None, "test",
        )))
    }
}

/// What came, as `key service`.
type Heard = Arc<Mutex<Vec<String>>>;

/// Keys 0 and 1 are one account's, every other is another's.
fn respond(heard: &Heard, parts: &Parts) -> Response<String> {
    let header = parts.headers["authorization"].to_str().unwrap();
    let scope: Vec<&str> = header.split_once("Credential=").unwrap().1.split('/').collect();
    let (key, service) = (scope[0], scope[3]);
    heard.lock().unwrap().push(format!("{key} {service}"));
    let account = if matches!(key, "KEY0" | "KEY1") { "111111111111" } else { "222222222222" };
    let body = match service {
        "sts" => format!(
            "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">\
             <GetCallerIdentityResult><Arn>arn:aws:iam::{account}:user/a</Arn><UserId>A</UserId>\
             <Account>{account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"
        ),
        _ => "{}".to_owned(),
    };
    let kind = if service == "sts" { "text/xml" } else { "application/json" };
    Response::builder().header("content-type", kind).header("x-amzn-requestid", "1").body(body).unwrap()
}

async fn aws() -> (Aws, Keys, Heard) {
    let (keys, heard) = (Keys::default(), Heard::default());
    let there = heard.clone();
    let settings = super::settings("http://in.process");
    let endpoints = settings.endpoints.clone();
    let aws = in_process::aws(settings, move |parts, _| respond(&there, parts));
    let config = SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(aws.inner.http_client.clone())
        .identity_cache(IdentityCache::no_cache())
        .credentials_provider(SharedCredentialsProvider::new(keys.clone()))
        .region(aws_config::Region::from_static("us-east-1"))
        .build();
    let clients = Clients::of(config.clone(), config, endpoints, &aws.inner.proven);
    *aws.inner.clients.lock().await = Some((None, Arc::new(clients)));
    aws.ask(&Query::Caller).await.unwrap();
    (aws, keys, heard)
}

fn create() -> Change {
    Change::CreateIdentity { domain: Name::from_answer("example.com") }
}

#[tokio::test]
async fn a_key_that_is_known_is_not_asked_about_again() {
    let (aws, _, heard) = aws().await;
    aws.perform(&create()).await.unwrap();
    aws.ask(&Query::SesAccount).await.unwrap();
    assert_eq!(*heard.lock().unwrap(), ["KEY0 sts", "KEY0 ses", "KEY0 ses"]);
}

#[tokio::test]
async fn another_key_of_the_same_account_goes_on_once_sts_has_said_so() {
    let (aws, keys, heard) = aws().await;
    keys.0.store(1, Ordering::Relaxed);
    aws.perform(&create()).await.unwrap();
    aws.ask(&Query::SesAccount).await.unwrap();
    assert_eq!(*heard.lock().unwrap(), ["KEY0 sts", "KEY1 sts", "KEY1 ses", "KEY1 ses"]);
}

#[tokio::test]
async fn nothing_is_sent_to_another_account_than_was_seen() {
    let (aws, keys, heard) = aws().await;
    keys.0.store(2, Ordering::Relaxed);
    let problem = aws.perform(&create()).await.unwrap_err();
    assert_eq!((problem.kind, problem.operation.as_str()), (ProblemKind::Conflict, "sts:GetCallerIdentity"));
    assert!(!problem.kind.outcome_unknown(), "{problem:?}");
    let problem = aws.ask(&Query::SesAccount).await.unwrap_err();
    assert_eq!(problem.operation, "sts:GetCallerIdentity", "nor are its facts read");
    assert_eq!(*heard.lock().unwrap(), ["KEY0 sts", "KEY2 sts", "KEY2 sts"]);
    // Once the person sees the other account, it is the one.
    aws.ask(&Query::Caller).await.unwrap();
    aws.perform(&create()).await.unwrap();
    assert_eq!(heard.lock().unwrap()[3..], ["KEY2 sts", "KEY2 ses"]);
}
