//! Which files of values belong to what, and what the sets of values that they make are called.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::super::ProblemKind;
use super::path::{stem, without_ending};
use crate::severity::Severity;

/// Something that has parameters: its file or folder, and the parameters that it declares.
pub type Declaring = (String, Vec<String>);

/// To which a file of values belongs: the only one; else the one that declares all of them; else, of several, the one
/// whose name the file's starts with. A template that was compiled lies beside what it was compiled from: both.
pub fn belongs(all: &[Declaring], uri: &str, given: &[String]) -> Vec<usize> {
    let declares =
        |(_, declared): &&Declaring| all.len() == 1 || given.iter().all(|name| declared.contains(name));
    let fits: Vec<&Declaring> = all.iter().filter(declares).collect();
    let file = stem(uri);
    let named = |candidate: &str| {
        let own = stem(candidate);
        let starts =
            file.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-', '_']));
        starts.then_some(own.len())
    };
    let best = match fits.as_slice() {
        [(first, _), rest @ ..] if rest.iter().all(|(other, _)| beside(first, other)) => Some(first),
        _ => fits.iter().map(|(uri, _)| uri).max_by_key(|uri| named(uri)).filter(|uri| named(uri).is_some()),
    };
    let is_it = |uri: &str| best.is_some_and(|best| beside(best, uri));
    let places = all.iter().enumerate().filter(|(_, (uri, _))| is_it(uri));
    places.map(|(place, _)| place).collect()
}

/// What is wrong with values of which one is for no parameter that is declared.
pub fn strange<'n>(given: impl Iterator<Item = &'n str>, declared: &[&str]) -> Option<ProblemKind> {
    let mut given = given;
    let name = given.find(|name| !declared.contains(name))?;
    let message =
        format!("the template has no parameter `{name}`, so a deployment with this file is refused");
    Some(ProblemKind::Form { code: "parameter-not-declared".into(), severity: Severity::Warning, message })
}

/// What is to be said of a file of values that belongs to nothing.
pub fn alone() -> ProblemKind {
    let message = "no template among the texts belongs to this file of parameters; nothing in it was judged";
    ProblemKind::Form {
        code: "parameters-alone".into(),
        severity: Severity::Info,
        message: message.to_string(),
    }
}

/// Whether two names differ in their endings only.
fn beside(left: &str, right: &str) -> bool {
    without_ending(left) == without_ending(right)
}

/// What sets are called: what their files' names have besides that of what they are for.
pub fn labels(of: &str, files: &[&str]) -> Vec<String> {
    let own = stem(of);
    let short = |uri: &&str| {
        let name = stem(uri);
        let rest = name.strip_prefix(own).filter(|rest| !rest.starts_with(char::is_alphanumeric));
        let parts = rest.unwrap_or(name).split(['.', '-', '_']);
        let parts = parts.filter(|part| !part.is_empty() && !part.eq_ignore_ascii_case("parameters"));
        let short = parts.collect::<Vec<_>>().join("-");
        if short.is_empty() { name.to_string() } else { short }
    };
    let names: Vec<String> = files.iter().map(short).collect();
    let label = |(place, (name, uri)): (usize, (&String, &&str))| {
        let unique = names.iter().filter(|other| *other == name).count() == 1;
        if unique { name.clone() } else { format!("{uri}#{place}") }
    };
    names.iter().zip(files).enumerate().map(label).collect()
}
