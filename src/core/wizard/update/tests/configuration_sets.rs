//! The configuration set that the pool's mail would go out with, before the bind.

use super::bench::Bench;
use super::*;
use crate::core::diagnosis;
use crate::core::facts::setup;
use crate::core::kinds::aws::{ConfigurationSet, IdentityListing};
use crate::core::kinds::finding::{Code, Finding, Holds};
use crate::core::kinds::message::Arg;
use crate::core::progress::hold::of_bind;
use crate::core::rules::hold::Hold;

const MISSING: Option<ConfigurationSet> = None;
const PAUSED: Option<ConfigurationSet> = Some(ConfigurationSet { sending_enabled: false });

fn with_default() -> Identity {
    Identity { configuration_set: Some("events".into()), ..identity() }
}

fn asked(bench: &Bench) -> Vec<&str> {
    let names = bench.asked.iter().filter_map(|query| match query {
        Query::ConfigurationSet(name) => Some(name.as_str()),
        _ => None,
    });
    names.collect()
}

fn findings(bench: &Bench) -> Vec<Finding> {
    diagnosis::of_step(&bench.model.facts, &bench.model.choices, StepId::Pool)
}

fn holds(bench: &Bench) -> Vec<Hold> {
    of_bind(&bench.model.facts, &bench.model.choices)
}

#[test]
fn the_set_of_the_identity_or_of_the_pool_holds_the_bind_where_it_is_missing_or_paused() {
    for (set, code) in [(MISSING, Code::ConfigurationSetMissing), (PAUSED, Code::ConfigurationSetPaused)] {
        for own in [None, Some("logs")] {
            let mut bench = Bench::new(true, Some(with_default()));
            bench.set = set;
            if let Some(own) = own {
                bench.members["EmailConfiguration"]["ConfigurationSet"] = own.into();
            }
            let bench = bench.started();
            assert_eq!(asked(&bench), [own.unwrap_or("events")], "the pool's own counts before the default");
            assert_eq!(holds(&bench), [Hold::Found(code)]);
            assert_eq!(bench.model.status(StepId::Pool), Status::Blocked);
            let findings = findings(&bench);
            let found = findings.iter().find(|found| found.code == code).unwrap();
            assert_eq!((found.holds(), found.seen.as_deref()), (Holds::Bind, Some(own.unwrap_or("events"))));
        }
    }
}

#[test]
fn a_pool_that_is_bound_is_not_done_while_its_set_does_not_send() {
    for (set, status) in [(PAUSED, Status::Wrong), (Bench::new(true, None).set, Status::Done)] {
        let mut bench = Bench::new(true, Some(with_default()));
        bench.members.insert(
            "EmailConfiguration".into(),
            serde_json::json!({"EmailSendingAccount": "DEVELOPER", "From": "Example <no-reply@example.com>",
                "SourceArn": "arn:aws:ses:us-east-1:111111111111:identity/example.com"}),
        );
        bench.set = set;
        assert_eq!(bench.started().model.status(StepId::Pool), status);
    }
}

#[test]
fn where_no_set_is_named_none_is_asked_for() {
    let mut bench = Bench::new(true, Some(identity()));
    bench.set = MISSING;
    bench.members["EmailConfiguration"]["ConfigurationSet"] = "".into();
    let bench = bench.started();
    assert_eq!(asked(&bench), [""; 0]);
    assert_eq!(holds(&bench), []);
}

#[test]
fn what_may_not_be_read_holds_nothing_and_is_named() {
    let mut bench = Bench::new(true, Some(with_default()));
    bench.fails = Box::new(|query| {
        let denied = matches!(query, Query::ConfigurationSet(_));
        denied.then(|| Problem::new(ProblemKind::Permission, query.operation(), query.caller()))
    });
    let mut bench = bench.started();
    assert_eq!(holds(&bench), []);
    let named = |found: &Finding| {
        found.args.iter().any(|(_, arg)| *arg == Arg::Text("ses:GetConfigurationSet".into()))
    };
    assert!(findings(&bench).iter().any(named));
    bench.preview(StepId::Pool);
    bench.send(Msg::Enter);
    assert_eq!(bench.done(), ["send-mail", "bind-pool"]);
}

#[test]
fn an_identity_of_the_address_itself_counts_before_the_domains() {
    let facts = |own: Option<Identity>| {
        let mut facts = Bench::new(true, Some(with_default())).started().model.facts;
        let name = "no-reply@example.com".to_owned();
        let listing = IdentityListing { name: name.clone(), is_domain: false, verified: true };
        facts.record(Query::Identities, Ok(Answer::Identities(vec![listing])));
        if let Some(own) = own {
            facts.record(Query::Identity(name), Ok(Answer::Identity(Some(Box::new(own)))));
        }
        facts
    };
    let bench = Bench::new(true, Some(with_default())).started();
    let set = |own: Option<Identity>| {
        let facts = facts(own);
        let pool = setup::user_pool(&facts, &bench.model.choices).unwrap();
        setup::configuration_set(&facts, &bench.model.choices, pool)
    };
    let own = |set: Option<&str>, verified_for_sending| Identity {
        name: "no-reply@example.com".into(),
        configuration_set: set.map(str::to_owned),
        verified_for_sending,
        ..identity()
    };
    assert_eq!(set(Some(own(Some("own"), true))).as_deref(), Some("own"));
    assert_eq!(set(Some(own(None, true))), None, "the domain's default does not count for it");
    assert_eq!(set(Some(own(Some("own"), false))).as_deref(), Some("events"), "not verified, not in force");
    assert_eq!(set(None), None, "not read yet");
}

#[test]
fn a_set_that_was_paused_over_night_holds_a_bind_that_was_previewed_before() {
    let mut bench = Bench::new(true, Some(with_default())).started();
    bench.preview(StepId::Pool);
    bench.set = PAUSED;
    bench.later(12 * 3600);
    bench.send(Msg::Enter);
    assert!(bench.performed.is_empty());
    assert_eq!(holds(&bench), [Hold::Found(Code::ConfigurationSetPaused)]);
}
