use serde_json::{Map, Value, json};

use super::object;
use crate::core::kinds::aws::UserPool;
use crate::core::kinds::name::UserPoolId;
use crate::core::kinds::pool::restore::{Earlier, NeedsDeveloper, NotUndone, email, restoring};
use crate::core::kinds::pool::{Binding, UnknownMembers, unknown_members};

fn pool(members: Value) -> UserPool {
    UserPool {
        id: UserPoolId::from("us-east-1_Ab12Cd34E"),
        members: object(members),
        mfa: json!({"MfaConfiguration": "OFF"}),
    }
}

fn back(now: &UserPool, earlier: &UserPool, all: bool) -> Result<Binding, NeedsDeveloper> {
    let at = "2026-11-22T09:00:00Z".parse().unwrap();
    restoring(now, &Earlier { at, members: &earlier.members, mfa: &earlier.mfa }, all)
}

fn bound() -> UserPool {
    pool(json!({"Name": "p", "UserPoolTier": "LITE", "EmailConfiguration": {
        "EmailSendingAccount": "DEVELOPER", "SourceArn": "arn:new", "From": "new@example.com",
        "ReplyToEmailAddress": "help@example.com"}}))
}

#[test]
fn the_shared_sender_takes_neither_from_nor_arn_nor_configuration_set() {
    for (was, sent) in [
        (json!(null), json!({"EmailSendingAccount": "COGNITO_DEFAULT"})),
        (json!({}), json!({"EmailSendingAccount": "COGNITO_DEFAULT"})),
        (
            json!({"EmailSendingAccount": "COGNITO_DEFAULT", "From": "a@example.com", "SourceArn": "arn:old",
                   "ConfigurationSet": "events", "ReplyToEmailAddress": "help@example.com", "Newer": 1}),
            json!({"EmailSendingAccount": "COGNITO_DEFAULT", "ReplyToEmailAddress": "help@example.com",
                   "Newer": 1}),
        ),
        (
            json!({"EmailSendingAccount": "DEVELOPER", "From": "a@example.com", "SourceArn": "arn:old",
                   "ConfigurationSet": "events", "ReplyToEmailAddress": ""}),
            json!({"EmailSendingAccount": "DEVELOPER", "From": "a@example.com", "SourceArn": "arn:old",
                   "ConfigurationSet": "events"}),
        ),
    ] {
        assert_eq!(Value::Object(email(Some(&was))), sent, "{was}");
    }
    assert_eq!(Value::Object(email(None)), json!({"EmailSendingAccount": "COGNITO_DEFAULT"}));
}

#[test]
fn the_mail_alone_goes_back_unless_all_is_wanted() {
    let earlier = pool(json!({"Name": "old", "UserPoolTier": "PLUS", "DeletionProtection": "ACTIVE",
                              "EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT"}}));
    let alone = back(&bound(), &earlier, false).unwrap();
    assert_eq!(alone.other_lines(), []);
    let request = alone.request().unwrap();
    assert_eq!(request["UserPoolTier"], "LITE");
    assert_eq!(request["EmailConfiguration"], json!({"EmailSendingAccount": "COGNITO_DEFAULT"}));

    let all = back(&bound(), &earlier, true).unwrap();
    let names: Vec<String> = all.other_lines().into_iter().map(|line| line.member).collect();
    assert_eq!(names, ["UserPoolTier", "DeletionProtection"]);
    let request = all.request().unwrap();
    assert_eq!(
        (&request["UserPoolTier"], &request["DeletionProtection"]),
        (&json!("PLUS"), &json!("ACTIVE"))
    );
    assert_eq!(request["PoolName"], "p", "a name is no setting");
    assert_eq!((alone.kept(), all.kept()), (1, 0), "the tier, which changes in one of them");
}

#[test]
fn whatever_goes_out_otherwise_than_it_stands_has_its_line() {
    let now = pool(json!({"LambdaConfig": {"UserMigration": "arn:mine"}, "PasskeyPolicy": {"Mode": 1},
                          "EmailConfiguration": {}}));
    let earlier = pool(json!({"LambdaConfig": {"UserMigration": "arn:theirs"}, "PasskeyPolicy": {"Mode": 2},
                              "EmailConfiguration": {}}));
    let mut all = back(&now, &earlier, true).unwrap();
    all.accepted = unknown_members(&now.members);
    let lines = all.other_lines().into_iter().map(|line| (line.member, line.after.unwrap_or_default()));
    let lines: Vec<(String, String)> = lines.collect();
    let line = |member: &str, after: &str| (member.to_owned(), after.to_owned());
    assert_eq!(
        lines,
        [line("LambdaConfig.UserMigration", "\"arn:theirs\""), line("PasskeyPolicy.Mode", "2")]
    );
    let request = all.request().unwrap();
    assert_eq!(request["PasskeyPolicy"], json!({"Mode": 2}), "one that is newer than this program as well");
}

#[test]
fn what_was_missed_after_the_write_is_named() {
    let earlier = pool(json!({"Name": "p", "UserPoolTier": "LITE", "EmailConfiguration": {}}));
    let back = back(&bound(), &earlier, false).unwrap();
    assert!(!back.is_made(&bound()) && back.is_made(&earlier), "unsaid, the sender is the shared one");
    assert_eq!(back.missed(&earlier), Vec::<String>::new());
    let lost = pool(json!({"Name": "p", "EmailConfiguration": {"From": "x@example.com"}}));
    assert_eq!(back.missed(&lost), ["UserPoolTier", "EmailConfiguration"]);
    let mut other_mfa = earlier.clone();
    other_mfa.mfa = json!({"MfaConfiguration": "OFF", "WebAuthnConfiguration": {}});
    assert_eq!(back.missed(&other_mfa), ["WebAuthnConfiguration"]);
}

