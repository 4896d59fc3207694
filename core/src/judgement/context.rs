//! Brings cubes over facts to a subject: cubes over the variables that the subject's facts read.

use alloc::vec::Vec;

use super::{
    space::{Cube, Domains, Literals},
    truth::{self, Truth},
};
use crate::{
    facts::{Binding, Model, Seen, SubjectId},
    rulebook::{self, Fact, Rule, Union},
};

/// A subject together with everything that it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Context<'m> {
    /// Everything that is known.
    pub model: &'m Model,
    /// What the variables may be: as in the model, or as they would be.
    pub domains: &'m Domains,
    /// The subject.
    pub subject: SubjectId,
    /// The place of the binding that counts instead of the first one of its fact, where there are several.
    pub instead: Option<usize>,
    /// What the subject sees of every fact.
    pub seen: &'m [Seen],
}

impl<'m> Context<'m> {
    /// A subject as it is known.
    pub fn new(model: &'m Model, subject: SubjectId) -> Self {
        Self { model, domains: &model.domains, subject, instead: None, seen: model.seen(subject) }
    }

    /// The binding of a fact as seen from the subject.
    pub fn binding(&self, fact: Fact) -> Option<&'m Binding> {
        self.instead(fact).or_else(|| self.model.binding(self.subject, fact))
    }

    fn instead(&self, fact: Fact) -> Option<&'m Binding> {
        let place = self.instead?;
        let binding = self.model.subjects.get(self.subject)?.bindings.get(place)?;
        (binding.fact == fact).then_some(binding)
    }

    /// The values that a base fact may have; all of them where the subject has no such fact.
    pub fn values(&self, fact: Fact) -> rulebook::Values {
        let known = if self.is_as_known() { self.known(fact) } else { 0 };
        if known != 0 {
            return known;
        }
        self.binding(fact).map_or(fact.full(), |binding| binding.image(self.domains.get(binding.variable)))
    }

    fn is_as_known(&self) -> bool {
        core::ptr::eq(self.domains, &raw const self.model.domains)
    }

    /// The values that a fact may have as it is known; none where nothing binds it.
    fn known(&self, fact: Fact) -> rulebook::Values {
        match self.instead(fact) {
            Some(binding) => self.model.values(binding),
            None => self.seen.get(fact.number()).map_or(0, |seen| seen.values),
        }
    }

    /// The union over variables: cubes that can not be hit are left out, and so are parts that always hold.
    pub fn cubes(&self, union: Union) -> Vec<Cube> {
        union.iter().filter_map(|cube| self.cube(cube, |_| true)).collect()
    }

    /// As `cubes`, but what is neither stated nor gating is taken for granted: a cube that needs such a fact to be bad
    /// is left out.
    pub fn gating_cubes(&self, union: Union) -> Vec<Cube> {
        let gating = |binding: &Binding| binding.fact.entry().gating || self.reads_gating(binding);
        union.iter().filter_map(|cube| self.cube(cube, gating)).collect()
    }

    /// Whether a union holds for the subject.
    pub fn truth(&self, union: Union) -> Truth {
        self.glance(union).unwrap_or_else(|| truth::truth(&self.cubes(union), self.domains))
    }

    /// Whether a union holds, where what is known decides it: that of most.
    fn glance(&self, union: Union) -> Option<Truth> {
        let (mut possible, mut most) = (0, 0);
        for cube in union.iter() {
            match self.open(cube) {
                Open::Missed => {}
                Open::Literals(0) => return Some(Truth::Always),
                Open::Literals(open) => {
                    possible += 1;
                    most = most.max(open);
                }
                Open::NotAsKnown => return None,
            }
        }
        match (possible, most) {
            (0, _) => Some(Truth::Never),
            // One cube that is not everything leaves something out.
            (1, 1) => Some(Truth::Sometimes),
            _ => None,
        }
    }

    /// Whether a union can hold for the subject.
    pub fn possible(&self, union: Union) -> bool {
        union.iter().any(|cube| self.hits(cube))
    }

    /// Whether a cube can be hit.
    pub fn hits(&self, cube: rulebook::Cube) -> bool {
        match self.open(cube) {
            Open::Missed => false,
            // Only facts that share a variable narrow each other.
            Open::Literals(0 | 1) => true,
            // A cube that is left over can be hit: it has some value of each variable that it names.
            _ => self.cube(cube, |_| true).is_some(),
        }
    }

    /// What is known is looked at first: it decides most cubes, and costs nothing.
    fn open(&self, cube: rulebook::Cube) -> Open {
        if !self.is_as_known() {
            return Open::NotAsKnown;
        }
        let mut open = 0;
        for literal in cube.iter() {
            let known = self.known(literal.fact);
            if known & literal.values == 0 {
                return Open::Missed;
            }
            open += usize::from(known & !literal.values != 0);
        }
        Open::Literals(open)
    }

    fn cube(&self, cube: rulebook::Cube, may_stay_open: impl Fn(&Binding) -> bool) -> Option<Cube> {
        let as_known = match self.open(cube) {
            Open::Missed => return None,
            Open::Literals(0) => return Some(Cube::default()),
            Open::Literals(_) => true,
            Open::NotAsKnown => false,
        };
        let mut literals = Literals::default();
        for literal in cube.iter() {
            if as_known && self.known(literal.fact) & !literal.values == 0 {
                continue;
            }
            let binding = self.binding(literal.fact)?;
            let domain = self.domains.get(binding.variable);
            let bits = binding.preimage(literal.values);
            if domain & bits == 0 {
                return None;
            }
            if domain & !bits != 0 {
                if !may_stay_open(binding) {
                    return None;
                }
                // Facts that share a variable narrow each other.
                match literals.iter_mut().find(|(known, _)| *known == binding.variable) {
                    None => literals.push((binding.variable, bits)),
                    Some((_, narrowed)) if *narrowed & bits & domain != 0 => *narrowed &= bits,
                    Some(_) => return None,
                }
            }
        }
        Some(Cube(literals))
    }

    /// Whether a gating fact of the same subject reads the same variable.
    fn reads_gating(&self, binding: &Binding) -> bool {
        let owner = self.model.owner(self.subject, binding.fact.entry().scope);
        let subject = owner.and_then(|id| self.model.subjects.get(id));
        subject.is_some_and(|subject| {
            subject
                .bindings
                .iter()
                .any(|other| other.variable == binding.variable && other.fact.entry().gating)
        })
    }
}

