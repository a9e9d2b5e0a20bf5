//! `sendoff` takes an Amazon Cognito user pool from the shared sender to its own domain
//! through Amazon SES. The core decides, the shell does: see `README.md`, "How to work on it".

pub mod core;
pub mod shell;
pub mod words;
