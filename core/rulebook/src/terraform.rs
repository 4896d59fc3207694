//! `terraform.yaml`: how Terraform spells what Resource Manager knows.

use serde::Deserialize;

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TerraformFile {
    /// Resources of providers.
    pub resources: Vec<TerraformResource>,
}

/// A type of resource.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TerraformResource {
    /// Terraform's name of it.
    #[serde(rename = "type")]
    pub name: String,
    /// Resource Manager's type.
    pub arm: String,
    /// The version of the API that the provider talks to, where that is known.
    #[serde(default)]
    pub version: String,
    /// The attribute with the id of the parent.
    #[serde(default)]
    pub parent: String,
    /// What the type itself says.
    pub fixed: Option<Fixed>,
    /// Whether no released provider knows it.
    #[serde(default)]
    pub unreleased: bool,
    /// Citations.
    pub facts: Vec<String>,
    /// Attributes.
    pub attributes: Vec<TerraformAttribute>,
}

/// A value that follows from the type.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fixed {
    /// Where it belongs, keys with dots between.
    pub path: String,
    /// The value.
    pub value: String,
}

/// An attribute.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TerraformAttribute {
    /// Terraform's name, behind the block that it is in.
    pub from: String,
    /// Where it belongs, keys with dots between.
    pub to: String,
    /// What `true` stands for, if it does not stand for itself.
    #[serde(default)]
    pub yes: String,
    /// What `false` stands for.
    #[serde(default)]
    pub no: String,
    /// Whether the items of a list are put together with commas.
    #[serde(default)]
    pub joined: bool,
    /// What the provider takes where it is absent.
    #[serde(default)]
    pub default: String,
}
