//! What Cognito is told of a pool: the bind.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};
use tokio::time::Instant;

use super::Aws;
use super::problem::Call;
use super::raw::{Kept, replace_body};
use super::ses_write::done;
use crate::core::kinds::aws::UserPool;
use crate::core::kinds::change::{Binding, Outcome};
use crate::core::kinds::name::UserPoolId;
use crate::core::kinds::pool::{self, UnknownMembers, fields};
use crate::core::kinds::problem::{Problem, ProblemKind};

impl Aws {
    /// The pool goes back as it was seen, with the new `EmailConfiguration`: read again before
    /// the write, so that nobody's change is undone, and after it, so that nothing is lost.
    pub(super) async fn put_pool(&self, call: &Call, binding: &Binding) -> Result<Outcome, Problem> {
        let now = self.user_pool(call, &binding.user_pool).await?;
        let looked = Instant::now();
        if binding.is_made(&now) {
            return Ok(Outcome { already: true, pool: Some(Box::new(now)), ..Outcome::default() });
        }
        let moved = moved_since(binding, &now);
        if !moved.is_empty() {
            return Err(call.problem(ProblemKind::PoolMoved, moved.join(", ")));
        }
        let request = binding.request().map_err(|UnknownMembers(members)| {
            call.problem(ProblemKind::PoolUnknownMember, members.join(", "))
        })?;
        let (outcome, written) = self.update_user_pool(call, &binding.user_pool, request).await?;
        let window = u64::try_from(looked.elapsed().as_millis()).ok();

        let after = self.user_pool(call, &binding.user_pool).await?;
        let missed = binding.missed(&after);
        if missed.is_empty() {
            let others_wrote = is_later(after.last_modified(), written);
            return Ok(Outcome { window, others_wrote, pool: Some(Box::new(after)), ..outcome });
        }
        let request_id = outcome.request_id;
        Err(Problem { request_id, ..call.problem(ProblemKind::PoolDiffers, missed.join(", ")) })
    }

    async fn update_user_pool(
        &self,
        call: &Call,
        id: &UserPoolId,
        request: Map<String, Value>,
    ) -> Result<(Outcome, Option<Timestamp>), Problem> {
        let client = self.cognito(call, id).await?;
        let body = Value::Object(request).to_string();
        let kept = Kept::default();
        let updated = client
            .update_user_pool()
            .user_pool_id(id.as_str())
            .customize()
            .mutate_request(move |request| replace_body(request, &body))
            .interceptor(kept.clone())
            .send()
            .await
            .map_err(|error| call.failed(&error))?;
        Ok((done(&updated), kept.date()))
    }
}

/// Somebody modified it after the answer to our write, by the service's own clock. The answer's date is
/// in whole seconds.
fn is_later(modified: Option<Timestamp>, written: Option<Timestamp>) -> bool {
    let (Some(modified), Some(written)) = (modified, written) else { return false };
    modified.duration_since(written) > SignedDuration::from_secs(1)
}

/// What is not as it was when the person saw the preview.
fn moved_since(binding: &Binding, now: &UserPool) -> Vec<String> {
    let mut moved = pool::moved_in(&binding.seen, &binding.seen_mfa, now);
    for member in [fields::EMAIL, "LastModifiedDate"] {
        if binding.seen.get(member) != now.members.get(member) {
            moved.push(member.to_owned());
        }
    }
    moved
}