/// How a cube lies to what is known.
enum Open {
    /// It can not be hit.
    Missed,
    /// So many of its literals are not certain.
    Literals(usize),
    /// Something else than what is known counts.
    NotAsKnown,
}

/// How one rule ends on one subject.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The rule.
    pub rule: &'static Rule,
    /// The subject.
    pub subject: SubjectId,
    /// Whether it applies and is violated.
    pub violated: Truth,
    /// As in the [`Context`] in which it was judged.
    pub instead: Option<usize>,
    /// Whether the rule is violated by something else besides: this is no check of its own.
    pub again: bool,
}

impl Judged {
    /// The subject, as it was judged.
    pub fn context<'m>(&self, model: &'m Model) -> Context<'m> {
        Context { instead: self.instead, ..Context::new(model, self.subject) }
    }

    /// The cubes in which it is violated.
    pub fn cubes(&self, model: &Model) -> Vec<Cube> {
        self.context(model).cubes(self.rule.violates)
    }

    /// Whether it applies.
    pub fn applies(&self, model: &Model) -> Truth {
        match self.violated {
            Truth::Always => Truth::Always,
            Truth::Never | Truth::Sometimes => self.context(model).truth(self.rule.applies),
        }
    }
}

/// Judges a rule on a subject.
pub fn judge(context: Context<'_>, rule: &'static Rule) -> Judged {
    Judged {
        rule,
        subject: context.subject,
        violated: context.truth(rule.violates),
        instead: context.instead,
        again: false,
    }
}
