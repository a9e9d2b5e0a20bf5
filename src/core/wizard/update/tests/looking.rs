//! What is asked, how often, and what can still be done where a question is not allowed.

use super::bench::{Bench, delegated, published};
use super::*;
use crate::core::kinds::dns::Question;
use crate::core::kinds::record::RecordStatus;
use crate::core::kinds::request::typed::TypedRequest;
use crate::core::records;
use crate::core::steps;

#[test]
fn a_look_asks_for_the_delegation_again() {
    let mut bench = Bench::new(true, Some(identity())).with_zone().started();
    assert_ne!(bench.model.status(StepId::Records), Status::Done);
    // The VPN is up again.
    bench.reply = Box::new(published);
    bench.send(Msg::Look);
    assert_eq!(bench.model.status(StepId::Records), Status::Done);

    // A colleague moves the domain to other servers.
    let before = bench.asked_for("example.com", false);
    bench.send(Msg::Look);
    assert!(bench.asked_for("example.com", false) > before);
}

fn proposed(reply: impl Fn(&Question) -> Reply + 'static) -> String {
    let without = Identity { mail_from: None, ..identity() };
    let mut bench = Bench::new(true, Some(without)).with_zone();
    bench.reply = Box::new(reply);
    let bench = bench.started();
    let step = steps::get(StepId::MailFrom).unwrap();
    step.fields(&bench.model.facts, &bench.model.choices)[0].value.clone()
}

#[test]
fn a_mail_from_name_that_holds_anything_is_not_proposed() {
    assert_eq!(proposed(delegated), "bounce.example.com");
    // An address stands there, and no MX.
    let host = |question: &Question| match question.name.as_str() {
        "bounce.example.com" => Reply::NoData { soa: None },
        _ => delegated(question),
    };
    assert_eq!(proposed(host), "ses.example.com");
    // A wildcard lets every name exist, so that none is taken by it.
    let wildcard = |question: &Question| match question.name.parent() {
        Some(parent) if parent.as_str() == "example.com" => Reply::NoData { soa: None },
        _ => delegated(question),
    };
    assert_eq!(proposed(wildcard), "bounce.example.com");
}

#[test]
fn dns_that_could_not_be_reached_is_asked_again_by_itself() {
    let mut bench = Bench::new(true, Some(identity())).with_zone().started();
    bench.reply = Box::new(published);
    for _ in 0..60 {
        bench.later(1);
    }
    assert_eq!(bench.model.status(StepId::Records), Status::Done);
}

#[test]
fn nothing_is_asked_hundreds_of_times_a_second() {
    for reply in [delegated as fn(&Question) -> Reply, published, |_| Reply::Timeout, |_| Reply::ServFail] {
        let mut bench = Bench::new(true, Some(unseen())).with_zone();
        bench.reply = Box::new(reply);
        let mut bench = bench.started();
        bench.send(Msg::Go(StepId::Records));
        for _ in 0..50 {
            let before = bench.asked.len();
            bench.later(1);
            let asked = bench.asked.len() - before;
            assert!(asked <= 6 * 3 + 4, "{asked} questions in one second: {:?}", &bench.asked[before..]);
        }
    }
}

#[test]
fn one_look_keeps_within_its_count() {
    let mut bench = Bench::new(true, Some(identity())).with_zone();
    bench.reply = Box::new(published);
    let mut bench = bench.started();
    let dns = |bench: &Bench, from: usize| {
        bench.asked[from..].iter().filter(|query| matches!(query, Query::Dns(_))).count()
    };
    let most = 6 * (2 + 1) + 20;
    assert!(dns(&bench, 0) <= most, "{} questions", dns(&bench, 0));
    let aws: Vec<&Query> = bench.asked.iter().filter(|query| !matches!(query, Query::Dns(_))).collect();
    for query in &aws {
        assert_eq!(aws.iter().filter(|other| other == &query).count(), 1, "{query:?} is asked twice");
    }
    let begun = bench.asked.len();
    bench.send(Msg::Look);
    assert!(dns(&bench, begun) <= most, "{} questions at the second look", dns(&bench, begun));
}

#[test]
fn without_a_permission_of_route_53_the_records_can_be_entered_by_hand() {
    let denied: [fn(&Query) -> bool; 3] = [
        |query| *query == Query::HostedZones,
        |query| matches!(query, Query::DelegationSet(_)),
        |query| matches!(query, Query::RecordSets { .. }),
    ];
    for is_denied in denied {
        let mut bench = Bench::new(true, Some(identity())).with_zone();
        bench.reply = Box::new(delegated);
        bench.fails = Box::new(move |query| is_denied(query).then(|| problem(ProblemKind::Permission)));
        let mut bench = bench.started();
        let publish = crate::core::steps::publish(&bench.model.facts, &bench.model.choices);
        assert_eq!(publish, Some(Publish::Manual));
        bench.send(Msg::Go(StepId::Records));
        assert_eq!(bench.model.status(StepId::Records), Status::Todo);
        bench.send(Msg::Entered);
        assert!(bench.model.choices.entered.is_some());
        assert_eq!(bench.model.status(StepId::Records), Status::Waiting);
        let codes: Vec<&str> = crate::core::diagnosis::findings(&bench.model.facts, &bench.model.choices)
            .iter()
            .map(|finding| finding.code.as_str())
            .collect();
        assert!(!codes.contains(&"zone-not-delegated-here"), "not known, not claimed: {codes:?}");
    }
}

