//! The forms over facts made by hand; `tests/program` has them from the program, read by parsers
//! of others.

mod cut;
mod evidence;
mod mail_from;
mod preview;
mod snapshot;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use serde_json::{Value, json};

use super::{batch_script, export, files, notes};
use crate::core::facts::choices::Choices;
use crate::core::facts::situation::{Resolver, Situation};
use crate::core::handover::export::{Format, batches};
use crate::core::kinds::address::sender;
use crate::core::kinds::answer::Answer;
use crate::core::kinds::aws::{Caller, Dkim, Identity, MailFrom, UserPool, Verification};
use crate::core::kinds::dns::{Question, Rdata, RecordType, Reply, Rr, Server};
use crate::core::kinds::name::{HostedZoneId, Name, Region, UserPoolId};
use crate::core::kinds::query::Query;
use crate::core::kinds::record::{HostedZone, RecordSet};
use crate::core::wizard::model::Model;
use crate::report::Style;
use crate::words::{Lang, Words};

const ZONE: &str = "Z0123456789ABCDEFGHIJ";
const POOL: &str = "eu-west-1_Ab12Cd34E";

/// The zone is in Route 53, MAIL FROM is set, and at its name stand two other texts.
fn model() -> Model {
    let zone = HostedZoneId::from(ZONE);
    let given = Choices {
        from: sender("Example <no-reply@example.com>").ok(),
        hosted_zones: vec![zone.clone()],
        user_pools: vec![UserPoolId::from(POOL)],
        ..Choices::default()
    };
    let resolvers = vec![Resolver { name: "one".to_owned(), address: RESOLVER, system: false }];
    let mut model = Model::new(Situation { resolvers, ..Situation::default() }, given);
    delegated(&mut model);
    let mut know = |query: Query, answer: Answer| model.facts.record(query, Ok(answer));
    know(
        Query::Caller,
        Answer::Caller(Caller {
            account: "123456789012".to_owned(),
            arn: "arn:aws:sts::123456789012:assumed-role/deploy/me".to_owned(),
            partition: "aws".to_owned(),
            region: Some(Region::from("us-east-1")),
        }),
    );
    let identity = Identity {
        name: "example.com".to_owned(),
        is_domain: true,
        verified_for_sending: false,
        dkim: Dkim {
            signing_enabled: true,
            status: Verification::Pending,
            tokens: ["a", "b", "c"].map(str::to_owned).to_vec(),
            signing_hosted_zone: None,
            origin: "AWS_SES".to_owned(),
            key_length: Some("RSA_1024_BIT".to_owned()),
        },
        mail_from: Some(MailFrom {
            domain: Name::from_answer("bounce.example.com"),
            status: Verification::Pending,
            rejects: false,
        }),
        check: None,
        policies: Vec::new(),
        feedback_forwarding: true,
        configuration_set: None,
        tags: Vec::new(),
    };
    know(Query::Identity("example.com".to_owned()), Answer::Identity(Some(Box::new(identity))));
    let listed = HostedZone {
        id: zone.clone(),
        name: Name::from_answer("example.com"),
        private: false,
        linked_service: None,
        locked: false,
        record_sets: None,
    };
    know(Query::HostedZones, Answer::HostedZones(vec![listed]));
    know(Query::DelegationSet(zone.clone()), Answer::DelegationSet(vec![Name::from_answer(HOST)]));
    let names = ["a._domainkey", "b._domainkey", "c._domainkey", "bounce", "_dmarc"];
    for name in names.map(|label| Name::from_answer(&format!("{label}.example.com"))) {
        let texts = RecordSet {
            name: name.clone(),
            rtype: "TXT".to_owned(),
            ttl: Some(60),
            values: vec![r#""say \"${x}\" %{y}""#.to_owned(), "\"v=spf1 ip4:192.0.2.1 -all\"".to_owned()],
            alias: false,
            set_identifier: None,
        };
        let sets = if name.as_str() == "bounce.example.com" { vec![texts] } else { Vec::new() };
        know(Query::RecordSets { hosted_zone: zone.clone(), name }, Answer::RecordSets(sets));
    }
    know(Query::UserPool(UserPoolId::from(POOL)), Answer::UserPool(Box::new(pool(json!({})))));
    model
}

const RESOLVER: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 53)), 53);
const HOST: &str = "ns-1.awsdns-01.com";

