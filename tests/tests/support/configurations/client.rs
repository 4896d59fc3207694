//! What people hand to the client: files, a program, commands.

use super::{APPROVED, Configuration, Files, INTERNET, line, lines, resources};

/// Three YAML files.
pub fn files(of: &Configuration) -> Files {
    let mode = match of.mode {
        INTERNET => "allow_internet_outbound",
        APPROVED => "allow_only_approved_outbound",
        "" => "",
        _ => "disabled",
    };
    let rules = lines(of.hosts, |number, host| {
        format!("    - name: host{number}\n      type: fqdn\n      destination: \"{host}\"\n")
    });
    let addresses = lines(of.addresses, |_, address| format!("    - value: {address}\n"));
    let workspace = [
        "$schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json\nname: research\nlocation: westeurope\n",
        &resources(of, "{key}: {id}\n"),
        &line("public_network_access: {}\n", of.workspace),
        &line("network_acls:\n  default_action: Deny\n  ip_rules:\n{}", &addresses),
        &line("managed_network:\n  isolation_mode: {}\n", mode),
        &line("  outbound_rules:\n{}", &rules),
    ];
    let endpoint = [
        "name: scoring\nauth_mode: key\n",
        &line("public_network_access: {}\n", &of.endpoint.to_lowercase()),
    ];
    let deployment = [
        "name: blue\nendpoint_name: scoring\nmodel: azureml:m:1\nenvironment: azureml:e:1\ninstance_type: Standard_DS3_v2\n",
        &line("egress_public_network_access: {}\n", &of.egress.to_lowercase()),
    ];
    vec![
        ("workspace.yml", workspace.concat()),
        ("endpoint.yml", endpoint.concat()),
        ("deployment.yml", deployment.concat()),
    ]
}

/// A program.
pub fn python(of: &Configuration) -> Files {
    let mode = match of.mode {
        INTERNET => "ALLOW_INTERNET_OUTBOUND",
        APPROVED => "ALLOW_ONLY_APPROVED_OUTBOUND",
        "" => "",
        _ => "DISABLED",
    };
    let rules = lines(of.hosts, |number, host| {
        format!("    FqdnDestination(name=\"host{number}\", destination=\"{host}\"),\n")
    });
    let rules = format!(
        "workspace.managed_network = ManagedNetwork(isolation_mode=IsolationMode.{{}}, outbound_rules=[\n{rules}])\n"
    );
    let addresses = lines(of.addresses, |_, address| format!("    IPRule(value=\"{address}\"),\n"));
    let program = [
        "from azure.ai.ml import MLClient
from azure.ai.ml.entities import *

client = MLClient(credential, subscription, group, \"research\")
workspace = Workspace(name=\"research\", location=\"westeurope\"",
        &line(", public_network_access=\"{}\"", of.workspace),
        &resources(of, ", {key}=\"{id}\""),
        ")\n",
        &line(&rules, mode),
        &line("workspace.network_acls = NetworkAcls(default_action=\"Deny\", ip_rules=[\n{}])\n", &addresses),
        "client.workspaces.begin_create(workspace).result()

endpoint = ManagedOnlineEndpoint(name=\"scoring\", auth_mode=\"key\"",
        &line(", public_network_access=\"{}\"", of.endpoint),
        ")
client.online_endpoints.begin_create_or_update(endpoint).result()

blue = ManagedOnlineDeployment(
    name=\"blue\",
    endpoint_name=\"scoring\",
    model=\"azureml:m:1\",
    environment=\"azureml:e:1\",
    instance_type=\"Standard_DS3_v2\",
",
        &line("    egress_public_network_access=\"{}\",\n", of.egress),
        ")
client.online_deployments.begin_create_or_update(blue).result()
",
    ];
    vec![("deploy.py", program.concat())]
}

/// A script.
pub fn commands(of: &Configuration) -> Files {
    let rules = lines(of.hosts, |number, host| {
        format!(
            "az ml workspace outbound-rule set -g ml -w research --rule host{number} --type fqdn --destination '{host}'\n"
        )
    });
    let addresses = lines(of.addresses, |_, address| {
        format!("az ml workspace network-rule add -g ml -w research --ip-address {address}\n")
    });
    let script = [
        "#!/usr/bin/env bash\naz ml workspace create -g ml -n research -l westeurope",
        &line(" --public-network-access {}", of.workspace),
        &line(" \\\n  --managed-network {}", of.mode),
        &line(" --set{}", &resources(of, " {key}={id}")),
        "\n",
        &rules,
        &addresses,
        "az ml online-endpoint create -g ml -w research -n scoring --auth-mode key",
        &line(" \\\n  --set public_network_access={}", &of.endpoint.to_lowercase()),
        "\naz ml online-deployment create -g ml -w research -e scoring -n blue --set model=azureml:m:1 environment=azureml:e:1 \\
  instance_type=Standard_DS3_v2",
        &line(" egress_public_network_access={}", &of.egress.to_lowercase()),
        "\n",
    ];
    vec![("deploy.sh", script.concat())]
}
