//! Ratios within one run: the whole validation against a bare parser pass over the same text, by how much is unknown
//! by the size of an ARM template and by how many things of a kind there are. Run with `cargo xtask bench`; with two
//! words, such as `answers 200` or `workspaces:1000 1`, it does just that, for a tool that counts instructions.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use cofferdam_core::{
    request::{InputDocument, Request, Section},
    validate,
};

#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

const WORKSPACE: &str = include_str!("../../web/samples/private-in-private-out/workspace.yml");
const ENDPOINT: &str = include_str!("../../web/samples/private-in-private-out/endpoint.yml");
const DEPLOYMENT: &str = include_str!("../../web/samples/private-in-private-out/deployment.yml");

/// Median time of one call, over batches that take about a tenth of a second together.
fn time(mut work: impl FnMut()) -> Duration {
    let start = Instant::now();
    work();
    let once = start.elapsed().max(Duration::from_nanos(100));
    let per_batch = (Duration::from_millis(5).as_nanos() / once.as_nanos()).clamp(1, 10_000) as u32;
    let mut batches: Vec<Duration> = (0..41)
        .map(|_| {
            let start = Instant::now();
            (0..per_batch).for_each(|_| work());
            start.elapsed() / per_batch
        })
        .collect();
    batches.sort();
    batches.get(batches.len() / 2).copied().unwrap_or(once)
}

fn request(texts: &[(&str, &str)]) -> Request {
    let documents =
        texts.iter().map(|(uri, text)| InputDocument { uri: (*uri).to_string(), text: (*text).to_string() });
    Request { documents: documents.collect(), ..Request::default() }
}

fn bare_pass(request: &Request) {
    for document in &request.documents {
        for event in saphyr_parser::Parser::new_from_str(&document.text) {
            let _ = black_box(event);
        }
    }
}

fn line(what: &str, time: Duration, against: Duration) {
    println!(
        "{what:<58} {:>9.1} µs   {:>6.2}",
        time.as_nanos() as f64 / 1e3,
        time.as_nanos() as f64 / against.as_nanos() as f64
    );
}

fn deployments(count: usize) -> Request {
    let mut request = request(&[("workspace.yml", WORKSPACE), ("endpoint.yml", ENDPOINT)]);
    let flags = ["enabled", "disabled", "${EGRESS}"].into_iter().cycle();
    for (number, egress) in flags.take(count).enumerate() {
        let text = format!(
            "name: d{number}\nendpoint_name: scoring\nmodel: azureml:m:1\ninstance_type: Standard_DS3_v2\negress_public_network_access: {egress}\n"
        );
        request.documents.push(InputDocument { uri: format!("d{number}.yml"), text });
    }
    request
}

/// As many endpoints of a workspace that nobody describes, each with an access of its own that is filled in later.
fn endpoints(count: usize) -> Request {
    let endpoint = |n| {
        let text = format!("name: e{n}\nauth_mode: key\npublic_network_access: ${{ACCESS{n}}}\n");
        InputDocument { uri: format!("e{n}.yml"), text }
    };
    Request { documents: (0..count).map(endpoint).collect(), ..Request::default() }
}

/// As many endpoints with a deployment each, both with the same access.
fn pairs(count: usize) -> Request {
    let mut request = endpoints(count);
    let deployment = |n| {
        let text = format!(
            "name: d{n}\nendpoint_name: e{n}\nmodel: azureml:m:1\negress_public_network_access: ${{ACCESS{n}}}\n"
        );
        InputDocument { uri: format!("d{n}.yml"), text }
    };
    request.documents.truncate(count / 2);
    request.documents.extend((0..count / 2).map(deployment));
    request
}

/// As many workspaces with an outbound rule and an isolation mode that is filled in later.
fn workspaces(count: usize) -> Request {
    let workspace = |n| {
        let text = format!(
            "$schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json\nname: w{n}\nmanaged_network:\n  isolation_mode: ${{MODE{n}}}\n  outbound_rules:\n  - name: rule\n    type: fqdn\n    destination: host{n}.org\n"
        );
        InputDocument { uri: format!("w{n}.yml"), text }
    };
    Request { documents: (0..count).map(workspace).collect(), ..Request::default() }
}

/// As many outbound rules of one workspace, of which every other one has a type that is filled in later.
fn rules(count: usize) -> Request {
    let mut text = "$schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json\nname: w\nmanaged_network:\n  isolation_mode: ${MODE}\n  outbound_rules:\n".to_string();
    for n in 0..count {
        let kind = if n % 2 == 0 { "fqdn".to_string() } else { format!("${{TYPE{n}}}") };
        text.push_str(&format!("  - name: rule{n}\n    type: {kind}\n    destination: host{n}.org\n"));
    }
    request(&[("workspace.yml", &text)])
}

