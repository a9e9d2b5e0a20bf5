//! SES in other Regions. Sandbox, identities and DKIM tokens are per Region (SES developer guide,
//! "Regions and Amazon SES"), and it is an easy slip to have set them up in another one. Asked only
//! where something is missing here, and only in the Regions that the user pool may send through.

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::setup;
use crate::core::kinds::name::{Name, Region};
use crate::core::kinds::query::Query;
use crate::core::kinds::ses_regions::{self, Allowed};

/// The Regions but for the identity's: the one that the pool's SourceArn names, the pool's own,
/// and those it may send through. Five at most.
pub fn regions(facts: &Facts, choices: &Choices) -> Vec<Region> {
    let Some(here) = facts.region() else {
        return Vec::new();
    };
    let pool = setup::user_pool_id(facts, choices).and_then(|id| id.region());
    // `arn:aws:ses:REGION:ACCOUNT:identity/NAME`
    let bound = setup::user_pool(facts, choices)
        .and_then(|pool| pool.email("SourceArn")?.split(':').nth(3).map(Region::from));
    let mut allowed = match ses_regions::allowed(pool.as_ref().unwrap_or(here)) {
        Allowed::Documented(regions) => regions,
        Allowed::OwnOnly => Vec::new(),
    };
    // The one in Europe is asked last.
    allowed.sort_by_key(|region| region.starts_with("eu-"));
    let allowed = allowed.into_iter().map(Region::from);
    let mut regions: Vec<Region> = Vec::new();
    for region in bound.into_iter().chain(pool.clone()).chain(allowed) {
        if region != *here && !region.as_str().is_empty() && !regions.contains(&region) {
            regions.push(region);
        }
    }
    regions
}

pub fn account_asks(facts: &Facts, choices: &Choices) -> Vec<Query> {
    regions(facts, choices).into_iter().map(Query::SesAccountIn).collect()
}

pub fn identity_asks(facts: &Facts, choices: &Choices, domain: &Name) -> Vec<Query> {
    let ask = |region| Query::IdentityIn { region, domain: domain.clone() };
    regions(facts, choices).into_iter().map(ask).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::kinds::answer::Answer;
    use crate::core::kinds::aws::Caller;

    fn regions_of(here: &str, pool: &str) -> Vec<String> {
        let mut facts = Facts::default();
        let caller = Caller {
            account: "123456789012".to_owned(),
            arn: String::new(),
            partition: "aws".to_owned(),
            region: Some(here.into()),
        };
        facts.record(Query::Caller, Ok(Answer::Caller(caller)));
        let choices = Choices { user_pools: vec![pool.into()], ..Choices::default() };
        regions(&facts, &choices).into_iter().map(|region| region.0).collect()
    }

    #[test]
    fn the_regions_are_those_that_the_pool_may_send_through() {
        assert_eq!(regions_of("eu-west-1", "eu-west-1_a"), ["us-east-1", "us-west-2"]);
        let tokyo = regions_of("us-west-2", "ap-northeast-1_a");
        assert_eq!(tokyo, ["ap-northeast-1", "us-east-1", "eu-west-1"]);
        assert_eq!(regions_of("us-east-1", "sa-east-1_a"), ["sa-east-1"]);
        assert_eq!(regions_of("sa-east-1", "sa-east-1_a"), [""; 0]);
    }
}
