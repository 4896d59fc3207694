//! Explanations: for every verdict a tree, conclusion ← rules or matrix rows ← facts ← place, default or citation.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    Chain, Material, Told, called, known, places,
    sentences::{self, all, either_clause, one_clause_of},
    terms,
    works::context,
};
use crate::{
    facts::{Origin, Subject, SubjectId},
    judgement::{context::Judged, truth::Truth},
    report::{Answer, Assumption, Cause, Explanation, Intended, Isolation, MatrixPlace, Reason, Works},
    rulebook::{
        Decides, Direction, ExposureRow, Fact, FactSet, INBOUND, Intent, MATRIX, OUTBOUND, Role, Scope,
    },
};

const SOME_UNINTENDED: &str = "whatever the open facts turn out to be, some exposure is not intended";

/// The explanation of every verdict.
pub fn explanation(
    material: &Material<'_>,
    works: &Works,
    isolation: &Isolation,
    intended: Option<&Intended>,
    matrix: &[MatrixPlace],
) -> Explanation {
    let mut explanation = Explanation {
        summary: summary(material, works, isolation, intended),
        works: why_works(material, works, matrix),
        inbound: why_exposed(material, Scope::Endpoint, INBOUND, &isolation.inbound, inbound_words),
        outbound: why_exposed(material, Scope::Deployment, OUTBOUND, &isolation.outbound, outbound_words),
        intended: intended.map(|intended| why_intended(material, isolation, intended)),
        terms: Vec::new(),
    };
    explanation.terms = terms::terms(&explanation);
    explanation
}

fn summary(
    material: &Material<'_>,
    works: &Works,
    isolation: &Isolation,
    intended: Option<&Intended>,
) -> Vec<String> {
    let causes = causes(material, works);
    let first = if works.answer == Answer::Depends && describes_nothing(material) {
        DESCRIBES_NOTHING.to_string()
    } else {
        works_sentence(works, !causes.is_empty())
    };
    let mut sentences = alloc::vec![first];
    sentences.extend(causes);
    let inbound: Vec<&str> = isolation.inbound.iter().map(|exposure| inbound_words(exposure)).collect();
    let outbound: Vec<&str> = isolation.outbound.iter().map(|exposure| outbound_words(exposure)).collect();
    sentences.push(exposed_sentence("Inbound", &inbound));
    sentences.push(exposed_sentence("Outbound", &outbound));
    if let Some(intended) = intended {
        sentences.push(intended_sentence(material, isolation, intended));
    }
    sentences
}

const DESCRIBES_NOTHING: &str = "Whether it works can not be said: none of the documents describes a workspace, a managed online endpoint or a deployment of one.";

/// Whether there are documents, but none of what is judged.
fn describes_nothing(material: &Material<'_>) -> bool {
    let described = |subject: &Subject| !subject.described.is_empty();
    !material.read.is_empty() && !material.model.subjects.iter().any(described)
}

fn exposed_sentence(direction: &str, exposures: &[&str]) -> String {
    let open = if exposures.len() > 1 { ", not settled yet" } else { "" };
    format!("{direction}{open}: {}.", one_clause_of(exposures))
}

fn intended_sentence(material: &Material<'_>, isolation: &Isolation, intended: &Intended) -> String {
    let unmet = material.intents.iter().filter(|intent| met(intent, isolation) == Some(false));
    let unmet: Vec<String> = unmet.map(|intent| format!("`{}`", intent.name)).collect();
    match intended.answer {
        Answer::Yes => format!("It is as intended ({}).", intended.intent),
        Answer::No if unmet.is_empty() => {
            format!("It is not as intended ({}): {SOME_UNINTENDED}.", intended.intent)
        }
        Answer::No => format!("It is not as intended: {} is not met.", all(&unmet)),
        Answer::Depends => format!(
            "Whether it is as intended ({}) depends on {}.",
            intended.intent,
            titles(&intended.depends_on)
        ),
    }
}

/// Whether every exposure that is possible is one of an intent's, or none is; nothing where it is neither.
fn met(intent: &Intent, isolation: &Isolation) -> Option<bool> {
    let possible = match intent.direction {
        Direction::Inbound => &isolation.inbound,
        Direction::Outbound => &isolation.outbound,
    };
    let wanted = possible.iter().filter(|exposure| intent.allows.contains(exposure)).count();
    if wanted == possible.len() { Some(true) } else { (wanted == 0).then_some(false) }
}

/// Of a no, the rules that are broken whatever is not known; of many the first.
fn causes(material: &Material<'_>, works: &Works) -> Vec<String> {
    const ENOUGH: usize = 2;
    let certain = |cause: &Cause| {
        material.told.iter().find(|told| {
            told.judged.violated == Truth::Always
                && told.judged.rule.id == cause.rule
                && super::subject(material, told.judged.subject) == cause.subject
        })
    };
    let told = works.because.iter().filter_map(certain).take(ENOUGH);
    told.map(|told| {
        let mut sentence = format!("{}.", told.message(material).text);
        if let Some(first) = sentence.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        sentence
    })
    .collect()
}

