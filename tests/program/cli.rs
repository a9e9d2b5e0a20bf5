//! The commands that the program prints, run by the AWS CLI itself: its parser of arguments and its
//! models of the services decide whether a command is one.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use sendoff::core::facts::Facts;
use sendoff::core::handover::command_line::command;
use sendoff::core::kinds::address::{Address, sender};
use sendoff::core::kinds::answer::Answer;
use sendoff::core::kinds::aws::Caller;
use sendoff::core::kinds::aws::Tag;
use sendoff::core::kinds::change::{Change, ProductionRequest};
use sendoff::core::kinds::endpoints::Endpoints;
use sendoff::core::kinds::evidence::Proves;
use sendoff::core::kinds::name::{HostedZoneId, Name, Region, UserPoolId};
use sendoff::core::kinds::pool::Binding;
use sendoff::core::kinds::query::Query;
use sendoff::core::kinds::record::{RecordSet, SetChange};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::python;
use super::served::Served;

const POOL: &str = "us-east-1_Rh7Kq2ZtB";
/// Settings of the rehearsal's pools that this AWS CLI does not know.
const NEWER: [&str; 2] = ["AcrConfiguration", "DcrConfiguration"];
const ZONE: &str = "Z08194532QK7EXAMPLE01";

/// A shell in a directory of its own, with the AWS CLI first in its path.
struct Shell {
    home: TempDir,
    environment: Vec<(String, String)>,
}

impl Shell {
    fn of(served: &Served) -> Shell {
        Shell { home: TempDir::new().expect("a directory"), environment: served.environment().to_vec() }
    }

    fn try_run(&self, script: &str) -> Output {
        let bin = python::environment().join("bin");
        let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
        let home = self.home.path();
        let mut shell = Command::new("sh");
        shell
            .args(["-e", "-c", script])
            .current_dir(home)
            .env_clear()
            .envs(self.environment.iter().cloned())
            .env("PATH", path)
            .env("HOME", home)
            .env("LANG", "C.UTF-8")
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .env("AWS_PAGER", "");
        crate::watch::run(&mut shell).expect("a shell")
    }

    fn run(&self, script: &str) -> String {
        let output = self.try_run(script);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}\n{said}\n{script}", output.status);
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// The zone's record sets, as the AWS CLI lists them.
    fn zone(&self) -> Value {
        let listed = self.run(&format!("aws route53 list-resource-record-sets --hosted-zone-id {ZONE}"));
        serde_json::from_str(&listed).expect("JSON")
    }
}

/// What the program knows when it prints a command for this world.
fn facts(served: &Served) -> Facts {
    let mut facts = Facts::default();
    facts.situation.endpoints = Endpoints::at(&format!("http://{}", served.address()));
    let caller = Caller {
        account: "123456789012".to_owned(),
        arn: "arn:aws:sts::123456789012:assumed-role/deploy/session".to_owned(),
        partition: "aws".to_owned(),
        region: Some(Region::from("us-east-1")),
    };
    facts.record(Query::Caller, Ok(Answer::Caller(caller)));
    facts
}

fn set(name: &str, rtype: &str, value: &str) -> SetChange {
    let after = RecordSet {
        name: Name::from_answer(name),
        rtype: rtype.to_owned(),
        ttl: Some(300),
        values: vec![value.to_owned()],
        alias: false,
        set_identifier: None,
    };
    SetChange { before: None, after }
}

const ARN: &str = "arn:aws:ses:us-east-1:123456789012:identity/example.com";

