//! Terraform.

use super::{ENDPOINT, may_be_open};

const OPEN: &str = "workspace.public_network_access";

fn workspace(before: &str, attributes: &str) -> String {
    format!(
        "{before}\nresource \"azurerm_machine_learning_workspace\" \"ws\" {{\n  name = \"research\"\n  {attributes}\n}}\n"
    )
}

fn endpoint(before: &str, body: &str) -> String {
    format!(
        "{before}\nresource \"azapi_resource\" \"ep\" {{\n  type      = \"Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2024-10-01\"\n  name      = \"ep\"\n  parent_id = \"/subscriptions/1/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research\"\n  {body}\n}}\n"
    )
}

fn file(text: String) -> Vec<(&'static str, String)> {
    vec![("main.tf", text)]
}

#[test]
fn a_truth_value_is_not_known_because_an_expression_holds_it() {
    may_be_open(
        OPEN,
        [
            ("chosen", "variable \"x\" {}", "var.x ? true : false"),
            ("by the workspace of Terraform", "", "terraform.workspace != \"prod\""),
            (
                "by the name of an environment",
                "variable \"env\" {\n  default = \"dev\"\n}",
                "var.env == \"dev\"",
            ),
            ("by what is not in a list", "variable \"env\" {}", "!contains([\"prod\"], var.env)"),
            ("tried", "variable \"all\" {}", "try(var.all.open, false)"),
            (
                "looked up",
                "variable \"all\" {\n  default = { open = false }\n}",
                "lookup(var.all, \"open\", true)",
            ),
            ("the first that is something", "variable \"x\" {}", "coalesce(var.x, false)"),
            ("the first that is not empty", "", "coalesce(\"\", \"true\") == \"true\""),
            ("anything of a list", "", "anytrue([false, true])"),
            ("computed", "locals {\n  n = 1 + 1\n}", "local.n == 2"),
            ("a comparison", "locals {\n  n = 3\n}", "local.n > 2"),
            (
                "a member that is merged",
                "variable \"more\" {}\nlocals {\n  all = merge({ open = false }, var.more)\n}",
                "local.all.open",
            ),
            (
                "a member that is computed",
                "variable \"env\" {}\nlocals {\n  all = { prod = false, dev = true }\n}",
                "local.all[var.env]",
            ),
            (
                "of an optional object",
                "variable \"all\" {\n  type = object({ open = optional(bool, true) })\n  default = {}\n}",
                "var.all.open",
            ),
            (
                "of a default object",
                "variable \"all\" {\n  type = object({ open = bool })\n}",
                "var.all.open",
            ),
            ("from a file", "locals {\n  all = yamldecode(file(\"x.yml\"))\n}", "local.all.open"),
            ("of another resource", "", "azurerm_storage_account.x.public_network_access_enabled"),
            (
                "of something looked up",
                "data \"azurerm_machine_learning_workspace\" \"x\" {\n  name = \"y\"\n}",
                "data.azurerm_machine_learning_workspace.x.public_network_access_enabled",
            ),
            ("of a module", "module \"x\" {\n  source = \"./x\"\n}", "module.x.open"),
            ("of an item", "", "each.value.open"),
            ("a text", "", "\"true\""),
            ("a text that is put together", "variable \"x\" {}", "\"${var.x}\""),
            ("nothing", "", "null"),
            ("nothing by choice", "variable \"x\" {}", "var.x ? null : false"),
            ("a template", "variable \"x\" {}", "\"%{ if var.x }true%{ else }false%{ endif }\" == \"true\""),
            ("in a heredoc", "", "<<EOT\ntrue\nEOT\n"),
        ]
        .map(|(why, before, value)| {
            (why, file(workspace(before, &format!("public_network_access_enabled = {value}"))))
        }),
    );
}

