//! `cargo xtask play`: the playground on this machine.

use std::net::{Ipv4Addr, TcpListener};

use super::playground;
use crate::cli::PlayOptions;
use crate::error::Error;
use crate::paths::Project;

/// Serves the playground until it is interrupted.
pub fn run(project: &Project, options: &PlayOptions) -> Result<(), Error> {
    let port = options.port;
    check_port(port)?;
    let mut trunk = playground::trunk(project, "serve")?
        .words("--address 127.0.0.1 --port")
        .arg(port.to_string())
        // The page in `dist/` is for tests and publishing; what is served here is another one.
        .arg("--dist")
        .arg(project.target.join("playground"));
    trunk = if options.dev {
        trunk.words("--cargo-profile dev --minify=false")
    } else {
        // Nothing reloads by itself: as in the published page, no request follows the first load.
        trunk.words("--release --no-autoreload --no-error-reporting")
    };
    if options.open && has_desktop() {
        trunk = trunk.arg("--open");
    }
    println!("\nThe playground will be at  http://localhost:{port}/  once it is built; Ctrl+C ends it.\n");
    trunk.become_it()
}

fn check_port(port: u16) -> Result<(), Error> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map(drop).map_err(|source| {
        Error::Check(format!("cannot serve on port {port} ({source}); choose another one with --port N"))
    })
}

fn has_desktop() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(any(windows, target_os = "macos")) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
