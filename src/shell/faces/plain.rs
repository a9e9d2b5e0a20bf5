//! The wizard without a screen: numbered questions, one line a change of state, no cursor moves.

use std::collections::BTreeMap;
use std::io;

use crate::core::change::Change;
use crate::core::diagnosis;
use crate::core::journal::Face;
use crate::core::model::{Enter, Model};
use crate::core::msg::Msg;
use crate::core::owner;
use crate::core::owner_code;
use crate::core::records;
use crate::core::step::{Field, FieldId, FieldKind, Status, Step, StepId};
use crate::core::steps::{self, STEPS};
use crate::core::test_users::TestUsers;
use crate::core::update::undo;
use crate::report::{Exit, finding_text, head, preview, problem_text, record_block, step_line, step_table};
use crate::shell::Session;
use crate::words::clean;

use super::ending::{say_rest, several};
use super::plain_ask::Person;
use super::progress::Progress;
use super::{Lines, Output, begin, plain_pick, settle};

/// What a talk at a step led to.
enum Talk {
    /// Something was done: look again at what is first now.
    Moved,
    /// Something was done, and what it leaves behind is at this very step.
    Stays,
    /// Left as it is until it changes.
    Left,
    /// What was done went wrong at this step, and can be put back.
    Setback,
    Quit,
}

/// # Errors
/// What writing gave.
pub async fn plain(mut session: Session, out: Output, lines: Lines) -> io::Result<Exit> {
    let mut person = Person { out, lines };
    session.model.face = Face::Plain;
    begin(&mut session).await;
    let quit = !choose_setup(&mut session, &mut person).await?;
    let (words, style) = (&person.out.words, &person.out.style);
    let start =
        format!("{}\n\n{}", head(&session.model, words, style), step_table(&session.model, words, style));
    person.out.print(&start)?;
    if !quit {
        steps_one_by_one(&mut session, &mut person).await?;
    }
    session.end();
    say_rest(&session.model, None, &mut person.out)
}

async fn steps_one_by_one(session: &mut Session, person: &mut Person) -> io::Result<()> {
    let mut progress = Progress::from(&session.model);
    let mut left: BTreeMap<StepId, String> = BTreeMap::new();
    let mut stays: Option<&dyn Step> = None;
    loop {
        settle(session).await;
        progress.tell(&session.model, &mut person.out)?;
        if steps::complete(&session.model.facts, &session.model.choices) || person.out.is_closed() {
            return Ok(());
        }
        let steps = stays.take().into_iter().chain(STEPS.iter().copied());
        let step = { steps }.find(|step| needs_person(&session.model, step.id(), &left));
        let mut talk = match step {
            Some(step) => at(session, person, step).await?,
            None => wait(session, person).await?,
        };
        if let (Talk::Setback, Some(step)) = (&talk, step) {
            // What was done is said before it is asked about.
            progress.tell(&session.model, &mut person.out)?;
            talk = put_back(session, person, step).await?;
        }
        match (talk, step) {
            (Talk::Quit, _) => return Ok(()),
            (Talk::Left, Some(step)) => {
                left.insert(step.id(), state(&session.model, step));
            }
            (Talk::Stays, step) => stays = step,
            _ => {}
        }
    }
}

/// Of several set-ups known here, the one that is meant. False at the end of the input.
async fn choose_setup(session: &mut Session, person: &mut Person) -> io::Result<bool> {
    let Some(domains) = several(&session.model) else {
        return Ok(true);
    };
    let items: Vec<String> = domains.iter().map(|domain| crate::words::clean(domain.as_str())).collect();
    person.out.line(&person.out.words.say("report-several-setups"))?;
    let Some(index) = person.number(&items, None).await? else {
        return Ok(false);
    };
    session.send(Msg::First);
    for _ in 0..index {
        session.send(Msg::Down);
    }
    session.send(Msg::Enter);
    settle(session).await;
    Ok(true)
}

fn needs_person(model: &Model, id: StepId, left: &BTreeMap<StepId, String>) -> bool {
    is_open(model, id) && steps::get(id).is_some_and(|step| left.get(&id) != Some(&state(model, step)))
}

/// Something can be decided or done there.
fn is_open(model: &Model, id: StepId) -> bool {
    matches!(model.status(id), Status::Todo | Status::Wrong) || !left_behind(model, id).is_empty()
}

/// A step that waits for another may still have a test user to delete.
fn left_behind(model: &Model, id: StepId) -> Vec<Change> {
    let is_waiting = id == StepId::Test && model.status(id) == Status::Blocked;
    if is_waiting { TestUsers::of(&model.facts).deletions() } else { Vec::new() }
}

