//! Which addresses belong to the public internet.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use url::{Host, Url};

/// Whether `ip` can be reached from anywhere, so that asking it tells a page nothing about the reader's own network.
///
/// Source: the special-purpose address registries of RFC 6890 and its updates. Addresses that carry an IPv4 address
/// inside (mapped, NAT64, 6to4) are what that address is.
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = match a {
        0 | 10 | 127 | 240..=255 => true,
        // Shared by customers of one provider.
        100 => (64..128).contains(&b),
        169 => b == 254,
        172 => (16..32).contains(&b),
        192 => matches!((b, c), (0, 0) | (0, 2) | (88, 99) | (168, _)),
        198 => matches!((b, c), (18..=19, _) | (51, 100)),
        203 => (b, c) == (0, 113),
        224..=239 => true,
        _ => false,
    };
    !special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    if let Some(inner) = inner_v4(ip) {
        return is_public_v4(inner);
    }
    let [a, b, ..] = ip.segments();
    // 2000::/3 is all that is routed; Teredo (2001::/32), benchmarks and documentation lie within it.
    let routed = a & 0xe000 == 0x2000;
    let special = (a == 0x2001 && b < 0x0200) || (a, b) == (0x2001, 0x0db8) || (a == 0x3fff && b < 0x1000);
    routed && !special
}

/// The IPv4 address inside a mapped, compatible, NAT64 or 6to4 address.
fn inner_v4(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    let [a, b, c, d, e, f, g, h] = ip.segments();
    let v4 = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    match (a, b, c, d, e, f) {
        (0, 0, 0, 0, 0, 0 | 0xffff) | (0, 0, 0, 0, 0xffff, 0) | (0x64, 0xff9b, 0, 0, 0, 0) => Some(v4(g, h)),
        (0x2002, ..) => Some(v4(b, c)),
        _ => None,
    }
}

/// Whether the address names a local place by its form alone: an address that is not public, or a name that is only
/// known within a network. Names of the public web are looked up by the resolver, which checks again.
pub(crate) fn is_local_by_form(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => !is_public_v4(ip),
        Some(Host::Ipv6(ip)) => !is_public_v6(ip),
        Some(Host::Domain(name)) => is_local_name(name),
        None => true,
    }
}

fn is_local_name(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    let ending = name.rsplit('.').next().unwrap_or_default();
    !name.contains('.')
        || matches!(ending, "localhost" | "local" | "internal" | "lan" | "home" | "corp" | "intranet")
        || name.ends_with(".home.arpa")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_public_internet_are_told_from_the_others() {
        let public = ["1.1.1.1", "93.184.215.14", "172.32.0.1", "100.128.0.1", "192.1.0.1", "2606:4700::1111"];
        let local = [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.168.1.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "2001:db8::1",
            "2001::1",
            "100::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::10.0.0.1",
            "2002:7f00:1::",
            "2002:c0a8:101::",
        ];
        for ip in public {
            assert!(is_public(ip.parse().unwrap()), "{ip} is public");
        }
        for ip in local {
            assert!(!is_public(ip.parse().unwrap()), "{ip} is not public");
        }
        assert!(is_public("64:ff9b::1.1.1.1".parse().unwrap()));
        assert!(is_public("::ffff:1.1.1.1".parse().unwrap()));
    }

    #[test]
    fn local_places_are_seen_in_every_spelling() {
        let local = [
            "http://localhost/",
            "http://LOCALHOST./",
            "http://printer/",
            "http://nas.local/",
            "http://a.home.arpa/",
            "http://127.1/",
            "http://2130706433/",
            "http://0x7f.0.0.1/",
            "http://0177.0.0.1/",
            "http://[::1]/",
            "http://[::ffff:7f00:1]/",
            "http://①②⑦.0.0.1/",
            "http://metadata.google.internal/",
        ];
        for url in local {
            assert!(is_local_by_form(&Url::parse(url).unwrap()), "{url} is local");
        }
        for url in ["http://example.org/", "https://1.1.1.1/", "http://localhost.example.org/"] {
            assert!(!is_local_by_form(&Url::parse(url).unwrap()), "{url} is not local");
        }
    }
}
