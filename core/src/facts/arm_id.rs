//! ARM ids: `/subscriptions/<guid>/resourceGroups/<rg>/providers/<namespace>/<type>/<name>/…`, compared without casing.

use alloc::string::String;

/// The value behind a segment name, `subscriptions` or `workspaces` for example.
pub fn segment<'i>(id: &'i str, name: &str) -> Option<&'i str> {
    let mut segments = id.split('/');
    while let Some(segment) = segments.next() {
        if segment.eq_ignore_ascii_case(name) {
            return segments.next().filter(|value| !value.is_empty());
        }
    }
    None
}

/// The subscription of an id, in lower case.
pub fn subscription(id: &str) -> Option<String> {
    segment(id, "subscriptions").map(str::to_ascii_lowercase)
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
        assert_eq!(subscription(id).as_deref(), Some("ab"));
        assert_eq!(segment(id, "Workspaces"), Some("research"));
        assert_eq!(name(id), "scoring");
        assert_eq!(segment(id, "deployments"), None);
    }
}