#[test]
fn a_body_may_say_something_else() {
    let body = |access: &str| format!("body = {{ properties = {{ publicNetworkAccess = {access} }} }}");
    let closed = body("\"Disabled\"");
    may_be_open(
        ENDPOINT,
        [
            ("chosen", "variable \"x\" {}", body("var.x ? \"Enabled\" : \"Disabled\"")),
            ("a template", "variable \"x\" {}", body("\"%{ if var.x }Enabled%{ else }Disabled%{ endif }\"")),
            ("a format", "", body("format(\"%s\", \"Enabled\")")),
            ("a condition on another variable", "variable \"other\" {}\nvariable \"x\" {\n  validation {\n    condition = contains([\"Disabled\"], var.other)\n  }\n}", body("var.x")),
            ("a condition that may be met otherwise", "variable \"other\" {}\nvariable \"x\" {\n  validation {\n    condition = var.other == \"a\" || var.x == \"Disabled\"\n  }\n}", body("var.x")),
            ("a condition on a part", "variable \"x\" {\n  validation {\n    condition = contains([\"Disabled\"], var.x.part)\n  }\n}", body("var.x")),
            ("a condition with another casing", "variable \"x\" {\n  validation {\n    condition = contains([\"enabled\"], lower(var.x))\n  }\n}", body("var.x")),
            ("merged", "variable \"more\" {}", "body = { properties = merge({ publicNetworkAccess = \"Disabled\" }, var.more) }".into()),
            ("merged as a whole", "variable \"more\" {}", "body = merge({ properties = { publicNetworkAccess = \"Disabled\" } }, var.more)".into()),
            ("encoded and merged", "variable \"more\" {}", "body = jsonencode(merge({ properties = { publicNetworkAccess = \"Disabled\" } }, var.more))".into()),
            ("chosen as a whole", "variable \"x\" {}", "body = var.x ? { properties = { publicNetworkAccess = \"Disabled\" } } : { properties = { publicNetworkAccess = \"Enabled\" } }".into()),
            ("from a template", "", "body = templatefile(\"ep.json\", { access = \"Disabled\" })".into()),
            ("a loop", "variable \"all\" {}", "body = { properties = { for k, v in var.all : k => v } }".into()),
            ("a key that is computed", "variable \"k\" {}", "body = { properties = { publicNetworkAccess = \"Disabled\", (var.k) = \"Enabled\" } }".into()),
            ("a key that is put together", "variable \"k\" {}", "body = { properties = { publicNetworkAccess = \"Disabled\", \"${var.k}\" = \"Enabled\" } }".into()),
            ("a body beside it", "", format!("{closed}\n  sensitive_body = {{ properties = {{ publicNetworkAccess = \"Enabled\" }} }}")),
            ("a body beside it that is not known", "variable \"x\" {}", format!("{closed}\n  sensitive_body = var.x")),
            ("a body in a dynamic block", "", "dynamic \"x\" {\n    for_each = [1]\n    content {\n      body = 1\n    }\n  }".into()),
            ("an object of a heredoc", "", "body = <<JSON\n{ \"properties\": { \"publicNetworkAccess\": \"Enabled\" } }\nJSON\n".into()),
        ]
        .map(|(why, before, body)| (why, file(endpoint(before, &body)))),
    );
}

#[test]
fn what_else_a_folder_makes_is_not_forgotten() {
    let closed = workspace("", "public_network_access_enabled = false");
    let update = "resource \"azapi_update_resource\" \"open\" {\n  type        = \"Microsoft.MachineLearningServices/workspaces@2024-10-01\"\n  resource_id = azurerm_machine_learning_workspace.ws.id\n  body = { properties = { publicNetworkAccess = \"Enabled\" } }\n}\n";
    let action = update
        .replace("azapi_update_resource", "azapi_resource_action")
        .replace("body =", "method = \"PATCH\"\n  body =");
    let by_type = "variable \"version\" {}\nresource \"azapi_update_resource\" \"open\" {\n  type = \"Microsoft.MachineLearningServices/workspaces@${var.version}\"\n  resource_id = azurerm_machine_learning_workspace.ws.id\n  body = { properties = { publicNetworkAccess = \"Enabled\" } }\n}\n";
    let open = "resource \"azurerm_machine_learning_workspace\" \"ws\" {\n  public_network_access_enabled = true\n}\n";
    let variable =
        workspace("variable \"open\" {\n  default = false\n}", "public_network_access_enabled = var.open");
    may_be_open(
        OPEN,
        [
            ("an update", file(format!("{closed}{update}"))),
            ("an update before it", file(format!("{update}{closed}"))),
            ("an update of a version that is not known", file(format!("{closed}{by_type}"))),
            ("an action", file(format!("{closed}{action}"))),
            ("a file that overrides it", vec![("main.tf", closed.clone()), ("override.tf", open.into())]),
            (
                "a file that overrides it by its name's end",
                vec![("main.tf", closed.clone()), ("local_override.tf", open.into())],
            ),
            (
                "a file that overrides a variable",
                vec![
                    ("main.tf", variable.clone()),
                    ("x_override.tf", "variable \"open\" {\n  default = true\n}\n".into()),
                ],
            ),
            (
                "a file of values",
                vec![("main.tf", variable.clone()), ("terraform.tfvars.json", "{ \"open\": true }\n".into())],
            ),
            (
                "a file of values for one stage",
                vec![("main.tf", variable.clone()), ("dev.auto.tfvars.json", "{ \"open\": true }\n".into())],
            ),
            (
                "a command that gives it",
                vec![("main.tf", variable.clone()), ("deploy.sh", "terraform apply -var open=true\n".into())],
            ),
            (
                "a variable of the environment",
                vec![
                    ("main.tf", variable.clone()),
                    ("deploy.sh", "export TF_VAR_open=true\nterraform apply\n".into()),
                ],
            ),
            (
                "a file of values that a command names",
                vec![
                    ("infra/main.tf", variable),
                    ("deploy.sh", "terraform -chdir=infra apply -var-file=$STAGE.tfvars\n".into()),
                ],
            ),
            (
                "in a loop",
                file(workspace(
                    "",
                    "for_each = { a = true, b = false }\n  public_network_access_enabled = each.value",
                )),
            ),
            ("counted", file(workspace("", "count = 2\n  public_network_access_enabled = count.index == 0"))),
        ],
    );
}