/// One template with as many sets of parameters, none of which says how the workspace is isolated.
fn sets(count: usize) -> Request {
    const TEMPLATE: &str = r#"{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "parameters": {"name": {"type": "string"}, "mode": {"type": "string"}, "access": {"type": "string"}}, "resources": [
  {"type": "Microsoft.MachineLearningServices/workspaces", "apiVersion": "2024-10-01", "name": "[parameters('name')]",
   "properties": {"publicNetworkAccess": "[parameters('access')]", "managedNetwork": {"isolationMode": "[parameters('mode')]"}}},
  {"type": "Microsoft.MachineLearningServices/workspaces/onlineEndpoints", "apiVersion": "2024-10-01",
   "name": "[concat(parameters('name'), '/e')]", "properties": {"publicNetworkAccess": "[parameters('access')]"}}]}"#;
    let mut request = request(&[("main.json", TEMPLATE)]);
    for n in 0..count {
        let text = format!(
            r#"{{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", "parameters": {{"name": {{"value": "w{n}"}}}}}}"#
        );
        request.documents.push(InputDocument { uri: format!("main.{n}.parameters.json"), text });
    }
    request
}

/// Ten times as much, against what there is.
fn growth(what: &str, less: usize, make: impl Fn(usize) -> Request) {
    let of = |count| {
        let request = make(count);
        time(|| drop(black_box(validate(black_box(&request)))))
    };
    let against = of(less);
    line(&format!("{less} {what}"), against, against);
    line(&format!("{} {what}", less * 10), of(less * 10), against);
}

/// Does one thing so many times, for a tool that counts instructions.
fn repeat(what: &str, times: usize) {
    let request = match what.split_once(':') {
        Some((kind, count)) => {
            let count = count.parse().unwrap_or_default();
            match kind {
                "deployments" => deployments(count),
                "endpoints" => endpoints(count),
                "pairs" => pairs(count),
                "workspaces" => workspaces(count),
                "rules" => rules(count),
                _ => sets(count),
            }
        }
        None => request(&[
            ("workspace.yml", WORKSPACE),
            ("endpoint.yml", ENDPOINT),
            ("deployment.yml", DEPLOYMENT),
        ]),
    };
    let omit = if what == "answers" { Section::ALL.to_vec() } else { Vec::new() };
    let request = Request { omit, ..request };
    for _ in 0..times {
        if what == "bare" {
            bare_pass(black_box(&request));
        } else {
            drop(black_box(validate(black_box(&request))));
        }
    }
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    if let [what, times] = words.as_slice() {
        return repeat(what, times.parse().unwrap_or(1));
    }
    println!("{:<58} {:>12}   {:>6}", "what", "median", "ratio");
    let three =
        request(&[("workspace.yml", WORKSPACE), ("endpoint.yml", ENDPOINT), ("deployment.yml", DEPLOYMENT)]);
    let bare = time(|| bare_pass(black_box(&three)));
    line("bare parser pass, three files", bare, bare);
    let answers = Request { omit: Section::ALL.to_vec(), ..three.clone() };
    line("answers and findings, three files", time(|| drop(black_box(validate(black_box(&answers))))), bare);
    line("whole validation, three files", time(|| drop(black_box(validate(black_box(&three))))), bare);

    let judged = |documents: &[(&str, &str)]| {
        let request = request(documents);
        time(|| drop(black_box(validate(black_box(&request)))))
    };
    let all =
        judged(&[("workspace.yml", WORKSPACE), ("endpoint.yml", ENDPOINT), ("deployment.yml", DEPLOYMENT)]);
    println!("\nby how much is unknown (ratio to three files)");
    line("no workspace", judged(&[("endpoint.yml", ENDPOINT), ("deployment.yml", DEPLOYMENT)]), all);
    line("nothing but a deployment", judged(&[("deployment.yml", DEPLOYMENT)]), all);
    line("nothing at all", judged(&[]), all);

    println!("\nby size of an ARM template (ratio to one MiB)");
    let mib = |count: usize| {
        let text = cofferdam_tests::templates::large(count << 20);
        let request = Request { omit: Section::ALL.to_vec(), ..request(&[("main.json", &text)]) };
        time(|| drop(black_box(validate(black_box(&request)))))
    };
    let one = mib(1);
    for count in [1, 2, 4] {
        line(&format!("{count} MiB"), mib(count), one);
    }

    println!("\nby number of things, each with something that is not known (ratio to a tenth)");
    growth("deployments", 10, deployments);
    growth("deployments", 100, deployments);
    growth("endpoints", 100, endpoints);
    growth("endpoints and deployments with something in common", 100, pairs);
    growth("workspaces with an outbound rule", 100, workspaces);
    growth("outbound rules of one workspace", 100, rules);
    growth("sets of parameters of one template", 30, sets);
}
