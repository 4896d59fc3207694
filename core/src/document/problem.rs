//! What could not be read, or will be read differently than it looks.

use alloc::borrow::Cow;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use crate::{
    severity::Severity,
    text::{Span, concat, joined},
    words::say,
};

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// The YAML parser gave up here; nothing behind this place was read.
    Syntax {
        /// What is wrong.
        reason: &'static str,
    },
    /// A line is indented with a tab.
    TabIndentation,
    /// The text is longer than [`Limits::file_bytes`](super::Limits::file_bytes).
    FileTooLarge {
        /// Its length.
        bytes: usize,
        /// The bound.
        limit: usize,
    },
    /// Nested deeper than [`Limits::depth`](super::Limits::depth).
    TooDeep {
        /// The bound.
        limit: usize,
    },
    /// More aliases, each counted with those inside it, than [`Limits::alias_expansions`](super::Limits::alias_expansions).
    TooManyAliases {
        /// The bound.
        limit: usize,
    },
    /// More documents than [`Limits::documents`](super::Limits::documents).
    TooManyDocuments {
        /// The bound.
        limit: usize,
    },
    /// An alias inside what it stands for.
    RecursiveAlias {
        /// As written, with its asterisk.
        alias: String,
    },
    /// An alias without its anchor earlier in the document.
    UnknownAnchor {
        /// As written, with its asterisk.
        alias: String,
    },
    /// A NUL character: a binary file, or one in UTF-16.
    Nul,
    /// No document, or only comments.
    EmptyFile,
    /// A key written twice in one mapping; the last one counts.
    DuplicateKey {
        /// The key.
        key: String,
    },
    /// A second `---` document.
    SeveralDocuments,
    /// A key that is a list or a mapping.
    NonScalarKey,
    /// `<<` with something else than a mapping or a list of mappings.
    MergeNotMapping,
    /// A tag that is not one of YAML's own.
    UnknownTag {
        /// As written.
        tag: String,
    },
    /// Placeholders that something else fills in before the client reads the file.
    TemplatePlaceholder {
        /// Each as written, once.
        names: Vec<String>,
    },
    /// A key holds a placeholder, so any key may be meant.
    TemplatedKey {
        /// As written.
        key: String,
    },
    /// What a reader of some form has to say.
    Form {
        /// The stable name, in kebab-case.
        code: Cow<'static, str>,
        /// What, and what to do.
        message: String,
        /// How bad it is.
        severity: Severity,
    },
    /// There were more problems than [`Limits::problems`](super::Limits::problems).
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

    /// What, and what to do.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::Syntax { reason } => say::syntax(reason),
            Self::FileTooLarge { bytes, limit } => {
                say::file_too_large(&bytes.to_string(), &limit.to_string())
            }
            Self::TooDeep { limit } => say::too_deep(&limit.to_string()),
            Self::TooManyAliases { limit } => say::too_many_aliases(&limit.to_string()),
            Self::TooManyDocuments { limit } => say::too_many_documents(&limit.to_string()),
            Self::RecursiveAlias { alias } => say::alias_within_itself(alias),
            Self::UnknownAnchor { alias } => say::alias_without_anchor(alias),
            Self::DuplicateKey { key } => say::key_repeated(key),
            Self::UnknownTag { tag } => say::client_takes_no_tag(tag),
            Self::TemplatePlaceholder { names } => {
                let verb = if names.len() == 1 { "` is" } else { "` are" };
                say::template(&concat(&["`", &joined(names, "`, `"), verb]))
            }
            Self::TemplatedKey { key } => say::key_in_template(key),
            Self::Form { message, .. } => message.clone(),
            Self::MoreProblems { count } => say::more_warnings(&count.to_string()),
            Self::TabIndentation => say::tab_indentation().owned(),
            Self::Nul => say::nul_character().owned(),
            Self::EmptyFile => say::empty_file().owned(),
            Self::SeveralDocuments => say::several_documents().owned(),
            Self::NonScalarKey => say::key_not_scalar().owned(),
            Self::MergeNotMapping => say::merge_not_mapping().owned(),
        }
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
