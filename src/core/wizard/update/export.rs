//! `e`: which form of the records goes into a file or the clipboard; `c` in a preview: its commands.

use crate::core::handover::command_line::command;
use crate::core::handover::export::{Format, batches};
use crate::core::kinds::message::Message;
use crate::core::wizard::effect::{Effect, ExportTo};
use crate::core::wizard::model::{Model, Overlay};

/// Lays the choice of forms over the step, or takes it away.
pub fn choose(model: &mut Model) {
    match model.overlay {
        Some(Overlay::Export(_)) => model.overlay = None,
        // The question which set-up is meant comes first.
        Some(Overlay::Setups(_)) => {}
        _ if model.choices.identity_domain().is_none() => {
            model.notify(Message::new("note-nothing-to-export"));
        }
        _ => {
            model.scroll = 0;
            model.overlay = Some(Overlay::Export(0));
        }
    }
}

/// Moves the cursor among the forms; false where they are not shown.
pub fn step(model: &mut Model, by: isize) -> bool {
    let Some(Overlay::Export(row)) = &mut model.overlay else {
        return false;
    };
    *row = row.saturating_add_signed(by).min(Format::OFFERED.len() - 1);
    true
}

fn chosen(model: &Model) -> Option<Format> {
    match model.overlay {
        Some(Overlay::Export(row)) => Format::OFFERED.get(row).copied(),
        _ => None,
    }
}

/// Enter: the form under the cursor becomes a file.
pub fn confirmed(model: &mut Model, out: &mut Vec<Effect>) {
    out.extend(chosen(model).map(|format| Effect::Export { format, to: ExportTo::File }));
    model.overlay = None;
}

pub fn written(model: &mut Model, format: Format, written: Result<Vec<String>, String>) {
    let message = match written {
        Ok(paths) if paths.is_empty() => Message::new("note-nothing-left"),
        Ok(paths) => {
            let commands = if format == Format::Route53 { commands(model, &paths) } else { Vec::new() };
            let id = if commands.is_empty() { "note-exported" } else { "note-exported-batch" };
            let message = Message::new(id).text("path", paths.join(", "));
            match commands.as_slice() {
                [] => message,
                lines => message.text("command", lines.join(" && ")),
            }
        }
        Err(why) => Message::new("note-export-failed").text("why", why),
    };
    model.notify(message);
}

/// What the owners run beside the files: a file of that name may have stood there already, and then
/// it has a number.
fn commands(model: &Model, paths: &[String]) -> Vec<String> {
    let batches = batches(&model.facts, &model.choices);
    if batches.len() != paths.len() {
        return Vec::new();
    }
    let name = |path: &String| path.rsplit('/').next().unwrap_or(path).to_owned();
    batches.iter().zip(paths).map(|(batch, path)| batch.command_beside(name(path)).line()).collect()
}

/// What `c` copies over the choice of forms and over a preview.
pub fn copied(model: &Model) -> Option<Effect> {
    if let Some(format) = chosen(model) {
        return Some(Effect::Export { format, to: ExportTo::Clipboard });
    }
    let preview = model.preview.as_ref().filter(|_| model.overlay.as_ref() == Some(&Overlay::AllSettings))?;
    let scripts = preview.changes.iter().map(|change| command(change, &model.facts).script());
    Some(Effect::Copy { text: scripts.collect::<Vec<_>>().join("\n") })
}
