//! Something that commands create and change: the tree of its keys as the commands leave them.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{super::Builder, commands::Thing, run::Certainty, word::Word};
use crate::{
    document::{
        NodeId, NodeValue, Placeholder, PlaceholderKind, Scalar, ScalarStyle, Syntax, find_placeholder,
    },
    text::Span,
};

/// Something that commands speak of.
pub struct Object {
    /// What it is.
    pub thing: Thing,
    /// Its name; of an open one the expression.
    pub name: Option<String>,
    /// Its endpoint's name.
    pub endpoint: Option<String>,
    /// Where the names of its workspace and endpoint are written.
    pub belongs: [Option<NodeId>; 2],
    /// Its keys as a file for the client, or what `az ... show` prints, spells them.
    pub client: NodeId,
    /// Its keys as Resource Manager spells them, where a command speaks of such.
    pub resource: Option<NodeId>,
    /// Whether some command creates it for certain.
    pub created: bool,
    /// Whether an absent key is really absent.
    pub complete: bool,
    /// The command that speaks of it first.
    pub span: Span,
    /// What left it open to public networks before.
    pub opened: Option<Span>,
    /// Whether the addresses that it admits were set once it was there.
    pub addresses_later: bool,
    /// The command that removes it.
    pub deleted: Option<(usize, usize)>,
    /// How many keys commands have set.
    pub settings: usize,
}

/// A value and how certain it is.
pub struct Setting<'s> {
    /// The value.
    pub value: &'s Word,
    /// Where the key is written.
    pub key: Span,
    /// How certain it is that it is set.
    pub certainty: Certainty<'s>,
}

/// The node of a word.
pub fn node(builder: &mut Builder, word: &Word) -> NodeId {
    let span = builder.span(word.start, word.end);
    builder.scalar(scalar(word), span)
}

/// A word as a value.
pub fn scalar(word: &Word) -> Scalar {
    let known = find_placeholder(&word.text, Syntax::Yaml).map(|found| found.kind);
    let kind = known.filter(|kind| *kind == PlaceholderKind::Angle).unwrap_or(PlaceholderKind::Expression);
    let placeholder = Placeholder { choices: word.choices.clone(), ..Placeholder::new(kind, &word.text) };
    Scalar {
        style: if word.open { ScalarStyle::Plain } else { ScalarStyle::DoubleQuoted },
        placeholder: word.open.then(|| placeholder.into()),
        default_of: word.default_of.as_deref().map(Into::into),
        ..Scalar::word(word.text.clone())
    }
}

/// What a value is if the command that sets it may not run.
fn perhaps(old: Option<&str>, path: &str, setting: &Setting<'_>) -> Word {
    let value = setting.value;
    let choices = match (old, value.literal()) {
        (Some(old), Some(new)) => alloc::vec![old.to_string(), new.to_string()],
        _ => Vec::new(),
    };
    let text = format!("{path}={} {}, which may not run", value.text, setting.certainty.told);
    Word { text, open: true, choices, default_of: None, ..value.clone() }
}

/// Sets the key at a path such as `a.b[0].c`; what is missing above it is made.
pub fn set(builder: &mut Builder, root: NodeId, path: &str, setting: &Setting<'_>) {
    let Some((parent, last)) = descend(builder, root, path, setting.key) else { return };
    let old = builder.tree().get(parent, last).and_then(|entry| builder.tree().scalar(entry.value)).cloned();
    let literal = old.as_ref().filter(|old| old.placeholder.is_none()).map(|old| old.text.as_str());
    let value = match setting.certainty.certain {
        true => None,
        false if literal.is_some() && literal == setting.value.literal() => return,
        false => Some(perhaps(literal, path, setting)),
    };
    let value = node(builder, value.as_ref().unwrap_or(setting.value));
    builder.put(parent, last, setting.key, value);
}

/// The mapping above the last key of a path, and that key.
fn descend<'p>(builder: &mut Builder, root: NodeId, path: &'p str, span: Span) -> Option<(NodeId, &'p str)> {
    let (parents, last) = path.rsplit_once('.').unwrap_or(("", path));
    let mut at = root;
    for part in parents.split('.').filter(|part| !part.is_empty()) {
        let (key, index) = match part.split_once('[') {
            Some((key, index)) => (key, Some(index.trim_end_matches(']').parse::<usize>().ok()?)),
            None => (part, None),
        };
        let below = builder.tree().get(at, key).map(|entry| entry.value);
        at = match (below, index) {
            (Some(list), Some(index)) => *builder.tree().items(list).get(index)?,
            (Some(mapping), None) if builder.tree().is_mapping(mapping) => mapping,
            (_, Some(_)) => return None,
            _ => {
                let mapping = builder.mapping(Vec::new(), span);
                builder.put(at, key, span, mapping);
                mapping
            }
        };
    }
    (!last.is_empty()).then_some((at, last))
}

/// The items of the list at a path, which is made if it is missing.
pub fn list(builder: &mut Builder, root: NodeId, path: &str, span: Span) -> Option<NodeId> {
    let (parent, last) = descend(builder, root, path, span)?;
    let known = builder.tree().get(parent, last).map(|entry| entry.value);
    if let Some(known) =
        known.filter(|known| builder.tree().node(*known).is_some_and(|node| node.sequence().is_some()))
    {
        return Some(known);
    }
    let list = builder.sequence(Vec::new(), span);
    builder.put(parent, last, span, list);
    Some(list)
}

/// Puts an item into a list, in the place of the one that has the same value of a key; without an item takes that out.
pub fn replace(builder: &mut Builder, list: NodeId, by: &str, item: NodeId, keep: bool) {
    let tree = builder.tree();
    let name = |of: NodeId| tree.get(of, by).and_then(|entry| tree.text(entry.value));
    let wanted = name(item);
    let same = |known: &NodeId| wanted.is_some() && name(*known) == wanted;
    let place = tree.items(list).iter().position(same);
    let Some(NodeValue::Sequence(items)) = builder.value_mut(list) else { return };
    match place.map(|place| (place, items.get_mut(place))) {
        Some((_, Some(known))) if keep => *known = item,
        Some((place, Some(_))) => _ = items.remove(place),
        _ if keep => items.push(item),
        _ => {}
    }
}

/// Takes over what a file says, over what is there.
pub fn overlay(
    builder: &mut Builder,
    onto: NodeId,
    root: NodeId,
    certainty: Certainty<'_>,
    (start, end): (usize, usize),
) {
    let command = builder.span(start, end);
    let entries: Vec<_> = builder.tree().entries(root).copied().collect();
    for entry in entries {
        let Some(key) = builder.tree().text(entry.key).map(ToString::to_string) else { continue };
        let span = builder.span_of(entry.key);
        if certainty.certain {
            builder.put(onto, &key, span, entry.value);
            continue;
        }
        let said = builder
            .tree()
            .scalar(entry.value)
            .map(|scalar| (scalar.text.clone(), scalar.placeholder.is_some()));
        let (text, open) = said.unwrap_or((key.clone(), true));
        let value = Word { text, open, start, end, ..Word::default() };
        set(builder, onto, &key, &Setting { value: &value, key: command, certainty });
    }
}
