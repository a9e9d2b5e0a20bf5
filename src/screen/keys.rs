//! What each key means: one table, from which the hints and the help are drawn too.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::core::steps::STEPS;
use crate::core::wizard::model::Model;
use crate::core::wizard::msg::{Edit, Msg};
use crate::core::wizard::pool_list;

use super::view;

/// Where a key has its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Everywhere,
    /// In a field of text.
    Text,
    /// In a field with a few values to choose among.
    Choice,
    /// Where letters are not text.
    Browse,
}

/// When the footer shows the hint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    Always,
    /// Only in the help.
    Help,
    Fields,
    Filter,
    Choice,
    Typing,
    Rows,
    Openable,
    Leaveable,
    Copyable,
    /// One record fills the content, and there are more.
    Opened,
    ByHand,
    Owner,
    Exportable,
    SenderSpf,
    Acceptable,
    Preview,
    Undoable,
}

#[derive(Debug)]
pub struct Binding {
    pub keys: &'static [KeyCode],
    pub ctrl: bool,
    pub place: Place,
    /// `None`: to the step of the digit that was pressed.
    pub gives: Option<Msg>,
    /// The key as the hints write it, in Unicode and in ASCII.
    pub label: (&'static str, &'static str),
    /// The message `key-HINT`; empty where neither footer nor help speaks of the key.
    pub words: &'static str,
    pub hint: Hint,
    /// The lowest is dropped first.
    pub priority: u8,
}

const fn key(
    keys: &'static [KeyCode],
    place: Place,
    msg: Msg,
    label: (&'static str, &'static str),
    words: &'static str,
    hint: Hint,
    priority: u8,
) -> Binding {
    Binding { keys, ctrl: false, place, gives: Some(msg), label, words, hint, priority }
}

const fn edit(keys: &'static [KeyCode], edit: Edit) -> Binding {
    key(keys, Place::Text, Msg::Edit(edit), ("", ""), "", Hint::Help, 0)
}

/// As shells have it.
const fn ctrl(letter: &'static [KeyCode], edit: Edit) -> Binding {
    let gives = Some(Msg::Edit(edit));
    let (label, words) = (("", ""), "");
    Binding {
        keys: letter,
        ctrl: true,
        place: Place::Text,
        gives,
        label,
        words,
        hint: Hint::Help,
        priority: 0,
    }
}

use KeyCode::Char;

