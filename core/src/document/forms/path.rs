//! Paths and addresses of files, as texts: nothing is opened.

use alloc::{string::String, vec::Vec};

/// Where a path leads from a file or a folder: without `.` and `..`.
pub fn resolved(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let own = Some(folder).filter(|folder| !folder.is_empty());
    for part in own.into_iter().chain([path]).flat_map(|path| path.split(['/', '\\'])) {
        match part {
            "." => {}
            // But where a path starts at the root, or an address goes on behind its scheme.
            "" if parts.last().is_some_and(|last| !last.is_empty() && !last.ends_with(':')) => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The folder of a file.
pub fn folder(uri: &str) -> &str {
    uri.rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder)
}

/// The last part of a path.
pub fn name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The name of a file without its folder and its last ending.
pub fn stem(uri: &str) -> &str {
    name(without_ending(uri))
}

/// A path without the last ending of its name.
pub fn without_ending(uri: &str) -> &str {
    match uri.rsplit_once('.') {
        Some((path, ending)) if !path.is_empty() && !ending.contains(['/', '\\']) => path,
        _ => uri,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_followed() {
        for (folder, path, expected) in [
            ("", "./main.bicep", "main.bicep"),
            ("infra/params", "../main.bicep", "infra/main.bicep"),
            ("examples/default", "../../", ""),
            ("", "../ws", "../ws"),
            ("/tmp/x", "modules/ws", "/tmp/x/modules/ws"),
            ("", "/tmp/x/main.bicep", "/tmp/x/main.bicep"),
            ("", "C:\\x\\main.bicep", "C:/x/main.bicep"),
            ("", "", ""),
            ("./infra", "a\\b.bicep", "infra/a/b.bicep"),
            ("file:///x/y", "../z", "file:///x/z"),
        ] {
            assert_eq!(resolved(folder, path), expected, "{folder} {path}");
        }
    }
}
