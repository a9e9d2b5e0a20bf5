//! A problem as a person reads it: what was tried, what came back, what to do.

use super::{Words, clean};
use crate::core::message::Arg;
use crate::core::problem::{Problem, ProblemKind};
use crate::core::refusal::{self, Refusal};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemWords {
    /// What did not work, in one sentence.
    pub title: String,
    /// The service's own code and words, in its own language.
    pub said: Option<String>,
    pub todo: String,
    /// To be typed in a shell, or pasted into a policy; stands alone on its lines.
    pub command: Option<String>,
}

pub(super) fn words(words: &Words, problem: &Problem) -> ProblemWords {
    let id = match of_disk(problem) {
        Some(code) => format!("problem-disk-{code}"),
        None => format!("problem-{}", problem.kind.as_str()),
    };
    let args = [
        ("operation", Arg::Text(problem.operation.clone())),
        ("action", Arg::Text(problem.action.clone().unwrap_or_else(|| problem.operation.clone()))),
        ("caller", Arg::Text(problem.caller.as_str().to_owned())),
        ("profile", Arg::Text(problem.profile.as_deref().map(clean).unwrap_or_default())),
        ("what", Arg::Text(what(problem).to_owned())),
    ];
    ProblemWords {
        title: words.say_with(&id, &args),
        said: said(problem),
        todo: match refusal::of(problem) {
            Some(refusal) => words.message(&refusal.advice()),
            None => words.say_with(&format!("{id}.todo"), &args),
        },
        command: command(problem),
    }
}

/// What this machine's disk said, where there is more to say than that it failed.
pub const DISK_CODES: [&str; 9] =
    ["newer", "unreadable", "line", "held", "overtaken", "foreign", "writable", "irregular", "parent"];

fn of_disk(problem: &Problem) -> Option<&'static str> {
    let [newer, unreadable, line, held, overtaken, foreign, writable, irregular, parent] = DISK_CODES;
    Some(match (problem.kind, problem.code.as_deref()?) {
        (ProblemKind::Disk, "NewerVersion") => newer,
        (ProblemKind::Disk, "Unreadable") => unreadable,
        (ProblemKind::Disk, "UnreadableLine") => line,
        (ProblemKind::Disk, "WouldBlock") => held,
        (ProblemKind::Disk, "OwnedByAnother") => foreign,
        (ProblemKind::Disk, "WritableByOthers") => writable,
        (ProblemKind::Disk, "NotRegular") => irregular,
        (ProblemKind::Disk, "ParentOwnedByAnother" | "ParentWritableByOthers") => parent,
        (ProblemKind::Conflict, "Overtaken") => overtaken,
        _ => return None,
    })
}

/// The one statement that lets the account's first bind make its role (Cognito developer guide,
/// "Using service-linked roles for Amazon Cognito").
pub const SERVICE_LINKED_ROLE: &str = r#"{
  "Effect": "Allow",
  "Action": "iam:CreateServiceLinkedRole",
  "Resource": "*",
  "Condition": { "StringEquals": {
    "iam:AWSServiceName": "email.cognito-idp.amazonaws.com"
  } }
}"#;

/// No message of an AWS service is longer, in characters.
const LONGEST: usize = 2000;

/// Record sets: what else stands there by now is somebody else's doing. A question changes nothing.
fn what(problem: &Problem) -> &'static str {
    let (_, operation) = problem.operation.split_once(':').unwrap_or_default();
    if operation == "ChangeResourceRecordSets" {
        "records"
    } else if ["Get", "List", "Describe"].iter().any(|verb| operation.starts_with(verb)) {
        "question"
    } else {
        "other"
    }
}

fn said(problem: &Problem) -> Option<String> {
    let text = |part: &Option<String>| {
        part.as_deref().map(clean).filter(|text| !text.trim().is_empty()).map(|text| shortened(&text))
    };
    match (text(&problem.code), text(&problem.message)) {
        (Some(code), Some(message)) => Some(format!("{code}: {message}")),
        (code, message) => code.or(message),
    }
}

