//! One of Terraform's resources as Resource Manager gets it.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use super::super::{
    braces::{Expression, Kind, Language, Lowering, Part, Placed},
    evaluate::{Text, Value},
};
use super::{
    blocks::{Block, Body},
    names::{Names, address},
    spelling::{self, TerraformAttribute},
};
use crate::{document::NodeId, severity::Severity, text::Span};

/// Where connections are listed, and where those that wait for somebody to approve them are.
const LINKS: [&str; 2] = ["privateLinkServiceConnections", "manualPrivateLinkServiceConnections"];

/// Reads a resource, unless it is certain that it is not made or nothing is known of its type.
pub fn read<'e>(names: &Names<'e>, block: &'e Block<'e>, to: &mut Lowering<'e, '_>) -> Option<Part> {
    let (arm_type, version) = Names::arm_type(block)?;
    *names.current.borrow_mut() = address(block);
    let evidence = block.labels.first()?.span();
    let condition = match condition(block, to) {
        Ok(true) => None,
        Ok(false) => return None,
        Err(condition) => Some(condition),
    };
    to.whole = true;
    let root = to.builder.mapping(Vec::new(), Span { end: evidence.end.max(end(block)), ..evidence });
    let mut put = Put { root, span: evidence, to };
    put.word("type", arm_type);
    if !version.is_empty() {
        put.word("apiVersion", version);
    }
    let existing = block.kind.word() == Some("data");
    let update = block.label(0) == Some("azapi_update_resource");
    let chain = chain(block, put.to);
    if let Some(own) = chain.last() {
        let written = block.body.get("name").unwrap_or(&block.kind);
        let shown = written.shown();
        let value = put.to.known(&Value::Text(own.clone()), &shown, Vec::new(), written.span(), None);
        put.at("name", evidence, value);
    }
    if let (Value::Text(id), false) = (id(names, block, put.to), update) {
        put.word("id", &id.shown());
    }
    if !existing {
        match spelling::of(block.label(0)?) {
            Some(spelled) => {
                if !spelled.released {
                    let message = alloc::format!(
                        "no released provider knows `{}`; `azapi_resource` with the type `{}` does the same",
                        spelled.name,
                        spelled.arm_type
                    );
                    put.to.tell("unreleased-resource", Severity::Warning, evidence, message);
                }
                put.fixed(spelled.fixed);
                for attribute in spelled.attributes {
                    put.attribute(block, attribute);
                }
            }
            None => put.azapi(&block.body),
        }
        if let Some(location) = block.body.pair("location") {
            let value = put.to.value(&location.value);
            put.at("location", location.key.span(), value);
        }
    }
    Some(Part {
        arm_type: arm_type.to_string(),
        node: root,
        evidence,
        names: chain,
        condition,
        existing: existing || update,
        path: [block.kind.word(), block.label(0), block.label(1)]
            .into_iter()
            .flatten()
            .map(ToString::to_string)
            .collect(),
    })
}

/// The instance that a module calls, and the condition on which it is made: nothing where it is not made or not
/// followed, which is told.
pub fn called<'e>(
    names: &Names<'e>,
    block: &'e Block<'e>,
    to: &mut Lowering<'e, '_>,
) -> Option<(usize, Option<String>)> {
    let symbol = block.label(0)?;
    names.look_at(symbol);
    let condition = match condition(block, to) {
        Ok(true) => to.condition.clone(),
        Ok(false) => return None,
        Err(condition) => Some(condition),
    };
    let called = names.instance().calls.get(symbol);
    if called.is_none() {
        to.tell_module(symbol, block.kind.span());
    }
    called.map(|called| (*called, condition))
}

/// Whether it is made, by `count` and `for_each`, or the condition that is not known.
fn condition<'e>(block: &'e Block<'e>, to: &mut Lowering<'e, '_>) -> Result<bool, String> {
    let name = address(block);
    if let Some(each) = block.body.get("for_each") {
        to.tell_loop(&name, each.span());
        return Ok(true);
    }
    let some = |value: &Value| match value {
        Value::Number(number) => Some(*number != 0),
        _ => None,
    };
    match block.body.get("count") {
        Some(count) => to.is_made(&name, count, some),
        None => Ok(true),
    }
}

fn end(block: &Block<'_>) -> u32 {
    u32::try_from(block.end).unwrap_or(u32::MAX)
}

/// The names from the outermost parent on, as far as the id of the parent tells.
fn chain<'e>(block: &'e Block<'e>, to: &mut Lowering<'e, '_>) -> Vec<Text> {
    let text = |value: Value| match value {
        Value::Text(text) => text,
        other => Text::open(other.shown()),
    };
    if let Some(whole) = block.body.get("resource_id") {
        return names_in(&text(to.scope.value(whole)));
    }
    let parent = Names::parent(block).map(|parent| text(to.scope.value(parent)));
    let mut names = parent.as_ref().map(names_in).unwrap_or_default();
    names.extend(block.body.get("name").map(|name| text(to.scope.value(name))));
    names
}

/// The names in an id.
fn names_in(id: &Text) -> Vec<Text> {
    let segments = id.split('/');
    let is = |segment: &Text| segment.plain().is_some_and(|text| text.eq_ignore_ascii_case("providers"));
    let Some(providers) = segments.iter().rposition(is) else { return Vec::new() };
    segments.into_iter().skip(providers + 3).step_by(2).collect()
}

