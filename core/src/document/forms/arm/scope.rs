//! What names stand for in a template: its parameters, variables, and what the deployments within it give out.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::super::super::{NodeId, ScalarKind, ScalarStyle, Tree};
use super::super::called::Called;
use super::super::evaluate::{Expression, Surroundings, Text, Value, evaluate};
use super::expression;
use crate::document::forms::map::Map;

/// Most values of a parameter of which each is tried.
pub const MOST_CHOICES: usize = 8;

/// Most steps that the expressions of one template take, besides one for each node of it.
const STEPS: usize = 100_000;

/// Most steps for trying the choices of a parameter in one expression.
const STEPS_OF_CHOICES: usize = 2_000;

/// A node, and where its own expressions are read.
pub type Placed = (NodeId, usize);

/// A parameter of a template or of a deployment within it.
pub struct Parameter {
    pub name: String,
    /// What is given for it.
    pub given: Option<Placed>,
    /// Its default.
    pub default: Option<Placed>,
    /// The values that it may have, where these are few.
    pub choices: Vec<Value>,
}

#[derive(Default)]
struct Variable {
    /// Nothing where a loop makes it.
    node: Option<NodeId>,
    known: Option<(Value, Vec<usize>)>,
    busy: bool,
}

/// Names of one template.
#[derive(Default)]
pub struct Scope {
    parameters: Map<String, usize>,
    variables: Map<String, Variable>,
}

/// A deployment within a template, by its name or key, with its template and the scope of that.
pub struct Deployment {
    pub names: [Option<String>; 2],
    pub template: NodeId,
    pub scope: usize,
}

/// All names of a template and of the deployments within it.
pub struct Names<'t> {
    pub tree: &'t mut Tree,
    pub scopes: Vec<Scope>,
    pub parameters: Vec<Parameter>,
    pub deployments: Vec<Deployment>,
    /// Parameters of which the default, or that nothing is known, took part in the value that is being found.
    pub touched: Vec<usize>,
    /// A parameter that has one of its choices for now.
    bound: Option<(usize, usize)>,
    /// Steps that are left.
    steps: usize,
}

impl<'t> Names<'t> {
    pub fn new(tree: &'t mut Tree) -> Self {
        let steps = STEPS + tree.nodes.len();
        Self {
            tree,
            scopes: Vec::new(),
            parameters: Vec::new(),
            deployments: Vec::new(),
            touched: Vec::new(),
            bound: None,
            steps,
        }
    }

    /// Adds the names that a template declares. `given` are the values of parameters, by their names in lower case.
    pub fn declare(&mut self, template: NodeId, given: &Map<String, Placed>, called: &Called<'_>) -> usize {
        let number = self.scopes.len();
        let mut scope = Scope::default();
        for (name, node) in self.entries(template, "parameters") {
            let default = self.tree.get(node, "defaultValue").filter(|_| !called.gives(&name));
            let default = default.map(|entry| (entry.value, number));
            let given = given.get(&name.to_ascii_lowercase()).copied();
            let choices = self.choices(node);
            scope.parameters.insert(name.to_ascii_lowercase(), self.parameters.len());
            self.parameters.push(Parameter { name, given, default, choices });
        }
        for (name, node) in self.entries(template, "variables") {
            if name != "copy" {
                scope
                    .variables
                    .insert(name.to_ascii_lowercase(), Variable { node: Some(node), ..Variable::default() });
                continue;
            }
            // Each loop makes a variable of its name.
            let loops: Vec<String> = self
                .tree
                .items(node)
                .iter()
                .filter_map(|made| self.tree.text(self.tree.get(*made, "name")?.value))
                .map(str::to_ascii_lowercase)
                .collect();
            scope.variables.extend(loops.into_iter().map(|name| (name, Variable::default())));
        }
        self.scopes.push(scope);
        number
    }

    fn entries(&self, template: NodeId, key: &str) -> Vec<(String, NodeId)> {
        let Some(mapping) = self.tree.get(template, key) else { return Vec::new() };
        let named =
            |entry: &super::super::super::Entry| Some((self.tree.text(entry.key)?.to_string(), entry.value));
        self.tree.entries(mapping.value).filter_map(named).collect()
    }

    /// The few values that a parameter may have: those that are allowed, or true and false.
    fn choices(&self, parameter: NodeId) -> Vec<Value> {
        if let Some(allowed) = self.tree.get(parameter, "allowedValues") {
            let items = self.tree.items(allowed.value);
            let values: Vec<Value> = items.iter().filter_map(|item| self.literal(*item)).collect();
            let all = values.len() == items.len() && (1..=MOST_CHOICES).contains(&values.len());
            return if all { values } else { Vec::new() };
        }
        let kind = self.tree.get(parameter, "type").and_then(|entry| self.tree.text(entry.value));
        if kind.is_some_and(|kind| kind.eq_ignore_ascii_case("bool")) {
            return alloc::vec![Value::Truth(true), Value::Truth(false)];
        }
        Vec::new()
    }

