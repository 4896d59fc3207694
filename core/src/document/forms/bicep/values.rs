//! Files of values in JSON. Terraform's language writes lists, objects and texts as JSON does, so its parser reads them.

use alloc::{borrow::ToOwned, string::String, vec::Vec};

use super::super::{
    Text,
    braces::{
        Dialect, Expression, Kind, Parser,
        calls::{Set, Unit},
    },
};

/// A file of values for parameters.
pub struct Values<'t> {
    uri: &'t str,
    /// The templates that it is for, by their numbers.
    units: Vec<usize>,
    values: Vec<(String, Expression<'t>)>,
}

impl<'t> Values<'t> {
    /// Of a file that belongs to these templates.
    pub fn of((file, uri, text): Text<'t>, units: Vec<usize>, depth: usize) -> Self {
        let whole = Parser::new(file, text, Dialect::Terraform, depth).expression();
        let mut values = Vec::new();
        if let Some(Expression { kind: Kind::Object { pairs, .. }, .. }) = whole.get("parameters") {
            for pair in pairs {
                let Some(name) = pair.key.word() else { continue };
                // What is only said to be found elsewhere is not known.
                let secret = || Expression { kind: Kind::Other, ..pair.value.clone() };
                values.push((name.to_owned(), pair.value.get("value").cloned().unwrap_or_else(secret)));
            }
        }
        Self { uri, units, values }
    }

    /// What it gives to the templates. Resource Manager does not look at the casing of names.
    pub fn sets<'e>(&'e self, all: &[Unit<'e>]) -> Vec<Set<'e>> {
        let set = |number: &usize| {
            let declared = &all.get(*number)?.declared;
            let given = self.values.iter().filter_map(|(name, value)| {
                let name = declared.iter().find(|declared| declared.eq_ignore_ascii_case(name))?;
                Some((*name, value))
            });
            Some(Set { uri: self.uri, unit: Some(*number), given: given.collect() })
        };
        match self.units.as_slice() {
            [] => Vec::from([Set { uri: self.uri, unit: None, given: Default::default() }]),
            units => units.iter().filter_map(set).collect(),
        }
    }
}
