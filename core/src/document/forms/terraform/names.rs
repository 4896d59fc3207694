//! What the names in a folder of Terraform files stand for.

use alloc::{
    collections::BTreeMap,
    string::{String, ToString},
    vec::Vec,
};
use core::cell::RefCell;

use super::super::braces::{Expression, Kind, Language, Meaning};
use super::{
    blocks::{Block, File},
    spelling,
};

/// Values for variables, by name.
pub type Given<'e> = BTreeMap<&'e str, &'e Expression<'e>>;

/// The names of a folder.
#[derive(Default)]
pub struct Names<'e> {
    variables: BTreeMap<&'e str, &'e Block<'e>>,
    locals: BTreeMap<&'e str, &'e Expression<'e>>,
    /// By `data.` for what is only looked up, type and name.
    resources: BTreeMap<String, &'e Block<'e>>,
    given: Given<'e>,
    /// Whether others may give the variables other values than their defaults.
    called: bool,
    /// The address of the resource that is looked at.
    pub current: RefCell<String>,
}

/// Longest chain of parents; no type has more.
const LONGEST: usize = 8;

impl<'e> Names<'e> {
    /// Of files, with these values for their variables.
    pub fn of(files: impl Iterator<Item = &'e File<'e>>, given: Given<'e>, called: bool) -> Self {
        let mut names = Self { given, called, ..Self::default() };
        for block in files.flat_map(|file| &file.body.blocks) {
            match (block.kind.word(), block.label(0), block.label(1)) {
                (Some("variable"), Some(name), _) => {
                    names.variables.insert(name, block);
                }
                (Some("locals"), ..) => {
                    let pairs = block.body.attributes.iter();
                    names.locals.extend(pairs.filter_map(|pair| Some((pair.key.word()?, &pair.value))));
                }
                (Some("resource" | "data"), Some(_), Some(_)) => {
                    names.resources.insert(address(block), block);
                }
                _ => {}
            }
        }
        names
    }

    /// Resource Manager's type of a resource, and its version where that is written or known.
    pub fn arm_type(block: &'e Block<'e>) -> Option<(&'e str, &'e str)> {
        let kind = block.label(0)?;
        if kind.starts_with("azapi_") {
            let written = block.body.get("type")?.text()?;
            return Some(written.split_once('@').unwrap_or((written, "")));
        }
        spelling::of(kind).map(|known| (known.arm_type, known.version))
    }

    /// What holds the id of the parent of a resource.
    pub fn parent(block: &'e Block<'e>) -> Option<&'e Expression<'e>> {
        let kind = block.label(0)?;
        let attribute = if kind.starts_with("azapi_") { "parent_id" } else { spelling::of(kind)?.parent };
        block.body.get(attribute)
    }

    /// The names from the outermost parent to a resource, and the outermost one.
    fn chain(&self, block: &'e Block<'e>) -> (Vec<&'e Expression<'e>>, &'e Block<'e>) {
        let (mut chain, mut at) = (Vec::new(), block);
        while chain.len() < LONGEST {
            chain.extend(at.body.get("name"));
            let parent = Self::parent(at).and_then(|parent| self.resources.get(&referred(parent)?));
            match parent.filter(|parent| Self::arm_type(parent).is_some()) {
                Some(parent) => at = parent,
                None => break,
            }
        }
        chain.reverse();
        (chain, at)
    }

    /// What an attribute of a resource is.
    pub fn attribute(&self, block: &'e Block<'e>, name: &str) -> Option<Meaning<'e>> {
        if name != "id" {
            return block.body.get(name).map(Meaning::Expression);
        }
        let (arm_type, _) = Self::arm_type(block)?;
        let (chain, outermost) = self.chain(block);
        let group = outermost.body.get("resource_group_name").into_iter().collect();
        Some(Meaning::Id(arm_type.to_string(), chain, group))
    }
}

impl<'e> Language<'e> for Names<'e> {
    fn meaning(&self, path: &[&str]) -> Option<Meaning<'e>> {
        match path {
            ["var", name] => {
                if let Some(given) = self.given.get(*name) {
                    return Some(Meaning::Expression(given));
                }
                let default = self.variables.get(*name)?.body.get("default");
                default.filter(|_| !self.called).map(Meaning::Default)
            }
            ["local", name] => self.locals.get(*name).map(|value| Meaning::Expression(value)),
            ["each" | "count" | "self", name] => {
                let address = self.current.borrow();
                Some(Meaning::Open([path.first()?, ".", name, "@", &address].concat()))
            }
            ["data", kind, name, rest @ ..] => {
                let block = self.resources.get(&["data.", kind, ".", name].concat())?;
                self.attribute(block, own(rest)?)
            }
            [kind, name, rest @ ..] => {
                let block = self.resources.get(&[*kind, ".", name].concat())?;
                self.attribute(block, own(rest)?)
            }
            _ => None,
        }
    }

    fn is_item(&self) -> bool {
        self.resources
            .get(&*self.current.borrow())
            .is_some_and(|block| ["count", "for_each"].iter().any(|name| block.body.get(name).is_some()))
    }

    fn choices(&self, path: &[&str]) -> Vec<String> {
        let ["var", name] = path else { return Vec::new() };
        let Some(variable) = self.variables.get(*name) else { return Vec::new() };
        let conditions = variable.body.all("validation").filter_map(|block| block.body.get("condition"));
        conditions.map(allowed).find(|choices| !choices.is_empty()).unwrap_or_default()
    }
}

/// An attribute, of one of several resources too: `[0].id`.
fn own<'p>(rest: &[&'p str]) -> Option<&'p str> {
    match rest {
        [attribute] | [_, attribute] => Some(attribute),
        _ => None,
    }
}

/// What Terraform calls a resource.
pub fn address(block: &Block<'_>) -> String {
    let data = if block.kind.word() == Some("data") { "data." } else { "" };
    [data, block.label(0).unwrap_or(""), ".", block.label(1).unwrap_or("")].concat()
}

/// The address of the resource whose id an expression is.
fn referred(expression: &Expression<'_>) -> Option<String> {
    let mut words = Vec::new();
    let mut at = expression;
    loop {
        at = match &at.kind {
            Kind::Member(of, name) => {
                words.push(*name);
                of
            }
            Kind::Index(of, _) => of,
            Kind::Name(name) => {
                words.push(name);
                break;
            }
            _ => return None,
        };
    }
    words.reverse();
    match words.as_slice() {
        ["data", kind, name, "id"] => Some(["data.", kind, ".", name].concat()),
        [kind, name, "id"] => Some([kind, ".", name].concat()),
        _ => None,
    }
}

/// The values that a condition on a variable lets through: `contains(["a", "b"], var.x)`, `var.x == "a" || ...`.
fn allowed(condition: &Expression<'_>) -> Vec<String> {
    let Kind::Call(function, arguments) = &condition.kind else { return Vec::new() };
    match (*function, arguments.as_slice()) {
        ("contains", [list, Expression { kind: Kind::Member(..), .. }]) => match &list.kind {
            Kind::List(items) => items
                .iter()
                .map(|item| item.text().map(ToString::to_string))
                .collect::<Option<Vec<String>>>()
                .unwrap_or_default(),
            _ => Vec::new(),
        },
        ("equals", [Expression { kind: Kind::Member(..), .. }, value]) => {
            value.text().map(ToString::to_string).into_iter().collect()
        }
        ("or", [one, other]) => {
            let (mut one, other) = (allowed(one), allowed(other));
            if one.is_empty() || other.is_empty() {
                return Vec::new();
            }
            one.extend(other);
            one
        }
        _ => Vec::new(),
    }
}
