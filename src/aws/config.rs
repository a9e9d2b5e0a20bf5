//! Where the SDK's clients come from: configuration as every SDK reads it, loaded once.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use aws_config::profile::ProfileFileCredentialsProvider;
use aws_config::provider_config::ProviderConfig;
use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, ConfigLoader, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_http_client::tls::TlsContext;
use aws_smithy_runtime_api::client::http::SharedHttpClient;

use super::proven::Proven;
use super::ways;
use super::whole::Whole;
use crate::core::kinds::endpoints::{Endpoints, Service};
use crate::core::kinds::name::Region;
use crate::proxy::Proxies;

const CONNECT: Duration = Duration::from_secs(5);
/// For [`AwsSettings::patience`] against AWS itself.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// Where Route 53 and STS are asked when no Region is configured: both answer there for the
/// whole partition.
const GLOBAL: &str = "us-east-1";

#[derive(Clone, Debug)]
pub struct AwsSettings {
    /// `--profile`.
    pub profile: Option<String>,
    /// `--dns-profile`: Route 53 is asked with it.
    pub dns_profile: Option<String>,
    /// `--region`: the identity's.
    pub region: Option<Region>,
    /// `--pool-region`: where pools are listed; a pool's own Region comes from its id.
    pub pool_region: Option<Region>,
    pub pacing: Pacing,
    /// How long one attempt of a call is waited for.
    pub patience: Duration,
    /// How long a change in Route 53 is followed until it is INSYNC.
    pub route53_patience: Duration,
    /// Access key and secret of the wizard's own rehearsal. With them neither environment nor
    /// profile is read.
    pub credentials: Option<(String, String)>,
    /// Where each service is asked; see [`super::endpoints()`].
    pub endpoints: Endpoints,
    /// A rehearsal goes through none of them.
    pub proxies: Proxies,
}

/// SES at most once in 1.1 s and Route 53 five times a second. Calls to SES go one at a time in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pacing {
    /// Each service but where it is asked on this machine.
    ByPlace,
    Always,
    Never,
}

impl AwsSettings {
    pub(super) fn is_paced(&self, service: Service, endpoints: &Endpoints) -> bool {
        match self.pacing {
            Pacing::ByPlace => !endpoints.is_loopback(service),
            Pacing::Always => true,
            Pacing::Never => false,
        }
    }
}

/// The profiles that the shared configuration and credentials files name, sorted: where they are is
/// told by `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE`, else they lie in `~/.aws` ("Location
/// of the shared config and credentials files", AWS SDKs and Tools Reference Guide). Sections are
/// `[profile NAME]` and `[default]` in the first, `[NAME]` in the second.
pub fn profiles() -> Vec<String> {
    let file = |variable: &str, name: &str| {
        let given = std::env::var_os(variable).map(std::path::PathBuf::from);
        let home = || Some(std::path::PathBuf::from(std::env::var_os("HOME")?).join(".aws").join(name));
        let path = given.or_else(home)?;
        shared_file(&path)
    };
    let config = file("AWS_CONFIG_FILE", "config").unwrap_or_default();
    named_in(&config, &file("AWS_SHARED_CREDENTIALS_FILE", "credentials").unwrap_or_default())
}

/// In bytes. A file for the names of whose profiles a person would look is no larger.
const LARGEST: u64 = 1 << 20;

/// A pipe is left to the SDK, which reads it after this: what is read here would be gone.
fn shared_file(path: &std::path::Path) -> Option<String> {
    let metadata = std::fs::metadata(path).ok()?;
    if !metadata.is_file() || metadata.len() > LARGEST {
        return None;
    }
    std::fs::read_to_string(path).ok()
}

fn named_in(config: &str, credentials: &str) -> Vec<String> {
    let mut profiles: Vec<String> = sections(config)
        .filter_map(|section| match section.strip_prefix("profile ") {
            Some(name) => Some(name.trim()),
            None => (section == "default").then_some(section),
        })
        .chain(sections(credentials))
        .map(|name| name.trim_matches('"').to_owned())
        .collect();
    profiles.sort();
    profiles.dedup();
    profiles
}

fn sections(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter_map(|line| Some(line.trim().strip_prefix('[')?.split_once(']')?.0.trim()))
}

/// Clients of one loaded configuration.
#[derive(Debug)]
pub struct Clients {
    main: SdkConfig,
    pub endpoints: Endpoints,
    pub region: Option<Region>,
    pub sts: aws_sdk_sts::Client,
    ses: aws_sdk_sesv2::Client,
    pub route53: aws_sdk_route53::Client,
    cognito: Mutex<BTreeMap<Region, aws_sdk_cognitoidentityprovider::Client>>,
    proven: Proven,
}

