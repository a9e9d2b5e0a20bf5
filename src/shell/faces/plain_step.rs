//! One step of the wizard without a screen: what stands, and the questions that the planner puts there.

use std::io;

use crate::core::diagnosis;
use crate::core::handover::owner_code;
use crate::core::kinds::change::Change;
use crate::core::kinds::message::Arg;
use crate::core::kinds::step::{Field, FieldKind, StepId};
use crate::core::progress::hold;
use crate::core::records;
use crate::core::rules::hold::Hold;
use crate::core::steps;
use crate::core::wizard::model::Model;
use crate::core::wizard::msg::Msg;
use crate::core::wizard::plan::{self, Menu, Named, Note, Offer, Talk, Went};
use crate::report::{finding_text, preview, problem_text, record_block, step_line};
use crate::shell::Session;
use crate::words::clean;

use super::plain_ask::Person;
use super::{Output, plain_pick, settle};

/// What a talk at a step led to.
pub enum Talked {
    /// What comes first now is looked at.
    Moved,
    /// More is to be said at this very step.
    Stays,
    /// Left as it is until it changes.
    Left,
    Quit,
}

/// What an answer led to.
enum Answer {
    Taken,
    Ends(Talked),
}

/// Says how the step stands and asks what is to be decided there.
///
/// # Errors
/// What writing gave.
pub async fn at(session: &mut Session, person: &mut Person, id: StepId) -> io::Result<Talked> {
    session.send(Msg::Go(id));
    settle(session).await;
    if !plan::is_asked(&session.model, id) {
        return Ok(Talked::Moved);
    }
    introduce(&session.model, id, &mut person.out)?;
    let mut is_filled = false;
    loop {
        let answer = match plan::talk(&session.model, id, is_filled) {
            Talk::Fill { fields, goes_on } => match fill_all(session, person, fields).await? {
                Answer::Taken if !goes_on => return Ok(Talked::Moved),
                answer => answer,
            },
            Talk::Choose(menu) => choose(session, person, id, menu).await?,
            Talk::Leave => return Ok(Talked::Left),
            Talk::Nothing => return Ok(Talked::Moved),
        };
        match answer {
            Answer::Taken => is_filled = true,
            Answer::Ends(talked) => return Ok(talked),
        }
    }
}

fn introduce(model: &Model, id: StepId, out: &mut Output) -> io::Result<()> {
    let (words, style) = (&out.words, &out.style);
    let mut text = String::from("\n");
    if let Some(step) = steps::get(id) {
        text += &format!("{}\n", step_line(model, step, words, style));
    }
    text += &format!("{}\n", words.say(&format!("step-{}.why", id.as_str())));
    for finding in diagnosis::findings(&model.facts, &model.choices).iter().filter(|found| found.step == id) {
        text += &finding_text(finding, words, style);
    }
    if id == StepId::Records {
        let by_hand = plan::records_by_hand(model);
        let views = records::view(&model.facts, &model.choices);
        for view in views.iter().filter(|view| by_hand.contains(&view.wanted.id)) {
            text += &format!("\n{}", record_block(view, words, style));
        }
    }
    out.print(&text)
}

async fn fill_all(session: &mut Session, person: &mut Person, fields: Vec<Field>) -> io::Result<Answer> {
    for field in fields {
        match fill(session, person, field).await? {
            Some(true) => {}
            Some(false) => return Ok(Answer::Ends(Talked::Left)),
            None => return Ok(Answer::Ends(Talked::Quit)),
        }
    }
    settle(session).await;
    Ok(Answer::Taken)
}

/// Asks until the answer is taken. `Some(false)`: nothing was entered and nothing is proposed.
async fn fill(session: &mut Session, person: &mut Person, mut field: Field) -> io::Result<Option<bool>> {
    loop {
        let answer = match field.kind {
            FieldKind::Pick => {
                let pools = session.model.facts.user_pools().unwrap_or_default();
                plain_pick::pool(person, pools).await?
            }
            _ => person.field(&field, &session.model.facts.situation.proposals).await?,
        };
        let Some(text) = answer else {
            return Ok(None);
        };
        if text.trim().is_empty() && !field.may_be_empty() {
            return Ok(Some(false));
        }
        session.send(Msg::Fill(field.id, text.clone()));
        match session.model.drafts.get(&field.id).and_then(|draft| draft.error.as_ref()) {
            None => return Ok(Some(true)),
            Some(error) => {
                let said = person.out.words.message(&error.message());
                person.out.line(&said)?;
            }
        }
        if field.kind == FieldKind::Lines {
            // A long text is gone on with, not begun anew.
            field.value = text;
        }
    }
}

/// Shows every change whole, and takes one of the offers.
async fn choose(session: &mut Session, person: &mut Person, id: StepId, menu: Menu) -> io::Result<Answer> {
    show(&session.model, id, &menu, &mut person.out)?;
    let items: Vec<&str> = menu.offers.iter().map(|offer| words(offer, &menu)).collect();
    loop {
        let chosen = person.choose(&items, menu.default).await?;
        let Some(offer) = chosen.and_then(|index| menu.offers.get(index)) else {
            return Ok(Answer::Ends(Talked::Quit));
        };
        return Ok(Answer::Ends(match offer {
            Offer::OwnerCode => {
                person.out.print(&owner_lines(&session.model))?;
                continue;
            }
            Offer::Request(fields) => return fill_all(session, person, fields.clone()).await,
            Offer::CarryOut | Offer::PutBack => confirm(session, person, id, &menu.changes, &[]).await?,
            Offer::CarryOutHeld(changes, holds) => named(session, person, id, changes, holds).await?,
            Offer::Entered => looked(session, Msg::Entered).await,
            Offer::Look => looked(session, Msg::Look).await,
            Offer::Later | Offer::Leave => Talked::Left,
            Offer::Quit => Talked::Quit,
        }));
    }
}

