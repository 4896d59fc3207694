//! What no file states, to be toggled, and what is known of every subject.

use leptos::prelude::*;

use cofferdam_core::report::{KnownFact, SubjectFacts};

use crate::page::Page;
use crate::panes::questions::QuestionEntry;
use crate::state::facts::{Question, decisive_count, questions, subject_title};
use crate::state::session::Choice;
use crate::state::words::{count, origin, value};
use crate::widgets::PlaceLink;

/// Open facts and known ones.
#[component]
pub fn FactsPane(
    /// The page.
    page: Page,
) -> impl IntoView {
    let all = page.part(questions);
    let deciding =
        move || all.with(|all| all.iter().filter(|question| question.gating).cloned().collect::<Vec<_>>());
    let others =
        move || all.with(|all| all.iter().filter(|question| !question.gating).cloned().collect::<Vec<_>>());
    let decisive = page.part(decisive_count);
    view! {
        <section class="sheet" aria-labelledby="facts-heading" data-testid="facts">
            <div class="sheet-head">
                <h2 id="facts-heading">"Open facts"</h2>
                <p class="tally">{move || format!("{} still decide", decisive.get())}</p>
            </div>
            <Chosen page />
            <Show when=move || all.with(Vec::is_empty)>
                <p class="empty">"Every fact that matters is stated in a file, or follows from one."</p>
            </Show>
            <Questions page list=Signal::derive(deciding) />
            <Show when=move || !others().is_empty()>
                <details class="more" data-testid="open-others">
                    <summary>{move || count(others().len(), "precondition that no file states", "preconditions that no file states")}</summary>
                    <Questions page list=Signal::derive(others) />
                </details>
            </Show>
            <KnownFacts page />
        </section>
    }
}

/// A list of questions. An entry is rebuilt only when what it shows besides the choice changes.
#[component]
fn Questions(page: Page, list: Signal<Vec<Question>>) -> impl IntoView {
    view! {
        <div class="questions">
            <For each=move || list.get() key=Question::key let(question)>
                <QuestionEntry page question />
            </For>
        </div>
    }
}

/// The choices made so far, each with a way to take it back, and why the engine refused one.
#[component]
fn Chosen(page: Page) -> impl IntoView {
    let choices = Memo::new(move |_| page.session.with(|session| session.choices.clone()));
    view! {
        <ul class="chips" aria-label="Assumptions" data-testid="assumptions">
            <For each=move || choices.get() key=Choice::assumption let(choice)>
                <ChosenChip page choice />
            </For>
        </ul>
    }
}

#[component]
fn ChosenChip(page: Page, choice: Choice) -> impl IntoView {
    let assumption = choice.assumption();
    let label = format!("Take back {assumption}");
    let testid = format!("chip-{}", choice.fact);
    let asked = assumption.clone();
    let refusal = move || {
        let refused = page
            .judgement
            .with(|judgement| judgement.refused.iter().find(|refused| refused.assumption == asked).cloned());
        refused
            .map(|refused| view! { <span class="refusal">{format!("not used: {}", refused.reason)}</span> })
    };
    let withdraw =
        move |_| page.session.update(|session| session.withdraw(&choice.fact, choice.subject.as_deref()));
    view! {
        <li class="chip" data-testid=testid>
            <code>{assumption}</code>
            <button type="button" aria-label=label on:click=withdraw>"×"</button>
            {refusal}
        </li>
    }
}

/// Every fact with its value and how it is known.
#[component]
fn KnownFacts(page: Page) -> impl IntoView {
    let subjects = page.part(|report| report.subjects.clone());
    view! {
        <details class="more" data-testid="known-facts">
            <summary>"Every fact, and how it is known"</summary>
            {move || subjects.get().into_iter().map(|subject| view! { <SubjectTable page subject /> }).collect::<Vec<_>>()}
        </details>
    }
}

#[component]
fn SubjectTable(page: Page, subject: SubjectFacts) -> impl IntoView {
    let title = subject_title(&subject.subject);
    let rows: Vec<_> = subject.facts.into_iter().map(|fact| fact_row(page, fact)).collect();
    let label = format!("Facts of {title}");
    (!rows.is_empty()).then(|| {
        view! {
            <div class="scroll" tabindex="0" role="group" aria-label=label>
                <table class="known">
                    <caption>{title}</caption>
                    <thead><tr><th scope="col">"Fact"</th><th scope="col">"Value"</th><th scope="col">"Known how"</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    })
}

fn fact_row(page: Page, fact: KnownFact) -> impl IntoView {
    let values: Vec<_> = fact.values.iter().map(|name| value(name)).collect();
    let origin = origin(fact.origin);
    let place = fact.location.map(|place| view! { <PlaceLink page place /> });
    view! {
        <tr data-origin=origin data-testid=format!("fact-{}", fact.fact)>
            <th scope="row">{fact.title}</th>
            <td>{values.join(" or ")}</td>
            <td><span class="origin">{origin}</span>{place}<span class="muted">{fact.why}</span></td>
        </tr>
    }
}