/// A whole page may come in the place of a message.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The AWS CLI's command that renews or sets up credentials, or the shell's that puts a file right. A
/// session of `aws login` names itself in the SDK's message; IAM Identity Center is the other kind that
/// expires.
fn command(problem: &Problem) -> Option<String> {
    if refusal::of(problem) == Some(Refusal::ServiceLinkedRole) {
        return Some(SERVICE_LINKED_ROLE.to_owned());
    }
    let login = match problem.kind {
        ProblemKind::CredentialsMissing => "aws configure",
        ProblemKind::CredentialsExpired if names_login_session(problem) => "aws login",
        ProblemKind::CredentialsExpired => "aws sso login",
        ProblemKind::Disk => return problem.action.as_deref().map(clean),
        _ => return None,
    };
    Some(match &problem.profile {
        Some(profile) => format!("{login} --profile {}", shell_word(&clean(profile))),
        None => login.to_owned(),
    })
}

fn names_login_session(problem: &Problem) -> bool {
    let message = problem.message.as_deref().unwrap_or_default().to_ascii_lowercase();
    message.contains("aws login") || message.contains("login session")
}

/// The text as one word of a POSIX shell.
fn shell_word(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:@+,=".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::problem::Who;

    fn expired(profile: Option<&str>, message: Option<&str>) -> Problem {
        Problem {
            message: message.map(str::to_owned),
            profile: profile.map(str::to_owned),
            ..Problem::new(ProblemKind::CredentialsExpired, "sts:GetCallerIdentity", Who::Main)
        }
    }

    #[test]
    fn the_login_command_names_the_profile() {
        let command = |profile, message| super::command(&expired(profile, message));
        assert_eq!(command(None, None).as_deref(), Some("aws sso login"));
        assert_eq!(command(Some("prod"), None).as_deref(), Some("aws sso login --profile prod"));
        assert_eq!(
            command(Some("my team's"), None).as_deref(),
            Some(r"aws sso login --profile 'my team'\''s'")
        );
        assert_eq!(
            command(Some("prod"), Some("Your login session has expired")).as_deref(),
            Some("aws login --profile prod")
        );
    }

    #[test]
    fn missing_credentials_name_the_profile_that_was_asked() {
        let english = Words::new(crate::words::Lang::En);
        let title = |profile: Option<&str>, caller| {
            let problem = Problem {
                profile: profile.map(str::to_owned),
                ..Problem::new(ProblemKind::CredentialsMissing, "sts:GetCallerIdentity", caller)
            };
            words(&english, &problem).title
        };
        assert_eq!(title(None, Who::Main), "No AWS credentials were found.");
        assert_eq!(title(Some("no\npe"), Who::Main), "No AWS credentials were found for the profile no pe.");
        assert_eq!(title(None, Who::Dns), "The DNS profile has no AWS credentials.");
        assert_eq!(title(Some("zone"), Who::Dns), "The DNS profile zone has no AWS credentials.");
    }

    #[test]
    fn a_question_that_was_cancelled_is_no_change_that_may_have_taken_effect() {
        let english = Words::new(crate::words::Lang::En);
        let title =
            |operation| words(&english, &Problem::new(ProblemKind::Cancelled, operation, Who::Main)).title;
        assert_eq!(title("ses:GetAccount"), "ses:GetAccount was cancelled. Nothing was changed.");
        let change = title("ses:PutEmailIdentityMailFromAttributes");
        assert!(change.ends_with("was cancelled. It may have taken effect all the same."), "{change}");
    }

    #[test]
    fn what_the_service_said_is_kept_and_cleaned() {
        let mut problem = expired(None, Some("Rate\nexceeded\u{1b}"));
        assert_eq!(said(&problem).as_deref(), Some("Rate exceeded"));
        problem.code = Some("Throttling".to_owned());
        assert_eq!(said(&problem).as_deref(), Some("Throttling: Rate exceeded"));
        problem.message = Some(String::new());
        assert_eq!(said(&problem).as_deref(), Some("Throttling"));
        problem.code = None;
        assert_eq!(said(&problem), None);
    }
}
