//! Which values the client takes for keys whose meaning is not judged: text, booleans, ids, words (F-OBS-29).

use alloc::vec::Vec;

use super::{arm_id, bind::MOST_FAULTS, object::Describing, reading};
use crate::{
    document::{Entry, Scalar, ScalarKind, ScalarStyle},
    rulebook::Texts,
};

/// The keys of which the client does not take the value, each with the number of what it wants.
pub fn refused<'f>(file: Describing<'f>, lists: Texts) -> Vec<(u8, &'f Entry, &'f str)> {
    let tree = &file.file.tree;
    let refused = tree.entries(file.node).filter_map(|entry| {
        let key = tree.text(entry.key)?;
        let (wanted, _) = lists.iter().find(|(wanted, keys)| *wanted != HUB && keys.contains(&key))?;
        let scalar = tree.scalar(entry.value);
        let is_taken = scalar.is_some_and(|scalar| scalar.placeholder.is_some() || takes(*wanted, scalar));
        (!is_taken).then_some((*wanted, entry, key))
    });
    refused.take(MOST_FAULTS + 1).chain(hub_missing(file, lists)).collect()
}

/// A project without its hub.
fn hub_missing<'f>(file: Describing<'f>, lists: Texts) -> Option<(u8, &'f Entry, &'f str)> {
    let tree = &file.file.tree;
    let (wanted, [key]) = lists.iter().find(|(wanted, _)| *wanted == HUB)? else { return None };
    let kind = file.find(&["kind"])?;
    let is_project = tree.text(kind.value).is_some_and(|kind| kind.eq_ignore_ascii_case("project"));
    (is_project && file.find(&[key]).is_none()).then_some((*wanted, kind, *key))
}

/// The number of the value that says that a project names no hub.
const HUB: u8 = 6;

/// By the values of the facts, whose order is the same in every scope.
fn takes(wanted: u8, scalar: &Scalar) -> bool {
    match wanted {
        1 => reading::is_text(scalar),
        2 => boolean(scalar).is_some(),
        3 => reading::is_text(scalar) && arm_id::is_well_formed(&scalar.text),
        // One word of two, in any casing.
        _ => {
            let is = |word: &str| word.eq_ignore_ascii_case(&scalar.text);
            let words = if wanted == 4 { ["hub", "project"] } else { ["managed", "kubernetes"] };
            reading::is_text(scalar) && words.into_iter().any(is)
        }
    }
}

/// What the client takes for a boolean, texts that mean one included (F-OBS-11).
pub fn boolean(scalar: &Scalar) -> Option<bool> {
    const YES: &str = " t T true True TRUE on On ON y Y yes Yes YES 1 ";
    const NO: &str = " f F false False FALSE off Off OFF n N no No NO 0 ";
    let is_number = scalar.kind == ScalarKind::Integer && scalar.style == ScalarStyle::Plain;
    match scalar.kind {
        ScalarKind::Boolean(value) => Some(value),
        ScalarKind::Float => [("1.0", true), ("0.0", false)]
            .into_iter()
            .find_map(|(text, value)| (scalar.text == text).then_some(value)),
        ScalarKind::String | ScalarKind::Integer if is_number || reading::is_text(scalar) => {
            let within = |words: &str| words.split(' ').any(|word| !word.is_empty() && word == scalar.text);
            within(YES).then_some(true).or_else(|| within(NO).then_some(false))
        }
        _ => None,
    }
}