impl Clients {
    pub async fn load(
        settings: &AwsSettings,
        http_client: &SharedHttpClient,
        endpoints: Endpoints,
        proven: &Proven,
    ) -> Self {
        let main = load(settings, http_client, settings.profile.as_deref()).await;
        let dns = match settings.dns_profile.as_deref() {
            Some(profile) => load(settings, http_client, Some(profile)).await,
            None => main.clone(),
        };
        Self::of(main, dns, endpoints, proven)
    }

    /// Those of the main profile, and for Route 53 those of the profile that it is asked with.
    pub fn of(main: SdkConfig, dns: SdkConfig, endpoints: Endpoints, proven: &Proven) -> Self {
        let region = main.region().map(|region| Region(region.to_string()));
        let dns_region = dns.region().or(main.region()).cloned();
        Self {
            sts: sts(&somewhere(main.clone(), None), &endpoints),
            ses: ses(&main, &endpoints, proven),
            route53: route53(&somewhere(dns, dns_region), &endpoints),
            cognito: Mutex::new(BTreeMap::new()),
            proven: proven.clone(),
            region,
            main,
            endpoints,
        }
    }

    /// SES in the identity's Region; `None` where no Region is configured.
    pub fn ses(&self) -> Option<&aws_sdk_sesv2::Client> {
        self.region.as_ref().map(|_| &self.ses)
    }

    /// The SES client for version 1 of the API. Asked so seldom that no client is kept.
    pub fn ses_v1(&self) -> Option<aws_sdk_ses::Client> {
        self.region.as_ref().map(|_| ses_v1(&self.main, &self.endpoints, &self.proven))
    }

    /// Asked so seldom that no client is kept.
    pub fn ses_in(&self, region: &Region) -> aws_sdk_sesv2::Client {
        let region = aws_config::Region::new(region.0.clone());
        ses(&self.main.clone().into_builder().region(region).build(), &self.endpoints, &self.proven)
    }

    pub fn cognito(&self, region: &Region) -> aws_sdk_cognitoidentityprovider::Client {
        let mut clients = self.cognito.lock().unwrap_or_else(PoisonError::into_inner);
        let client = clients.entry(region.clone()).or_insert_with(|| {
            let region = aws_config::Region::new(region.0.clone());
            let config = self.main.clone().into_builder().region(region).build();
            let mut config = aws_sdk_cognitoidentityprovider::config::Builder::from(&config);
            config.set_endpoint_url(url(&self.endpoints, Service::Cognito));
            let config = config.interceptor(Whole::JSON).interceptor(self.proven.clone());
            aws_sdk_cognitoidentityprovider::Client::from_conf(config.build())
        });
        client.clone()
    }
}

fn sts(config: &SdkConfig, endpoints: &Endpoints) -> aws_sdk_sts::Client {
    let mut config = aws_sdk_sts::config::Builder::from(config);
    config.set_endpoint_url(url(endpoints, Service::Sts));
    aws_sdk_sts::Client::from_conf(config.interceptor(Whole::XML).build())
}

fn ses(config: &SdkConfig, endpoints: &Endpoints, proven: &Proven) -> aws_sdk_sesv2::Client {
    let mut config = aws_sdk_sesv2::config::Builder::from(config);
    config.set_endpoint_url(url(endpoints, Service::Ses));
    let config = config.interceptor(Whole::JSON).interceptor(proven.clone());
    aws_sdk_sesv2::Client::from_conf(config.build())
}

/// At the URL of version 2: whoever leads SES elsewhere means the service, and its statistics are not to come
/// from another place than all else.
fn ses_v1(config: &SdkConfig, endpoints: &Endpoints, proven: &Proven) -> aws_sdk_ses::Client {
    let mut config = aws_sdk_ses::config::Builder::from(config);
    config.set_endpoint_url(url(endpoints, Service::Ses));
    let config = config.interceptor(Whole::XML).interceptor(proven.clone());
    aws_sdk_ses::Client::from_conf(config.build())
}

fn route53(config: &SdkConfig, endpoints: &Endpoints) -> aws_sdk_route53::Client {
    let mut config = aws_sdk_route53::config::Builder::from(config);
    config.set_endpoint_url(url(endpoints, Service::Route53));
    aws_sdk_route53::Client::from_conf(config.interceptor(Whole::XML).build())
}

/// Whatever the profile says by now: `None` is AWS's own.
fn url(endpoints: &Endpoints, service: Service) -> Option<String> {
    endpoints.url(service).map(str::to_owned)
}

fn somewhere(config: SdkConfig, region: Option<aws_config::Region>) -> SdkConfig {
    let region = config.region().cloned().or(region);
    let region = region.unwrap_or_else(|| aws_config::Region::from_static(GLOBAL));
    config.into_builder().region(region).build()
}

