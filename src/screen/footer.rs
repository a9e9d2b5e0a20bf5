//! The last line: what Enter does, then the hints of the keys that mean something now.

use ratatui::text::{Line, Span};

use crate::core::kinds::change::Change;
use crate::core::kinds::message::Arg;
use crate::core::kinds::step::StepId;
use crate::core::steps::form;
use crate::core::wizard::model::{Enter, Overlay};
use crate::core::wizard::plan::{self, Undo};
use crate::core::wizard::pool_list;
use crate::core::wizard::update::unkept::unkept;
use crate::core::wizard::update::{accept, cancel, choose_sender_spf};

use super::keys::{Binding, Hint, KEYS, Place};
use super::view::{self, View};
use super::wrap;

struct Shown {
    label: &'static str,
    words: String,
    priority: u8,
}

impl Shown {
    fn width(&self) -> usize {
        wrap::width(self.label) + 1 + wrap::width(&self.words)
    }
}

/// Between two hints.
const GAP: usize = 2;

/// Hints in at most `columns`, the lowest priority dropped first; never a second line.
pub fn line(view: &View<'_>, columns: usize) -> Line<'static> {
    let mut shown: Vec<Shown> = KEYS
        .iter()
        .filter(|binding| applies(view, binding))
        .map(|binding| Shown {
            label: label(view, binding),
            words: words(view, binding),
            priority: binding.priority,
        })
        .collect();
    let total = |shown: &[Shown]| shown.iter().map(|hint| hint.width() + GAP).sum::<usize>();
    while shown.len() > 1 && total(&shown) + 1 > columns + GAP {
        let lowest = shown.iter().map(|hint| hint.priority).min();
        let Some(index) = shown.iter().rposition(|hint| Some(hint.priority) == lowest) else { break };
        shown.remove(index);
    }
    let theme = &view.look.theme;
    let mut spans = vec![Span::raw(" ")];
    for (index, hint) in shown.into_iter().enumerate() {
        if index > 0 {
            spans.push(Span::raw(" ".repeat(GAP)));
        }
        spans.push(Span::styled(hint.label, theme.key));
        let first = if index == 0 { theme.strong } else { theme.plain };
        spans.push(Span::styled(format!(" {}", hint.words), first));
    }
    Line::from(spans)
}

pub fn label(view: &View<'_>, binding: &Binding) -> &'static str {
    if view.look.glyphs.ascii { binding.label.1 } else { binding.label.0 }
}

/// The label of the key whose hint has these words.
pub fn key(view: &View<'_>, words: &str) -> String {
    let found = KEYS.iter().find(|binding| binding.words == words);
    found.map(|binding| label(view, binding)).unwrap_or_default().to_owned()
}

fn words(view: &View<'_>, binding: &Binding) -> String {
    if binding.words == "enter" {
        return enter(view);
    }
    let what = view
        .record()
        .map_or_else(String::new, |record| view.say(&format!("record-{}", record.wanted.id.as_str())));
    let id = match binding.words {
        "back" if view.model.overlay.is_some() => "key-close",
        "back" if cancels(view) => "key-cancel",
        "back" if leaves_field(view) => "key-leave-field",
        "next-field" if view.model.opened => "key-next-value",
        "next-field" if view.model.focus.is_none() => "key-change",
        "all-settings" if !view::binds(view.model) => "key-commands",
        "undo" if deletes_test_users(view) => "key-undo-test-user",
        "open" if bypasses(view) => "key-open-override",
        "open" if view.records.is_empty() => "key-open-pool",
        // Of a rehearsal nothing is left to resume, nor all where not all is kept.
        "quit" if view.enter == Enter::Finish || view.model.facts.situation.rehearsal => "key-quit-done",
        "quit" if unkept(view.model).is_some() => "key-quit-done",
        other => return view.say_with(&format!("key-{other}"), &[("what", Arg::Text(what))]),
    };
    view.say(id)
}

/// The words of what Enter does.
pub fn enter(view: &View<'_>) -> String {
    let changes = view.model.preview.as_ref().map(|preview| preview.changes.as_slice()).unwrap_or_default();
    let id = match (&view.enter, changes) {
        (Enter::Confirm, [first, rest @ ..]) if rest.iter().all(|change| change.code() == first.code()) => {
            format!("enter-confirm-{}", first.code())
        }
        (Enter::Confirm, [Change::SendMail { .. }, Change::BindPool(_)]) => "enter-send-then-bind".to_owned(),
        (Enter::Submit, _) if leads_to_preview(view) => "enter-preview".to_owned(),
        _ => format!("enter-{}", view.enter.code()),
    };
    let said = view.say(&id);
    match view.enter {
        Enter::Next(step) => {
            let args = [("enter", Arg::Text(said)), ("step", Arg::Text(view.step_name(step)))];
            view.say_with("screen-enter-next", &args)
        }
        _ => said,
    }
}

/// The fields can be taken, and there is something to be done then. What is being typed does
/// not count: the hint would flicker with every letter.
fn leads_to_preview(view: &View<'_>) -> bool {
    let model = view.model;
    let mut choices = model.choices.clone();
    let taken = view.fields.iter().all(|field| {
        let draft =
            model.drafts.get(&field.id).filter(|_| field.is_choice()).map(|draft| draft.input.value());
        form::apply(&model.facts, &mut choices, field.id, draft.unwrap_or(&field.value)).is_ok()
    });
    taken && !plan::changes(&model.facts, &choices, model.cursor).is_empty()
}

fn leaves_field(view: &View<'_>) -> bool {
    view.model.preview.is_none() && view.model.overlay.is_none() && view.focused().is_some()
}

/// Esc would cancel a call.
fn cancels(view: &View<'_>) -> bool {
    let model = view.model;
    let goes_back = model.setback.is_some()
        || model.focus.is_some()
        || pool_list::is_open(model)
        || pool_list::may_choose_anew(model);
    model.preview.is_none()
        && !model.opened
        && (model.is_changing() || !goes_back && cancel::has_slow_question(model))
}

fn applies(view: &View<'_>, binding: &Binding) -> bool {
    let model = view.model;
    let choosing = !view.typing() && view.focused().is_some();
    let place = match binding.place {
        Place::Everywhere => true,
        Place::Text => view.typing(),
        Place::Choice => choosing,
        Place::Browse => !view.typing(),
    };
    let over = model.overlay.is_some();
    let step = !over && model.preview.is_none();
    place
        && !binding.words.is_empty()
        && match binding.hint {
            Hint::Always => binding.words == "enter" || binding.words == "quit" || !over,
            Hint::Help => false,
            Hint::Fields => {
                let more = view.fields.len() > 1 || view.focused().is_none() && !pool_list::is_open(model);
                let choosable = !model.opened && !view.fields.is_empty() && more && !view.is_changing();
                step && (choosable || model.opened && view.record().is_some())
            }
            Hint::Filter => step && pool_list::is_open(model) && !model.opened,
            Hint::Choice => choosing,
            Hint::Typing => view.typing(),
            Hint::Rows => view.rows() > 1,
            Hint::Openable => step && !choosing && !model.opened && (view.rows() > 0 || bypasses(view)),
            Hint::Leaveable => {
                let setups = matches!(model.overlay, Some(Overlay::Setups(_)));
                match over {
                    true => !setups && view.enter != Enter::Close,
                    false => {
                        let leaves = leaves_field(view) || pool_list::may_choose_anew(model);
                        model.preview.is_some() || cancels(view) || leaves
                    }
                }
            }
            Hint::Copyable => {
                let forms = [Overlay::AllSettings, Overlay::OwnerCode].map(Some).contains(&model.overlay);
                let forms = forms || matches!(model.overlay, Some(Overlay::Export(_)));
                forms || step && view.record().is_some()
            }
            Hint::Exportable => step && view.record().is_some(),
            Hint::SenderSpf => step && !model.opened && choose_sender_spf::is_offered(model),
            Hint::Acceptable => step && !accept::offered(model).is_empty(),
            Hint::Opened => step && view.shows_record() && view.rows() > 1,
            Hint::ByHand => step && view::lists_records(model.cursor) && view.asks_for_records(),
            Hint::Owner => !over && view::binds(view.model),
            Hint::Undoable => {
                let back = plan::back(model, model.cursor);
                step && matches!(back, Undo::Changes(_) | Undo::Reading)
            }
            Hint::Preview => !over && model.preview.is_some(),
        }
}

/// What the test step left behind is a user.
fn deletes_test_users(view: &View<'_>) -> bool {
    let back = plan::back(view.model, view.model.cursor);
    matches!(back, Undo::Changes(changes) if matches!(changes[..], [Change::DeleteTestUser { .. }, ..]))
}

/// The bind is held, and opening the pool leads past that.
fn bypasses(view: &View<'_>) -> bool {
    view.model.cursor == StepId::Pool && plan::overriding(view.model).is_some()
}