/// A new set-up, as far as it needs no verified domain.
fn before_the_bind() -> Vec<Change> {
    let domain = || Name::from_answer("example.com");
    let mail_from = domain().child("bounce");
    let zone = || HostedZoneId::from(ZONE);
    let sets = vec![
        set("bounce.example.com", "MX", "10 feedback-smtp.us-east-1.amazonses.com."),
        set("bounce.example.com", "TXT", r#""it's \"quoted\" $(id) `id`""#),
        set("token._domainkey.example.com", "CNAME", "token.dkim.amazonses.com."),
    ];
    let tags =
        vec![Tag { key: "sendoff:from".to_owned(), value: "例 =3Cno-reply=40example.com=3E".to_owned() }];
    vec![
        Change::CreateIdentity { domain: domain() },
        Change::RememberChoices { domain: domain(), arn: ARN.to_owned(), tags, before: Vec::new() },
        Change::StartDkim { domain: domain() },
        Change::EnableSigning { domain: domain() },
        Change::PublishRecords { hosted_zone: zone(), sets: sets.clone() },
        Change::SetMailFrom { domain: domain(), mail_from, before: None },
        Change::TakeBackRecords { hosted_zone: zone(), sets },
        Change::RequestProduction(ProductionRequest {
            website: "https://www.example.com/?a=b&c='d'".to_owned(),
            contact: "ops@example.com".to_owned(),
            contact_language: "JA".to_owned(),
            use_case: "1 行目、it's `id` $(id)\n2 行目 \"quoted\"".to_owned(),
        }),
    ]
}

/// What is done with a verified domain.
fn from_the_bind_on(pool: &Value) -> Vec<Change> {
    let object = |value: &Value| value.as_object().expect("an object").clone();
    let binding = |email: Value| {
        Box::new(Binding {
            user_pool: UserPoolId::from(POOL),
            email: object(&email),
            seen: object(pool),
            seen_mfa: json!({ "MfaConfiguration": pool["MfaConfiguration"] }),
            restored: None,
            accepted: Vec::new(),
        })
    };
    let to = || Address { local: "you".to_owned(), domain: Name::from_answer("example.net") };
    let username = || "sendoff-test-20261122".to_owned();
    let from = sender("株式会社サンプル <no-reply@example.com>").expect("a sender");
    vec![
        Change::BindPool(binding(json!({
            "EmailSendingAccount": "DEVELOPER", "SourceArn": ARN, "From": "Example <no-reply@example.com>",
        }))),
        Change::RestorePool(binding(json!({ "EmailSendingAccount": "COGNITO_DEFAULT" }))),
        Change::SendMail { from, to: to(), source_arn: ARN.to_owned(), proves: Proves::default() },
        Change::InviteTestUser {
            user_pool: UserPoolId::from(POOL),
            username: username(),
            to: to(),
            proves: Proves::default(),
        },
        Change::DeleteTestUser {
            user_pool: UserPoolId::from(POOL),
            username: username(),
            made: None,
            named: false,
        },
    ]
}

#[test]
fn the_aws_cli_carries_out_the_command_of_every_change() {
    let mut seen = BTreeSet::new();
    for scenario in ["default", "already-done"] {
        let served = Served::start(scenario);
        let mut shell = Shell::of(&served);
        // The command itself has to say where it goes.
        shell.environment.retain(|(name, _)| name != "AWS_ENDPOINT_URL" && name != "AWS_REGION");
        let changes = match scenario {
            "default" => before_the_bind(),
            _ => from_the_bind_on(&older(&served.state()["user_pools"][POOL])),
        };
        let facts = facts(&served);
        for change in changes {
            let called = || served.state()["calls"][change.operation()].as_u64().unwrap_or(0);
            let before = called();
            shell.run(&command(&change, &facts).script());
            assert_eq!(called(), before + 1, "{}", change.code());
            seen.insert(change.code());
        }
    }
    assert_eq!(seen, BTreeSet::from(Change::CODES), "each change was tried");
}

/// AWS's own checker of templates, which comes with moto.
#[test]
fn cfn_lint_finds_nothing_wrong_with_the_template() {
    let served = Served::start("half-done");
    let shell = Shell::of(&served);
    let template =
        served.run(&["records", "--format", "cloudformation", "--mail-from", "bounce.example.com"]);
    let records = template.json()["Resources"].as_object().expect("resources").len();
    assert!(records > 1, "the identity and the records: {}", template.out);
    fs::write(shell.home.path().join("template.json"), &template.out).expect("a file");
    let said = shell.run("cfn-lint --template template.json");
    assert_eq!(said, "", "{}", template.out);
}

/// The pool as this AWS CLI knows it.
fn older(pool: &Value) -> Value {
    let mut pool = pool.clone();
    let members = pool.as_object_mut().expect("an object");
    for name in NEWER {
        assert!(members.remove(name).is_some(), "{name} tries out what is newer than the AWS CLI");
    }
    pool
}

/// A command that cannot carry the whole pool must fail, and not reset what it leaves out.
#[test]
fn an_older_aws_cli_refuses_a_pool_with_a_newer_setting_and_writes_nothing() {
    let served = Served::start("already-done");
    let shell = Shell::of(&served);
    let pool = served.state()["user_pools"][POOL].clone();
    let bind = from_the_bind_on(&pool).remove(0);
    let output = shell.try_run(&command(&bind, &facts(&served)).script());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains("Unknown parameter in input"), "{said}");
    assert!(NEWER.iter().all(|name| said.contains(name)), "{said}");
    assert_eq!(served.state()["user_pools"][POOL], pool);
}

