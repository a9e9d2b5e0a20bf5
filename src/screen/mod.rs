//! The model as a picture: what is drawn, what a key means, in which style and with which glyphs.
//!
//! ```text
//!  header     who and where, n/8
//!  ─────────
//!  sidebar │  content: the step, an opened record, a preview or what lies over them
//!             activity: what was noted, which call is open, how much more there is below
//!  footer     what Enter does, then hints from the key table
//! ```

mod accept;
mod activity;
mod aws_state;
mod difference;
mod draw;
mod entry;
mod fields;
mod findings;
mod footer;
mod glyphs;
mod header;
mod help;
pub mod keys;
mod overlay;
mod page;
mod pool_sender;
pub mod pool_table;
mod pools;
mod preview;
mod preview_pool;
mod preview_records;
mod problem;
mod record;
mod record_status;
mod records;
mod sender_spf_choice;
mod ses;
mod sidebar;
mod spread;
mod step;
mod theme;
mod title;
mod view;
mod waiting;
mod wrap;

#[cfg(test)]
mod tests;

pub use draw::draw;
pub use glyphs::Glyphs;
pub use theme::Theme;
pub use title::title;

/// How it looks: colours or none, Unicode or ASCII.
#[derive(Clone, Copy, Debug)]
pub struct Appearance {
    pub theme: Theme,
    pub glyphs: Glyphs,
}
