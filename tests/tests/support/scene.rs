//! Configurations made of facts alone, without a text: one subject of every scope, whose facts may be any values.

use cofferdam_core::{
    facts::{Binding, Model, Origin, Subject, SubjectId},
    judgement::{
        context::{Context, judge},
        space::Variable,
        truth::Truth,
    },
    report::Outcome,
    rulebook::{Fact, Rule, Scope, Values},
};
use cofferdam_tests::oracle::conditionals::{At, Conditional, Known, possible};

/// For each of some facts, the values that it may have: eight bits for each.
pub type Partial = u64;

/// One subject of every scope.
pub struct Scene {
    model: Model,
    subjects: Vec<(Scope, SubjectId)>,
    facts: Vec<(Fact, Variable)>,
}

fn subject(scope: Scope, parent: Option<SubjectId>) -> Subject {
    Subject { scope, name: None, parent, associated: Vec::new(), described: Vec::new(), bindings: Vec::new() }
}

impl Scene {
    /// A scene in which nothing is known but that there are these facts.
    pub fn of(facts: &[&str]) -> Self {
        let mut model = Model::default();
        let mut subjects = Vec::new();
        for scope in Scope::ALL {
            let endpoint = subjects.iter().find(|(known, _)| *known == Scope::Endpoint).map(|(_, id)| *id);
            let parent = match scope {
                Scope::Workspace => None,
                Scope::Deployment => endpoint,
                _ => Some(0),
            };
            subjects.push((scope, model.subjects.len()));
            model.subjects.push(subject(scope, parent));
        }
        let resources = subjects.iter().filter(|(scope, _)| Scope::ASSOCIATED.contains(scope));
        model.subjects[0].associated = resources.map(|(_, id)| *id).collect();
        let mut bound = Vec::new();
        for fact in facts.iter().map(|name| Fact::named(name).unwrap_or_else(|| panic!("no fact {name}"))) {
            let variable = model.domains.add(fact.full());
            let owner = subjects.iter().find(|(scope, _)| *scope == fact.entry().scope).unwrap().1;
            model.subjects[owner].bindings.push(Binding {
                fact,
                variable,
                table: [0, 1, 2, 3, 4, 5, 6, 7],
                origin: Origin::Unknown { why: String::new().into(), place: None },
                rejection: None,
            });
            bound.push((fact, variable));
        }
        Self { model, subjects, facts: bound }
    }

    /// Every way to give each fact one value.
    pub fn points(&self) -> Vec<Partial> {
        product(&self.facts.iter().map(|(fact, _)| singles(*fact)).collect::<Vec<_>>())
    }

    /// Every way to give each fact one value or none.
    pub fn partials(&self) -> Vec<Partial> {
        let known_or_not = |fact: Fact| singles(fact).into_iter().chain([fact.full()]).collect();
        product(&self.facts.iter().map(|(fact, _)| known_or_not(*fact)).collect::<Vec<_>>())
    }

    /// What the facts are at a point.
    pub fn at(&self, point: Partial) -> At {
        let known = self.facts.iter().enumerate().map(|(place, (fact, _))| {
            let value = fact.value_names(bits(point, place)).next().unwrap();
            Known { fact: fact.name(), domain: fact.entry().values, value }
        });
        At(known.collect())
    }

    /// The facts that have one value only, and that.
    pub fn known(&self, partial: Partial) -> impl Iterator<Item = (Fact, &'static str)> {
        self.facts.iter().enumerate().filter_map(move |(place, (fact, _))| {
            let mut values = fact.value_names(bits(partial, place));
            Some((*fact, values.next()?)).filter(|_| values.next().is_none())
        })
    }

    /// Some values of every fact, by chance.
    pub fn any(&self, mut below: impl FnMut(usize) -> usize) -> Partial {
        let some = self.facts.iter().enumerate().map(|(place, (fact, _))| {
            let bits = 1 + below(usize::from(fact.full()));
            u64::try_from(bits).unwrap() << (8 * place)
        });
        some.sum()
    }

    /// Makes that much known.
    pub fn set(&mut self, partial: Partial) {
        for (place, (_, variable)) in self.facts.iter().enumerate() {
            self.model.domains.set(*variable, bits(partial, place));
        }
        self.model.settle();
    }

    /// The subject of a scope, and what is known.
    pub fn context(&self, scope: Scope) -> Context<'_> {
        let subject = self.subjects.iter().find(|(known, _)| *known == scope).unwrap().1;
        Context::new(&self.model, subject)
    }

    /// Whether a rule is violated.
    pub fn violated(&self, rule: &'static Rule) -> Truth {
        judge(self.context(rule.scope), rule).violated
    }
}

/// Every point that can occur, and whether the conditional is violated there.
pub fn points(scene: &Scene, conditional: &Conditional) -> Vec<(Partial, bool)> {
    let points = scene.points().into_iter().map(|point| (point, scene.at(point)));
    points.filter(|(_, at)| possible(at)).map(|(point, at)| (point, (conditional.violated)(&at))).collect()
}

/// How a rule ends on a subject.
pub fn outcome(context: Context<'_>, rule: &'static Rule) -> Outcome {
    let judged = judge(context, rule);
    match (judged.applies(context.model), judged.violated) {
        (_, Truth::Always) => Outcome::Violated,
        (Truth::Never, _) => Outcome::NotApplicable,
        (_, Truth::Sometimes) | (Truth::Sometimes, Truth::Never) => Outcome::Open,
        (Truth::Always, Truth::Never) => Outcome::Passed,
    }
}

fn bits(partial: Partial, place: usize) -> Values {
    Values::from(partial.to_le_bytes()[place])
}

fn singles(fact: Fact) -> Vec<Values> {
    (0..fact.entry().values.len()).map(|value| 1 << value).collect()
}

fn product(choices: &[Vec<Values>]) -> Vec<Partial> {
    choices.iter().enumerate().fold(vec![0], |done, (place, values)| {
        let extended = done
            .iter()
            .flat_map(|partial| values.iter().map(move |value| partial | u64::from(*value) << (8 * place)));
        extended.collect()
    })
}
