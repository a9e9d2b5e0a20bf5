//! The network as the session sees it: one question, one change.

use std::pin::Pin;

use crate::aws::Aws;
use crate::core::kinds::answer::Answer;
use crate::core::kinds::change::{Change, Outcome};
use crate::core::kinds::endpoints::Endpoints;
use crate::core::kinds::problem::Problem;
use crate::core::kinds::query::Query;
use crate::dns::Asker;

/// Dropping it cancels the call.
pub type Call<T> = Pin<Box<dyn Future<Output = Result<T, Problem>> + Send>>;

/// Where each service is asked once it is known.
pub type Resolving = Pin<Box<dyn Future<Output = Endpoints> + Send>>;

pub trait Calls: Send + Sync {
    fn ask(&self, query: Query) -> Call<Answer>;
    fn perform(&self, change: Change) -> Call<Outcome>;
    /// From now on Route 53 is asked with this profile; where it is asked may be another place.
    fn use_dns_profile(&self, _profile: String) -> Option<Resolving> {
        None
    }
}

pub struct Network {
    pub aws: Aws,
    pub dns: Asker,
}

impl Calls for Network {
    fn ask(&self, query: Query) -> Call<Answer> {
        match query {
            Query::Dns(question) => {
                let dns = self.dns.clone();
                Box::pin(async move { Ok(Answer::Dns(dns.ask(&question).await)) })
            }
            query => {
                let aws = self.aws.clone();
                Box::pin(async move { aws.ask(&query).await })
            }
        }
    }

    fn perform(&self, change: Change) -> Call<Outcome> {
        let aws = self.aws.clone();
        Box::pin(async move { aws.perform(&change).await })
    }

    fn use_dns_profile(&self, profile: String) -> Option<Resolving> {
        Some(Box::pin(self.aws.use_dns_profile(profile)))
    }
}
