//! The command line. Its words are English; what the commands print is in the chosen language.
//!
//! The commands share their options, before or after their name. One that reads less refuses the rest.

pub mod environment;
mod launch;
pub mod options;
#[cfg(test)]
mod tests;
mod unread;
pub mod values;

use std::path::PathBuf;
use std::time::Duration;

use clap::{ArgAction, Args, ColorChoice, Parser, Subcommand, ValueEnum};

use crate::core::handover::export::Format;
use options::Options;
pub use unread::{command, parse};

const AFTER_HELP: &str = "\
Exit codes: 0 all steps done or skipped, 3 not finished, 1 failed, 2 usage,
4 no usable credentials, 5 permission missing.

Without an account at hand: sendoff rehearse";

/// Takes an Amazon Cognito user pool from the shared sender to its own domain through Amazon SES
///
/// Without a command: the wizard. It finds out what stands, shows every change before it is made,
/// and can be left and taken up again at any time.
#[derive(Debug, Parser)]
#[command(name = "sendoff", version, after_help = AFTER_HELP, disable_help_subcommand = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub options: Options,
    #[command(flatten)]
    pub everywhere: Everywhere,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// The wizard against a simulated account and DNS on this machine; nothing leaves it
    Rehearse(Rehearse),
    /// Shows every step, record and finding once, and exits
    Status(Status),
    /// Carries out what is left, one line a change
    ///
    /// It never files a production-access request and never binds a user pool whose mail would not
    /// arrive. Test mails go to --to, once; without --to one mail goes to SES's mailbox simulator before
    /// the bind, and the test step stays open.
    Apply(Apply),
    /// Shows the records to publish
    Records(Records),
    /// Puts a user pool's e-mail settings back from a snapshot that the wizard made
    ///
    /// Snapshots are below $XDG_STATE_HOME/sendoff (else ~/.local/state/sendoff). What would change
    /// is shown first. The pool is read again just before the write and compared after it.
    Restore(Restore),
}

#[derive(Args, Debug)]
pub struct Rehearse {
    /// The simulated world; --list names them
    #[arg(long, value_name = "NAME")]
    pub scenario: Option<String>,
    /// Names the scenarios and what each shows
    #[arg(long, conflicts_with_all = ["serve", "scenario"])]
    pub list: bool,
    /// Only serves the simulated world until interrupted, and prints how to reach it
    #[arg(long)]
    pub serve: bool,
}

#[derive(Args, Debug)]
pub struct Status {
    /// Prints JSON, version 1
    #[arg(long)]
    pub json: bool,
}

#[derive(Args, Debug)]
pub struct Apply {
    /// Carries out every change without asking
    #[arg(long)]
    pub yes: bool,
    /// Shows every change that would be made now, and makes none: 0 nothing to do, 3 something
    #[arg(long)]
    pub dry_run: bool,
    /// Prints what --dry-run shows as JSON, version 1
    #[arg(long, requires = "dry_run")]
    pub json: bool,
    /// How long to wait for DNS and SES, as 90s, 10m or 2h
    #[arg(long, value_name = "DURATION", default_value = "0s", value_parser = values::duration)]
    pub wait: Duration,
}

#[derive(Args, Debug)]
pub struct Records {
    /// How to print them; message and document are Markdown for a DNS team and for change management
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = values::format())]
    pub format: Format,
}

#[derive(Args, Debug)]
pub struct Restore {
    /// The snapshot
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Puts every setting back and not the e-mail settings alone
    #[arg(long)]
    pub all: bool,
    /// Puts a snapshot in the state directory, as the journal knows it, back without asking
    #[arg(long)]
    pub yes: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    En,
    Ja,
}

#[derive(Args, Debug)]
#[command(next_help_heading = "Everywhere")]
pub struct Everywhere {
    /// The language of what is printed; otherwise LC_ALL, LC_CTYPE or LANG says
    #[arg(long, value_enum, global = true)]
    pub lang: Option<Language>,
    /// Numbered questions and plain lines instead of the full screen
    #[arg(long, global = true, action = ArgAction::SetTrue)]
    pub plain: bool,
    /// Only ASCII signs
    #[arg(long, global = true, action = ArgAction::SetTrue)]
    pub ascii: bool,
    /// Colour; auto keeps to the terminal and NO_COLOR
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub color: ColorChoice,
    /// Writes a log to FILE
    #[arg(long, value_name = "FILE", global = true)]
    pub log: Option<PathBuf>,
}
