use super::*;

fn words(lang: Lang) -> Words {
    Words::in_zone(lang, TimeZone::UTC)
}

#[test]
fn a_missing_message_shows_its_id() {
    for lang in Lang::ALL {
        assert_eq!(words(lang).say("no-such-message"), "⟦no-such-message⟧");
        assert_eq!(words(lang).say("no-such-message.fix"), "⟦no-such-message.fix⟧");
    }
}

#[test]
fn numbers_are_grouped() {
    assert_eq!(grouped(0.0), "0");
    assert_eq!(grouped(999.0), "999");
    assert_eq!(grouped(1_000.0), "1,000");
    assert_eq!(grouped(1_234_567.5), "1,234,567.5");
    assert_eq!(grouped(-50_000.0), "-50,000");
}

#[test]
fn words_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Words>();
}

#[test]
fn japanese_stands_in_front_of_english() {
    let id = "status-done";
    assert_eq!(words(Lang::En).say(id), "done");
    assert_eq!(words(Lang::Ja).say(id), "完了");
}

#[test]
fn what_japanese_lacks_is_said_in_english() {
    let mut words = words(Lang::Ja);
    words.bundle = FluentBundle::new_concurrent(Vec::new());
    assert_eq!(words.say("status-done"), "done");
    assert_eq!(
        words.say("step-account.why"),
        super::Words::in_zone(Lang::En, TimeZone::UTC).say("step-account.why")
    );
}

#[test]
fn an_argument_names_what_steers_a_terminal() {
    let message = Message::new("change-create-identity").text("domain", "example.com\u{1b}[2J");
    let said = words(Lang::En).message(&message);
    assert_eq!(said, "Create the identity example.com<U+001B>[2J with Easy DKIM, 2048 bits");
}

#[test]
fn arguments_of_every_kind_are_made_into_text() {
    let words = words(Lang::En);
    let at: Timestamp = "2026-11-24T10:04:00Z".parse().expect("a timestamp");
    assert_eq!(
        words.message(&Message::new("summary-test-sent").time("time", at)),
        "sent 2026-11-24 10:04 UTC"
    );
    let counted = Message::new("change-publish-records").text("zone", "Z1");
    assert_eq!(
        words.message(&counted.clone().number("count", 1.0)),
        "Write 1 record set to the hosted zone Z1"
    );
    assert_eq!(words.message(&counted.number("count", 6.0)), "Write 6 record sets to the hosted zone Z1");
    let nested = Message::new("finding-may-have-gone-out")
        .message("what", Message::new("deed-send-mail"))
        .time("time", at);
    assert!(words.message(&nested).starts_with("The test mail through SES of 2026-11-24 10:04 UTC"));
    assert_eq!(words.seconds(130), "2 min");
    assert_eq!(words.seconds(7_800), "2 h 10 min");
    assert_eq!(words.time_near(at, at), "10:04 UTC");
    let tomorrow: Timestamp = "2026-11-25T00:00:00Z".parse().expect("a timestamp");
    assert_eq!(words.time_near(tomorrow, at), "2026-11-25 00:00 UTC");
}

#[test]
fn a_missing_argument_stays_visible() {
    let said = words(Lang::En).message(&Message::new("summary-identity-missing"));
    assert!(said.contains("$domain"), "{said}");
}
