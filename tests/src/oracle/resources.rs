//! Facts about what a workspace and its deployments are made of: registry, storage account, key vault, images, models.
//!
//! Written from the catalogue of facts like the rest of the oracle: one function for one fact, plain conditionals over
//! a completely known setting, given by the names of facts and their values.

use std::collections::BTreeMap;

use super::values::Severity;

/// Values by the names of facts.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Setting(pub BTreeMap<&'static str, &'static str>);

impl Setting {
    fn is(&self, fact: &str, value: &str) -> bool {
        self.0.get(fact).is_some_and(|own| *own == value)
    }

    fn managed(&self) -> bool {
        self.is("workspace.isolation_mode", "allow_internet_outbound") || self.approved_only()
    }

    fn approved_only(&self) -> bool {
        self.is("workspace.isolation_mode", "allow_only_approved_outbound")
    }

    fn legacy(&self) -> bool {
        !self.managed() && self.is("deployment.egress_public_network_access", "disabled")
    }

    fn open(&self) -> bool {
        !self.managed() && !self.legacy()
    }

    fn closed(&self, resource: &str) -> bool {
        self.is(&format!("{resource}.public_network_access"), "disabled")
    }

    /// Some networks may still be let in.
    fn restricted(&self, resource: &str) -> bool {
        !self.closed(resource) && self.is(&format!("{resource}.default_action"), "deny")
    }

    fn keeps_services_out(&self, resource: &str) -> bool {
        self.is(&format!("{resource}.bypass"), "none")
    }

    fn has_fqdn_rules(&self) -> bool {
        !self.is("workspace.fqdn_rules", "none")
    }
}

/// F-LEG-06: a secured deployment reaches no other storage account than the workspace's.
#[must_use]
pub fn leg_06(at: &Setting) -> Option<Severity> {
    if at.legacy() && at.is("deployment.model", "other_storage") {
        return Some(Severity::Error);
    }
    if at.legacy() && at.is("deployment.model", "other_datastore") {
        return Some(Severity::Warning);
    }
    None
}

/// F-LEG-07: nor the Microsoft Container Registry.
#[must_use]
pub fn leg_07(at: &Setting) -> Option<Severity> {
    if at.legacy() && at.is("deployment.image", "microsoft_registry") {
        return Some(Severity::Error);
    }
    if at.legacy() && at.is("deployment.environment", "curated") {
        return Some(Severity::Warning);
    }
    None
}

/// F-LEG-08: nor does it take the MLflow format without code of its own.
#[must_use]
pub fn leg_08(at: &Setting) -> Option<Severity> {
    if at.legacy() && at.is("deployment.mlflow", "no_code") {
        return Some(Severity::Error);
    }
    if at.legacy() && at.is("deployment.mlflow", "own_code") {
        return Some(Severity::Warning);
    }
    None
}

/// F-LEG-09: a deployment with public outbound reaches no resource that is closed.
#[must_use]
pub fn leg_09(at: &Setting) -> Option<Severity> {
    if !at.open() {
        return None;
    }
    if at.closed("container_registry") || at.closed("storage_account") {
        return Some(Severity::Error);
    }
    if at.restricted("container_registry") || at.restricted("storage_account") {
        return Some(Severity::Warning);
    }
    None
}

/// F-IMG-01: a closed registry builds no images.
#[must_use]
pub fn img_01(at: &Setting) -> Option<Severity> {
    if !at.is("deployment.environment", "build") || !at.is("workspace.image_build_compute", "none") {
        return None;
    }
    if at.closed("container_registry") || at.restricted("container_registry") {
        return Some(Severity::Error);
    }
    if at.managed() {
        return Some(Severity::Warning);
    }
    None
}

/// F-IMG-03: a build reaches package hosts.
#[must_use]
pub fn img_03(at: &Setting) -> Option<Severity> {
    if at.approved_only() && at.is("deployment.environment", "build") && !at.has_fqdn_rules() {
        return Some(Severity::Warning);
    }
    None
}

/// F-IMG-06: images from registries outside Azure.
#[must_use]
pub fn img_06(at: &Setting) -> Option<Severity> {
    if !at.is("deployment.image", "other") {
        return None;
    }
    if at.legacy() || (at.approved_only() && !at.has_fqdn_rules()) {
        return Some(Severity::Error);
    }
    None
}

/// F-IMG-07: a deployment without code installs packages while it starts.
#[must_use]
pub fn img_07(at: &Setting) -> Option<Severity> {
    if at.approved_only() && at.is("deployment.mlflow", "no_code") && !at.is("workspace.fqdn_rules", "python")
    {
        return Some(Severity::Warning);
    }
    None
}

/// F-PLAT-23: resources behind a network let trusted services in.
#[must_use]
pub fn plat_23(at: &Setting) -> Option<Severity> {
    for resource in ["key_vault", "storage_account", "container_registry"] {
        if (at.closed(resource) || at.restricted(resource)) && at.keeps_services_out(resource) {
            return Some(Severity::Warning);
        }
    }
    None
}

/// F-PLAT-25: storage accounts of which a workspace can not be made.
#[must_use]
pub fn plat_25(at: &Setting) -> Option<Severity> {
    if at.is("storage_account.kind", "general") {
        return None;
    }
    Some(Severity::Error)
}

/// F-PLAT-26: a closed workspace beside resources that are open.
#[must_use]
pub fn plat_26(at: &Setting) -> Option<Severity> {
    if !at.closed("workspace") || at.approved_only() {
        return None;
    }
    for resource in ["key_vault", "storage_account", "container_registry"] {
        if at.is(&format!("{resource}.public_network_access"), "enabled") {
            return Some(Severity::Warning);
        }
    }
    None
}

/// F-TRB-02: a key vault that keeps the service out can not take the keys of an endpoint.
#[must_use]
pub fn trb_02(at: &Setting) -> Option<Severity> {
    if at.is("endpoint.auth_mode", "key")
        && at.keeps_services_out("key_vault")
        && (at.closed("key_vault") || at.restricted("key_vault"))
    {
        return Some(Severity::Error);
    }
    None
}

/// F-TRB-04: the registry has not let a secured deployment in.
#[must_use]
pub fn trb_04(at: &Setting) -> Option<Severity> {
    if at.legacy() && at.is("container_registry.egress_connection", "waiting") {
        return Some(Severity::Error);
    }
    None
}

/// The function of a fact.
pub type Judge = fn(&Setting) -> Option<Severity>;

/// Every fact here, by its id.
pub const RESOURCE_FACTS: &[(&str, Judge)] = &[
    ("F-LEG-06", leg_06),
    ("F-LEG-07", leg_07),
    ("F-LEG-08", leg_08),
    ("F-LEG-09", leg_09),
    ("F-IMG-01", img_01),
    ("F-IMG-03", img_03),
    ("F-IMG-06", img_06),
    ("F-IMG-07", img_07),
    ("F-PLAT-23", plat_23),
    ("F-PLAT-25", plat_25),
    ("F-PLAT-26", plat_26),
    ("F-TRB-02", trb_02),
    ("F-TRB-04", trb_04),
];
