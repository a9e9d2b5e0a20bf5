//! What should be true, what is, and what to do about it.
//!
//! Nothing here awaits, reads a clock, opens a file or knows a terminal.

pub mod address;
pub mod answer;
pub mod aws;
pub mod change;
pub mod choices;
pub mod command_line;
pub mod derived;
pub mod diagnosis;
pub mod dmarc;
pub mod dns;
pub mod dns_host;
pub mod effect;
pub mod elsewhere;
pub mod export;
pub mod facts;
pub mod finding;
pub mod form;
pub mod header;
pub mod hold;
pub mod journal;
pub mod message;
pub mod model;
pub mod msg;
pub mod name;
pub mod owner;
pub mod owner_code;
pub mod pool;
pub mod pool_list;
pub mod problem;
pub mod query;
pub mod record;
pub mod records;
pub mod refusal;
pub mod ses_regions;
pub mod situation;
pub mod spf;
pub mod step;
pub mod steps;
pub mod test_mail;
pub mod update;
pub mod visit;
pub mod wanted;
pub mod windows;
pub mod zone;
