//! What may go out, and what is said of the rest.

use super::*;

#[test]
fn a_blank_is_replaced_whole_and_the_next_has_the_cursor() {
    let mut bench = bench(Some(identity()));
    for (typed, left) in [("Shop", "____name____"), ("600", "____how many____")] {
        bench.send(Msg::Enter);
        assert!(bench.model.preview.is_none(), "a blank is left");
        assert_eq!(error(&bench, FieldId::UseCase), Some(InputError::BlankLeft(left.into())));
        assert_eq!(bench.model.focus, Some(FieldId::UseCase));
        let input = &bench.model.drafts[&FieldId::UseCase].input;
        let before: String = input.value().chars().take(input.cursor()).collect();
        assert!(input.value()[before.len()..].starts_with(left), "the cursor is on it");
        type_text(&mut bench, typed);
    }
    bench.send(Msg::Enter);
    let request = the_request(&bench);
    assert_eq!(request.use_case, "Shop mails codes, about 600 a day. The domain is verified.");
    assert!(bench.model.preview.is_some());
}

#[test]
fn a_blank_is_deleted_whole_from_either_side() {
    for (place, edit) in [(0, Edit::Delete), (5, Edit::Delete), (5, Edit::Backspace), (12, Edit::Backspace)] {
        let mut bench = bench(Some(pending()));
        focus(&mut bench, FieldId::UseCase);
        bench.send(Msg::Edit(Edit::Home));
        (0..place).for_each(|_| bench.send(Msg::Edit(Edit::Right)));
        bench.send(Msg::Edit(edit.clone()));
        let left = shown(&bench, FieldId::UseCase);
        assert!(left.starts_with(" mails codes, about ____how many____"), "{place} {edit:?}: {left}");
    }
    // Beside a blank each letter goes by itself.
    let mut bench = bench(Some(pending()));
    focus(&mut bench, FieldId::UseCase);
    bench.send(Msg::Edit(Edit::Home));
    (0..12).for_each(|_| bench.send(Msg::Edit(Edit::Right)));
    bench.send(Msg::Edit(Edit::Delete));
    assert!(shown(&bench, FieldId::UseCase).starts_with("____name____mails"));
}

#[test]
fn nothing_with_a_blank_a_hint_or_a_false_claim_is_offered_from_whichever_file() {
    let refused = [
        "____name____ mails codes, about 600 a day.",
        "Acme Notes (name) mails codes, about 600 a day.",
        "Acme mails codes, about how many a day.",
        "Acme mails codes, about ＿＿＿＿ a day.",
        "Acme mails codes. THE DOMAIN IS\nVERIFIED.",
        "Acme. The domain is verified with Easy DKIM, a custom MAIL FROM domain and DMARC.",
        "",
    ];
    for text in refused {
        let mut bench = bench(Some(pending()));
        bench.model.choices.request = typed(ProductionRequest { use_case: text.into(), ..sendable() });
        assert_eq!(offered(&bench), [], "{text}");
        bench.model.choices.request.use_case = sendable().use_case.into();
        assert_eq!(offered(&bench).len(), 1, "the text alone is at fault");
    }
    let others = [
        ProductionRequest { website: "https://localhost".into(), ..sendable() },
        ProductionRequest { contact: "運用@example.com".into(), ..sendable() },
        ProductionRequest { contact_language: "JP".into(), ..sendable() },
    ];
    for request in others {
        let mut bench = bench(Some(pending()));
        bench.model.choices.request = typed(request.clone());
        assert_eq!(offered(&bench), [], "{request:?}");
    }
}

#[test]
fn what_a_japanese_keyboard_types_is_narrowed_and_shown_so() {
    let mut bench = bench(Some(identity()));
    bench.model.choices.request.use_case = sendable().use_case.into();
    type_over(&mut bench, FieldId::Website, "ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ／");
    type_over(&mut bench, FieldId::Contact, "ｏｐｓ＠例え．jp");
    bench.send(Msg::Enter);
    let request = the_request(&bench);
    assert_eq!(request.website, "https://www.example.com/");
    assert_eq!(request.contact, "ops@xn--r8jz45g.jp");
    bench.send(Msg::Back);
    let in_field = |id: FieldId| bench.model.drafts[&id].input.value().to_owned();
    assert_eq!(in_field(FieldId::Website), "https://www.example.com/");
    assert_eq!(in_field(FieldId::Contact), "ops@xn--r8jz45g.jp");

    type_over(&mut bench, FieldId::Contact, "運用@example.com");
    bench.send(Msg::Enter);
    assert_eq!(error(&bench, FieldId::Contact), Some(InputError::LocalPartNotAscii('運')));
    assert_eq!(bench.model.drafts[&FieldId::Contact].input.cursor(), 0);
    assert!(bench.model.preview.is_none());
}

#[test]
fn what_the_template_says_of_the_domain_follows_what_stands() {
    let mut bench = bench(Some(pending()));
    focus(&mut bench, FieldId::UseCase);
    assert!(shown(&bench, FieldId::UseCase).ends_with("a day. The domain will be verified."));
    bench.identity = Some(identity());
    bench.reply = Box::new(published);
    bench.send(Msg::LeavesOff);
    bench.later(11);
    let draft = |bench: &Bench| bench.model.drafts[&FieldId::UseCase].input.value().to_owned();
    assert!(draft(&bench).ends_with("The domain is verified."), "nobody has typed there: {}", draft(&bench));

    // It is filled in; SES takes the verification back.
    type_text(&mut bench, "Shop");
    bench.send(Msg::Enter);
    type_text(&mut bench, "600");
    bench.identity = Some(Identity { verified_for_sending: false, ..identity() });
    bench.model.facts.expire(|query| matches!(query, Query::Identity(_)));
    bench.later(1);
    assert_eq!(offered(&bench), []);
    bench.send(Msg::Enter);
    let said = "The domain is verified".to_owned();
    assert_eq!(error(&bench, FieldId::UseCase), Some(InputError::NotShown(said)));
    let input = &bench.model.drafts[&FieldId::UseCase].input;
    assert_eq!(input.cursor(), "Shop mails codes, about 600 a day. ".len());
}