fn id<'e>(names: &Names<'e>, block: &'e Block<'e>, to: &mut Lowering<'e, '_>) -> Value {
    match names.attribute(block, "id") {
        Some(meaning) => to.scope.meant(meaning, 0),
        None => Value::Null,
    }
}

/// Puts what a resource says where Resource Manager has it.
struct Put<'p, 'e, 'l> {
    root: NodeId,
    span: Span,
    to: &'p mut Lowering<'e, 'l>,
}

impl<'e> Put<'_, 'e, '_> {
    fn word(&mut self, key: &str, value: &str) {
        let value = self.to.word(value, self.span);
        self.at(key, self.span, value);
    }

    fn fixed(&mut self, (path, value): (&str, &str)) {
        if !path.is_empty() {
            self.word(path, value);
        }
    }

    /// Puts a value at a path of keys with dots between; `[]` is a list with one item.
    fn at(&mut self, path: &str, key_span: Span, value: NodeId) {
        let (parents, last) = path.rsplit_once('.').unwrap_or(("", path));
        let mut mapping = self.root;
        for key in parents.split('.').filter(|key| !key.is_empty()) {
            let bare = key.strip_suffix("[]");
            let name = bare.unwrap_or(key);
            let known = self.to.builder.tree().get_written(mapping, name).map(|entry| entry.value);
            let inner = known.unwrap_or_else(|| {
                let inner = self.to.builder.mapping(Vec::new(), key_span);
                let inner = if bare.is_some() {
                    self.to.builder.sequence(Vec::from([inner]), key_span)
                } else {
                    inner
                };
                let key = self.to.word(name, key_span);
                self.to.builder.insert(mapping, key, inner);
                inner
            });
            let item = self.to.builder.tree().items(inner).first().copied();
            mapping = item.unwrap_or(inner);
        }
        let key = self.to.word(last, key_span);
        self.to.builder.insert(mapping, key, value);
    }

    fn attribute(&mut self, block: &'e Block<'e>, attribute: &TerraformAttribute) {
        let (around, name) = attribute.from.rsplit_once('.').unwrap_or(("", attribute.from));
        let body = if around.is_empty() {
            Some(&block.body)
        } else {
            block.body.block(around).map(|block| &block.body)
        };
        if !around.is_empty() && block.body.is_dynamic(around) {
            self.to.whole = false;
        }
        let written = body.and_then(|body| body.pair(name));
        if let Some(pair) = written.filter(|pair| self.to.scope.value(&pair.value) != Value::Null) {
            let value = self.value(&pair.value, attribute);
            let to = if self.is_manual(block) {
                attribute.to.replacen(LINKS[0], LINKS[1], 1)
            } else {
                attribute.to.to_string()
            };
            self.at(&to, pair.key.span(), value);
        } else if !attribute.default.is_empty() {
            let by = [&address(block), ".", attribute.from].concat();
            let default = match attribute.default {
                "true" => Value::Truth(true),
                "false" => Value::Truth(false),
                text => Value::text(text),
            };
            let value = self.to.known(&default, attribute.default, Vec::new(), self.span, Some(by));
            self.at(attribute.to, self.span, value);
        }
    }

    /// Whether somebody may have to approve a connection first.
    fn is_manual(&mut self, block: &'e Block<'e>) -> bool {
        let connection = block.body.block("private_service_connection");
        let manual = connection.and_then(|block| block.body.get("is_manual_connection"));
        manual.is_some_and(|manual| self.to.scope.value(manual) != Value::Truth(false))
    }

    fn value(&mut self, written: &'e Expression<'e>, attribute: &TerraformAttribute) -> NodeId {
        if !attribute.yes.is_empty() {
            return self.to.either(written, attribute.yes, attribute.no);
        }
        let Kind::List(items) = &written.kind else { return self.to.value(written) };
        if !attribute.joined {
            return self.to.value(written);
        }
        let words: Option<Vec<String>> =
            items.iter().map(|item| self.to.scope.value(item).literal()).collect();
        match words {
            Some(words) => self.to.word(&words.join(","), written.span()),
            None => self.to.open(written),
        }
    }

    fn azapi(&mut self, body: &'e Body<'e>) {
        if let Some(identity) = body.block("identity").and_then(|block| block.body.pair("type")) {
            let value = self.to.value(&identity.value);
            self.at("identity.type", identity.key.span(), value);
        }
        if body.get("sensitive_body").is_some() {
            // It is laid over the other one.
            self.to.whole = false;
            return;
        }
        let Some(written) = body.get("body") else { return };
        let Some((Expression { kind: Kind::Object { pairs, whole, .. }, .. }, place)) = self.object(written)
        else {
            self.to.whole = false;
            return;
        };
        self.to.whole &= whole;
        let outer = core::mem::replace(&mut self.to.scope.current, place);
        for pair in pairs {
            let Some(key) = pair.key.word() else { continue };
            let value = self.to.value(&pair.value);
            self.at(key, pair.key.span(), value);
        }
        self.to.scope.current = outer;
    }

    /// The object that an expression comes to.
    fn object(&mut self, written: &'e Expression<'e>) -> Option<Placed<'e>> {
        let here = self.to.scope.current;
        match &written.kind {
            Kind::Object { .. } => Some((written, here)),
            Kind::Call("jsonencode", arguments) => {
                let [inner] = arguments.as_slice() else { return None };
                matches!(inner.kind, Kind::Object { .. }).then_some((inner, here))
            }
            _ => match self.to.scope.value(written) {
                Value::Tree(node, _) => self.to.scope.structure(node),
                _ => None,
            },
        }
    }
}
