//! Conditions as the build expands them: unions of cubes, packed, since pointers are what compresses worst in a download.

use super::facts::{Fact, Values};

/// One part of a cube: the fact has one of the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Literal {
    /// A base fact.
    pub fact: Fact,
    /// Its values.
    pub values: Values,
}

/// A conjunction over base facts; an empty one holds always.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cube(&'static [u8]);

/// A disjunction of cubes; an empty one holds never.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Union(&'static [u8]);

/// Bytes of a literal: the number of the fact, then the values, low byte first.
const LITERAL: usize = 3;

impl Union {
    /// Holds never.
    pub const NEVER: Self = Self(&[]);

    /// For each cube the number of its literals, then the literals, each as a fact's number and two bytes of values.
    pub const fn packed(bytes: &'static [u8]) -> Self {
        Self(bytes)
    }

    /// Whether it holds never.
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Its cubes.
    pub fn iter(self) -> Cubes {
        Cubes(self.0)
    }
}

/// The cubes of a union.
#[derive(Clone, Debug)]
pub struct Cubes(&'static [u8]);

impl Iterator for Cubes {
    type Item = Cube;

    fn next(&mut self) -> Option<Cube> {
        let (count, rest) = self.0.split_first()?;
        let (cube, rest) = rest.split_at_checked(usize::from(*count) * LITERAL)?;
        self.0 = rest;
        Some(Cube(cube))
    }
}

impl Cube {
    /// How many literals it has.
    pub const fn len(self) -> usize {
        self.0.len() / LITERAL
    }

    /// Whether it holds always.
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Its literals.
    pub fn iter(self) -> Literals {
        Literals(self.0)
    }
}

/// The literals of a cube.
#[derive(Clone, Debug)]
pub struct Literals(&'static [u8]);

impl Iterator for Literals {
    type Item = Literal;

    fn next(&mut self) -> Option<Literal> {
        let ([fact, low, high], rest) = self.0.split_first_chunk::<LITERAL>()?;
        self.0 = rest;
        Some(Literal { fact: Fact(*fact), values: Values::from_le_bytes([*low, *high]) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn a_packed_union_is_read_cube_by_cube() {
        let union = Union::packed(&[0, 2, 7, 1, 0, 8, 2, 1]);
        let cubes: Vec<Cube> = union.iter().collect();
        assert_eq!(cubes.iter().map(|cube| cube.len()).collect::<Vec<_>>(), [0, 2]);
        let literals: Vec<(u8, Values)> =
            cubes[1].iter().map(|literal| (literal.fact.0, literal.values)).collect();
        assert_eq!(literals, [(7, 1), (8, 0x102)]);
    }
}
