//! The whole site: pages made in memory, then written.

use std::{fs, path::Path};

use cofferdam_rulebook::Rulebook;

use super::{
    config, contradictions, coverage, destinations, facts, glossary, home, matrix, outlook,
    page::{Page, STYLE},
    rule, rules, sources, symptoms,
};
use crate::error::Error;

/// Every page.
pub fn pages(rulebook: &Rulebook) -> Vec<Page> {
    let mut pages = vec![
        home::page(rulebook),
        rules::page(rulebook),
        matrix::page(rulebook),
        outlook::reachability(rulebook),
        outlook::inventory(rulebook),
        symptoms::page(rulebook),
        facts::page(rulebook),
        destinations::page(rulebook),
        sources::page(rulebook),
        contradictions::page(rulebook),
        coverage::page(rulebook),
        config::page(),
        glossary::page(rulebook),
    ];
    pages.extend(rulebook.rules.iter().map(|file| rule::page(rulebook, file)));
    pages
}

/// Writes pages and style sheet below a folder.
pub fn write(folder: &Path, pages: &[Page]) -> Result<(), Error> {
    put(&folder.join("style.css"), STYLE)?;
    pages.iter().try_for_each(|page| put(&folder.join(&page.path), &page.html))
}

fn put(path: &Path, text: &str) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
    fs::write(path, text).map_err(Error::io("write", path))
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    fs::create_dir_all(to).map_err(Error::io("create", to))?;
    for entry in fs::read_dir(from).map_err(Error::io("read folder", from))? {
        let entry = entry.map_err(Error::io("read folder", from))?;
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target).map_err(Error::io("copy", path))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn values<'p>(html: &'p str, attribute: &str) -> Vec<&'p str> {
        let start = format!(" {attribute}=\"");
        html.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
    }

    /// Where a link of a page leads: path from the root of the site and anchor.
    fn target(from: &str, href: &str) -> (String, String) {
        let (path, anchor) = href.split_once('#').unwrap_or((href, ""));
        let mut folders: Vec<&str> = from.split('/').collect();
        let file = folders.pop().unwrap();
        let path = if path.is_empty() { file } else { path };
        for part in path.split('/') {
            if part == ".." {
                folders.pop();
            } else {
                folders.push(part);
            }
        }
        (folders.join("/"), anchor.to_owned())
    }

    #[test]
    fn every_link_leads_somewhere() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/rulebook");
        let rulebook = cofferdam_rulebook::load(&root).unwrap();
        let pages = pages(&rulebook);
        let mut places: BTreeSet<(String, String)> = BTreeSet::from([("style.css".into(), String::new())]);
        for page in &pages {
            places.insert((page.path.clone(), String::new()));
            places.extend(values(&page.html, "id").into_iter().map(|id| (page.path.clone(), id.to_owned())));
        }
        for page in &pages {
            for href in values(&page.html, "href").into_iter().filter(|href| !href.starts_with("https://")) {
                let place = target(&page.path, href);
                let by_rustdoc = place.0.starts_with("api/");
                assert!(by_rustdoc || places.contains(&place), "{} links to {href}", page.path);
            }
        }
    }

    #[test]
    fn every_page_is_well_formed_enough() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/rulebook");
        for page in pages(&cofferdam_rulebook::load(&root).unwrap()) {
            for tag in
                ["div", "span", "p", "ul", "li", "table", "tr", "td", "section", "pre", "code", "details"]
            {
                let opened = page.html.matches(&format!("<{tag}>")).count()
                    + page.html.matches(&format!("<{tag} ")).count();
                assert_eq!(opened, page.html.matches(&format!("</{tag}>")).count(), "{tag} in {}", page.path);
            }
        }
    }
}
