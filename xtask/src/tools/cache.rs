//! The folder where compiled tools are kept, one per user.

use std::env::var_os;
use std::ffi::OsString;
use std::path::PathBuf;

use crate::error::Error;

/// Where one version of a tool is installed; its commands are in `bin` below.
pub fn folder_of(tool: &str, version: &str) -> Result<PathBuf, Error> {
    Ok(tools_folder(|name| var_os(name).filter(|value| !value.is_empty()))?.join(format!("{tool}-{version}")))
}

fn tools_folder(variable: impl Fn(&str) -> Option<OsString>) -> Result<PathBuf, Error> {
    if let Some(folder) = variable("COFFERDAM_TOOLS") {
        return Ok(PathBuf::from(folder));
    }
    let cache = variable("XDG_CACHE_HOME")
        .or_else(|| variable("LOCALAPPDATA"))
        .map(PathBuf::from)
        .or_else(|| variable("HOME").map(|home| PathBuf::from(home).join(".cache")));
    let cache = cache.ok_or_else(|| Error::Missing {
        what: "a home folder".into(),
        remedy: "set COFFERDAM_TOOLS to a folder where compiled tools may be kept".into(),
    })?;
    Ok(cache.join("cofferdam/tools"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(variables: &[(&str, &str)]) -> Result<PathBuf, Error> {
        tools_folder(|name| variables.iter().find(|pair| pair.0 == name).map(|pair| pair.1.into()))
    }

    #[test]
    fn follows_the_environment() {
        let home = ("HOME", "/home/ann");
        assert_eq!(folder(&[home]).unwrap(), PathBuf::from("/home/ann/.cache/cofferdam/tools"));
        let cache = ("XDG_CACHE_HOME", "/cache");
        assert_eq!(folder(&[home, cache]).unwrap(), PathBuf::from("/cache/cofferdam/tools"));
        assert_eq!(folder(&[home, cache, ("COFFERDAM_TOOLS", "/t")]).unwrap(), PathBuf::from("/t"));
        assert!(folder(&[]).unwrap_err().to_string().contains("set COFFERDAM_TOOLS"));
    }
}
