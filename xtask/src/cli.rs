//! What was asked for: the command line as data.

use crate::error::Error;
use crate::help::Topic;

const HELP: &str = "cargo xtask help";
const PLAY_HELP: &str = "cargo xtask play --help";
const FUZZ_HELP: &str = "cargo xtask fuzz --help";
const TEST_HELP: &str = "cargo xtask test --help";

/// One parsed command line.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// Show a help text.
    Help(Topic),
    /// Serve the playground.
    Play(PlayOptions),
    /// Check everything.
    Test(TestOptions),
    /// Build everything that is published.
    Build,
    /// Measure.
    Bench,
    /// Write the documentation.
    Docs,
    /// Feed readers with texts that nobody wrote.
    Fuzz(FuzzOptions),
    /// Ask the vendor's client what it takes.
    Differential,
    /// Flip every value of the rulebook's conditions and see who notices.
    Mutate,
}

/// Options of `play`.
#[derive(Debug, PartialEq, Eq)]
pub struct PlayOptions {
    /// The local port to serve on.
    pub port: u16,
    /// Whether a browser may be opened, when there is a desktop.
    pub open: bool,
    /// Quick unoptimised rebuilds, with a page that reloads by itself.
    pub dev: bool,
}

impl Default for PlayOptions {
    fn default() -> Self {
        Self { port: 8080, open: true, dev: false }
    }
}

/// Options of `fuzz`.
#[derive(Debug, PartialEq, Eq)]
pub struct FuzzOptions {
    /// The readers, by the names of `tests/fuzz/src/`; all when empty.
    pub readers: Vec<String>,
    /// How long each is fed.
    pub seconds: u32,
}

impl Default for FuzzOptions {
    fn default() -> Self {
        Self { readers: Vec::new(), seconds: 60 }
    }
}

/// Options of `test`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct TestOptions {
    /// Only these steps, in the usual order; all when empty.
    pub only: Vec<String>,
    /// Name the steps instead of running them.
    pub list: bool,
    /// Go on after a step has failed.
    pub keep_going: bool,
    /// Also check licences, duplicates and sources with cargo-deny.
    pub deny: bool,
}

/// Reads the arguments that follow `cargo xtask`.
pub fn parse(arguments: impl Iterator<Item = String>) -> Result<Request, Error> {
    let mut arguments = arguments;
    let Some(command) = arguments.next() else { return Ok(Request::Help(Topic::All)) };
    let rest: Vec<String> = arguments.collect();
    let wants_help = rest.iter().any(|argument| argument == "--help" || argument == "-h");
    match command.as_str() {
        "help" | "--help" | "-h" => {
            Ok(Request::Help(rest.first().map_or(Topic::All, |name| Topic::of(name))))
        }
        _ if wants_help => Ok(Request::Help(Topic::of(&command))),
        "play" => parse_play(rest).map(Request::Play),
        "test" => parse_test(rest).map(Request::Test),
        "build" => nothing_more(&command, &rest, Request::Build),
        "bench" => nothing_more(&command, &rest, Request::Bench),
        "docs" => nothing_more(&command, &rest, Request::Docs),
        "fuzz" => parse_fuzz(rest).map(Request::Fuzz),
        "differential" => nothing_more(&command, &rest, Request::Differential),
        "mutate" => nothing_more(&command, &rest, Request::Mutate),
        _ => Err(usage(format!("there is no command `{command}`"), HELP)),
    }
}

fn parse_play(arguments: Vec<String>) -> Result<PlayOptions, Error> {
    let mut options = PlayOptions::default();
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        match split(&argument) {
            ("--port", inline) => {
                let port = value(inline, &mut arguments, "--port", PLAY_HELP)?;
                let bad =
                    |_| usage(format!("`{port}` is not a port; take a number from 1 to 65535"), PLAY_HELP);
                options.port = port.parse::<std::num::NonZeroU16>().map_err(bad)?.get();
            }
            ("--no-open", None) => options.open = false,
            ("--dev", None) => options.dev = true,
            _ => return Err(unknown(&argument, PLAY_HELP)),
        }
    }
    Ok(options)
}

