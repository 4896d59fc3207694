//! Addresses of the internet protocol, as the standard library reads them in three kilobytes.

use super::Parts;

/// The address that four numbers with dots between make.
pub fn ipv4(text: &str) -> Option<u32> {
    let mut parts = text.split('.');
    let mut address = 0;
    for _ in 0..4 {
        let part = parts.next()?;
        let is_plain =
            part.bytes().all(|byte| byte.is_ascii_digit()) && (part.len() < 2 || !part.starts_with('0'));
        let byte: u8 = part.parse().ok().filter(|_| is_plain)?;
        address = address << 8 | u32::from(byte);
    }
    parts.next().is_none().then_some(address)
}

/// Whether it is an address of either version.
pub fn is_address(text: &str) -> bool {
    let is_ipv6 = || match text.around("::") {
        // What is left out is at least one group.
        Some((before, behind)) => groups(before, false)
            .zip(groups(behind, true))
            .is_some_and(|(before, behind)| before + behind < 8),
        None => groups(text, true) == Some(8),
    };
    ipv4(text).is_some() || is_ipv6()
}

/// How many groups of an IPv6 address a text is; the last two may be written as an IPv4 address.
fn groups(text: &str, is_end: bool) -> Option<usize> {
    let mut count = 0;
    let mut left = Some(text).filter(|text| !text.is_empty());
    while let Some(text) = left {
        let (group, rest) = text.split_once(':').map_or((text, None), |(group, rest)| (group, Some(rest)));
        let is_group = matches!(group.len(), 1..=4) && group.bytes().all(|byte| byte.is_ascii_hexdigit());
        count += match (is_group, rest) {
            (true, _) => 1,
            (false, None) if is_end && ipv4(group).is_some() => 2,
            (false, _) => return None,
        };
        left = rest;
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    use core::net::{IpAddr, Ipv4Addr};

    use super::*;

    #[test]
    fn addresses_are_those_of_the_standard_library() {
        for text in [
            "",
            "1",
            "1.2.3.4",
            "1.2.3",
            "1.2.3.4.5",
            "1.2.3.",
            ".1.2.3",
            "01.2.3.4",
            "0.0.0.0",
            "00.0.0.0",
            "255.255.255.255",
            "256.1.1.1",
            "1.2.3.+4",
            "1.2.3.0004",
            "1..2.3",
            " 1.2.3.4",
            "::",
            ":::",
            "::1",
            "1::",
            "1::2::3",
            "2001:db8::1",
            "2001:DB8::1",
            "1:2:3:4:5:6:7:8",
            "1:2:3:4:5:6:7",
            "1:2:3:4:5:6:7:8:9",
            "1:2:3:4:5:6:7::",
            "1:2:3:4:5:6:7:8::",
            "::2:3:4:5:6:7:8",
            "1:2:3:4::5:6:7:8",
            "1:2:3:4:5:6:1.2.3.4",
            "1:2:3:4:5:1.2.3.4:6",
            "::1.2.3.4",
            "::ffff:1.2.3.4",
            "1.2.3.4::",
            "::1.2.3",
            "::12345",
            "::g",
            "1:",
            ":1",
            "::1:",
            ":1::",
            "::%1",
            "1:2:3:4:5:6:7:1.2.3.4",
            "1:2:3:4:5::1.2.3.4",
            "1:2:3:4:5:6::1.2.3.4",
        ] {
            assert_eq!(ipv4(text), text.parse().ok().map(Ipv4Addr::to_bits), "{text}");
            assert_eq!(is_address(text), text.parse::<IpAddr>().is_ok(), "{text}");
        }
    }
}
