//! The kind that `$schema` names. The client does not read it, but people write it and editors do.

use alloc::string::ToString;

use super::kind::span_of;
use super::{DocumentKind, NodeId, Tree};
use crate::text::{Parts, Span};

/// What a document's `$schema` says.
pub struct Schema<'tree> {
    /// Last part of the address, without `.schema.json`.
    pub name: &'tree str,
    /// The kind of that name.
    pub kind: DocumentKind,
    /// Where it is written.
    pub span: Span,
}

impl Schema<'_> {
    /// Whether it is about something that is not judged.
    pub fn is_elsewhere(&self) -> bool {
        matches!(self.kind, DocumentKind::Batch | DocumentKind::OtherAzureMl(_))
    }
}

/// The schema of a CLI document; nothing when there is none, or one of somebody else.
pub fn read(tree: &Tree, node: NodeId) -> Option<Schema<'_>> {
    let entry = tree.get(node, "$schema")?;
    let address = tree.text(entry.value)?.trim();
    let is_ours = |host: &&str| address.has_in_any_casing(host);
    if !["azuremlschemas", "azuremlsdk2", "azureml/sdk-2-0"].iter().any(is_ours) {
        return None;
    }
    let last = address.trim_end_matches('#').rsplit('/').next()?;
    let name = last.strip_suffix(".json").unwrap_or(last);
    let name = name.strip_suffix(".schema").unwrap_or(name);
    let kind = kind_of(name);
    Some(Schema { name, kind, span: span_of(tree, entry.value) })
}

/// The schemas of what is judged, and of what runs on Kubernetes.
const KINDS: [(&str, DocumentKind); 7] = [
    ("workspace", DocumentKind::Workspace),
    ("managedOnlineEndpoint", DocumentKind::Endpoint),
    ("onlineEndpoint", DocumentKind::Endpoint),
    ("managedOnlineDeployment", DocumentKind::Deployment),
    ("onlineDeployment", DocumentKind::Deployment),
    ("kubernetesOnlineEndpoint", DocumentKind::KubernetesEndpoint),
    ("kubernetesOnlineDeployment", DocumentKind::KubernetesDeployment),
];

fn kind_of(name: &str) -> DocumentKind {
    let known = KINDS.iter().find(|(known, _)| name.eq_ignore_ascii_case(known));
    match known {
        Some((_, kind)) => kind.clone(),
        None if name.has_in_any_casing("batch") => DocumentKind::Batch,
        None => DocumentKind::OtherAzureMl(name.to_string()),
    }
}
