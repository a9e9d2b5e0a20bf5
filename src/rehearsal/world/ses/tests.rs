use serde_json::{Value, json};

use super::{ReviewOutcome, signing_hosted_zone, tokens};
use crate::core::kinds::name::{Name, Region};
use crate::rehearsal::world::World;
use crate::rehearsal::world::tests::{at, body, region, world};

fn create(world: &mut World, name: &str) -> Result<Value, String> {
    let (region, now) = (region(), world.now());
    world
        .ses(&region)
        .create_identity(&body(json!({ "EmailIdentity": name })), &region, now)
        .map_err(|refusal| format!("{}: {}", refusal.code, refusal.message))
}

fn identity(world: &mut World) -> Value {
    world.ses(&region()).get_identity("example.com").unwrap()
}

fn put_mail_from(world: &mut World, domain: &str) -> Result<Value, String> {
    let now = world.now();
    let asked = body(json!({ "MailFromDomain": domain }));
    world.ses(&region()).put_mail_from("example.com", &asked, now).map_err(|refusal| refusal.message)
}

fn publish(world: &mut World, name: &str, rtype: &str, value: &str) {
    let now = world.now();
    world.add_value(&Name::from_answer(name), rtype, 300, value.to_owned(), now);
}

fn publish_dkim(world: &mut World, count: usize) {
    for token in tokens("example.com", &region()).iter().take(count) {
        let name = format!("{token}._domainkey.example.com");
        publish(world, &name, "CNAME", &format!("{token}.dkim.amazonses.com"));
    }
}

#[test]
fn tokens_are_the_same_for_a_domain_in_a_region_and_differ_elsewhere() {
    let here = tokens("example.com", &region());
    assert_eq!(here.len(), 3);
    assert!(here.iter().all(
        |token| token.len() == 32 && token.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    ));
    assert_eq!(here, tokens("example.com", &region()));
    assert!(here.iter().all(|token| !tokens("example.com", &Region::from("eu-west-1")).contains(token)));
    assert!(here.iter().all(|token| !tokens("example.org", &region()).contains(token)));
    assert_eq!(signing_hosted_zone(&region()), "dkim.amazonses.com");
    assert_eq!(signing_hosted_zone(&Region::from("eu-south-1")), "dkim.eu-south-1.amazonses.com");
}

#[test]
fn dkim_needs_all_three_records_and_tells_what_is_missing() {
    let mut world = world("default");
    create(&mut world, "example.com").unwrap();
    assert_eq!(
        create(&mut world, "Example.com").unwrap_err(),
        "AlreadyExistsException: Email identity Example.com already exist."
    );
    let error =
        |world: &mut World| identity(world)["VerificationInfo"]["ErrorType"].as_str().map(str::to_owned);
    world.advance(at(2));
    assert_eq!(error(&mut world).as_deref(), Some("HOST_NOT_FOUND"));
    assert_eq!(
        identity(&mut world)["VerificationInfo"]["SOARecord"]["PrimaryNameServer"],
        "ns-1.awsdns-01.com"
    );

    publish_dkim(&mut world, 2);
    world.advance(at(10));
    assert_eq!(identity(&mut world)["DkimAttributes"]["Status"], "PENDING");
    let third = tokens("example.com", &region()).remove(2);
    publish(&mut world, &format!("{third}._domainkey.example.com"), "CNAME", "elsewhere.example.net");
    world.advance(at(20));
    assert_eq!(error(&mut world).as_deref(), Some("INVALID_VALUE"));
    publish_dkim(&mut world, 3);
    world.advance(at(30));
    let seen = identity(&mut world);
    assert_eq!(seen["DkimAttributes"]["Status"], "SUCCESS");
    assert_eq!(seen["VerifiedForSendingStatus"], true);
    assert_eq!(error(&mut world), None);
}

#[test]
fn a_chain_of_cnames_counts_where_it_ends() {
    let mut world = world("default");
    create(&mut world, "example.com").unwrap();
    let all = tokens("example.com", &region());
    for token in &all {
        publish(
            &mut world,
            &format!("{token}._domainkey.example.com"),
            "CNAME",
            &format!("{token}.keys.example.com"),
        );
        let end = if *token == all[2] {
            "elsewhere.example.com".to_owned()
        } else {
            format!("{token}.dkim.amazonses.com")
        };
        publish(&mut world, &format!("{token}.keys.example.com"), "CNAME", &end);
    }
    let seen = |world: &mut World| {
        let info = identity(world);
        (info["DkimAttributes"]["Status"].clone(), info["VerificationInfo"]["ErrorType"].clone())
    };
    world.advance(at(10));
    assert_eq!(seen(&mut world), (json!("PENDING"), json!("INVALID_VALUE")));
    let last = Name::from_answer(&format!("{}.keys.example.com", all[2]));
    let zone = world.zone_of(&last).unwrap();
    let now = world.now();
    world.remove_set(zone, &last, "CNAME", now);
    publish(&mut world, last.as_str(), "CNAME", &format!("{}.dkim.amazonses.com", all[2]));
    world.advance(at(20));
    assert_eq!(seen(&mut world).0, json!("SUCCESS"));
}

