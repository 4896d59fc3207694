//! Bicep and Terraform texts that nobody meant to write: mutated, broken and hostile ones.

use cofferdam_core::{
    document::{Limits, forms},
    text::FileId,
};
use std::time::{Duration, Instant};

use cofferdam_core::{report::Report, validate};
use cofferdam_tests::ask::request;

const BICEP: &str = r"
@allowed(['Enabled', 'Disabled'])
param access string = 'Disabled'
type mode = 'AllowInternetOutbound' | 'AllowOnlyApprovedOutbound'
param isolation mode
var all = { name: 'ws-${uniqueString(resourceGroup().id)}', tags: [1, true, null] }
resource ws 'Microsoft.MachineLearningServices/workspaces@2024-10-01' = if (access != 'Enabled') {
  name: all.name
  location: '''west''' // where
  properties: {
    publicNetworkAccess: access == 'Enabled' ? 'Enabled' : 'Disabled'
    managedNetwork: { isolationMode: isolation }
    ...{}
  }
  resource ep 'onlineEndpoints' = [for (name, n) in ['a', 'b']: {
    name: '${name}-${n}'
    properties: { authMode: 'Key' }
  }]
}
module more './more.bicep' = { name: 'more', params: { id: ws.id } }
output id string = ws.id
";
const TERRAFORM: &str = r#"
variable "open" {
  default = false
  validation { condition = contains([true], var.open) }
}
locals { name = "ws-${var.suffix}-%{ if var.open }x%{ endif }" }
resource "azurerm_machine_learning_workspace" "ws" {
  count = var.open ? 1 : 0
  name  = lower(format("%s-x", local.name))
  public_network_access_enabled = !var.open
  managed_network { isolation_mode = "Disabled" }
  dynamic "identity" {
    for_each = [for k, v in var.map : k if v != null]
    content { type = identity.value }
  }
}
resource "azapi_resource" "ep" {
  type      = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2024-10-01"
  parent_id = azurerm_machine_learning_workspace.ws[0].id
  name      = "ep"
  body      = jsonencode({ properties = { "authMode" : "Key", publicNetworkAccess = <<EOT
Disabled
EOT
  } })
}
"#;

fn judged(name: &str, text: &str) -> Report {
    validate(&request(&[(name, text)], &[])).unwrap()
}

/// A number for a step, which is always the same.
fn scattered(seed: u64) -> usize {
    let mut state = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (state ^ (state >> 31)) as usize
}

fn mutated(text: &str, seed: u64) -> String {
    const PIECES: [&str; 24] = [
        "'", "\"", "'''", "${", "}", "{", "[", "]", "(", ")", "\n", "=", ":", "?", "<<EOT\n", "/*", "//",
        "@", "...", "for x in", "resource", "null", "é", "\\u{",
    ];
    let mut bytes = text.as_bytes().to_vec();
    for step in 0..1 + seed % 4 {
        let number = scattered(seed * 8 + step);
        let at = number % bytes.len();
        let piece = PIECES[(number >> 20) % PIECES.len()].as_bytes();
        match (number >> 32) % 3 {
            0 => drop(bytes.splice(at..at, piece.iter().copied())),
            1 => drop(bytes.splice(at..(at + 1 + number % 9).min(bytes.len()), piece.iter().copied())),
            _ => bytes.truncate(at.max(1)),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn mutated_texts_are_judged_all_the_same() {
    for seed in 0..1_500 {
        judged("main.bicep", &mutated(BICEP, seed));
        judged("main.tf", &mutated(TERRAFORM, seed));
    }
}

#[test]
fn hostile_texts_take_no_long_time() {
    let many = |text: &str| text.repeat(100_000 / text.len().max(1) * 2);
    let chain: String = (0..20_000).map(|n| format!("var v{n} = '${{v{}}}${{v{0}}}'\n", n + 1)).collect();
    let objects: String = (0..5_000).map(|n| format!("var v{n} = {{ a: v{}, b: v{0} }}\n", n + 1)).collect();
    let used = format!(
        "{objects}resource x 'Microsoft.MachineLearningServices/workspaces@2024-10-01' = {{\n  name: 'a'\n  properties: v0\n}}\n"
    );
    let start = "resource \"azapi_resource\" \"x\" {\n  body = ";
    let texts = [
        "[",
        "{",
        "(",
        "'",
        "\"",
        "'''",
        "${",
        "'${",
        "\"${",
        "a.",
        "a[",
        "!",
        "-",
        "a ? ",
        "a ? b : ",
        "a + ",
        "<<EOT\n",
        "/*",
        "@a(",
        "resource a 'b@c' = {\n",
        "x {\n",
        "a ?? ",
        "f(",
        "}",
        "\\",
        "a::",
        "| 'x' ",
        "for ",
        "%{",
        "EOT ",
        "   ",
        "[for a in b: ",
    ];
    let mut all: Vec<String> = texts.iter().map(|text| many(text)).collect();
    all.extend(texts.iter().map(|text| format!("var x = {}", many(text))));
    all.extend(texts.iter().map(|text| format!("{start}{}", many(text))));
    all.extend([chain, used]);
    for text in all {
        for name in ["main.bicep", "main.tf"] {
            let start = Instant::now();
            judged(name, &text);
            let took = start.elapsed();
            assert!(took < Duration::from_secs(10), "{name} {took:?}: {}", &text[..40]);
        }
    }
}

#[test]
fn a_text_that_ends_in_the_middle_is_told_within_it() {
    let texts = [
        "variable \"access\" {\n  typva {\n  name = e = bool\n}<<<<<<va<<<r",
        "resource \"azurerm_machine_learning_workspace\" \"ws\" {{ w\n  name = <<EOT",
        "resource \"azurerm_machine_learning_workspace\" \"ws\" {\n  name = \"a\\",
    ];
    let limits = Limits::default();
    for text in texts {
        let reading = forms::read(FileId(0), "main.tf", text, &limits);
        let spans = reading.tree.nodes.iter().map(|node| node.span);
        for span in spans.chain(reading.problems.iter().map(|problem| problem.span)) {
            assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} of {text:?}");
        }
        assert!(!reading.problems.is_empty(), "{text:?}");
    }
}
