//! From the flags to a session, against AWS or against a rehearsal.

use std::sync::Arc;
use std::time::Duration;

use super::environment::Environment;
use super::options::Options;
use crate::aws::{self, Aws, AwsSettings, Pacing};
use crate::core::facts::situation::Situation;
use crate::core::kinds::endpoints::Endpoints;
use crate::core::kinds::problem::Problem;
use crate::core::wizard::model::Model;
use crate::core::wizard::restoring::Restoring;
use crate::dns::{self, Asker};
use crate::proxy::Proxies;
use crate::rehearsal::Rehearsal;
use crate::shell::disk::Snapshot;
use crate::shell::faces::restore::Unrestorable;
use crate::shell::{Clipboard, Disk, Ports, Session};
use crate::words::Words;

/// Route 53 is INSYNC "within 60 seconds" under normal conditions (API reference, `GetChange`).
const ROUTE53_PATIENCE: Duration = Duration::from_secs(180);

impl Options {
    /// Where each service is asked: reads the environment and the profiles' files, and nothing else.
    pub async fn endpoints(&self) -> Endpoints {
        aws::endpoints(self.profile.as_deref(), self.dns_profile.as_deref()).await
    }

    fn aws(&self, endpoints: Endpoints, proxies: &Proxies) -> AwsSettings {
        AwsSettings {
            profile: self.profile.clone(),
            dns_profile: self.dns_profile.clone(),
            region: self.region.clone(),
            pool_region: self.pool_region.clone(),
            pacing: Pacing::ByPlace,
            patience: aws::PATIENCE,
            route53_patience: ROUTE53_PATIENCE,
            credentials: None,
            endpoints,
            proxies: proxies.clone(),
        }
    }

    fn situation(&self, endpoints: Endpoints, words: &Words) -> Situation {
        Situation {
            endpoints,
            rehearsal: false,
            profile: self.profile.clone(),
            dns_profile: self.dns_profile.clone(),
            profiles: aws::profiles(),
            resolvers: self.resolvers(dns::system_resolver()),
            over_https: self.over_https(),
            asks_inside: !self.resolvers.is_empty() || !self.dns_map.is_empty(),
            read_only: self.read_only,
            process: std::process::id(),
            proposals: words.proposals(),
        }
    }

    /// A session with the services where they are asked. Call within a tokio runtime.
    ///
    /// # Errors
    /// No place for this machine's state.
    pub fn session(
        &self,
        environment: &Environment,
        endpoints: Endpoints,
        clipboard: Clipboard,
        words: &Words,
    ) -> Result<Session, Problem> {
        let ports = Ports {
            aws: Aws::new(self.aws(endpoints.clone(), &environment.proxies)),
            dns: Asker::behind(environment.proxies.clone(), self.dns_map()),
            disk: Disk::open(&endpoints)?,
            clipboard,
            rehearsal: None,
        };
        let model = Model::new(self.situation(endpoints, words), self.choices());
        Ok(Session::new(model, ports).speaking(words.lang()))
    }

    /// A session that puts a snapshot back, with SES where the snapshot has its identity. Call within a tokio
    /// runtime.
    ///
    /// # Errors
    /// No place for this machine's state, or no snapshot.
    pub fn restoring(
        &self,
        restore: &super::Restore,
        environment: &Environment,
        endpoints: Endpoints,
        words: &Words,
    ) -> Result<Session, Unrestorable> {
        let disk = Disk::open(&endpoints).map_err(Unrestorable::Stateless)?;
        let snapshot = Snapshot::read(&restore.file).map_err(Unrestorable::Snapshot)?;
        let is_own = disk.wrote(&restore.file, &snapshot);
        let restoring = Restoring { region: self.region.clone(), ..snapshot.restoring(restore.all, is_own) };
        let region = Some(restoring.ses_region());
        let ports = Ports {
            aws: Aws::new(AwsSettings { region, ..self.aws(endpoints.clone(), &environment.proxies) }),
            dns: Asker::behind(environment.proxies.clone(), self.dns_map()),
            disk,
            clipboard: Clipboard::Off,
            rehearsal: None,
        };
        let model = Model::restoring(self.situation(endpoints, words), self.choices(), restoring);
        Ok(Session::new(model, ports).speaking(words.lang()))
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
        let endpoints = Endpoints::at(rehearsal.endpoint());
        let mut map = rehearsal.dns_map().clone();
        map.extend(self.dns_map());
        let mut situation = Situation { rehearsal: true, ..self.situation(endpoints.clone(), words) };
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
            ..self.aws(endpoints, &Proxies::default())
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
