//! `restore`: puts a user pool back from a snapshot, the way every change goes: read, previewed,
//! confirmed, journalled, read again.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::Value;
use tokio::sync::mpsc;

use crate::aws::Aws;
use crate::core::answer::Answer;
use crate::core::aws::{Caller, UserPool};
use crate::core::change::{Binding, Change};
use crate::core::choices::Choices;
use crate::core::effect::Ticket;
use crate::core::facts::Facts;
use crate::core::hold;
use crate::core::journal::Entry;
use crate::core::journal::Face;
use crate::core::message::{Arg, Message};
use crate::core::msg::Msg;
use crate::core::name::{Region, UserPoolId};
use crate::core::owner::of_members;
use crate::core::pool::restore::{Earlier, NeedsDeveloper, restoring};
use crate::core::pool::{fields, moved_in, unknown_members};
use crate::core::problem::{Problem, ProblemKind};
use crate::core::query::Query;
use crate::dns::Asker;
use crate::report::{Exit, exit_of, preview, problem_text};
use crate::shell::Disk;
use crate::shell::calls::Network;
use crate::shell::clipboard::Clipboard;
use crate::shell::clock;
use crate::shell::disk::{Snapshot, Unusable};
use crate::shell::perform::Performer;
use crate::shell::scribe;
use crate::words::clean;

use super::{Lines, Output, complain};

/// What is to be put back, and what the flags say it must be of.
pub struct Restore {
    pub file: PathBuf,
    /// Every setting and not the e-mail settings alone.
    pub all: bool,
    pub read_only: bool,
    pub region: Option<Region>,
    pub user_pools: Vec<UserPoolId>,
}

/// Why it goes no further: the lines to say, and the exit code.
struct Stop(String, Exit);

/// `answers` are a person's; `None` is `--yes`.
///
/// # Errors
/// What writing gave.
pub async fn restore(
    aws: Aws,
    disk: Disk,
    wanted: Restore,
    mut out: Output,
    mut answers: Option<Lines>,
) -> io::Result<Exit> {
    let (snapshot, now, binding) = match prepared(&aws, &disk, &wanted, &out).await {
        Ok(prepared) => prepared,
        Err(Stop(said, exit)) => {
            complain(&said, &out.style);
            return Ok(exit);
        }
    };
    let change = Change::RestorePool(Box::new(binding.clone()));
    if binding.is_made(&now) {
        out.line(&format!("{} {}", out.style.good(), said_of(&out, "report-restore-already", &binding)))?;
        rest(&snapshot, &now, &wanted, &mut out)?;
        return Ok(Exit::Done);
    }
    let is_own = disk.wrote(&wanted.file, &snapshot);
    if !is_own {
        out.line(&format!("! {}", out.words.say("report-restore-unproven")))?;
    }
    let time = [("time", Arg::Time(snapshot.at))];
    out.print(&format!(
        "{}\n{}",
        out.words.say_with("screen-restores", &time),
        preview(&Facts::default(), &Choices::default(), &change, &out.words)
    ))?;
    out.line(&deployed(&binding, &out))?;
    let held = held(&aws, &binding, &now).await;
    if let Some(held) = &held {
        out.line(&format!("! {}", out.words.message(held)))?;
    }
    if wanted.read_only {
        out.line(&format!("{} {}", out.words.say("report-read-only"), out.words.change(&change)))?;
        return Ok(Exit::Failed);
    }
    if answers.is_none()
        && let Some(id) = needs_person(is_own, &binding, held.as_ref())
    {
        complain(&format!("{}\n", out.words.say(id)), &out.style);
        return Ok(Exit::Failed);
    }
    if let Some(lines) = &mut answers
        && !agreed(&binding, held.is_some(), lines, &mut out).await?
    {
        out.line(&out.words.say("report-restore-left"))?;
        return Ok(Exit::Failed);
    }
    let by = if answers.is_some() { Face::Asked } else { Face::Yes };
    match performed(aws, disk, &snapshot, change.clone(), by).await {
        Ok(after) => {
            out.line(&format!("{} {}", out.style.good(), out.words.changed(&change)))?;
            if let Some(after) = after {
                rest(&snapshot, &after, &wanted, &mut out)?;
            }
            Ok(Exit::Done)
        }
        Err(problem) => {
            complain(&problem_text(&problem, &out.words, &out.style), &out.style);
            if problem.kind == ProblemKind::PoolMoved {
                complain(&format!("{}\n", out.words.say("report-restore-again")), &out.style);
            }
            Ok(exit_of(&problem))
        }
    }
}

