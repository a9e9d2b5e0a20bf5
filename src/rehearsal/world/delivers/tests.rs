//! The oracle says no for each of its reasons, and yes beside it.

use serde_json::json;

use super::{Delivery, Dropped, Refused, Unsigned};
use crate::core::kinds::aws::Verification;
use crate::core::kinds::name::{Name, Region};
use crate::rehearsal::Scenario;
use crate::rehearsal::tree::ServerFault;
use crate::rehearsal::world::cognito::UserPool;
use crate::rehearsal::world::ses::{Identity, MailFrom, Suppressed, Unsendable, tokens};
use crate::rehearsal::world::tests::{region, start, world};
use crate::rehearsal::world::{Mail, Via, World, quoted};

const POOL: &str = "us-east-1_Rh7Kq2ZtB";
const TO: &str = "you@example.net";
const FROM: &str = "no-reply@example.com";

type Act = fn(&mut World);

fn identity(world: &mut World) -> &mut Identity {
    world.ses(&region()).identities.get_mut("example.com").unwrap()
}

fn pool(world: &mut World) -> &mut UserPool {
    world.user_pools.get_mut(POOL).unwrap()
}

fn email(world: &mut World, member: &str, value: &str) {
    pool(world).members["EmailConfiguration"][member] = json!(value);
}

fn name(text: &str) -> Name {
    Name::from_answer(text)
}

fn remove(world: &mut World, at: &str, rtype: &str) {
    let zone = world.zone_of(&name(at)).unwrap();
    let now = world.now();
    world.remove_set(zone, &name(at), rtype, now - jiff::SignedDuration::from_secs(60));
}

fn text(world: &mut World, at: &str, text: &str) {
    remove(world, at, "TXT");
    let now = world.now();
    world.add_value(&name(at), "TXT", 300, quoted(text), now - jiff::SignedDuration::from_secs(60));
}

fn key_name() -> Name {
    name(&format!("{}._domainkey.example.com", tokens("example.com", &region())[1]))
}

fn policy(world: &mut World, statement: serde_json::Value) {
    let policy = json!({ "Statement": statement }).to_string();
    identity(world).policies.insert("guard".to_owned(), json!(policy));
}

/// An identity of the From address itself, verified.
fn of_address(world: &mut World) -> &mut Identity {
    let mut own = Identity::address_begun(FROM, &region(), start());
    (own.verified, own.dkim.signing_enabled) = (true, true);
    world.ses(&region()).identities.insert(FROM.to_owned(), own);
    world.ses(&region()).identities.get_mut(FROM).unwrap()
}

fn mail_from(status: Verification, rejects: bool) -> Option<MailFrom> {
    Some(MailFrom { domain: name("bounce.example.com"), status, rejects, since: start() })
}

fn ses(why: Unsendable) -> Delivery {
    Refused::Ses(why).into()
}

const NEVER_ALIGNED: &str = "v=DMARC1; p=reject; adkim=s; aspf=s";

