//! Values by name, in the order of the names.

use alloc::{string::String, vec::Vec};
use core::ops::Index as At;

use serde::{Serialize, Serializer};

use crate::order::Index;

/// Values by name; the name of a fact carries `@subject` where several subjects share it. A list and no map: another kind
/// of map would be compiled once more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values(Vec<(String, String)>);

impl Values {
    /// From names and values; of a name that is there several times the last one counts.
    pub fn of(pairs: Vec<(String, String)>) -> Self {
        let mut names = Index::default();
        for (place, (name, _)) in pairs.iter().enumerate() {
            names.add(&[name.as_bytes()], place);
        }
        let mut pairs: Vec<Option<(String, String)>> = pairs.into_iter().map(Some).collect();
        let mut ordered = Vec::with_capacity(pairs.len());
        for places in names.groups() {
            let last = places.last().and_then(|place| pairs.get_mut(*place));
            ordered.extend(last.and_then(Option::take));
        }
        Self(ordered)
    }

    /// The value of that name.
    pub fn get(&self, name: &str) -> Option<&String> {
        self.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Names and values.
    pub fn iter(&self) -> impl Iterator<Item = &(String, String)> {
        self.0.iter()
    }

    /// The values.
    pub fn values(&self) -> impl Iterator<Item = &String> {
        self.iter().map(|(_, value)| value)
    }
}

impl At<&str> for Values {
    type Output = String;

    /// The value of that name; an empty text where there is none.
    fn index(&self, name: &str) -> &String {
        static NOTHING: String = String::new();
        self.get(name).unwrap_or(&NOTHING)
    }
}

impl Serialize for Values {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(name, value)| (name, value)))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Values {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Values".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        alloc::collections::BTreeMap::<String, String>::json_schema(generator)
    }
}
