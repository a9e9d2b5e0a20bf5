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

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_first_name_server_of_resolv_conf() {
        let text = std::fs::read_to_string("/etc/resolv.conf").unwrap_or_default();
        let mut lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
        let first = lines.find_map(|fields| match fields.as_slice() {
            ["nameserver", address, ..] => address.split('%').next()?.parse().ok(),
            _ => None,
        });
        assert_eq!(system_resolver(), first.map(|ip| SocketAddr::new(ip, 53)));
    }
}
