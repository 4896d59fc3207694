//! Writes an answer as texts and words, of which JavaScript makes objects sooner than of JSON.
//!
//! All strings stand one behind the other in one text, which crosses at once. Words say, in the order of the answer, what
//! there is: the lowest bits its kind, the others how long it is in what JavaScript counts, or which one it is. The names
//! of a struct's fields are told once, in the first answer that has one of its kind: `{edition,works,{answer,because,},}`
//! are a struct of two fields, the latter of which holds one of two others. So are words of ours, behind `=` up to the end
//! of the line; they are constants from then on. `bindings/npm/src/answer.ts` reads all of this.

use alloc::{string::String, vec::Vec};
use core::fmt;

use cofferdam_core::{
    report::{SECTION, WORD},
    rulebook::Phrase,
};
use serde::ser::{Error, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, Serializer};

use crate::vocabulary::Vocabulary;

/// An answer, written.
pub struct Written<'v> {
    /// Names of fields, and words, that were not told before.
    pub told: String,
    /// The strings.
    pub text: String,
    /// What there is.
    pub words: Vec<u32>,
    vocabulary: &'v mut Vocabulary,
    /// Whether sections are left out.
    answers_alone: bool,
    /// Whether the text that comes next is a word.
    is_word: bool,
    /// Whether something was too long to be told. An error of each word would be looked at behind each word.
    too_long: bool,
}

/// What a word is about.
#[derive(Clone, Copy)]
enum Kind {
    /// What has no parts, by number.
    Constant,
    /// A number.
    Number,
    /// So many units of the text.
    Text,
    /// So many items follow.
    List,
    /// So many pairs of a name and a value follow.
    Map,
    /// The values of a struct follow; its number.
    Struct,
    /// A phrase, by number.
    Phrase,
    /// A list of phrases, by number.
    Phrases,
}

/// The bits of a word that tell its kind.
const KIND_BITS: u32 = 3;

/// What a constant is.
#[derive(Clone, Copy)]
enum Constant {
    Null,
    False,
    True,
    Absent,
}

/// How many constants there are besides words.
const CONSTANTS: usize = Constant::Absent as usize + 1;

/// Writes a value for somebody who knows these words, with its sections or without.
pub fn written<'v>(
    value: &impl Serialize,
    vocabulary: &'v mut Vocabulary,
    answers_alone: bool,
) -> Result<Written<'v>> {
    let mut written = Written {
        told: String::new(),
        text: String::with_capacity(1 << 13),
        words: Vec::with_capacity(1 << 10),
        vocabulary,
        answers_alone,
        is_word: false,
        too_long: false,
    };
    let (structs, words) = (written.vocabulary.structs.len(), written.vocabulary.words.len());
    let done = value.serialize(&mut written);
    if done.is_err() || written.too_long {
        // What it would have told stays untold.
        written.vocabulary.structs.truncate(structs);
        written.vocabulary.words.truncate(words);
        return Err(Unwritable);
    }
    Ok(written)
}

/// A value of a kind that no answer has, or of a size: half a billion of anything.
#[derive(Debug)]
pub struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value that no answer has")
    }
}

impl core::error::Error for Unwritable {}

impl Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

type Result<T, E = Unwritable> = core::result::Result<T, E>;

impl Written<'_> {
    #[inline(never)]
    fn word(&mut self, kind: Kind, size: usize) {
        let size = u32::try_from(size).unwrap_or(u32::MAX);
        self.too_long |= size.leading_zeros() < KIND_BITS;
        self.words.push(size << KIND_BITS | kind as u32);
    }

    fn constant(&mut self, constant: Constant) {
        self.word(Kind::Constant, constant as usize);
    }

    #[inline(never)]
    fn string(&mut self, value: &str) {
        self.text.push_str(value);
        self.word(Kind::Text, if value.is_ascii() { value.len() } else { units(value) });
    }

    /// Begins a struct; says whether its fields are still to be named.
    #[inline(never)]
    fn begin(&mut self, name: &'static str) -> bool {
        let (number, is_new) = self.vocabulary.structs.number(name);
        self.word(Kind::Struct, number);
        if is_new {
            self.told.push('{');
        }
        is_new
    }

    /// A text of one line that is told once, and a constant for whoever heard it.
    #[inline(never)]
    fn constant_text(&mut self, text: &str) {
        let (number, is_new) = self.vocabulary.words.number(text);
        if is_new {
            if text.contains('\n') {
                self.vocabulary.words.truncate(number);
                return self.string(text);
            }
            self.told.extend(["=", text, "\n"]);
        }
        self.word(Kind::Constant, CONSTANTS + number);
    }
}