fn works_sentence(works: &Works, certain: bool) -> String {
    match works.answer {
        Answer::Yes if works.assuming.is_empty() => "This configuration works.".to_string(),
        Answer::Yes => {
            let taken: Vec<&str> = works.assuming.iter().map(taken).collect();
            format!("This configuration works, provided that {}.", all(&taken))
        }
        Answer::No if !certain => {
            "This configuration does not work: whatever the open facts turn out to be, one of the checks fails.".to_string()
        }
        Answer::No => "This configuration does not work.".to_string(),
        Answer::Depends => format!("Whether this configuration works depends on {}.", titles(&works.depends_on)),
    }
}

/// What is taken for granted, as a clause.
fn taken(item: &Assumption) -> &'static str {
    let clause =
        Fact::named(item.fact).and_then(|fact| fact.clauses(1 << fact.value_number(item.value)?).next());
    clause.unwrap_or(item.fact)
}

/// What facts are called; of many, the first ones.
fn titles(facts: &[&str]) -> String {
    const MANY: usize = 4;
    let shown = if facts.len() > MANY { MANY - 1 } else { facts.len() };
    let mut titles: Vec<String> = facts
        .iter()
        .take(shown)
        .map(|name| {
            Fact::named(name)
                .map_or_else(|| (*name).to_string(), |fact| format!("the {}", fact.entry().title))
        })
        .collect();
    if facts.len() > shown {
        titles.push(format!("{} other open facts", facts.len() - shown));
    }
    all(&titles)
}

/// Inbound exposures in words.
fn inbound_words(exposure: &str) -> &'static str {
    match exposure {
        "private" => "the endpoint can be called only from networks with a private endpoint to the workspace",
        "selected_addresses" => "the endpoint can be called only from selected public addresses",
        "internet" => "the endpoint can be called from the internet",
        _ => "the endpoint can be called by nobody",
    }
}

/// Outbound exposures in words.
fn outbound_words(exposure: &str) -> &'static str {
    match exposure {
        "approved_only" => "the deployment reaches approved destinations only",
        "workspace_resources_only" => {
            "the deployment reaches the workspace, its blob storage and its registry only"
        }
        "internet_via_managed_network" => "the deployment reaches the internet through the managed network",
        _ => "the deployment reaches the internet",
    }
}

fn why_works(material: &Material<'_>, works: &Works, matrix: &[MatrixPlace]) -> Reason {
    let deciding = material.told.iter().filter(|told| {
        let judged = told.judged;
        let can_decide = || !context(material, judged.subject).gating_cubes(judged.rule.violates).is_empty();
        judged.rule.decides == Decides::Works && judged.violated != Truth::Never && can_decide()
    });
    // Of a no, only what makes it one.
    let told = deciding.filter(|told| works.answer != Answer::No || is_cause(material, works, told.judged));
    let mut because: Vec<Reason> = told.map(|told| why_violated(material, told)).collect();
    if because.is_empty() {
        because.push(Reason {
            text: "no rule that decides whether it works is violated".to_string(),
            ..Reason::default()
        });
    }
    because.extend(works.assuming.iter().map(|item| Reason {
        text: format!("taken for granted: {}; it matters because {}", taken(item), item.why),
        ..Reason::default()
    }));
    because.extend(material.chains().zip(matrix).map(|(chain, place)| why_row(material, chain, place)));
    Reason { text: works_sentence(works, works.because.len() < 2), because, ..Reason::default() }
}

fn is_cause(material: &Material<'_>, works: &Works, judged: &Judged) -> bool {
    let here = super::subject(material, judged.subject);
    judged.violated == Truth::Always
        || works.because.iter().any(|cause| cause.rule == judged.rule.id && cause.subject == here)
}

fn why_violated(material: &Material<'_>, told: &Told<'_>) -> Reason {
    let judged = told.judged;
    let facts = FactSet::named_in(judged.rule.violates);
    Reason {
        text: told.message(material).text.clone(),
        code: Some(judged.rule.code),
        facts: judged.rule.facts,
        because: why_facts(material, judged.subject, facts),
        ..Reason::default()
    }
}

