//! The graph of who can reach whom as tables: one for each endpoint and each deployment.

use cofferdam_core::report::{Edge, Node, Reach, Reachability, Way};

/// Everything that can call one endpoint, or everything that one deployment can reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// What the endpoint or the deployment is called.
    pub title: String,
    /// True for callers of an endpoint.
    pub inbound: bool,
    /// Its other ends.
    pub rows: Vec<Row>,
}

/// Other ends of which the same is said.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What they are called.
    pub ends: String,
    /// How many they are.
    pub count: usize,
    /// Whether traffic gets through.
    pub answer: Reach,
    /// Every way in which it may go, or be stopped.
    pub ways: Vec<Way>,
}

impl Side {
    /// How many other ends have that answer.
    pub fn count(&self, answer: Reach) -> usize {
        self.rows.iter().filter(|row| row.answer == answer).map(|row| row.count).sum()
    }
}

/// The tables, in the order of the graph.
pub fn sides(graph: &Reachability) -> Vec<Side> {
    let mut sides: Vec<(&str, Side)> = Vec::new();
    for edge in &graph.edges {
        let Some((hub, end, inbound)) = hub(graph, edge) else { continue };
        let place = sides.iter().position(|(id, _)| *id == hub.id).unwrap_or_else(|| {
            sides.push((&hub.id, Side { title: hub.title.clone(), inbound, rows: Vec::new() }));
            sides.len() - 1
        });
        if let Some((_, side)) = sides.get_mut(place) {
            add(&mut side.rows, &end.title, edge);
        }
    }
    sides.into_iter().map(|(_, side)| side).collect()
}

/// The endpoint or deployment of an edge, and what is at its other end.
fn hub<'g>(graph: &'g Reachability, edge: &Edge) -> Option<(&'g Node, &'g Node, bool)> {
    let node = |id: &str| graph.nodes.iter().find(|node| node.id == id);
    let (from, to) = (node(&edge.from)?, node(&edge.to)?);
    let inbound = to.kind == "endpoint";
    Some(if inbound { (to, from, true) } else { (from, to, false) })
}

/// Adds an end; to the row before it where the same is said of both.
fn add(rows: &mut Vec<Row>, end: &str, edge: &Edge) {
    if let Some(row) = rows.last_mut().filter(|row| row.answer == edge.answer && row.ways == edge.ways) {
        // `the storage account: blob`, then `the storage account: file`: what they share is said once.
        let shared = end.find(": ").map_or("", |colon| end.get(..colon + 2).unwrap_or_default());
        let own = if row.ends.starts_with(shared) { end.strip_prefix(shared).unwrap_or(end) } else { end };
        row.ends.push_str(", ");
        row.ends.push_str(own);
        row.count += 1;
        return;
    }
    rows.push(Row { ends: end.to_owned(), count: 1, answer: edge.answer, ways: edge.ways.clone() });
}

#[cfg(test)]
mod tests {
    use super::*;
    use cofferdam_core::{
        request::{InputDocument, Request},
        validate,
    };

    fn tables(text: &str) -> Vec<Side> {
        let documents = vec![InputDocument { uri: "a.yml".into(), text: text.into() }];
        sides(&validate(&Request { documents, ..Request::default() }).unwrap().reachability)
    }

    #[test]
    fn endpoints_come_first_and_each_has_its_own_table() {
        let text = "name: e\nauth_mode: key\n---\nname: d\nendpoint_name: e\nmodel: azureml:m:1\ninstance_type: Standard_DS3_v2\n";
        let shown: Vec<_> = tables(text).into_iter().map(|side| (side.title, side.inbound)).collect();
        assert_eq!(shown, [("e".to_owned(), true), ("d".to_owned(), false)]);
    }

    #[test]
    fn no_end_is_lost_where_rows_are_put_together() {
        let sides = tables("name: e\nauth_mode: key\n");
        let ends: usize = sides.iter().flat_map(|side| &side.rows).map(|row| row.count).sum();
        let said: usize =
            sides.iter().flat_map(|side| &side.rows).map(|row| row.ends.matches(", ").count() + 1).sum();
        assert_eq!(ends, said);
        let storage =
            sides.iter().flat_map(|side| &side.rows).find(|row| row.ends.contains("queue")).unwrap();
        assert_eq!(storage.ends, "the workspace's storage account: queue, table, dfs");
    }
}
