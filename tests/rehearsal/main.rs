//! The rehearsal from outside: the real SDK clients, the program's own adapters, real sockets.

#![allow(clippy::panic, clippy::unwrap_used)]

mod adapter;
mod arrivals;
mod batch;
mod clients;
mod endpoints;
mod route53;
mod running;
mod set_up;
mod together;
