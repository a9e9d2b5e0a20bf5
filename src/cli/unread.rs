//! Options that a command does not read: it refuses them, since who gives one means something by it.

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{ArgMatches, Args, CommandFactory, FromArgMatches};

use super::options::Options;
use super::{Cli, Command};

/// What of [`Options`] `restore` goes by: where the pool is, which it must be, whether it may write, and whom
/// it asks about the records of an identity that the snapshot binds the pool to.
const OF_RESTORE: [&str; 6] = ["profile", "region", "user_pools", "read_only", "resolvers", "dns_map"];

/// Parses a command line.
///
/// # Errors
/// What is not understood, or not read by the command. Help and version too.
pub fn parse(line: impl IntoIterator<Item = std::ffi::OsString>) -> Result<Cli, clap::Error> {
    let mut command = command();
    let matches = command.try_get_matches_from_mut(line)?;
    let cli = Cli::from_arg_matches(&matches)?;
    let Some((name, read)) = cli.command.as_ref().and_then(reads) else { return Ok(cli) };
    let unread = given(&matches, read);
    if unread.is_empty() {
        return Ok(cli);
    }
    let said = format!("{name} does not read {}", unread.join(", "));
    Err(command.error(ErrorKind::UnknownArgument, said))
}

/// As it is defined, and `restore --help` shows what `restore` reads.
pub fn command() -> clap::Command {
    let mut command = Cli::command();
    // Before this the shared options are the uppermost command's alone.
    command.build();
    let shared = shared();
    command.mut_subcommand("restore", |restore| {
        restore.mut_args(|option| {
            let id = option.get_id().as_str();
            let is_read = !shared.iter().any(|(shared, _)| shared == id) || OF_RESTORE.contains(&id);
            option.hide(!is_read)
        })
    })
}

/// The command's name and what it reads of the shared options; `None` where it reads all.
fn reads(command: &Command) -> Option<(&'static str, &'static [&'static str])> {
    match command {
        Command::Restore(_) => Some(("restore", &OF_RESTORE)),
        Command::Rehearse(rehearse) if rehearse.list => Some(("rehearse --list", &[])),
        Command::Rehearse(rehearse) if rehearse.serve => Some(("rehearse --serve", &[])),
        _ => None,
    }
}

fn given(matches: &ArgMatches, read: &[&str]) -> Vec<String> {
    let is_given = |id: &str| matches.value_source(id) == Some(ValueSource::CommandLine);
    let unread = shared().into_iter().filter(|(id, _)| is_given(id) && !read.contains(&id.as_str()));
    unread.map(|(_, flag)| flag).collect()
}

/// The shared options, by their ids and as they are typed.
fn shared() -> Vec<(String, String)> {
    let options = Options::augment_args(clap::Command::new("shared"));
    let named = |option: &clap::Arg| {
        let flag = option.get_long().map(|long| format!("--{long}"))?;
        Some((option.get_id().to_string(), flag))
    };
    options.get_arguments().filter_map(named).collect()
}
