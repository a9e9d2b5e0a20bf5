//! `apply`: carries out what is left, one line a change.

use std::io;
use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use crate::core::diagnosis;
use crate::core::facts::journal::Face;
use crate::core::kinds::change::Change;
use crate::core::kinds::finding::{Code, Severity};
use crate::core::kinds::message::Arg;
use crate::core::kinds::owner::of_members;
use crate::core::kinds::step::{Status, StepId};
use crate::core::steps::STEPS;
use crate::core::wizard::model::Model;
use crate::core::wizard::msg::Msg;
use crate::core::wizard::plan::{After, Allowed, Next, after, next, overtaken, owner};
use crate::report::{Exit, exit_of, finding_text, head, preview};
use crate::shell::Session;

use super::ending::{say_rest, say_which, several};
use super::progress::Progress;
use super::{Lines, Output};

/// Between two rounds of attempts at a change, while there is time to wait.
const PAUSE: Duration = Duration::from_secs(10);

/// `answers` are a person's, asked before each change; `None` is `--yes`.
///
/// # Errors
/// What writing gave.
pub async fn apply(
    mut session: Session,
    mut out: Output,
    mut answers: Option<Lines>,
    wait: Duration,
) -> io::Result<Exit> {
    session.model.ends = true;
    session.model.face = if answers.is_some() { Face::Asked } else { Face::Yes };
    let allowed = Allowed::of(&session.model);
    begin(&mut session, &mut out).await?;
    if let Some(domains) = several(&session.model) {
        return Ok(say_which(domains, &out));
    }
    if session.model.is_distrusting() {
        say_rest(&session.model, None, &mut out)?;
        session.end();
        return Ok(Exit::Failed);
    }
    out.line(&head(&session.model, &out.words, &out.style))?;
    let until = Instant::now() + wait;
    let mut progress = Progress::from(&session.model);
    let mut tried: Vec<Change> = Vec::new();
    let mut watching = false;
    let mut failed: Option<Exit> = None;
    // Where nobody reads along any more, nothing more is begun.
    while !out.is_closed() {
        if session.model.is_changing() || !session.model.queue.is_empty() {
            session.next().await;
            progress.tell(&session.model, &mut out)?;
            continue;
        }
        match after(&session.model) {
            None | Some(After::OnceVerified) => {}
            Some(After::ByItself(problem)) => {
                if timeout_at(until, session.next()).await.is_err() {
                    failed = failed.or(Some(exit_of(&problem)));
                    break;
                }
                progress.tell(&session.model, &mut out)?;
                continue;
            }
            Some(After::Again(change, _)) if Instant::now() + PAUSE < until => {
                let pause = Instant::now() + PAUSE;
                while timeout_at(pause, session.next()).await.is_ok() {}
                session.send(Msg::Confirm(change));
                progress.tell(&session.model, &mut out)?;
                continue;
            }
            Some(After::OthersGoOn(problem)) => failed = failed.or(Some(exit_of(&problem))),
            Some(After::Again(_, problem) | After::Ends(problem)) => {
                failed = failed.or(Some(exit_of(&problem)));
                break;
            }
        }
        match next(&session.model, &tried, allowed) {
            Next::Fill(field, value) => {
                session.send(Msg::Fill(field, value));
                if session.model.choices.mail_from.is_none() {
                    break;
                }
            }
            Next::Carry(change) if session.model.facts.situation.read_only => {
                out.line(&format!("{} {}", out.words.say("report-read-only"), out.words.change(&change)))?;
                break;
            }
            Next::Carry(change) => {
                before_bind(&session.model, &change, &mut out)?;
                if let Some(answers) = &mut answers
                    && !agreed(&session.model, &change, answers, &mut out).await?
                {
                    break;
                }
                caution(&session.model, &change, &mut out)?;
                tried.push(change.clone());
                session.send(Msg::Confirm(change));
                answers.iter_mut().for_each(Lines::drop_typed_ahead);
            }
            // What is still to be asked may lead on.
            Next::Wait | Next::Nothing if !session.model.has_looked() => {
                session.next().await;
            }
            Next::Wait => {
                if !watching {
                    // From here on the name servers are asked again and again.
                    session.send(Msg::Go(StepId::Records));
                    watching = true;
                }
                if timeout_at(until, session.next()).await.is_err() {
                    break;
                }
            }
            Next::Nothing => break,
        }
        progress.tell(&session.model, &mut out)?;
    }
    // What it may not do goes on in the wizard; the same command again would end here again.
    let person = STEPS.iter().any(|step| session.model.status(step.id()) == Status::Todo);
    let nothing = person && next(&session.model, &tried, allowed) == Next::Nothing;
    let unnamed = !allowed.asked && session.model.choices.user_pools.is_empty();
    let owned = !allowed.asked && owner(&session.model).is_some();
    for change in overtaken(&session.model, allowed) {
        let said = out.words.change(&change);
        out.line(&format!("! {}\n  {said}", out.words.say("report-changed-since")))?;
    }
    let note = match session.model.status(StepId::Pool) {
        Status::Todo if nothing && unnamed => Some("report-name-the-pool"),
        Status::Todo if nothing && owned => Some("report-pool-managed"),
        _ => nothing.then_some("report-by-a-person"),
    };
    session.end();
    let end = say_rest(&session.model, note, &mut out)?;
    Ok(if end == Exit::Done { end } else { failed.unwrap_or(end) })
}

