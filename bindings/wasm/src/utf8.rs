//! Texts that cross as bytes: who encodes a whole text at once is several times faster than the loop over its characters
//! with which a string crosses.

use alloc::{string::String, vec::Vec};

/// The text that the bytes are. The package encodes them, so that they are one.
pub fn text(utf8: Vec<u8>) -> String {
    String::from_utf8(utf8).unwrap_or_else(|other| String::from_utf8_lossy(other.as_bytes()).into_owned())
}
