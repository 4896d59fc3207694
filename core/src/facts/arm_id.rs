//! ARM ids: `/subscriptions/<guid>/resourceGroups/<rg>/providers/<namespace>/<type>/<name>/…`, compared without casing.

use crate::text::Parts;

/// The value behind a segment name, `subscriptions` or `workspaces` for example.
pub fn segment<'i>(id: &'i str, name: &str) -> Option<&'i str> {
    let mut rest = id;
    loop {
        let (segment, behind) = split(rest);
        rest = behind?;
        if segment.eq_ignore_ascii_case(name) {
            return Some(split(rest).0).filter(|value| !value.is_empty());
        }
    }
}

/// What stands before the first slash, and what behind it.
fn split(id: &str) -> (&str, Option<&str>) {
    let end = id.as_bytes().iter().position(|byte| *byte == b'/').unwrap_or(id.len());
    (id.get(..end).unwrap_or_default(), id.get(end + 1..))
}

/// Whether it has every segment, as the client checks it: a GUID, a group, a provider, a type and a name.
pub fn is_well_formed(id: &str) -> bool {
    let lower = id.to_ascii_lowercase();
    let parts = lower.strip_prefix("/subscriptions/").and_then(|rest| rest.around("/resourcegroups/"));
    let Some((subscription, rest)) = parts else { return false };
    let is_type = |(before, behind): (&str, &str)| {
        let mut segments = behind.splitn(3, '/');
        let mut next_is = |dot: bool| {
            segments.next().is_some_and(|part| {
                part.bytes().all(|byte| byte.is_ascii_lowercase() || (dot && byte == b'.'))
            })
        };
        !before.contains('\n') && next_is(true) && next_is(false) && segments.next().is_some()
    };
    is_guid(subscription) && any_around(rest, "/providers/", is_type)
}

/// Whether something is so of what stands before and behind some place of a part.
fn any_around(text: &str, part: &str, is: impl Fn((&str, &str)) -> bool) -> bool {
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.place_of(part)).map(|at| from + at) {
        from = at + part.len();
        if text.get(..at).zip(text.get(from..)).is_some_and(&is) {
            return true;
        }
    }
    false
}

fn is_guid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// The subscription of an id.
pub fn subscription(id: &str) -> Option<&str> {
    segment(id, "subscriptions")
}

/// The last segment: the name of the resource.
pub fn name(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_are_found_whatever_their_casing() {
        let id = "/subscriptions/AB/resourcegroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research/onlineEndpoints/scoring";
        assert_eq!(subscription(id), Some("AB"));
        assert_eq!(segment(id, "Workspaces"), Some("research"));
        assert_eq!(name(id), "scoring");
        assert_eq!(segment(id, "deployments"), None);
    }

    #[test]
    fn the_client_wants_every_segment() {
        let guid = "00000000-0000-0000-0000-00000000000a";
        let id = |rest: &str| alloc::format!("/Subscriptions/{guid}/resourcegroups/{rest}");
        assert!(is_well_formed(&id("rg/providers/Microsoft.Storage/storageAccounts/store")));
        assert!(is_well_formed(&id("rg/providers/Microsoft.Storage/storageAccounts/")));
        for rest in ["rg/providers/Microsoft.Storage/storageAccounts", "rg", "rg/providers/a/b2/c"] {
            assert!(!is_well_formed(&id(rest)), "{rest}");
        }
        assert!(!is_well_formed("/subscriptions/ab/resourceGroups/rg/providers/a/b/c"));
    }
}
