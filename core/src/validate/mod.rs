//! The only place that knows the order of the stages.

#[cfg(feature = "repairs")]
mod repairs;

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

#[cfg(feature = "plans")]
use crate::transition::{self, Plan};
use crate::{
    document::{self, Limits, Reader, Text},
    facts::{self, Found, Model, ReadFile},
    judgement::{context::Judged, parts::Parts, verdict},
    report::{
        Report,
        assemble::{self, Material, Severities},
    },
    request::{Bounds, Request, RequestError},
    rulebook::{INTENTS, Intent},
    text::{FileId, FileSet},
};

/// Judges the documents of a request.
///
/// ```
/// use cofferdam_core::{report::Answer, request::{InputDocument, Request}, validate};
///
/// let endpoint = "name: scoring\nauth_mode: key\npublic_network_access: disabled\n";
/// let request = Request {
///     documents: vec![InputDocument { uri: "endpoint.yml".into(), text: endpoint.into() }],
///     assume: vec!["workspace.private_endpoint=none".into()],
///     ..Request::default()
/// };
/// let report = validate(&request)?;
/// assert_eq!(report.works.answer, Answer::No);
/// assert_eq!(report.isolation.inbound, ["nobody"]);
/// # Ok::<(), cofferdam_core::request::RequestError>(())
/// ```
///
/// # Errors
/// When the question itself can not be asked: an assumption about a fact that does not exist, an unknown intent.
/// Documents are never an error; what could not be read is among the report's problems.
pub fn validate(request: &Request) -> Result<Report, RequestError> {
    validate_with(request, &document::read_all)
}

/// Like [`validate`], with texts read by `reader`.
///
/// # Errors
/// As [`validate`].
pub fn validate_with(request: &Request, reader: Reader<'_>) -> Result<Report, RequestError> {
    let known = Known::of(request, reader)?;
    let checks = verdict::checks(&known.model, request.edition);
    let material = known.material(request, &checks);
    #[cfg_attr(not(feature = "repairs"), expect(unused_mut, reason = "repairs are added"))]
    let mut report = assemble::report(&material);
    #[cfg(feature = "repairs")]
    repairs::offer(&mut report, &material, reader);
    Ok(report)
}

/// Plans how to get from the configuration of one request to that of another.
///
/// # Errors
/// When one of the questions itself can not be asked, as for [`validate`].
#[cfg(feature = "plans")]
pub fn plan(before: &Request, after: &Request) -> Result<Plan, RequestError> {
    plan_with(before, after, &document::read_all)
}

/// Like [`plan`], with texts read by `reader`.
///
/// # Errors
/// As [`plan`].
#[cfg(feature = "plans")]
pub fn plan_with(before: &Request, after: &Request, reader: Reader<'_>) -> Result<Plan, RequestError> {
    let (is, will_be) = (Known::of(before, reader)?, Known::of(after, reader)?);
    Ok(transition::plan(&is.material(before, &[]), &will_be.material(after, &[])))
}

/// What is known of the documents of a request.
struct Known {
    files: FileSet,
    read: Vec<ReadFile>,
    reading: Vec<document::Problem>,
    between: Vec<facts::Problem>,
    model: Model,
    intents: Vec<&'static Intent>,
    severities: Severities,
}

impl Known {
    fn of(request: &Request, reader: Reader<'_>) -> Result<Self, RequestError> {
        let intents = intents(&request.intents)?;
        let severities = Severities::parse(&request.severity)?;
        let files = files(request);
        let (read, reading) = read(&files, request.bounds, reader);
        let show = |place: &facts::Place| assemble::shown(&files, place);
        let (model, between) = facts::build(&read, request, &show)?;
        Ok(Self { files, read, reading, between, model, intents, severities })
    }

    fn material<'m>(&'m self, request: &'m Request, checks: &'m [Judged]) -> Material<'m> {
        Material {
            request,
            files: &self.files,
            read: &self.read,
            reading: &self.reading,
            between: &self.between,
            model: &self.model,
            intents: &self.intents,
            severities: &self.severities,
            parts: Parts::of(&self.model),
            checks,
            told: Material::told(checks),
        }
    }
}

fn intents(names: &[String]) -> Result<Vec<&'static Intent>, RequestError> {
    names
        .iter()
        .map(|name| {
            INTENTS.iter().find(|intent| intent.name == name).ok_or_else(|| RequestError::UnknownIntent {
                given: name.clone(),
                choices: INTENTS.iter().map(|intent| intent.name.to_string()).collect(),
            })
        })
        .collect()
}

fn files(request: &Request) -> FileSet {
    let mut files = FileSet::new();
    for document in &request.documents {
        files.push(document.uri.clone(), document.text.clone());
    }
    files
}

fn read(files: &FileSet, bounds: Bounds, reader: Reader<'_>) -> (Vec<ReadFile>, Vec<document::Problem>) {
    let limits = Limits {
        file_bytes: bounds.file_bytes,
        depth: bounds.depth,
        alias_expansions: bounds.alias_expansions,
        documents: bounds.documents,
        ..Limits::default()
    };
    let texts: Vec<Text<'_>> =
        files.iter().map(|(file, source)| (file, source.uri.as_str(), source.text.as_str())).collect();
    let mut read = Vec::new();
    let mut problems = Vec::new();
    for text in reader(&texts, &limits) {
        problems.extend(text.reading.problems);
        read.push(recognised(text.file, text.reading.tree, text.taken));
    }
    (read, problems)
}

fn recognised(file: FileId, tree: document::Tree, taken: bool) -> ReadFile {
    let mut found = Vec::new();
    for (number, document) in tree.documents.iter().enumerate() {
        for mut recognition in document::recognise(&tree, document) {
            if taken {
                recognition.purpose = document::Purpose::Part;
            }
            let pointer = facts::pointer_to(&tree, number, recognition.node);
            found.push(Found { recognition, document: number, pointer });
        }
    }
    ReadFile { file, tree, found }
}