/// What `--yes` does not answer for, by its words.
fn needs_person(is_own: bool, binding: &Binding, held: Option<&Message>) -> Option<&'static str> {
    if !is_own {
        Some("report-restore-unproven-yes")
    } else if !binding.accepted.is_empty() {
        Some("report-restore-unknown")
    } else {
        held.map(|_| "report-restore-held")
    }
}

/// All that is read before anything is shown.
async fn prepared(
    aws: &Aws,
    disk: &Disk,
    wanted: &Restore,
    out: &Output,
) -> Result<(Snapshot, UserPool, Binding), Stop> {
    let snapshot = Snapshot::read(&wanted.file).map_err(|unusable| unreadable(&unusable, wanted, out))?;
    let failed = |problem: Problem| Stop(problem_text(&problem, &out.words, &out.style), exit_of(&problem));
    // The write would have to stand in its journal.
    disk.believed(&snapshot.setup()).map_err(failed)?;
    let pool_region = snapshot.user_pool.region();
    let other = |id: &str, mine: &str, theirs: &str, exit| {
        let args = [("snapshot", Arg::Text(mine.to_owned())), ("here", Arg::Text(theirs.to_owned()))];
        Stop(format!("{} {}\n", out.style.alarm(), out.words.say_with(id, &args)), exit)
    };
    if let Some(region) = wanted.region.as_ref().filter(|region| Some(*region) != pool_region.as_ref()) {
        let mine = pool_region.map(|region| region.to_string()).unwrap_or_default();
        return Err(other("report-restore-other-region", &mine, region.as_str(), Exit::Usage));
    }
    if !wanted.user_pools.is_empty() && wanted.user_pools != [snapshot.user_pool.clone()] {
        let named: Vec<&str> = wanted.user_pools.iter().map(UserPoolId::as_str).collect();
        let mine = snapshot.user_pool.as_str();
        return Err(other("report-restore-other-pool", mine, &named.join(", "), Exit::Usage));
    }
    let caller = caller(aws).await.map_err(failed)?;
    if caller.account != snapshot.account {
        let theirs = format!("{} ({})", caller.account, caller.who());
        return Err(other("report-restore-other-account", &snapshot.account, &theirs, Exit::Failed));
    }
    let now = pool(aws, &snapshot.user_pool).await.map_err(failed)?;
    let earlier = Earlier { at: snapshot.at, members: &snapshot.members, mfa: &snapshot.mfa };
    let mut binding = restoring(&now, &earlier, wanted.all).map_err(|NeedsDeveloper(members)| {
        let lines: String = members.iter().map(|member| format!("\n    {}", clean(member))).collect();
        let said = out.words.say("report-restore-needs-developer");
        Stop(format!("{} {said}{lines}\n", out.style.alarm()), Exit::Failed)
    })?;
    binding.accepted = unknown_members(&now.members);
    for member in unknown_members(&snapshot.members).into_iter().filter(|_| wanted.all) {
        if !binding.accepted.contains(&member) {
            binding.accepted.push(member);
        }
    }
    Ok((snapshot, now, binding))
}

fn unreadable(unusable: &Unusable, wanted: &Restore, out: &Output) -> Stop {
    let file = [("file", Arg::Text(wanted.file.display().to_string()))];
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
    Stop(format!("{} {said}\n{detail}", out.style.alarm()), Exit::Failed)
}

async fn caller(aws: &Aws) -> Result<Caller, Problem> {
    match aws.ask(&Query::Caller).await? {
        Answer::Caller(caller) => Ok(caller),
        _ => Err(malformed("sts:GetCallerIdentity")),
    }
}

async fn pool(aws: &Aws, id: &UserPoolId) -> Result<UserPool, Problem> {
    match aws.ask(&Query::UserPool(id.clone())).await? {
        Answer::UserPool(pool) => Ok(*pool),
        _ => Err(malformed("cognito-idp:DescribeUserPool")),
    }
}

