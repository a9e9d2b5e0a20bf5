//! Text that comes together, and more of it than a field holds.

use super::Account;
use crate::core::kinds::step::{FieldId, StepId};
use crate::core::wizard::model::Model;
use crate::core::wizard::msg::{Edit, Msg};

/// With the cursor in the From field, and nothing there.
fn in_the_from_field() -> Account {
    let mut account = Account::new(true, None).started();
    account.send(Msg::Go(StepId::Identity));
    account.send(Msg::NextField);
    account.send(Msg::Edit(Edit::Set(String::new())));
    account
}

fn typed(model: &Model) -> (&str, usize) {
    let input = &model.drafts[&FieldId::From].input;
    (input.value(), input.cursor())
}

fn notice(model: &Model) -> Option<&str> {
    model.notice.as_ref().map(|notice| notice.message.id.as_str())
}

#[test]
fn what_is_typed_together_stands_where_the_cursor_is_as_if_it_came_alone() {
    let text = " 名前 <info@example.com> ";
    let (mut together, mut alone) = (in_the_from_field(), in_the_from_field());
    for account in [&mut together, &mut alone] {
        account.send(Msg::Edit(Edit::Paste("éz".into())));
        account.send(Msg::Edit(Edit::Left));
    }
    together.send(Msg::Edit(Edit::Type(format!("\u{1b}{text}\r"))));
    text.chars().for_each(|c| alone.send(Msg::Edit(Edit::Insert(c))));
    assert_eq!(typed(&together.model), (format!("é{text}z").as_str(), 1 + text.chars().count()));
    assert_eq!(typed(&together.model), typed(&alone.model));
}

#[test]
fn a_text_longer_than_the_field_is_refused_whole_and_what_stands_there_stays() {
    for longer in [Edit::Paste("x".repeat(1_000)), Edit::Type("x".repeat(1_000))] {
        let mut account = in_the_from_field();
        account.send(Msg::Edit(Edit::Insert('a')));
        account.send(Msg::Edit(longer));
        assert_eq!((typed(&account.model), notice(&account.model)), (("a", 1), Some("note-field-full")));
        account.send(Msg::Edit(Edit::Paste("x".repeat(999))));
        assert_eq!((typed(&account.model).1, notice(&account.model)), (1_000, None), "as long as it may be");
        account.send(Msg::Edit(Edit::Insert('x')));
        assert_eq!((typed(&account.model).1, notice(&account.model)), (1_000, Some("note-field-full")));
        account.send(Msg::Edit(Edit::Backspace));
        assert_eq!((typed(&account.model).1, notice(&account.model)), (999, None));
    }
}

#[test]
fn a_paste_that_was_not_even_read_is_told() {
    let mut account = in_the_from_field();
    account.send(Msg::PasteTooLong(10));
    assert_eq!((typed(&account.model), notice(&account.model)), (("", 0), Some("note-paste-too-long")));
}