/// The parent names a server of the hosted zone, which has nothing but the two texts.
fn delegated(model: &mut Model) {
    let address = Ipv4Addr::new(192, 0, 2, 1);
    let mut says = |server: &Server, name: &str, rtype: RecordType, reply: Reply| {
        let question = Question { server: server.clone(), name: Name::from_answer(name), rtype };
        model.facts.record(Query::Dns(question), Ok(Answer::Dns(reply)));
    };
    let records = |name: &str, data: Vec<Rdata>| {
        let record = |data| Rr { name: Name::from_answer(name), ttl: 60, data };
        Reply::Records(data.into_iter().map(record).collect())
    };
    let resolver = Server::Resolver { name: "one".to_owned(), address: RESOLVER };
    let host = Rdata::Ns(Name::from_answer(HOST));
    says(&resolver, "example.com", RecordType::Ns, records("example.com", vec![host]));
    says(&resolver, "com", RecordType::Ns, Reply::NoData { soa: None });
    says(&resolver, HOST, RecordType::A, records(HOST, vec![Rdata::A(address)]));
    says(&resolver, HOST, RecordType::Aaaa, Reply::NoData { soa: None });
    let own = Server::Authoritative { host: Name::from_answer(HOST), address: address.into() };
    for label in ["a", "b", "c"] {
        let name = format!("{label}._domainkey.example.com");
        says(&own, &name, RecordType::Cname, Reply::NxDomain { soa: None });
    }
    says(&own, "_dmarc.example.com", RecordType::Txt, Reply::NxDomain { soa: None });
    says(&own, "bounce.example.com", RecordType::Mx, Reply::NoData { soa: None });
    let texts = [r#"say "${x}" %{y}"#, "v=spf1 ip4:192.0.2.1 -all"].map(|text| Rdata::Txt(vec![text.into()]));
    says(&own, "bounce.example.com", RecordType::Txt, records("bounce.example.com", texts.to_vec()));
}

fn pool(more: Value) -> UserPool {
    let mut members = json!({
        "Id": POOL, "Name": "live \"${users}\"", "MfaConfiguration": "OFF",
        "EmailConfiguration": {
            "EmailSendingAccount": "COGNITO_DEFAULT", "ReplyToEmailAddress": "help@example.com",
        },
    });
    if let (Some(members), Some(more)) = (members.as_object_mut(), more.as_object()) {
        members.extend(more.clone());
    }
    UserPool {
        id: UserPoolId::from(POOL),
        members: members.as_object().cloned().unwrap_or_default(),
        mfa: json!({}),
    }
}

fn made(model: &Model, format: Format) -> String {
    export(model, &Words::new(Lang::En), &Style::default(), format)
}

fn hcl(model: &Model) -> Value {
    let text = made(model, Format::Terraform);
    hcl::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    // References stay as they are written; strings lose their escapes.
    hcl::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

#[test]
fn terraform_imports_what_stands_and_creates_what_does_not() {
    let read = hcl(&model());
    let imports: Vec<(&str, &str)> = read["import"]
        .as_array()
        .unwrap()
        .iter()
        .map(|import| (import["to"].as_str().unwrap(), import["id"].as_str().unwrap()))
        .collect();
    let spf = format!("{ZONE}_bounce.example.com_TXT");
    assert_eq!(
        imports,
        [
            ("${aws_sesv2_email_identity.sendoff}", "example.com"),
            ("${aws_sesv2_email_identity_mail_from_attributes.sendoff}", "example.com"),
            ("${aws_route53_record.mail_from_spf}", spf.as_str()),
            ("${aws_cognito_user_pool.sendoff}", POOL),
        ]
    );
    let records = read["resource"]["aws_route53_record"].as_object().unwrap();
    let mut names: Vec<&str> = records.keys().map(String::as_str).collect();
    names.sort_unstable();
    assert_eq!(names, ["dkim_1", "dkim_2", "dkim_3", "dmarc", "mail_from_mx", "mail_from_spf"]);
    // The other text of the set stays, and nothing in it is a template.
    assert_eq!(
        records["mail_from_spf"]["records"],
        json!([r#"say \"$${x}\" %%{y}"#, "v=spf1 ip4:192.0.2.1 include:amazonses.com -all"])
            .as_array()
            .map(|values| values
                .iter()
                .map(|value| value.as_str().unwrap().replace("$$", "$").replace("%%", "%"))
                .collect::<Vec<_>>())
            .map(|values| json!(values))
            .unwrap()
    );
    assert_eq!(records["mail_from_spf"]["ttl"], 60);
    // What stands keeps its key: another length would make new ones.
    let identity = &read["resource"]["aws_sesv2_email_identity"]["sendoff"];
    assert_eq!(identity["dkim_signing_attributes"]["next_signing_key_length"], "RSA_1024_BIT");
}

#[test]
fn terraform_touches_nothing_of_the_pool_but_its_mail() {
    let read = hcl(&model());
    let pool = &read["resource"]["aws_cognito_user_pool"]["sendoff"];
    assert_eq!(pool["name"], "live \"${users}\"");
    assert_eq!(pool["email_configuration"]["email_sending_account"], "DEVELOPER");
    assert_eq!(
        pool["email_configuration"]["source_arn"],
        "arn:aws:ses:us-east-1:123456789012:identity/example.com"
    );
    assert_eq!(pool["email_configuration"]["reply_to_email_address"], "help@example.com");
    let ignored = pool["lifecycle"]["ignore_changes"].as_array().unwrap();
    for argument in ["password_policy", "lambda_config", "mfa_configuration", "schema", "user_pool_tier"] {
        assert!(ignored.iter().any(|ignored| ignored == &format!("${{{argument}}}")), "{argument}");
    }
    assert!(!ignored.iter().any(|ignored| ignored.as_str().unwrap().contains("email_configuration")));
    // In the pool's own Region.
    let providers = read["provider"]["aws"].as_array().unwrap();
    let of_pool = providers.iter().find(|provider| provider["alias"] == "sendoff_user_pool").unwrap();
    assert_eq!(of_pool["region"], "eu-west-1");
}

#[test]
fn a_pool_that_the_provider_would_reset_is_left_out() {
    let mut model = model();
    let pool = pool(json!({ "KeyConfiguration": { "KmsKeyArn": "arn" } }));
    model.facts.record(Query::UserPool(UserPoolId::from(POOL)), Ok(Answer::UserPool(Box::new(pool))));
    let text = made(&model, Format::Terraform);
    assert!(hcl(&model)["resource"].get("aws_cognito_user_pool").is_none(), "{text}");
    assert!(text.contains("KeyConfiguration"), "{text}");
    // Newer than this program, named by what AWS calls it.
    let pool = self::pool(json!({ "Pass\u{1b}[2JkeyThings": { "Length": 3 } }));
    model.facts.record(Query::UserPool(UserPoolId::from(POOL)), Ok(Answer::UserPool(Box::new(pool))));
    let text = made(&model, Format::Terraform);
    assert!(text.contains("(Pass<U+001B>[2JkeyThings)"), "{text}");
}

#[test]
fn records_of_a_zone_elsewhere_are_data() {
    let mut model = model();
    model.choices.hosted_zones.clear();
    model.facts.record(Query::HostedZones, Ok(Answer::HostedZones(Vec::new())));
    let read = hcl(&model);
    assert!(read["resource"].get("aws_route53_record").is_none());
    let records = &read["locals"]["sendoff_records"];
    assert_eq!(records["dkim-1"]["values"], json!(["a.dkim.amazonses.com"]));
    assert_eq!(records["mail-from-mx"]["values"], json!(["10 feedback-smtp.us-east-1.amazonses.com"]));
    let template: Value = serde_json::from_str(&made(&model, Format::CloudFormation)).unwrap();
    assert_eq!(template["Parameters"]["SendoffHostedZoneId"]["Type"], "AWS::Route53::HostedZone::Id");
}

#[test]
fn a_batch_deletes_exactly_what_stands_and_creates_the_whole_set() {
    let model = model();
    let batches = batches(&model.facts, &model.choices);
    let [batch] = batches.as_slice() else { panic!("one zone") };
    assert_eq!(batch.hosted_zone, Some(HostedZoneId::from(ZONE)));
    let json: Value = serde_json::from_str(&made(&model, Format::Route53)).unwrap();
    assert_eq!(json, batch.json());
    let changes = json["Changes"].as_array().unwrap();
    let of = |action: &str| {
        changes
            .iter()
            .filter(|change| change["Action"] == action)
            .map(|change| &change["ResourceRecordSet"])
            .collect::<Vec<_>>()
    };
    let [deleted] = of("DELETE")[..] else { panic!("{json:#}") };
    assert_eq!((deleted["Name"].as_str(), deleted["TTL"].as_i64()), (Some("bounce.example.com."), Some(60)));
    assert_eq!(of("CREATE").len(), 6);
    assert_eq!(of("UPSERT").len(), 0);
    let merged = of("CREATE").into_iter().find(|set| set["Name"] == deleted["Name"] && set["Type"] == "TXT");
    assert_eq!(merged.unwrap()["ResourceRecords"][0], deleted["ResourceRecords"][0]);
    let notes = notes(&model, &Words::new(Lang::En), Format::Route53).join("\n");
    assert!(notes.contains(&format!("--hosted-zone-id {ZONE}")), "{notes}");
    let domain = Name::from_answer("example.com");
    let files = files(&model, &Words::new(Lang::En), &Style::default(), Format::Route53, &domain);
    let [(name, text)] = files.as_slice() else { panic!("one zone, one file: {files:?}") };
    assert_eq!(name, "example.com-change-batch.json");
    assert_eq!(serde_json::from_str::<Value>(text).unwrap(), json);
    // One paste for the zone's owner: the file, and the command that reads it.
    let script = batch_script(&model, &domain);
    let (file, command) = script.split_once("\nJSON\n").unwrap();
    let (_, content) = file.split_once("<<'JSON'\n").unwrap();
    assert_eq!(serde_json::from_str::<Value>(content).unwrap(), json);
    assert_eq!(
        command,
        format!(
            "aws route53 change-resource-record-sets --hosted-zone-id {ZONE} --change-batch \
             file://example.com-change-batch.json\n"
        )
    );
    assert!(notes.contains(command.trim_end()), "{notes}");
}

#[test]
fn the_owner_of_a_zone_elsewhere_is_told_to_put_in_its_id() {
    let mut model = model();
    model.facts.record(Query::HostedZones, Ok(Answer::HostedZones(Vec::new())));
    model.choices.hosted_zones.clear();
    let domain = Name::from_answer("example.com");
    let script = batch_script(&model, &domain);
    assert!(script.contains("--hosted-zone-id HOSTED_ZONE_ID"), "{script}");
    for lang in Lang::ALL {
        let notes = notes(&model, &Words::new(lang), Format::Route53);
        assert_eq!(notes.iter().filter(|note| note.starts_with("HOSTED_ZONE_ID:")).count(), 1, "{notes:?}");
    }
}

#[test]
fn cloudformation_creates_only_what_does_not_stand() {
    let template: Value = serde_json::from_str(&made(&model(), Format::CloudFormation)).unwrap();
    let resources = template["Resources"].as_object().unwrap();
    let identity = &resources["SendoffIdentity"];
    assert_eq!(identity["Type"], "AWS::SES::EmailIdentity");
    assert_eq!(identity["DeletionPolicy"], "Retain");
    assert_eq!(identity["Properties"]["MailFromAttributes"]["MailFromDomain"], "bounce.example.com");
    let group = &resources["SendoffRecords1"];
    assert_eq!(group["Type"], "AWS::Route53::RecordSetGroup");
    assert_eq!(group["Properties"]["HostedZoneId"], ZONE);
    let sets = group["Properties"]["RecordSets"].as_array().unwrap();
    assert_eq!(sets.len(), 5, "the merged set is left out: {sets:?}");
    let left = template["Metadata"]["sendoff"]["RecordsLeftOut"].as_array().unwrap();
    assert_eq!(left.len(), 1);
    assert!(resources.values().all(|resource| resource["Type"] != "AWS::Cognito::UserPool"));
}

#[test]
fn a_change_document_says_both_sides_and_the_way_back() {
    for lang in Lang::ALL {
        let text = export(&model(), &Words::new(lang), &Style::default(), Format::Document);
        assert!(!text.contains('⟦'), "{text}");
        for part in [
            "`123456789012`",
            "v=spf1 ip4:192.0.2.1 -all",
            "v=spf1 ip4:192.0.2.1 include:amazonses.com -all",
            "`COGNITO_DEFAULT`",
            "`DEVELOPER`",
            "aws cognito-idp update-user-pool",
            "aws route53 change-resource-record-sets",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
        // The way back of the pool holds the configuration of before, whole.
        let (_, rest) = text.split_once("<<'JSON'\n").unwrap();
        let (file, _) = rest.split_once("\nJSON\n").unwrap();
        let back: Value = serde_json::from_str(file).unwrap();
        assert_eq!(back["EmailConfiguration"]["EmailSendingAccount"], "COGNITO_DEFAULT");
        assert_eq!(back["MfaConfiguration"], "OFF");
        assert_eq!(back["PoolName"], "live \"${users}\"");
    }
}

#[test]
fn a_message_has_every_record_its_reason_and_its_check() {
    for lang in Lang::ALL {
        let text = export(&model(), &Words::new(lang), &Style::default(), Format::Message);
        assert!(!text.contains('⟦'), "{text}");
        for part in [
            "`a._domainkey.example.com`",
            "`10 feedback-smtp.us-east-1.amazonses.com`",
            "`v=spf1 ip4:192.0.2.1 include:amazonses.com -all`",
            "`v=DMARC1; p=none`",
            "dig +short @ns-1.awsdns-01.com _dmarc.example.com TXT",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
    }
}

#[test]
fn what_is_in_the_way_is_not_called_done() {
    let mut model = model();
    let name = Name::from_answer("bounce.example.com");
    let alias = RecordSet {
        name: name.clone(),
        rtype: "CNAME".to_owned(),
        ttl: Some(60),
        values: vec!["other.example.net".to_owned()],
        alias: false,
        set_identifier: None,
    };
    let query = Query::RecordSets { hosted_zone: HostedZoneId::from(ZONE), name };
    model.facts.record(query, Ok(Answer::RecordSets(vec![alias])));
    for lang in Lang::ALL {
        let words = Words::new(lang);
        let text = export(&model, &words, &Style::default(), Format::Message);
        let (_, open) = text.split_once(&words.say("message-unsettled")).expect("said");
        assert!(open.contains("`bounce.example.com`"), "{text}");
        assert!(!text.contains(&words.say("message-rest")), "{text}");
    }
}
