pub mod dns_server;
pub mod tree;
mod world;
