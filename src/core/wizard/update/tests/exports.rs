//! `e` and `c`: forms of the records into a file or the clipboard.

use super::account::identity;
use super::bench::Bench;
use crate::core::facts::choices::Choices;
use crate::core::facts::situation::Situation;
use crate::core::handover::export::Format;
use crate::core::kinds::name::Name;
use crate::core::wizard::effect::{Effect, ExportTo};
use crate::core::wizard::model::{Enter, Model, Overlay};
use crate::core::wizard::msg::Msg;
use crate::core::wizard::update::{self, update};

fn model() -> Model {
    let given = Choices { domain: Some(Name::from_answer("example.com")), ..Choices::default() };
    Model::new(Situation::default(), given)
}

#[test]
fn the_chosen_form_is_written_and_said() {
    let mut model = model();
    model.row = 3;
    update(&mut model, Msg::Export);
    assert_eq!(model.overlay, Some(Overlay::Export(0)));
    for _ in 0..40 {
        update(&mut model, Msg::Down);
    }
    assert_eq!(model.overlay, Some(Overlay::Export(Format::OFFERED.len() - 1)), "no further");
    update(&mut model, Msg::Up);
    let format = Format::OFFERED[Format::OFFERED.len() - 2];
    let copied = update(&mut model, Msg::Copy);
    assert_eq!(copied, [Effect::Export { format, to: ExportTo::Clipboard }]);
    assert_eq!(update::enter(&model), Enter::Export);
    assert_eq!(update(&mut model, Msg::Enter), [Effect::Export { format, to: ExportTo::File }]);
    assert_eq!((&model.overlay, model.row), (&None, 3), "the selected record stays selected");
    let exported = |written| Msg::Exported { format, written };
    update(&mut model, exported(Ok(vec!["/tmp/x".to_owned()])));
    assert_eq!(model.notice.as_ref().map(|notice| notice.message.id.as_str()), Some("note-exported"));
    update(&mut model, exported(Err("full".to_owned())));
    assert_eq!(model.notice.as_ref().map(|notice| notice.message.id.as_str()), Some("note-export-failed"));
}

/// A batch of an earlier day stands in the directory, and the new one has another name.
#[test]
fn the_command_names_the_file_that_was_written() {
    let mut bench = Bench::new(true, Some(identity()));
    bench.model.choices.mail_from = Some(Name::from_answer("bounce.example.com"));
    bench.agreed("bounce", None);
    let mut bench = bench.started();
    let written = Ok(vec!["/work here/example.com-change-batch-2.json".to_owned()]);
    bench.send(Msg::Exported { format: Format::Route53, written });
    let notice = bench.model.notice.clone().expect("it is said").message;
    assert_eq!(notice.id, "note-exported-batch");
    let said = format!("{:?}", notice.args);
    assert!(said.contains("--change-batch file://example.com-change-batch-2.json"), "{said}");
    let written = Ok(vec!["/work here/example.com-change-2.md".to_owned()]);
    bench.send(Msg::Exported { format: Format::Document, written });
    assert_eq!(bench.model.notice.clone().expect("it is said").message.id, "note-exported");
}

#[test]
fn without_a_domain_there_is_nothing_to_export() {
    let mut model = Model::default();
    assert_eq!(update(&mut model, Msg::Export), []);
    assert_eq!(model.overlay, None);
    assert!(model.notice.is_some());
}
