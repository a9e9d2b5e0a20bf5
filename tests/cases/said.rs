//! What the world's AWS says, read into the core's own types.

use jiff::Timestamp;
use sendoff::core::kinds::aws::Tag;
use sendoff::core::kinds::aws::TestUser;
use sendoff::core::kinds::aws::{
    ConfigurationSet, Dkim, Identity, IdentityListing, MailFrom, Notices, PoolSurroundings, PoolUser,
    Replica, Review, ReviewStatus, SesAccount, SesCheck, Suppression, UserPoolListing, Verification,
};
use sendoff::core::kinds::name::{Name, Region, UserPoolId};
use serde_json::Value;

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn yes(value: &Value) -> bool {
    value.as_bool().unwrap_or(false)
}

fn time(value: &Value) -> Option<Timestamp> {
    Timestamp::from_second(value.as_i64()?).ok()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn verification(value: &Value) -> Verification {
    use Verification as V;
    let known = [V::Pending, V::Success, V::Failed, V::TemporaryFailure, V::NotStarted];
    known.into_iter().find(|known| value == known.as_str()).unwrap_or(V::Unknown)
}

pub fn pool_users(said: &Value) -> Vec<PoolUser> {
    let date = |value: &Value| {
        Timestamp::from_millisecond((value.as_f64().expect("a date") * 1000.0) as i64).expect("a time")
    };
    let one = |user: &Value| {
        let sub = list(&user["Attributes"]).iter().find(|attribute| attribute["Name"] == "sub");
        let sub = text(&sub.expect("a sub")["Value"]);
        let user =
            (text(&user["Username"]), date(&user["UserCreateDate"]), date(&user["UserLastModifiedDate"]));
        let (username, created, modified) = user;
        PoolUser { user: TestUser { username, sub, created }, modified }
    };
    list(&said["Users"]).iter().map(one).collect()
}

pub fn account(said: &Value) -> SesAccount {
    let review = &said["Details"]["ReviewDetails"];
    let status = match review["Status"].as_str() {
        None => None,
        Some("PENDING") => Some(ReviewStatus::Pending),
        Some("FAILED") => Some(ReviewStatus::Failed),
        Some("GRANTED") => Some(ReviewStatus::Granted),
        Some("DENIED") => Some(ReviewStatus::Denied),
        Some(other) => Some(ReviewStatus::Other(other.to_owned())),
    };
    let quota = |member: &str| said["SendQuota"][member].as_f64().unwrap_or(0.0);
    SesAccount {
        production_access: yes(&said["ProductionAccessEnabled"]),
        sending_enabled: yes(&said["SendingEnabled"]),
        enforcement: text(&said["EnforcementStatus"]),
        max_24_hour_send: quota("Max24HourSend"),
        max_send_rate: quota("MaxSendRate"),
        sent_last_24_hours: quota("SentLast24Hours"),
        suppressed_reasons: list(&said["SuppressionAttributes"]["SuppressedReasons"])
            .iter()
            .map(text)
            .collect(),
        review: status.map(|status| Review { status, case_id: review["CaseId"].as_str().map(str::to_owned) }),
    }
}

pub fn identities(said: &Value) -> Vec<IdentityListing> {
    let listing = |line: &Value| IdentityListing {
        name: text(&line["IdentityName"]),
        is_domain: line["IdentityType"] != "EMAIL_ADDRESS",
        verified: line["VerificationStatus"] == "SUCCESS"
            || line["VerificationStatus"] == "TEMPORARY_FAILURE",
    };
    list(&said["EmailIdentities"]).iter().map(listing).collect()
}

pub fn identity(name: &str, said: &Value) -> Identity {
    let dkim = &said["DkimAttributes"];
    let mail_from = &said["MailFromAttributes"];
    let check = &said["VerificationInfo"];
    let policies = said["Policies"].as_object().into_iter().flatten();
    Identity {
        name: name.to_owned(),
        is_domain: said["IdentityType"] != "EMAIL_ADDRESS",
        verified_for_sending: yes(&said["VerifiedForSendingStatus"]),
        dkim: Dkim {
            signing_enabled: yes(&dkim["SigningEnabled"]),
            status: verification(&dkim["Status"]),
            tokens: list(&dkim["Tokens"]).iter().map(text).collect(),
            signing_hosted_zone: dkim["SigningHostedZone"].as_str().map(Name::from_answer),
            origin: text(&dkim["SigningAttributesOrigin"]),
            key_length: dkim["CurrentSigningKeyLength"].as_str().map(str::to_owned),
        },
        mail_from: mail_from["MailFromDomain"].as_str().map(|domain| MailFrom {
            domain: Name::from_answer(domain),
            status: verification(&mail_from["MailFromDomainStatus"]),
            rejects: mail_from["BehaviorOnMxFailure"] == "REJECT_MESSAGE",
        }),
        check: check.is_object().then(|| SesCheck {
            last_checked: time(&check["LastCheckedTimestamp"]),
            last_success: time(&check["LastSuccessTimestamp"]),
            error: check["ErrorType"].as_str().map(str::to_owned),
            primary_name_server: check["SOARecord"]["PrimaryNameServer"].as_str().map(Name::from_answer),
        }),
        feedback_forwarding: yes(&said["FeedbackForwardingStatus"]),
        configuration_set: said["ConfigurationSetName"].as_str().map(str::to_owned),
        tags: list(&said["Tags"])
            .iter()
            .map(|tag| Tag { key: text(&tag["Key"]), value: text(&tag["Value"]) })
            .collect(),
        policies: policies.map(|(name, policy)| (name.clone(), text(policy))).collect(),
    }
}

pub fn configuration_set(said: &Value) -> ConfigurationSet {
    ConfigurationSet { sending_enabled: yes(&said["SendingOptions"]["SendingEnabled"]) }
}

pub fn suppression(said: &Value) -> Suppression {
    let listed = &said["SuppressedDestination"];
    Suppression { reason: text(&listed["Reason"]), since: time(&listed["LastUpdateTime"]) }
}

pub fn user_pools(said: &Value) -> Vec<UserPoolListing> {
    let listing =
        |line: &Value| UserPoolListing { id: UserPoolId(text(&line["Id"])), name: text(&line["Name"]) };
    list(&said["UserPools"]).iter().map(listing).collect()
}

pub fn surroundings(replicas: &Value, risk: &Value) -> PoolSurroundings {
    let replica = |line: &Value| Replica {
        region: Region::from(text(&line["RegionName"]).as_str()),
        primary: line["Role"] == "PRIMARY",
    };
    let notify = &risk["RiskConfiguration"]["AccountTakeoverRiskConfiguration"]["NotifyConfiguration"];
    let notices = Notices {
        source_arn: notify["SourceArn"].as_str().map(str::to_owned),
        from: notify["From"].as_str().map(str::to_owned),
    };
    PoolSurroundings {
        replicas: Some(list(&replicas["UserPoolReplicas"]).iter().map(replica).collect()),
        notices: Some(notices),
    }
}
