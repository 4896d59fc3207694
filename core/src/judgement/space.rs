//! The space of completions: independent variables with domains, and cubes within it.
//!
//! A completion picks one value for each variable. A rule is a union of cubes; everything that is asked of it (does it
//! hold, can it hold, on what does it depend) is asked of the union, exactly, by splitting only on variables of cubes
//! that are neither missed nor certain (`search.rs`).

use alloc::vec::Vec;
use core::ops::{Deref, DerefMut};

/// A variable, by its place among the domains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Variable(pub u32);

/// Bits of values of a variable.
pub type Bits = u16;

/// The values that each variable may have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Domains(Vec<Bits>);

impl Domains {
    /// Makes room for so many variables.
    pub fn reserve(&mut self, count: usize) {
        self.0.reserve(count);
    }

    /// Adds a variable.
    pub fn add(&mut self, domain: Bits) -> Variable {
        self.0.push(domain);
        Variable(u32::try_from(self.0.len() - 1).unwrap_or(u32::MAX))
    }

    /// The values that the variable may have.
    pub fn get(&self, variable: Variable) -> Bits {
        self.0.get(variable.0 as usize).copied().unwrap_or_default()
    }

    /// Changes the domain and returns the former one.
    pub fn set(&mut self, variable: Variable, domain: Bits) -> Bits {
        self.0.get_mut(variable.0 as usize).map_or(0, |place| core::mem::replace(place, domain))
    }

    /// For every variable whether it is one of some.
    pub fn among(&self, variables: &[Variable]) -> Vec<bool> {
        let mut among = alloc::vec![false; self.len()];
        for variable in variables {
            if let Some(place) = among.get_mut(variable.0 as usize) {
                *place = true;
            }
        }
        among
    }

    /// How many variables there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no variable.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A conjunction: each variable named has one of the values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cube(pub Literals);

/// Variables with the values that they have to have. Nearly always these are few, and then they lie here and not in a
/// place of their own.
#[derive(Clone, Debug)]
pub enum Literals {
    /// So many of these.
    Few(usize, [(Variable, Bits); FEW]),
    /// More.
    Many(Vec<(Variable, Bits)>),
}

/// How many are few.
const FEW: usize = 3;

impl Literals {
    /// Adds one.
    pub fn push(&mut self, literal: (Variable, Bits)) {
        match self {
            Self::Many(all) => all.push(literal),
            Self::Few(count, all) => match all.get_mut(*count) {
                Some(place) => {
                    *place = literal;
                    *count += 1;
                }
                None => {
                    let mut many = Vec::with_capacity(2 * FEW);
                    many.extend_from_slice(all);
                    many.push(literal);
                    *self = Self::Many(many);
                }
            },
        }
    }
}

impl Default for Literals {
    fn default() -> Self {
        Self::Few(0, [(Variable(0), 0); FEW])
    }
}

impl Deref for Literals {
    type Target = [(Variable, Bits)];

    fn deref(&self) -> &[(Variable, Bits)] {
        match self {
            Self::Few(count, all) => all.get(..*count).unwrap_or_default(),
            Self::Many(all) => all,
        }
    }
}

impl DerefMut for Literals {
    fn deref_mut(&mut self) -> &mut [(Variable, Bits)] {
        match self {
            Self::Few(count, all) => all.get_mut(..*count).unwrap_or_default(),
            Self::Many(all) => all,
        }
    }
}

impl PartialEq for Literals {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Literals {}

/// How a cube lies to the domains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// No completion is within the cube.
    Outside,
    /// Some are.
    Across,
    /// All are.
    Inside,
}

impl Cube {
    /// Of literals.
    pub fn of(literals: impl IntoIterator<Item = (Variable, Bits)>) -> Self {
        let mut cube = Self::default();
        for literal in literals {
            cube.0.push(literal);
        }
        cube
    }

    /// How the cube lies to the domains.
    pub fn fit(&self, domains: &Domains) -> Fit {
        let mut fit = Fit::Inside;
        for &(variable, bits) in self.0.iter() {
            let domain = domains.get(variable);
            if domain & bits == 0 {
                return Fit::Outside;
            }
            if domain & !bits != 0 {
                fit = Fit::Across;
            }
        }
        fit
    }
}
