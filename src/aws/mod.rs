//! SESv2, Route 53, Cognito and STS: the one place that names the SDK.

mod code;
mod cognito;
mod cognito_write;
mod config;
mod endpoints;
mod pace;
mod paging;
mod pool_surroundings;
mod problem;
mod proven;
mod raw;
mod route53;
mod route53_write;
mod ses;
mod ses_elsewhere;
mod ses_statistics;
mod ses_write;
mod sts;
mod test_users;
#[cfg(test)]
pub(crate) mod tests;
mod ways;
mod whole;

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use aws_smithy_runtime_api::client::http::SharedHttpClient;
use tokio::sync::Mutex;

use self::config::Clients;
pub use self::config::{AwsSettings, PATIENCE, Pacing, profiles};
pub use self::endpoints::endpoints;
use self::pace::{Pace, Slot, Slots, Turn};
use self::problem::Call;
use self::proven::{KEPT_BACK, Proven};
use crate::core::kinds::answer::Answer;
use crate::core::kinds::change::{Change, Outcome};
use crate::core::kinds::endpoints::{Endpoints, Service};
use crate::core::kinds::name::{Region, UserPoolId};
use crate::core::kinds::problem::{Problem, ProblemKind, Who};
use crate::core::kinds::query::Query;

/// Nothing was sent: another key signed it than STS was asked with.
fn is_kept_back<T>(result: &Result<T, Problem>) -> bool {
    result.as_ref().is_err_and(|problem| problem.code.as_deref() == Some(KEPT_BACK))
}

/// AWS, asked and told. Dropping a future that it gave cancels the call.
#[derive(Clone, Debug)]
pub struct Aws {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    settings: AwsSettings,
    http_client: SharedHttpClient,
    /// With the profile that they ask Route 53 with.
    clients: Mutex<Option<(Option<String>, Arc<Clients>)>>,
    /// `--dns-profile`, or what was chosen since.
    dns_profile: std::sync::Mutex<Option<String>>,
    /// Another profile than the settings name, and its URL of Route 53, as they were first read.
    chosen: Mutex<Option<(String, Option<String>)>>,
    /// What the last `Query::Caller` was answered with.
    proven: Proven,
    /// One question at a time to STS whose another key is.
    proving: Mutex<()>,
    ses: Pace,
    /// SES' limit is per Region: what is asked elsewhere does not hold up what is asked here.
    ses_elsewhere: Pace,
    route53: Slots,
    /// For a Route 53 that sets no limit.
    route53_unlimited: Slots,
}

impl Aws {
    /// Reads nothing yet: configuration is loaded at the first call.
    pub fn new(settings: AwsSettings) -> Aws {
        let http_client = config::http_client(&settings);
        Self::over(settings, http_client)
    }

    /// Every request goes through this client.
    fn over(settings: AwsSettings, http_client: SharedHttpClient) -> Aws {
        let is_paced = settings.is_paced(Service::Ses, &settings.endpoints);
        let [ses, ses_elsewhere] =
            [(); 2].map(|()| Pace::new(if is_paced { pace::SES } else { Duration::ZERO }));
        Aws {
            inner: Arc::new(Inner {
                dns_profile: std::sync::Mutex::new(settings.dns_profile.clone()),
                chosen: Mutex::default(),
                settings,
                http_client,
                clients: Mutex::new(None),
                proven: Proven::default(),
                proving: Mutex::default(),
                ses,
                ses_elsewhere,
                route53: Slots::new(pace::ROUTE_53),
                route53_unlimited: Slots::new(usize::MAX),
            }),
        }
    }

    /// Answers every query but `Query::Dns`.
    ///
    /// # Errors
    /// What kept the answer away.
    pub async fn ask(&self, query: &Query) -> Result<Answer, Problem> {
        self.learn(Box::pin(self.proven(self.answer(query), self.answer(query)))).await
    }

