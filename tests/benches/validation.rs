//! Ratios within one run: the whole validation against a bare parser pass over the same text, by how much is unknown
//! by the size of an ARM template and by how many deployments there are. Run with `cargo xtask bench`.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use cofferdam_core::{
    request::{InputDocument, Request, Section},
    validate,
};

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

fn main() {
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

    println!("\nby number of deployments (ratio to 100)");
    let hundred = deployments(100);
    let hundred_time = time(|| drop(black_box(validate(black_box(&hundred)))));
    for count in [1, 10, 100, 1000] {
        let request = deployments(count);
        line(
            &format!("{count} deployments"),
            time(|| drop(black_box(validate(black_box(&request))))),
            hundred_time,
        );
    }
}