#[test]
fn one_missing_permission_stops_one_step() {
    type Denied = (fn(&Query) -> bool, &'static [StepId]);
    let denied: [Denied; 4] = [
        (|query| *query == Query::SesAccount, &[StepId::Access]),
        (|query| *query == Query::Identities, &[]),
        (|query| *query == Query::UserPools, &[StepId::Pool]),
        (|query| matches!(query, Query::UserPool(_)), &[StepId::Pool]),
    ];
    for (is_denied, wrong) in denied {
        let mut bench = Bench::new(true, Some(identity())).with_zone();
        bench.reply = Box::new(published);
        if is_denied(&Query::UserPools) {
            bench.model.given.user_pools.clear();
            bench.model.choices.user_pools.clear();
        }
        bench.fails = Box::new(move |query| is_denied(query).then(|| problem(ProblemKind::Permission)));
        let bench = bench.started();
        for step in [StepId::Access, StepId::Identity, StepId::MailFrom, StepId::Records, StepId::Propagation]
        {
            let expected = if wrong.contains(&step) { Status::Wrong } else { Status::Done };
            assert_eq!(bench.model.status(step), expected, "{step:?} without {wrong:?}");
        }
        let pool =
            if wrong.contains(&StepId::Pool) { Status::Wrong } else { bench.model.status(StepId::Pool) };
        assert_eq!(bench.model.status(StepId::Pool), pool);
    }
}

#[test]
fn a_request_for_production_is_not_sent_where_it_was_granted_meanwhile() {
    let mut bench = Bench::new(false, Some(identity())).started();
    bench.model.choices.request = TypedRequest {
        website: "https://example.com".into(),
        use_case: "Codes".into(),
        contact_language: "EN".into(),
        ..TypedRequest::default()
    };
    bench.preview(StepId::Access);
    bench.production = true;
    bench.send(Msg::Look);
    bench.send(Msg::Enter);
    assert!(bench.performed.is_empty());
}

#[test]
fn control_characters_are_taken_into_no_choice() {
    for (field, text) in [
        (FieldId::Website, "https://example.com/\u{1b}[2J"),
        (FieldId::UseCase, "codes\u{1b}[A and resets\u{7}"),
        (FieldId::UserPool, "us-east-1_A\u{1b}b"),
        (FieldId::From, "Ex\u{1b}ample <no-reply@example.com>"),
        (FieldId::Contact, "ops\u{1b}@example.com"),
    ] {
        let mut bench = Bench::new(false, None).started();
        bench.send(Msg::Fill(field, text.into()));
        let kept = serde_json::to_string(&bench.model.choices).unwrap();
        assert!(!kept.contains("\\u00"), "{field:?}: {kept}");
    }
}

#[test]
fn a_record_is_live_only_once_every_server_has_answered() {
    let mut bench = Bench::new(true, Some(identity()));
    bench.reply = Box::new(published);
    bench.answers_dns = false;
    let mut bench = bench.started();
    // One answer after the other, in the order of the questions.
    let mut answered = 0;
    while !bench.open.is_empty() {
        let Effect::Ask { ticket, query: Query::Dns(question) } = bench.open.remove(0) else { panic!() };
        bench.send(Msg::Answered { ticket, result: Ok(Answer::Dns((bench.reply)(&question))) });
        answered += 1;
        for view in records::view(&bench.model.facts, &bench.model.choices).iter() {
            let servers = view.answers.iter().filter(|answer| answer.server.is_authoritative()).count();
            assert!(
                view.status != RecordStatus::Live || servers == 2,
                "{:?} is called live by {servers} of 2 servers",
                view.wanted.id
            );
        }
    }
    assert!(answered > 20);
    assert_eq!(bench.model.status(StepId::Records), Status::Done);
    assert!(bench.asked_for("bounce.example.com", false) > 0, "resolvers are asked in the end");
}

#[test]
fn a_server_that_was_silent_is_asked_again_although_nobody_watches_the_records() {
    let mut bench = super::bench::Bench::new(true, Some(identity())).with_zone();
    let silent = |question: &crate::core::kinds::dns::Question| match question.server.is_authoritative() {
        true => crate::core::kinds::dns::Reply::ServFail,
        false => super::bench::published(question),
    };
    bench.reply = Box::new(silent);
    let mut bench = bench.started();
    bench.send(Msg::Go(StepId::Account));
    assert_ne!(bench.model.status(StepId::Records), Status::Done);
    bench.reply = Box::new(super::bench::published);
    for _ in 0..25 {
        bench.later(1);
    }
    assert_eq!(bench.model.status(StepId::Records), Status::Done);
}

#[test]
fn what_ses_has_seen_while_a_record_is_left_is_told_as_that() {
    let mut bench = Bench::new(true, Some(identity()));
    bench.reply = Box::new(|question| match question.name.as_str() {
        "_dmarc.example.com" => delegated(question),
        _ => published(question),
    });
    let bench = bench.started();
    let (facts, choices) = (&bench.model.facts, &bench.model.choices);
    assert_eq!(bench.model.status(StepId::Propagation), Status::Waiting);
    let summary = steps::get(StepId::Propagation).unwrap().summary(facts, choices);
    assert_eq!(summary.id, "summary-propagation-records");
}