    /// A scalar that is no expression.
    fn literal(&self, node: NodeId) -> Option<Value> {
        let scalar = self.tree.scalar(node)?;
        Some(match scalar.kind {
            ScalarKind::Boolean(truth) if scalar.style == ScalarStyle::Plain => Value::Truth(truth),
            ScalarKind::Null => Value::Null,
            ScalarKind::Integer => {
                scalar.text.parse().map_or_else(|_| Value::text(&*scalar.text), Value::Number)
            }
            _ if expression::parse(&scalar.text).is_some() => return None,
            _ => Value::text(expression::unescaped(&scalar.text)),
        })
    }

    /// The expression that a node is.
    pub fn expression(&self, node: NodeId) -> Option<Expression> {
        let scalar = self.tree.scalar(node).filter(|scalar| scalar.style != ScalarStyle::Plain)?;
        expression::parse(&scalar.text)
    }

    /// Whether the expressions came to their bound, so that some are open that need not be.
    pub const fn is_exhausted(&self) -> bool {
        self.steps == 0
    }

    /// What a node comes to.
    pub fn value(&mut self, node: NodeId, scope: usize, depth: usize) -> Value {
        self.steps = self.steps.saturating_sub(1);
        if let Some(value) = self.literal(node) {
            return value;
        }
        match self.expression(node) {
            Some(expression) if self.steps == 0 => Value::Open(expression.to_string()),
            Some(expression) => evaluate(&expression, &mut Scoped { names: self, scope }, depth),
            None => Value::Tree(node, scope),
        }
    }

    /// What a node comes to, and which parameters decided it.
    pub fn decided(&mut self, node: NodeId, scope: usize) -> (Value, Vec<usize>) {
        let outer = core::mem::take(&mut self.touched);
        let value = self.value(node, scope, 0);
        (value, core::mem::replace(&mut self.touched, outer))
    }

    /// What an expression comes to, and which parameters decided it.
    pub fn result(&mut self, expression: &Expression, scope: usize) -> (Value, Vec<usize>) {
        let outer = core::mem::take(&mut self.touched);
        self.steps = self.steps.saturating_sub(1);
        let value = evaluate(expression, &mut Scoped { names: self, scope }, 0);
        (value, core::mem::replace(&mut self.touched, outer))
    }

    /// What an expression comes to for each choice of the parameter that alone decides it; nothing where some result is
    /// not literal.
    pub fn each_choice(
        &mut self,
        expression: &Expression,
        scope: usize,
        parameter: usize,
    ) -> Option<Vec<String>> {
        let count = self.parameters.get(parameter)?.choices.len();
        // Nothing is remembered meanwhile, so this has a bound of its own.
        let left = self.steps;
        let most = left.min(STEPS_OF_CHOICES);
        self.steps = most;
        let mut values = Vec::new();
        for choice in 0..count {
            self.bound = Some((parameter, choice));
            let (value, touched) = self.result(expression, scope);
            values.extend(value.literal().filter(|_| touched.is_empty()));
        }
        self.bound = None;
        let all = count > 1 && values.len() == count && self.steps > 0;
        self.steps = left - (most - self.steps);
        all.then_some(values)
    }

    /// The parameter or variable that an expression names and nothing else, with what stands for it: nothing for a
    /// default, which is not what somebody said.
    pub fn named(&self, expression: &Expression, scope: usize) -> Option<Placed> {
        let Expression::Call(function, arguments) = expression else { return None };
        let [Expression::Text(name)] = arguments.as_slice() else { return None };
        let (name, names) = (name.to_ascii_lowercase(), self.scopes.get(scope)?);
        match function.to_ascii_lowercase().as_str() {
            "parameters" => self.parameters.get(*names.parameters.get(&name)?)?.given,
            "variables" => Some((names.variables.get(&name)?.node?, scope)),
            _ => None,
        }
    }

    fn parameter(&mut self, name: &str, scope: usize, depth: usize) -> Option<Value> {
        let number = *self.scopes.get(scope)?.parameters.get(&name.to_ascii_lowercase())?;
        let parameter = self.parameters.get(number)?;
        if let Some((bound, choice)) = self.bound
            && bound == number
        {
            return parameter.choices.get(choice).cloned();
        }
        if let Some((node, scope)) = parameter.given {
            return Some(self.value(node, scope, depth));
        }
        let open = Value::Open(format!("parameters('{}')", parameter.name));
        let default = parameter.default;
        self.touch(&[number]);
        Some(default.map_or(open, |(node, scope)| self.value(node, scope, depth)))
    }

