//! Explanations: for every verdict a tree, conclusion ← rules or matrix rows ← facts ← place, default or citation.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    Chain, Material, Told, known, places,
    sentences::{self, all, either_clause},
    terms,
    works::context,
};
use crate::{
    facts::{Origin, SubjectId},
    judgement::{context::Judged, truth::Truth},
    report::{Answer, Cause, Explanation, Intended, Isolation, MatrixPlace, Reason, Works},
    rulebook::{Decides, ExposureRow, Fact, FactSet, INBOUND, MATRIX, OUTBOUND, Role, Scope},
};

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
        intended: intended.map(|intended| why_intended(material, intended)),
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
    let mut sentences = alloc::vec![works_sentence(works, !causes.is_empty())];
    sentences.extend(causes);
    let inbound: Vec<&str> = isolation.inbound.iter().map(|exposure| inbound_words(exposure)).collect();
    let outbound: Vec<&str> = isolation.outbound.iter().map(|exposure| outbound_words(exposure)).collect();
    sentences.push(format!("Inbound: {}. Outbound: {}.", either_clause(&inbound), either_clause(&outbound)));
    if let Some(intended) = intended {
        sentences.push(match intended.answer {
            Answer::Yes => format!("It is as intended: {}.", intended.intent),
            Answer::No => format!("It is not as intended: {}.", intended.intent),
            Answer::Depends => {
                format!(
                    "Whether it is as intended ({}) depends on {}.",
                    intended.intent,
                    titles(&intended.depends_on)
                )
            }
        });
    }
    sentences
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
            let clause = |name: &str, value: &str| {
                let fact = Fact::named(name)?;
                fact.clauses(1 << fact.value_number(value)?).next()
            };
            let taken: Vec<&str> =
                works.assuming.iter().filter_map(|item| clause(item.fact, item.value)).collect();
            format!("This configuration works, provided that {}.", sentences::list(&taken, "and"))
        }
        Answer::No if !certain => {
            "This configuration does not work: whatever the facts that are not known, one of its checks fails.".to_string()
        }
        Answer::No => "This configuration does not work.".to_string(),
        Answer::Depends => format!("Whether this configuration works depends on {}.", titles(&works.depends_on)),
    }
}

fn titles(facts: &[&str]) -> String {
    let titles: Vec<String> = facts
        .iter()
        .map(|name| {
            Fact::named(name)
                .map_or_else(|| (*name).to_string(), |fact| format!("the {}", fact.entry().title))
        })
        .collect();
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
        text: format!("taken for granted: `{}` is {}, for {}", item.fact, item.value, item.why),
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
    let deployment = sentences::noun(material, Some(chain.deployment), Scope::Deployment);
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
                text: format!("not the row \"{}\", which is for when {}", row.title, either_clause(&clauses)),
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
            let subject = sentences::noun(material, Some(id), scope);
            let text = if certain {
                format!("{subject}: {}, because {}", either_clause(&said), row.because)
            } else {
                format!("{subject}: {}, if {}", either_clause(&said), row.because)
            };
            because.push(Reason {
                text,
                facts: row.facts,
                because: why_facts(material, id, FactSet::named_in(row.cubes)),
                ..Reason::default()
            });
        }
    }
    let said: Vec<&str> = exposures.iter().map(|exposure| words(exposure)).collect();
    Reason { text: either_clause(&said), because, ..Reason::default() }
}

fn why_intended(material: &Material<'_>, intended: &Intended) -> Reason {
    let because = material
        .intents
        .iter()
        .map(|intent| {
            let allowed: Vec<&str> = intent
                .allows
                .iter()
                .map(|exposure| match intent.direction {
                    crate::rulebook::Direction::Inbound => inbound_words(exposure),
                    crate::rulebook::Direction::Outbound => outbound_words(exposure),
                })
                .collect();
            Reason {
                text: format!("{} means: {}", intent.name, either_clause(&allowed)),
                ..Reason::default()
            }
        })
        .collect();
    let text = match intended.answer {
        Answer::Yes => "every exposure that is possible is one that is intended".to_string(),
        Answer::No => "whatever the facts that are not known, some exposure is not intended".to_string(),
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
            let text = match &binding.origin {
                Origin::Stated { .. } => either_clause(&clauses),
                _ => format!("{}: {}", either_clause(&clauses), known::why(material, binding)),
            };
            Some(Reason {
                text,
                location: place.map(|place| {
                    places::location(material.files, place.span, place.pointer.clone(), true, "")
                }),
                ..Reason::default()
            })
        })
        .collect()
}