/// Two looks at a step that give the same text need no second question.
fn state(model: &Model, step: &dyn Step) -> String {
    let (facts, choices) = (&model.facts, &model.choices);
    let changes: Vec<&str> = step.changes(facts, choices).iter().map(|change| change.code()).collect();
    let findings = diagnosis::findings(facts, choices);
    let codes: Vec<&str> = findings
        .iter()
        .filter(|finding| finding.step == step.id())
        .map(|finding| finding.code.as_str())
        .collect();
    // The request for production is worth a question once there is a domain, and another once it is verified.
    let domain = step.id() == StepId::Access && choices.identity_domain().is_some();
    let ripe = domain && steps::is_best_sent_now(facts, choices);
    format!("{:?} {changes:?} {codes:?} {domain} {ripe}", model.status(step.id()))
}

/// Says how the step stands and asks what is to be decided there.
async fn at(session: &mut Session, person: &mut Person, step: &dyn Step) -> io::Result<Talk> {
    session.send(Msg::Go(step.id()));
    settle(session).await;
    let model = &session.model;
    if !is_open(model, step.id()) {
        return Ok(Talk::Moved);
    }
    introduce(model, step, &mut person.out)?;
    let fields = step.fields(&model.facts, &model.choices);
    if step.id() == StepId::Access && !fields.is_empty() {
        if model.choices.identity_domain().is_none() {
            // Its finding says what comes first.
            return Ok(Talk::Left);
        }
        let is_ripe = steps::is_best_sent_now(&model.facts, &model.choices);
        let later = if is_ripe { "plain-leave" } else { "plain-later" };
        let choice = person.choose(&[later, "plain-request", "plain-quit"], Some(0)).await?;
        match choice {
            Some(0) => return Ok(Talk::Left),
            Some(1) => {}
            _ => return Ok(Talk::Quit),
        }
    }
    let picks = fields.iter().any(|field| matches!(field.kind, FieldKind::Pick));
    for field in fields {
        match fill(session, person, field).await? {
            Some(true) => {}
            Some(false) => return Ok(Talk::Left),
            None => return Ok(Talk::Quit),
        }
    }
    settle(session).await;
    if picks {
        // What else is asked there goes by the pool.
        return Ok(Talk::Moved);
    }
    carry_out(session, person, step).await
}