/// What happened since the last visit, a write that was cut off among it, comes before all else, and
/// before anything that was confirmed then goes out.
async fn begin(session: &mut Session, out: &mut Output) -> io::Result<()> {
    session.send(Msg::Started);
    let mut told = false;
    while !session.model.has_looked() {
        session.next().await;
        if let Some(news) = session.model.news.as_ref().filter(|_| !told) {
            out.line(&out.words.message(news))?;
            told = true;
        }
    }
    Ok(())
}

/// A zone that the parent does not delegate to is written only where it was named, and never
/// without saying so.
fn caution(model: &Model, change: &Change, out: &mut Output) -> io::Result<()> {
    let Change::PublishRecords { hosted_zone, .. } = change else { return Ok(()) };
    let zone = Arg::Text(hosted_zone.to_string());
    let findings = diagnosis::of_step(&model.facts, &model.choices, change.step());
    let of_zone = findings.iter().filter(|finding| {
        finding.code == Code::ZoneNotDelegatedHere && finding.args.contains(&("zone", zone.clone()))
    });
    for finding in of_zone {
        let said = format!("! {}", out.words.message(&finding.message()));
        out.line(&said)?;
    }
    Ok(())
}

/// What is to be known before a pool is bound: what the step warns of, and whether Terraform
/// manages the pool, which nobody can see on it.
fn before_bind(model: &Model, change: &Change, out: &mut Output) -> io::Result<()> {
    let Change::BindPool(binding) = change else { return Ok(()) };
    let findings = diagnosis::of_step(&model.facts, &model.choices, change.step());
    for finding in findings.iter().filter(|finding| finding.severity() <= Severity::Warning) {
        let said = format!("\n{}", finding_text(finding, &out.words, &out.style));
        out.print(&said)?;
    }
    if of_members(&binding.seen).is_none() {
        for id in ["report-owner-question", "report-owner-lines"] {
            let said = out.words.say(id);
            out.line(&said)?;
        }
    }
    Ok(())
}

/// Shows the change whole and asks. The end of the input is a no.
async fn agreed(model: &Model, change: &Change, answers: &mut Lines, out: &mut Output) -> io::Result<bool> {
    out.print(&format!("\n{}", preview(&model.facts, &model.choices, change, &out.words)))?;
    loop {
        out.print(&format!("{} [y/n] ", out.words.say("report-carry-out")))?;
        match answers.next().await.map(|answer| answer.trim().to_lowercase()) {
            Some(answer) if matches!(answer.as_str(), "y" | "yes") => return Ok(true),
            Some(answer) if matches!(answer.as_str(), "n" | "no") => return Ok(false),
            Some(_) => {}
            None => {
                out.line("")?;
                return Ok(false);
            }
        }
    }
}
