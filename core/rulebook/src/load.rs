//! Reads the rulebook's folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde::de::DeserializeOwned;

use crate::{
    address::AddressesFile,
    change::ChangesFile,
    check::{self, Defect},
    command::CommandsFile,
    contradiction::{self, ContradictionsFile},
    destinations::DestinationsFile,
    glossary::GlossaryFile,
    model::{ExposureFile, Fact, FactsFile, MatrixFile, RemediesFile, SourcesFile},
    outlook::{InventoryFile, ReachabilityFile, SymptomsFile},
    python::PythonFile,
    registry::Registry,
    rule_file::{self, RuleFile, RuleFileError},
    sentence::SentencesFile,
    terraform::TerraformFile,
    transition::TransitionsFile,
};

/// The whole rulebook, checked.
#[derive(Debug)]
pub struct Rulebook {
    /// The facts by name and number.
    pub registry: Registry,
    /// Exposures, intents, assumptions.
    pub exposure: ExposureFile,
    /// The supported-configuration matrix.
    pub matrix: MatrixFile,
    /// Who can reach whom.
    pub reachability: ReachabilityFile,
    /// What a configuration brings along and needs.
    pub inventory: InventoryFile,
    /// What goes wrong and why.
    pub symptoms: SymptomsFile,
    /// Ways to mend findings.
    pub remedies: RemediesFile,
    /// Destinations of a managed network.
    pub destinations: DestinationsFile,
    /// Addresses that are not public.
    pub addresses: AddressesFile,
    /// How Terraform spells things.
    pub terraform: TerraformFile,
    /// What can be changed, and what it takes.
    pub changes: ChangesFile,
    /// What changes mean, and the ways from one configuration to another.
    pub transitions: TransitionsFile,
    /// What the Python package calls what is described here.
    pub python: PythonFile,
    /// Commands of the Azure CLI.
    pub commands: CommandsFile,
    /// Where the sources disagree.
    pub contradictions: ContradictionsFile,
    /// Terms that the report uses.
    pub glossary: GlossaryFile,
    /// What is told besides findings.
    pub sentences: SentencesFile,
    /// The evidence.
    pub sources: SourcesFile,
    /// The rules, by code.
    pub rules: Vec<RuleFile>,
}

/// A rulebook that can not be used, and the file at fault.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A file that can not be read.
    #[error("{}: {error}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What happened.
        error: std::io::Error,
    },
    /// A file that is not of the expected form.
    #[error("{}: {error}", path.display())]
    Shape {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        error: serde_yaml::Error,
    },
    /// A rule file that is not of the expected form.
    #[error("{}: {error}", path.display())]
    Rule {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        error: RuleFileError,
    },
    /// A fact of the evidence that another file has too.
    #[error("{}: `{id}` stands in another file too", path.display())]
    Repeated {
        /// The second file.
        path: PathBuf,
        /// The fact.
        id: String,
    },
    /// Files that contradict each other.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Defects(Vec<Defect>),
}

/// Reads and checks the rulebook below `folder`.
///
/// # Errors
/// When a file is missing, malformed, or names something that does not exist.
pub fn load(folder: &Path) -> Result<Rulebook, LoadError> {
    let facts = facts(&folder.join("facts"))?;
    let rulebook = Rulebook {
        registry: Registry::new(&facts),
        exposure: yaml(&folder.join("exposure.yaml"))?,
        matrix: yaml(&folder.join("matrix.yaml"))?,
        reachability: yaml(&folder.join("reachability.yaml"))?,
        inventory: yaml(&folder.join("inventory.yaml"))?,
        symptoms: yaml(&folder.join("symptoms.yaml"))?,
        remedies: yaml(&folder.join("remedies.yaml"))?,
        destinations: yaml(&folder.join("outbound-rules.yaml"))?,
        addresses: yaml(&folder.join("address-ranges.yaml"))?,
        terraform: yaml(&folder.join("terraform.yaml"))?,
        changes: yaml(&folder.join("changes.yaml"))?,
        transitions: yaml(&folder.join("transitions.yaml"))?,
        python: yaml(&folder.join("python.yaml"))?,
        commands: merged(&folder.join("commands.yaml"))?,
        contradictions: yaml(&folder.join("contradictions.yaml"))?,
        glossary: yaml(&folder.join("glossary.yaml"))?,
        sentences: yaml(&folder.join("sentences.yaml"))?,
        sources: sources(&folder.join("sources"))?,
        rules: rules(&folder.join("rules"))?,
    };
    let mut defects = check::defects(&rulebook);
    defects.extend(contradiction::defects(&rulebook));
    if defects.is_empty() { Ok(rulebook) } else { Err(LoadError::Defects(defects)) }
}

fn read(path: &Path) -> Result<String, LoadError> {
    fs::read_to_string(path).map_err(|error| LoadError::Read { path: path.to_path_buf(), error })
}

fn yaml<T: DeserializeOwned>(path: &Path) -> Result<T, LoadError> {
    serde_yaml::from_str(&read(path)?).map_err(|error| LoadError::Shape { path: path.to_path_buf(), error })
}

/// As [`yaml`], with what `<<` brings.
fn merged<T: DeserializeOwned>(path: &Path) -> Result<T, LoadError> {
    let failed = |error| LoadError::Shape { path: path.to_path_buf(), error };
    let mut value: serde_yaml::Value = yaml(path)?;
    value.apply_merge().map_err(failed)?;
    serde_yaml::from_value(value).map_err(failed)
}

/// The facts of every file, in the order of the files' names.
fn facts(folder: &Path) -> Result<Vec<Fact>, LoadError> {
    let mut facts = Vec::new();
    for path in yaml_files(folder)? {
        facts.extend(yaml::<FactsFile>(&path)?.facts);
    }
    Ok(facts)
}

/// The evidence of every file.
fn sources(folder: &Path) -> Result<SourcesFile, LoadError> {
    let mut all = SourcesFile::default();
    for path in yaml_files(folder)? {
        let file: SourcesFile = yaml(&path)?;
        if let Some(id) = file.facts.keys().find(|id| all.facts.contains_key(*id)) {
            return Err(LoadError::Repeated { path, id: id.clone() });
        }
        all.pages.extend(file.pages);
        all.facts.extend(file.facts);
    }
    Ok(all)
}

fn yaml_files(folder: &Path) -> Result<Vec<PathBuf>, LoadError> {
    let is_yaml = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "yaml");
    Ok(entries(folder)?.into_iter().filter(is_yaml).collect())
}

fn rules(folder: &Path) -> Result<Vec<RuleFile>, LoadError> {
    let mut rules = Vec::new();
    for theme in entries(folder)? {
        let name = theme.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        for path in entries(&theme)? {
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            let rule = rule_file::parse(&name, &stem, &read(&path)?);
            rules.push(rule.map_err(|error| LoadError::Rule { path: path.clone(), error })?);
        }
    }
    rules.sort_by(|a, b| a.front.code.cmp(&b.front.code));
    Ok(rules)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, LoadError> {
    let failed = |error| LoadError::Read { path: folder.to_path_buf(), error };
    let listed: Result<Vec<_>, _> = fs::read_dir(folder).map_err(failed)?.collect();
    let mut paths: Vec<_> = listed.map_err(failed)?.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}