#[test]
fn an_address_on_the_suppression_list_is_taken_and_gets_nothing() {
    use super::Suppressed;
    let mut world = world("default");
    let listed = |world: &mut World, to: &str| world.ses(&region()).get_suppressed(to).map_err(|no| no.code);
    assert_eq!(listed(&mut world, "you@example.net").unwrap_err(), "BadRequestException");
    let since = world.now();
    let ses = world.ses(&region());
    ses.account.grant();
    ses.suppressed.insert("you@example.net".to_owned(), Suppressed { reason: "BOUNCE".to_owned(), since });
    create(&mut world, "no-reply@example.com").unwrap();
    world.ses(&region()).identities.get_mut("no-reply@example.com").unwrap().verified = true;
    send(&mut world, "no-reply@example.com", "You <you@example.net>").unwrap();
    send(&mut world, "no-reply@example.com", "other@example.net").unwrap();
    let delivered: Vec<&str> = world.mails.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(delivered, ["other@example.net"]);
    assert_eq!(listed(&mut world, "other@example.net").unwrap_err(), "NotFoundException");
    assert_eq!(listed(&mut world, "you@example.net").unwrap()["SuppressedDestination"]["Reason"], "BOUNCE");
}

#[test]
fn a_txt_in_the_place_of_a_cname_is_the_wrong_type() {
    let mut world = world("default");
    create(&mut world, "example.com").unwrap();
    for token in tokens("example.com", &region()) {
        publish(&mut world, &format!("{token}._domainkey.example.com"), "TXT", "\"p=MII\"");
    }
    world.advance(at(10));
    assert_eq!(identity(&mut world)["VerificationInfo"]["ErrorType"], "TYPE_NOT_FOUND");
}

#[test]
fn after_the_window_dkim_fails_and_is_looked_at_no_more_until_it_is_started_again() {
    let mut world = world("default");
    create(&mut world, "example.com").unwrap();
    world.advance(at(71 * 3600));
    assert_eq!(identity(&mut world)["DkimAttributes"]["Status"], "PENDING");
    world.advance(at(80 * 3600));
    assert_eq!(identity(&mut world)["DkimAttributes"]["Status"], "FAILED");
    publish_dkim(&mut world, 3);
    world.advance(at(90 * 3600));
    assert_eq!(identity(&mut world)["DkimAttributes"]["Status"], "FAILED");

    let (region, now) = (region(), world.now());
    let asked = body(json!({ "SigningAttributesOrigin": "AWS_SES" }));
    let before = identity(&mut world)["DkimAttributes"]["Tokens"].clone();
    world.ses(&region).put_dkim_signing_attributes("example.com", &asked, &region, now).unwrap();
    assert_eq!(identity(&mut world)["DkimAttributes"]["Tokens"], before);
    world.advance(at(91 * 3600));
    assert_eq!(identity(&mut world)["DkimAttributes"]["Status"], "SUCCESS");
}

#[test]
fn records_that_vanish_take_the_verification_with_them() {
    let mut world = world("already-done");
    let token = tokens("example.com", &region()).remove(0);
    let name = Name::from_answer(&format!("{token}._domainkey.example.com"));
    let zone = world.zone_of(&name).unwrap();
    let now = world.now();
    world.remove_set(zone, &name, "CNAME", now);
    world.advance(at(10));
    assert_eq!(identity(&mut world)["DkimAttributes"]["Status"], "TEMPORARY_FAILURE");
    assert_eq!(identity(&mut world)["VerifiedForSendingStatus"], true);
    world.advance(at(80 * 3600));
    assert_eq!(identity(&mut world)["DkimAttributes"]["Status"], "FAILED");
    assert_eq!(identity(&mut world)["VerifiedForSendingStatus"], false);
}

#[test]
fn mail_from_must_lie_strictly_below_the_identity() {
    let mut world = world("default");
    create(&mut world, "example.com").unwrap();
    for refused in ["example.com", "mail.example.org", "badexample.com"] {
        assert_eq!(
            put_mail_from(&mut world, refused).unwrap_err(),
            format!(
                "Provided MAIL-FROM domain <{refused}> is not subdomain of the domain of the identity <example.com>."
            )
        );
    }
    put_mail_from(&mut world, "bounce.example.com").unwrap();
    assert_eq!(identity(&mut world)["MailFromAttributes"]["MailFromDomainStatus"], "PENDING");
    let (region, now) = (region(), world.now());
    world.ses(&region).put_mail_from("example.com", &body(json!({})), now).unwrap();
    assert_eq!(identity(&mut world)["MailFromAttributes"].get("MailFromDomain"), None);
}