/// Looked through from above; the first that holds is meant. The footer keeps this order.
pub const KEYS: &[Binding] = &[
    key(&[KeyCode::Enter], Place::Everywhere, Msg::Enter, ("Enter", "Enter"), "enter", Hint::Always, 100),
    key(
        &[KeyCode::Left, Char('h')],
        Place::Choice,
        Msg::Edit(Edit::Left),
        ("←→", "h/l"),
        "choose",
        Hint::Choice,
        85,
    ),
    key(&[KeyCode::Right, Char('l')], Place::Choice, Msg::Edit(Edit::Right), ("", ""), "", Hint::Help, 0),
    key(&[Char(' ')], Place::Choice, Msg::Edit(Edit::Insert(' ')), ("", ""), "", Hint::Help, 0),
    edit(&[KeyCode::Left], Edit::Left),
    edit(&[KeyCode::Right], Edit::Right),
    edit(&[KeyCode::Home], Edit::Home),
    edit(&[KeyCode::End], Edit::End),
    edit(&[KeyCode::Backspace], Edit::Backspace),
    edit(&[KeyCode::Delete], Edit::Delete),
    ctrl(&[Char('a')], Edit::Home),
    ctrl(&[Char('e')], Edit::End),
    ctrl(&[Char('u')], Edit::Set(String::new())),
    key(&[KeyCode::Tab], Place::Everywhere, Msg::NextField, ("Tab", "Tab"), "next-field", Hint::Fields, 80),
    key(
        &[KeyCode::BackTab],
        Place::Everywhere,
        Msg::PreviousField,
        ("Shift-Tab", "Shift-Tab"),
        "previous-field",
        Hint::Help,
        0,
    ),
    key(&[Char('/')], Place::Browse, Msg::Filter, ("/", "/"), "filter", Hint::Filter, 80),
    key(&[KeyCode::Right, Char('l')], Place::Browse, Msg::Open, ("→", "l"), "open", Hint::Openable, 60),
    key(&[Char('v')], Place::Browse, Msg::AllSettings, ("v", "v"), "all-settings", Hint::Preview, 75),
    key(&[Char('o')], Place::Browse, Msg::OwnerCode, ("o", "o"), "owner-code", Hint::Owner, 72),
    key(&[Char('u')], Place::Browse, Msg::Undo, ("u", "u"), "undo", Hint::Undoable, 58),
    key(&[Char('p')], Place::Browse, Msg::Entered, ("p", "p"), "entered", Hint::ByHand, 85),
    key(&[Char('e')], Place::Browse, Msg::Export, ("e", "e"), "export", Hint::Exportable, 45),
    key(&[Char('s')], Place::Browse, Msg::SenderSpf, ("s", "s"), "sender-spf", Hint::SenderSpf, 42),
    key(&[Char('a')], Place::Browse, Msg::Accept, ("a", "a"), "accept", Hint::Acceptable, 38),
    key(&[Char('c')], Place::Browse, Msg::Copy, ("c", "c"), "copy", Hint::Copyable, 70),
    key(&[Char('n')], Place::Browse, Msg::NextRecord, ("n", "n"), "next-record", Hint::Opened, 72),
    key(&[KeyCode::Esc], Place::Everywhere, Msg::Back, ("Esc", "Esc"), "back", Hint::Leaveable, 90),
    key(&[KeyCode::Left, Char('h')], Place::Browse, Msg::Back, ("", ""), "", Hint::Help, 0),
    key(&[Char('r')], Place::Browse, Msg::Look, ("r", "r"), "look", Hint::Always, 50),
    key(&[KeyCode::Up, Char('k')], Place::Browse, Msg::Up, ("↑↓", "j/k"), "move", Hint::Rows, 40),
    key(&[KeyCode::Down, Char('j')], Place::Browse, Msg::Down, ("", ""), "", Hint::Help, 0),
    key(&[KeyCode::Up], Place::Everywhere, Msg::Up, ("", ""), "", Hint::Help, 0),
    key(&[KeyCode::Down], Place::Everywhere, Msg::Down, ("", ""), "", Hint::Help, 0),
    key(
        &[KeyCode::PageDown],
        Place::Everywhere,
        Msg::PageDown,
        ("PgUp PgDn", "PgUp PgDn"),
        "page",
        Hint::Help,
        0,
    ),
    key(&[KeyCode::PageUp], Place::Everywhere, Msg::PageUp, ("", ""), "", Hint::Help, 0),
    key(&[Char('g'), KeyCode::Home], Place::Browse, Msg::First, ("g G", "g G"), "ends", Hint::Help, 0),
    key(&[Char('G'), KeyCode::End], Place::Browse, Msg::Last, ("", ""), "", Hint::Help, 0),
    Binding {
        keys: &[Char('1'), Char('2'), Char('3'), Char('4'), Char('5'), Char('6'), Char('7'), Char('8')],
        ctrl: false,
        place: Place::Browse,
        gives: None,
        label: ("1-8", "1-8"),
        words: "go",
        hint: Hint::Always,
        priority: 10,
    },
    key(&[Char('?')], Place::Browse, Msg::Help, ("?", "?"), "help", Hint::Always, 55),
    key(&[Char('q')], Place::Browse, Msg::Quit, ("q", "q"), "quit", Hint::Always, 65),
    Binding {
        keys: &[Char('c')],
        ctrl: true,
        place: Place::Everywhere,
        gives: Some(Msg::Quit),
        label: ("Ctrl-C", "Ctrl-C"),
        words: "quit",
        hint: Hint::Typing,
        priority: 65,
    },
];

impl Binding {
    fn is_pressed(&self, key: KeyEvent) -> bool {
        let commands = key.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
        let wanted = if self.ctrl { KeyModifiers::CONTROL } else { KeyModifiers::NONE };
        self.keys.contains(&key.code) && commands == wanted
    }

    fn msg(&self, key: KeyEvent) -> Option<Msg> {
        if self.gives.is_some() {
            return self.gives.clone();
        }
        let digit = key.code.as_char()?.to_digit(10)?;
        let index = usize::try_from(digit).ok()?.checked_sub(1)?;
        STEPS.get(index).map(|step| Msg::Go(step.id()))
    }
}

/// What a key does in the model as it stands; releases and keys without a meaning give nothing.
pub fn msg(model: &Model, key: KeyEvent) -> Option<Msg> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let fields = view::fields(model);
    let typing = view::typing(model, &fields);
    let choosing = !typing && view::focused(model, &fields).is_some();
    let holds = |place| match place {
        Place::Everywhere => true,
        Place::Text => typing,
        Place::Choice => choosing,
        Place::Browse => !typing,
    };
    let bound = KEYS.iter().find(|binding| binding.is_pressed(key) && holds(binding.place));
    let bound = bound.filter(|binding| binding.gives != Some(Msg::OwnerCode) || view::has_owner_code(model));
    let bound = bound.filter(|binding| binding.gives != Some(Msg::Filter) || pool_list::is_open(model));
    let bound = bound.filter(|binding| binding.gives != Some(Msg::AllSettings) || model.preview.is_some());
    bound.and_then(|binding| binding.msg(key)).or_else(|| {
        let plain = !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        let letter = key.code.as_char().filter(|_| typing && plain)?;
        Some(Msg::Edit(Edit::Insert(letter)))
    })
}

/// What characters mean that came together, where they are text; else each is a key.
pub fn text(model: &Model, text: &str) -> Option<Msg> {
    view::typing(model, &view::fields(model)).then(|| Msg::Edit(Edit::Type(text.to_owned())))
}
