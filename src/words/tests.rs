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
