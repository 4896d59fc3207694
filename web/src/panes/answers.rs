//! The three answers: will it work, how isolated is it, is it as intended.

use leptos::prelude::*;

use cofferdam_core::report::{Answer, Cause, Intended, Report};

use crate::page::Page;
use crate::state::session::Session;
use crate::state::words::{INBOUND_INTENTS, OUTBOUND_INTENTS, answer, answer_key, exposures};
use crate::widgets::Prose;

/// The band of answers.
#[component]
pub fn Answers(
    /// The page.
    page: Page,
) -> impl IntoView {
    let spoken = page.part(spoken);
    view! {
        <section class="answers" id="answers" tabindex="-1" aria-label="Answers">
            <p class="visually-hidden" role="status" aria-live="polite" data-testid="spoken">{move || spoken.get()}</p>
            <WorksAnswer page />
            <IsolationAnswer page />
            <IntendedAnswer page />
            <Show when=move || page.judgement.with(|judgement| judgement.error.is_some())>
                <p class="refusal" role="alert">{move || page.judgement.with(|judgement| judgement.error.clone())}</p>
            </Show>
        </section>
    }
}

/// The answers as one announcement.
fn spoken(report: &Report) -> String {
    let works = format!("Will it work? {}.", answer(report.works.answer));
    let inbound = exposures(&report.isolation.inbound);
    let outbound = exposures(&report.isolation.outbound);
    let intended =
        report.intended.as_ref().map(|intended| format!(" As intended? {}.", answer(intended.answer)));
    format!("{works} Inbound: {inbound}. Outbound: {outbound}.{}", intended.unwrap_or_default())
}

/// Facts that an answer depends on.
fn depends_on(facts: &[&'static str]) -> Option<impl IntoView + use<>> {
    let chips: Vec<_> = facts.iter().map(|fact| view! { <li><code>{*fact}</code></li> }).collect();
    (!chips.is_empty()).then(|| view! { <p class="on">"on"</p><ul class="facts-named">{chips}</ul> })
}

#[component]
fn WorksAnswer(page: Page) -> impl IntoView {
    let works = page.part(|report| Some((report.works.answer, report.works.depends_on.clone())));
    let summary = page.part(|report| report.explanation.summary.first().cloned());
    let because = page.part(|report| report.works.because.iter().map(cause).collect::<Vec<_>>());
    let shown = move || works.with(|works| works.as_ref().map_or("none", |(answer, _)| answer_key(*answer)));
    let word = move || works.with(|works| works.as_ref().map_or("No answer", |(works, _)| answer(*works)));
    let sentence = move || {
        works
            .with(|works| works.as_ref().is_some_and(|(works, _)| *works != Answer::Depends))
            .then(|| summary.get())
    };
    view! {
        <div class="answer">
            <h2>"Will it work?"</h2>
            <p class="verdict" data-testid="verdict-works" data-answer=shown>{word}</p>
            <div class="reason" data-testid="works-depends-on">
                {move || works.with(|works| works.as_ref().and_then(|(_, facts)| depends_on(facts)))}
                {move || sentence().flatten().map(|text| view! { <p><Prose text /></p> })}
                <p data-testid="works-because">{move || because.with(|because| because_of(because))}</p>
            </div>
        </div>
    }
}

/// The causes in one sentence; empty without one.
fn because_of(causes: &[String]) -> String {
    if causes.is_empty() { String::new() } else { format!("Because of {}.", causes.join(", ")) }
}

/// A rule that is broken, and by what.
fn cause(cause: &Cause) -> String {
    let subject = cause.subject.name.as_deref().map(|name| format!(" ({name})"));
    format!("{}{}", cause.code, subject.unwrap_or_default())
}

#[component]
fn IsolationAnswer(page: Page) -> impl IntoView {
    let inbound = page.part(|report| report.isolation.inbound.clone());
    let outbound = page.part(|report| report.isolation.outbound.clone());
    view! {
        <div class="answer answer-wide">
            <h2>"How isolated is it?"</h2>
            <dl class="exposures">
                <div>
                    <dt>"In: who can call it"</dt>
                    <dd data-testid="verdict-inbound" data-exposure=move || inbound.get().join(" ") data-many=move || (inbound.with(Vec::len) > 1).to_string()>{move || inbound.with(|names| exposures(names))}</dd>
                </div>
                <div>
                    <dt>"Out: what it can reach"</dt>
                    <dd data-testid="verdict-outbound" data-exposure=move || outbound.get().join(" ") data-many=move || (outbound.with(Vec::len) > 1).to_string()>{move || outbound.with(|names| exposures(names))}</dd>
                </div>
            </dl>
        </div>
    }
}

#[component]
fn IntendedAnswer(page: Page) -> impl IntoView {
    let intended: Memo<Option<Intended>> = page.part(|report| report.intended.clone());
    let shown = move || {
        intended.with(|intended| intended.as_ref().map_or("none", |intended| answer_key(intended.answer)))
    };
    let word = move || {
        intended.with(|intended| intended.as_ref().map_or("Not stated", |intended| answer(intended.answer)))
    };
    let chosen = |read: fn(&Session) -> &Option<String>| {
        Memo::new(move |_| page.session.with(|session| read(session).clone()))
    };
    let inbound = chosen(|session| &session.inbound_intent);
    let outbound = chosen(|session| &session.outbound_intent);
    view! {
        <div class="answer">
            <h2>"As intended?"</h2>
            <p class="verdict" data-testid="verdict-intended" data-answer=shown>{word}</p>
            <div class="intents">
                <IntentChoice label="Inbound" testid="intent-inbound" choices=INBOUND_INTENTS chosen=inbound
                    choose=move |intent| page.session.update(|session| session.inbound_intent = intent) />
                <IntentChoice label="Outbound" testid="intent-outbound" choices=OUTBOUND_INTENTS chosen=outbound
                    choose=move |intent| page.session.update(|session| session.outbound_intent = intent) />
            </div>
            <div class="reason">
                {move || intended.with(|intended| intended.as_ref().and_then(|intended| depends_on(&intended.depends_on)))}
            </div>
        </div>
    }
}

/// Chooses what one direction should be.
#[component]
fn IntentChoice(
    label: &'static str,
    testid: &'static str,
    choices: &'static [(&'static str, &'static str)],
    chosen: Memo<Option<String>>,
    choose: impl Fn(Option<String>) + Copy + 'static,
) -> impl IntoView {
    let picked = move |name: String| choose((!name.is_empty()).then_some(name));
    let options: Vec<_> = choices
        .iter()
        .map(|(name, title)| view! { <option value=*name selected=move || chosen.with(|chosen| chosen.as_deref() == Some(*name))>{*title}</option> })
        .collect();
    view! {
        <label class="field">
            <span>{label}</span>
            <select data-testid=testid on:change=move |event| picked(event_target_value(&event))>
                <option value="">"No claim"</option>
                {options}
            </select>
        </label>
    }
}
