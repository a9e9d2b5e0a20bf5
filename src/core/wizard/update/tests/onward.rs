//! The key that `status` names leads on in the wizard, and where it names none Enter does nothing at the step.

use super::bench::{Bench, published};
use super::*;
use crate::core::kinds::aws::MailFrom;
use crate::core::wizard::plan;
use crate::core::wizard::update;

/// Set-ups from the first start to the last step.
fn benches() -> Vec<(&'static str, Bench)> {
    let pending = || {
        let dkim = Dkim { status: Verification::Pending, ..identity().dkim };
        Identity { dkim, verified_for_sending: false, mail_from: None, ..identity() }
    };
    let failed = || {
        let domain = Name::from_answer("bounce.example.com");
        let mail_from = MailFrom { domain, status: Verification::Failed, rejects: false };
        Identity { mail_from: Some(mail_from), ..identity() }
    };
    let at_hand = |mut bench: Bench| {
        bench.model.given.publish = Some(Publish::Manual);
        bench.model.choices.publish = Some(Publish::Manual);
        bench
    };
    let live = |mut bench: Bench| {
        bench.reply = Box::new(published);
        bench
    };
    let denied = |mut bench: Bench| {
        bench.fails =
            Box::new(|query| matches!(query, Query::SesAccount).then(|| problem(ProblemKind::Permission)));
        bench
    };
    vec![
        ("nothing stands", Bench::new(true, None)),
        ("in the sandbox", Bench::new(false, None)),
        ("DKIM is pending", Bench::new(true, Some(pending())).with_zone()),
        ("by hand", at_hand(Bench::new(true, Some(pending())))),
        ("MAIL FROM has failed", live(Bench::new(true, Some(failed())))),
        ("verified in the sandbox", live(Bench::new(false, Some(identity())))),
        ("ready to bind", live(Bench::new(true, Some(identity())))),
        ("nobody may look", denied(Bench::new(true, Some(identity())))),
    ]
}

#[test]
fn the_key_that_status_names_is_the_one_that_leads_on() {
    let mut named = std::collections::BTreeSet::new();
    for (what, bench) in benches() {
        let mut bench = bench.started();
        for id in StepId::ALL {
            let key = plan::onward(&bench.model, id).and_then(|onward| onward.key);
            bench.send(Msg::Go(id));
            let enter = update::enter(&bench.model);
            let acts = matches!(
                enter,
                Enter::Submit | Enter::Preview | Enter::Retry | Enter::Undo | Enter::Leave | Enter::PickFirst
            );
            named.extend(key);
            match key {
                Some("Enter") => assert!(acts, "{what}, {id:?}: {enter:?}"),
                Some("l") => {
                    bench.send(Msg::Open);
                    assert!(bench.model.preview.is_some(), "{what}, {id:?}");
                    bench.send(Msg::Back);
                }
                Some("p") => {
                    let choices = bench.model.choices.clone();
                    bench.send(Msg::Entered);
                    assert!(bench.model.choices.entered.is_some(), "{what}, {id:?}");
                    bench.model.choices = choices;
                }
                other => assert!(other.is_none() && !acts, "{what}, {id:?}: {other:?}, {enter:?}"),
            }
        }
    }
    assert_eq!(named.into_iter().collect::<Vec<_>>(), ["Enter", "l", "p"]);
}
