//! A problem as a person reads it: what was tried, what came back, what to do.

use super::{Words, clean};
use crate::core::kinds::message::Arg;
use crate::core::kinds::problem::{Problem, ProblemKind};
use crate::core::kinds::refusal::{self, Refusal};

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
    let via = problem.via.as_deref();
    let text = |text: Option<&str>| Arg::Text(text.map(clean).unwrap_or_default());
    let args = [
        ("operation", text(Some(&problem.operation))),
        ("action", text(Some(problem.action.as_deref().unwrap_or(&problem.operation)))),
        ("caller", text(Some(problem.caller.as_str()))),
        ("profile", text(problem.profile.as_deref())),
        ("what", text(Some(what(problem)))),
        ("proxy", text(via.and_then(|via| via.proxy.as_deref()))),
        ("variable", text(Some(via.map_or("HTTPS_PROXY", |via| &via.variable)))),
        ("host", text(via.map(|via| via.host.as_str()))),
        ("logs_in", text(Some(if via.is_some_and(|via| via.logs_in) { "yes" } else { "no" }))),
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
pub const DISK_CODES: [&str; 14] = [
    "newer",
    "unreadable",
    "line",
    "held",
    "overtaken",
    "foreign",
    "writable",
    "irregular",
    "parent",
    "choices-large",
    "journal-large",
    "line-long",
    "entry-long",
    "not-cut",
];

fn of_disk(problem: &Problem) -> Option<&'static str> {
    let [newer, unreadable, line, held, overtaken, foreign, writable, irregular, parent, large @ ..] =
        DISK_CODES;
    let [choices_large, journal_large, line_long, entry_long, not_cut] = large;
    Some(match (problem.kind, problem.code.as_deref()?) {
        (ProblemKind::Disk, "NewerVersion") => newer,
        (ProblemKind::Disk, "Unreadable") => unreadable,
        (ProblemKind::Disk, "UnreadableLine") => line,
        (ProblemKind::Disk, "WouldBlock") => held,
        (ProblemKind::Disk, "OwnedByAnother") => foreign,
        (ProblemKind::Disk, "WritableByOthers") => writable,
        (ProblemKind::Disk, "NotRegular") => irregular,
        (ProblemKind::Disk, "ChoicesTooLarge") => choices_large,
        (ProblemKind::Disk, "JournalTooLarge") => journal_large,
        (ProblemKind::Disk, "LineTooLong") => line_long,
        (ProblemKind::Disk, "EntryTooLong") => entry_long,
        (ProblemKind::Disk, "NotCut") => not_cut,
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

/// Record sets: what else stands there by now is somebody else's doing. So is who stands under a user name.
/// A question changes nothing.
fn what(problem: &Problem) -> &'static str {
    let (_, operation) = problem.operation.split_once(':').unwrap_or_default();
    if operation == "ChangeResourceRecordSets" {
        "records"
    } else if operation == "AdminDeleteUser" {
        "user"
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

/// What helps where it can be typed or pasted.
fn command(problem: &Problem) -> Option<String> {
    if refusal::of(problem) == Some(Refusal::ServiceLinkedRole) {
        return Some(SERVICE_LINKED_ROLE.to_owned());
    }
    match problem.kind {
        ProblemKind::ProxyPassword => with_password(problem),
        _ => renewal(problem),
    }
}

/// The variable as it would be with user name and password.
fn with_password(problem: &Problem) -> Option<String> {
    let via = problem.via.as_deref()?;
    let (scheme, place) = via.proxy.as_deref()?.split_once("://")?;
    Some(format!("export {}={scheme}://USER:PASSWORD@{}", via.variable, clean(place)))
}

/// The AWS CLI's command that renews or sets up credentials, or the shell's that puts a file right. A session
/// of `aws login` names itself in the SDK's message; IAM Identity Center is the other kind that expires.
fn renewal(problem: &Problem) -> Option<String> {
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
    use crate::core::kinds::problem::{Via, Who};

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
    fn a_proxy_is_named_by_what_failed_through_it_with_the_variable_to_set() {
        let english = Words::new(crate::words::Lang::En);
        let via = |logs_in| Via {
            variable: "https_proxy".to_owned(),
            proxy: Some("http://proxy.example.com:8080".to_owned()),
            logs_in,
            host: "email.us-east-1.amazonaws.com".to_owned(),
        };
        let said = |kind, via: Option<Via>| {
            let via = via.map(Box::new);
            words(&english, &Problem { via, ..Problem::new(kind, "ses:GetAccount", Who::Main) })
        };
        for kind in [ProblemKind::Offline, ProblemKind::Timeout, ProblemKind::Malformed] {
            let through = said(kind, Some(via(false))).title;
            assert!(through.contains(" through the proxy http://proxy.example.com:8080"), "{through}");
            assert!(!said(kind, None).title.contains("proxy"));
        }
        let asks = said(ProblemKind::ProxyPassword, Some(via(false)));
        assert_eq!(
            asks.title,
            "The proxy http://proxy.example.com:8080 asks for a user name and a password."
        );
        let command = "export https_proxy=http://USER:PASSWORD@proxy.example.com:8080";
        assert_eq!(asks.command.as_deref(), Some(command));
        let wrong = said(ProblemKind::ProxyPassword, Some(via(true))).title;
        assert!(
            wrong.ends_with("does not accept the user name and password that https_proxy gives."),
            "{wrong}"
        );
        // A proxy that nobody named stands between all the same.
        let unnamed = said(ProblemKind::ProxyPassword, None);
        assert!(unnamed.todo.contains("HTTPS_PROXY") && unnamed.command.is_none(), "{unnamed:?}");
        let refused = said(ProblemKind::ProxyRefused, Some(via(false)));
        assert!(refused.title.ends_with("opened no connection to email.us-east-1.amazonaws.com."));
        assert!(refused.todo.contains("add email.us-east-1.amazonaws.com to NO_PROXY"), "{}", refused.todo);
        let unusable = said(ProblemKind::ProxyUnusable, Some(Via { proxy: None, ..via(false) }));
        assert!(unusable.title.starts_with("https_proxy does not name"), "{}", unusable.title);
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
        assert_eq!(said(&problem).as_deref(), Some("Rate exceeded<U+001B>"));
        problem.code = Some("Throttling".to_owned());
        assert_eq!(said(&problem).as_deref(), Some("Throttling: Rate exceeded<U+001B>"));
        problem.message = Some(String::new());
        assert_eq!(said(&problem).as_deref(), Some("Throttling"));
        problem.code = None;
        assert_eq!(said(&problem), None);
    }
}
