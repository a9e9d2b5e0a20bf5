//! Addresses that mean another machine, or none, to everybody outside.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// An address that the public Internet does not carry: private or shared (RFC 1918, RFC 6598, RFC 4193),
/// link-local, loopback, unspecified, broadcast or multicast, also as an IPv6 address that holds such an
/// IPv4 one. The ranges for documentation are not among them: nobody has a machine there to be asked.
pub fn is_inside(address: &IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_inside_v4(*address),
        IpAddr::V6(address) => is_inside_v6(address),
    }
}

fn is_inside_v4(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_broadcast()
        // "This network" (RFC 1122, section 3.2.1.3): some systems take it for this machine.
        || first == 0
        || (first == 100 && (64..128).contains(&second))
}

fn is_inside_v6(address: &Ipv6Addr) -> bool {
    let first = address.segments()[0];
    // Site-local addresses are gone (RFC 3879), and still routed as private ones by some.
    let is_site_local = first & 0xffc0 == 0xfec0;
    address.is_loopback()
        || address.is_unspecified()
        || address.is_multicast()
        || address.is_unique_local()
        || address.is_unicast_link_local()
        || is_site_local
        || carried(address).is_some_and(is_inside_v4)
}

/// The IPv4 address that is reached by it: mapped and compatible (RFC 4291, section 2.5.5), translated
/// (RFC 6052, RFC 8215) and 6to4 (RFC 3056) addresses.
fn carried(address: &Ipv6Addr) -> Option<Ipv4Addr> {
    let [a, b, c, d, e, f, g, h] = address.segments();
    let (high, low) = match (a, b, c, d, e, f) {
        (0, 0, 0, 0, 0, 0xffff | 0) | (0x64, 0xff9b, 0, 0, 0, 0) | (0x64, 0xff9b, 1, _, _, _) => (g, h),
        (0x2002, ..) => (b, c),
        _ => return None,
    };
    let [[one, two], [three, four]] = [high.to_be_bytes(), low.to_be_bytes()];
    Some(Ipv4Addr::new(one, two, three, four))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_outside_can_reach_is_inside() {
        for address in [
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.8.8.8",
            "169.254.169.254",
            "0.0.0.0",
            "0.1.2.3",
            "224.0.0.251",
            "239.255.255.250",
            "255.255.255.255",
            "::",
            "::1",
            "fe80::1",
            "febf::1",
            "fec0::1",
            "fc00::1",
            "fd12:3456::1",
            "ff02::fb",
            "::ffff:10.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:169.254.169.254",
            "::192.168.1.1",
            "64:ff9b::192.168.1.1",
            "64:ff9b:1:aa:bb:cc:10.0.0.1",
            "2002:7f00:1::1",
        ] {
            assert!(is_inside(&address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn what_the_internet_carries_is_not() {
        for address in [
            "1.1.1.1",
            "172.15.255.255",
            "172.32.0.1",
            "100.63.255.255",
            "100.128.0.1",
            "169.253.0.1",
            "192.0.2.1",
            "198.51.100.1",
            "223.255.255.255",
            "2600:9000:5300::1",
            "2001:db8::1",
            "::ffff:192.0.2.1",
            "64:ff9b::198.51.100.1",
            "2002:c000:201::1",
        ] {
            assert!(!is_inside(&address.parse().unwrap()), "{address}");
        }
    }
}
