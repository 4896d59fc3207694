//! How facts and rules are unpacked, in the order in which `core/build/packed.rs` packs them.

use super::{
    facts::{Fact, FactDefault, FactEntry, Family, Read, Role, Scope, Spelling, Texts},
    packed::{Packed, Row},
    phrase::{Phrase, citations, phrases},
    rules::{Decides, FixEdit, Parameter, Rule, RuleFix},
};
use crate::severity::Severity;

impl Row for FactEntry {
    fn unpack(from: &mut Packed) -> Self {
        Self {
            name: from.text(),
            title: from.word().text(),
            scope: scope(from),
            values: from.texts(),
            clauses: from.list(|from| from.word().text()),
            together: from.list(|from| (from.wide(), from.word().text())),
            role: role(from),
            gating: from.flag(),
            internal: from.flag(),
            inherited: from.flag(),
            default: from.option(|from| FactDefault {
                value: from.number(),
                facts: from.texts(),
                families: from.list(family),
                creates: from.list(family),
            }),
            reads: from.list(|from| Read {
                family: family(from),
                path: from.texts(),
                spelling: spelling(from),
                also: from.texts(),
                since: (from.text(), from.text()),
            }),
            assume: from.option(Packed::number),
            ask: phrases(from.wide()),
        }
    }
}

impl Row for Rule {
    fn unpack(from: &mut Packed) -> Self {
        Self {
            id: from.text(),
            code: from.text(),
            title: Phrase(from.wide()),
            scope: scope(from),
            severity: from.one_of(&Severity::ALL, Severity::Error),
            decides: from.one_of(&Decides::ALL, Decides::Works),
            applies: from.union(),
            violates: from.union(),
            message: from.word(),
            parameters: from.list(parameter),
            possible: from.option(|from| (from.word(), from.list(parameter))),
            locate: from.list(fact),
            remedies: from.list(|from| usize::from(from.number())),
            fix: from.option(|from| RuleFix { title: from.word(), safe: from.flag(), edit: edit(from) }),
            facts: citations(from.wide()),
            editions: from.number(),
        }
    }
}

fn fact(from: &mut Packed) -> Fact {
    Fact(from.number())
}

fn scope(from: &mut Packed) -> Scope {
    from.one_of(&Scope::ALL, Scope::Workspace)
}

fn family(from: &mut Packed) -> Family {
    from.one_of(&Family::ALL, Family::CliYaml)
}

fn role(from: &mut Packed) -> Role {
    match from.number() {
        0 => Role::Base,
        1 => Role::Written(fact(from)),
        2 => Role::Accepted(fact(from)),
        _ => Role::Derived(from.list(|from| (from.number(), from.union()))),
    }
}

fn spelling(from: &mut Packed) -> Spelling {
    let kind = from.number();
    let texts: Texts = from.list(|from| (from.number(), from.texts()));
    match kind {
        0 => Spelling::AnyCasing,
        1 => Spelling::Listed(texts),
        2 => Spelling::Loose,
        3 => Spelling::Region(texts),
        4 => Spelling::NetworkAcls,
        5 => Spelling::PrivateEndpointConnections,
        6 => Spelling::Presence,
        7 => Spelling::ModelPlace(texts),
        8 => Spelling::Mlflow,
        9 => Spelling::EnvironmentKind(texts),
        10 => Spelling::ImagePlace(texts),
        11 => Spelling::FqdnRules(texts),
        12 => Spelling::DnsZones(texts),
        13 => Spelling::Keys(texts),
        14 => Spelling::Types(texts),
        15 => Spelling::Name,
        16 => Spelling::Traffic,
        17 => Spelling::OutboundRule,
        _ => Spelling::OutboundRules,
    }
}

fn parameter(from: &mut Packed) -> Parameter {
    match from.number() {
        0 => Parameter::Name(scope(from)),
        1 => Parameter::Value(fact(from)),
        2 => Parameter::Written(fact(from)),
        _ => Parameter::Meant(fact(from)),
    }
}

fn edit(from: &mut Packed) -> FixEdit {
    match from.number() {
        0 => FixEdit::Set(fact(from), from.number()),
        1 => FixEdit::Delete(fact(from)),
        2 => FixEdit::Respell(fact(from)),
        3 => FixEdit::Quote(fact(from)),
        _ => FixEdit::Remove,
    }
}
