//! The screens, drawn from models set by hand at a fixed time.

mod clocks;
mod dns_hosts;
mod fit;
mod guidance;
mod held;
mod key_table;
mod numbers;
mod pictures;
mod pools;
mod request;
mod sandbox;
mod sender_spf;
mod shot;
mod snapshots;
mod spread;
mod table;
mod taken_back;
mod world;