/// How long a text is for JavaScript: a character that takes four bytes has two units, any other one.
pub fn units(text: &str) -> usize {
    let begins = |byte: u8| usize::from(byte & 0b1100_0000 != 0b1000_0000);
    text.bytes().map(|byte| begins(byte) + usize::from(byte >= 0b1111_0000)).sum()
}

/// What has items.
pub struct Items<'w, 'v>(&'w mut Written<'v>);

impl SerializeSeq for Items<'_, '_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        value.serialize(&mut *self.0)
    }

    fn end(self) -> Result<()> {
        Ok(())
    }
}

impl SerializeMap for Items<'_, '_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<()> {
        key.serialize(&mut *self.0)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        value.serialize(&mut *self.0)
    }

    fn end(self) -> Result<()> {
        Ok(())
    }
}

/// The fields of a struct.
pub struct Fields<'w, 'v> {
    written: &'w mut Written<'v>,
    /// Whether they are still to be named.
    unnamed: bool,
}

impl Fields<'_, '_> {
    /// Comes to a field. Apart from what writes the values, of which there is one for each type.
    #[inline(never)]
    fn field(&mut self, key: &str) {
        if self.unnamed {
            self.written.told.extend([key, ","]);
        }
    }
}

impl SerializeStruct for Fields<'_, '_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<()> {
        self.field(key);
        value.serialize(&mut *self.written)
    }

    fn skip_field(&mut self, key: &'static str) -> Result<()> {
        self.field(key);
        self.written.constant(Constant::Absent);
        Ok(())
    }

    fn end(self) -> Result<()> {
        if self.unnamed {
            self.written.told.push('}');
        }
        Ok(())
    }
}

/// Kinds of values that no answer has.
macro_rules! unwritable {
    ($($name:ident($($kind:ty),*) -> $result:ty),*) => {
        $(fn $name(self, $(_: $kind),*) -> Result<$result> {
            Err(Unwritable)
        })*
    };
}

impl<'w, 'v> Serializer for &'w mut Written<'v> {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Items<'w, 'v>;
    type SerializeMap = Items<'w, 'v>;
    type SerializeStruct = Fields<'w, 'v>;
    type SerializeTuple = Impossible<(), Unwritable>;
    type SerializeTupleStruct = Impossible<(), Unwritable>;
    type SerializeTupleVariant = Impossible<(), Unwritable>;
    type SerializeStructVariant = Impossible<(), Unwritable>;

    unwritable!(
        serialize_i8(i8) -> (),
        serialize_i16(i16) -> (),
        serialize_i32(i32) -> (),
        serialize_i64(i64) -> (),
        serialize_f32(f32) -> (),
        serialize_f64(f64) -> (),
        serialize_char(char) -> (),
        serialize_bytes(&[u8]) -> (),
        serialize_unit() -> (),
        serialize_unit_struct(&'static str) -> (),
        serialize_tuple(usize) -> Self::SerializeTuple,
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant
    );

    fn serialize_bool(self, value: bool) -> Result<()> {
        self.constant(if value { Constant::True } else { Constant::False });
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Result<()> {
        self.word(Kind::Number, value.into());
        Ok(())
    }

    fn serialize_u16(self, value: u16) -> Result<()> {
        self.word(Kind::Number, value.into());
        Ok(())
    }

    fn serialize_u32(self, value: u32) -> Result<()> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<()> {
        self.word(Kind::Number, usize::try_from(value).unwrap_or(usize::MAX));
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<()> {
        if core::mem::take(&mut self.is_word) {
            self.constant_text(value);
        } else {
            self.string(value);
        }
        Ok(())
    }

    fn serialize_none(self) -> Result<()> {
        self.constant(Constant::Null);
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<()> {
        self.constant_text(variant);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Result<()> {
        let kind = match name {
            Phrase::NAME => Kind::Phrase,
            Phrase::NAME_OF_LISTS => Kind::Phrases,
            SECTION if self.answers_alone => {
                self.constant(Constant::Absent);
                return Ok(());
            }
            _ => {
                self.is_word = name == WORD;
                return value.serialize(self);
            }
        };
        let place = self.words.len();
        value.serialize(&mut *self)?;
        // What was written is a number.
        if let Some(word) = self.words.get_mut(place) {
            *word ^= Kind::Number as u32 ^ kind as u32;
        }
        Ok(())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<()> {
        Err(Unwritable)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Items<'w, 'v>> {
        self.word(Kind::List, length.ok_or(Unwritable)?);
        Ok(Items(self))
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Items<'w, 'v>> {
        self.word(Kind::Map, length.ok_or(Unwritable)?);
        Ok(Items(self))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Fields<'w, 'v>> {
        let unnamed = self.begin(name);
        Ok(Fields { written: self, unnamed })
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, _: &T) -> Result<()> {
        Err(Unwritable)
    }
}

#[cfg(test)]
mod tests;