#[test]
fn mail_from_takes_exactly_one_mx_of_the_right_region() {
    for (values, expected) in [
        (vec!["10 feedback-smtp.us-east-1.amazonses.com"], "SUCCESS"),
        (vec!["10 feedback-smtp.us-west-2.amazonses.com"], "PENDING"),
        (vec!["10 feedback-smtp.us-east-1.amazonses.com", "20 mx1.example.net"], "PENDING"),
        (vec!["10 inbound-smtp.us-east-1.amazonaws.com"], "PENDING"),
        (vec![], "PENDING"),
    ] {
        let mut world = world("default");
        create(&mut world, "example.com").unwrap();
        for value in &values {
            publish(&mut world, "bounce.example.com", "MX", value);
        }
        put_mail_from(&mut world, "bounce.example.com").unwrap();
        world.advance(at(10));
        let seen = identity(&mut world)["MailFromAttributes"]["MailFromDomainStatus"].clone();
        assert_eq!(seen, expected, "{values:?}");
    }
}

#[test]
fn another_regions_mx_is_right_where_that_region_uses_the_same_mail_from() {
    let mut world = world("default");
    create(&mut world, "example.com").unwrap();
    put_mail_from(&mut world, "bounce.example.com").unwrap();
    let (first, now) = (Region::from("us-west-2"), world.now());
    let asked = body(json!({ "EmailIdentity": "example.com" }));
    world.ses(&first).create_identity(&asked, &first, now).unwrap();
    let asked = body(json!({ "MailFromDomain": "bounce.example.com" }));
    world.ses(&first).put_mail_from("example.com", &asked, now).unwrap();
    publish(&mut world, "bounce.example.com", "MX", "10 feedback-smtp.us-west-2.amazonses.com");
    world.advance(at(10));
    assert_eq!(identity(&mut world)["MailFromAttributes"]["MailFromDomainStatus"], "SUCCESS");
}

fn request(world: &mut World, members: Value) -> Result<Value, (u16, String, String)> {
    let now = world.now();
    let said = world.ses(&region()).put_account_details(&body(members), now);
    said.map_err(|refusal| (refusal.status, refusal.code, refusal.message))
}

#[test]
fn a_request_is_checked_reviewed_and_not_taken_twice() {
    let good = json!({
        "MailType": "TRANSACTIONAL", "WebsiteURL": "https://example.com", "ProductionAccessEnabled": true,
    });
    for (outcome, status, production) in [
        (ReviewOutcome::Granted, "GRANTED", true),
        (ReviewOutcome::Denied, "DENIED", false),
        (ReviewOutcome::Failed, "FAILED", false),
        (ReviewOutcome::Never, "PENDING", false),
    ] {
        let mut world = world("default");
        world.ses(&region()).account.outcome = outcome;
        request(&mut world, good.clone()).unwrap();
        world.advance(at(2));
        let again = request(&mut world, good.clone()).unwrap_err();
        assert_eq!(again, (409, "ConflictException".to_owned(), String::new()));
        world.advance(at(3));
        let now = world.now();
        let account = world.ses(&region()).get_account(now);
        assert_eq!(account["Details"]["ReviewDetails"]["Status"], status);
        assert_eq!(account["ProductionAccessEnabled"], production);
        let later = request(&mut world, good.clone());
        assert_eq!(later.is_ok(), matches!(status, "FAILED" | "GRANTED"), "{status}");
    }
}

#[test]
fn every_broken_member_of_a_request_is_named_at_once() {
    let mut world = world("default");
    let bad = json!({ "MailType": "PROMOTIONAL", "ContactLanguage": "JP" });
    let (status, code, message) = request(&mut world, bad).unwrap_err();
    assert_eq!((status, code.as_str()), (400, "BadRequestException"));
    assert!(message.starts_with("3 validation errors detected: "), "{message}");
    for part in ["'PROMOTIONAL' at 'mailType'", "null at 'websiteURL'", "'JP' at 'contactLanguage'"] {
        assert!(message.contains(part), "{message}");
    }
    let now = world.now();
    assert_eq!(world.ses(&region()).get_account(now).get("Details"), None);
}

fn send(world: &mut World, from: &str, to: &str) -> Result<(), String> {
    let asked = body(json!({ "FromEmailAddress": from, "Destination": { "ToAddresses": [to] } }));
    world.send_email(&region(), &asked, "1").map(drop).map_err(|refusal| refusal.message)
}

