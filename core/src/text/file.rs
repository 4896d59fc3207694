//! The files of one question, each with its lines.

use alloc::string::String;
use alloc::vec::Vec;

use super::{FileId, LineIndex, Range, Span};

/// One given text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// How the asker calls it; never opened.
    pub uri: String,
    /// The text as given, a byte order mark included.
    pub text: String,
    /// Where its lines start.
    pub lines: LineIndex,
}

/// All given texts, in the order given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileSet {
    files: Vec<SourceFile>,
}

impl FileSet {
    /// No files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file and names it. Beyond 65,535 files the last name is given again.
    pub fn push(&mut self, uri: impl Into<String>, text: impl Into<String>) -> FileId {
        let text = text.into();
        let lines = LineIndex::new(&text);
        let id = FileId(u16::try_from(self.files.len()).unwrap_or(u16::MAX));
        self.files.push(SourceFile { uri: uri.into(), text, lines });
        id
    }

    /// The file of that name, if this set gave the name.
    #[must_use]
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(usize::from(id.0))
    }

    /// All files with their names, in the order given.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..=u16::MAX).map(FileId).zip(&self.files)
    }

    /// Number of files.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether nothing was given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The spanned characters; empty when the span is not one of this set.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file).map_or("", |file| span.slice(&file.text))
    }

    /// The span as editors count; the start of the file when the span is not one of this set.
    #[must_use]
    pub fn range(&self, span: Span) -> Range {
        self.get(span.file).map_or_else(Range::default, |file| file.lines.range(&file.text, span))
    }
}