    async fn answer(&self, query: &Query) -> Result<Answer, Problem> {
        let call = self.call(query.caller(), query.operation());
        match query {
            Query::Caller => self.caller(&call).await.map(|(caller, proof)| {
                self.inner.proven.set(proof);
                Answer::Caller(caller)
            }),
            Query::SesAccount => self.ses_account(&call).await.map(Answer::SesAccount),
            Query::SesAccountIn(region) => Ok(Answer::SesAccountIn(self.ses_account_in(&call, region).await)),
            Query::SendStatistics => self.send_statistics(&call).await.map(Answer::SendStatistics),
            Query::Identities => self.identities(&call).await.map(Answer::Identities),
            Query::Identity(name) => self.identity(&call, name).await.map(Answer::Identity),
            Query::IdentityIn { region, domain } => {
                Ok(Answer::IdentityIn(self.identity_in(&call, region, domain).await))
            }
            Query::OtherIdentity(domain) => {
                self.other_identity(&call, domain).await.map(Answer::OtherIdentity)
            }
            Query::ConfigurationSet(name) => {
                self.configuration_set(&call, name).await.map(Answer::ConfigurationSet)
            }
            Query::Suppressed(address) => self.suppressed(&call, address).await.map(Answer::Suppressed),
            Query::HostedZones => self.hosted_zones(&call).await.map(Answer::HostedZones),
            Query::DelegationSet(zone) => self.delegation_set(&call, zone).await.map(Answer::DelegationSet),
            Query::ZoneSets(zone) => self.zone_sets(&call, zone).await.map(Answer::ZoneSets),
            Query::RecordSets { hosted_zone, name } => {
                self.record_sets(&call, hosted_zone, name).await.map(Answer::RecordSets)
            }
            Query::RecordChange(id) => {
                self.record_change(&call, id).await.map(|in_sync| Answer::RecordChange { in_sync })
            }
            Query::UserPools => self.user_pools(&call).await.map(Answer::UserPools),
            Query::UserPool(id) => {
                self.user_pool(&call, id).await.map(|pool| Answer::UserPool(Box::new(pool)))
            }
            Query::PoolSurroundings(id) => {
                self.pool_surroundings(&call, id).await.map(Answer::PoolSurroundings)
            }
            Query::Users { user_pool, key } => self.users(&call, user_pool, key).await.map(Answer::Users),
            Query::Dns(_) => {
                Err(call.problem(ProblemKind::Refused, "asked of a DNS server, not of AWS".to_owned()))
            }
        }
    }

    /// Carries out a change, once.
    ///
    /// # Errors
    /// What was said to it; `ProblemKind::outcome_unknown` tells whether it may have happened.
    pub async fn perform(&self, change: &Change) -> Result<Outcome, Problem> {
        self.learn(Box::pin(self.proven(self.carry_out(change), self.carry_out(change)))).await
    }

    async fn carry_out(&self, change: &Change) -> Result<Outcome, Problem> {
        let call = self.call(change.caller(), change.operation());
        match change {
            Change::RequestProduction(request) => self.request_production(&call, request).await,
            Change::CreateIdentity { domain } => self.create_identity(&call, domain).await,
            Change::StartDkim { domain } => self.start_dkim(&call, domain).await,
            Change::EnableSigning { domain } => self.enable_signing(&call, domain).await,
            Change::RememberChoices { domain, arn, tags, before } => {
                self.tag_identity(&call, domain, arn, tags, before).await
            }
            Change::SetMailFrom { domain, mail_from, before } => {
                self.set_mail_from(&call, domain, mail_from, before.as_ref()).await
            }
            Change::PublishRecords { hosted_zone, .. } | Change::TakeBackRecords { hosted_zone, .. } => {
                self.change_records(&call, hosted_zone, change.swaps()).await
            }
            Change::BindPool(binding) | Change::RestorePool(binding) => self.put_pool(&call, binding).await,
            Change::SendMail { from, to, source_arn, proves } => {
                self.send_mail(&call, from, to, source_arn, proves.set.as_deref()).await
            }
            Change::InviteTestUser { user_pool, username, to, .. } => {
                self.invite_test_user(&call, user_pool, username, to).await
            }
            Change::DeleteTestUser { user_pool, made, named, .. } => {
                self.delete_test_user(&call, user_pool, made.as_ref(), *named).await
            }
        }
    }