#[test]
fn a_promise_of_the_template_that_was_kept_is_said_as_done() {
    let mut bench = bench(Some(pending()));
    let text = "Shop mails codes, about 600 a day. The domain will be verified. We asked our users.";
    bench.model.choices.request = typed(ProductionRequest { use_case: text.into(), ..sendable() });
    bench.identity = Some(identity());
    bench.model.facts.expire(|query| matches!(query, Query::Identity(_)));
    bench.later(1);
    let request = the_request(&bench);
    assert_eq!(
        request.use_case,
        "Shop mails codes, about 600 a day. The domain is verified. We asked our users."
    );
    assert_eq!(
        shown(&bench, FieldId::UseCase),
        request.use_case,
        "what would be sent is what the field shows"
    );
}

#[test]
fn without_a_from_address_it_is_that_what_is_asked_for() {
    let mut bench = Bench::new(false, None);
    (bench.model.given, bench.model.choices) = (Choices::default(), Choices::default());
    bench.model.facts.situation.proposals.contact_language = "EN".into();
    let mut bench = bench.started();
    bench.send(Msg::Go(StepId::Access));
    let finding = diagnosis::of_step(&bench.model.facts, &bench.model.choices, StepId::Access);
    let moment = |finding: &Finding| finding.args.contains(&("moment", Arg::Text("no-domain".into())));
    assert!(finding.iter().any(moment), "{finding:?}");
    for (field, text) in [(FieldId::Website, "example.com"), (FieldId::UseCase, "Codes.")] {
        type_over(&mut bench, field, text);
    }
    assert_eq!(offered(&bench), []);
    bench.send(Msg::Enter);
    assert_eq!(bench.model.cursor, StepId::Identity);
    assert_eq!(
        bench.model.notice.as_ref().map(|notice| notice.message.id.as_str()),
        Some("note-request-waits")
    );
    assert_eq!(bench.model.choices.request.website.text(), Some("https://example.com"));
    assert!(bench.performed.is_empty());

    bench.send(Msg::Fill(FieldId::From, "no-reply@example.com".into()));
    assert_eq!(offered(&bench).len(), 1);
}

#[test]
fn what_is_not_known_of_the_set_up_is_named() {
    let mut model = Model::new(Situation::default(), Choices::default());
    assert_eq!(missing(&model), Some(ProblemKind::AccountUnknown));
    let caller = |region: Option<&str>| {
        Answer::Caller(Caller {
            account: "123456789012".into(),
            arn: "arn:aws:sts::123456789012:assumed-role/deploy/me".into(),
            partition: "aws".into(),
            region: region.map(Into::into),
        })
    };
    model.facts.record(Query::Caller, Ok(caller(None)));
    assert_eq!(missing(&model), Some(ProblemKind::RegionMissing));
    model.facts.record(Query::Caller, Ok(caller(Some("us-east-1"))));
    assert_eq!(missing(&model), Some(ProblemKind::DomainMissing));
    model.choices.domain = Some(domain());
    assert_eq!(missing(&model), None);
}

/// Whoever confirms it, and whatever was shown before.
#[test]
fn an_unfit_request_is_looked_at_once_more_just_before_it_would_go_out() {
    let unfit = [
        (ProductionRequest { website: "https://ｗｗｗ.example.com".into(), ..sendable() }, "WebsiteURL"),
        (
            ProductionRequest { contact: "ops＠example.com".into(), ..sendable() },
            "AdditionalContactEmailAddresses",
        ),
        (ProductionRequest { contact_language: String::new(), ..sendable() }, "ContactLanguage"),
        (ProductionRequest { use_case: "____name____ mails".into(), ..sendable() }, "UseCaseDescription"),
        (
            ProductionRequest { use_case: "The domain is verified.".into(), ..sendable() },
            "UseCaseDescription",
        ),
    ];
    for (request, member) in unfit {
        let mut bench = bench(Some(pending()));
        bench.send(Msg::Confirm(Change::RequestProduction(request)));
        assert!(bench.performed.is_empty(), "{member}");
        let problem = &bench.model.setback.as_ref().expect("a setback").problem;
        assert_eq!((problem.kind, problem.message.as_deref()), (ProblemKind::Unfit, Some(member)));
    }
    let mut bench = bench(Some(pending()));
    bench.send(Msg::Confirm(Change::RequestProduction(sendable())));
    assert_eq!(bench.done(), ["request-production"]);
}

#[test]
fn a_field_that_is_left_for_later_does_not_hold_up_enter() {
    let mut bench = bench(None);
    type_over(&mut bench, FieldId::Contact, "ops@example.com");
    focus(&mut bench, FieldId::UseCase);
    type_text(&mut bench, "Shop");
    bench.send(Msg::Enter);
    assert!(error(&bench, FieldId::UseCase).is_some());
    bench.send(Msg::Back);
    bench.send(Msg::Enter);
    assert_eq!(bench.model.cursor, StepId::Identity, "the request waits for the domain");
    bench.send(Msg::Go(StepId::Access));
    assert!(shown(&bench, FieldId::UseCase).starts_with("Shop mails"));
}
