//! Which requests go through a proxy: what `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` say.

#[cfg(test)]
pub(crate) mod tests;

use std::fmt;
use std::sync::Arc;

use hyper::Uri;
use hyper::header::HeaderValue;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};

use crate::core::kinds::problem::Via;

/// Never asked for through a proxy, whatever `NO_PROXY` says. A proxy cannot reach this machine's own
/// loopback, where emulators and the rehearsal listen. The link-local addresses are those at which EC2,
/// ECS and EKS hand out a machine's own credentials: a proxy would get its own, or none, as IMDSv2 gives
/// no token to what was forwarded ("Use the Instance Metadata Service", EC2 user guide). The AWS CLI
/// leaves both to whoever sets `NO_PROXY`.
const DIRECT: &str = "localhost,127.0.0.0/8,::1,169.254.0.0/16,fd00:ec2::/32";

/// A URL that no proxy is kept from, and a proxy that nobody asks: to learn of a [`Matcher`] what it makes
/// of a proxy, and of a list of exceptions.
const ANY_URL: &str = "https://any.invalid/";
const ANY_PROXY: &str = "http://proxy.invalid";

/// What the environment says of proxies. Nothing of it that is secret is shown by `Debug`.
#[derive(Clone, Debug, Default)]
pub struct Proxies {
    https: Option<Variable>,
    http: Option<Variable>,
    /// Passes over what goes without a proxy.
    exceptions: Option<Arc<Matcher>>,
}

/// An environment variable that is set.
#[derive(Clone, Debug)]
struct Variable {
    /// As it is spelt in the environment.
    name: &'static str,
    /// `None` where its value is not the URL of an HTTP proxy.
    proxy: Option<Proxy>,
}

/// An HTTP proxy, with user name and password where its URL has them.
#[derive(Clone)]
pub struct Proxy {
    url: String,
    /// Scheme, host and port alone.
    shown: String,
    intercept: Intercept,
}

/// How a request is sent that does not go directly.
#[derive(Clone, Debug)]
pub struct Way<'a> {
    /// What a person is told of it.
    pub via: Via,
    /// `None` where the variable names no proxy. The request must not be sent directly then: whoever sets
    /// the variable may not want that.
    pub proxy: Option<&'a Proxy>,
}

impl Proxies {
    /// `variable` gives the value of an environment variable that is set. As for the AWS CLI, lower case
    /// comes before upper case ("Using an HTTP proxy for the AWS CLI"), and `ALL_PROXY` is not read: it
    /// often names a SOCKS proxy.
    pub fn of(variable: impl Fn(&str) -> Option<String>) -> Proxies {
        let first = |names: [&'static str; 2]| {
            let set = |name| variable(name).filter(|value| !value.is_empty()).map(|value| (name, value));
            names.into_iter().find_map(set)
        };
        let proxy = |names| first(names).map(|(name, value)| Variable { name, proxy: Proxy::parse(&value) });
        let given = first(["no_proxy", "NO_PROXY"]).map_or_else(String::new, |(_, value)| value);
        let exceptions = Matcher::builder().all(ANY_PROXY).no(format!("{DIRECT},{given}")).build();
        Proxies {
            https: proxy(["https_proxy", "HTTPS_PROXY"]),
            http: proxy(["http_proxy", "HTTP_PROXY"]),
            exceptions: Some(Arc::new(exceptions)),
        }
    }

    /// How a request for this URL is sent; `None`: directly.
    pub fn way(&self, url: &str) -> Option<Way<'_>> {
        let url: Uri = url.parse().ok()?;
        let variable = match url.scheme_str()? {
            "https" => self.https.as_ref()?,
            "http" => self.http.as_ref()?,
            _ => return None,
        };
        self.exceptions.as_ref()?.intercept(&url)?;
        let proxy = variable.proxy.as_ref();
        let via = Via {
            variable: variable.name.to_owned(),
            proxy: proxy.map(|proxy| proxy.shown.clone()),
            logs_in: proxy.is_some_and(|proxy| proxy.authorization().is_some()),
            host: url.host()?.to_owned(),
        };
        Some(Way { via, proxy })
    }

    /// The proxies that can be asked, each with the name of its variable.
    pub fn usable(&self) -> impl Iterator<Item = (&'static str, &Proxy)> {
        let variables = self.https.iter().chain(&self.http);
        variables.filter_map(|variable| Some((variable.name, variable.proxy.as_ref()?)))
    }
}

impl Proxy {
    /// Without a scheme it is an HTTP proxy, as everywhere. `None` also where a character of a password
    /// that is not percent-encoded ends the host before its time: a piece of the password would be asked
    /// of DNS as a host's name.
    fn parse(value: &str) -> Option<Proxy> {
        let url = if value.contains("://") { value.to_owned() } else { format!("http://{value}") };
        let uri: Uri = url.parse().ok()?;
        let authority = uri.authority()?;
        let (scheme, host) = (uri.scheme_str()?, authority.host());
        let default_port = match scheme {
            "http" => 80,
            "https" => 443,
            _ => return None,
        };
        let at_signs = |text: &str| text.matches('@').count();
        if host.is_empty() || at_signs(&url) > 1 || at_signs(&url) != at_signs(authority.as_str()) {
            return None;
        }
        let place = authority.as_str().rsplit('@').next()?;
        let port: u16 = match place.strip_prefix(host)?.strip_prefix(':') {
            Some(port) => port.parse().ok()?,
            None => default_port,
        };
        let shown = format!("{scheme}://{host}:{port}");
        let matcher = Matcher::builder().all(url.as_str()).build();
        let intercept = matcher.intercept(&Uri::from_static(ANY_URL))?;
        Some(Proxy { url, shown, intercept })
    }

    /// The whole URL, with the password.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Where it is, without the password.
    pub fn uri(&self) -> &Uri {
        self.intercept.uri()
    }

    /// What `Proxy-Authorization` says to it.
    pub fn authorization(&self) -> Option<&HeaderValue> {
        self.intercept.basic_auth()
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}
