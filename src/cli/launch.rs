//! From the flags to a session, against AWS or against a rehearsal.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use super::options::Options;
use crate::aws::{self, Aws, AwsSettings};
use crate::core::model::Model;
use crate::core::problem::Problem;
use crate::core::situation::{Endpoint, Proposals, Situation};
use crate::dns::{self, Asker};
use crate::rehearsal::Rehearsal;
use crate::shell::faces::restore::Restore;
use crate::shell::{Clipboard, Disk, Ports, Session};
use crate::words::Words;

/// Route 53 is INSYNC "within 60 seconds" under normal conditions (API reference, `GetChange`).
const ROUTE53_PATIENCE: Duration = Duration::from_secs(180);

impl Options {
    fn aws(&self, endpoint: Option<&str>) -> AwsSettings {
        AwsSettings {
            profile: self.profile.clone(),
            dns_profile: self.dns_profile.clone(),
            region: self.region.clone(),
            pool_region: self.pool_region.clone(),
            paced: !endpoint.is_some_and(is_loopback),
            patience: aws::PATIENCE,
            route53_patience: ROUTE53_PATIENCE,
            credentials: None,
            endpoint: None,
        }
    }

    fn situation(&self, endpoint: Endpoint, words: &Words) -> Situation {
        Situation {
            endpoint,
            rehearsal: false,
            profile: self.profile.clone(),
            dns_profile: self.dns_profile.clone(),
            profiles: aws::profiles(),
            resolvers: self.resolvers(dns::system_resolver()),
            over_https: self.over_https(),
            asks_inside: !self.resolvers.is_empty() || !self.dns_map.is_empty(),
            read_only: self.read_only,
            proposals: Proposals {
                use_case: words.say("proposed-use-case"),
                contact_language: words.say("proposed-contact-language"),
            },
        }
    }

    /// A session against AWS, or against what `AWS_ENDPOINT_URL` names. Call within a tokio
    /// runtime.
    ///
    /// # Errors
    /// No place for this machine's state.
    pub fn session(
        &self,
        endpoint: Option<&str>,
        clipboard: Clipboard,
        words: &Words,
    ) -> Result<Session, Problem> {
        let aws = Aws::new(self.aws(endpoint));
        let endpoint = endpoint.map_or(Endpoint::Aws, |url| Endpoint::Url(url.to_owned()));
        let ports = Ports {
            aws,
            dns: Asker::new(self.dns_map()),
            disk: Disk::open(&endpoint)?,
            clipboard,
            rehearsal: None,
        };
        let model = Model::new(self.situation(endpoint, words), self.choices());
        Ok(Session::new(model, ports).speaking(words.lang()))
    }

    /// What is put back, and what the flags say it must be of.
    pub fn restore(&self, restore: &super::Restore) -> Restore {
        Restore {
            file: restore.file.clone(),
            all: restore.all,
            read_only: self.read_only,
            region: self.region.clone(),
            user_pools: self.user_pools.clone(),
        }
    }

    /// What `restore` needs: AWS and this machine's state. Call within a tokio runtime.
    ///
    /// # Errors
    /// No place for this machine's state.
    pub fn restoring(&self, endpoint: Option<&str>) -> Result<(Aws, Disk), Problem> {
        let aws = Aws::new(self.aws(endpoint));
        let endpoint = endpoint.map_or(Endpoint::Aws, |url| Endpoint::Url(url.to_owned()));
        Ok((aws, Disk::open(&endpoint)?))
    }

    /// A session against a rehearsal in this process; its state goes with it.
    ///
    /// # Errors
    /// No place for temporary files.
    pub fn rehearse(
        &self,
        rehearsal: Arc<Rehearsal>,
        clipboard: Clipboard,
        words: &Words,
    ) -> Result<Session, Problem> {
        let url = rehearsal.endpoint().to_owned();
        let mut map = rehearsal.dns_map().clone();
        map.extend(self.dns_map());
        let mut situation =
            Situation { rehearsal: true, ..self.situation(Endpoint::Url(url.clone()), words) };
        // A login command would be of no use, and no other resolver knows this world.
        (situation.profile, situation.dns_profile) = (None, None);
        situation.over_https.clear();
        situation.asks_inside = true;
        situation.profiles.clear();
        if self.resolvers.is_empty() {
            situation.resolvers = rehearsal.resolvers().to_vec();
        }
        let mut given = rehearsal.given().clone();
        given.overlay(&self.choices());
        let settings = AwsSettings {
            profile: None,
            dns_profile: None,
            region: Some(self.region.clone().unwrap_or_else(|| rehearsal.region().clone())),
            credentials: Some(("rehearsal".to_owned(), "rehearsal".to_owned())),
            endpoint: Some(url.clone()),
            ..self.aws(Some(&url))
        };
        let ports = Ports {
            aws: Aws::new(settings),
            dns: Asker::new(map),
            disk: Disk::temporary()?,
            clipboard,
            rehearsal: Some(rehearsal),
        };
        Ok(Session::new(Model::new(situation, given), ports).speaking(words.lang()))
    }
}

/// Emulators and the rehearsal's server on this machine need no pauses between calls.
fn is_loopback(url: &str) -> bool {
    let authority = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = authority.split(['/', '?', '#']).next().unwrap_or_default();
    let host_and_port = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = match host_and_port.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host_and_port.split(':').next().unwrap_or_default(),
    };
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    host == "localhost"
        || host.ends_with(".localhost")
        || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_needs_no_pauses() {
        for url in [
            "http://127.0.0.1:5000",
            "http://localhost:4566/",
            "http://[::1]:80",
            "http://user@127.8.8.8",
            "http://aws.localhost:1",
        ] {
            assert!(is_loopback(url), "{url}");
            assert!(!Options::default().aws(Some(url)).paced, "{url}");
        }
        for url in [
            "https://email.us-east-1.amazonaws.com",
            "http://127.0.0.1.example.com",
            "http://localhost@example.com",
            "http://10.0.0.1:5000",
            "http://example.com/127.0.0.1",
        ] {
            assert!(!is_loopback(url), "{url}");
        }
        assert!(Options::default().aws(None).paced);
    }
}
