//! The help texts.

/// What help was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The overview.
    All,
    /// `play`
    Play,
    /// `test`
    Test,
    /// `fuzz`
    Fuzz,
}

impl Topic {
    /// The topic that tells most about a command.
    pub fn of(command: &str) -> Self {
        match command {
            "play" => Self::Play,
            "test" => Self::Test,
            "fuzz" => Self::Fuzz,
            _ => Self::All,
        }
    }
}

/// The text of a topic.
pub fn text(topic: Topic) -> &'static str {
    match topic {
        Topic::All => ALL,
        Topic::Play => PLAY,
        Topic::Test => TEST,
        Topic::Fuzz => FUZZ,
    }
}

const ALL: &str = "\
Everything a developer of Cofferdam does, one command each.

Usage: cargo xtask <command> [options]

  play     open the playground on this machine
  test     check everything, as the build server does
  build    build what is published, in release form, and print its sizes
  bench    measure validation, native and in Node
  mutate   flip every value in the rulebook's conditions, one at a time, and list what nothing notices
  fuzz     feed the readers with texts that nobody wrote, until one fails or the time is over
  differential
           ask the vendor's client about 2,000 generated files and list those that it takes and we reject, or the
           other way round; installs the client with Python on first use
  docs     write the site: a page per rule, the matrix, the facts, the core crate's API

Options of a command: cargo xtask <command> --help

You need Rust with rustup, and Node 20.12 or newer with npm. The rest arrives by itself on first use:
wasm-bindgen and Trunk are compiled once (a few minutes) into a cache of your own, npm packages into
node_modules. Environment variables:

  COFFERDAM_TOOLS   where compiled tools are kept  [${XDG_CACHE_HOME:-~/.cache}/cofferdam/tools]
  CHROMIUM          the Chromium or Chrome that the browser tests use  [the first one on PATH]
  CARGO_TARGET_DIR  where Cargo builds  [target]";

const FUZZ: &str = "\
Feed readers with texts that nobody wrote, grown from tests/fuzz/seeds. Ends at the first panic, hang or place outside
its text, and says where the text that caused it is kept.

Usage: cargo xtask fuzz [READER]... [options]

  READER         a name of tests/fuzz/src: yaml, json, shell, python, notebook, bicep, terraform  [all of them]
  --seconds <n>  how long each is fed  [60]";

const PLAY: &str = "\
Build the playground and serve it on this machine; it starts with a sample. Ctrl+C ends it.

Usage: cargo xtask play [options]

  --port N    the port to serve on  [8080]
  --no-open   do not open a browser (none is opened without a desktop)
  --dev       quick unoptimised rebuilds, and a page that reloads by itself after each

Without --dev you get what users get: the optimised page, which sends no request once it is loaded.
The first build takes some minutes.";

const TEST: &str = "\
Check everything, the quick steps first; stops at the first step that fails.

Usage: cargo xtask test [options]

  --only STEP    run only this step (may be given several times)
  --list         name the steps
  --keep-going   run the remaining steps after a failure, too
  --deny         also check licences and sources of all dependencies (cargo-deny; compiled on first use)

Steps that look at built files, such as `sizes` and `browser`, need the steps that build them: `npm` and
`playground`. Run them once, then repeat the one you work on: cargo xtask test --only browser";