fn introduce(model: &Model, step: &dyn Step, out: &mut Output) -> io::Result<()> {
    let (words, style) = (&out.words, &out.style);
    let id = step.id();
    let mut text = format!(
        "\n{}\n{}\n",
        step_line(model, step, words, style),
        words.say(&format!("step-{}.why", id.as_str()))
    );
    for finding in diagnosis::findings(&model.facts, &model.choices).iter().filter(|found| found.step == id) {
        text += &finding_text(finding, words, style);
    }
    if id == StepId::Records {
        let by_hand = steps::by_hand(&model.facts, &model.choices);
        let views = records::view(&model.facts, &model.choices);
        for view in views.iter().filter(|view| by_hand.contains(&view.wanted.id)) {
            text += &format!("\n{}", record_block(view, words, style));
        }
    }
    out.print(&text)
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
        if text.trim().is_empty() && field.id != FieldId::Contact {
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

/// Shows every change whole, then carries all out, or none.
async fn carry_out(session: &mut Session, person: &mut Person, step: &dyn Step) -> io::Result<Talk> {
    let model = &session.model;
    let changes = step.changes(&model.facts, &model.choices);
    if changes.is_empty() {
        return nothing_to_carry_out(session, person, step).await;
    }
    let previews: String = changes
        .iter()
        .map(|change| format!("\n{}", preview(&model.facts, &model.choices, change, &person.out.words)))
        .collect();
    person.out.print(&previews)?;
    let items = offers(&session.model, &changes, &mut person.out)?;
    loop {
        match person.choose(&items, None).await?.and_then(|index| items.get(index).copied()) {
            Some("plain-carry-out") => break,
            Some("plain-owner-code") => {
                person.out.print(&owner_lines(&session.model))?;
            }
            Some("plain-leave") => return Ok(Talk::Left),
            _ => return Ok(Talk::Quit),
        }
    }
    for change in changes {
        session.send(Msg::Confirm(change));
    }
    settle(session).await;
    person.lines.drop_typed_ahead();
    if session.model.setback.is_some() && session.model.enter() == Enter::Undo {
        return Ok(Talk::Setback);
    }
    Ok(if has_failed(&session.model, step) { Talk::Left } else { Talk::Moved })
}

fn has_failed(model: &Model, step: &dyn Step) -> bool {
    model.setback.as_ref().is_some_and(|setback| setback.change.step() == step.id())
}

/// What can be chosen at a preview. Where nothing on the pool says what deploys it, that is asked.
fn offers(model: &Model, changes: &[Change], out: &mut Output) -> io::Result<Vec<&'static str>> {
    if model.facts.situation.read_only {
        out.line(&out.words.say("plain-read-only"))?;
        return Ok(vec!["plain-leave", "plain-quit"]);
    }
    let mut items = vec!["plain-carry-out", "plain-leave"];
    if let Some(binding) = changes.iter().find_map(Change::binding) {
        if owner::of_members(&binding.seen).is_none() {
            out.line(&format!("\n{}", out.words.say("report-owner-question")))?;
        }
        if !owner_code::blocks(&model.facts, &model.choices).is_empty() {
            items.push("plain-owner-code");
        }
    }
    items.push("plain-quit");
    Ok(items)
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

/// The pool's mail failed, or its write took other settings along: the way back comes first.
async fn put_back(session: &mut Session, person: &mut Person, step: &dyn Step) -> io::Result<Talk> {
    let model = &session.model;
    introduce(model, step, &mut person.out)?;
    if let Some(setback) = &model.setback {
        person.out.print(&problem_text(&setback.problem, &person.out.words, &person.out.style))?;
    }
    let changes = undo::changes(&model.facts, &model.choices, step.id());
    let previews: String = changes
        .iter()
        .map(|change| format!("\n{}", preview(&model.facts, &model.choices, change, &person.out.words)))
        .collect();
    person.out.print(&previews)?;
    match person.choose(&["plain-put-back", "plain-leave", "plain-quit"], Some(0)).await? {
        Some(0) => {}
        Some(1) => return Ok(Talk::Left),
        _ => return Ok(Talk::Quit),
    }
    changes.into_iter().for_each(|change| session.send(Msg::Confirm(change)));
    settle(session).await;
    person.lines.drop_typed_ahead();
    let failed = has_failed(&session.model, step) || left_behind(&session.model, step.id()).is_empty();
    Ok(if failed { Talk::Left } else { Talk::Stays })
}

async fn nothing_to_carry_out(
    session: &mut Session,
    person: &mut Person,
    step: &dyn Step,
) -> io::Result<Talk> {
    if !matches!(session.model.status(step.id()), Status::Todo | Status::Wrong) {
        return Ok(Talk::Moved);
    }
    let (facts, choices) = (&session.model.facts, &session.model.choices);
    let entering = step.id() == StepId::Records && !steps::by_hand(facts, choices).is_empty();
    let items: &[&str] = match entering {
        true => &["plain-entered", "plain-look", "plain-leave", "plain-quit"],
        false => &["plain-look", "plain-leave", "plain-quit"],
    };
    let chosen = person.choose(items, None).await?.and_then(|index| items.get(index).copied());
    match chosen {
        Some("plain-entered") => session.send(Msg::Entered),
        Some("plain-look") => session.send(Msg::Look),
        Some("plain-leave") => return Ok(Talk::Left),
        _ => return Ok(Talk::Quit),
    }
    settle(session).await;
    Ok(Talk::Moved)
}

/// Others are at work. Says so once; goes on when something changes or a line comes. Where nobody
/// is, a line that was prepared in advance is the answer.
async fn wait(session: &mut Session, person: &mut Person) -> io::Result<Talk> {
    let at_work = |status: Status, id: StepId| {
        status == Status::Waiting || id == StepId::Records && matches!(status, Status::Todo | Status::Wrong)
    };
    if !STEPS.iter().any(|step| at_work(session.model.status(step.id()), step.id())) {
        person.out.line(&format!("\n{}", person.out.words.say("plain-nothing-under-way")))?;
        return Ok(match person.lines.next().await.as_deref().map(str::trim) {
            None | Some("q") => Talk::Quit,
            Some(_) => {
                session.send(Msg::Look);
                Talk::Moved
            }
        });
    }
    let waiting = |model: &Model| -> Vec<(StepId, Status)> {
        STEPS.iter().map(|step| (step.id(), model.status(step.id()))).collect()
    };
    let before = waiting(&session.model);
    person.out.line(&format!("\n{}", person.out.words.say("plain-waiting")))?;
    loop {
        tokio::select! {
            line = person.lines.interruption() => match line.as_deref().map(str::trim) {
                None | Some("q") => return Ok(Talk::Quit),
                Some(_) => {
                    session.send(Msg::Look);
                    return Ok(Talk::Moved);
                }
            },
            _ = session.next() => {
                if waiting(&session.model) != before {
                    return Ok(Talk::Moved);
                }
            }
        }
    }
}
