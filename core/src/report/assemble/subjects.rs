//! What is known, fact by fact, of every subject.

use alloc::{string::ToString, vec::Vec};

use super::{Material, known::why, places, subject, works::context};
use crate::{
    facts::{Origin, SubjectId},
    report::{KnownFact, OriginKind, SubjectFacts},
    rulebook::{Fact, Role, Scope},
};

/// The facts of every subject.
pub fn subjects(material: &Material<'_>) -> Vec<SubjectFacts> {
    let all = material.model.subjects.iter().enumerate();
    all.filter(|(_, subject)| !matches!(subject.scope, Scope::OutboundRule | Scope::IpRule))
        .map(|(id, about)| SubjectFacts {
            subject: subject(material, id),
            facts: Fact::all()
                .filter(|fact| fact.entry().scope == about.scope && !fact.entry().internal)
                .filter_map(|fact| known(material, id, fact))
                .collect(),
        })
        .collect()
}

fn known(material: &Material<'_>, id: SubjectId, fact: Fact) -> Option<KnownFact> {
    let entry = fact.entry();
    let (values, origin, why, place) = match &entry.role {
        Role::Derived(rows) => {
            let context = context(material, id);
            let possible = rows.iter().filter(|(_, union)| context.possible(*union));
            let values = possible.fold(0, |values, (value, _)| values | 1 << value);
            (values, OriginKind::Derived, "it follows from other facts".to_string(), None)
        }
        _ => {
            let binding = material.model.subjects.get(id)?.binding(fact)?;
            let place = binding.origin.place();
            (material.model.values(binding), kind(&binding.origin), why(material, binding), place)
        }
    };
    Some(KnownFact {
        fact: entry.name,
        title: entry.title,
        values: fact.value_names(values).collect(),
        domain: entry.values.to_vec(),
        origin,
        why,
        gating: entry.gating,
        location: place
            .map(|place| places::location(material.files, place.span, place.pointer.text(), true, "")),
    })
}

/// The kind of an origin.
const fn kind(origin: &Origin) -> OriginKind {
    match origin {
        Origin::Stated { .. } | Origin::Override { .. } => OriginKind::Stated,
        Origin::Defaulted { .. } | Origin::Parameter { .. } => OriginKind::Defaulted,
        Origin::Derived { .. } => OriginKind::Derived,
        Origin::Constrained { .. } => OriginKind::Constrained,
        Origin::Unknown { .. } => OriginKind::Unknown,
        Origin::Assumed { .. } => OriginKind::Assumed,
    }
}
