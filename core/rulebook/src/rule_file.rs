//! One rule, one Markdown file: front matter between `---` lines, then documentation whose fenced blocks are tests.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

use crate::front_matter::FrontMatter;

/// A rule file, taken apart.
#[derive(Clone, Debug)]
pub struct RuleFile {
    /// Folder below `rules/`.
    pub theme: String,
    /// Name of the file, without its ending.
    pub stem: String,
    /// What the build compiles.
    pub front: FrontMatter,
    /// The documentation.
    pub body: String,
    /// The tests within it.
    pub examples: Vec<Example>,
}

/// How an example has to end for its rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// The rule is violated.
    Violated,
    /// It can not be decided.
    Open,
    /// It applies and is kept.
    Satisfied,
    /// It does not apply.
    NotApplicable,
}

/// Documents and assumptions below one heading, and how they have to end.
#[derive(Clone, Debug)]
pub struct Example {
    /// The heading.
    pub title: String,
    /// How it has to end.
    pub expectation: Expectation,
    /// File names and texts.
    pub documents: Vec<(String, String)>,
    /// Assumptions, one per line of an `assume` block.
    pub assume: Vec<String>,
    /// Edition, if not the current one.
    pub edition: Option<String>,
}

/// A rule file that can not be read.
#[derive(Debug, thiserror::Error)]
pub enum RuleFileError {
    /// No front matter.
    #[error("starts with a line `---`, the front matter, and another line `---`")]
    NoFrontMatter,
    /// Front matter of the wrong shape.
    #[error("front matter: {0}")]
    FrontMatter(#[from] serde_yaml::Error),
    /// A heading of an example that says no expectation.
    #[error(
        "the heading `{0}` below `Examples` starts with `Violated:`, `Open:`, `Satisfied:` or `Not applicable:`"
    )]
    Heading(String),
    /// A code block that is neither a document nor assumptions.
    #[error(
        "the code block `{0}` below `Examples` is marked `yaml NAME`, `json NAME`, `sh NAME`, `bicep NAME`, `assume` or `edition`"
    )]
    Block(String),
}

/// Takes a rule file apart.
///
/// # Errors
/// When the front matter or an example is not of the expected form.
pub fn parse(theme: &str, stem: &str, text: &str) -> Result<RuleFile, RuleFileError> {
    let rest = text.strip_prefix("---\n").ok_or(RuleFileError::NoFrontMatter)?;
    let (front, body) = rest.split_once("\n---\n").ok_or(RuleFileError::NoFrontMatter)?;
    let front = serde_yaml::from_str(front)?;
    let examples = examples(body)?;
    Ok(RuleFile { theme: theme.to_string(), stem: stem.to_string(), front, body: body.to_string(), examples })
}

fn examples(body: &str) -> Result<Vec<Example>, RuleFileError> {
    let mut examples: Vec<Example> = Vec::new();
    let mut within_examples = false;
    let mut heading: Option<(HeadingLevel, String)> = None;
    let mut block: Option<(String, String)> = None;
    for event in Parser::new(body) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => heading = Some((level, String::new())),
            Event::End(TagEnd::Heading(_)) => match heading.take() {
                Some((HeadingLevel::H2, title)) => within_examples = title == "Examples",
                Some((_, title)) if within_examples => examples.push(example(title)?),
                _ => {}
            },
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                block = Some((info.to_string(), String::new()))
            }
            Event::End(TagEnd::CodeBlock) => {
                if let (Some((info, text)), Some(example), true) =
                    (block.take(), examples.last_mut(), within_examples)
                {
                    add(example, &info, text)?;
                }
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, content)) = block.as_mut() {
                    content.push_str(&text);
                } else if let Some((_, title)) = heading.as_mut() {
                    title.push_str(&text);
                }
            }
            _ => {}
        }
    }
    Ok(examples)
}

fn example(title: String) -> Result<Example, RuleFileError> {
    let kinds = [
        ("Violated:", Expectation::Violated),
        ("Open:", Expectation::Open),
        ("Satisfied:", Expectation::Satisfied),
        ("Not applicable:", Expectation::NotApplicable),
    ];
    let expectation = kinds.iter().find(|(prefix, _)| title.starts_with(prefix)).map(|(_, kind)| *kind);
    let expectation = expectation.ok_or_else(|| RuleFileError::Heading(title.clone()))?;
    Ok(Example { title, expectation, documents: Vec::new(), assume: Vec::new(), edition: None })
}

fn add(example: &mut Example, info: &str, text: String) -> Result<(), RuleFileError> {
    let mut words = info.split_whitespace();
    match (words.next(), words.next()) {
        (Some("yaml" | "json" | "sh" | "bicep"), Some(name)) => {
            example.documents.push((name.to_string(), text))
        }
        (Some("assume"), None) => example.assume.extend(text.lines().map(str::to_string)),
        (Some("edition"), None) => example.edition = Some(text.trim().to_string()),
        _ => return Err(RuleFileError::Block(info.to_string())),
    }
    Ok(())
}
