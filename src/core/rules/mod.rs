//! What may be written, what must wait, and what was written before.

pub mod elsewhere;
pub mod hold;
pub mod numbers;
pub mod proof;
pub mod provable;
pub mod publish;
pub mod record_sets;
pub mod sandbox;
pub mod spread;
pub mod test_mail;
pub mod test_users;
pub mod undo;
pub mod undo_records;
pub mod untouched;
pub mod verification_window;
