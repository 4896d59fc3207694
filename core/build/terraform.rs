//! How Terraform spells what Resource Manager knows, as source text.

use cofferdam_rulebook::terraform::{TerraformFile, TerraformResource};

use crate::literal::{slice, text};

/// The whole table. Readers use it, and know nothing of the rest.
pub fn source(file: &TerraformFile) -> String {
    let resources = slice(file.resources.iter().map(resource));
    format!("/// Resources of providers.\npub const TERRAFORM: &[TerraformResource] = {resources};\n")
}

fn resource(resource: &TerraformResource) -> String {
    let attributes = resource.attributes.iter().map(|attribute| {
        format!(
            "TerraformAttribute {{ from: {}, to: {}, yes: {}, no: {}, joined: {}, default: {} }}",
            text(&attribute.from),
            text(&attribute.to),
            text(&attribute.yes),
            text(&attribute.no),
            attribute.joined,
            text(&attribute.default)
        )
    });
    let (path, value) =
        resource.fixed.as_ref().map_or(("", ""), |fixed| (fixed.path.as_str(), fixed.value.as_str()));
    format!(
        "TerraformResource {{ name: {}, arm_type: {}, version: {}, parent: {}, fixed: ({}, {}), released: {}, attributes: {} }}",
        text(&resource.name),
        text(&resource.arm),
        text(&resource.version),
        text(&resource.parent),
        text(path),
        text(value),
        !resource.unreleased,
        slice(attributes)
    )
}
