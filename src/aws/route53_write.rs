//! Records published: one batch, all or nothing.

use std::time::Duration;

use aws_sdk_route53::error::SdkError;
use aws_sdk_route53::operation::RequestId;
use aws_sdk_route53::operation::change_resource_record_sets::ChangeResourceRecordSetsError;
use aws_sdk_route53::types::{
    Change, ChangeAction, ChangeBatch, ChangeStatus, ResourceRecord, ResourceRecordSet, RrType,
};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use tokio::time::Instant;

use super::Aws;
use super::code::Said;
use super::problem::Call;
use crate::core::change::Outcome;
use crate::core::name::HostedZoneId;
use crate::core::problem::{Problem, ProblemKind};
use crate::core::record::{RecordSet, SetChange};

/// At most 256 characters.
const COMMENT: &str = "sendoff: Amazon SES records";
const INVALID_BATCH: &str = "InvalidChangeBatch";
/// A batch that Route 53 would not look at yet was not carried out: it may be sent again.
const LONGEST_WAIT: Duration = Duration::from_secs(8);

impl Aws {
    pub(super) async fn publish_records(
        &self,
        call: &Call,
        zone: &HostedZoneId,
        sets: &[SetChange],
    ) -> Result<Outcome, Problem> {
        let sets: Vec<&SetChange> =
            sets.iter().filter(|set| set.before.as_ref() != Some(&set.after)).collect();
        if sets.is_empty() {
            return Ok(Outcome { already: true, ..Outcome::default() });
        }
        let batch = batch(call, &sets)?;
        let end = Instant::now() + self.inner.settings.route53_patience;
        let mut wait = Duration::from_millis(500);
        loop {
            let request = self.route53().await.change_resource_record_sets().hosted_zone_id(zone.as_str());
            match request.change_batch(batch.clone()).send().await {
                Ok(accepted) => {
                    if let Some(info) = accepted.change_info() {
                        self.follow(call, info.id(), info.status(), end).await;
                    }
                    let request_id = accepted.request_id().map(str::to_owned);
                    return Ok(Outcome { request_id, ..Outcome::default() });
                }
                Err(error) => {
                    let problem = refused(call, &error);
                    let is_busy = problem.kind == ProblemKind::Throttled;
                    if is_busy && Instant::now() + wait < end {
                        tokio::time::sleep(wait).await;
                        wait = (wait * 2).min(LONGEST_WAIT);
                    } else if problem.code.as_deref() == Some(INVALID_BATCH)
                        && self.stands(call, zone, &sets).await
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

    /// Until every Route 53 server has it. The batch was accepted, so nothing that happens here
    /// makes it undone.
    async fn follow(&self, call: &Call, id: &str, status: &ChangeStatus, end: Instant) {
        let call = call.of("route53:GetChange");
        let apart = Duration::from_millis(if self.inner.settings.paced { 2000 } else { 50 });
        let mut in_sync = *status == ChangeStatus::Insync;
        while !in_sync && Instant::now() + apart < end {
            tokio::time::sleep(apart).await;
            match self.route53().await.get_change().id(id).send().await {
                Ok(said) => {
                    in_sync = said.change_info().is_some_and(|info| *info.status() == ChangeStatus::Insync);
                }
                Err(error) => {
                    let problem = call.failed(&error);
                    tracing::info!(kind = problem.kind.as_str(), "the change cannot be followed");
                    if !problem.kind.passes() {
                        return;
                    }
                }
            }
        }
    }

    /// True where all that the batch wanted stands, whoever put it there.
    async fn stands(&self, call: &Call, zone: &HostedZoneId, sets: &[&SetChange]) -> bool {
        let call = call.of("route53:ListResourceRecordSets");
        for set in sets {
            let Ok(found) = self.record_sets(&call, zone, &set.after.name).await else { return false };
            if !found.iter().any(|found| holds(found, &set.after)) {
                return false;
            }
        }
        true
    }
}

fn holds(found: &RecordSet, wanted: &RecordSet) -> bool {
    let values =
        |set: &RecordSet| {
            let is_text = set.rtype == "TXT";
            let mut values: Vec<String> =
                set.values
                    .iter()
                    .map(|value| {
                        if is_text { value.clone() } else { value.trim_end_matches('.').to_ascii_lowercase() }
                    })
                    .collect();
            values.sort();
            values
        };
    let is_plain = !found.alias && found.set_identifier.is_none();
    is_plain && found.rtype == wanted.rtype && values(found) == values(wanted)
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

fn batch(call: &Call, sets: &[&SetChange]) -> Result<ChangeBatch, Problem> {
    let mut batch = ChangeBatch::builder().comment(COMMENT);
    for set in sets {
        if let Some(before) = &set.before {
            batch = batch.changes(change(call, ChangeAction::Delete, before)?);
        }
        batch = batch.changes(change(call, ChangeAction::Create, &set.after)?);
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
