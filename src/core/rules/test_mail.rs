//! What the test mail says, in both languages at once: its reader is not known.

pub const SUBJECT: &str = "sendoff: test mail / テストメール";
pub const TEXT: &str = include_str!("test_mail.txt");
