//! What the rules found, and text that could not be read.

use leptos::prelude::*;

use cofferdam_core::report::{Finding, Location, Problem, State};

use crate::page::Page;
use crate::panes::fixes::Fixes;
use crate::state::excerpt::excerpt;
use crate::state::facts::subject_title;
use crate::state::words::{count, severity_key};
use crate::widgets::{Citations, PlaceLink, Prose, SeverityTag};

/// Findings and problems.
#[component]
pub fn FindingsPane(
    /// The page.
    page: Page,
) -> impl IntoView {
    let findings = page.part(|report| report.findings.clone());
    let problems = page.part(|report| report.problems.clone());
    let total = move || findings.with(Vec::len) + problems.with(Vec::len);
    let of = move |state: State| {
        findings.with(|all| all.iter().filter(|finding| finding.state == state).cloned().collect::<Vec<_>>())
    };
    let possible = Memo::new(move |_| of(State::Depends).len());
    let none_certain = Memo::new(move |_| possible.get() == total());
    view! {
        <section class="sheet" aria-labelledby="findings-heading" data-testid="findings">
            <div class="sheet-head">
                <h2 id="findings-heading">"Findings"</h2>
                <p class="tally">{move || count(total(), "finding", "findings")}</p>
            </div>
            <Show when=move || total() == 0>
                <p class="empty">"Nothing to report."</p>
            </Show>
            <ol class="findings">
                <For each=move || problems.get() key=|problem| format!("{problem:?}") let(problem)>
                    <ProblemEntry page problem />
                </For>
                <For each=move || of(State::Holds) key=|finding| format!("{finding:?}") let(finding)>
                    <FindingEntry page finding />
                </For>
            </ol>
            <Show when=move || possible.get() != 0>
                <details class="more possible" data-testid="possible" open=move || none_certain.get()>
                    <summary>{move || count(possible.get(), "possible finding, depending on what is not known", "possible findings, depending on what is not known")}</summary>
                    <ol class="findings">
                        <For each=move || of(State::Depends) key=|finding| format!("{finding:?}") let(finding)>
                            <FindingEntry page finding />
                        </For>
                    </ol>
                </details>
            </Show>
        </section>
    }
}

#[component]
fn FindingEntry(page: Page, finding: Finding) -> impl IntoView {
    let depends = finding.state == State::Depends;
    let fixes = (!finding.fixes.is_empty())
        .then(|| view! { <Fixes page code=finding.code fixes=finding.fixes.clone() /> });
    view! {
        <li class="finding" data-testid=format!("finding-{}", finding.code) data-severity=severity_key(finding.severity)
            data-state=if depends { "depends" } else { "holds" }>
            <p class="finding-head">
                <SeverityTag of=finding.severity state=finding.state />
                <code>{finding.code}</code>
                <span class="muted"><Prose text=finding.title.to_string() /></span>
            </p>
            <p class="message"><Prose text=finding.message.clone() /></p>
            <p class="where">
                <span class="muted">{subject_title(&finding.subject)}</span>
                {depends.then(|| view! { <span class="muted">{format!("only if: {}", finding.depends_on.join(", "))}</span> })}
                <Citations facts=finding.facts.to_vec() />
            </p>
            <Places page places=finding.locations.clone() />
            {fixes}
        </li>
    }
}

#[component]
fn ProblemEntry(page: Page, problem: Problem) -> impl IntoView {
    view! {
        <li class="finding" data-testid=format!("problem-{}", problem.code) data-severity=severity_key(problem.severity)>
            <p class="finding-head"><SeverityTag of=problem.severity state=State::Holds /><code>{problem.code.clone()}</code></p>
            <p class="message"><Prose text=problem.message.clone() /></p>
            <Places page places=problem.locations.clone() />
        </li>
    }
}

/// The places of a finding, each with the line it points at.
#[component]
fn Places(page: Page, places: Vec<Location>) -> impl IntoView {
    let entries: Vec<_> = places.into_iter().map(|place| view! { <PlaceEntry page place /> }).collect();
    (!entries.is_empty()).then(|| view! { <ul class="places">{entries}</ul> })
}

#[component]
fn PlaceEntry(page: Page, place: Location) -> impl IntoView {
    let line = page.session.with_untracked(|session| excerpt(&session.files, &place)).map(|line| {
        view! { <code class="excerpt">{line.before}<mark>{line.part}</mark>{line.after}</code> }
    });
    let message = (!place.message.is_empty())
        .then(|| view! { <span class="muted"><Prose text=place.message.clone() /></span> });
    view! { <li><PlaceLink page place />{line}{message}</li> }
}
