//! What must not get lost, told without any of the program's own code for merging.

use std::collections::{BTreeMap, BTreeSet};

use sendoff::core::kinds::name::Name;
use sendoff::core::kinds::record::RecordSet;

use crate::wizard::TOKENS;

pub type Sets = BTreeMap<(Name, String), RecordSet>;

/// Name and type of every record set that is not the same in both.
pub fn touched(before: &Sets, after: &Sets) -> BTreeSet<(Name, String)> {
    let keys = before.keys().chain(after.keys());
    keys.filter(|key| before.get(*key) != after.get(*key)).cloned().collect()
}

/// Values, orders and TTLs of `before` that `after` no longer has. An SPF record may have grown,
/// and a CNAME at one of the identity's own tokens may point elsewhere.
pub fn lost(before: &Sets, after: &Sets) -> Vec<String> {
    let mut lost = Vec::new();
    for ((name, rtype), set) in before {
        let Some(now) = after.get(&(name.clone(), rtype.clone())) else {
            lost.push(format!("{name} {rtype} is gone"));
            continue;
        };
        if (now.ttl, now.alias, &now.set_identifier) != (set.ttl, set.alias, &set.set_identifier) {
            lost.push(format!("{name} {rtype}: {set:?} became {now:?}"));
        }
        let own = rtype == "CNAME" && name.labels().next().is_some_and(|label| TOKENS.contains(&label));
        let mut rest = now.values.iter();
        if !own && !set.values.iter().all(|value| rest.any(|now| now == value || has_grown(value, now))) {
            lost.push(format!("{name} {rtype}: {:?} became {:?}", set.values, now.values));
        }
    }
    lost
}

/// Every term of the old SPF record stands in the new one, in its order.
fn has_grown(old: &str, new: &str) -> bool {
    let terms = |text: &str| -> Vec<String> {
        let joined = text.trim_matches('"').replace("\" \"", "");
        joined.split_whitespace().map(str::to_owned).collect()
    };
    let (old, new) = (terms(old), terms(new));
    let mut rest = new.iter();
    old.first().is_some_and(|version| version.eq_ignore_ascii_case("v=spf1"))
        && old.iter().all(|term| rest.any(|now| now == term))
        && new.len() == old.len() + 1
}
