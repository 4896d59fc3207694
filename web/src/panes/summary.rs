//! What stands around the answers: what was taken for granted, counts, what is not promised.

use leptos::prelude::*;

use cofferdam_core::report::{About, Answer, Assumption, Checks, Part};

use crate::page::Page;
use crate::state::words::{answer, count, exposures, lines, value};
use crate::widgets::Commands;

/// Assumptions, checks and audit trail.
#[component]
pub fn SummaryPane(
    /// The page.
    page: Page,
) -> impl IntoView {
    let assuming = page.part(|report| report.works.assuming.clone());
    let checks = page.part(|report| report.checks.clone());
    let parts = page.part(|report| report.parts.clone());
    let about = page.part(|report| {
        Some((report.about.clone(), report.rulebook_version, report.isolation.control_plane.text()))
    });
    view! {
        <section class="sheet" aria-labelledby="summary-heading" data-testid="summary">
            <div class="sheet-head"><h2 id="summary-heading">"What else to know"</h2></div>
            <p data-testid="checks">{move || checks.with(checked)}</p>
            {move || parts.with(|parts| (parts.len() > 1).then(|| parts_view(parts)))}
            {move || assuming.with(|assuming| (!assuming.is_empty()).then(|| assuming_view(assuming)))}
            {move || about.get().map(|(about, rulebook, control_plane)| view! { <AboutView about rulebook control_plane /> })}
        </section>
    }
}

/// The counts in one sentence.
fn checked(checks: &Checks) -> String {
    let Checks { violated, open, passed, not_applicable, .. } = checks;
    let total = count(violated + open + passed + not_applicable, "check", "checks");
    format!("{total}: {violated} broken, {open} open, {passed} kept, {not_applicable} do not apply.")
}

fn parts_view(parts: &[Part]) -> impl IntoView + use<> {
    let cell = |shown: Option<Answer>| shown.map_or("", answer);
    let rows: Vec<_> = parts.iter().map(|part| view! {
        <tr>
            <th scope="row">{part.endpoint.clone().unwrap_or_default()}" / "{part.deployment.clone().unwrap_or_default()}</th>
            <td>{answer(part.works)}</td>
            <td>{exposures(&part.inbound)}</td>
            <td>{exposures(&part.outbound)}</td>
            <td>{cell(part.intended)}</td>
        </tr>
    }).collect();
    view! {
        <h3>"Each part alone"</h3>
        <div class="scroll" tabindex="0" role="group" aria-label="Each part alone">
            <table class="known">
                <thead><tr>
                    <th scope="col">"Endpoint / deployment"</th><th scope="col">"Works"</th>
                    <th scope="col">"In"</th><th scope="col">"Out"</th><th scope="col">"As intended"</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn assuming_view(assuming: &[Assumption]) -> impl IntoView + use<> {
    let entries: Vec<_> = assuming.iter().map(|assumption| view! {
        <li>
            <details>
                <summary>
                    <code>{assumption.fact}</code>" is "<strong>{value(assumption.value)}</strong>
                    {assumption.unusual.then(|| view! { <span class="tag" data-severity="warning">"unusual here"</span> })}
                </summary>
                <p>{assumption.why}</p>
                <Commands label="How to check" text=lines(assumption.check) />
            </details>
        </li>
    }).collect();
    view! { <h3>"Taken for granted"</h3><ul class="assuming" data-testid="assuming">{entries}</ul> }
}

#[component]
fn AboutView(about: About, rulebook: &'static str, control_plane: &'static str) -> impl IntoView {
    let inputs: Vec<_> = about
        .inputs
        .into_iter()
        .map(|input| {
            view! {
                <li><span>{input.uri}</span><code class="digest">{input.sha256}</code></li>
            }
        })
        .collect();
    view! {
        <h3>"Not promised"</h3>
        <p data-testid="not-promised">{about.not_promised.text()}</p>
        <p>{control_plane}</p>
        <details class="more">
            <summary>{format!("Rulebook {rulebook}, sources read up to {}", about.knowledge_as_of)}</summary>
            <ul class="inputs">{inputs}</ul>
        </details>
    }
}
