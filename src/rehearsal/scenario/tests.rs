use jiff::Timestamp;

use super::{Scenario, scenarios};
use crate::core::facts::choices::Publish;
use crate::core::kinds::aws::Verification;
use crate::core::kinds::dns::{RecordType, Reply};
use crate::core::kinds::name::{Name, Region};
use crate::core::kinds::request::template::Sentence;
use crate::core::request::blanks::nothing_left;
use crate::rehearsal::world::World;
use crate::words::{Lang, Words};

fn now() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().unwrap()
}

fn world(name: &str) -> World {
    Scenario::named(name).unwrap().world(now()).unwrap()
}

fn region() -> Region {
    Region::from("us-east-1")
}

#[test]
fn every_scenario_becomes_a_world_that_resolves() {
    assert_eq!(scenarios()[0].name, "default");
    for info in scenarios() {
        let world = world(info.name);
        for (name, rtype) in [
            ("example.com", RecordType::Mx),
            ("www.example.com", RecordType::A),
            ("amazonses.com", RecordType::Txt),
            ("feedback-smtp.us-east-1.amazonses.com", RecordType::A),
        ] {
            let reply = world.tree.look_up(&Name::from_answer(name), rtype, now());
            assert!(!reply.records().is_empty(), "{}: {name} {rtype:?} gave {reply:?}", info.name);
        }
        for zone in &world.zones {
            for (host, _) in world.tree.servers() {
                let reply = world.tree.look_up(&host, RecordType::A, now());
                assert!(!reply.records().is_empty(), "{}: {host} of {} gave {reply:?}", info.name, zone.apex);
            }
        }
    }
}

#[test]
fn every_scenario_fills_in_the_choices() {
    for info in scenarios() {
        let scenario = Scenario::named(info.name).unwrap();
        let choices = &scenario.choices;
        let domain = choices.identity_domain().map(Name::as_str);
        assert_eq!(domain, Some("example.com"), "{}", info.name);
        assert!(choices.to.is_some(), "{}", info.name);
        assert!(choices.request.use_case.text().is_some_and(|text| text.len() > 200), "{}", info.name);
        let world = world(info.name);
        for pool in &choices.user_pools {
            assert!(world.user_pools.contains_key(pool.as_str()), "{} has no pool {pool}", info.name);
        }
        // Which of a thousand pools is the person's to choose.
        assert!(!choices.user_pools.is_empty() || world.user_pools.len() > 1, "{}", info.name);
    }
}

/// Word for word the template's, or they would not be said as done once they are.
#[test]
fn the_request_promises_of_the_domain_what_the_template_does() {
    let template = Words::new(Lang::En).proposals().templates.remove(0);
    let text = Scenario::named("default").unwrap().choices.request.use_case;
    let text = text.text().unwrap().trim();
    let done = [Sentence::Dkim, Sentence::MailFrom, Sentence::Dmarc];
    let brought_up = template.brought_up(text, &done);
    let last = |text: &str| text.split("messages a day. ").nth(1).unwrap().to_owned();
    assert_eq!(last(&brought_up), last(&template.text(&done)));
    assert_eq!(nothing_left(text, &[template]), Ok(()));
}

#[test]
fn each_scenario_shows_what_it_promises() {
    let review = |name: &str| {
        let mut world = world(name);
        let account = world.ses(&region()).get_account(now());
        let status = account.pointer("/Details/ReviewDetails/Status").and_then(|status| status.as_str());
        (account["ProductionAccessEnabled"] == true, status.map(str::to_owned))
    };
    assert_eq!(review("default"), (false, None));
    assert_eq!(review("granted"), (true, Some("GRANTED".to_owned())));
    assert_eq!(review("pending"), (false, Some("PENDING".to_owned())));
    assert_eq!(review("sandbox"), (false, None));
    assert_eq!(review("denied"), (false, Some("DENIED".to_owned())));

    let half = world("half-done");
    let identity = &half.ses[&region()].identities["example.com"];
    assert_eq!(identity.dkim.status, Verification::Pending);
    assert_eq!(identity.check.error, Some("HOST_NOT_FOUND"), "two of the three are missing");
    let published = |token: &String| {
        let name = Name::from_answer(&format!("{token}._domainkey.example.com"));
        !half.tree.look_up(&name, RecordType::Cname, now()).records().is_empty()
    };
    assert_eq!(identity.dkim.tokens.iter().map(published).collect::<Vec<_>>(), [true, false, false]);

    let done = world("already-done");
    let identity = &done.ses[&region()].identities["example.com"];
    assert!(identity.verified && identity.dkim.status == Verification::Success);
    assert_eq!(identity.check.error, None);
    assert_eq!(identity.mail_from.as_ref().unwrap().status, Verification::Success);

    assert_eq!(Scenario::named("manual-dns").unwrap().choices.publish, Some(Publish::Manual));
    assert!(world("manual-dns").zones.iter().all(|zone| zone.hosted.is_none()));
}

#[test]
fn a_scenario_that_breaks_a_rule_is_refused() {
    assert!(Scenario::named("nowhere").unwrap_err().to_string().contains("nowhere"));
    let with = |line: &str| Scenario::parse(&format!("extends = \"default\"\n{line}\n"));
    assert!(with("surprise = 1").unwrap_err().to_string().contains("surprise"));
    let op = with("ops = [[\"replace\", \"example.com\", \"A\", []]]").unwrap();
    assert!(op.world(now()).err().unwrap().to_string().contains("replace"));
    let status = with("[ses.us-east-1.identities.\"example.com\"]\nstatus = \"MAYBE\"").unwrap();
    assert!(status.world(now()).err().unwrap().to_string().contains("MAYBE"));
}

#[test]
fn ops_change_the_records_of_the_world() {
    let text = r#"
        extends = "default"
        ops = [
            ["rm", "example.com", "TXT"],
            ["add", "bounce.example.com", "MX", ["10 a.example.net", "20 b.example.net"]],
            ["add2", "long.example.com", "TXT", ["one ", "two"]],
        ]
    "#;
    let world = Scenario::parse(text).unwrap().world(now()).unwrap();
    let ask = |name: &str, rtype| world.tree.look_up(&Name::from_answer(name), rtype, now());
    assert!(matches!(ask("example.com", RecordType::Txt), Reply::NoData { .. }));
    assert_eq!(ask("bounce.example.com", RecordType::Mx).records().len(), 2);
    let Reply::Records(records) = ask("long.example.com", RecordType::Txt) else { panic!("no TXT") };
    assert_eq!(records.len(), 1);
}
