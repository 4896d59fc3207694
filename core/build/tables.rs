//! Entries of the smaller tables: remedies, exposures, intents, assumptions, matrix, sources.

use std::{error::Error, fmt::Write, net::Ipv4Addr};

use cofferdam_rulebook::{
    Rulebook,
    address::AddressRange,
    condition::{Alternatives, Condition},
    destinations::{Automatic, Target},
    expand,
    glossary::Term,
    model::{Assumption, ExposureRow, Intent, MatrixRow, Remedy, Source},
};

use crate::{
    emit::{cubes, entry, value_number},
    literal::{citations, editions, option, phrase, phrases, slice, text, texts, variant, words},
};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

pub fn remedy(remedy: &Remedy) -> String {
    format!(
        "Remedy {{ #[cfg(feature = \"plans\")] id: {}, title: {}, cli: {}, python: {}, studio: {} }}",
        text(&remedy.id),
        words(&remedy.title),
        phrases(&remedy.cli),
        option(remedy.python.as_ref().map(|code| phrase(code.trim_end()))),
        phrases(&remedy.studio)
    )
}

pub fn exposures(rulebook: &Rulebook, rows: &[ExposureRow]) -> Result<Vec<Result<String>>> {
    let matches = expand::first_match(&rulebook.registry, rows.iter().map(|row| &row.when))?;
    let source = |(row, union): (&ExposureRow, &Vec<_>)| {
        Ok(format!(
            "ExposureRow {{ cubes: {}, exposures: {}, #[cfg(feature = \"sections\")] because: {}, facts: {} }}",
            cubes(union),
            texts(&row.exposures),
            text(&row.because),
            citations(&row.facts)
        ))
    };
    Ok(rows.iter().zip(&matches).map(source).collect())
}

pub fn term(term: &Term) -> String {
    format!(
        "Term {{ term: {}, words: {}, means: {} }}",
        text(&term.term),
        texts(&term.words),
        phrase(term.means.trim_end())
    )
}

pub fn intent(intent: &Intent) -> String {
    format!(
        "Intent {{ name: {}, direction: Direction::{}, allows: {} }}",
        text(&intent.name),
        variant(&intent.direction),
        texts(&intent.allows)
    )
}

pub fn assumption(rulebook: &Rulebook, item: &Assumption) -> Result<String> {
    let (number, fact) = entry(rulebook, &item.fact)?;
    let union = |condition: &Condition| -> Result<String> {
        Ok(cubes(&expand::alternatives(&rulebook.registry, &Alternatives(vec![condition.clone()]))?))
    };
    Ok(format!(
        "Assumption {{ fact: Fact({number}), value: {}, cubes: {}, unusual: {}, why: {}, facts: {} }}",
        value_number(fact, &item.value)?,
        union(&item.when)?,
        item.unusual_when.as_ref().map(union).transpose()?.unwrap_or_else(|| cubes(&[])),
        words(&item.why),
        citations(&item.facts)
    ))
}

pub fn matrix_row(rulebook: &Rulebook, row: &MatrixRow) -> Result<String> {
    let when = expand::conjunction(&rulebook.registry, &row.when)?;
    let cells: Result<Vec<_>> = row
        .cells
        .iter()
        .map(|cell| {
            let axes = Condition(
                [
                    ("workspace.inbound".to_string(), cell.workspace_inbound.clone()),
                    ("workspace.private_endpoint".to_string(), cell.private_endpoint.clone()),
                ]
                .into(),
            );
            let union = expand::intersection(&when, &expand::conjunction(&rulebook.registry, &axes)?);
            let known_in = if cell.editions.is_empty() { &row.editions } else { &cell.editions };
            Ok(format!(
                "MatrixCell {{ cubes: {}, #[cfg(feature = \"phrases\")] workspace_inbound: {}, #[cfg(feature = \"phrases\")] private_endpoint: {}, editions: {}, status: {}, reason: {}, facts: {} }}",
                cubes(&union),
                texts(&cell.workspace_inbound),
                texts(&cell.private_endpoint),
                editions(known_in),
                text(&cell.status),
                words(&cell.reason),
                citations(&cell.facts)
            ))
        })
        .collect();
    let conditions =
        row.condition.iter().map(|(edition, place)| format!("({}, {})", text(edition), text(place)));
    Ok(format!(
        "MatrixRow {{ id: {}, #[cfg(feature = \"sections\")] title: {}, editions: {}, cubes: {}, facts: {}, #[cfg(feature = \"phrases\")] condition: {}, cells: {} }}",
        text(&row.id),
        text(&row.title),
        editions(&row.editions),
        cubes(&when),
        citations(&row.facts),
        slice(conditions),
        slice(cells?)
    ))
}

pub fn target(target: &Target) -> String {
    format!(
        "Target {{ arm_type: {}, sub_resources: {}, confirmed: {}, custom_role: {} }}",
        text(&target.arm_type),
        text(&target.sub_resources.join(" ")),
        target.confirmed,
        target.custom_role
    )
}

pub fn automatic(rulebook: &Rulebook, item: &Automatic) -> Result<String> {
    let (_, covers) = entry(rulebook, "outbound_rule.covers")?;
    Ok(format!(
        "Automatic {{ covers: {}, named: {}, arm_type: {}, sub_resources: {} }}",
        value_number(covers, &item.covers)?,
        texts(&item.named),
        text(&item.arm_type),
        text(&item.sub_resources.join(" "))
    ))
}

/// Lists of words, each as one text with blanks between, which is what takes the least room.
pub fn word_lists(out: &mut String, rulebook: &Rulebook) -> Result<()> {
    let (tags, hosts) = (&rulebook.destinations.service_tags, &rulebook.destinations.hosts);
    for (name, words, meaning) in [
        ("TAGS_AUTOMATIC", &tags.automatic, "Service tags that the service lets out by itself."),
        ("TAGS_BROAD", &tags.broad, "Service tags of large ranges that many share."),
        ("TAGS_KNOWN", &tags.known, "All other service tags that are known."),
        ("STORAGE_SERVICES", &hosts.storage_services, "Labels of the services of a storage account."),
        ("STORAGE_ZONES", &hosts.storage_zones, "Zones of storage accounts, one for each cloud."),
        ("SHARED_SUFFIXES", &hosts.shared, "Names below which anybody can have one."),
        ("SECOND_LEVEL", &hosts.second_level, "Labels that make a public suffix before a country's."),
        (
            "STORAGE_EXCEPTION",
            &vec![hosts.storage_exception.clone()],
            "The storage host that an FQDN rule may name.",
        ),
    ] {
        writeln!(out, "/// {meaning}\npub const {name}: &str = {};", text(&words.join(" ")))?;
    }
    Ok(())
}

pub fn address_range(range: &AddressRange) -> Result<String> {
    let (network, prefix) = range.range.split_once('/').ok_or("a range without a prefix")?;
    let network: Ipv4Addr = network.parse()?;
    let prefix: u32 = prefix.parse()?;
    Ok(format!("AddressRange {{ network: {}, prefix: {prefix}, named: {} }}", network.to_bits(), range.named))
}

pub fn source(rulebook: &Rulebook, id: &str, source: &Source) -> String {
    let pages = source.pages.iter().filter_map(|key| rulebook.sources.pages.get(key)).map(|page| {
        format!(
            "Page {{ title: {}, date: {}, url: {} }}",
            text(&page.title),
            text(&page.date),
            text(&page.url)
        )
    });
    format!("Source {{ fact: {}, says: {}, pages: {} }}", text(id), text(&source.says), slice(pages))
}
