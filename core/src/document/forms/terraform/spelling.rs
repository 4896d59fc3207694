//! How Terraform spells what Resource Manager knows: `core/rulebook/terraform.yaml`, compiled.

/// A type of resource.
#[derive(Debug)]
pub struct TerraformResource {
    /// Terraform's name of it.
    pub name: &'static str,
    /// Resource Manager's type.
    pub arm_type: &'static str,
    /// The version of the API that the provider talks to; empty where that is not known.
    pub version: &'static str,
    /// The attribute with the id of the parent; empty where it has none.
    pub parent: &'static str,
    /// A path, keys with dots between, and what the type says there; empty where it says nothing.
    pub fixed: (&'static str, &'static str),
    /// Whether some released provider knows it.
    pub released: bool,
    /// Its attributes.
    pub attributes: &'static [TerraformAttribute],
}

/// An attribute.
#[derive(Debug)]
pub struct TerraformAttribute {
    /// Its name, behind that of the block that it is in and a dot.
    pub from: &'static str,
    /// Where it belongs, keys with dots between; a key with `[]` is a list with one item.
    pub to: &'static str,
    /// What `true` stands for; empty where it stands for itself.
    pub yes: &'static str,
    /// What `false` stands for.
    pub no: &'static str,
    /// Whether the items of a list are put together with commas.
    pub joined: bool,
    /// What the provider takes where it is absent; empty where it sends nothing.
    pub default: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/terraform.rs"));

/// How a type of resource is spelled.
pub fn of(name: &str) -> Option<&'static TerraformResource> {
    TERRAFORM.iter().find(|resource| resource.name == name)
}
