//! Files that a script or program names: others among the inputs, or texts that it writes itself.

use alloc::{format, string::String, vec::Vec};
use core::ops::Range;

use super::{Builder, Source};
use crate::{
    document::{Document, Limits, NodeId, Syntax, Tree, yaml},
    severity::Severity,
};

/// How many nodes of files are copied at most.
const MOST_NODES: usize = 1 << 19;

/// What a file says, copied.
#[derive(Default)]
pub struct Copied {
    /// The mapping, if it could be copied.
    pub root: Option<NodeId>,
    /// Whether an absent key is really absent.
    pub complete: bool,
    /// The nodes that come from a text which the script writes itself.
    pub own: Range<u32>,
}

/// What to say where a file is not copied: a stable name, and the message.
pub type Remark = (&'static str, String);

/// A file that is written: its path, and where its text stands if that is all that it has.
pub type Written = (String, Option<Range<usize>>);

/// The path of every file.
pub const ANY: &str = "*";

/// The files that may be named.
pub struct Files<'s> {
    inputs: &'s [Source<'s>],
    limits: &'s Limits,
    /// Inputs that were taken.
    pub used: Vec<usize>,
    /// Files that are written, in order.
    pub written: Vec<Written>,
    /// Nodes that may still be copied.
    nodes: usize,
}

impl<'s> Files<'s> {
    /// The other inputs.
    pub const fn new(inputs: &'s [Source<'s>], limits: &'s Limits) -> Self {
        Self { inputs, limits, used: Vec::new(), written: Vec::new(), nodes: MOST_NODES }
    }

    /// What the file at a path says, as nodes of another tree; `text` is where texts that are written stand. What is
    /// written itself comes first; among inputs those that share most of the end of the path.
    ///
    /// # Errors
    /// When it does not lead to exactly one.
    pub fn copy(&mut self, builder: &mut Builder, path: &str, text: &str) -> Result<Copied, Remark> {
        let is_it = |(name, _): &&Written| name == ANY || shared(name, path) > 0;
        if let Some((_, here)) = self.written.iter().rev().find(is_it) {
            let Some(here) = here.clone() else {
                let message = format!(
                    "`{path}` is changed before in a way that is not followed here; its keys count as not known"
                );
                return Err(("script-file-changed", message));
            };
            let reading = yaml::read(builder.file(), text.get(here.clone()).unwrap_or_default(), self.limits);
            let shift = here.start;
            for problem in reading.problems.into_iter().filter(|problem| problem.severity == Severity::Error)
            {
                builder.moved(problem, shift);
            }
            return Ok(self.take(builder, &reading.tree, shift));
        }
        let inputs = self.inputs;
        let shares = |input: &Source<'_>| {
            let is_file = matches!(input.2.tree.syntax, Syntax::Yaml | Syntax::Json);
            if is_file { shared(input.1, path) } else { 0 }
        };
        let most = inputs.iter().map(shares).max().unwrap_or(0);
        let found: Vec<usize> = (0..inputs.len())
            .filter(|at| most > 0 && inputs.get(*at).is_some_and(|input| shares(input) == most))
            .collect();
        match found.as_slice() {
            [] => Err((
                "script-file-not-given",
                format!("`{path}` is not among the files that are judged; its keys count as not known"),
            )),
            [place] => {
                if !self.used.contains(place) {
                    self.used.push(*place);
                }
                let copied = inputs.get(*place).map(|(.., source)| self.take(builder, &source.tree, 0));
                Ok(Copied { own: 0..0, ..copied.unwrap_or_default() })
            }
            several => {
                let names: Vec<&str> =
                    several.iter().filter_map(|at| inputs.get(*at)).map(|input| input.1).collect();
                let names = names.join(", ");
                Err((
                    "script-file-ambiguous",
                    format!("`{path}` may be any of {names}; its keys count as not known"),
                ))
            }
        }
    }

    /// Copies the first document of a tree, whose offsets count from `shift` on.
    fn take(&mut self, builder: &mut Builder, tree: &Tree, shift: usize) -> Copied {
        let nodes = tree.nodes.len();
        let (Some(Document { root, complete, .. }), true) = (tree.documents.first(), nodes <= self.nodes)
        else {
            return Copied::default();
        };
        self.nodes -= nodes;
        let offset = builder.adopt(&tree.nodes, shift);
        let own = offset..offset.saturating_add(u32::try_from(nodes).unwrap_or(0));
        Copied { root: root.map(|root| NodeId(root.0 + offset)), complete: *complete, own }
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
