//! `records --format`, each form read by a parser that others wrote; and the AWS CLI commands of
//! changes, run by a shell.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::str::FromStr;

use hickory_proto::rr::{Name as DnsName, RData, RecordType};
use hickory_proto::serialize::txt::Parser;
use sendoff::core::facts::Facts;
use sendoff::core::handover::command_line::command;
use sendoff::core::kinds::address::{Address, sender};
use sendoff::core::kinds::change::{Change, ProductionRequest};
use sendoff::core::kinds::evidence::Proves;
use sendoff::core::kinds::name::{HostedZoneId, Name, UserPoolId};
use sendoff::core::kinds::pool::Binding;
use sendoff::core::kinds::record::{RecordSet, SetChange};
use serde_json::{Value, json};

use super::served::Served;

fn served(format: &str) -> (Served, String) {
    let served = Served::start("half-done");
    let ran = served.run(&["records", "--format", format]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let out = ran.out;
    (served, out)
}

/// Name, type and value of what `records --format json` lists.
fn listed(served: &Served) -> Vec<(String, String, String)> {
    let json = served.run(&["records", "--format", "json"]).json();
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let records = json.as_array().expect("a list").iter();
    records
        .filter(|record| record["status"] != "covered")
        .map(|record| (text(&record["name"]), text(&record["type"]), text(&record["value"][0])))
        .collect()
}

#[test]
fn a_zone_parser_loads_the_bind_lines() {
    let (served, out) = served("bind");
    let origin = DnsName::from_str("elsewhere.test.").expect("a name");
    let (_, sets) = Parser::new(out.as_str(), None, Some(origin)).parse().expect("a zone file");
    for (name, rtype, value) in listed(&served) {
        let wanted = DnsName::from_str(&format!("{name}.")).expect("a name");
        let rtype = RecordType::from_str(&rtype).expect("a type");
        let set = sets
            .values()
            .find(|set| *set.name() == wanted && set.record_type() == rtype)
            .unwrap_or_else(|| panic!("{name} {rtype} is missing:\n{out}"));
        let values: Vec<String> = set
            .records_without_rrsigs()
            .map(|record| match &record.data {
                RData::CNAME(target) => target.to_string().trim_end_matches('.').to_owned(),
                RData::MX(mx) => {
                    format!("{} {}", mx.preference, mx.exchange.to_string().trim_end_matches('.'))
                }
                RData::TXT(txt) => txt.to_string(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert!(values.contains(&value), "{name} {rtype}: {values:?} without {value}");
    }
}

#[test]
fn a_csv_reader_finds_every_record() {
    let (served, out) = served("csv");
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    let head: Vec<String> = reader.headers().expect("a head").iter().map(str::to_owned).collect();
    let at = |name: &str| head.iter().position(|column| column == name).expect("a column");
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    for (name, rtype, value) in listed(&served) {
        let found = rows.iter().any(|row| {
            let whole = format!("{} {}", &row[at("priority")], &row[at("value")]);
            row[at("name")] == *name && row[at("type")] == *rtype && whole.trim() == value
        });
        assert!(found, "{name} {rtype} {value} is missing:\n{out}");
    }
}

#[test]
fn hcl_and_json_parsers_read_the_templates() {
    let (served, terraform) = served("terraform");
    let read: Value = hcl::from_str(&terraform).unwrap_or_else(|error| panic!("{error}\n{terraform}"));
    assert_eq!(read["resource"]["aws_sesv2_email_identity"]["sendoff"]["email_identity"], "example.com");
    let imports = read["import"].as_array().expect("what stands is imported");
    assert!(
        imports.iter().any(|import| import["to"] == "${aws_sesv2_email_identity.sendoff}"),
        "{terraform}"
    );

    let ran = served.run(&["records", "--format", "cloudformation"]);
    let template = ran.json();
    assert_eq!(template["AWSTemplateFormatVersion"], "2010-09-09");
    let resources = template["Resources"].as_object().expect("resources");
    for resource in resources.values() {
        let rtype = resource["Type"].as_str().expect("a type");
        assert!(["AWS::SES::EmailIdentity", "AWS::Route53::RecordSetGroup"].contains(&rtype), "{rtype}");
    }
    for format in ["message", "document"] {
        for lang in ["en", "ja"] {
            let ran = served.run(&["records", "--format", format, "--lang", lang]);
            assert_eq!(ran.code, 0, "{ran:?}");
            assert!(!ran.out.contains('⟦'), "words are missing:\n{}", ran.out);
            assert!(ran.out.contains("_domainkey.example.com"), "{}", ran.out);
        }
    }
}

/// A shell runs the script with an `aws` that prints its words, one a line, and each file it is
/// given.
fn run(script: &str) -> (Vec<String>, Option<Value>) {
    let home = tempfile::tempdir().expect("a directory");
    let aws = home.path().join("aws");
    fs::write(&aws, "#!/bin/sh\nfor word in \"$@\"; do printf '%s\\0' \"$word\"; done\n").expect("a file");
    fs::set_permissions(&aws, fs::Permissions::from_mode(0o755)).expect("to be run");
    let path = format!("{}:{}", home.path().display(), std::env::var("PATH").unwrap_or_default());
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(script).env("PATH", path).current_dir(home.path());
    let output = crate::watch::run(&mut shell).expect("a shell");
    assert!(output.status.success(), "{output:?}\n{script}");
    let out = String::from_utf8(output.stdout).expect("UTF-8");
    let words: Vec<String> = out.split_terminator('\0').map(str::to_owned).collect();
    let file = words.iter().find_map(|word| word.strip_prefix("file://"));
    let file = file.map(|name| read(home.path(), name));
    (words, file)
}

fn read(home: &Path, name: &str) -> Value {
    let text = fs::read_to_string(home.join(name)).expect("the file that the command names");
    serde_json::from_str(&text).expect("JSON")
}

const HOSTILE: &str = "it's `whoami` $(id) \"quoted\" \\ !x\nJSON\n--flag é 日本 ${HOME} %{x}";

#[test]
fn a_shell_gives_each_command_its_words_and_files_whole() {
    let mut facts = Facts::default();
    facts.situation.profile = Some("prod admin's".to_owned());
    let script = |change: &Change| command(change, &facts).script();

    let request = ProductionRequest {
        website: "https://example.com/?a=b&c='d'".to_owned(),
        contact: String::new(),
        contact_language: "JA".to_owned(),
        use_case: HOSTILE.to_owned(),
    };
    let (words, file) = run(&script(&Change::RequestProduction(request)));
    assert_eq!(words[..4], ["sesv2", "put-account-details", "--profile", "prod admin's"]);
    let file = file.expect("a file");
    assert_eq!(file["UseCaseDescription"], HOSTILE);
    assert_eq!(file["WebsiteURL"], "https://example.com/?a=b&c='d'");

    let domain = Name::from_answer("example.com");
    let mail_from = domain.child("bounce");
    let (words, file) = run(&script(&Change::SetMailFrom { domain, mail_from, before: None }));
    assert_eq!(file, None);
    assert_eq!(
        words[4..],
        [
            "--email-identity",
            "example.com",
            "--mail-from-domain",
            "bounce.example.com",
            "--behavior-on-mx-failure",
            "USE_DEFAULT_VALUE"
        ]
    );

    let from = sender("\"O'Neil $HOME\" <no-reply@example.com>").expect("a sender");
    let to = Address { local: "o'neil".to_owned(), domain: Name::from_answer("example.net") };
    let mail = Change::SendMail { from, to, source_arn: "arn:x".to_owned(), proves: Proves::default() };
    let (_, file) = run(&script(&mail));
    assert_eq!(file.expect("a file")["Destination"]["ToAddresses"][0], "o'neil@example.net");
}

#[test]
fn the_bind_command_carries_the_whole_pool() {
    let members = json!({
        "Id": "eu-west-1_Ab12Cd34E", "Name": HOSTILE, "MfaConfiguration": "OFF",
        "Policies": { "PasswordPolicy": { "MinimumLength": 12 } },
        "UserPoolTags": { "owner": HOSTILE },
    });
    let email = json!({ "EmailSendingAccount": "DEVELOPER", "From": "no-reply@example.com" });
    let object = |value: &Value| value.as_object().expect("an object").clone();
    let binding = Binding {
        user_pool: UserPoolId::from("eu-west-1_Ab12Cd34E"),
        email: object(&email),
        seen: object(&members),
        seen_mfa: json!({}),
        restored: None,
        accepted: Vec::new(),
    };
    let expected = Value::Object(binding.request().expect("no unknown member"));
    let (words, file) = run(&command(&Change::BindPool(Box::new(binding)), &Facts::default()).script());
    assert_eq!(words[..4], ["cognito-idp", "update-user-pool", "--region", "eu-west-1"]);
    let file = file.expect("a file");
    assert_eq!(file, expected);
    assert_eq!(file["UserPoolTags"]["owner"], HOSTILE);
}

#[test]
fn a_batch_command_holds_values_with_quotes() {
    let set = |value: &str| RecordSet {
        name: Name::from_answer("_dmarc.example.com"),
        rtype: "TXT".to_owned(),
        ttl: Some(300),
        values: vec![value.to_owned()],
        alias: false,
        set_identifier: None,
    };
    let old = r#""it's \"old\"""#;
    let sets = vec![SetChange { before: Some(set(old)), after: set("\"v=DMARC1; p=none\"") }];
    let publish = Change::PublishRecords { hosted_zone: HostedZoneId::from("Z1"), sets };
    let (words, file) = run(&command(&publish, &Facts::default()).script());
    assert_eq!(words[..4], ["route53", "change-resource-record-sets", "--hosted-zone-id", "Z1"]);
    let file = file.expect("a file");
    assert_eq!(file["Changes"][0]["Action"], "DELETE");
    assert_eq!(file["Changes"][0]["ResourceRecordSet"]["ResourceRecords"][0]["Value"], old);
    assert_eq!(file["Changes"][1]["Action"], "CREATE");
}