    /// Each parameter counts once; of very many it does not matter which ones they are.
    fn touch(&mut self, parameters: &[usize]) {
        for parameter in parameters {
            if self.touched.len() < 64 && !self.touched.contains(parameter) {
                self.touched.push(*parameter);
            }
        }
    }

    fn variable(&mut self, name: &str, scope: usize, depth: usize) -> Option<Value> {
        let name = name.to_ascii_lowercase();
        let open = Some(Value::Open(format!("variables('{name}')")));
        let variable = self.scopes.get_mut(scope)?.variables.get_mut(&name)?;
        if let (Some((value, touched)), None) = (&variable.known, self.bound) {
            let (value, touched) = (value.clone(), touched.clone());
            self.touch(&touched);
            return Some(value);
        }
        let Some(node) = variable.node.filter(|_| !variable.busy) else { return open };
        variable.busy = true;
        let outer = core::mem::take(&mut self.touched);
        let value = self.value(node, scope, depth);
        let touched = core::mem::replace(&mut self.touched, outer);
        self.touch(&touched);
        if let Some(variable) = self.scopes.get_mut(scope)?.variables.get_mut(&name) {
            variable.busy = false;
            // What was cut short at some depth may be known from another place.
            let keep = self.bound.is_none() && depth < super::super::evaluate::DEEPEST / 2;
            variable.known = keep.then(|| (value.clone(), touched));
        }
        Some(value)
    }

    /// What a deployment within the template gives out: `reference('name').outputs.x.value`.
    fn output(&mut self, expression: &Expression, scope: usize, depth: usize) -> Option<Value> {
        let Expression::Member(outputs, output) = below(expression, "value")? else { return None };
        let Expression::Call(function, arguments) = below(outputs, "outputs")? else { return None };
        let Expression::Text(output) = output.as_ref() else { return None };
        let of = arguments.first().filter(|_| function.eq_ignore_ascii_case("reference"))?;
        let Value::Text(of) = evaluate(of, &mut Scoped { names: self, scope }, depth) else { return None };
        let name = of.split('/').last().map(Text::shown)?;
        let is = |own: &Option<String>| own.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(&name));
        let deployment = self.deployments.iter().find(|deployment| deployment.names.iter().any(is))?;
        let (template, scope) = (deployment.template, deployment.scope);
        let value = self.tree.find(template, &["outputs", output, "value"])?.value;
        Some(self.value(value, scope, depth))
    }
}

/// That of which an expression is a property of that name.
fn below<'e>(expression: &'e Expression, name: &str) -> Option<&'e Expression> {
    match expression {
        Expression::Member(of, key) => {
            matches!(key.as_ref(), Expression::Text(key) if key == name).then_some(of.as_ref())
        }
        _ => None,
    }
}

/// Names as an expression of one template sees them.
struct Scoped<'n, 't> {
    names: &'n mut Names<'t>,
    scope: usize,
}

impl Surroundings for Scoped<'_, '_> {
    fn resolve(&mut self, expression: &Expression, depth: usize) -> Option<Value> {
        match expression {
            Expression::Call(function, arguments) => {
                let of_parameter = function.eq_ignore_ascii_case("parameters");
                let [name] = arguments.as_slice() else { return None };
                if !of_parameter && !function.eq_ignore_ascii_case("variables") {
                    return None;
                }
                let name = evaluate(name, self, depth).literal()?;
                if of_parameter {
                    self.names.parameter(&name, self.scope, depth)
                } else {
                    self.names.variable(&name, self.scope, depth)
                }
            }
            Expression::Member(..) => self.names.output(expression, self.scope, depth),
            _ => None,
        }
    }

    fn member(&mut self, node: NodeId, scope: usize, key: &Value, depth: usize) -> Option<Value> {
        let tree = &self.names.tree;
        let found = match key {
            Value::Number(place) => *tree.items(node).get(usize::try_from(*place).ok()?)?,
            key => {
                let key = key.literal()?;
                let loose = || {
                    let mut entries = tree.entries(node);
                    entries
                        .find(|entry| tree.text(entry.key).is_some_and(|own| own.eq_ignore_ascii_case(&key)))
                };
                tree.get(node, &key).or_else(loose)?.value
            }
        };
        Some(self.names.value(found, scope, depth))
    }
}
