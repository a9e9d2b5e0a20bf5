//! `sendoff` takes an Amazon Cognito user pool from the shared sender to its own domain
//! through Amazon SES. The core decides, the shell does: see `README.md`, "How to work on it".

pub mod aws;
pub mod cli;
pub mod core;
pub mod dns;
pub mod proxy;
pub mod rehearsal;
pub mod report;
pub mod screen;
pub mod shell;
pub mod words;
