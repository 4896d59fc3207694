//! What the names in a folder of Terraform files stand for.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::cell::RefCell;

use super::super::{
    braces::{Expression, Found, Instance, Kind, Language, Lowering, Meaning},
    called::Called,
};
use super::{
    blocks::{Block, File},
    resource, spelling,
};
use crate::document::forms::map::Map;

/// The names of a folder.
pub struct Names<'e> {
    files: Vec<&'e File<'e>>,
    variables: Map<&'e str, &'e Block<'e>>,
    locals: Map<&'e str, &'e Expression<'e>>,
    outputs: Map<&'e str, &'e Expression<'e>>,
    /// Resources and modules by their addresses.
    resources: Map<String, &'e Block<'e>>,
    /// What is given for the variables.
    instance: Instance<'e>,
    /// Who else may give some.
    called: Called<'e>,
    /// The address of the resource that is looked at.
    pub current: RefCell<String>,
}

/// Longest chain of parents; no type has more.
const LONGEST: usize = 8;

impl<'e> Names<'e> {
    /// Of the files of a folder.
    pub fn of(files: Vec<&'e File<'e>>, instance: Instance<'e>, called: Called<'e>) -> Self {
        let mut names = Self {
            instance,
            called,
            files,
            variables: Map::new(),
            locals: Map::new(),
            outputs: Map::new(),
            resources: Map::new(),
            current: RefCell::default(),
        };
        for block in names.files.clone().iter().flat_map(|file| &file.body.blocks) {
            match (block.kind.word(), block.label(0), block.label(1)) {
                (Some("variable"), Some(name), _) => {
                    names.variables.insert(name, block);
                }
                (Some("locals"), ..) => {
                    let pairs = block.body.attributes.iter();
                    names.locals.extend(pairs.filter_map(|pair| Some((pair.key.word()?, &pair.value))));
                }
                (Some("output"), Some(name), _) => {
                    names.outputs.extend(block.body.get("value").map(|value| (name, value)));
                }
                (Some("resource" | "data"), Some(_), Some(_)) | (Some("module"), Some(_), _) => {
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
            let written = block.body.get("type")?;
            if let Kind::Template(parts) = &written.kind {
                // Its version may be filled in.
                return parts.first()?.text()?.split_once('@').map(|(known, _)| (known, ""));
            }
            return written.text().map(|written| written.split_once('@').unwrap_or((written, "")));
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
                if let Some(given) = self.instance.given.get(*name) {
                    return Some(Meaning::Elsewhere(*given));
                }
                let default = self.variables.get(*name)?.body.get("default");
                default.filter(|_| self.instance.whole && !self.called.gives(name)).map(Meaning::Default)
            }
            ["module", name, output] | ["module", name, _, output] => {
                Some(Meaning::Output(*self.instance.calls.get(*name)?, (*output).to_string()))
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

    fn output(&self, name: &str) -> Option<&'e Expression<'e>> {
        self.outputs.get(name).copied()
    }

    fn instance(&self) -> &Instance<'e> {
        &self.instance
    }

    fn read(&self, file: usize, to: &mut Lowering<'e, '_>, found: &mut Found) {
        let Some(file) = self.files.get(file) else { return };
        let is_resource = |block: &&Block<'_>| block.kind.word() == Some("resource");
        if !self.instance.whole
            && let Some(first) = file.body.blocks.iter().find(is_resource)
        {
            to.tell_not_taken(first.kind.span());
        }
        for block in &file.body.blocks {
            match block.kind.word() {
                Some("resource" | "data") => {
                    let part = resource::read(self, block, to);
                    found.made.extend(part.and_then(|part| to.resource(part, &mut found.others)));
                }
                Some("module") => found.called.extend(resource::called(self, block, to)),
                _ => {}
            }
        }
    }

    fn look_at(&self, symbol: &str) {
        *self.current.borrow_mut() = ["module.", symbol].concat();
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
        conditions
            .map(|condition| allowed(condition, name))
            .find(|choices| !choices.is_empty())
            .unwrap_or_default()
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
    let data = match block.kind.word() {
        Some("data") => "data.",
        Some("module") => return ["module.", block.label(0).unwrap_or("")].concat(),
        _ => "",
    };
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
fn allowed(condition: &Expression<'_>, variable: &str) -> Vec<String> {
    let Kind::Call(function, arguments) = &condition.kind else { return Vec::new() };
    let [one, other] = arguments.as_slice() else { return Vec::new() };
    // A condition may be on something else.
    let is_it = |of: &Expression<'_>| matches!(&of.kind, Kind::Member(of, name) if *name == variable && matches!(of.kind, Kind::Name("var")));
    let text = |item: &Expression<'_>| item.text().map(ToString::to_string);
    match (*function, &one.kind) {
        ("contains", Kind::List(items)) if is_it(other) => {
            items.iter().map(text).collect::<Option<Vec<String>>>().unwrap_or_default()
        }
        ("equals", _) if is_it(one) => text(other).into_iter().collect(),
        ("or", _) => {
            let (mut one, other) = (allowed(one, variable), allowed(other, variable));
            if one.is_empty() || other.is_empty() {
                return Vec::new();
            }
            one.extend(other);
            one
        }
        _ => Vec::new(),
    }
}
