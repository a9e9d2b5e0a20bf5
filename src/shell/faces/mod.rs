//! The faces without a screen: they turn lines into messages and the model into lines.

pub mod apply;
pub mod dry_run;
mod ending;
mod output;
pub mod plain;
mod plain_ask;
mod plain_pick;
mod plain_step;
mod progress;
pub mod records;
pub mod restore;
pub mod serve;
pub mod status;

pub use ending::several;
pub use output::{Lines, Output, complain};

use crate::core::wizard::msg::Msg;
use crate::shell::{Session, log, panic};
use crate::words::Words;

/// A bug says what a person can do about it, and ends the program with 1.
pub fn guard(words: &Words) {
    panic::install(log::path().map(Into::into), words.say("shell-panic"));
}

/// Runs until everything was looked at and no call is under way.
pub async fn settle(session: &mut Session) {
    while !session.model.has_looked() {
        session.next().await;
    }
}

/// Starts to ask, and settles.
pub async fn begin(session: &mut Session) {
    session.send(Msg::Started);
    settle(session).await;
}
