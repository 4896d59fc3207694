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

const WORKSPACE: File =
    ("workspace.yml", include_str!("../../web/samples/private-in-private-out/workspace.yml"));
const ENDPOINT: File =
    ("endpoint.yml", include_str!("../../web/samples/private-in-private-out/endpoint.yml"));
const DEPLOYMENT: File =
    ("deployment.yml", include_str!("../../web/samples/private-in-private-out/deployment.yml"));

/// Its name and its text.
type File = (&'static str, &'static str);

/// What is timed, and what it is called.
type Contender<'c> = (String, Box<dyn FnMut() + 'c>);

/// How often contenders take turns.
const TURNS: usize = 41;

/// Prints the median time of each contender, and the median of its ratios to the first one. They take turns, so that a
/// slow moment hits all of them.
fn contest(mut contenders: Vec<Contender<'_>>) {
    let counts: Vec<u32> = contenders.iter_mut().map(|(_, work)| batch(work)).collect();
    let mut times = vec![Vec::with_capacity(TURNS); contenders.len()];
    for _ in 0..TURNS {
        for (((_, work), count), times) in contenders.iter_mut().zip(&counts).zip(&mut times) {
            times.push(time(work, *count).as_nanos() as f64);
        }
    }
    let Some(first) = times.first() else { return };
    for ((what, _), times) in contenders.iter().zip(&times) {
        let ratio = median(times.iter().zip(first).map(|(time, first)| time / first));
        println!("{what:<58} {:>9.1} µs   {ratio:>6.2}", median(times.iter().copied()) / 1e3);
    }
}

/// How many calls take a few milliseconds.
fn batch(work: &mut dyn FnMut()) -> u32 {
    let once = time(work, 1).max(Duration::from_nanos(100));
    (Duration::from_millis(5).as_nanos() / once.as_nanos()).clamp(1, 10_000) as u32
}

/// Time of one of so many calls.
fn time(work: &mut dyn FnMut(), count: u32) -> Duration {
    let start = Instant::now();
    (0..count).for_each(|_| work());
    start.elapsed() / count
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// Judges, again and again.
fn judging<'c>(what: &str, request: Request) -> Contender<'c> {
    (what.to_string(), Box::new(move || drop(black_box(validate(black_box(&request))))))
}

fn request(texts: &[(&str, &str)]) -> Request {
    let documents =
        texts.iter().map(|(uri, text)| InputDocument { uri: (*uri).to_string(), text: (*text).to_string() });
    Request { documents: documents.collect(), ..Request::default() }
}

/// Without the sections that are made on request.
fn answers(request: Request) -> Request {
    Request { omit: Section::ALL.to_vec(), ..request }
}

fn bare_pass(request: &Request) {
    for document in &request.documents {
        for event in saphyr_parser::Parser::new_from_str(&document.text) {
            let _ = black_box(event);
        }
    }
}

fn deployments(count: usize) -> Request {
    let mut request = request(&[WORKSPACE, ENDPOINT]);
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
    contest([less, less * 10].map(|count| judging(&format!("{count} {what}"), make(count))).into());
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
        None => request(&[WORKSPACE, ENDPOINT, DEPLOYMENT]),
    };
    let request = if what == "answers" { answers(request) } else { request };
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
    let three = request(&[WORKSPACE, ENDPOINT, DEPLOYMENT]);
    contest(vec![
        ("bare parser pass, three files".into(), Box::new(|| bare_pass(black_box(&three)))),
        judging("answers and findings, three files", answers(three.clone())),
        judging("whole validation, three files", three.clone()),
    ]);

    println!("\nby how much is unknown (ratio to three files)");
    contest(vec![
        judging("three files", three.clone()),
        judging("no workspace", request(&[ENDPOINT, DEPLOYMENT])),
        judging("nothing but a deployment", request(&[DEPLOYMENT])),
        judging("nothing at all", request(&[])),
    ]);

    println!("\nby size of an ARM template (ratio to one MiB)");
    let mib = |count: usize| {
        let text = cofferdam_tests::templates::large(count << 20);
        judging(&format!("{count} MiB"), answers(request(&[("main.json", &text)])))
    };
    contest([1, 2, 4].map(mib).into());

    println!("\nby number of things, each with something that is not known (ratio to a tenth)");
    growth("deployments", 10, deployments);
    growth("deployments", 100, deployments);
    growth("endpoints", 100, endpoints);
    growth("endpoints and deployments with something in common", 100, pairs);
    growth("workspaces with an outbound rule", 100, workspaces);
    growth("outbound rules of one workspace", 100, rules);
    growth("sets of parameters of one template", 30, sets);
}
