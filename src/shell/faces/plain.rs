//! The wizard without a screen: numbered questions, one line a change of state, no cursor moves. What is asked,
//! offered and left comes from `core::plan`.

use std::io;

use crate::core::facts::journal::Face;
use crate::core::kinds::step::{Status, StepId};
use crate::core::steps::STEPS;
use crate::core::wizard::model::Model;
use crate::core::wizard::msg::Msg;
use crate::core::wizard::plan::{self, Left, Toward};
use crate::report::{Exit, head, step_table};
use crate::shell::Session;

use super::ending::{say_rest, several};
use super::plain_ask::Person;
use super::plain_step::{Talked, at};
use super::progress::Progress;
use super::{Lines, Output, begin, settle};

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
    let (mut left, mut stays) = (Left::default(), None);
    loop {
        settle(session).await;
        progress.tell(&session.model, &mut person.out)?;
        let turn = plan::turn(&session.model, &left, stays.take());
        if turn == Toward::Complete || person.out.is_closed() {
            return Ok(());
        }
        let waited = match turn {
            Toward::Person(id) => Waited::For(id),
            Toward::Watch(_) | Toward::Wait => wait(session, person).await?,
            Toward::Nobody | Toward::Complete => idle(session, person).await?,
        };
        let id = match waited {
            Waited::For(id) => id,
            Waited::Moved => continue,
            Waited::Quit => return Ok(()),
        };
        match at(session, person, id).await? {
            Talked::Moved => {}
            Talked::Stays => stays = Some(id),
            Talked::Left => left.leave(&session.model, id),
            Talked::Quit => return Ok(()),
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

/// What a wait led to.
enum Waited {
    Moved,
    /// A person wants to see this step.
    For(StepId),
    Quit,
}

/// The line that leads to a bind that is held.
const HELD: &str = "b";

/// Others are at work. Says so once; goes on when something changes or a line comes.
async fn wait(session: &mut Session, person: &mut Person) -> io::Result<Waited> {
    say_waiting(&session.model, "plain-waiting", person)?;
    let standing = |model: &Model| -> Vec<(StepId, Status)> {
        STEPS.iter().map(|step| (step.id(), model.status(step.id()))).collect()
    };
    let before = standing(&session.model);
    loop {
        tokio::select! {
            line = person.lines.interruption() => return Ok(answered(session, line)),
            _ = session.next() => {
                if standing(&session.model) != before {
                    return Ok(Waited::Moved);
                }
            }
        }
    }
}

/// Nobody is at work: a line that was prepared in advance is the answer.
async fn idle(session: &mut Session, person: &mut Person) -> io::Result<Waited> {
    say_waiting(&session.model, "plain-nothing-under-way", person)?;
    let line = person.lines.next().await;
    Ok(answered(session, line))
}

fn say_waiting(model: &Model, id: &str, person: &mut Person) -> io::Result<()> {
    let held = if plan::overriding(model).is_some() {
        person.out.words.say("plain-held") + "\n"
    } else {
        String::new()
    };
    person.out.print(&format!("\n{}\n{held}", person.out.words.say(id)))
}

fn answered(session: &mut Session, line: Option<String>) -> Waited {
    match line.as_deref().map(str::trim) {
        None | Some("q") => Waited::Quit,
        Some(HELD) if plan::overriding(&session.model).is_some() => Waited::For(StepId::Pool),
        Some(_) => {
            session.send(Msg::Look);
            Waited::Moved
        }
    }
}