fn parse_test(arguments: Vec<String>) -> Result<TestOptions, Error> {
    let mut options = TestOptions::default();
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        match split(&argument) {
            ("--only", inline) => options.only.push(value(inline, &mut arguments, "--only", TEST_HELP)?),
            ("--list", None) => options.list = true,
            ("--keep-going", None) => options.keep_going = true,
            ("--deny", None) => options.deny = true,
            _ => return Err(unknown(&argument, TEST_HELP)),
        }
    }
    Ok(options)
}

fn parse_fuzz(arguments: Vec<String>) -> Result<FuzzOptions, Error> {
    let mut options = FuzzOptions::default();
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        match split(&argument) {
            ("--seconds", inline) => {
                let seconds = value(inline, &mut arguments, "--seconds", FUZZ_HELP)?;
                let bad = |_| usage(format!("`{seconds}` is not a number of seconds"), FUZZ_HELP);
                options.seconds = seconds.parse().map_err(bad)?;
            }
            (reader, None) if !reader.starts_with('-') => options.readers.push(reader.to_owned()),
            _ => return Err(unknown(&argument, FUZZ_HELP)),
        }
    }
    Ok(options)
}

/// Splits `--name=value`.
fn split(argument: &str) -> (&str, Option<&str>) {
    argument.split_once('=').map_or((argument, None), |(name, value)| (name, Some(value)))
}

/// The value of an option, from behind its `=` or from the next argument.
fn value(
    inline: Option<&str>,
    rest: &mut impl Iterator<Item = String>,
    option: &str,
    help: &'static str,
) -> Result<String, Error> {
    let given = inline.map(str::to_owned).or_else(|| rest.next());
    given.ok_or_else(|| usage(format!("`{option}` needs a value"), help))
}

fn nothing_more(command: &str, rest: &[String], request: Request) -> Result<Request, Error> {
    match rest.first() {
        None => Ok(request),
        Some(argument) => {
            Err(usage(format!("`{command}` takes no option, but was given `{argument}`"), HELP))
        }
    }
}

fn unknown(argument: &str, help: &'static str) -> Error {
    usage(format!("there is no option `{argument}` here"), help)
}

fn usage(message: String, help: &'static str) -> Error {
    Error::Usage { message, help }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Request, Error> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn reads_each_command() {
        assert_eq!(parsed("").unwrap(), Request::Help(Topic::All));
        assert_eq!(parsed("build").unwrap(), Request::Build);
        assert_eq!(parsed("play").unwrap(), Request::Play(PlayOptions::default()));
        assert_eq!(parsed("test --help").unwrap(), Request::Help(Topic::Test));
        assert_eq!(parsed("help play").unwrap(), Request::Help(Topic::Play));
    }

    #[test]
    fn reads_options_in_both_spellings() {
        let expected = Request::Play(PlayOptions { port: 9000, open: false, dev: false });
        assert_eq!(parsed("play --port 9000 --no-open").unwrap(), expected);
        assert_eq!(parsed("play --no-open --port=9000").unwrap(), expected);
        let fuzz = FuzzOptions { readers: vec!["yaml".into()], seconds: 600 };
        assert_eq!(parsed("fuzz yaml --seconds=600").unwrap(), Request::Fuzz(fuzz));
        let only = TestOptions { only: vec!["fmt".into(), "npm".into()], ..TestOptions::default() };
        assert_eq!(parsed("test --only fmt --only=npm").unwrap(), Request::Test(only));
    }

    #[test]
    fn says_what_is_wrong() {
        let message = |line: &str| parsed(line).unwrap_err().to_string();
        assert!(message("plya").contains("there is no command `plya`"));
        assert!(message("play --port 0").contains("`0` is not a port"));
        assert!(message("play --port").contains("`--port` needs a value"));
        assert!(message("test --fast").contains("no option `--fast` here; see `cargo xtask test --help`"));
        assert!(message("build now").contains("takes no option"));
    }
}
