//! The keys of a config file and the words that they take.

/// What stands behind a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One word.
    Word,
    /// A word, or a list of words.
    Words,
    /// A mapping from words to words.
    Pairs,
}

/// Every key, what stands behind it, and what it is for.
pub const KEYS: [(&str, Shape, &str); 8] = [
    ("intent", Shape::Words, "What is meant; several are joined by \"and\"."),
    ("edition", Shape::Word, "Edition of the vendor's documentation to follow."),
    ("cloud", Shape::Word, "The cloud that the workspaces are in, where no file says it."),
    ("assume", Shape::Pairs, "Facts that no file states: FACT or FACT@SUBJECT, and its value."),
    (
        "set",
        Shape::Pairs,
        "Properties to override, as `az ml ... --set` does: KEY or SCOPE.KEY, and its value.",
    ),
    (
        "severity",
        Shape::Pairs,
        "How findings of a rule, by id or code, are listed. Whether it works, how isolated it is and whether it is as intended stays the same.",
    ),
    ("ignore", Shape::Words, "Paths that are left out: globs, relative to this file."),
    ("workspace", Shape::Words, "Files that describe the workspace: paths, relative to this file."),
];

/// How findings can be listed; `off`: not at all.
pub const SEVERITIES: [&str; 4] = ["off", "info", "warning", "error"];

/// The fact that `cloud` is an assumption about, and so its values.
pub const CLOUDS: &str = "workspace.cloud";
