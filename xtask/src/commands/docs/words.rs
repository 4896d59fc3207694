//! Conditions of the rulebook in words.

use cofferdam_rulebook::{
    Rulebook,
    condition::{Alternatives, Condition},
    registry::{Entry, Kind},
};

use super::html::{Html, all, classed, code, joined, list, plain};

/// Alternatives, each a conjunction.
pub fn alternatives(rulebook: &Rulebook, alternatives: &Alternatives) -> Html {
    match alternatives.0.as_slice() {
        [] => plain("p", Html::text("Always.")),
        [only] => conjunction(rulebook, only),
        several => {
            let lead = classed("p", "lead", Html::text("At least one of these holds:"));
            let items = several.iter().map(|condition| plain("li", conjunction(rulebook, condition)));
            all([lead, classed("ol", "alternatives", items.collect())])
        }
    }
}

fn conjunction(rulebook: &Rulebook, condition: &Condition) -> Html {
    let parts: Vec<Html> = condition.0.iter().map(|(fact, values)| part(rulebook, fact, values)).collect();
    match parts.as_slice() {
        [only] => plain("div", only.clone()),
        _ => list(parts.into_iter().enumerate().map(|(number, part)| match number {
            0 => part,
            _ => all([plain("strong", Html::text("and ")), part]),
        })),
    }
}

fn part(rulebook: &Rulebook, fact: &str, values: &[String]) -> Html {
    let said = values.iter().map(|value| Html::text(&clause(rulebook, fact, value)));
    let exactly = format!("{fact}: {}", values.join(" | "));
    all([joined(said, ", or "), classed("span", "exactly", code(&exactly))])
}

/// A conjunction on one line.
pub fn one_line(rulebook: &Rulebook, condition: &Condition) -> String {
    let parts = condition.0.iter().map(|(fact, values)| {
        let said: Vec<String> = values.iter().map(|value| clause(rulebook, fact, value)).collect();
        said.join(" or ")
    });
    match parts.collect::<Vec<_>>().join(", and ") {
        nothing if nothing.is_empty() => "otherwise".into(),
        words => words,
    }
}

/// What a value of a fact means.
pub fn clause(rulebook: &Rulebook, fact: &str, value: &str) -> String {
    let number = rulebook.registry.number(fact);
    let Some(entry) = number.and_then(|number| rulebook.registry.entries.get(number)) else {
        return format!("{fact} is {value}");
    };
    let title = &entry.fact.title;
    match (&entry.kind, value) {
        (Kind::Written(_), "yes") => format!("something is written for the {title}"),
        (Kind::Written(_), _) => format!("nothing is written for the {title}"),
        (Kind::Accepted(_), "yes") => format!("the client takes what is written for the {title}"),
        (Kind::Accepted(_), _) => format!("the client rejects what is written for the {title}"),
        _ => stated(entry, value).unwrap_or_else(|| format!("{title}: {value}")),
    }
}

fn stated(entry: &Entry, value: &str) -> Option<String> {
    let position = entry.values.iter().position(|known| known == value)?;
    entry.fact.clauses.get(position).cloned()
}

/// With a capital letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `outbound_rule` as people say it.
pub fn spoken(name: &str) -> String {
    name.replace(['_', '-'], " ")
}

/// What an answer of that kind decides, as a short phrase.
pub fn decides(name: &str) -> &'static str {
    match name {
        "works" => "whether it works",
        "isolation" => "how isolated it is",
        "transition" => "whether a change can be made",
        _ => "nothing: advice",
    }
}