/// The blocks for a shell below the heading that goes back.
fn way_back(document: &str) -> Vec<String> {
    let (_, rest) = document.split_once(". Going back\n").expect("the way back has its section");
    let (section, _) = rest.split_once("\n## ").expect("another section follows");
    let blocks = section.split("```sh\n").skip(1);
    blocks.map(|block| block.split_once("```").expect("the block ends").0.to_owned()).collect()
}

/// The one that the bind wrote.
fn snapshot(served: &Served) -> PathBuf {
    let mut open = vec![served.state_home()];
    while let Some(directory) = open.pop() {
        for entry in fs::read_dir(directory).expect("a directory").map(|entry| entry.expect("an entry")) {
            let path = entry.path();
            match path.is_dir() {
                true => open.push(path),
                false if path.parent().is_some_and(|parent| parent.ends_with("snapshots")) => return path,
                false => {}
            }
        }
    }
    panic!("no snapshot");
}

#[test]
fn the_way_back_of_the_change_document_leads_back() {
    let served = Served::start("granted");
    let shell = Shell::of(&served);
    let (zone, pool) = (shell.zone(), served.state()["user_pools"][POOL].clone());
    let done = served.run(&["apply", "--yes", "--wait", "2m"]);
    assert_eq!(done.code, 0, "{}\n{}", done.out, done.err);
    assert_ne!(shell.zone(), zone);

    let document = served.run(&["records", "--format", "document"]);
    let blocks = way_back(&document.out);
    assert_eq!(blocks.len(), 3, "the pool, MAIL FROM, the records:\n{}", document.out);
    let (pool_back, rest) = (&blocks[0], &blocks[1..]);
    // This AWS CLI is older than the pool, and the document says what to do then.
    assert!(!shell.try_run(pool_back).status.success());
    assert!(document.out.contains("Unknown parameter in input"), "{}", document.out);
    let file = snapshot(&served);
    assert!(document.out.contains(file.file_name().expect("a name").to_str().expect("UTF-8")));
    let restored = served.alone(&["restore", "--yes", file.to_str().expect("UTF-8")]);
    assert_eq!(restored.code, 0, "{restored:?}");
    for block in rest {
        shell.run(block);
    }
    assert_eq!(shell.zone(), zone, "the zone is as it was");
    let after = served.state()["user_pools"][POOL].clone();
    let settings = |pool: &Value| {
        let mut members = pool.as_object().expect("a pool").clone();
        members.remove("LastModifiedDate");
        members.remove("EstimatedNumberOfUsers");
        members
    };
    assert_eq!(settings(&after), settings(&pool), "the user pool is as it was");
    let identity = shell.run("aws sesv2 get-email-identity --email-identity example.com");
    let identity: Value = serde_json::from_str(&identity).expect("JSON");
    let mail_from = identity["MailFromAttributes"]["MailFromDomain"].as_str().unwrap_or_default();
    assert_eq!(mail_from, "", "MAIL FROM is gone");

    // Whoever changed a record since loses nothing to it.
    assert!(!shell.try_run(&blocks[2]).status.success(), "a batch that does not fit the zone fails");
    assert_eq!(shell.zone(), zone);
}
