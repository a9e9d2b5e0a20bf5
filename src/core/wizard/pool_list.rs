//! The user pools to choose from: narrowed by what is typed, a page of them at a time, with the
//! details of those on the screen alone.

use std::ops::Range;

use jiff::{SignedDuration, Timestamp};

use super::model::Model;
use crate::core::facts::setup;
use crate::core::kinds::aws::UserPoolListing;
use crate::core::kinds::name::UserPoolId;
use crate::core::kinds::query::Query;
use crate::core::kinds::step::{FieldId, StepId};

/// Rows of a page where the size of the screen is not known.
const ROWS: usize = 10;
/// Details are asked for once the cursor has rested so long: whoever holds a key down asks
/// nothing of the pools that fly past. Cognito takes 15 such calls a second (its guide, "Quotas").
pub const REST: SignedDuration = SignedDuration::from_millis(150);

/// The step shows the list: several pools, and none is chosen.
pub fn is_open(model: &Model) -> bool {
    model.cursor == StepId::Pool
        && setup::user_pool_id(&model.facts, &model.choices).is_none()
        && model.facts.user_pools().is_some_and(|pools| !pools.is_empty())
}

/// One pool was chosen from the list, and nothing was made of it yet.
pub fn may_choose_anew(model: &Model) -> bool {
    let bound = |pool| setup::is_bound(&model.facts, &model.choices, pool);
    model.cursor == StepId::Pool
        && matches!(model.choices.user_pools.as_slice(), [_])
        && model.given.user_pools.is_empty()
        && model.facts.user_pools().is_none_or(|pools| pools.len() > 1)
        && !model.is_changing()
        && !setup::user_pool(&model.facts, &model.choices).is_some_and(bound)
}

/// Where the first of `pools` stands in the list.
pub fn row(model: &Model, pools: &[UserPoolId]) -> Option<usize> {
    listed(model).iter().position(|listed| pools.contains(&listed.id))
}

/// What was typed to narrow the list.
pub fn filter(model: &Model) -> &str {
    model.drafts.get(&FieldId::UserPool).map_or("", |draft| draft.input.value().trim())
}

/// The pools that the filter leaves, in the order of `ListUserPools`; empty while the list is not
/// shown.
pub fn listed(model: &Model) -> Vec<&UserPoolListing> {
    if !is_open(model) {
        return Vec::new();
    }
    narrow(model.facts.user_pools().unwrap_or_default(), filter(model))
}

/// The pools whose name or id holds every word of `filter`.
pub fn narrow<'a>(pools: &'a [UserPoolListing], filter: &str) -> Vec<&'a UserPoolListing> {
    let words: Vec<String> = filter.split_whitespace().map(str::to_lowercase).collect();
    let holds = |pool: &&UserPoolListing| {
        let has_all = |text: String| words.iter().all(|word| text.contains(word));
        words.is_empty() || has_all(format!("{} {}", pool.name, pool.id).to_lowercase())
    };
    pools.iter().filter(holds).collect()
}

/// The pool under the cursor, once a person has moved it there; an only pool is there by itself.
pub fn selected(model: &Model) -> Option<&UserPoolListing> {
    let is_only = model.facts.user_pools().is_some_and(|pools| pools.len() == 1);
    if !model.picked && !is_only {
        return None;
    }
    let listed = listed(model);
    listed.get(model.row.min(listed.len().saturating_sub(1))).copied()
}

/// Rows of a page.
pub fn page(model: &Model) -> usize {
    if model.room == 0 { ROWS } else { model.room }
}

/// The rows on the screen: the page that holds the cursor.
pub fn shown(model: &Model, count: usize) -> Range<usize> {
    let page = page(model);
    let first = model.row.min(count.saturating_sub(1)) / page * page;
    first..(first + page).min(count)
}

/// Questions about the pools on the screen; none where nothing draws them.
pub fn details(model: &Model) -> Vec<Query> {
    if model.room == 0 || rests_at(model).is_some_and(|at| at > model.facts.now) {
        return Vec::new();
    }
    let listed = listed(model);
    let shown = shown(model, listed.len());
    listed[shown].iter().map(|pool| Query::UserPool(pool.id.clone())).collect()
}

/// When the cursor will have rested.
pub fn rests_at(model: &Model) -> Option<Timestamp> {
    model.row_moved.and_then(|at| at.checked_add(REST).ok())
}
