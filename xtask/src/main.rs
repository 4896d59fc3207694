//! `cargo xtask`: every developer command of Cofferdam.
//!
//! A command first makes sure of the tools it needs ([`tools`]), then does its work ([`commands`]).

mod cli;
mod commands;
mod error;
mod help;
mod paths;
mod run;
mod tools;

use std::process::ExitCode;

use cli::Request;
use error::Error;
use paths::Project;

fn main() -> ExitCode {
    match cli::parse(std::env::args().skip(1)).and_then(perform) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            if matches!(error, Error::Usage { .. }) { ExitCode::from(2) } else { ExitCode::FAILURE }
        }
    }
}

fn perform(request: Request) -> Result<(), Error> {
    let project = Project::locate()?;
    match request {
        Request::Help(topic) => {
            println!("{}", help::text(topic));
            Ok(())
        }
        Request::Play(options) => commands::play::run(&project, &options),
        Request::Test(options) => commands::test::run(&project, &options),
        Request::Build => commands::build::run(&project),
        Request::Bench => commands::bench::run(&project),
        Request::Docs => commands::docs::run(&project),
        Request::Fuzz(options) => commands::fuzz::run(&project, &options),
        Request::Differential => commands::differential::run(&project),
        Request::Mutate => commands::mutate::run(&project),
    }
}
