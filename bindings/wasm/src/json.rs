//! Writes an answer as JSON text, which `JSON.parse` makes objects of sooner than calls from here could.

use alloc::string::String;
use core::fmt;

use serde::ser::{Error, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, Serializer};

/// A value as JSON.
pub fn text(value: &impl Serialize) -> Result<String, Unwritable> {
    let mut text = String::with_capacity(1 << 14);
    value.serialize(&mut Writer(&mut text))?;
    Ok(text)
}

/// A value of a kind that no answer has.
#[derive(Debug)]
pub struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value of a kind that no answer has")
    }
}

impl core::error::Error for Unwritable {}

impl Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

type Result<T, E = Unwritable> = core::result::Result<T, E>;

struct Writer<'t>(&'t mut String);

impl Writer<'_> {
    fn string(&mut self, value: &str) {
        self.0.push('"');
        let mut done = 0;
        for (at, byte) in value.bytes().enumerate() {
            if byte >= b' ' && byte != b'"' && byte != b'\\' {
                continue;
            }
            self.0.push_str(value.get(done..at).unwrap_or_default());
            done = at + 1;
            self.0.push_str("\\u00");
            for half in [byte >> 4, byte & 15] {
                self.0.push(char::from_digit(u32::from(half), 16).unwrap_or_default());
            }
        }
        self.0.push_str(value.get(done..).unwrap_or_default());
        self.0.push('"');
    }

    fn number(&mut self, mut value: u64) {
        let mut digits = [0; 20];
        let mut used = 0;
        for place in &mut digits {
            *place = b'0' + (value % 10) as u8;
            value /= 10;
            used += 1;
            if value == 0 {
                break;
            }
        }
        self.0.extend(digits.iter().take(used).rev().map(|digit| char::from(*digit)));
    }

    /// The name of a field; none needs escapes. Apart from what writes the values, of which there is one for each type.
    #[inline(never)]
    fn field(&mut self, key: &str) {
        self.next('{');
        self.0.push('"');
        self.0.push_str(key);
        self.0.push_str("\":");
    }

    /// What stands before the next item of something that began with this character; no item ends with it.
    #[inline(never)]
    fn next(&mut self, begin: char) {
        if !self.0.ends_with(begin) {
            self.0.push(',');
        }
    }
}

/// What has items.
struct Items<'w, 't>(&'w mut Writer<'t>);

impl SerializeSeq for Items<'_, '_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        self.0.next('[');
        value.serialize(&mut *self.0)
    }

    fn end(self) -> Result<()> {
        self.0.0.push(']');
        Ok(())
    }
}

impl SerializeMap for Items<'_, '_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<()> {
        self.0.next('{');
        key.serialize(&mut *self.0)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        self.0.0.push(':');
        value.serialize(&mut *self.0)
    }

    fn end(self) -> Result<()> {
        self.0.0.push('}');
        Ok(())
    }
}

impl SerializeStruct for Items<'_, '_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<()> {
        self.0.field(key);
        value.serialize(&mut *self.0)
    }

    fn end(self) -> Result<()> {
        self.0.0.push('}');
        Ok(())
    }
}

/// Kinds of values that no answer has.
macro_rules! unwritable {
    ($($name:ident($($kind:ty),*)),*) => {
        $(fn $name(self, $(_: $kind),*) -> Result<()> {
            Err(Unwritable)
        })*
    };
}

impl<'w, 't> Serializer for &'w mut Writer<'t> {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Items<'w, 't>;
    type SerializeMap = Items<'w, 't>;
    type SerializeStruct = Items<'w, 't>;
    type SerializeTuple = Impossible<(), Unwritable>;
    type SerializeTupleStruct = Impossible<(), Unwritable>;
    type SerializeTupleVariant = Impossible<(), Unwritable>;
    type SerializeStructVariant = Impossible<(), Unwritable>;

    unwritable!(
        serialize_i8(i8),
        serialize_i16(i16),
        serialize_i32(i32),
        serialize_i64(i64),
        serialize_f32(f32),
        serialize_f64(f64),
        serialize_char(char),
        serialize_bytes(&[u8]),
        serialize_unit(),
        serialize_unit_struct(&'static str)
    );

    fn serialize_bool(self, value: bool) -> Result<()> {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Result<()> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<()> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<()> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<()> {
        self.number(value);
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<()> {
        self.string(value);
        Ok(())
    }

    fn serialize_none(self) -> Result<()> {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<()> {
        self.string(variant);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<()> {
        value.serialize(self)
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

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'w, 't>> {
        self.0.push('[');
        Ok(Items(self))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Items<'w, 't>> {
        self.0.push('{');
        Ok(Items(self))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Items<'w, 't>> {
        self.serialize_map(None)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple> {
        Err(Unwritable)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct> {
        Err(Unwritable)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant> {
        Err(Unwritable)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant> {
        Err(Unwritable)
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<()> {
        self.string(&alloc::format!("{value}"));
        Ok(())
    }
}