    /// From now on Route 53 is asked with this profile; at once, whether the future is awaited or not. It
    /// gives where each service is asked then.
    pub fn use_dns_profile(&self, profile: String) -> impl Future<Output = Endpoints> + Send + 'static {
        *self.dns_profile() = Some(profile);
        let aws = self.clone();
        async move { aws.clients().await.endpoints.clone() }
    }

    fn dns_profile(&self) -> std::sync::MutexGuard<'_, Option<String>> {
        self.inner.dns_profile.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// The call, and once more where its request was kept back, as soon as STS has said whose key that is.
    async fn proven<T>(
        &self,
        call: impl Future<Output = Result<T, Problem>>,
        again: impl Future<Output = Result<T, Problem>>,
    ) -> Result<T, Problem> {
        let result = Box::pin(call).await;
        if !is_kept_back(&result) {
            return result;
        }
        self.prove().await?;
        Box::pin(again).await
    }

    /// Another key signs now: it may be the same account's, and goes on, or another's, and nothing is
    /// sent to an account that the person has not seen.
    async fn prove(&self) -> Result<(), Problem> {
        let before = self.inner.proven.get();
        let _one_at_a_time = self.inner.proving.lock().await;
        let seen = self.inner.proven.get();
        if seen != before {
            // Who waited before this one has asked.
            return Ok(());
        }
        let call = self.call(Who::Main, Query::Caller.operation());
        let (_, proof) = self.caller(&call).await?;
        let (now, seen) = (proof.account.clone(), seen.map_or_else(String::new, |seen| seen.account));
        if now == seen {
            self.inner.proven.set(proof);
            return Ok(());
        }
        let message = format!("the credentials are of account {now} now, not of {seen}; nothing was sent");
        Err(call.problem(ProblemKind::Conflict, message))
    }

    fn call(&self, caller: Who, operation: &'static str) -> Call {
        let settings = &self.inner.settings;
        let given = match caller {
            Who::Dns => self.dns_profile().clone().or_else(|| settings.profile.clone()),
            Who::Main => settings.profile.clone(),
        };
        let environment = || std::env::var("AWS_PROFILE").ok().filter(|profile| !profile.is_empty());
        let profile = match settings.credentials {
            Some(_) => None,
            None => given.or_else(environment),
        };
        Call { operation, caller, profile }
    }

    async fn clients(&self) -> Arc<Clients> {
        let mut clients = self.inner.clients.lock().await;
        let dns_profile = self.dns_profile().clone();
        if let Some((of, clients)) = &*clients
            && *of == dns_profile
        {
            return clients.clone();
        }
        let endpoints = self.endpoints_with(dns_profile.as_deref()).await;
        let settings = AwsSettings { dns_profile: dns_profile.clone(), ..self.inner.settings.clone() };
        let inner = &self.inner;
        let loaded = Clients::load(&settings, &inner.http_client, endpoints, &inner.proven).await;
        let loaded = Arc::new(loaded);
        *clients = Some((dns_profile, loaded.clone()));
        loaded
    }

    /// Another profile than the settings name may have another place for Route 53.
    async fn endpoints_with(&self, dns_profile: Option<&str>) -> Endpoints {
        let settings = &self.inner.settings;
        let Some(profile) = dns_profile.filter(|profile| settings.dns_profile.as_deref() != Some(*profile))
        else {
            return settings.endpoints.clone();
        };
        let mut chosen = self.inner.chosen.lock().await;
        let url = match &*chosen {
            Some((known, url)) if known == profile => url.clone(),
            _ => endpoints::of_route53(profile).await,
        };
        *chosen = Some((profile.to_owned(), url.clone()));
        settings.endpoints.clone().with(Service::Route53, url)
    }

    /// After a failed login the configuration is read anew: the SDK keeps what it read of the
    /// profile, and the person is about to change it. The SDK's futures are large: each layer that holds
    /// one by value takes room on the stack for it once more, hence the box.
    async fn learn<T>(&self, call: Pin<Box<impl Future<Output = Result<T, Problem>>>>) -> Result<T, Problem> {
        use ProblemKind::{CredentialsExpired, CredentialsMissing, RegionMissing};
        let (result, via) = ways::followed(call).await;
        let result = result.map_err(|problem| Problem { via: via.map(Box::new), ..problem });
        if let Err(problem) = &result {
            tracing::info!(
                operation = problem.operation,
                kind = problem.kind.as_str(),
                code = problem.code,
                request_id = problem.request_id,
                proxy = problem.via.as_ref().and_then(|via| via.proxy.as_deref()),
                "a call failed"
            );
            if matches!(problem.kind, CredentialsExpired | CredentialsMissing | RegionMissing) {
                *self.inner.clients.lock().await = None;
            }
        }
        result
    }

    /// SES in the identity's Region, and the turn to ask it.
    async fn ses(&self, call: &Call) -> Result<(aws_sdk_sesv2::Client, Turn<'_>), Problem> {
        let clients = self.clients().await;
        let client = clients.ses().ok_or_else(|| call.problem(ProblemKind::RegionMissing, None))?;
        Ok((client.clone(), self.inner.ses.turn().await))
    }

    /// SES, asked by version 1 of its API: both versions count against one limit.
    async fn ses_v1(&self, call: &Call) -> Result<(aws_sdk_ses::Client, Turn<'_>), Problem> {
        let client = self.clients().await.ses_v1();
        let client = client.ok_or_else(|| call.problem(ProblemKind::RegionMissing, None))?;
        Ok((client, self.inner.ses.turn().await))
    }

    async fn ses_in(&self, region: &Region) -> (aws_sdk_sesv2::Client, Turn<'_>) {
        let client = self.clients().await.ses_in(region);
        (client, self.inner.ses_elsewhere.turn().await)
    }

    /// Route 53, and the slot of one request.
    async fn route53(&self) -> (aws_sdk_route53::Client, Slot<'_>) {
        let clients = self.clients().await;
        let is_paced = self.inner.settings.is_paced(Service::Route53, &clients.endpoints);
        let slots = if is_paced { &self.inner.route53 } else { &self.inner.route53_unlimited };
        (clients.route53.clone(), slots.slot().await)
    }

    async fn cognito(
        &self,
        call: &Call,
        pool: &UserPoolId,
    ) -> Result<aws_sdk_cognitoidentityprovider::Client, Problem> {
        self.cognito_in(call, pool.region()).await
    }

    async fn cognito_in(
        &self,
        call: &Call,
        region: Option<Region>,
    ) -> Result<aws_sdk_cognitoidentityprovider::Client, Problem> {
        let region = region.ok_or_else(|| call.problem(ProblemKind::RegionMissing, None))?;
        Ok(self.clients().await.cognito(&region))
    }
}
