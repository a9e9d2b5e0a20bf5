//! `rehearse --list` and `rehearse --serve`.

use std::io;

use crate::core::facts::choices::{Choices, Publish};
use crate::rehearsal::{Rehearsal, scenarios};
use crate::report::{Exit, columns};
use crate::shell::resume::quote;

use super::{Output, complain};

/// Names the scenarios and what each shows.
///
/// # Errors
/// What writing gave.
pub fn list(out: &mut Output) -> io::Result<Exit> {
    let row = |name: &str| vec![name.to_owned(), out.words.say(&format!("scenario-{name}"))];
    let rows: Vec<Vec<String>> = scenarios().iter().map(|scenario| row(scenario.name)).collect();
    out.print(&columns(&rows))?;
    Ok(Exit::Done)
}

/// Prints how to reach the simulated world, and serves until a signal ends it.
///
/// # Errors
/// What writing gave, or that signals cannot be received.
pub async fn serve(rehearsal: Rehearsal, out: &mut Output) -> io::Result<Exit> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let mut hang_up = signal(SignalKind::hangup())?;
    out.print(&how_to_reach(&rehearsal))?;
    // Beside the lines that are read by programs.
    complain(&format!("{}\n", out.words.say("report-serving")), &out.style);
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
        _ = hang_up.recv() => {}
    }
    Ok(Exit::Done)
}

/// `export …` lines for AWS clients, and one line with the flags for `sendoff`.
fn how_to_reach(rehearsal: &Rehearsal) -> String {
    let region = rehearsal.region();
    let mut text = String::new();
    for (name, value) in [
        ("AWS_ENDPOINT_URL", rehearsal.endpoint()),
        ("AWS_ACCESS_KEY_ID", "rehearsal"),
        ("AWS_SECRET_ACCESS_KEY", "rehearsal"),
        ("AWS_REGION", region.as_str()),
        // Version 1 of the AWS CLI reads this one alone.
        ("AWS_DEFAULT_REGION", region.as_str()),
        ("AWS_EC2_METADATA_DISABLED", "true"),
    ] {
        text += &format!("export {name}={}\n", quote(value));
    }
    let mut flags: Vec<String> = Vec::new();
    for (from, to) in rehearsal.dns_map() {
        flags.push(format!("--dns-map {from}={to}"));
    }
    for resolver in rehearsal.resolvers() {
        flags.push(format!("--resolver {}", quote(&format!("{}={}", resolver.name, resolver.address))));
    }
    flags.extend(choices(rehearsal.given()));
    text + &flags.join(" ") + "\n"
}

/// The scenario's choices as flags.
fn choices(given: &Choices) -> Vec<String> {
    let flag = |name: &str, value: &str| format!("--{name} {}", quote(value));
    let mut flags: Vec<String> = Vec::new();
    flags.extend(given.domain.iter().map(|domain| flag("domain", domain.as_str())));
    flags.extend(given.from.iter().map(|from| flag("from", &from.to_string())));
    flags.extend(given.mail_from.iter().map(|name| flag("mail-from", name.as_str())));
    flags.extend(given.user_pools.iter().map(|id| flag("user-pool", id.as_str())));
    flags.extend(given.publish.iter().map(|publish| match publish {
        Publish::Route53 => flag("dns", "route53"),
        Publish::Manual => flag("dns", "manual"),
    }));
    flags.extend(given.hosted_zones.iter().map(|id| flag("hosted-zone", id.as_str())));
    flags.extend(given.to.iter().map(|to| flag("to", &to.to_string())));
    flags.extend(given.skip.iter().map(|step| flag("skip", step.as_str())));
    flags
}
