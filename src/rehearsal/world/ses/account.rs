//! The account's standing in one Region: `GetAccount`, `PutAccountDetails`, the review.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};

use super::Ses;
use crate::rehearsal::world::Refusal;

/// How a review will end, told by the scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewOutcome {
    Granted,
    Denied,
    Failed,
    Never,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// `PENDING`, `FAILED`, `GRANTED` or `DENIED`.
    pub status: &'static str,
    pub case_id: Option<String>,
    /// When it ends, while pending.
    pub ends: Option<Timestamp>,
}

/// What `PutAccountDetails` was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// The members as they came.
    pub members: Map<String, Value>,
    pub review: Option<Review>,
}

#[derive(Clone, Debug)]
pub struct Account {
    pub production_access: bool,
    pub sending_enabled: bool,
    /// `HEALTHY`, `PROBATION` or `SHUTDOWN`; a plain string in the API.
    pub enforcement: String,
    pub max_24_hour_send: f64,
    pub max_send_rate: f64,
    /// Absent until `PutAccountDetails` was called in the Region.
    pub details: Option<Details>,
    pub outcome: ReviewOutcome,
    pub review_takes: SignedDuration,
    /// The case that the next review opens.
    pub case_id: String,
}

impl Account {
    /// Sandbox: 200 recipients in 24 hours, 1 a second (SES developer guide, "Request production
    /// access").
    pub fn sandbox() -> Self {
        Self {
            production_access: false,
            sending_enabled: true,
            enforcement: "HEALTHY".to_owned(),
            max_24_hour_send: 200.0,
            max_send_rate: 1.0,
            details: None,
            outcome: ReviewOutcome::Never,
            review_takes: SignedDuration::ZERO,
            case_id: "176000000000001".to_owned(),
        }
    }

    /// Out of the sandbox, with the quota that AWS usually grants first.
    pub fn grant(&mut self) {
        self.production_access = true;
        self.max_24_hour_send = 50_000.0;
        self.max_send_rate = 14.0;
    }

    pub(in crate::rehearsal::world) fn advance(&mut self, now: Timestamp) {
        let Some(review) = self.details.as_mut().and_then(|details| details.review.as_mut()) else { return };
        if review.ends.is_none_or(|ends| now < ends) {
            return;
        }
        review.ends = None;
        match self.outcome {
            ReviewOutcome::Granted => {
                review.status = "GRANTED";
                self.grant();
            }
            ReviewOutcome::Denied => review.status = "DENIED",
            ReviewOutcome::Failed => review.status = "FAILED",
            ReviewOutcome::Never => {}
        }
    }
}

impl Details {
    fn json(&self) -> Value {
        let mut members = self.members.clone();
        members.remove("ProductionAccessEnabled");
        if let Some(review) = &self.review {
            let mut said = json!({ "Status": review.status });
            if let Some(case) = &review.case_id {
                said["CaseId"] = json!(case);
            }
            members.insert("ReviewDetails".to_owned(), said);
        }
        Value::Object(members)
    }
}

impl Ses {
    /// `GetAccount`; `Details` only where details were put (SESv2 API reference, `GetAccount`).
    pub fn get_account(&self, now: Timestamp) -> Value {
        let mut answer = json!({
            "DedicatedIpAutoWarmupEnabled": true,
            "EnforcementStatus": self.account.enforcement,
            "ProductionAccessEnabled": self.account.production_access,
            "SendingEnabled": self.account.sending_enabled,
            "SendQuota": {
                "Max24HourSend": self.account.max_24_hour_send,
                "MaxSendRate": self.account.max_send_rate,
                "SentLast24Hours": self.sent_last_24_hours(now),
            },
            "SuppressionAttributes": { "SuppressedReasons": ["BOUNCE", "COMPLAINT"] },
            "VdmAttributes": { "VdmEnabled": "DISABLED" },
        });
        if let Some(details) = &self.account.details {
            answer["Details"] = details.json();
        }
        answer
    }

    /// `PutAccountDetails` (SESv2 API reference). `ConflictException` while a review is under way,
    /// and, as users report (aws/aws-cli#6652), with an empty message after a denial too.
    ///
    /// # Errors
    /// `BadRequestException` naming every broken constraint at once; `ConflictException`.
    pub fn put_account_details(
        &mut self,
        body: &Map<String, Value>,
        now: Timestamp,
    ) -> Result<Value, Refusal> {
        let broken = broken_constraints(body);
        if !broken.is_empty() {
            return Err(Refusal::constraints("BadRequestException", &broken));
        }
        let standing = self.account.details.as_ref().and_then(|details| details.review.as_ref());
        if standing.is_some_and(|review| matches!(review.status, "PENDING" | "DENIED")) {
            return Err(Refusal::new(409, "ConflictException", ""));
        }
        let asked = body.get("ProductionAccessEnabled").and_then(Value::as_bool) == Some(true);
        let ends = match self.account.outcome {
            ReviewOutcome::Never => None,
            _ => Some(now + self.account.review_takes),
        };
        let review = Review { status: "PENDING", case_id: Some(self.account.case_id.clone()), ends };
        self.account.details = Some(Details { members: body.clone(), review: asked.then_some(review) });
        Ok(json!({}))
    }
}

/// The model's constraints on `PutAccountDetailsRequest`.
fn broken_constraints(body: &Map<String, Value>) -> Vec<String> {
    let mut broken = Vec::new();
    let text = |member: &str| body.get(member).and_then(Value::as_str);
    let mut must = |holds: bool, value: Option<&str>, member: &str, rule: &str| {
        if !holds {
            let value = value.map_or_else(|| "Value null".to_owned(), |value| format!("Value '{value}'"));
            broken.push(format!("{value} at '{member}' failed to satisfy constraint: {rule}"));
        }
    };
    match text("MailType") {
        None => must(false, None, "mailType", "Member must not be null"),
        Some(value) => must(
            matches!(value, "MARKETING" | "TRANSACTIONAL"),
            Some(value),
            "mailType",
            "Member must satisfy enum value set: [MARKETING, TRANSACTIONAL]",
        ),
    }
    match text("WebsiteURL") {
        None => must(false, None, "websiteURL", "Member must not be null"),
        Some(value) => {
            let length = value.chars().count();
            must(
                length >= 1,
                Some(value),
                "websiteURL",
                "Member must have length greater than or equal to 1",
            );
            must(
                length <= 1000,
                Some(value),
                "websiteURL",
                "Member must have length less than or equal to 1000",
            );
            let url = value.starts_with("http://") || value.starts_with("https://");
            must(url, Some(value), "websiteURL", "Member must satisfy regular expression pattern");
        }
    }
    if let Some(value) = text("ContactLanguage") {
        let known = matches!(value, "EN" | "JA");
        must(known, Some(value), "contactLanguage", "Member must satisfy enum value set: [EN, JA]");
    }
    if let Some(value) = text("UseCaseDescription") {
        let fits = value.chars().count() <= 5000;
        must(fits, None, "useCaseDescription", "Member must have length less than or equal to 5000");
    }
    if let Some(contacts) = body.get("AdditionalContactEmailAddresses").and_then(Value::as_array) {
        let fits = (1..=4).contains(&contacts.len())
            && contacts.iter().all(|contact| contact.as_str().is_some_and(is_contact));
        must(fits, None, "additionalContactEmailAddresses", "Member must satisfy constraint: ^(.+)@(.+)$");
    }
    broken
}

fn is_contact(text: &str) -> bool {
    (6..=254).contains(&text.len())
        && text.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty())
}
