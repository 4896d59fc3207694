//! The inventory in groups that people look for.

use cofferdam_core::report::{Inventory, InventoryItem};

/// Titles of the groups, and the kinds of item in each.
const GROUPS: &[(&str, &[&str])] = &[
    ("What the service makes", &["private_endpoint", "firewall"]),
    ("Names that have to resolve", &["dns_zone", "dns_record", "dns_name", "dns_forwarder"]),
    ("Roles", &["role"]),
    ("Steps", &["step"]),
    ("To check, because no text tells", &["check"]),
];

/// Items that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they are.
    pub title: &'static str,
    /// The items.
    pub items: Vec<InventoryItem>,
}

/// The groups that have items. A kind that is not known here stands at the end.
pub fn groups(inventory: &Inventory) -> Vec<Group> {
    let of = |wanted: &dyn Fn(&InventoryItem) -> bool| -> Vec<InventoryItem> {
        inventory.items.iter().filter(|item| wanted(item)).cloned().collect()
    };
    let known = |item: &InventoryItem| GROUPS.iter().any(|(_, kinds)| kinds.contains(&item.kind));
    let mut groups: Vec<Group> = GROUPS
        .iter()
        .map(|(title, kinds)| Group { title, items: of(&|item| kinds.contains(&item.kind)) })
        .collect();
    groups.push(Group { title: "Other", items: of(&|item| !known(item)) });
    groups.retain(|group| !group.items.is_empty());
    groups
}

/// How many there are, or whether it is there at all; empty where it simply is.
pub fn amount(item: &InventoryItem) -> String {
    let counted = matches!(item.kind, "private_endpoint" | "firewall");
    match (item.least, item.most) {
        (least, most) if least == most && counted => most.to_string(),
        (least, most) if counted => format!("{least} to {most}"),
        (0, _) => "perhaps".into(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(kind: &'static str, least: usize, most: usize) -> InventoryItem {
        let (commands, facts, subjects) = (Vec::new(), Vec::new(), Vec::new());
        InventoryItem { id: "x", kind, text: "x".into(), least, most, cloud: None, subjects, commands, facts }
    }

    #[test]
    fn every_item_is_in_one_group() {
        let items = ["check", "dns_name", "firewall", "something_new"].map(|kind| item(kind, 1, 1)).to_vec();
        let groups = groups(&Inventory { items, collector: None });
        let shown: Vec<_> = groups.iter().map(|group| (group.title, group.items.len())).collect();
        let expected = [
            ("What the service makes", 1),
            ("Names that have to resolve", 1),
            ("To check, because no text tells", 1),
            ("Other", 1),
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn what_can_be_counted_has_a_number() {
        assert_eq!(amount(&item("private_endpoint", 3, 3)), "3");
        assert_eq!(amount(&item("private_endpoint", 0, 3)), "0 to 3");
        assert_eq!(amount(&item("role", 0, 1)), "perhaps");
        assert_eq!(amount(&item("role", 1, 1)), "");
    }
}
