//! A port without sockets: each query is answered from the world as it stands.

use sendoff::core::kinds::answer::Answer;
use sendoff::core::kinds::aws::{Caller, PoolSurroundings, SendPoint, UserPool, Users};
use sendoff::core::kinds::change::{Change, Outcome};
use sendoff::core::kinds::dns::{Question, Reply, Server};
use sendoff::core::kinds::name::{HostedZoneId, Name, Region, UserPoolId};
use sendoff::core::kinds::pool;
use sendoff::core::kinds::problem::{Problem, ProblemKind, Who};
use sendoff::core::kinds::query::{Query, UserKey};
use sendoff::core::kinds::record::{HostedZone, RecordSet, ZoneSets};
use sendoff::rehearsal::world::ses::Point;
use sendoff::rehearsal::world::{Refusal, World};
use serde_json::{Map, Value, json};

use crate::said;

pub struct Port {
    pub world: World,
    pub region: Region,
    pub port_53_closed: bool,
    /// How many questions were put.
    pub asked: usize,
}

impl Port {
    pub fn ask(&mut self, query: &Query) -> Result<Answer, Problem> {
        self.asked += 1;
        self.answer(query).map_err(|refusal| problem(refusal, query.operation(), query.caller()))
    }

    /// The bind alone: nothing else is confirmed in these worlds.
    pub fn perform(&mut self, change: &Change) -> Result<Outcome, Problem> {
        let Change::BindPool(binding) = change else { panic!("no bind: {change:?}") };
        let body =
            pool::update_request(&binding.user_pool, &binding.seen, &binding.email).expect("a request");
        let region = binding.user_pool.region().expect("a Region");
        let admitted = self.world.admit(change.operation(), true);
        admitted
            .and_then(|()| self.world.update_user_pool(&region, &body))
            .map(|_| Outcome::default())
            .map_err(|refusal| problem(refusal, change.operation(), change.caller()))
    }

    fn answer(&mut self, query: &Query) -> Result<Answer, Refusal> {
        let admitted = self.world.admit(query.operation(), false);
        let is_told = admitted.is_ok();
        // As the adapter has it: what SES does not tell is an answer.
        if *query != Query::SendStatistics {
            admitted?;
        }
        Ok(match query {
            Query::Caller => Answer::Caller(self.caller()),
            Query::SesAccount => {
                let now = self.world.now();
                let account = self.world.ses(&self.region).get_account(now);
                Answer::SesAccount(said::account(&self.overlaid("GetAccount", account)))
            }
            Query::SesAccountIn(region) => {
                let now = self.world.now();
                let account = self.world.ses(region).get_account(now);
                let account = self.world.overlaid("GetAccount", region, account);
                Answer::SesAccountIn(Some(said::account(&account)))
            }
            Query::IdentityIn { region, domain } => {
                let told = self.world.ses(region).get_identity(domain.as_str()).ok();
                let told = told.map(|identity| self.world.overlaid("GetEmailIdentity", region, identity));
                Answer::IdentityIn(told.map(|told| Box::new(said::identity(domain.as_str(), &told))))
            }
            Query::OtherIdentity(domain) => {
                let told = self.world.ses(&self.region).get_identity(domain.as_str()).ok();
                Answer::OtherIdentity(told.map(|told| Box::new(said::identity(domain.as_str(), &told))))
            }
            Query::ConfigurationSet(name) => {
                let said = self.world.ses(&self.region).get_configuration_set(name).ok();
                let said = said.map(|said| self.overlaid("GetConfigurationSet", said));
                Answer::ConfigurationSet(said.as_ref().map(said::configuration_set))
            }
            Query::Suppressed(address) => {
                let listed = self.world.ses(&self.region).get_suppressed(&address.to_string()).ok();
                Answer::Suppressed(listed.as_ref().map(said::suppression))
            }
            Query::SendStatistics => Answer::SendStatistics(is_told.then(|| self.send_statistics())),
            Query::Identities => {
                let listed = self.world.ses(&self.region).list_identities(1000, None);
                Answer::Identities(said::identities(&self.overlaid("ListEmailIdentities", listed)))
            }
            Query::Identity(name) => match self.world.ses(&self.region).get_identity(name) {
                Ok(identity) => {
                    let identity = self.overlaid("GetEmailIdentity", identity);
                    Answer::Identity(Some(Box::new(said::identity(name, &identity))))
                }
                Err(_) => Answer::Identity(None),
            },
            Query::HostedZones => Answer::HostedZones(self.hosted_zones()),
            Query::DelegationSet(id) => {
                Answer::DelegationSet(self.world.hosted_zone(id.as_str())?.1.name_servers.clone())
            }
            Query::ZoneSets(id) => Answer::ZoneSets(self.zone_sets(id)?),
            Query::RecordSets { hosted_zone, name } => {
                Answer::RecordSets(self.record_sets(hosted_zone, name)?)
            }
            Query::RecordChange(id) => {
                let in_sync = self.world.change(id)?.status(self.world.now()) == "INSYNC";
                Answer::RecordChange { in_sync }
            }
            Query::UserPools => Answer::UserPools(said::user_pools(
                &self.world.list_user_pools(&self.region, &object(json!({ "MaxResults": 60 })))?,
            )),
            Query::UserPool(id) => Answer::UserPool(Box::new(self.user_pool(id)?)),
            Query::PoolSurroundings(id) => Answer::PoolSurroundings(self.surroundings(id)?),
            Query::Users { user_pool, key } => Answer::Users(self.users(user_pool, key)?),
            Query::Dns(question) => Answer::Dns(self.dns(question)),
        })
    }

