//! Who can reach whom: the decision tables of the rulebook on every endpoint and deployment.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{Material, sentences, subject, works::context};
use crate::{
    facts::SubjectId,
    judgement::{context::Context, space::Variable, truth},
    order::Index,
    report::{Edge, Node, Reach, Reachability, Way},
    rulebook::{
        Fact, FactSet, OUTBOUND_RULE_TYPE, PLACES, ROUTES_IN, ROUTES_OUT, RouteRow, RouteTable, Scope,
    },
};

/// Who can call each endpoint, then what each deployment can reach.
pub fn reachability(material: &Material<'_>) -> Reachability {
    let mut graph = Graph {
        material,
        alone: material.model.of(Scope::Workspace).take(2).count() < 2,
        rules: material.below_workspaces(Scope::OutboundRule),
        nodes: Index::default(),
        found: Reachability::default(),
    };
    for (endpoint, _) in material.model.of(Scope::Endpoint) {
        let to = graph.subject(endpoint, "endpoint");
        for (table, place) in places(ROUTES_IN) {
            let from = graph.place(endpoint, place);
            graph.edge(endpoint, table, from, to.clone());
        }
    }
    for chain in material.chains() {
        let from = graph.subject(chain.deployment, "deployment");
        for (table, place) in places(ROUTES_OUT) {
            for to in graph.destinations(chain.deployment, place) {
                graph.edge(chain.deployment, table, from.clone(), to);
            }
        }
    }
    graph.found
}

fn places(tables: &'static [RouteTable]) -> impl Iterator<Item = (&'static RouteTable, &'static str)> {
    tables.iter().flat_map(|table| table.places.iter().map(move |place| (table, *place)))
}

struct Graph<'m, 'a> {
    material: &'a Material<'m>,
    /// Whether there is one workspace only.
    alone: bool,
    /// For every subject its outbound rules.
    rules: Vec<Vec<SubjectId>>,
    /// The nodes that are there, by id.
    nodes: Index,
    found: Reachability,
}

impl Graph<'_, '_> {
    fn node(&mut self, node: Node) -> String {
        let id = node.id.clone();
        if self.nodes.add(&[id.as_bytes()], 0) {
            self.found.nodes.push(node);
        }
        id
    }

    /// A place as seen from a subject; each workspace has its own.
    fn place(&mut self, from: SubjectId, kind: &'static str) -> String {
        let workspace = self.material.model.owner(from, Scope::Workspace).filter(|_| !self.alone);
        let id = workspace.map_or_else(|| kind.to_string(), |workspace| format!("{kind}:{workspace}"));
        self.node(Node { id, kind, title: title(kind), subject: None })
    }

    fn subject(&mut self, id: SubjectId, kind: &'static str) -> String {
        let about = subject(self.material, id);
        let title = about.name.clone().unwrap_or_else(|| title(kind));
        let id = format!("{kind}:{id}");
        // Each is met once.
        self.found.nodes.push(Node { id: id.clone(), kind, title, subject: Some(about) });
        id
    }

    /// A place, or every outbound rule of the kind that the place stands for.
    fn destinations(&mut self, deployment: SubjectId, place: &'static str) -> Vec<String> {
        let kind = place.strip_suffix("_rule").and_then(|kind| OUTBOUND_RULE_TYPE.value_number(kind));
        let Some(kind) = kind else { return alloc::vec![self.place(deployment, place)] };
        let workspace = self.material.model.owner(deployment, Scope::Workspace);
        let rules = workspace.and_then(|workspace| self.rules.get(workspace));
        let of_kind: Vec<SubjectId> = rules
            .into_iter()
            .flatten()
            .copied()
            .filter(|id| context(self.material, *id).values(OUTBOUND_RULE_TYPE) == 1 << kind)
            .collect();
        of_kind.into_iter().filter_map(|rule| self.rule(rule, place)).collect()
    }

    /// What an outbound rule names; nothing for one that denies.
    fn rule(&mut self, rule: SubjectId, kind: &'static str) -> Option<String> {
        let said = |path: &[&str]| self.material.said(rule, path);
        if said(&["destination", "action"]).is_some_and(|action| action.eq_ignore_ascii_case("deny")) {
            return None;
        }
        let target = |snake: &'static str, camel: &'static str| {
            said(&["destination", snake]).or_else(|| said(&["destination", camel]))
        };
        let parts = [
            said(&["destination"]),
            target("service_resource_id", "serviceResourceId"),
            target("subresource_target", "subresourceTarget"),
            target("service_tag", "serviceTag"),
        ];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        let title = if parts.is_empty() { title(kind) } else { parts.join(" ") };
        let about = subject(self.material, rule);
        Some(self.node(Node { id: format!("outbound_rule:{rule}"), kind, title, subject: Some(about) }))
    }

    fn edge(&mut self, about: SubjectId, table: &RouteTable, from: String, to: String) {
        let context = context(self.material, about);
        let rows: Vec<&RouteRow> = table.rows.iter().filter(|row| context.possible(row.cubes)).collect();
        let words: Vec<&str> = rows.iter().map(|row| row.answer).collect();
        let same = words.windows(2).all(|pair| matches!(pair, [one, other] if one == other));
        let answer = match words.first() {
            Some(word) if same => reach(word),
            _ => Reach::Depends,
        };
        let depends_on = if same { Vec::new() } else { open(&context, &rows) };
        let decided_by: FactSet = rows.iter().flat_map(|row| FactSet::named_in(row.cubes).iter()).collect();
        let alone = rows.len() == 1;
        let ways = rows.iter().map(|row| Way {
            answer: reach(row.answer),
            when: if alone { String::new() } else { sentences::condition(&context, row.when).into_owned() },
            path: row.path,
            facts: row.facts.to_vec(),
        });
        let ways = ways.collect();
        let decided_by = decided_by.iter().filter(|fact| !fact.entry().internal).map(Fact::name).collect();
        self.found.edges.push(Edge { from, to, answer, decided_by, depends_on, ways });
    }
}

fn title(kind: &str) -> String {
    PLACES.iter().find(|(id, _)| *id == kind).map_or_else(String::new, |(_, title)| (*title).to_string())
}

fn reach(word: &str) -> Reach {
    match word {
        "allowed" => Reach::Allowed,
        "blocked" => Reach::Blocked,
        "disputed" => Reach::Disputed,
        _ => Reach::Depends,
    }
}

/// Facts with which the answer changes: those that tell rows of one answer from the others.
fn open(context: &Context<'_>, rows: &[&RouteRow]) -> Vec<&'static str> {
    let mut variables: Vec<Variable> = Vec::new();
    let mut named: Vec<Fact> = Vec::new();
    for (place, answer) in rows.iter().enumerate() {
        named.extend(FactSet::named_in(answer.cubes).iter());
        let is_alike = |row: &&&RouteRow| row.answer == answer.answer;
        if rows.iter().take(place).any(|row| is_alike(&row)) {
            continue;
        }
        let alike = rows.iter().filter(is_alike);
        let cubes: Vec<_> = alike.flat_map(|row| context.cubes(row.cubes)).collect();
        variables.extend(truth::influences(&cubes, context.domains));
    }
    let named: FactSet = named.into_iter().collect();
    let reads =
        |fact: &Fact| context.binding(*fact).is_some_and(|binding| variables.contains(&binding.variable));
    named.iter().filter(reads).map(Fact::name).collect()
}
