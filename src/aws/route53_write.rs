//! Records published: one batch, all or nothing.

use std::time::Duration;

use aws_sdk_route53::error::SdkError;
use aws_sdk_route53::operation::RequestId;
use aws_sdk_route53::operation::change_resource_record_sets::ChangeResourceRecordSetsError;
use aws_sdk_route53::types::{Change, ChangeAction, ChangeBatch, ResourceRecord, ResourceRecordSet, RrType};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use tokio::time::Instant;

use super::Aws;
use super::code::Said;
use super::problem::Call;
use crate::core::kinds::change::Outcome;
use crate::core::kinds::name::HostedZoneId;
use crate::core::kinds::problem::{Problem, ProblemKind};
use crate::core::kinds::record::{RecordSet, Swap};

/// At most 256 characters.
const COMMENT: &str = "sendoff: Amazon SES records";
const INVALID_BATCH: &str = "InvalidChangeBatch";
/// A batch that Route 53 would not look at yet was not carried out: it may be sent again.
const LONGEST_WAIT: Duration = Duration::from_secs(8);

impl Aws {
    /// Ends once Route 53 has accepted the batch: from then on nothing makes it undone, and how far
    /// it has come is another question.
    pub(super) async fn change_records(
        &self,
        call: &Call,
        zone: &HostedZoneId,
        mut swaps: Vec<Swap<'_>>,
    ) -> Result<Outcome, Problem> {
        swaps.retain(|swap| swap.gone != swap.come);
        if swaps.is_empty() {
            return Ok(Outcome { already: true, ..Outcome::default() });
        }
        let batch = batch(call, &swaps)?;
        let end = Instant::now() + self.inner.settings.route53_patience;
        let mut wait = Duration::from_millis(500);
        loop {
            let (route53, slot) = self.route53().await;
            let request = route53.change_resource_record_sets().hosted_zone_id(zone.as_str());
            let sent = request.change_batch(batch.clone()).send().await;
            drop(slot);
            match sent {
                Ok(accepted) => {
                    let change_id = accepted
                        .change_info()
                        .map(|info| info.id().trim_start_matches("/change/").to_owned());
                    let request_id = accepted.request_id().map(str::to_owned);
                    return Ok(Outcome { request_id, change_id, ..Outcome::default() });
                }
                Err(error) => {
                    let problem = refused(call, &error);
                    let is_busy = problem.kind == ProblemKind::Throttled;
                    if is_busy && Instant::now() + wait < end {
                        tokio::time::sleep(wait).await;
                        wait = (wait * 2).min(LONGEST_WAIT);
                    } else if problem.code.as_deref() == Some(INVALID_BATCH)
                        && self.stands(call, zone, &swaps).await
                    {
                        let request_id = problem.request_id;
                        return Ok(Outcome { request_id, already: true, ..Outcome::default() });
                    } else {
                        return Err(problem);
                    }
                }
            }
        }
    }

    /// True where all that the batch wanted is so, whoever did it.
    async fn stands(&self, call: &Call, zone: &HostedZoneId, swaps: &[Swap<'_>]) -> bool {
        let call = call.of("route53:ListResourceRecordSets");
        for swap in swaps {
            let Some(set) = swap.come.or(swap.gone) else { continue };
            let Ok(found) = self.record_sets(&call, zone, &set.name).await else { return false };
            let mut of_type = found.iter().filter(|found| found.rtype == set.rtype);
            let is_so = match swap.come {
                Some(come) => {
                    of_type.any(|found| found.is_same(&RecordSet { ttl: found.ttl, ..come.clone() }))
                }
                None => of_type.next().is_none(),
            };
            if !is_so {
                return false;
            }
        }
        true
    }
}

/// Route 53 tells what is wrong with a batch in one of two ways: as any error, with the list of
/// messages in brackets, or (the API reference's own example of `ChangeResourceRecordSets`) as a
/// bare `InvalidChangeBatch` document, which the SDK does not read.
fn refused(call: &Call, error: &SdkError<ChangeResourceRecordSetsError, HttpResponse>) -> Problem {
    let mut problem = call.failed(error);
    let body = error.raw_response().and_then(|raw| raw.body().bytes()).unwrap_or_default();
    let bare = messages(&String::from_utf8_lossy(body));
    let listed = match error.as_service_error() {
        Some(ChangeResourceRecordSetsError::InvalidChangeBatch(batch)) => batch.messages(),
        _ => &[],
    };
    let message = if listed.is_empty() { bare } else { Some(listed.join(" ")) };
    if let Some(message) = message {
        let code = INVALID_BATCH.to_owned();
        let said = Said { status: 400, code: Some(&code), message: Some(&message) };
        problem.kind = said.kind();
        problem.code = Some(code);
        problem.message = Some(message);
    } else if let Some(message) = &mut problem.message
        && let Some(inner) = message.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'))
    {
        *message = inner.to_owned();
    }
    problem
}

/// The messages of a bare `InvalidChangeBatch` document.
fn messages(body: &str) -> Option<String> {
    let (_, document) = body.split_once("<InvalidChangeBatch")?;
    let messages: Vec<String> = document
        .split("<Message>")
        .skip(1)
        .filter_map(|rest| Some(plain(rest.split_once("</Message>")?.0)))
        .collect();
    (!messages.is_empty()).then(|| messages.join(" "))
}

/// Without XML's five named entities.
fn plain(text: &str) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    entities.iter().fold(text.to_owned(), |text, (entity, plain)| text.replace(entity, plain))
}

fn batch(call: &Call, swaps: &[Swap<'_>]) -> Result<ChangeBatch, Problem> {
    let mut batch = ChangeBatch::builder().comment(COMMENT);
    for swap in swaps {
        if let Some(gone) = swap.gone {
            batch = batch.changes(change(call, ChangeAction::Delete, gone)?);
        }
        if let Some(come) = swap.come {
            batch = batch.changes(change(call, ChangeAction::Create, come)?);
        }
    }
    batch.build().map_err(|error| call.problem(ProblemKind::Refused, error.to_string()))
}

fn change(call: &Call, action: ChangeAction, set: &RecordSet) -> Result<Change, Problem> {
    let unbuilt =
        |error: aws_sdk_route53::error::BuildError| call.problem(ProblemKind::Refused, error.to_string());
    let records: Result<Vec<ResourceRecord>, Problem> = set
        .values
        .iter()
        .map(|value| ResourceRecord::builder().value(value).build().map_err(unbuilt))
        .collect();
    let set = ResourceRecordSet::builder()
        .name(set.name.fqdn())
        .r#type(RrType::from(set.rtype.as_str()))
        .set_ttl(set.ttl)
        .set_set_identifier(set.set_identifier.clone())
        .set_resource_records(Some(records?))
        .build()
        .map_err(unbuilt)?;
    Change::builder().action(action).resource_record_set(set).build().map_err(unbuilt)
}
