//! Ways to mend a finding: an edit of the user's text where one is possible, then the remedies on every surface.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use super::{
    Material, places,
    writing::{self, Target, set},
};
use crate::{
    document::change::{self, Value},
    facts::{Origin, Rejection, client_path},
    judgement::{
        context::{Context, Judged},
        truth::Truth,
    },
    report::{Applicability, Fix, Severity, TextFix},
    rulebook::{Fact, FixEdit, Phrases, REMEDIES, RuleFix},
    text::TextEdit,
};

/// The fixes of a finding.
pub fn fixes(material: &Material<'_>, judged: &Judged) -> Vec<Fix> {
    let mut fixes = Vec::new();
    // An edit is offered for what is certain; what depends may be no mistake at all.
    if let (Some(fix), Truth::Always) = (&judged.rule.fix, judged.violated) {
        fixes.extend(edit(material, judged, fix));
    }
    fixes.extend(judged.rule.remedies.iter().filter_map(|number| REMEDIES.get(*number)).map(|remedy| Fix {
        title: remedy.title.text(),
        applicability: Applicability::Display,
        edits: Vec::new(),
        cli: remedy.cli,
        python: remedy.python,
        studio: remedy.studio,
    }));
    fixes
}

fn edit(material: &Material<'_>, judged: &Judged, fix: &RuleFix) -> Option<Fix> {
    let (fact, edits) = match fix.edit {
        FixEdit::Remove => return offered(material, fix, remove(material, judged)?),
        FixEdit::Quote(fact) => (fact, quote(&target(material, judged, fact)?)?),
        FixEdit::Set(fact, value) if adds_error(material, judged, fact, value) => return None,
        FixEdit::Set(fact, value) => (fact, set(&target(material, judged, fact)?, fact, value)?),
        FixEdit::Delete(fact) => (fact, delete(&target(material, judged, fact)?)?),
        FixEdit::Respell(fact) => (fact, respell(material, judged, fact)?),
    };
    // What an override gives is not in the text, and an edit of the text would not change it.
    let binding = judged.context(material.model).binding(fact)?;
    if matches!(binding.origin, Origin::Override { .. }) {
        return None;
    }
    offered(material, fix, edits)
}

fn offered(material: &Material<'_>, fix: &RuleFix, edits: Vec<TextEdit>) -> Option<Fix> {
    let edits: Vec<TextFix> = edits
        .into_iter()
        .map(|edit| TextFix {
            uri: places::uri(material.files, edit.span),
            range: places::range(material.files, edit.span),
            new_text: edit.new_text,
        })
        .collect();
    (!edits.is_empty()).then_some(Fix {
        title: fix.title.text(),
        applicability: if fix.safe { Applicability::Safe } else { Applicability::Unsafe },
        edits,
        cli: Phrases::default(),
        python: None,
        studio: Phrases::default(),
    })
}

/// Whether writing the value makes a rule of severity error certain that is not certain now.
fn adds_error(material: &Material<'_>, judged: &Judged, fact: Fact, value: u8) -> bool {
    let model = material.model;
    let Some(binding) = model.binding(judged.subject, fact) else { return false };
    if model.values(binding) == 1 << value {
        // It is written down and changes nothing.
        return false;
    }
    let mut domains = model.domains.clone();
    domains.set(binding.variable, binding.preimage(1 << value));
    let owner = model.owner(judged.subject, fact.entry().scope);
    let errors = material.checks.iter().filter(|check| check.rule.severity == Severity::Error);
    errors.filter(|check| check.violated != Truth::Always).any(|check| {
        let subject = check.subject;
        model.owner(subject, fact.entry().scope) == owner
            && Context { domains: &domains, ..Context::new(model, subject) }.truth(check.rule.violates)
                == Truth::Always
    })
}

/// The document that writes the key, else the first one.
fn target<'t>(material: &Material<'t>, judged: &Judged, fact: Fact) -> Option<Target<'t>> {
    let owner = material.model.owner(judged.subject, fact.entry().scope)?;
    let mut targets = writing::targets(material, owner, fact);
    let position = targets.iter().position(|target| target.written().is_some()).unwrap_or(0);
    (position < targets.len()).then(|| targets.swap_remove(position))
}

/// Writes what is there as text.
fn quote(target: &Target<'_>) -> Option<Vec<TextEdit>> {
    let tree = &target.read.tree;
    let entry = target.written()?;
    change::set_scalar(tree, target.text, entry.value, Value::Text(tree.text(entry.value)?))
}

/// Removes the subject from the list that it is in.
fn remove(material: &Material<'_>, judged: &Judged) -> Option<Vec<TextEdit>> {
    let described = material.model.subjects.get(judged.subject)?.described.first()?;
    let read = material.read(described.file)?;
    let text = material.files.get(described.file)?.text.as_str();
    if described.editable { change::delete_item(&read.tree, text, described.node) } else { None }
}

fn delete(target: &Target<'_>) -> Option<Vec<TextEdit>> {
    match target.path {
        [key] => change::delete_key(&target.read.tree, target.text, target.described.node, key),
        _ => None,
    }
}

/// Writes the key and the value that were probably meant.
fn respell(material: &Material<'_>, judged: &Judged, fact: Fact) -> Option<Vec<TextEdit>> {
    let binding = judged.context(material.model).binding(fact)?;
    let rejection: &Rejection = binding.rejection.as_ref()?;
    if let Some(key) = rejection.key {
        let meant = rejection.meant?;
        let mut edits = alloc::vec![TextEdit { span: rejection.place.span, new_text: key.to_string() }];
        edits.extend(revalue(material, judged, fact, rejection, meant));
        return Some(edits);
    }
    let meant = rejection.meant?;
    set(&target(material, judged, fact)?, fact, meant)
}

/// Behind a key of another spelling, the value may have to change too.
fn revalue(
    material: &Material<'_>,
    judged: &Judged,
    fact: Fact,
    rejection: &Rejection,
    meant: u8,
) -> Vec<TextEdit> {
    let wanted: String =
        fact.entry().values.get(usize::from(meant)).map(|name| (*name).to_string()).unwrap_or_default();
    let written = || {
        let owner = material.model.owner(judged.subject, fact.entry().scope)?;
        let described =
            material.model.subjects.get(owner)?.described.iter().find(|described| described.editable)?;
        let read = material.read(described.file)?;
        let text = material.files.get(described.file)?.text.as_str();
        let parents = client_path(fact.entry())?.split_last()?.1;
        let mapping = match parents {
            [] => described.node,
            parents => read.tree.find(described.node, parents)?.value,
        };
        let entries = read.tree.node(mapping)?.mapping()?;
        let of_key =
            |span| entries.iter().find(|entry| read.tree.node(entry.key).is_some_and(|key| key.span == span));
        let entry = of_key(rejection.place.span)?;
        let current = read.tree.text(entry.value)?;
        let same = current.eq_ignore_ascii_case(&wanted);
        if same { None } else { change::set_scalar(&read.tree, text, entry.value, Value::Text(&wanted)) }
    };
    written().unwrap_or_default()
}
