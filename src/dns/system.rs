//! The resolver that this machine is set to.

use std::net::SocketAddr;

use hickory_resolver::system_conf::read_system_conf;

/// The first name server of the system's configuration (`/etc/resolv.conf`, on macOS the system
/// configuration); `None` where there is none or it cannot be read.
pub fn system_resolver() -> Option<SocketAddr> {
    let (config, _) =
        read_system_conf().map_err(|error| tracing::warn!(%error, "no system resolver")).ok()?;
    let server = config.name_servers.first()?;
    let port = server.connections.first().map_or(53, |connection| connection.port);
    Some(SocketAddr::new(server.ip, port))
}
