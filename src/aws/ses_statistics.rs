//! What the account has sent through SES in the identity's Region. Only version 1 of the API tells.

use aws_sdk_ses::types::SendDataPoint;

use super::Aws;
use super::problem::Call;
use super::ses::timestamp;
use super::ses_elsewhere::untold;
use crate::core::kinds::aws::SendPoint;
use crate::core::kinds::problem::{Problem, ProblemKind};

impl Aws {
    /// Nothing needs it: only what says something of every call is a problem, and what passes soon.
    pub(super) async fn send_statistics(&self, call: &Call) -> Result<Option<Vec<SendPoint>>, Problem> {
        let (client, _turn) = self.ses_v1(call).await?;
        match client.get_send_statistics().send().await {
            Ok(said) => Ok(Some(said.send_data_points().iter().filter_map(point).collect())),
            Err(error) => {
                let problem = call.failed(&error);
                match problem.kind {
                    ProblemKind::Permission
                    | ProblemKind::Refused
                    | ProblemKind::NotFound
                    | ProblemKind::Malformed
                    | ProblemKind::Server => Ok(untold(&problem, None)),
                    _ => Err(problem),
                }
            }
        }
    }
}

/// One without a time cannot be placed.
fn point(said: &SendDataPoint) -> Option<SendPoint> {
    let count = |count: i64| u64::try_from(count).unwrap_or_default();
    Some(SendPoint {
        at: timestamp(said.timestamp()?)?,
        attempts: count(said.delivery_attempts()),
        bounces: count(said.bounces()),
        complaints: count(said.complaints()),
        rejects: count(said.rejects()),
    })
}