fn malformed(operation: &str) -> Problem {
    let caller = crate::core::problem::Who::Main;
    Problem::saying(ProblemKind::Malformed, operation, caller, "another answer".to_owned())
}

/// A snapshot can bind a pool as well as unbind it: then what holds a bind holds this too.
async fn held(aws: &Aws, binding: &Binding, now: &UserPool) -> Option<Message> {
    let to = |member: &str| binding.email.get(member).and_then(Value::as_str);
    let source = to("SourceArn").filter(|_| to("EmailSendingAccount") == Some("DEVELOPER"))?;
    if now.sends_through_ses() && now.email("SourceArn") == Some(source) {
        return None;
    }
    // `arn:aws:ses:REGION:ACCOUNT:identity/NAME`
    let region = Region::from(source.split(':').nth(3)?);
    let account = match aws.ask(&Query::SesAccountIn(region.clone())).await {
        Ok(Answer::SesAccountIn(account)) => account,
        _ => None,
    };
    let hold = hold::of_account(account.as_ref())?;
    Some(hold::of_sending_message(hold, Some(&region), Some(now)))
}

/// Asks; for the pool's name where members are newer than this program, or something holds the bind.
/// The end of the input is a no.
async fn agreed(binding: &Binding, is_held: bool, answers: &mut Lines, out: &mut Output) -> io::Result<bool> {
    let named = is_held || !binding.accepted.is_empty();
    answers.drop_typed_ahead();
    loop {
        let question = match named {
            true => format!("{} ", out.words.say("screen-type-name")),
            false => format!("{} [y/n] ", out.words.say("report-carry-out")),
        };
        out.print(&question)?;
        let Some(answer) = answers.next().await else {
            out.line("")?;
            return Ok(false);
        };
        let answer = answer.trim();
        if named {
            return Ok(answer == binding.pool_name() || answer == binding.user_pool.as_str());
        }
        match answer.to_lowercase().as_str() {
            "y" | "yes" => return Ok(true),
            "n" | "no" => return Ok(false),
            _ => {}
        }
    }
}

/// Through the journal of the set-up that the snapshot belongs to. Gives the pool as it stands
/// afterwards, where it could be read once more.
async fn performed(
    aws: Aws,
    disk: Disk,
    snapshot: &Snapshot,
    change: Change,
    by: Face,
) -> Result<Option<UserPool>, Problem> {
    let (outbox, mut inbox) = mpsc::unbounded_channel();
    let network = Network { aws: aws.clone(), dns: Asker::new([].into()) };
    let mut performer = Performer::new(Arc::new(network), scribe::start(disk), Clipboard::Off, outbox);
    let at = clock::now();
    let id = format!("{}-{}-0", at.as_millisecond(), std::process::id());
    let confirmed = Entry::Confirmed { at, id, shown_at: at, by, change: change.clone(), over: Vec::new() };
    performer.note(snapshot.setup(), confirmed);
    performer.change(Ticket(1), change, Ok(snapshot.setup()), false);
    while let Some(msg) = inbox.recv().await {
        if let Msg::Performed { result, .. } = msg {
            performer.landed(Ticket(1));
            performer.end();
            result?;
            break;
        }
    }
    Ok(pool(&aws, &snapshot.user_pool).await.ok())
}

/// Which other settings are not as the snapshot has them: those that were left alone, and those of MFA
/// that `UpdateUserPool` has no member for.
fn rest(snapshot: &Snapshot, pool: &UserPool, wanted: &Restore, out: &mut Output) -> io::Result<()> {
    let mut differs = moved_in(&snapshot.members, &snapshot.mfa, pool);
    differs.retain(|member| !fields::DESCRIBED_ONLY.contains(&member.as_str()));
    let is_updated =
        |member: &String| snapshot.members.contains_key(member) || pool.members.contains_key(member);
    let (updated, by_hand): (Vec<String>, Vec<String>) = differs.into_iter().partition(is_updated);
    let left_alone = if wanted.all { Vec::new() } else { updated };
    for (said, members) in [("report-restore-rest", left_alone), ("report-restore-by-hand", by_hand)] {
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
