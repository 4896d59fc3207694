//! Values by name, in the order of the names.

use alloc::{borrow::Cow, vec::Vec};
use core::ops::Index as At;

use serde::{Serialize, Serializer};

use super::told;
use crate::order::Index;

/// A name or a value; most are words of the rulebook.
type Word = Cow<'static, str>;

/// Up to so many are put in order one by one.
const FEW: usize = 24;

/// Values by name; the name of a fact carries `@subject` where several subjects share it. A list and no map: another kind
/// of map would be compiled once more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values(Vec<(Word, Word)>);

impl Values {
    /// From names and values; of a name that is there several times the last one counts.
    pub fn of(mut pairs: Vec<(Word, Word)>) -> Self {
        if pairs.len() <= FEW {
            for end in 1..pairs.len() {
                let mut place = end;
                while let Some([(one, _), (other, _)]) = pairs.get(place.wrapping_sub(1)..=place)
                    && one > other
                {
                    pairs.swap(place - 1, place);
                    place -= 1;
                }
            }
            if pairs.is_sorted_by(|(one, _), (other, _)| one < other) {
                return Self(pairs);
            }
        }
        Self::of_many(pairs)
    }

    fn of_many(pairs: Vec<(Word, Word)>) -> Self {
        let mut names = Index::default();
        for (place, (name, _)) in pairs.iter().enumerate() {
            names.add(&[name.as_bytes()], place);
        }
        let mut pairs: Vec<Option<(Word, Word)>> = pairs.into_iter().map(Some).collect();
        let mut ordered = Vec::with_capacity(pairs.len());
        for places in names.groups() {
            let last = places.last().and_then(|place| pairs.get_mut(*place));
            ordered.extend(last.and_then(Option::take));
        }
        Self(ordered)
    }

    /// The value of that name.
    pub fn get(&self, name: &str) -> Option<&Word> {
        self.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Names and values.
    pub fn iter(&self) -> impl Iterator<Item = &(Word, Word)> {
        self.0.iter()
    }

    /// The values.
    pub fn values(&self) -> impl Iterator<Item = &Word> {
        self.iter().map(|(_, value)| value)
    }
}

impl At<&str> for Values {
    type Output = Word;

    /// The value of that name; an empty text where there is none.
    fn index(&self, name: &str) -> &Word {
        static NOTHING: Word = Cow::Borrowed("");
        self.get(name).unwrap_or(&NOTHING)
    }
}

/// A name or a value as it is told.
struct Perhaps<'w>(&'w Word);

impl Serialize for Perhaps<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        told::perhaps(self.0, serializer)
    }
}

impl Serialize for Values {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(name, value)| (Perhaps(name), Perhaps(value))))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Values {
    fn schema_name() -> Cow<'static, str> {
        "Values".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        alloc::collections::BTreeMap::<alloc::string::String, alloc::string::String>::json_schema(generator)
    }
}
