//! Files that commands name with `-f`: others among the inputs, or here-documents that the script writes.

use alloc::{string::String, vec::Vec};

use super::super::Source;
use super::lexer::Token;
use crate::document::Syntax;

/// What a path leads to.
pub enum Leads<'s> {
    /// An input and its place.
    Input(usize, &'s Source<'s>),
    /// Lines of the script itself.
    Here(Token),
    /// Several inputs may be meant: their names.
    Several(Vec<String>),
    /// None of what is given.
    Nowhere,
}

/// What the path leads to. What the script writes itself comes first; among inputs those that share most of the end of
/// the path.
pub fn leads<'s>(path: &str, written: &[(String, Token)], inputs: &'s [Source<'s>]) -> Leads<'s> {
    let same = |(name, _): &&(String, Token)| shared(name, path) > 0;
    if let Some((_, here)) = written.iter().rev().find(same) {
        return Leads::Here(*here);
    }
    let shares = |input: &Source<'_>| {
        let is_file = matches!(input.2.tree.syntax, Syntax::Yaml | Syntax::Json);
        if is_file { shared(input.1, path) } else { 0 }
    };
    let most = inputs.iter().map(shares).max().unwrap_or(0);
    let mut found = inputs.iter().enumerate().filter(|(_, input)| most > 0 && shares(input) == most);
    match (found.next(), found.next()) {
        (Some((place, only)), None) => Leads::Input(place, only),
        (Some(_), Some(_)) => {
            let names = inputs.iter().filter(|input| shares(input) == most);
            Leads::Several(names.map(|(_, uri, _)| (*uri).into()).collect())
        }
        _ => Leads::Nowhere,
    }
}

/// How many parts at the end two paths share. A part that is filled in later may be anything, but for the name itself.
fn shared(left: &str, right: &str) -> usize {
    let parts = |path| str::rsplit(path, ['/', '\\']).filter(|part| !matches!(*part, "" | "."));
    let same = parts(left).zip(parts(right)).take_while(|(left, right)| left == right && !left.contains('$'));
    same.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_share_their_ends() {
        assert_eq!(shared("cli/endpoint.yml", "endpoint.yml"), 1);
        assert_eq!(shared("a/b/endpoint.yml", "./b/endpoint.yml"), 2);
        assert_eq!(shared("endpoint.yml", "$DIR/endpoint.yml"), 1);
        assert_eq!(shared("my-endpoint.yml", "endpoint.yml"), 0);
        assert_eq!(shared("x/$FILE", "y/$FILE"), 0);
    }
}
