//! What could not be read, or will be read differently than it looks.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use thiserror::Error;

use crate::{severity::Severity, text::Span};

/// One remark on a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// How bad it is; follows from the kind.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// Other places that take part, each with what it is there.
    pub related: Vec<(Span, String)>,
}

impl Problem {
    /// A problem of that kind at `span`.
    #[must_use]
    pub fn new(kind: ProblemKind, span: Span) -> Self {
        Self { severity: kind.severity(), kind, span, related: Vec::new() }
    }

    /// The same problem, naming another place that takes part in it.
    #[must_use]
    pub fn with_related(mut self, span: Span, what: impl Into<String>) -> Self {
        self.related.push((span, what.into()));
        self
    }
}

/// What can be wrong with a text. Each message says what, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ProblemKind {
    /// The YAML parser gave up here; nothing behind this place was read.
    #[error(
        "the text is not valid YAML or JSON from here on: {reason}; correct it, what follows was not read"
    )]
    Syntax {
        /// What is wrong.
        reason: &'static str,
    },
    /// A line is indented with a tab.
    #[error("a tab is used as indentation, which YAML does not allow; use spaces")]
    TabIndentation,
    /// The text is longer than [`Limits::file_bytes`](super::Limits::file_bytes).
    #[error("the file has {bytes} bytes, more than the {limit} that are read; split it or raise the limit")]
    FileTooLarge {
        /// Its length.
        bytes: usize,
        /// The bound.
        limit: usize,
    },
    /// Nested deeper than [`Limits::depth`](super::Limits::depth).
    #[error(
        "nested more than {limit} levels deep, what lies deeper was not read; flatten it or raise the limit"
    )]
    TooDeep {
        /// The bound.
        limit: usize,
    },
    /// More aliases, each counted with those inside it, than [`Limits::alias_expansions`](super::Limits::alias_expansions).
    #[error(
        "aliases would expand more than {limit} times, this one was not read; write the values out or raise the limit"
    )]
    TooManyAliases {
        /// The bound.
        limit: usize,
    },
    /// More documents than [`Limits::documents`](super::Limits::documents).
    #[error(
        "the file has more than {limit} documents, this and later ones were not read; split it or raise the limit"
    )]
    TooManyDocuments {
        /// The bound.
        limit: usize,
    },
    /// An alias inside what it stands for.
    #[error("the alias `{alias}` stands for something that contains it; write the value out")]
    RecursiveAlias {
        /// As written, with its asterisk.
        alias: String,
    },
    /// An alias without its anchor earlier in the document.
    #[error(
        "the alias `{alias}` has no anchor before it in this document; add the anchor or write the value out"
    )]
    UnknownAnchor {
        /// As written, with its asterisk.
        alias: String,
    },
    /// A NUL character: a binary file, or one in UTF-16.
    #[error("the file holds a NUL character, so it is not text in UTF-8; save it as UTF-8")]
    Nul,
    /// No document, or only comments.
    #[error("there is nothing in the file but blanks and comments; the client rejects an empty file")]
    EmptyFile,
    /// A key written twice in one mapping; the last one counts.
    #[error("the key `{key}` is written more than once, only the last one counts; remove the others")]
    DuplicateKey {
        /// The key.
        key: String,
    },
    /// A second `---` document.
    #[error("the file has several YAML documents, the client takes one for each file; split it")]
    SeveralDocuments,
    /// A key that is a list or a mapping.
    #[error("a list or a mapping is used as a key, which the client can not read; use text")]
    NonScalarKey,
    /// `<<` with something else than a mapping or a list of mappings.
    #[error("the merge key `<<` needs a mapping or a list of mappings; give it an alias of one")]
    MergeNotMapping,
    /// A tag that is not one of YAML's own.
    #[error("the client can not read the tag `{tag}`; write the value without it")]
    UnknownTag {
        /// As written.
        tag: String,
    },
    /// Placeholders that something else fills in before the client reads the file.
    #[error("{} filled in later, so what stands there is unknown", named(names))]
    TemplatePlaceholder {
        /// Each as written, once.
        names: Vec<String>,
    },
    /// A key holds a placeholder, so any key may be meant.
    #[error("the key `{key}` is filled in later, so keys that seem absent may be there")]
    TemplatedKey {
        /// As written.
        key: String,
    },
    /// What a reader of some form has to say.
    #[error("{message}")]
    Form {
        /// The stable name, in kebab-case.
        code: Cow<'static, str>,
        /// What, and what to do.
        message: String,
        /// How bad it is.
        severity: Severity,
    },
    /// There were more problems than [`Limits::problems`](super::Limits::problems).
    #[error("{count} more warnings of this file are not listed; correct the others first")]
    MoreProblems {
        /// How many.
        count: usize,
    },
}

impl ProblemKind {
    /// The stable name of the kind, in kebab-case.
    #[must_use]
    pub fn code(&self) -> Cow<'static, str> {
        let code = match self {
            Self::Syntax { .. } => "syntax-error",
            Self::TabIndentation => "tab-indentation",
            Self::FileTooLarge { .. } => "file-too-large",
            Self::TooDeep { .. } => "too-deep",
            Self::TooManyAliases { .. } => "too-many-aliases",
            Self::TooManyDocuments { .. } => "too-many-documents",
            Self::RecursiveAlias { .. } => "recursive-alias",
            Self::UnknownAnchor { .. } => "unknown-anchor",
            Self::Nul => "nul-character",
            Self::EmptyFile => "empty-file",
            Self::DuplicateKey { .. } => "duplicate-key",
            Self::SeveralDocuments => "several-documents",
            Self::NonScalarKey => "non-scalar-key",
            Self::MergeNotMapping => "merge-not-mapping",
            Self::UnknownTag { .. } => "unknown-tag",
            Self::TemplatePlaceholder { .. } => "template-placeholder",
            Self::TemplatedKey { .. } => "templated-key",
            Self::Form { code, .. } => return code.clone(),
            Self::MoreProblems { .. } => "more-problems",
        };
        Cow::Borrowed(code)
    }

    /// How bad a problem of this kind is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::Syntax { .. }
            | Self::TabIndentation
            | Self::FileTooLarge { .. }
            | Self::TooDeep { .. }
            | Self::TooManyAliases { .. }
            | Self::TooManyDocuments { .. }
            | Self::RecursiveAlias { .. }
            | Self::UnknownAnchor { .. }
            | Self::Nul
            | Self::EmptyFile
            | Self::NonScalarKey
            | Self::UnknownTag { .. }
            | Self::MergeNotMapping => Severity::Error,
            Self::Form { severity, .. } => *severity,
            Self::DuplicateKey { .. } | Self::SeveralDocuments => Severity::Warning,
            Self::TemplatePlaceholder { .. } | Self::TemplatedKey { .. } | Self::MoreProblems { .. } => {
                Severity::Info
            }
        }
    }
}

fn named(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| alloc::format!("`{name}`")).collect();
    let verb = if names.len() == 1 { "is" } else { "are" };
    alloc::format!("{} {verb}", quoted.join(", "))
}