/// What is otherwise than in a world where everything stands, and what becomes of the mail.
fn table() -> Vec<(&'static str, Act, Delivery)> {
    let unverified = |text: &str| ses(Unsendable::NotVerified(vec![text.to_owned()]));
    let from = "Example <no-reply@example.com>";
    vec![
        ("no pool", |world| world.user_pools.clear(), Refused::NoPool.into()),
        (
            "the shared sender's day is over",
            |world| {
                email(world, "EmailSendingAccount", "COGNITO_DEFAULT");
                email(world, "SourceArn", "");
                let mail = Mail {
                    at: world.now(),
                    from: String::new(),
                    to: TO.to_owned(),
                    subject: String::new(),
                    via: Via::CognitoDefault,
                };
                world.mails = vec![mail; 50];
            },
            Refused::DefaultQuota.into(),
        ),
        (
            "the shared sender with an identity that does not let it",
            |world| email(world, "EmailSendingAccount", "COGNITO_DEFAULT"),
            Refused::NoPolicy.into(),
        ),
        (
            "another account's identity",
            |world| email(world, "SourceArn", "arn:aws:ses:us-east-1:999999999999:identity/example.com"),
            Refused::NotOurs.into(),
        ),
        (
            "a Region that the pool cannot use",
            |world| email(world, "SourceArn", "arn:aws:ses:eu-central-1:123456789012:identity/example.com"),
            Refused::Region.into(),
        ),
        (
            "a Region in which nothing stands",
            |world| email(world, "SourceArn", "arn:aws:ses:us-west-2:123456789012:identity/example.com"),
            ses(Unsendable::NotVerified(vec![from.to_owned(), TO.to_owned()])),
        ),
        (
            "a denial",
            |world| {
                policy(
                    world,
                    json!({ "Effect": "Deny", "Principal": "*", "Action": "ses:*", "Resource": "*" }),
                )
            },
            Refused::Policy("guard".to_owned()).into(),
        ),
        (
            "a denial of the role by a pattern",
            |world| {
                let role = "arn:aws:iam::123456789012:role/aws-service-role/email.cognito-idp.amazonaws.com/\
                            AWSServiceRoleForAmazonCognitoIdpEmailService";
                let from = json!({ "StringLike": { "ses:FromAddress": "no-*@example.com" } });
                policy(
                    world,
                    json!([{ "Effect": "Deny", "Principal": { "AWS": [role] }, "Action": "ses:*Email", "Resource": "*",
                             "Condition": from }]),
                );
            },
            Refused::Policy("guard".to_owned()).into(),
        ),
        (
            "all is denied but what is not sending",
            |world| {
                policy(
                    world,
                    json!({ "Effect": "Deny", "Principal": { "AWS": "123456789012" }, "NotAction": "ses:Get*", "Resource": "*" }),
                );
            },
            Refused::Policy("guard".to_owned()).into(),
        ),
        ("paused", |world| world.ses(&region()).account.sending_enabled = false, ses(Unsendable::Paused)),
        (
            "shut down",
            |world| "SHUTDOWN".clone_into(&mut world.ses(&region()).account.enforcement),
            ses(Unsendable::Suspended),
        ),
        ("the sandbox", |world| world.ses(&region()).account.production_access = false, unverified(TO)),
        ("not verified", |world| identity(world).verified = false, unverified(from)),
        (
            "From outside the identity",
            |world| email(world, "From", "no-reply@example.org"),
            unverified("no-reply@example.org"),
        ),
        (
            "MAIL FROM rejects",
            |world| identity(world).mail_from = mail_from(Verification::Pending, true),
            ses(Unsendable::MailFrom),
        ),
        (
            "MAIL FROM of the address's own identity rejects",
            |world| of_address(world).mail_from = mail_from(Verification::TemporaryFailure, true),
            ses(Unsendable::MailFrom),
        ),
        (
            "the set is gone",
            |world| identity(world).configuration_set = Some("gone".to_owned()),
            ses(Unsendable::SetMissing("gone".to_owned())),
        ),
        (
            "the address's own set is paused",
            |world| {
                of_address(world).configuration_set = Some("paused".to_owned());
                world.ses(&region()).configuration_sets.insert("paused".to_owned(), false);
            },
            ses(Unsendable::SetPaused("paused".to_owned())),
        ),
        (
            "the quota is used up",
            |world| world.ses(&region()).account.max_24_hour_send = 0.0,
            ses(Unsendable::DailyQuota),
        ),
        (
            "a function",
            |world| {
                pool(world).members["LambdaConfig"]["CustomEmailSender"] = json!({ "LambdaArn": "arn:x" })
            },
            Dropped::Function.into(),
        ),
        (
            "suppressed",
            |world| {
                let listed = Suppressed { reason: "BOUNCE".to_owned(), since: start() };
                world.ses(&region()).suppressed.insert(TO.to_owned(), listed);
            },
            Dropped::Suppressed.into(),
        ),
        (
            "the delegation is gone",
            |world| {
                let parent = world.zone_of(&name("com")).unwrap();
                world.remove_set(
                    parent,
                    &name("example.com"),
                    "NS",
                    start() - jiff::SignedDuration::from_secs(60),
                );
            },
            Dropped::NoDomain.into(),
        ),
        (
            "no server answers",
            |world| {
                for last in 1..=4 {
                    world.tree.fault([198, 51, 100, last].into(), Some(ServerFault::Refused));
                }
            },
            Dropped::NotServed.into(),
        ),
        ("DNSSEC", |world| world.tree.make_bogus(&name("example.com")), Dropped::Bogus.into()),
        (
            "DMARC can never pass",
            |world| {
                text(world, "_dmarc.example.com", NEVER_ALIGNED);
                email(world, "From", "no-reply@auth.example.com");
            },
            Dropped::Dmarc { quarantined: false }.into(),
        ),
        (
            "DMARC fails where names below are to be quarantined",
            |world| {
                text(world, "_dmarc.example.com", "v=DMARC1; p=none; sp=quarantine");
                email(world, "From", "no-reply@auth.example.com");
                identity(world).dkim.signing_enabled = false;
                identity(world).mail_from = None;
            },
            Dropped::Dmarc { quarantined: true }.into(),
        ),
        (
            "signing is off",
            |world| {
                identity(world).dkim.signing_enabled = false;
                identity(world).mail_from = None;
            },
            Unsigned::SigningOff("example.com".to_owned()).into(),
        ),
        (
            "the address's own identity does not sign",
            |world| of_address(world).dkim.signing_enabled = false,
            Unsigned::SigningOff(FROM.to_owned()).into(),
        ),
        (
            "verified, and DKIM never begun",
            |world| {
                identity(world).dkim.status = Verification::NotStarted;
                remove(world, "bounce.example.com", "TXT");
            },
            Unsigned::NotVerified("example.com".to_owned()).into(),
        ),
        (
            "a record is gone",
            |world| {
                remove(world, key_name().as_str(), "CNAME");
                identity(world).mail_from = None;
            },
            Unsigned::KeyMissing(key_name()).into(),
        ),
    ]
}

