//! Where each service is asked: at AWS, or at a URL that the environment or a profile names for it.

use std::collections::BTreeMap;
use std::net::IpAddr;

/// The services that are asked, in the order in which they are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Service {
    Sts,
    Ses,
    Route53,
    Cognito,
}

impl Service {
    pub const ALL: [Service; 4] = [Self::Sts, Self::Ses, Self::Route53, Self::Cognito];

    /// In names of directories and ids of words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sts => "sts",
            Self::Ses => "ses",
            Self::Route53 => "route53",
            Self::Cognito => "cognito",
        }
    }

    /// The service's own variable ("Service-specific endpoints", AWS SDKs and Tools Reference Guide).
    pub const fn variable(self) -> &'static str {
        match self {
            Self::Sts => "AWS_ENDPOINT_URL_STS",
            Self::Ses => "AWS_ENDPOINT_URL_SESV2",
            Self::Route53 => "AWS_ENDPOINT_URL_ROUTE_53",
            Self::Cognito => "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER",
        }
    }

    /// The service in a command of the AWS CLI (`sesv2 get-account`).
    pub fn of_command(operation: &str) -> Option<Service> {
        match operation.split(' ').next()? {
            "sts" => Some(Self::Sts),
            "sesv2" => Some(Self::Ses),
            "route53" => Some(Self::Route53),
            "cognito-idp" => Some(Self::Cognito),
            _ => None,
        }
    }

    /// The label of AWS's own names for it ("Service endpoints and quotas", AWS General Reference).
    const fn label(self) -> &'static str {
        match self {
            Self::Sts => "sts",
            Self::Ses => "email",
            Self::Route53 => "route53",
            Self::Cognito => "cognito-idp",
        }
    }
}

/// Each service's URL where one is configured; without one the SDK's own rules name AWS's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Endpoints(BTreeMap<Service, String>);

/// All services taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole<'a> {
    Aws,
    /// An emulator, or the rehearsal's server.
    At(&'a str),
    /// Some are real and some are not, or they are at several places.
    Mixed,
}

/// A place that is not AWS by its host and port; `None` is AWS.
pub type Place = Option<String>;

impl Endpoints {
    /// Every service at one URL.
    pub fn at(url: &str) -> Self {
        Self(Service::ALL.map(|service| (service, url.to_owned())).into())
    }

    #[must_use]
    pub fn with(mut self, service: Service, url: Option<String>) -> Self {
        match url {
            Some(url) => self.0.insert(service, url),
            None => self.0.remove(&service),
        };
        self
    }

    /// As it is configured, also where that is AWS itself.
    pub fn url(&self, service: Service) -> Option<&str> {
        self.0.get(&service).map(String::as_str)
    }

    /// The URL of a service that is not asked at AWS.
    pub fn apart(&self, service: Service) -> Option<&str> {
        self.url(service).filter(|url| !is_aws(service, url))
    }

    pub fn whole(&self) -> Whole<'_> {
        match (self.places().as_slice(), self.apart(Service::Sts)) {
            ([_], None) => Whole::Aws,
            ([_], Some(url)) => Whole::At(url),
            _ => Whole::Mixed,
        }
    }

    /// Which services are asked where; those at AWS come last.
    pub fn places(&self) -> Vec<(Place, Vec<Service>)> {
        let mut places: Vec<(Place, Vec<Service>)> = Vec::new();
        for service in Service::ALL {
            let place = self.apart(service).map(host_and_port);
            match places.iter_mut().find(|(known, _)| *known == place) {
                Some((_, services)) => services.push(service),
                None => places.push((place, vec![service])),
            }
        }
        places.sort_by_key(|(place, _)| place.is_none());
        places
    }

    /// On this machine: emulators and the rehearsal's server need no pauses between calls.
    pub fn is_loopback(&self, service: Service) -> bool {
        let Some(url) = self.url(service) else { return false };
        let host = host(url);
        host == "localhost"
            || host.ends_with(".localhost")
            || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
    }
}

/// The host and the port behind it, without the name and password that may stand before (RFC 3986, 3.2).
pub fn authority(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    authority.rsplit_once('@').map_or(authority, |(_, host)| host)
}

/// The URL without what stands before its host.
pub fn without_password(url: &str) -> String {
    let host = authority(url);
    let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
    let (_, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    if scheme.is_empty() { format!("{host}{path}") } else { format!("{scheme}://{host}{path}") }
}

/// `127.0.0.1:4566`; the port is the scheme's where none is named.
pub fn host_and_port(url: &str) -> String {
    let authority = authority(url).to_ascii_lowercase();
    let after_host = authority.rsplit_once(']').map_or(authority.as_str(), |(_, rest)| rest);
    let is_named = after_host
        .rsplit_once(':')
        .is_some_and(|(_, port)| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()));
    let is_http = url.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http://"));
    match (is_named, is_http) {
        (true, _) => authority,
        (false, true) => format!("{}:80", authority.trim_end_matches(':')),
        (false, false) => format!("{}:443", authority.trim_end_matches(':')),
    }
}

fn host(url: &str) -> String {
    let authority = authority(url);
    let host = match authority.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => authority.split(':').next().unwrap_or_default(),
    };
    host.trim_end_matches('.').to_ascii_lowercase()
}

/// What AWS's names end in, in the partitions that anybody may use.
const SUFFIXES: [&str; 4] = [".amazonaws.com", ".amazonaws.com.cn", ".amazonaws.eu", ".api.aws"];

