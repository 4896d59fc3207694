//! Takes over what the files say that commands name.

use alloc::{format, string::String};

use super::{
    file::{self, Leads},
    lexer::Token,
    object,
    state::{Copied, State},
    word::{Variables, Word},
};
use crate::document::{NodeId, NodeValue, Scalar, yaml};

impl State<'_> {
    /// What the file at a path says, as nodes of the script's own tree.
    pub fn copy(&mut self, path: &Word, written: &[(String, Token)], variables: &mut Variables) -> Copied {
        let nothing = Copied { root: None, complete: false };
        let inputs = self.inputs;
        match file::leads(&path.text, written, inputs) {
            Leads::Input(place, (_, _, source)) => {
                let document = source.tree.documents.first();
                let (Some(document), true) = (document, source.tree.nodes.len() <= self.nodes) else {
                    return nothing;
                };
                self.nodes -= source.tree.nodes.len();
                if !self.used.contains(&place) {
                    self.used.push(place);
                }
                let (root, complete) = (document.root, document.complete);
                let offset = self.builder.adopt(&source.tree.nodes, 0);
                Copied { root: root.map(|root| NodeId(root.0 + offset)), complete }
            }
            Leads::Here(here) => self.here(here, variables),
            Leads::Several(names) => {
                let message = format!(
                    "`{}` may be any of {}; its keys count as not known",
                    path.text,
                    names.join(", ")
                );
                self.tell("script-file-ambiguous", (path.start, path.end), message);
                nothing
            }
            Leads::Nowhere => {
                let message = format!(
                    "`{}` is not among the files that are judged; its keys count as not known",
                    path.text
                );
                self.tell("script-file-not-given", (path.start, path.end), message);
                nothing
            }
        }
    }

    /// What the lines of a here-document say, with the variables that the shell fills in.
    fn here(&mut self, here: Token, variables: &mut Variables) -> Copied {
        let body = self.text.get(here.start..here.end).unwrap_or_default();
        let span = self.builder.span(here.start, here.end);
        let reading = yaml::read(span.file, body, self.limits);
        let document = reading.tree.documents.first();
        let nodes = reading.tree.nodes.len();
        let (Some(document), true) = (document, nodes <= self.nodes) else {
            return Copied { root: None, complete: false };
        };
        self.nodes -= nodes;
        let offset = self.builder.adopt(&reading.tree.nodes, span.start);
        for number in 0..nodes {
            let id = NodeId(offset + u32::try_from(number).unwrap_or(0));
            let Some(scalar) = self.builder.tree().scalar(id).filter(|scalar| scalar.text.contains('$'))
            else {
                continue;
            };
            let word = variables.one(&scalar.text, 0, scalar.text.len());
            let filled = Scalar { style: scalar.style, ..object::scalar(&word) };
            if let Some(value) = self.builder.value_mut(id) {
                *value = NodeValue::Scalar(filled);
            }
        }
        Copied {
            root: document.root.map(|root| NodeId(root.0 + offset)),
            complete: document.complete || nodes > 0,
        }
    }
}