async fn load(settings: &AwsSettings, http_client: &SharedHttpClient, profile: Option<&str>) -> SdkConfig {
    if let Some((key, secret)) = &settings.credentials {
        return rehearsed(settings, http_client, key, secret);
    }
    let mut loader: ConfigLoader = aws_config::defaults(BehaviorVersion::latest())
        .http_client(http_client.clone())
        .timeout_config(timeouts(settings))
        .retry_config(RetryConfig::disabled());
    if let Some(profile) = profile {
        loader = loader.profile_name(profile);
    }
    if let Some(region) = &settings.region {
        loader = loader.region(aws_config::Region::new(region.0.clone()));
    }
    let config = loader.load().await;
    let Some(profile) = profile else { return config };
    let credentials = named(profile, http_client.clone(), config.region().cloned());
    config.into_builder().credentials_provider(credentials).build()
}

/// A profile that was named is the one that is used: the SDK's own chain would put the keys in
/// the environment before it, and another account might be changed than the person named.
fn named(
    profile: &str,
    http_client: SharedHttpClient,
    region: Option<aws_config::Region>,
) -> SharedCredentialsProvider {
    let config = ProviderConfig::without_region().with_http_client(http_client).with_region(region);
    let provider = ProfileFileCredentialsProvider::builder().profile_name(profile).configure(&config);
    SharedCredentialsProvider::new(provider.build())
}

/// A configuration that nothing on this machine can lead elsewhere.
fn rehearsed(settings: &AwsSettings, http_client: &SharedHttpClient, key: &str, secret: &str) -> SdkConfig {
    let credentials = Credentials::new(key, secret, None, None, "rehearsal");
    let mut builder = SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(http_client.clone())
        .timeout_config(timeouts(settings))
        .retry_config(RetryConfig::disabled())
        .credentials_provider(SharedCredentialsProvider::new(credentials));
    builder.set_region(settings.region.as_ref().map(|region| aws_config::Region::new(region.0.clone())));
    builder.build()
}

/// One for all calls, those for credentials among them. It reads no certificate before the first one.
pub fn http_client(settings: &AwsSettings) -> SharedHttpClient {
    if settings.credentials.is_some() {
        // A rehearsal is on loopback and speaks HTTP.
        return aws_smithy_http_client::Builder::new().build_http();
    }
    ways::client(settings.proxies.clone(), &TlsContext::default())
}

/// Every call is one attempt: the core repeats what may be repeated, where a person sees it.
fn timeouts(settings: &AwsSettings) -> TimeoutConfig {
    TimeoutConfig::builder().connect_timeout(CONNECT).operation_attempt_timeout(settings.patience).build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_file_is_read_where_it_is_one_and_no_larger_than_a_person_would_read() {
        let home = tempfile::tempdir().unwrap();
        let place = |name: &str| home.path().join(name);
        std::fs::write(place("config"), "[default]\n").unwrap();
        assert_eq!(shared_file(&place("config")).as_deref(), Some("[default]\n"));
        std::fs::write(place("large"), "#".repeat((1 << 20) + 1)).unwrap();
        // Opened, it would wait for whoever writes into it.
        nix::unistd::mkfifo(&place("pipe"), nix::sys::stat::Mode::S_IRWXU).unwrap();
        for name in ["large", "pipe", "missing"] {
            assert_eq!(shared_file(&place(name)), None, "{name}");
        }
        assert_eq!(shared_file(home.path()), None);
    }

    #[test]
    fn each_service_is_paced_by_where_it_is_asked() {
        let settings = |pacing| AwsSettings {
            profile: None,
            dns_profile: None,
            region: None,
            pool_region: None,
            pacing,
            patience: PATIENCE,
            route53_patience: Duration::ZERO,
            credentials: None,
            endpoints: Endpoints::default(),
            proxies: Proxies::default(),
        };
        let mixed = Endpoints::default().with(Service::Ses, Some("http://127.0.0.1:4566".to_owned()));
        let paced = |pacing, endpoints: &Endpoints| {
            [Service::Ses, Service::Route53].map(|service| settings(pacing).is_paced(service, endpoints))
        };
        assert_eq!(paced(Pacing::ByPlace, &mixed), [false, true]);
        assert_eq!(paced(Pacing::ByPlace, &Endpoints::default()), [true, true]);
        assert_eq!(paced(Pacing::Always, &mixed), [true, true]);
        assert_eq!(paced(Pacing::Never, &Endpoints::default()), [false, false]);
    }

    #[test]
    fn profiles_are_read_from_both_files() {
        let config = "[default]\nregion = us-east-1\n [profile dns]\n[profile \"with space\"] # x\n\
                      [sso-session corp]\n[services local]\n[profile main]\n";
        assert_eq!(
            named_in(config, "[main]\n[ci]\naws_access_key_id = x\n"),
            ["ci", "default", "dns", "main", "with space"]
        );
        assert_eq!(named_in("", ""), Vec::<String>::new());
    }
}
