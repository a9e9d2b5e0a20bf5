//! The words of the field as types: names, records, changes, questions and answers, findings.

pub mod address;
pub mod answer;
pub mod authority;
pub mod aws;
pub mod change;
pub mod control_characters;
pub mod dns;
pub mod endpoints;
pub mod evidence;
pub mod finding;
pub mod header;
pub mod json_text;
pub mod message;
pub mod name;
pub mod owner;
pub mod pool;
pub mod presentation;
pub mod problem;
pub mod query;
pub mod record;
pub mod refusal;
pub mod request;
pub mod ses_regions;
pub mod simulator;
pub mod step;