    fn users(&self, pool: &UserPoolId, key: &UserKey) -> Result<Users, Refusal> {
        let (attribute, value) = match key {
            UserKey::Sub(sub) => ("sub", sub),
            UserKey::Username(username) => ("username", username),
            UserKey::Email(address) => ("email", address),
        };
        let body = json!({ "UserPoolId": pool.as_str(), "Filter": format!("{attribute} = \"{value}\"") });
        let region = pool.region().expect("a Region");
        let listed = self.world.list_users(&region, &object(body))?;
        Ok(Users { found: said::pool_users(&listed), told_at: Some(self.world.now()) })
    }

    fn send_statistics(&mut self) -> Vec<SendPoint> {
        let now = self.world.now();
        let points = self.world.ses(&self.region).send_statistics(now);
        let point = |(at, point): (jiff::Timestamp, Point)| SendPoint {
            at,
            attempts: point.attempts,
            bounces: point.bounces,
            complaints: point.complaints,
            rejects: point.rejects,
        };
        points.into_iter().map(point).collect()
    }

    fn overlaid(&self, operation: &str, answer: Value) -> Value {
        self.world.overlaid(operation, &self.region, answer)
    }

    fn caller(&self) -> Caller {
        Caller {
            account: self.world.account.clone(),
            arn: self.world.caller.clone(),
            partition: "aws".into(),
            region: Some(self.region.clone()),
        }
    }

    fn hosted_zones(&self) -> Vec<HostedZone> {
        let page = self.world.list_zones(100, None);
        let zone = |(zone, hosted): &(
            &sendoff::rehearsal::world::Zone,
            &sendoff::rehearsal::world::route53::Hosted,
        )| HostedZone {
            id: HostedZoneId(hosted.id.clone()),
            name: zone.apex.clone(),
            private: hosted.private,
            linked_service: hosted.linked_service.clone(),
            locked: hosted.locked,
            record_sets: i64::try_from(zone.sets.len()).ok(),
        };
        page.zones.iter().map(zone).collect()
    }

    fn zone_sets(&self, id: &HostedZoneId) -> Result<ZoneSets, Refusal> {
        let (zone, _) = self.world.hosted_zone(id.as_str())?;
        let mut sets = ZoneSets { is_whole: true, ..ZoneSets::default() };
        for set in zone.sets.values() {
            sets.by_name.entry(set.name.clone()).or_default().push(set.clone());
        }
        Ok(sets)
    }

    fn record_sets(&self, id: &HostedZoneId, name: &Name) -> Result<Vec<RecordSet>, Refusal> {
        let (zone, _) = self.world.hosted_zone(id.as_str())?;
        Ok(zone.sets.values().filter(|set| set.name == *name).cloned().collect())
    }

    fn user_pool(&self, id: &UserPoolId) -> Result<UserPool, Refusal> {
        let region = id.region().unwrap_or_else(|| self.region.clone());
        let body = object(json!({ "UserPoolId": id.as_str() }));
        let described = self.world.describe_user_pool(&region, &body)?;
        let described = self.overlaid("DescribeUserPool", described);
        let members = object(described["UserPool"].clone());
        let mfa = self.world.get_mfa_config(&region, &body)?;
        Ok(UserPool { id: id.clone(), members, mfa })
    }

    fn surroundings(&self, id: &UserPoolId) -> Result<PoolSurroundings, Refusal> {
        let region = id.region().unwrap_or_else(|| self.region.clone());
        let body = object(json!({ "UserPoolId": id.as_str() }));
        let replicas = self.world.list_user_pool_replicas(&region, &body)?;
        let risk = self.world.describe_risk_configuration(&region, &body)?;
        Ok(said::surroundings(
            &self.overlaid("ListUserPoolReplicas", replicas),
            &self.overlaid("DescribeRiskConfiguration", risk),
        ))
    }

    fn dns(&mut self, question: &Question) -> Reply {
        let now = self.world.now();
        let Question { server, name, rtype } = question;
        match server {
            Server::Authoritative { .. } if self.port_53_closed => Reply::Timeout,
            Server::Authoritative { .. } if self.world.tree.interceptor().is_some() => Reply::Intercepted,
            Server::Authoritative { address, .. } => self.world.tree.answer(*address, name, *rtype, now),
            Server::Resolver { name: resolver, .. } => self.world.tree.resolve(resolver, name, *rtype, now),
            Server::Unchecked { name: resolver, .. } => {
                self.world.tree.resolve_unchecked(resolver, name, *rtype, now)
            }
            Server::Https { name: resolver, .. } => self.world.tree.resolve(resolver, name, *rtype, now),
            Server::System { .. } => self.world.tree.resolve("system", name, *rtype, now),
        }
    }
}

fn problem(refusal: Refusal, operation: &str, caller: Who) -> Problem {
    let denied = refusal.code == "AccessDeniedException";
    let (_, action) = refusal.message.split_once("not authorized to perform: ").unwrap_or_default();
    Problem {
        kind: match refusal.code.as_ref() {
            "AccessDeniedException" => ProblemKind::Permission,
            "ExpiredTokenException" => ProblemKind::CredentialsExpired,
            _ => ProblemKind::Refused,
        },
        operation: operation.to_owned(),
        action: action.split(' ').next().filter(|action| denied && !action.is_empty()).map(str::to_owned),
        code: Some(refusal.code),
        message: Some(refusal.message),
        request_id: None,
        caller,
        profile: None,
        via: None,
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        other => panic!("{other} is no object"),
    }
}
