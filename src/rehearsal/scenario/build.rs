//! A scenario becomes a world.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::zone::record_set;
use super::{Scenario, ScenarioError};
use crate::core::kinds::name::Name;
use crate::rehearsal::world::World;
use crate::rehearsal::world::cognito::{UserPool, epoch};

/// What the scenario tells stood long before: no server lags behind it.
const LONG_AGO: SignedDuration = SignedDuration::from_hours(24 * 30);

/// Parents delegate for two days, as most top-level domains do.
const DELEGATION_TTL: u32 = 172_800;

impl Scenario {
    /// The world as it stands at `now`.
    ///
    /// # Errors
    /// A rule of scenarios that the text breaks.
    pub fn world(&self, now: Timestamp) -> Result<World, ScenarioError> {
        let past = now - LONG_AGO;
        let mut world = World::new(&self.account, &self.caller, self.timing.timing(), now);
        world.throttle = self.throttle;
        world.overlays.clone_from(&self.aws);
        world.faults = self.faults.iter().map(|(name, told)| (name.clone(), told.into())).collect();
        for (region, told) in &self.ses {
            world.ses.insert(region.clone(), told.ses(region, now).map_err(ScenarioError::Rule)?);
        }
        self.build_zones(&mut world, past);
        world.publish_keys(past);
        for op in &self.ops {
            op.carry_out(&mut world, past).map_err(ScenarioError::Rule)?;
        }
        for (address, fault) in &self.servers {
            world.tree.fault(*address, Some((*fault).into()));
        }
        if let Some(resolver) = &self.interceptor {
            world.tree.intercept(resolver);
        }
        self.build_pools(&mut world, now);
        // SES has looked at what stands already.
        world.ses.values_mut().for_each(|ses| ses.next_look = now);
        world.look_once();
        Ok(world)
    }

    fn build_zones(&self, world: &mut World, at: Timestamp) {
        for (key, told) in &self.zones {
            let apex = told.apex(key);
            world.tree.add_zone(key, &apex, &told.servers(), told.soa(&apex));
            if told.bogus {
                world.tree.make_bogus(&apex);
            }
            for resolver in &told.private_at {
                world.tree.make_private(resolver, key);
            }
            world.zones.push(told.zone(key));
        }
        for (key, told) in &self.zones {
            let Some(index) = world.zones.iter().position(|zone| zone.key == *key) else { continue };
            for set in told.record_sets(&told.apex(key)) {
                world.put_set(index, set, at);
            }
        }
        for (key, told) in &self.zones {
            let apex = told.apex(key);
            let parent =
                apex.parent().and_then(|above| world.zone_of(&above)).filter(|_| told.is_delegated());
            if let Some(parent) = parent {
                let ns = told.hosts().iter().map(Name::fqdn).collect();
                world.put_set(parent, record_set(&apex, "NS", DELEGATION_TTL, ns), at);
            }
        }
    }

    fn build_pools(&self, world: &mut World, now: Timestamp) {
        for (id, told) in &self.user_pools {
            let mut members = told.clone();
            let region = id.split('_').next().unwrap_or_default();
            let arn = format!("arn:aws:cognito-idp:{region}:{}:userpool/{id}", self.account);
            let long_ago = epoch(now - LONG_AGO * 12);
            let mut put = |name: &str, value: Value| {
                members.entry(name.to_owned()).or_insert(value);
            };
            put("Id", json!(id));
            put("Arn", json!(arn));
            put("CreationDate", long_ago);
            put("LastModifiedDate", epoch(now - LONG_AGO));
            let mfa = self.user_pool_mfa.get(id).cloned().unwrap_or_default();
            let told = self.user_pool_users.get(id);
            let users = told.into_iter().flatten().map(|(name, told)| (name.clone(), told.user(now)));
            let users = users.collect();
            world.user_pools.insert(id.clone(), UserPool { members, mfa, users });
        }
        for (id, count) in &self.user_pool_copies {
            let Some(original) = world.user_pools.get(id).cloned() else { continue };
            for number in 1..=*count {
                let (id, copy) = copy_of(&original, id, number, &self.account);
                world.user_pools.insert(id, copy);
            }
        }
    }
}

/// A pool of a tenant, with the settings of the original; every third sends through SES.
fn copy_of(original: &UserPool, id: &str, number: u32, account: &str) -> (String, UserPool) {
    let region = id.split('_').next().unwrap_or_default();
    let id = format!("{region}_Tenant{number:04}");
    let mut copy = original.clone();
    let mut put = |name: &str, value: Value| {
        copy.members.insert(name.to_owned(), value);
    };
    put("Id", json!(id));
    put("Name", json!(format!("tenant-{number:04}")));
    put("Arn", json!(format!("arn:aws:cognito-idp:{region}:{account}:userpool/{id}")));
    if number.is_multiple_of(3) {
        let arn = format!("arn:aws:ses:{region}:{account}:identity/example.com");
        let from = format!("tenant-{number:04}@example.com");
        put(
            "EmailConfiguration",
            json!({ "EmailSendingAccount": "DEVELOPER", "SourceArn": arn, "From": from }),
        );
    }
    (id, copy)
}
