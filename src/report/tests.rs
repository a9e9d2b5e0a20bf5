use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::style::{columns, width};
use super::{Exit, Style, exit, finding_text, records_json, status_json, status_text};
use crate::core::facts::choices::Choices;
use crate::core::facts::situation::Situation;
use crate::core::kinds::address::sender;
use crate::core::kinds::answer::Answer;
use crate::core::kinds::aws::{Caller, Dkim, Identity, MailFrom, SesCheck, Verification};
use crate::core::kinds::dns::{RecordType, Server};
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::json_text::json_text;
use crate::core::kinds::name::{Name, Region, UserPoolId};
use crate::core::kinds::problem::{Problem, ProblemKind, Who};
use crate::core::kinds::query::Query;
use crate::core::kinds::record::{Judgement, RecordId, RecordStatus, RecordView, ServerAnswer, Wanted};
use crate::core::kinds::step::StepId;
use crate::core::wizard::model::Model;
use crate::words::{Lang, Words};

fn words() -> Words {
    Words::in_zone(Lang::En, TimeZone::UTC)
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("a timestamp")
}

fn problem(kind: ProblemKind, operation: &str) -> Problem {
    Problem {
        kind,
        operation: operation.to_owned(),
        code: Some("AccessDenied\u{1b}[2J".to_owned()),
        message: None,
        request_id: Some("abc-1".to_owned()),
        caller: Who::Main,
        action: None,
        profile: None,
        via: None,
    }
}

fn model() -> Model {
    let given = Choices {
        from: Some(sender("Example <no-reply@example.com>").expect("a sender")),
        user_pools: vec![UserPoolId::from("us-east-1_Ab12Cd34E"), UserPoolId::from("us-east-1_Second")],
        ..Choices::default()
    };
    let mut model = Model::new(Situation::default(), given);
    model.facts.now = at("2026-11-22T09:00:00.750Z");
    model
}

fn caller() -> Answer {
    Answer::Caller(Caller {
        account: "123456789012".to_owned(),
        arn: "arn:aws:sts::123456789012:assumed-role/deploy/me".to_owned(),
        partition: "aws".to_owned(),
        region: Some(Region::from("us-east-1")),
    })
}

