//! The events of a YAML or JSON text: what starts, what ends and which scalars stand between, each at exactly its own
//! bytes.
//!
//! YAML 1.2 as it is written for people: block and flow style, all five kinds of scalars, anchors, tags, directives and
//! several documents. In block style lists and mappings are keys only behind `?`: what reads keys by name takes none. As
//! JSON a text may have comments in `//` and `/* */` besides, as Azure's templates do.
//!
//! Why not a library: `saphyr-parser` counts characters rather than bytes, gives scalars the blanks and comments behind
//! them, knows neither JSON's pairs of escapes nor its comments, is three times as large in wasm and takes five times as
//! long. What it reads is what this reads: the tests compare them on some hundred texts and thousands of changed ones.
//!
//! ```
//! use cofferdam_events::{Dialect, Event, read};
//! let mut words = Vec::new();
//! let read = read("name: scoring # ours", Dialect::Yaml, &mut |event, span| {
//!     if let Event::Scalar { text, .. } = event {
//!         words.push((text.into_owned(), span.start, span.end));
//!     }
//!     std::ops::ControlFlow::Continue(())
//! });
//! assert!(read.is_ok());
//! assert_eq!(words, [("name".to_string(), 0, 4), ("scoring".to_string(), 6, 13)]);
//! ```

#![no_std]

extern crate alloc;

mod block;
mod block_scalar;
mod error;
mod event;
mod flow;
mod inline;
mod plain;
mod properties;
mod quoted;
mod scanner;
mod stream;

pub use error::{Error, Reason};
pub use event::{Before, Event, Properties, ScalarStyle, Span, Tag};

use core::ops::ControlFlow;

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// YAML, of which JSON is a part.
    Yaml,
    /// JSON with comments.
    Json,
}

/// What takes the events, one after the other; no more come when it breaks.
pub type Sink<'sink, 'text> = &'sink mut dyn FnMut(Event<'text>, Span) -> ControlFlow<()>;

/// Tells `sink` the events of `text`. A NUL ends the text.
///
/// # Errors
///
/// The first place where the text is neither, after all events before it.
pub fn read<'text>(text: &'text str, dialect: Dialect, sink: Sink<'_, 'text>) -> Result<(), Error> {
    match scanner::Scanner::new(text, dialect, sink).stream() {
        Err(scanner::Stop::Fault(error)) => Err(error),
        Ok(()) | Err(scanner::Stop::Enough) => Ok(()),
    }
}