#[test]
fn the_sandbox_takes_verified_recipients_and_the_simulator() {
    let mut world = world("already-done");
    world.ses(&region()).account.production_access = false;
    let from = "no-reply@example.com";
    assert_eq!(send(&mut world, from, "dev@example.com"), Ok(()));
    assert_eq!(send(&mut world, from, "success@simulator.amazonses.com"), Ok(()));
    let failed =
        "Email address is not verified. The following identities failed the check in region US-EAST-1: ";
    assert_eq!(send(&mut world, from, "you@example.net"), Err(format!("{failed}you@example.net")));
    assert_eq!(
        send(&mut world, "a@example.org", "you@example.net"),
        Err(format!("{failed}a@example.org, you@example.net"))
    );
    world.ses(&region()).account.production_access = true;
    assert_eq!(send(&mut world, from, "you@example.net"), Ok(()));
    let now = world.now();
    assert_eq!(world.ses(&region()).sent_last_24_hours(now), 2.0, "the simulator is not counted");
    world.advance(at(24 * 3600));
    let now = world.now();
    assert_eq!(world.ses(&region()).sent_last_24_hours(now), 0.0);
}

#[test]
fn sending_stops_for_quota_pause_and_a_rejecting_mail_from() {
    let mut world = world("already-done");
    let (from, to) = ("no-reply@example.com", "you@example.net");
    world.ses(&region()).account.max_24_hour_send = 1.0;
    assert_eq!(send(&mut world, from, to), Ok(()));
    assert_eq!(send(&mut world, from, to), Err("Daily message quota exceeded.".to_owned()));
    world.ses(&region()).account.max_24_hour_send = -1.0;
    assert_eq!(send(&mut world, from, to), Ok(()), "-1 is unlimited");

    let mail_from = |world: &mut World, rejects: bool| {
        let ses = world.ses(&region());
        let set = ses.identities.get_mut("example.com").unwrap().mail_from.as_mut().unwrap();
        set.rejects = rejects;
        set.status = crate::core::kinds::aws::Verification::Failed;
    };
    mail_from(&mut world, false);
    assert_eq!(send(&mut world, from, to), Ok(()), "it falls back to amazonses.com");
    mail_from(&mut world, true);
    assert!(send(&mut world, from, to).unwrap_err().contains("MAIL FROM"));
    world.ses(&region()).account.sending_enabled = false;
    assert!(send(&mut world, from, to).unwrap_err().contains("paused"));
}

#[test]
fn identities_are_listed_in_pages() {
    let mut world = world("default");
    for name in ["example.com", "a@example.net", "b.example.org"] {
        create(&mut world, name).unwrap();
    }
    let first = world.ses(&region()).list_identities(2, None);
    assert_eq!(first["EmailIdentities"].as_array().unwrap().len(), 2);
    let token = first["NextToken"].as_str().unwrap().to_owned();
    let second = world.ses(&region()).list_identities(2, Some(&token));
    assert_eq!(second["EmailIdentities"].as_array().unwrap().len(), 1);
    assert_eq!(second["EmailIdentities"][0]["IdentityName"], "example.com");
    assert_eq!(second.get("NextToken"), None);
    let elsewhere = world.ses(&Region::from("eu-west-1")).list_identities(10, None);
    assert_eq!(elsewhere["EmailIdentities"], json!([]), "identities are per Region");
}

#[test]
fn tags_are_added_and_what_the_reference_rules_out_is_refused() {
    let mut world = world("default");
    create(&mut world, "example.com").unwrap();
    let tag = |world: &mut World, name: &str, tags: Value| {
        let arn = format!("arn:aws:ses:us-east-1:123456789012:identity/{name}");
        let asked = body(json!({ "ResourceArn": arn, "Tags": tags }));
        world.ses(&region()).tag_resource(&asked).map_err(|refusal| refusal.code)
    };
    let one = |key: &str, value: &str| json!([{ "Key": key, "Value": value }]);
    tag(&mut world, "example.com", one("team", "mail")).unwrap();
    tag(&mut world, "example.com", one("sendoff:dns", "manual")).unwrap();
    tag(&mut world, "example.com", one("team", "例 1_.:/=+-")).unwrap();
    let stands =
        json!([{ "Key": "sendoff:dns", "Value": "manual" }, { "Key": "team", "Value": "例 1_.:/=+-" }]);
    assert_eq!(identity(&mut world)["Tags"], stands);

    let long = |length| "x".repeat(length);
    for refused in [
        one("", "x"),
        one(&long(129), "x"),
        one("x", &long(257)),
        one("aws:x", "x"),
        one("x", "no-reply@example.com"),
        json!([{ "Key": "x" }]),
        (0..50).map(|number| json!({ "Key": format!("{number}"), "Value": "" })).collect(),
    ] {
        assert_eq!(tag(&mut world, "example.com", refused), Err("BadRequestException".to_owned()));
        assert_eq!(identity(&mut world)["Tags"], stands, "all or nothing");
    }
    assert_eq!(tag(&mut world, "example.net", one("x", "x")), Err("NotFoundException".to_owned()));
}