fn identity() -> Identity {
    Identity {
        name: "example.com".to_owned(),
        is_domain: true,
        verified_for_sending: false,
        dkim: Dkim {
            signing_enabled: true,
            status: Verification::Pending,
            tokens: vec!["a".to_owned(), "b".to_owned(), "c".to_owned()],
            signing_hosted_zone: None,
            origin: "AWS_SES".to_owned(),
            key_length: None,
        },
        mail_from: Some(MailFrom {
            domain: Name::from_answer("mail.example.com"),
            status: Verification::Pending,
            rejects: false,
        }),
        check: Some(SesCheck {
            last_checked: Some(at("2026-11-22T08:57:00.4Z")),
            last_success: None,
            error: Some("HOST_NOT_FOUND".to_owned()),
            primary_name_server: Some(Name::from_answer("ns1.example.net.")),
        }),
        policies: Vec::new(),
        feedback_forwarding: false,
        configuration_set: None,
        tags: Vec::new(),
    }
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

const TOP: [&str; 17] = [
    "version",
    "as_of",
    "account",
    "region",
    "domain",
    "mail_from",
    "from",
    "user_pool",
    "user_pools",
    "complete",
    "configured",
    "done",
    "total",
    "steps",
    "records",
    "ses",
    "findings",
];

#[test]
fn what_is_not_known_is_null_and_every_key_is_there() {
    let json = status_json(&Model::default(), &words());
    assert_eq!(keys(&json), [&TOP[..], &["problems"]].concat());
    for key in ["account", "region", "domain", "mail_from", "from", "user_pool"] {
        assert_eq!(json[key], Value::Null, "{key}");
    }
    assert_eq!(json["version"], 1);
    assert_eq!(json["user_pools"], json!([]));
    assert_eq!(json["complete"], false);
    assert_eq!(json["configured"], false);
    assert_eq!(
        keys(&json["ses"]),
        ["dkim", "mail_from", "verified_for_sending", "last_checked", "error", "primary_name_server"]
    );
    assert!(json["ses"].as_object().expect("an object").values().all(Value::is_null));
}

#[test]
fn what_aws_said_stands_under_the_promised_keys() {
    let mut model = model();
    model.facts.record(Query::Caller, Ok(caller()));
    let query = Query::Identity("example.com".to_owned());
    model.facts.record(query, Ok(Answer::Identity(Some(Box::new(identity())))));
    let json = status_json(&model, &words());
    assert_eq!(json["as_of"], "2026-11-22T09:00:00Z");
    assert_eq!(json["account"], "123456789012");
    assert_eq!(json["region"], "us-east-1");
    assert_eq!(json["domain"], "example.com");
    assert_eq!(json["mail_from"], "mail.example.com");
    assert_eq!(json["from"], "Example <no-reply@example.com>");
    assert_eq!(json["user_pool"], "us-east-1_Ab12Cd34E");
    assert_eq!(json["user_pools"], json!(["us-east-1_Ab12Cd34E", "us-east-1_Second"]));
    assert_eq!(
        json["ses"],
        json!({
            "dkim": "PENDING", "mail_from": "PENDING", "verified_for_sending": false,
            "last_checked": "2026-11-22T08:57:00Z", "error": "HOST_NOT_FOUND",
            "primary_name_server": "ns1.example.net",
        })
    );
    model.choices.mail_from = Some(Name::from_answer("bounce.example.com"));
    assert_eq!(status_json(&model, &words())["mail_from"], "bounce.example.com");
}

#[test]
fn an_identity_that_does_not_exist_is_known_to_be_unverified() {
    let mut model = model();
    model.facts.record(Query::Identity("example.com".to_owned()), Ok(Answer::Identity(None)));
    let json = status_json(&model, &words());
    assert_eq!(json["ses"]["verified_for_sending"], false);
    assert_eq!(json["ses"]["dkim"], Value::Null);
}

#[test]
fn problems_name_the_call_and_carry_no_control_characters() {
    let mut model = model();
    let denied = problem(ProblemKind::Permission, "route53:ListHostedZones");
    model.facts.record(Query::HostedZones, Err(denied));
    let json = status_json(&model, &words());
    assert_eq!(
        json["problems"],
        json!([{
            "kind": "permission", "operation": "route53:ListHostedZones", "code": "AccessDenied\u{1b}[2J",
            "request_id": "abc-1", "caller": "main", "proxy": null,
        }])
    );
    assert_eq!(
        keys(&json["problems"][0]),
        ["kind", "operation", "code", "request_id", "caller", "proxy"],
        "in this order"
    );
    let text = status_text(&model, &words(), &Style { color: false, ascii: true });
    for text in [text, json_text(&json)] {
        assert!(!text.contains('\u{1b}'), "{text:?}");
    }
}

fn view() -> RecordView {
    let authoritative = Server::Authoritative {
        host: Name::from_answer("ns1.example.net"),
        address: "192.0.2.1".parse().expect("an address"),
    };
    let resolver =
        Server::Resolver { name: "Quad9".to_owned(), address: "9.9.9.9:53".parse().expect("an address") };
    let system = Server::System { address: "[2001:db8::1]:53".parse().expect("an address") };
    let answer = |server, judgement, seen: &[&str], seconds_left| ServerAnswer {
        server,
        judgement,
        seen: seen.iter().map(|seen| (*seen).to_owned()).collect(),
        seconds_left,
    };
    RecordView {
        wanted: Wanted {
            id: RecordId::MailFromSpf,
            name: Name::from_answer("bounce.example.com"),
            rtype: RecordType::Txt,
            value: "v=spf1 include:amazonses.com ~all".to_owned(),
            required: true,
        },
        status: RecordStatus::Propagating,
        covered_by: None,
        answers: vec![
            answer(authoritative, Judgement::Differs, &["v=spf1\u{202e} -all\u{7}"], None),
            answer(resolver, Judgement::Nxdomain, &[], Some(38)),
            answer(system, Judgement::Unreachable, &[], None),
        ],
    }
}

#[test]
fn a_record_has_the_promised_shape() {
    let json = super::records::record(&view());
    assert_eq!(
        json.to_string(),
        json!({
            "id": "mail-from-spf", "purpose": "mail-from-spf", "name": "bounce.example.com", "type": "TXT",
            "value": ["v=spf1 include:amazonses.com ~all"], "required": true, "status": "propagating",
            "answers": [
                { "server": "ns1.example.net", "address": "192.0.2.1:53", "kind": "authoritative",
                  "answer": "differs", "seen": ["v=spf1\u{202e} -all\u{7}"], "seconds_left": null },
                { "server": "Quad9", "address": "9.9.9.9:53", "kind": "resolver",
                  "answer": "nxdomain", "seen": [], "seconds_left": 38 },
                { "server": "2001:db8::1", "address": "[2001:db8::1]:53", "kind": "system",
                  "answer": "unreachable", "seen": [], "seconds_left": null },
            ],
        })
        .to_string()
    );
}

#[test]
fn a_finding_has_the_promised_shape() {
    let finding =
        Finding::new(Code::SpfDuplicate, StepId::Records).on(RecordId::MailFromSpf).seen("v=spf1 a");
    let json = super::json::finding(&finding, &words());
    assert_eq!(
        keys(&json),
        ["code", "severity", "step", "record", "message", "fix", "seen", "holds", "accepted"]
    );
    assert_eq!(json["code"], "spf-duplicate");
    assert_eq!(json["severity"], "error");
    assert_eq!(json["step"], "records");
    assert_eq!(json["record"], "mail-from-spf");
    assert_eq!(json["seen"], "v=spf1 a");
    assert_eq!(json["holds"], "step");
    assert_eq!(json["accepted"], Value::Null);
}

#[test]
fn the_text_says_what_ses_saw_and_whose_zone_it_found() {
    let said = |identity: Option<Identity>, lang: Lang| {
        let mut model = model();
        model.facts.record(Query::Caller, Ok(caller()));
        let query = Query::Identity("example.com".to_owned());
        model.facts.record(query, Ok(Answer::Identity(identity.map(Box::new))));
        status_text(&model, &Words::in_zone(lang, TimeZone::UTC), &Style { color: false, ascii: true })
    };
    let failed = |error: Option<&str>| {
        let mut identity = identity();
        identity.dkim.status = Verification::Failed;
        let check = identity.check.as_mut().expect("what SES saw");
        check.error = error.map(str::to_owned);
        identity
    };
    let looked = "SES looked 3 min ago: DKIM failed, MAIL FROM pending (primary name server ns1.example.net)";
    let text = said(Some(failed(Some("INVALID_VALUE"))), Lang::En);
    assert!(text.contains(&format!("\n{looked}. It found a record with another value")), "{text}");
    assert!(said(Some(failed(None)), Lang::En).contains(&format!("\n{looked}\n")));
    let japanese = said(Some(failed(None)), Lang::Ja);
    assert!(japanese.contains("(プライマリネームサーバー ns1.example.net)"), "{japanese}");
    let mut unseen = identity();
    unseen.check = None;
    let text = said(Some(unseen), Lang::En);
    assert!(text.contains("\nSES has not looked yet: DKIM pending, MAIL FROM pending\n"), "{text}");
    assert!(!said(None, Lang::En).contains("SES looked"), "there is no identity");
}

#[test]
fn records_alone_are_those_of_the_status() {
    let mut model = model();
    model.facts.record(Query::Caller, Ok(caller()));
    let query = Query::Identity("example.com".to_owned());
    model.facts.record(query, Ok(Answer::Identity(Some(Box::new(identity())))));
    assert_eq!(records_json(&model), status_json(&model, &words())["records"]);
    assert_eq!(records_json(&Model::default()), json!([]));
}

#[test]
fn only_a_call_that_cannot_be_done_without_decides_the_exit_code() {
    let identity = || Query::Identity("example.com".to_owned());
    let pool = || Query::UserPool(UserPoolId::from("us-east-1_Ab12Cd34E"));
    for (query, kind, expected) in [
        (Query::Caller, ProblemKind::CredentialsMissing, Exit::Credentials),
        (Query::Caller, ProblemKind::CredentialsExpired, Exit::Credentials),
        (Query::SesAccount, ProblemKind::CredentialsExpired, Exit::Credentials),
        (Query::SesAccount, ProblemKind::Permission, Exit::Permission),
        (identity(), ProblemKind::Permission, Exit::Permission),
        (pool(), ProblemKind::Permission, Exit::Permission),
        (Query::Caller, ProblemKind::Offline, Exit::Failed),
        (Query::Caller, ProblemKind::RegionMissing, Exit::Failed),
        (pool(), ProblemKind::NotFound, Exit::Failed),
        (Query::HostedZones, ProblemKind::Permission, Exit::Unfinished),
        (Query::HostedZones, ProblemKind::CredentialsExpired, Exit::Unfinished),
        (Query::UserPools, ProblemKind::Permission, Exit::Unfinished),
        (Query::Identities, ProblemKind::Permission, Exit::Unfinished),
        (Query::UserPool(UserPoolId::from("us-east-1_Other")), ProblemKind::Permission, Exit::Unfinished),
    ] {
        let mut model = model();
        model.facts.record(query.clone(), Err(problem(kind, query.operation())));
        assert_eq!(exit(&model), expected, "{query:?} {kind:?}");
    }
    // An answer that came before still stands.
    let mut model = model();
    model.facts.record(Query::Caller, Ok(caller()));
    model.facts.record(Query::Caller, Err(problem(ProblemKind::Offline, "sts:GetCallerIdentity")));
    assert_eq!(exit(&model), Exit::Unfinished);
}

#[test]
fn columns_line_up_with_wide_characters_and_colour() {
    let color = Style { color: true, ascii: false };
    let rows = vec![
        vec![format!("{} レコード", color.alarm()), "b".to_owned()],
        vec!["1234567890".to_owned(), "b".to_owned()],
    ];
    let text = columns(&rows);
    let places: Vec<usize> = text.lines().map(|line| width(line.trim_end_matches('b'))).collect();
    assert_eq!(places, [12, 12], "{text}");
}

#[test]
fn plain_signs_are_ascii() {
    use crate::core::kinds::finding::Severity;
    use crate::core::kinds::step::Status;
    let style = Style { color: false, ascii: true };
    let steps = Status::ALL.map(|status| style.step(status));
    let severities = [Severity::Error, Severity::Warning, Severity::Wait, Severity::Info];
    let signs = severities.map(|severity| style.severity(severity));
    for sign in steps.iter().chain(&signs) {
        assert!(sign.is_ascii() && sign.len() == 1, "{sign:?}");
    }
}

/// What a server holds and what is wanted look the same and are not.
#[test]
fn what_nobody_sees_is_in_the_json_as_a_number_and_in_the_text_by_its_name() {
    let seen = "v=spf1 include:amazonses.com\u{200b} ~all\u{a0}";
    let wanted = Wanted {
        id: RecordId::MailFromSpf,
        name: Name::from_answer("bounce.example.com"),
        rtype: RecordType::Txt,
        value: "v=spf1 include:amazonses.com ~all".into(),
        required: true,
    };
    let server = Server::Resolver { name: "one".into(), address: ([192, 0, 2, 53], 53).into() };
    let answer =
        ServerAnswer { server, judgement: Judgement::Differs, seen: vec![seen.into()], seconds_left: None };
    let view = RecordView { wanted, status: RecordStatus::Wrong, covered_by: None, answers: vec![answer] };
    let text = json_text(&super::records::record(&view));
    assert!(text.contains(r"amazonses.com\u200b ~all\u00a0"), "{text}");
    let read: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(read["answers"][0]["seen"][0], seen);
    assert_ne!(read["answers"][0]["seen"], read["value"]);
    let finding = Finding::new(Code::SpfWithoutSes, StepId::Records).on(RecordId::MailFromSpf).seen(seen);
    let finding = finding.text("mail_from", "bounce.example.com").text("term", "");
    let text = finding_text(&finding, &words(), &Style::default());
    assert!(text.contains("amazonses.com<U+200B> ~all<U+00A0>"), "{text}");
}