/// A URL can name AWS itself: another Region's endpoint, one for FIPS, or the one of an own VPC, as
/// `vpce-….sts.us-east-1.vpce.amazonaws.com` ("Access an AWS service using an interface VPC endpoint", AWS
/// PrivateLink). The service's own label has to stand there: an emulator on a virtual machine of AWS is
/// called `ec2-….compute.amazonaws.com`.
fn is_aws(service: Service, url: &str) -> bool {
    let host = host(url);
    let Some(named) = SUFFIXES.iter().find_map(|suffix| host.strip_suffix(suffix)) else { return false };
    let is_own = |label: &str| label.strip_suffix("-fips").unwrap_or(label) == service.label();
    let labels: Vec<&str> = named.split('.').rev().collect();
    match labels.as_slice() {
        [label] | [_, label] => is_own(label),
        ["vpce", _, label, _] => is_own(label),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCAL: &str = "http://127.0.0.1:4566";

    #[test]
    fn only_this_machine_needs_no_pauses() {
        for url in [
            "http://127.0.0.1:5000",
            "http://localhost:4566/",
            "http://[::1]:80",
            "http://user@127.8.8.8",
            "http://aws.localhost:1",
        ] {
            assert!(Endpoints::at(url).is_loopback(Service::Ses), "{url}");
        }
        for url in [
            "https://email.us-east-1.amazonaws.com",
            "http://127.0.0.1.example.com",
            "http://localhost@example.com",
            "http://10.0.0.1:5000",
            "http://example.com/127.0.0.1",
            "",
        ] {
            assert!(!Endpoints::at(url).is_loopback(Service::Ses), "{url}");
        }
        assert!(!Endpoints::default().is_loopback(Service::Ses));
        let one = Endpoints::default().with(Service::Ses, Some(LOCAL.to_owned()));
        assert!(one.is_loopback(Service::Ses) && !one.is_loopback(Service::Route53));
    }

    #[test]
    fn aws_is_known_by_its_own_names_of_the_service() {
        for (service, url) in [
            (Service::Ses, "https://email.us-east-1.amazonaws.com"),
            (Service::Ses, "https://email-fips.us-east-1.amazonaws.com/"),
            (Service::Sts, "https://sts.amazonaws.com"),
            (Service::Sts, "https://vpce-0a1b-c2d.sts.us-east-1.vpce.amazonaws.com"),
            (Service::Sts, "https://sts.cn-north-1.amazonaws.com.cn:443"),
            (Service::Route53, "https://route53.amazonaws.com"),
            (Service::Cognito, "https://Cognito-IDP.eu-west-1.api.aws"),
        ] {
            assert!(is_aws(service, url), "{url}");
        }
        for url in [
            "http://ec2-192-0-2-1.compute.amazonaws.com:4566",
            "https://vpce-1.vpce-svc-2.us-east-1.vpce.amazonaws.com",
            "https://sts.us-east-1.amazonaws.com.example.com",
            "https://email.us-east-1.amazonaws.com",
            "https://sts.us-east-1.amazonaws.com@example.com",
            LOCAL,
            "",
        ] {
            assert!(!is_aws(Service::Sts, url), "{url}");
        }
    }

    #[test]
    fn services_are_told_apart_by_where_they_are_asked() {
        assert_eq!(Endpoints::default().whole(), Whole::Aws);
        assert_eq!(Endpoints::at(LOCAL).whole(), Whole::At(LOCAL));
        let private = "https://vpce-1.sts.us-east-1.vpce.amazonaws.com".to_owned();
        let private = Endpoints::default().with(Service::Sts, Some(private));
        assert_eq!(private.whole(), Whole::Aws, "another way to the same");
        assert!(private.url(Service::Sts).is_some());

        let mixed = Endpoints::at(LOCAL).with(Service::Cognito, None).with(Service::Sts, None);
        assert_eq!(mixed.whole(), Whole::Mixed);
        assert_eq!(
            mixed.places(),
            [
                (Some("127.0.0.1:4566".to_owned()), vec![Service::Ses, Service::Route53]),
                (None, vec![Service::Sts, Service::Cognito]),
            ]
        );
        let same = Endpoints::at(LOCAL).with(Service::Ses, Some("http://127.0.0.1:4566/".to_owned()));
        assert_eq!(same.whole(), Whole::At(LOCAL));
    }

    #[test]
    fn a_url_is_shown_without_its_password() {
        assert_eq!(without_password("http://me:secret@127.0.0.1:5000/x@y"), "http://127.0.0.1:5000/x@y");
        assert_eq!(without_password("http://127.0.0.1:5000"), "http://127.0.0.1:5000");
        assert_eq!(without_password("me:secret@host?x"), "host?x");
        for (url, shown) in [
            ("https://me:secret@Emulator.example:4566/", "emulator.example:4566"),
            ("http://localhost/path", "localhost:80"),
            ("HTTP://[::1]", "[::1]:80"),
            ("http://[::1]:8080", "[::1]:8080"),
            ("https://h:", "h:443"),
        ] {
            assert_eq!(host_and_port(url), shown);
        }
    }

    #[test]
    fn a_command_names_its_service() {
        assert_eq!(Service::of_command("cognito-idp update-user-pool"), Some(Service::Cognito));
        assert_eq!(Service::of_command("sesv2 send-email"), Some(Service::Ses));
        assert_eq!(Service::of_command("iam get-user"), None);
    }
}
