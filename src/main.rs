//! Parses the command line, chooses a face, ends with its exit code.

use std::env;
use std::fmt::Display;
use std::io;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use sendoff::cli::environment::Environment;
use sendoff::cli::{self, Cli, Command, Rehearse};
use sendoff::core::kinds::message::Arg;
use sendoff::core::kinds::problem::Problem;
use sendoff::rehearsal;
use sendoff::report::{Exit, Style, problem_text};
use sendoff::shell::descriptors::{self, TooFew};
use sendoff::shell::faces::{self, Lines, Output};
use sendoff::shell::log::Unusable;
use sendoff::shell::{self, Clipboard, Session};
use sendoff::words::Words;

fn main() -> ExitCode {
    let cli = match cli::parse(env::args_os()) {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    if let Err(said) = cli.options.contradiction() {
        return usage(&cli::command().error(clap::error::ErrorKind::ArgumentConflict, said));
    }
    let environment = Environment::read();
    if let Err(too_few) = descriptors::secure() {
        return failed(&crowded(too_few, &Words::new(environment.language(&cli.everywhere))));
    }
    if let Some(path) = &cli.everywhere.log
        && let Err(unusable) = shell::log::start(path)
    {
        return failed(&unlogged(path, &unusable, &Words::new(environment.language(&cli.everywhere))));
    }
    match shell::block_on(run(&cli, &environment)) {
        Ok(Ok(code)) => ExitCode::from(code),
        // Who read the lines has left: that is no failure of ours.
        Ok(Err(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Ok(Err(error)) | Err(error) => failed(&error),
    }
}

/// Help and version end with 0, what cannot be understood with 2.
fn usage(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    // It repeats the arguments, which may be the names of files.
    faces::complain(&error.render().to_string(), &Style::default());
    ExitCode::from(Exit::Usage.code())
}

fn crowded(TooFew(limit): TooFew, words: &Words) -> String {
    let [needed, enough] =
        [descriptors::NEEDED, descriptors::ENOUGH].map(|number| Arg::Number(f64::from(number)));
    let limit = ("limit", Arg::Text(limit.to_string()));
    words.say_with("report-too-few-files", &[limit, ("needed", needed), ("enough", enough)])
}

fn unlogged(path: &Path, unusable: &Unusable, words: &Words) -> String {
    let file = ("file", Arg::Text(path.display().to_string()));
    match unusable {
        Unusable::Disk(error) => format!("{}: {error}", path.display()),
        Unusable::Irregular => words.say_with("report-log-irregular", &[file]),
        Unusable::Foreign(uid) => {
            words.say_with("report-log-foreign", &[file, ("owner", Arg::Text(format!("uid {uid}")))])
        }
    }
}

fn failed(error: &impl Display) -> ExitCode {
    faces::complain(&format!("sendoff: {error}\n"), &Style::default());
    ExitCode::from(Exit::Failed.code())
}

async fn run(cli: &Cli, environment: &Environment) -> io::Result<u8> {
    let flags = &cli.everywhere;
    let words = Words::new(environment.language(flags));
    let style = environment.style(flags);
    faces::guard(&words);
    if let Some(Command::Rehearse(rehearse)) = &cli.command {
        // It is asked for what is simulated, wherever the environment leads.
        return rehearsed(cli, environment, words, rehearse).await;
    }
    let endpoints = cli.options.endpoints().await;
    let session = |clipboard| cli.options.session(environment, endpoints.clone(), clipboard, &words);
    let output = |words| Output::new(words, style, Box::new(io::stdout()));
    let exit = match &cli.command {
        None => match session(Clipboard::detect()) {
            Ok(session) => return wizard(cli, environment, words, session).await,
            Err(problem) => stateless(&problem, &words, &style),
        },
        Some(Command::Apply(apply)) if !apply.yes && !apply.dry_run && !environment.stdin_is_terminal => {
            faces::complain(&format!("{}\n", words.say("report-needs-yes")), &style);
            Exit::Usage
        }
        Some(Command::Restore(restore)) if !restore.yes && !environment.stdin_is_terminal => {
            faces::complain(&format!("{}\n", words.say("report-restore-needs-yes")), &style);
            Exit::Usage
        }
        Some(Command::Restore(restore)) => {
            match cli.options.restoring(restore, environment, endpoints, &words) {
                Err(why) => faces::restore::unrestorable(&why, &restore.file, &output(words)),
                Ok(session) => {
                    let answers = (!restore.yes).then(|| Lines::of(io::stdin(), true));
                    faces::restore::restore(session, output(words), answers).await?
                }
            }
        }
        Some(command) => match (session(Clipboard::Off), command) {
            (Err(problem), _) => stateless(&problem, &words, &style),
            (Ok(session), Command::Status(status)) => {
                faces::status::status(session, output(words), status.json).await?
            }
            (Ok(session), Command::Records(records)) => {
                faces::records::records(session, output(words), records.format).await?
            }
            (Ok(session), Command::Apply(apply)) if apply.dry_run => {
                faces::dry_run::dry_run(session, output(words), apply.yes, apply.json).await?
            }
            (Ok(session), Command::Apply(apply)) => {
                let answers = (!apply.yes).then(|| Lines::of(io::stdin(), true));
                faces::apply::apply(session, output(words), answers, apply.wait).await?
            }
            (Ok(_), Command::Rehearse(_) | Command::Restore(_)) => Exit::Usage,
        },
    };
    Ok(exit.code())
}

/// On the screen, or as numbered questions.
async fn wizard(cli: &Cli, environment: &Environment, words: Words, session: Session) -> io::Result<u8> {
    let flags = &cli.everywhere;
    if environment.is_plain(flags) {
        let out = Output::new(words, environment.style(flags), Box::new(io::stdout()));
        return Ok(faces::plain::plain(session, out, Lines::of(io::stdin(), environment.stdin_is_terminal))
            .await?
            .code());
    }
    let ending = shell::tui(session, words, environment.look(flags)).await?;
    Ok(u8::try_from(ending.code).unwrap_or(Exit::Failed.code()))
}

async fn rehearsed(
    cli: &Cli,
    environment: &Environment,
    words: Words,
    rehearse: &Rehearse,
) -> io::Result<u8> {
    let style = environment.style(&cli.everywhere);
    let scenarios = rehearsal::scenarios();
    let first = scenarios.first().map_or("", |scenario| scenario.name);
    let name = rehearse.scenario.as_deref().unwrap_or(first);
    let known = scenarios.iter().any(|scenario| scenario.name == name);
    if rehearse.list || !known {
        let to: Box<dyn io::Write> = if known { Box::new(io::stdout()) } else { Box::new(io::stderr()) };
        let missing = words.say("report-no-scenario");
        let mut out = Output::new(words, style, to);
        if !known {
            out.line(&missing)?;
        }
        faces::serve::list(&mut out)?;
        return Ok(if known { Exit::Done } else { Exit::Usage }.code());
    }
    let rehearsal = match rehearsal::start(name) {
        Ok(rehearsal) => rehearsal,
        Err(error) => {
            faces::complain(&format!("sendoff: {error}\n"), &style);
            return Ok(Exit::Failed.code());
        }
    };
    if rehearse.serve {
        let mut out = Output::new(words, style, Box::new(io::stdout()));
        return Ok(faces::serve::serve(rehearsal, &mut out).await?.code());
    }
    match cli.options.rehearse(Arc::new(rehearsal), Clipboard::detect(), &words) {
        Ok(session) => wizard(cli, environment, words, session).await,
        Err(problem) => Ok(stateless(&problem, &words, &style).code()),
    }
}

/// Without a place for the journal nothing is begun.
fn stateless(problem: &Problem, words: &Words, style: &Style) -> Exit {
    faces::complain(&problem_text(problem, words, style), style);
    Exit::Failed
}