async fn looked(session: &mut Session, msg: Msg) -> Talked {
    session.send(msg);
    settle(session).await;
    Talked::Moved
}

const fn words(offer: &Offer, menu: &Menu) -> &'static str {
    match offer {
        Offer::CarryOut => "plain-carry-out",
        Offer::CarryOutHeld(..) => "plain-carry-out-held",
        Offer::PutBack if matches!(menu.changes.as_slice(), [Change::DeleteTestUser { .. }, ..]) => {
            "plain-delete-user"
        }
        Offer::PutBack => "plain-put-back",
        Offer::OwnerCode => "plain-owner-code",
        Offer::Request(_) => "plain-request",
        Offer::Later => "plain-later",
        Offer::Entered => "plain-entered",
        Offer::Look => "plain-look",
        Offer::Leave => "plain-leave",
        Offer::Quit => "plain-quit",
    }
}

/// What holds the changes that no finding of this step says, the changes, and what is to be known before them.
fn show(model: &Model, id: StepId, menu: &Menu, out: &mut Output) -> io::Result<()> {
    let (facts, choices, words) = (&model.facts, &model.choices, &out.words);
    let findings = diagnosis::findings(facts, choices);
    let mut text = String::new();
    if menu.offers.contains(&Offer::PutBack)
        && let Some(setback) = plan::failed(model, id)
    {
        text += &problem_text(&setback.problem, words, &out.style);
    }
    for held in &menu.holds {
        let found = findings.iter().find(|finding| *held == Hold::Found(finding.code));
        match found {
            Some(finding) if finding.step == id => {}
            Some(finding) => text += &finding_text(finding, words, &out.style),
            None => text += &format!("! {}\n", words.message(&hold::message(*held, facts, choices))),
        }
    }
    if !menu.holds.is_empty() {
        text += &format!("{}\n", words.say("screen-held-until"));
    }
    for change in &menu.changes {
        text += &format!("\n{}", preview(facts, choices, change, words));
    }
    for note in &menu.notes {
        text += &match note {
            Note::ReadOnly => format!("{}\n", words.say("plain-read-only")),
            Note::WhoDeploys => format!("\n{}\n", words.say("report-owner-question")),
        };
    }
    out.print(&text)
}

/// Agrees to all of them, where a name goes with one after it is typed.
async fn confirm(
    session: &mut Session,
    person: &mut Person,
    id: StepId,
    changes: &[Change],
    over: &[Hold],
) -> io::Result<Talked> {
    if changes.iter().any(plan::needs_name) {
        return named(session, person, id, changes, over).await;
    }
    changes.iter().for_each(|change| session.send(Msg::Confirm(change.clone())));
    went(session, person, id, changes).await
}

/// Asks for the name until it is that; an empty line leaves it.
async fn named(
    session: &mut Session,
    person: &mut Person,
    id: StepId,
    changes: &[Change],
    over: &[Hold],
) -> io::Result<Talked> {
    let words = &person.out.words;
    let asked = match changes {
        [Change::DeleteTestUser { made: Some(made), .. }] => {
            words.say_with("screen-type-user-name", &[("username", Arg::Text(made.username.clone()))])
        }
        _ => words.say("screen-type-name"),
    };
    let asked = format!("{asked}\n{}\n", words.say("plain-name-or-leave"));
    loop {
        person.out.print(&asked)?;
        let Some(name) = person.lines.next().await else { return Ok(Talked::Quit) };
        if name.trim().is_empty() {
            return Ok(Talked::Left);
        }
        if changes.iter().all(|change| plan::names(change, &name)) {
            let named = Named { name, over: over.to_vec() };
            let confirm = |change: &Change| session.send(Msg::ConfirmNamed(change.clone(), named.clone()));
            changes.iter().for_each(confirm);
            return went(session, person, id, changes).await;
        }
        let said = person.out.words.say("note-name-not-typed");
        person.out.line(&said)?;
    }
}

async fn went(
    session: &mut Session,
    person: &mut Person,
    id: StepId,
    changes: &[Change],
) -> io::Result<Talked> {
    settle(session).await;
    person.lines.drop_typed_ahead();
    Ok(match plan::went(&session.model, id, changes) {
        Went::Moved => Talked::Moved,
        Went::Stays => Talked::Stays,
        Went::Left => Talked::Left,
    })
}

/// The bind in the language of what deploys the pool.
fn owner_lines(model: &Model) -> String {
    let mut text = String::new();
    for block in owner_code::blocks(&model.facts, &model.choices) {
        text += &format!("\n{}\n", clean(&block.owner));
        block.text.lines().for_each(|line| text += &format!("    {}\n", clean(line)));
    }
    text + "\n"
}
