//! Which SES Regions a user pool may send through.

use super::name::Region;

/// Every pool but those of the third group may use these.
const SHARED: [&str; 3] = ["eu-west-1", "us-east-1", "us-west-2"];
const OWN_AND_SHARED: [&str; 9] = [
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ca-central-1",
    "eu-central-1",
    "eu-west-2",
    "us-east-2",
];
const OWN: [&str; 6] = ["eu-north-1", "eu-south-1", "eu-west-3", "me-south-1", "sa-east-1", "us-west-1"];

/// What AWS documents for a pool's Region (Cognito developer guide, "Email settings for Amazon
/// Cognito user pools", the table of Regions as of February 2023). The service has the last word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Allowed<'a> {
    Documented(Vec<&'a str>),
    /// The table does not name the pool's Region; its own is the one that surely works.
    OwnOnly,
}

pub fn allowed(pool: &Region) -> Allowed<'_> {
    let pool = pool.as_str();
    if SHARED.contains(&pool) {
        Allowed::Documented(SHARED.to_vec())
    } else if OWN_AND_SHARED.contains(&pool) {
        Allowed::Documented([pool].into_iter().chain(SHARED).collect())
    } else if OWN.contains(&pool) {
        Allowed::Documented(vec![pool])
    } else {
        Allowed::OwnOnly
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rehearsal::world::cognito::allowed_ses_regions;

    #[test]
    fn the_simulated_service_refuses_what_is_warned_of_and_nothing_else() {
        for pool in SHARED.iter().chain(&OWN_AND_SHARED).chain(&OWN).map(|name| Region::from(*name)) {
            let Allowed::Documented(mut regions) = allowed(&pool) else { panic!("{pool} is in the table") };
            regions.sort_unstable();
            let simulated = allowed_ses_regions(&pool);
            assert_eq!(regions, simulated.iter().map(Region::as_str).collect::<Vec<_>>(), "{pool}");
        }
    }

    #[test]
    fn a_region_that_the_table_lacks_is_not_judged_by_it() {
        assert_eq!(allowed(&Region::from("ap-northeast-3")), Allowed::OwnOnly);
    }
}
