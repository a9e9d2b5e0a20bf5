//! Where the SDK asks each service. Its own clients say so, as they are built of the environment and the
//! profile: `AWS_ENDPOINT_URL`, `AWS_ENDPOINT_URL_<SERVICE>`, `endpoint_url` of a profile or of its section
//! `services`, `ignore_configured_endpoint_urls`, in the SDK's order. Asked once, before anything is shown:
//! the clients that make the calls are then told the same URLs, so that a file edited meanwhile leads no
//! call elsewhere than what is shown.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use aws_config::{BehaviorVersion, SdkConfig};
use aws_credential_types::Credentials;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextRef;
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::endpoint_config::EndpointUrl;

use crate::core::kinds::endpoints::{Endpoints, Service};

/// Of the main profile, and of the one that Route 53 is asked with. Nothing is sent.
pub async fn endpoints(profile: Option<&str>, dns_profile: Option<&str>) -> Endpoints {
    let main = config(profile).await;
    let dns = match dns_profile {
        Some(profile) => &config(Some(profile)).await,
        None => &main,
    };
    let mut endpoints = Endpoints::default();
    for service in Service::ALL {
        let config = if service == Service::Route53 { dns } else { &main };
        endpoints = endpoints.with(service, configured(service, config).await);
    }
    endpoints
}

/// Of a profile that Route 53 is asked with from now on.
pub async fn of_route53(dns_profile: &str) -> Option<String> {
    configured(Service::Route53, &config(Some(dns_profile)).await).await
}

/// Without an HTTP client there is nothing that could send. Region and credentials lead to no other URL,
/// and the SDK would ask the network for those that are not configured.
async fn config(profile: Option<&str>) -> SdkConfig {
    let nobody = Credentials::new("unused", "unused", None, None, "endpoints");
    let loader = aws_config::defaults(BehaviorVersion::latest())
        .region(aws_config::Region::from_static("us-east-1"))
        .credentials_provider(nobody);
    match profile {
        Some(profile) => loader.profile_name(profile).load().await,
        None => loader.load().await,
    }
}

async fn configured(service: Service, config: &SdkConfig) -> Option<String> {
    let asked = Asked::default();
    // Each call ends with the refusal of what was asked.
    match service {
        Service::Sts => {
            let config = aws_sdk_sts::config::Builder::from(config).interceptor(asked.clone()).build();
            drop(aws_sdk_sts::Client::from_conf(config).get_caller_identity().send().await);
        }
        Service::Ses => {
            let config = aws_sdk_sesv2::config::Builder::from(config).interceptor(asked.clone()).build();
            drop(aws_sdk_sesv2::Client::from_conf(config).get_account().send().await);
        }
        Service::Route53 => {
            let config = aws_sdk_route53::config::Builder::from(config).interceptor(asked.clone()).build();
            drop(aws_sdk_route53::Client::from_conf(config).list_hosted_zones().send().await);
        }
        Service::Cognito => {
            let config = aws_sdk_cognitoidentityprovider::config::Builder::from(config);
            let config = config.interceptor(asked.clone()).build();
            let client = aws_sdk_cognitoidentityprovider::Client::from_conf(config);
            drop(client.list_user_pools().send().await);
        }
    }
    asked.url()
}

/// Learns the URL that a client has been given, and ends the call before there is a request.
#[derive(Clone, Debug)]
struct Asked(Arc<Mutex<Option<String>>>);

impl Default for Asked {
    /// Should the client never come to say it, its calls lead nowhere and not to AWS.
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Some(String::new()))))
    }
}

impl Asked {
    fn url(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Intercept for Asked {
    fn name(&self) -> &'static str {
        "Asked"
    }

    fn read_before_execution(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let url = config.load::<EndpointUrl>().map(|url| url.0.clone());
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = url;
        Err(NothingIsSent.into())
    }
}

#[derive(Debug)]
struct NothingIsSent;

impl fmt::Display for NothingIsSent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("only asked where it would be sent")
    }
}

impl std::error::Error for NothingIsSent {}