impl From<Unsigned> for Delivery {
    fn from(why: Unsigned) -> Self {
        Self::Unsigned(why)
    }
}

#[test]
fn each_reason_is_told() {
    assert_eq!(world("already-done").would_deliver(POOL, TO), Delivery::Delivered);
    for (what, act, ends) in table() {
        let mut world = world("already-done");
        act(&mut world);
        assert_eq!(world.would_deliver(POOL, TO), ends, "{what}");
        assert!(!ends.is_delivered(), "{what}");
    }
}

/// Near to each of these something is amiss that stops no mail.
#[test]
fn what_stops_no_mail_is_no_reason() {
    let near: [(&str, Act); 11] = [
        ("the shared sender", |world| {
            email(world, "EmailSendingAccount", "COGNITO_DEFAULT");
            email(world, "SourceArn", "");
        }),
        ("the shared sender with a policy", |world| {
            email(world, "EmailSendingAccount", "COGNITO_DEFAULT");
            let service = "email.cognito-idp.amazonaws.com";
            policy(
                world,
                json!({ "Effect": "Allow", "Principal": { "Service": service }, "Action": "ses:Send*", "Resource": "*" }),
            );
        }),
        ("a denial of another account", |world| {
            policy(
                world,
                json!({ "Effect": "Deny", "Principal": { "AWS": "999999999999" }, "Action": "ses:*", "Resource": "*" }),
            );
        }),
        ("a denial of another From", |world| {
            let other = json!({ "StringEquals": { "ses:FromAddress": "sales@example.com" } });
            policy(
                world,
                json!({ "Effect": "Deny", "Principal": "*", "Action": "ses:*", "Resource": "*", "Condition": other }),
            );
        }),
        ("MAIL FROM falls back", |world| identity(world).mail_from = mail_from(Verification::Failed, false)),
        ("the pool's own set stands before the identity's", |world| {
            identity(world).configuration_set = Some("gone".to_owned());
            world.ses(&region()).configuration_sets.insert("events".to_owned(), true);
            email(world, "ConfigurationSet", "events");
        }),
        ("probation", |world| "PROBATION".clone_into(&mut world.ses(&region()).account.enforcement)),
        ("one server of four", |world| {
            world.tree.fault([198, 51, 100, 4].into(), Some(ServerFault::Silent));
        }),
        ("reject, and DKIM aligns", |world| text(world, "_dmarc.example.com", NEVER_ALIGNED)),
        ("unsigned, and SPF aligns", |world| {
            identity(world).dkim.signing_enabled = false;
            text(world, "_dmarc.example.com", "v=DMARC1; p=reject");
        }),
        ("no DMARC", |world| remove(world, "_dmarc.example.com", "TXT")),
    ];
    for (what, act) in near {
        let mut world = world("already-done");
        act(&mut world);
        assert_eq!(world.would_deliver(POOL, TO), Delivery::Delivered, "{what}");
    }
}

/// The oracle asks the world and changes nothing of it.
#[test]
fn asking_counts_no_mail() {
    let mut world = world("already-done");
    world.ses(&region()).account.max_24_hour_send = 1.0;
    for _ in 0..3 {
        assert!(world.would_deliver(POOL, TO).is_delivered());
    }
    assert_eq!((world.mails.len(), world.taken.len()), (0, 0));
}

/// From the shared sender to an identity that another Region holds, as a pool may use it.
#[test]
fn another_region_that_the_pool_may_use_has_keys_of_its_own() {
    let scenario = r#"
        extends = "already-done"
        [ses.us-west-2]
        production_access = true
        [ses.us-west-2.identities."example.com"]
        status = "SUCCESS"
        [user_pools.us-east-1_Rh7Kq2ZtB.EmailConfiguration]
        SourceArn = "arn:aws:ses:us-west-2:123456789012:identity/example.com"
    "#;
    let world = Scenario::parse(scenario).unwrap().world(start()).unwrap();
    let missing = tokens("example.com", &Region::from("us-west-2")).remove(0);
    let missing = name(&format!("{missing}._domainkey.example.com"));
    assert_eq!(world.would_deliver(POOL, TO), Delivery::Unsigned(Unsigned::KeyMissing(missing)));
}
