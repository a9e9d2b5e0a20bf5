//! `restore`: puts a user pool back from a snapshot. It says what the planner makes of it, and asks.

use std::io;
use std::path::Path;

use crate::core::diagnosis;
use crate::core::facts::journal::Face;
use crate::core::kinds::change::{Binding, Change};
use crate::core::kinds::finding::Code;
use crate::core::kinds::message::Arg;
use crate::core::kinds::owner::of_members;
use crate::core::kinds::problem::{Problem, ProblemKind};
use crate::core::progress::hold;
use crate::core::wizard::model::{Model, Setback};
use crate::core::wizard::msg::Msg;
use crate::core::wizard::plan::restoring::{Offer, Person, Refused, Way, rest, way};
use crate::report::{Exit, exit_of, finding_text, preview, problem_text};
use crate::shell::Session;
use crate::shell::disk::Unusable;
use crate::words::clean;

use super::progress::Progress;
use super::{Lines, Output, complain};

/// Why nothing is begun.
pub enum Unrestorable {
    /// No place for this machine's state.
    Stateless(Problem),
    Snapshot(Unusable),
}

/// Says why nothing is begun.
pub fn unrestorable(why: &Unrestorable, file: &Path, out: &Output) -> Exit {
    let unusable = match why {
        Unrestorable::Stateless(problem) => {
            complain(&problem_text(problem, &out.words, &out.style), &out.style);
            return Exit::Failed;
        }
        Unrestorable::Snapshot(unusable) => unusable,
    };
    let file = [("file", Arg::Text(file.display().to_string()))];
    let (id, detail) = match unusable {
        Unusable::Disk(problem) => {
            let message = problem.message.clone().or_else(|| problem.code.clone());
            ("report-snapshot-disk", message)
        }
        Unusable::Foreign(said) => ("report-snapshot-foreign", Some(said.clone())),
        Unusable::Newer(version) => ("report-snapshot-newer", Some(format!("version {version}"))),
        Unusable::Edited => ("report-snapshot-edited", None),
    };
    let said = out.words.say_with(id, &file);
    let detail = detail.map(|detail| format!("  {}\n", clean(&detail))).unwrap_or_default();
    complain(&format!("{} {said}\n{detail}", out.style.alarm()), &out.style);
    Exit::Failed
}

/// `answers` are a person's; `None` is `--yes`.
///
/// # Errors
/// What writing gave.
pub async fn restore(mut session: Session, mut out: Output, mut answers: Option<Lines>) -> io::Result<Exit> {
    session.model.face = if answers.is_some() { Face::Asked } else { Face::Yes };
    session.send(Msg::Started);
    let end = carried(&mut session, &mut out, &mut answers).await;
    session.end();
    end
}

async fn carried(session: &mut Session, out: &mut Output, answers: &mut Option<Lines>) -> io::Result<Exit> {
    let mut progress: Option<Progress> = None;
    loop {
        let offer = match known(session).await {
            Way::Wait => return Ok(Exit::Failed),
            Way::Refused(refused) => return Ok(say_refused(&refused, out)),
            Way::Already(binding) => {
                if progress.is_none() {
                    say_where(&session.model, &binding, out)?;
                    let said = said_of(out, "report-restore-already", &binding);
                    out.line(&format!("{} {said}", out.style.good()))?;
                }
                say_rest(&session.model, out)?;
                return Ok(Exit::Done);
            }
            Way::Offer(offer) => offer,
        };
        if progress.is_none() {
            say_where(&session.model, &offer.binding, out)?;
        }
        show(&session.model, &offer, out)?;
        if session.model.facts.situation.read_only {
            let said = out.words.change(&offer.write());
            out.line(&format!("{} {said}", out.words.say("report-read-only")))?;
            return Ok(Exit::Failed);
        }
        let typed = match answers {
            None => match offer.person() {
                Some(person) => {
                    complain(&format!("{}\n", out.words.say(unanswered(person))), &out.style);
                    return Ok(Exit::Failed);
                }
                None => None,
            },
            Some(lines) => match agreed(&offer, lines, out).await? {
                Some(typed) => Some(typed),
                None => {
                    out.line(&out.words.say("report-restore-left"))?;
                    return Ok(Exit::Failed);
                }
            },
        };
        let progress = progress.get_or_insert_with(|| Progress::from(&session.model));
        let write = offer.write();
        session.send(Msg::Restore { shown: offer, typed });
        let mut done = progress.tell_done(&session.model, out)?;
        while session.model.is_changing() || !session.model.queue.is_empty() || is_repeated(&session.model) {
            session.next().await;
            done.extend(progress.tell_done(&session.model, out)?);
        }
        if let Some(setback) = session.model.setback.clone() {
            say_problem(&setback.problem, out);
            if !goes_on(&setback, answers.is_some()) {
                return Ok(exit_of(&setback.problem));
            }
            continue;
        }
        match known(session).await {
            // No answer came, and what was read since says that it took effect.
            Way::Already(_) if !done.contains(&write) => {
                out.line(&format!("{} {}", out.style.good(), out.words.changed(&write)))?;
            }
            // It was held, or had moved, before it could go out.
            Way::Offer(_) => {
                if let Some(notice) = &session.model.notice {
                    complain(&format!("! {}\n", out.words.message(&notice.message)), &out.style);
                }
                say_again(out);
                return Ok(Exit::Failed);
            }
            _ => {}
        }
    }
}

/// What comes next, once all that it goes by was looked at.
async fn known(session: &mut Session) -> Way {
    loop {
        match way(&session.model).unwrap_or(Way::Wait) {
            Way::Wait if !session.is_over() => {
                session.next().await;
            }
            known => return known,
        }
    }
}