/// The rows of the matrix that a deployment can be in, and why the others are not it.
fn why_row(material: &Material<'_>, chain: Chain, place: &MatrixPlace) -> Reason {
    let deployment = sentences::noun(called(material, chain.deployment), Scope::Deployment);
    let rows = MATRIX.iter().filter(|row| place.rows.contains(&row.id));
    let titles: Vec<&str> = rows.clone().map(|row| row.title).collect();
    let mut because: Vec<Reason> = place
        .cells
        .iter()
        .map(|cell| Reason {
            text: format!("{}: {}", cell.status, cell.reason),
            row: Some(cell.row),
            facts: cell.facts,
            ..Reason::default()
        })
        .collect();
    let context = context(material, chain.deployment);
    for row in MATRIX.iter().filter(|row| !place.rows.contains(&row.id)) {
        // The neighbours: rows that one fact alone rules out.
        let missed = row.cubes.iter().flat_map(|cube| {
            let missed: Vec<_> =
                cube.iter().filter(|literal| context.values(literal.fact) & literal.values == 0).collect();
            if missed.len() == 1 { missed } else { Vec::new() }
        });
        for literal in missed {
            let clauses: Vec<&str> = literal.fact.clauses(literal.values).collect();
            because.push(Reason {
                text: format!(
                    "it is not in the row \"{}\": that one is for when {}",
                    row.title,
                    either_clause(&clauses)
                ),
                row: Some(row.id),
                because: why_facts(material, chain.deployment, FactSet::of(literal.fact)),
                ..Reason::default()
            });
        }
    }
    let text = match titles.as_slice() {
        [one] => format!("{deployment} is in the row \"{one}\" of the matrix"),
        _ => format!("{deployment} may be in {} rows of the matrix", titles.len()),
    };
    Reason {
        text,
        row: if place.rows.len() == 1 { place.rows.first().copied() } else { None },
        because,
        ..Reason::default()
    }
}

fn why_exposed(
    material: &Material<'_>,
    scope: Scope,
    rows: &'static [ExposureRow],
    exposures: &[&str],
    words: fn(&str) -> &'static str,
) -> Reason {
    let subjects: Vec<SubjectId> = material.model.of(scope).map(|(id, _)| id).collect();
    let mut because = Vec::new();
    for id in subjects {
        let context = context(material, id);
        for row in rows.iter().filter(|row| context.possible(row.cubes)) {
            let said: Vec<&str> = row.exposures.iter().map(|exposure| words(exposure)).collect();
            let certain = context.truth(row.cubes) == Truth::Always;
            let subject = sentences::noun(called(material, id), scope);
            let said = either_clause(&said);
            // `endpoint `scoring` can be called …`, where the words speak of `the endpoint`.
            let said =
                said.strip_prefix("the ").and_then(|said| said.strip_prefix(scope.name())).unwrap_or(&said);
            let word = if certain { "because" } else { "if" };
            let text = format!("{subject}{said}, {word} {}", row.because);
            because.push(Reason {
                text,
                facts: row.facts,
                because: why_facts(material, id, FactSet::named_in(row.cubes)),
                ..Reason::default()
            });
        }
    }
    let said: Vec<&str> = exposures.iter().map(|exposure| words(exposure)).collect();
    Reason { text: one_clause_of(&said), because, ..Reason::default() }
}

fn why_intended(material: &Material<'_>, isolation: &Isolation, intended: &Intended) -> Reason {
    let because = material
        .intents
        .iter()
        .map(|intent| {
            let allowed: Vec<&str> = intent
                .allows
                .iter()
                .map(|exposure| match intent.direction {
                    Direction::Inbound => inbound_words(exposure),
                    Direction::Outbound => outbound_words(exposure),
                })
                .collect();
            let stands = match met(intent, isolation) {
                Some(true) => "is met",
                Some(false) => "is not met",
                None => "is not met by every exposure that is possible",
            };
            Reason {
                text: format!("`{}` {}: it means that {}", intent.name, stands, one_clause_of(&allowed)),
                ..Reason::default()
            }
        })
        .collect();
    let text = match intended.answer {
        Answer::Yes => "every exposure that is possible is one that is intended".to_string(),
        Answer::No => SOME_UNINTENDED.to_string(),
        Answer::Depends => "some exposures that are possible are intended and some are not".to_string(),
    };
    Reason { text, because, ..Reason::default() }
}

/// One reason for each fact: what it may be, and how that is known.
fn why_facts(material: &Material<'_>, id: SubjectId, facts: FactSet) -> Vec<Reason> {
    let context = context(material, id);
    let shown = facts.iter().filter(|fact| !fact.entry().internal && matches!(fact.entry().role, Role::Base));
    shown
        .filter_map(|fact| {
            let binding = context.binding(fact)?;
            let clauses: Vec<&str> = fact.clauses(material.model.values(binding)).collect();
            let place = binding.origin.place();
            // What is written speaks for itself, at its place.
            let why = || known::why(material, binding);
            let text = match &binding.origin {
                Origin::Stated { .. } => either_clause(&clauses),
                Origin::Unknown { .. } => format!("not known: the {} ({})", fact.entry().title, why()),
                _ => format!("{}: {}", either_clause(&clauses), why()),
            };
            Some(Reason {
                text,
                location: place.map(|place| {
                    places::location(material.files, place.span, place.pointer.text(), true, "")
                }),
                ..Reason::default()
            })
        })
        .collect()
}
