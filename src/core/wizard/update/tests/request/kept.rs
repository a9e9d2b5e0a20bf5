//! Each field is kept as it is typed.

use super::*;

#[test]
fn every_field_is_as_it_was_typed_after_another_step_and_after_the_next_start() {
    let mut bench = bench(Some(pending()));
    let fields = [
        (FieldId::Website, "https://exa mple/"),
        (FieldId::Contact, "ops＠"),
        (FieldId::UseCase, "____name____ mails"),
    ];
    for (field, text) in fields {
        type_over(&mut bench, field, text);
    }
    focus(&mut bench, FieldId::ContactLanguage);
    bench.send(Msg::Edit(Edit::Right));
    let kept = |bench: &Bench| {
        fields.iter().for_each(|(field, text)| assert_eq!(shown(bench, *field), *text, "{field:?}"));
        assert_eq!(shown(bench, FieldId::ContactLanguage), "JA");
    };
    kept(&bench);
    bench.send(Msg::Go(StepId::Identity));
    bench.send(Msg::Go(StepId::Access));
    kept(&bench);
    bench.send(Msg::Quit);
    let next = started_again(&bench);
    kept(&next);
    assert_eq!(offered(&next), [], "none of it may go out");
}

#[test]
fn a_field_that_was_emptied_stays_empty() {
    let mut bench = bench(Some(pending()));
    focus(&mut bench, FieldId::Website);
    bench.send(Msg::Edit(Edit::Set(String::new())));
    bench.send(Msg::Go(StepId::Identity));
    bench.send(Msg::Go(StepId::Access));
    assert_eq!(shown(&bench, FieldId::Website), "");
    let mut next = started_again(&bench);
    assert_eq!(shown(&next, FieldId::Website), "");

    // Nobody can go on with it, and what was proposed is not gone for good.
    next.send(Msg::Go(StepId::Access));
    focus(&mut next, FieldId::Website);
    next.send(Msg::Edit(Edit::Insert('x')));
    next.send(Msg::Edit(Edit::Backspace));
    next.send(Msg::Enter);
    assert_eq!(shown(&next, FieldId::Website), "https://example.com");
    assert_eq!(next.model.focus, Some(FieldId::Website));
    assert_eq!(
        next.model.notice.as_ref().map(|notice| notice.message.id.as_str()),
        Some("note-proposed-again")
    );
}

#[test]
fn moving_the_cursor_makes_no_text_of_a_proposal() {
    let mut bench = bench(Some(pending()));
    focus(&mut bench, FieldId::UseCase);
    for edit in [Edit::Home, Edit::Right, Edit::End, Edit::Left] {
        bench.send(Msg::Edit(edit));
    }
    assert_eq!(bench.model.choices.request, TypedRequest::default());
}

#[test]
fn what_is_typed_is_on_the_disk_within_a_second_and_not_with_every_letter() {
    let mut bench = bench(Some(pending()));
    focus(&mut bench, FieldId::Contact);
    let before = bench.saved.len();
    type_text(&mut bench, "ops@example");
    assert_eq!(bench.saved.len(), before, "not one write a letter");
    let due = bench.model.wake_at.expect("a time to write at");
    assert!(due <= bench.model.facts.now + SignedDuration::from_secs(1));
    bench.send(Msg::Woke { now: due });
    assert_eq!(bench.saved.len(), before + 1);
    assert_eq!(bench.saved.last().unwrap().1.request.contact.text(), Some("ops@example"));

    // Without a pause too.
    for c in ".com and more".chars() {
        bench.send(Msg::Edit(Edit::Insert(c)));
        let now = bench.model.facts.now + SignedDuration::from_millis(200);
        bench.send(Msg::Woke { now });
    }
    assert_eq!(bench.saved.len(), before + 3, "13 letters in 2.6 seconds");
}

#[test]
fn leaving_the_field_the_step_or_the_program_writes_at_once() {
    for leaves in
        [Msg::NextField, Msg::Back, Msg::Go(StepId::Identity), Msg::Quit, Msg::LeavesOff, Msg::Enter]
    {
        let mut bench = bench(Some(pending()));
        focus(&mut bench, FieldId::Contact);
        let before = bench.saved.len();
        type_text(&mut bench, "ops");
        assert_eq!(bench.saved.len(), before);
        bench.send(leaves.clone());
        assert!(bench.saved.len() > before, "{leaves:?}");
        assert_eq!(bench.saved.last().unwrap().1.request.contact.text(), Some("ops"), "{leaves:?}");
    }
}

#[test]
fn what_was_typed_before_there_was_a_domain_is_saved_with_the_first() {
    let mut bench = Bench::new(false, None);
    (bench.model.given, bench.model.choices) = (Choices::default(), Choices::default());
    bench.model.facts.situation.proposals.templates = vec![template()];
    bench.model.facts.situation.proposals.contact_language = "EN".into();
    // Another visit left a text for the domain that is chosen now.
    let request = TypedRequest {
        contact: "old@example.com".into(),
        website: "https://old.example".into(),
        ..TypedRequest::default()
    };
    bench.kept = Some(Choices { from: None, domain: Some(domain()), request, ..Choices::default() });
    let mut bench = bench.started();
    bench.send(Msg::Go(StepId::Access));
    type_over(&mut bench, FieldId::Contact, "ops@example.com");
    assert!(bench.saved.is_empty(), "there is no directory for it yet");
    assert_eq!(unkept(&bench.model), Some(Unkept::Domain));
    bench.send(Msg::Fill(FieldId::From, "no-reply@example.com".into()));
    assert_eq!(unkept(&bench.model), None);
    let (setup, kept) = bench.saved.last().expect("saved");
    assert_eq!(setup.domain, domain());
    assert_eq!(kept.request.contact.text(), Some("ops@example.com"), "the newer");
    assert_eq!(kept.request.website.text(), Some("https://old.example"), "the only");
}

#[test]
fn leaving_says_what_is_lost_only_where_something_is() {
    let mut at_once = bench(Some(pending()));
    assert_eq!(unkept(&at_once.model), None);
    focus(&mut at_once, FieldId::Contact);
    type_text(&mut at_once, "ops");
    at_once.send(Msg::Quit);
    assert_eq!(unkept(&at_once.model), None);

    let mut read_only = Bench::new(false, Some(pending()));
    read_only.model.facts.situation.read_only = true;
    let mut read_only = read_only.started();
    assert_eq!(unkept(&read_only.model), None, "flags are in the command line");
    read_only.send(Msg::Go(StepId::Access));
    type_over(&mut read_only, FieldId::Contact, "ops");
    assert_eq!(unkept(&read_only.model), Some(Unkept::ReadOnly));

    let mut full = bench(Some(pending()));
    type_over(&mut full, FieldId::Contact, "ops");
    full.disk = Err(problem(ProblemKind::Disk));
    full.send(Msg::Quit);
    assert_eq!(unkept(&full.model), Some(Unkept::Disk));

    // All that was entered is on the disk; only the journal fails.
    let mut noted = bench(Some(pending()));
    noted.disk = Err(problem(ProblemKind::Disk));
    noted.send(Msg::Unwritten(problem(ProblemKind::Disk)));
    noted.send(Msg::Quit);
    assert_eq!(unkept(&noted.model), None);
}
