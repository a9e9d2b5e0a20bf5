//! The key table against the keys that are promised to users.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use tui_input::Input;

use crate::core::kinds::step::{FieldId, StepId};
use crate::core::wizard::model::{Model, Overlay};
use crate::core::wizard::msg::{Edit, Msg};
use crate::screen::keys::{KEYS, msg};

use super::snapshots::{all_steps, input, preview};
use super::world;

fn press(model: &Model, code: KeyCode) -> Option<Msg> {
    msg(model, KeyEvent::new(code, KeyModifiers::NONE))
}

fn press_char(model: &Model, c: char) -> Option<Msg> {
    let shift = if c.is_ascii_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    msg(model, KeyEvent::new(KeyCode::Char(c), shift))
}

#[test]
fn every_documented_key_means_what_it_says() {
    let model = world::propagating();
    for (code, meaning) in [
        (KeyCode::Enter, Msg::Enter),
        (KeyCode::Esc, Msg::Back),
        (KeyCode::Left, Msg::Back),
        (KeyCode::Right, Msg::Open),
        (KeyCode::Up, Msg::Up),
        (KeyCode::Down, Msg::Down),
        (KeyCode::Tab, Msg::NextField),
        (KeyCode::BackTab, Msg::PreviousField),
        (KeyCode::PageUp, Msg::PageUp),
        (KeyCode::PageDown, Msg::PageDown),
    ] {
        assert_eq!(press(&model, code), Some(meaning), "{code}");
    }
    for (c, meaning) in [
        ('h', Msg::Back),
        ('l', Msg::Open),
        ('k', Msg::Up),
        ('j', Msg::Down),
        ('g', Msg::First),
        ('G', Msg::Last),
        ('1', Msg::Go(StepId::Account)),
        ('5', Msg::Go(StepId::Records)),
        ('8', Msg::Go(StepId::Test)),
        ('n', Msg::NextRecord),
        ('r', Msg::Look),
        ('p', Msg::Entered),
        ('s', Msg::SenderSpf),
        ('c', Msg::Copy),
        ('?', Msg::Help),
        ('q', Msg::Quit),
    ] {
        assert_eq!(press_char(&model, c), Some(meaning), "{c}");
    }
    for c in ['9', '0', 'x', 'Q'] {
        assert_eq!(press_char(&model, c), None, "{c}");
    }
}

#[test]
fn in_a_text_field_every_letter_and_digit_is_text() {
    let mut model = world::addressed();
    input(&mut model, FieldId::From, "", None);
    for c in "abchjklpqrvgG?18 @漢".chars() {
        assert_eq!(press_char(&model, c), Some(Msg::Edit(Edit::Insert(c))), "{c}");
    }
    assert_eq!(press(&model, KeyCode::Left), Some(Msg::Edit(Edit::Left)));
    assert_eq!(press(&model, KeyCode::Backspace), Some(Msg::Edit(Edit::Backspace)));
    assert_eq!(press(&model, KeyCode::Home), Some(Msg::Edit(Edit::Home)));
    assert_eq!(press(&model, KeyCode::Esc), Some(Msg::Back));
    assert_eq!(press(&model, KeyCode::Enter), Some(Msg::Enter));
    assert_eq!(press(&model, KeyCode::Tab), Some(Msg::NextField));
}

#[test]
fn a_choice_turns_with_the_arrows_and_letters_stay_keys() {
    let mut model = world::addressed();
    world::ses(&mut model, false);
    model.cursor = StepId::Access;
    input(&mut model, FieldId::ContactLanguage, "EN", None);
    assert_eq!(press(&model, KeyCode::Right), Some(Msg::Edit(Edit::Right)));
    assert_eq!(press(&model, KeyCode::Left), Some(Msg::Edit(Edit::Left)));
    assert_eq!(press_char(&model, 'q'), Some(Msg::Quit));
}

#[test]
fn ctrl_c_quits_everywhere_and_other_commands_do_nothing() {
    let control = |c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL);
    for (name, model) in all_steps() {
        assert_eq!(msg(&model, control('c')), Some(Msg::Quit), "{name}");
        assert_eq!(msg(&model, control('q')), None, "{name}");
        let alt = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::ALT);
        assert_eq!(msg(&model, alt), None, "{name}");
    }
}

#[test]
fn a_release_is_no_key() {
    let mut key = KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE);
    key.kind = KeyEventKind::Release;
    assert_eq!(msg(&world::propagating(), key), None);
}

#[test]
fn a_preview_takes_letters_only_where_a_name_is_typed() {
    let mut model = preview(world::bindable());
    assert_eq!(press_char(&model, 'v'), Some(Msg::AllSettings));
    model.preview.as_mut().unwrap().typed = Some(Input::default());
    assert_eq!(press_char(&model, 'v'), Some(Msg::Edit(Edit::Insert('v'))));
}

#[test]
fn q_quits_from_what_lies_over_the_step_too() {
    let mut model = world::propagating();
    model.overlay = Some(Overlay::Help);
    assert_eq!(press_char(&model, 'q'), Some(Msg::Quit));
    assert_eq!(press_char(&model, '?'), Some(Msg::Help));
    model.overlay = Some(Overlay::Setups(Vec::new()));
    assert_eq!(press_char(&model, 'q'), Some(Msg::Quit));
}

#[test]
fn every_hint_names_its_key() {
    for binding in KEYS.iter().filter(|binding| !binding.words.is_empty()) {
        assert!(!binding.label.0.is_empty() && binding.label.1.is_ascii(), "{}", binding.words);
        assert!(!binding.keys.is_empty(), "{}", binding.words);
    }
}
