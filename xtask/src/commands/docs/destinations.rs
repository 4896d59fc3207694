//! What is known of the destinations of a managed network: its own rules, targets, tags, hosts, scenarios.

use cofferdam_rulebook::{Rulebook, destinations::Scenario};

use super::{
    html::{Html, all, code, element, joined, list, plain, prose},
    page::{Page, cell, citations, heading, table_head},
};

/// The page.
pub fn page(rulebook: &Rulebook) -> Page {
    let known = &rulebook.destinations;
    let content = all([
        heading(
            "Destinations",
            "What a managed network reaches by itself, what its outbound rules may name, and what each scenario commonly \
             needs where only approved outbound is allowed.",
        ),
        plain("h2", Html::text("Rules that the service makes by itself")),
        plain(
            "p",
            prose(
                "Always where only approved outbound is allowed; where the internet is allowed only for resources that \
                 are closed to public networks. They are inactive until the network is provisioned. Everything else \
                 needs rules of a user: other private resources, and an Azure Machine Learning registry with its \
                 storage account and container registry. Application Insights gets no private endpoint. ",
            ),
        ),
        list(
            known
                .automatic
                .iter()
                .map(|item| all([Html::text(&format!("{}: ", item.resource)), words(&item.sub_resources)])),
        ),
        cited("Rests on ", &known.automatic_facts),
        plain("h2", Html::text("Targets of private endpoint rules")),
        targets(rulebook),
        cited(
            "Others are a warning, another sub-resource of a confirmed one is an error. ",
            &known.target_facts,
        ),
        plain("h2", Html::text("Service tags")),
        list([
            all([Html::text("Let out by the service itself: "), words(&known.service_tags.automatic)]),
            all([Html::text("Ranges that many share, a warning: "), words(&known.service_tags.broad)]),
            all([Html::text("Others that are known: "), words(&known.service_tags.known)]),
        ]),
        cited("A region may stand behind a tag. ", &known.tag_facts),
        plain("h2", Html::text("Hosts that many share")),
        plain(
            "p",
            all([
                Html::text(
                    "A wildcard below or above one of these opens names of strangers, as one over a public suffix does: ",
                ),
                words(&known.hosts.shared),
            ]),
        ),
        cited("The list is ours and not complete. ", &known.host_facts),
        plain("h2", Html::text("Scenarios")),
        plain(
            "p",
            prose(
                "What is commonly used, not complete. Where the internet is allowed none of the hosts needs a rule. No \
                 document says which scenario is meant, so a report does not check it.",
            ),
        ),
        known.scenarios.iter().map(scenario).collect(),
    ]);
    Page::new("destinations.html", "Destinations", content)
}

fn words(words: &[String]) -> Html {
    joined(words.iter().map(|word| code(word)), ", ")
}

fn cited(text: &str, facts: &[String]) -> Html {
    plain("p", all([Html::text(text), citations(facts, "")]))
}

fn targets(rulebook: &Rulebook) -> Html {
    const HEAD: [&str; 4] = ["Service", "Type", "Sub-resources", "Confirmed"];
    let rows = rulebook.destinations.targets.iter().map(|target| {
        plain(
            "tr",
            all([
                cell(HEAD[0], Html::text(&target.service)),
                cell(HEAD[1], code(&target.arm_type)),
                cell(HEAD[2], words(&target.sub_resources)),
                cell(
                    HEAD[3],
                    Html::text(if target.confirmed { "yes" } else { "not for the managed network" }),
                ),
            ]),
        )
    });
    plain("table", all([table_head(&HEAD), plain("tbody", rows.collect())]))
}

fn scenario(scenario: &Scenario) -> Html {
    let lists = [
        ("FQDN rules: ", &scenario.hosts),
        ("Private endpoint rules: ", &scenario.private_endpoints),
        ("Service tag rules: ", &scenario.service_tags),
    ];
    let needs = lists
        .iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(name, needed)| all([Html::text(name), words(needed)]));
    let remarks = scenario.also.iter().map(|remark| Html::text(remark));
    all([
        element("h3", &[("id", &scenario.id)], Html::text(&scenario.title)),
        list(needs.chain(remarks)),
        plain("p", citations(&scenario.facts, "")),
    ])
}
