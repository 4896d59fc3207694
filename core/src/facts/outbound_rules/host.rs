//! Destinations of FQDN rules: a host, a leading wildcard, or several separated by commas (F-RFQ-04).

use super::{super::reading::Reading, Look};
use crate::{
    rulebook::{SECOND_LEVEL, SHARED_SUFFIXES, STORAGE_EXCEPTION, STORAGE_SERVICES, STORAGE_ZONES},
    text::is_address,
};

/// Kinds of parts as `outbound_rule.destination` orders them: the further behind, the worse.
const KINDS: [&str; 7] = ["host", "host_with_port", "address", "broad", "storage", "port", "not_a_host"];

/// The worst that can be said of a part of the destination.
pub fn destination(look: &Look<'_, '_>) -> Reading {
    let Some(scalar) = look.scalar() else { return Reading::Absent };
    if let Some(open) = look.open(scalar) {
        return open;
    }
    let parts = scalar.text.split(',').map(str::trim).filter(|part| !part.is_empty());
    let mut worst = (if scalar.text.trim().is_empty() { 6 } else { 0 }, scalar.text.as_str());
    for part in parts {
        let kind = kind(part);
        if kind > worst.0 {
            worst = (kind, part);
        }
    }
    look.value(KINDS.get(worst.0).copied().unwrap_or_default(), worst.1)
}

/// The place in `KINDS`.
fn kind(part: &str) -> usize {
    let address = part.split('/').next().unwrap_or_default().trim_matches(['[', ']']);
    if is_address(address) {
        return 2;
    }
    if part.contains(['/', '@', '?', '#', '\\']) || part.contains(char::is_whitespace) {
        return 6;
    }
    let (host, port) = match part.rsplit_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (part, None),
    };
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let by_port = match port {
        None => 0,
        Some("80" | "443") => 1,
        Some(port) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => 5,
        Some(_) => 6,
    };
    let by_host = match host.strip_prefix("*.").or(if host == "*" { Some("") } else { None }) {
        _ if is_address(&host) => 2,
        _ if names_storage(&host) => 4,
        Some(suffix) if is_shared(suffix) => 3,
        _ => 0,
    };
    by_host.max(by_port)
}

/// Whether the host is that of a storage account, or a wildcard over all of one service (F-RFQ-03).
fn names_storage(host: &str) -> bool {
    if host == STORAGE_EXCEPTION {
        return false;
    }
    STORAGE_ZONES.split(' ').any(|zone| {
        let labels = host.strip_suffix(zone).and_then(|rest| rest.strip_suffix('.'));
        let service = labels.and_then(|labels| labels.rsplit_once('.')).map(|(_, service)| service);
        service.is_some_and(|service| STORAGE_SERVICES.split(' ').any(|known| known == service))
    })
}

/// Whether strangers have names below it (F-RFQ-06): nothing at all, a public suffix, or a suffix that a service shares
/// out, and what is above such a suffix.
fn is_shared(suffix: &str) -> bool {
    let mut labels = suffix.rsplit('.');
    let (last, before, more) = (labels.next().unwrap_or_default(), labels.next(), labels.next());
    let public = match before {
        None => true,
        Some(second) => {
            more.is_none() && last.len() == 2 && SECOND_LEVEL.split(' ').any(|known| known == second)
        }
    };
    let above =
        |shared: &str| shared.strip_suffix(suffix).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    public || SHARED_SUFFIXES.split(' ').any(above)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_apart() {
        for (part, expected) in [
            ("pypi.org", "host"),
            ("*.pytorch.org", "host"),
            ("vscode.blob.core.windows.net", "host"),
            ("*.vscodeexperiments.azureedge.net", "host"),
            ("blob.example.com", "host"),
            ("pypi.org:443", "host_with_port"),
            ("16.17.18.19", "address"),
            ("16.17.18.0/24", "address"),
            ("2001:db8::1", "address"),
            ("16.17.18.19:443", "address"),
            ("*", "broad"),
            ("*.com", "broad"),
            ("*.co.uk", "broad"),
            ("*.azurewebsites.net", "broad"),
            ("*.windows.net", "broad"),
            ("*.core.windows.net", "broad"),
            ("lake.blob.core.windows.net", "storage"),
            ("Lake.z6.web.core.windows.net", "storage"),
            ("*.dfs.core.chinacloudapi.cn", "storage"),
            ("lake.file.core.usgovcloudapi.net:443", "storage"),
            ("pypi.org:8080", "port"),
            ("https://pypi.org", "not_a_host"),
            ("pypi.org/simple", "not_a_host"),
            ("pypi.org:http", "not_a_host"),
        ] {
            assert_eq!(KINDS[kind(part)], expected, "{part}");
        }
    }
}
