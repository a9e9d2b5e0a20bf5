//! The MAIL FROM name between its confirmation and SES's yes: it may be another, it may turn out to
//! be in use, and its MX may be another Region's.

use super::bench::{Bench, delegated, domain, published};
use super::*;
use crate::core::kinds::aws::MailFrom;
use crate::core::kinds::change::Change;
use crate::core::kinds::dns::{Question, Rdata, RecordType, Rr};
use crate::core::steps;
use crate::core::wizard::msg::Edit;
use crate::core::wizard::update;

const ELSEWHERE: &str = "feedback-smtp.eu-west-1.amazonses.com";

fn with_mx(question: &Question, exchange: &str) -> Reply {
    if question.name.as_str() != "bounce.example.com" || question.rtype != RecordType::Mx {
        return published(question);
    }
    let data = Rdata::Mx { preference: 10, exchange: Name::from_answer(exchange) };
    Reply::Records(vec![Rr { name: question.name.clone(), ttl: 60, data }])
}

fn confirmed(reply: impl Fn(&Question) -> Reply + 'static) -> Bench {
    let mut bench = Bench::new(true, Some(Identity { mail_from: None, ..identity() }));
    bench.model.choices.publish = Some(Publish::Manual);
    bench.model.choices.mail_from = Some(domain().child("bounce"));
    bench.agreed("bounce", None);
    bench.reply = Box::new(reply);
    let mut bench = bench.started();
    bench.send(Msg::Go(StepId::MailFrom));
    bench
}

fn type_name(bench: &mut Bench, name: &str) {
    bench.send(Msg::NextField);
    bench.send(Msg::Edit(Edit::Set(name.into())));
}

#[test]
fn another_name_than_the_confirmed_one_is_previewed_and_confirmed_anew() {
    let mut bench = confirmed(delegated);
    assert_eq!(bench.model.status(StepId::MailFrom), Status::Waiting);
    assert_eq!(update::enter(&bench.model), Enter::Next(StepId::Records), "the field is no question");
    type_name(&mut bench, "mail.example.com");
    assert_eq!(update::enter(&bench.model), Enter::Submit);
    bench.send(Msg::Enter);
    let shown = &bench.model.preview.as_ref().expect("its preview").changes;
    let of = |change: &Change| matches!(change, Change::SetMailFrom { mail_from, .. } if mail_from.as_str() == "mail.example.com");
    assert!(shown.iter().all(of), "{shown:?}");
    assert!(!bench.waits());
    bench.later(1);
    bench.send(Msg::Enter);
    assert!(bench.waits());
    assert_eq!(bench.model.choices.mail_from, Some(domain().child("mail")));
}

#[test]
fn a_name_that_was_typed_and_left_does_not_stand_as_chosen() {
    let mut bench = confirmed(delegated);
    type_name(&mut bench, "mail.example.com");
    bench.send(Msg::Back);
    assert_eq!(bench.model.focus, None);
    assert!(bench.model.drafts.is_empty(), "{:?}", bench.model.drafts.keys());
    assert!(bench.waits());
}

#[test]
fn the_same_name_once_more_leads_on() {
    let mut bench = confirmed(delegated);
    type_name(&mut bench, "bounce.example.com");
    assert_eq!(update::enter(&bench.model), Enter::Next(StepId::Records));
    assert!(bench.waits());
}

#[test]
fn a_name_that_ses_waits_for_may_be_another_and_one_in_use_is_settled() {
    for (status, fields) in [(Verification::Pending, 1), (Verification::Success, 0)] {
        let set = MailFrom { domain: domain().child("bounce"), status, rejects: false };
        let mut bench = Bench::new(true, Some(Identity { mail_from: Some(set), ..identity() }));
        bench.reply = Box::new(delegated);
        let mut bench = bench.started();
        bench.send(Msg::Go(StepId::MailFrom));
        let step = steps::get(StepId::MailFrom).unwrap();
        let open = step.fields(&bench.model.facts, &bench.model.choices);
        assert_eq!(open.len(), fields, "{status:?}");
        assert!(open.iter().all(|field| field.value == "bounce.example.com"));
    }
}

#[test]
fn a_confirmed_name_where_other_mail_comes_needs_a_person() {
    let bench = confirmed(|question| with_mx(question, "mx.mailhost.net"));
    assert_eq!(bench.model.status(StepId::MailFrom), Status::Wrong);
    assert!(bench.done().is_empty());
}

#[test]
fn an_mx_with_a_slip_takes_the_name_from_nobody() {
    for slip in ["feedback-smtp.us-east-1.amazonaws.com", "feedbak-smtp.us-east-1.amazonses.com"] {
        let bench = confirmed(move |question| with_mx(question, slip));
        assert_eq!(bench.model.status(StepId::MailFrom), Status::Waiting, "{slip}");
        assert!(bench.done().is_empty(), "{slip}");
    }
}

/// Where one name serves several Regions its MX stays the first one's, and SES says whether that
/// will do.
#[test]
fn the_mx_of_another_region_is_for_ses_to_judge() {
    let mut bench = confirmed(|question| with_mx(question, ELSEWHERE));
    assert_eq!(bench.done(), ["set-mail-from"]);
    assert_eq!(bench.model.status(StepId::Records), Status::Wrong);
    let set = MailFrom { domain: domain().child("bounce"), status: Verification::Success, rejects: false };
    bench.identity = Some(Identity { mail_from: Some(set), ..identity() });
    bench.later(11);
    assert_eq!(bench.model.status(StepId::Records), Status::Done);
    assert_eq!(bench.done(), ["set-mail-from"]);
}

#[test]
fn two_regions_in_one_mx_are_no_shared_one() {
    let bench = confirmed(|question| {
        let mut reply = with_mx(question, ELSEWHERE);
        if let (Reply::Records(both), true) = (&mut reply, question.rtype == RecordType::Mx) {
            let exchange = Name::from_answer("feedback-smtp.us-east-1.amazonses.com");
            both.push(Rr {
                name: question.name.clone(),
                ttl: 60,
                data: Rdata::Mx { preference: 10, exchange },
            });
        }
        reply
    });
    assert!(bench.done().is_empty());
}