/// It failed for the moment, and the core sends it again by itself.
fn is_repeated(model: &Model) -> bool {
    model.setback.as_ref().is_some_and(|setback| setback.retry_at.is_some())
}

/// Without the mail's proof the pool is written where this caller may send none, and where a person types
/// its name although SES has refused it.
fn goes_on(setback: &Setback, is_asked: bool) -> bool {
    let is_mail = matches!(setback.change, Change::SendMail { .. });
    is_mail && (is_asked || setback.problem.kind == ProblemKind::Permission)
}

/// Which pool of which account, where the services are not all AWS's own.
fn say_where(model: &Model, binding: &Binding, out: &mut Output) -> io::Result<()> {
    let facts = &model.facts;
    let Some(endpoints) = out.words.endpoints(&facts.situation.endpoints) else { return Ok(()) };
    let account = facts.caller().map(|caller| format!("{} {}", clean(&caller.account), clean(caller.who())));
    let parts = [Some(clean(binding.user_pool.as_str())), account, Some(endpoints)];
    out.line(&parts.into_iter().flatten().collect::<Vec<_>>().join(out.style.between()))
}

/// Each change whole, what is to be known of it, and what holds it.
fn show(model: &Model, offer: &Offer, out: &mut Output) -> io::Result<()> {
    if !offer.is_own {
        out.line(&format!("! {}", out.words.say("report-restore-unproven")))?;
    }
    let (facts, choices) = (&model.facts, &model.choices);
    if let Some(mail) = &offer.mail {
        out.print(&preview(facts, choices, mail, &out.words))?;
    }
    if let Some(restored) = &offer.binding.restored {
        let time = [("time", Arg::Time(restored.at))];
        out.line(&out.words.say_with("screen-restores", &time))?;
    }
    out.print(&preview(facts, choices, &offer.write(), &out.words))?;
    out.line(&deployed(&offer.binding, out))?;
    let findings = diagnosis::of_step(facts, choices, offer.write().step());
    for finding in findings.iter().filter(|finding| finding.code == Code::BindUnproven) {
        out.print(&finding_text(finding, &out.words, &out.style))?;
    }
    for hold in &offer.holds {
        out.line(&format!("! {}", out.words.message(&hold::message(*hold, facts, choices))))?;
    }
    Ok(())
}

/// What `--yes` does not answer for.
const fn unanswered(person: Person) -> &'static str {
    match person {
        Person::Unproven => "report-restore-unproven-yes",
        Person::UnknownMembers => "report-restore-unknown",
        Person::Held => "report-restore-held",
    }
}

/// Asks; for the pool's name where it takes one. What was typed, or `None` for a no, which the end of the
/// input is too.
async fn agreed(offer: &Offer, answers: &mut Lines, out: &mut Output) -> io::Result<Option<String>> {
    answers.drop_typed_ahead();
    loop {
        let question = match offer.is_by_name() {
            true => format!("{} ", out.words.say("screen-type-name")),
            false => format!("{} [y/n] ", out.words.say("report-carry-out")),
        };
        out.print(&question)?;
        let Some(answer) = answers.next().await else {
            out.line("")?;
            return Ok(None);
        };
        if offer.is_by_name() {
            return Ok(Some(answer).filter(|answer| offer.is_named(answer)));
        }
        match answer.trim().to_lowercase().as_str() {
            "y" | "yes" => return Ok(Some(answer)),
            "n" | "no" => return Ok(None),
            _ => {}
        }
    }
}

fn say_refused(refused: &Refused, out: &Output) -> Exit {
    let (said, exit) = match refused {
        Refused::Problem(problem) => {
            complain(&problem_text(problem, &out.words, &out.style), &out.style);
            return exit_of(problem);
        }
        Refused::Contradicted(message) => (out.words.message(message), Exit::Usage),
        Refused::Elsewhere(message) => (out.words.message(message), Exit::Failed),
        Refused::NeedsDeveloper(members) => {
            let lines: String = members.iter().map(|member| format!("\n    {}", clean(member))).collect();
            (out.words.say("report-restore-needs-developer") + &lines, Exit::Failed)
        }
    };
    complain(&format!("{} {said}\n", out.style.alarm()), &out.style);
    exit
}

fn say_problem(problem: &Problem, out: &Output) {
    complain(&problem_text(problem, &out.words, &out.style), &out.style);
    if problem.kind == ProblemKind::PoolMoved {
        say_again(out);
    }
}

fn say_again(out: &Output) {
    complain(&format!("{}\n", out.words.say("report-restore-again")), &out.style);
}

/// Which other settings are not as the snapshot has them.
fn say_rest(model: &Model, out: &mut Output) -> io::Result<()> {
    let Some(rest) = rest(model) else { return Ok(()) };
    for (said, members) in
        [("report-restore-rest", rest.left_alone), ("report-restore-by-hand", rest.by_hand)]
    {
        if !members.is_empty() {
            out.line(&out.words.say(said))?;
        }
        members.iter().try_for_each(|member| out.line(&format!("    {}", clean(member))))?;
    }
    Ok(())
}

/// What deploys the pool would put its own sender back.
fn deployed(binding: &Binding, out: &Output) -> String {
    match of_members(&binding.seen) {
        Some(owner) => {
            let pool = ("pool", Arg::Text(binding.pool_name().to_owned()));
            let args = [pool, ("owner", Arg::Text(owner.to_string()))];
            out.words.say_with("finding-pool-managed-elsewhere", &args)
        }
        None => out.words.say("report-owner-question"),
    }
}

fn said_of(out: &Output, id: &str, binding: &Binding) -> String {
    out.words.say_with(id, &[("pool", Arg::Text(binding.pool_name().to_owned()))])
}