#[test]
fn what_needs_ses_stands_in_the_way_only_where_it_came_since() {
    let texts = json!({"EmailMessage": "code {####}", "EmailSubject": "code"});
    let with = |texts: &Value| {
        let mut pool = bound();
        pool.members.insert("VerificationMessageTemplate".to_owned(), texts.clone());
        pool
    };
    let mut same = with(&texts);
    same.members.insert("EmailConfiguration".to_owned(), json!({}));
    assert!(back(&with(&texts), &same, false).is_ok(), "the same texts stood beside the shared sender");
    let plain = pool(json!({"EmailConfiguration": {}}));
    let expected = ["VerificationMessageTemplate.EmailMessage", "VerificationMessageTemplate.EmailSubject"]
        .map(String::from);
    assert_eq!(back(&with(&texts), &plain, false), Err(NeedsDeveloper(expected.to_vec())));
    assert!(back(&with(&texts), &plain, true).is_ok(), "the texts go too");
    let developer = pool(json!({"EmailConfiguration": {"EmailSendingAccount": "DEVELOPER"}}));
    assert!(back(&with(&texts), &developer, false).is_ok());

    let mut by_mail = bound();
    by_mail.mfa = json!({"EmailMfaConfiguration": {"Message": "{####}"}});
    for all in [false, true] {
        let expected = NeedsDeveloper(vec!["EmailMfaConfiguration".to_owned()]);
        assert_eq!(back(&by_mail, &plain, all), Err(expected));
    }
}

#[test]
fn a_newer_member_goes_along_as_it_came_only_where_it_was_let() {
    let newer = json!({"Name": "p", "PasskeyPolicy": {"Mode": 1.1}, "UserPoolTier": "LITE"});
    let mut binding = Binding::of(&pool(newer), Map::new());
    assert_eq!(binding.request(), Err(UnknownMembers(vec!["PasskeyPolicy".to_owned()])));
    binding.accepted = unknown_members(&binding.seen);
    let request = binding.request().unwrap();
    assert_eq!(request["PasskeyPolicy"].to_string(), r#"{"Mode":1.1}"#);
    binding.accepted = vec!["Another".to_owned()];
    assert_eq!(binding.request(), Err(UnknownMembers(vec!["PasskeyPolicy".to_owned()])));
}

#[test]
fn a_journal_of_an_older_version_is_read() {
    let older =
        json!({"user_pool": "us-east-1_Ab12Cd34E", "email": {}, "seen": {"Name": "p"}, "seen_mfa": {}});
    let binding: Binding = serde_json::from_value(older.clone()).unwrap();
    assert_eq!((binding.restored.as_ref(), binding.accepted.len()), (None, 0));
    assert_eq!(serde_json::to_value(&binding).unwrap(), older);
}

#[test]
fn only_what_was_written_is_undone_member_by_member() {
    let pool = |email: Value| UserPool {
        id: UserPoolId::from("us-east-1_A"),
        members: json!({"Name": "production", "EmailConfiguration": email}).as_object().cloned().unwrap(),
        mfa: json!({}),
    };
    let arn = "arn:aws:ses:us-east-1:123456789012:identity/example.com";
    let before = json!({"EmailSendingAccount": "DEVELOPER", "SourceArn": "arn:old", "From": "a@old.example",
        "ReplyToEmailAddress": "help@example.com"});
    let was = pool(before.clone());
    let email = crate::core::kinds::pool::email_configuration(Some(&before), arn, "no-reply@example.com");
    let written = Binding::of(&was, email.clone());
    let at = jiff::Timestamp::UNIX_EPOCH;
    let undo = |now: Value| super::super::restore::undoing(&pool(now), &written, at);

    let now = Value::Object(email);
    assert_eq!(Value::Object(undo(now.clone()).unwrap().email), before);
    let mut theirs = now.clone();
    theirs["ReplyToEmailAddress"] = json!("new@example.com");
    theirs["ConfigurationSet"] = json!("theirs");
    let mut kept = before.clone();
    kept["ReplyToEmailAddress"] = json!("new@example.com");
    kept["ConfigurationSet"] = json!("theirs");
    assert_eq!(Value::Object(undo(theirs).unwrap().email), kept);
    let mut moved = now.clone();
    moved["SourceArn"] = json!("arn:theirs");
    assert_eq!(undo(moved), Err(NotUndone::Theirs(vec!["SourceArn".to_owned()])));

    // Back to the shared sender, which has no From: somebody else's From cannot stay.
    let shared = Binding::of(&pool(json!({"EmailSendingAccount": "COGNITO_DEFAULT"})), written.email.clone());
    let undo = |now: Value| super::super::restore::undoing(&pool(now), &shared, at);
    let back =
        undo(json!({"EmailSendingAccount": "DEVELOPER", "SourceArn": arn, "From": "no-reply@example.com",
        "ReplyToEmailAddress": "help@example.com"}));
    assert_eq!(Value::Object(back.unwrap().email)["EmailSendingAccount"], "COGNITO_DEFAULT");
    let back =
        undo(json!({"EmailSendingAccount": "DEVELOPER", "SourceArn": arn, "From": "theirs@example.com",
        "ReplyToEmailAddress": "help@example.com"}));
    assert_eq!(back, Err(NotUndone::Theirs(vec!["From".to_owned()])));
}
