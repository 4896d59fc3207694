//! How to get from what was kept to what stands here: verdicts, changes, what happens on the way, moments of exposure.

use cofferdam_core::{
    report::{Answer, State},
    transition::{Change, Moment, Note, Plan, Standing},
};
use leptos::prelude::*;

use crate::page::Page;
use crate::panes::plan_ways::Ways;
use crate::state::facts::subject_title;
use crate::state::words::{answer, answer_key, change_kind, exposures, upper_first, value};
use crate::widgets::{Citations, PlaceLink, Prose, SeverityTag};

/// The plan, or how to get one.
#[component]
pub fn PlanPane(
    /// The page.
    page: Page,
) -> impl IntoView {
    view! {
        <div data-testid="plan">
            <div class="sheet-head"><h2>"From before to now"</h2><KeepBar page /></div>
            {move || page.plan.with(|plan| match plan {
                None => view! {
                    <p>"Keep what stands here, then change the files or load another sample. What you see here then is how to get from the one to the other: what may change in place, what has to be made anew, the steps in order, and whether anything stands open in between."</p>
                }.into_any(),
                Some(Err(error)) => view! { <p class="refusal" role="alert">{error.clone()}</p> }.into_any(),
                Some(Ok(plan)) if plan.changes.is_empty() => view! {
                    <p data-testid="plan-same">"Nothing differs from what was kept. Change a file, and the plan appears here."</p>
                }.into_any(),
                Some(Ok(plan)) => plan_view(page, plan).into_any(),
            })}
        </div>
    }
}

/// Keeps what stands here, brings it back, forgets it.
#[component]
pub fn KeepBar(
    /// The page.
    page: Page,
) -> impl IntoView {
    let kept = Memo::new(move |_| page.before.with(Option::is_some));
    view! {
        <div class="keep">
            <button type="button" data-testid="keep" on:click=move |_| page.keep()>
                {move || if kept.get() { "Keep this instead" } else { "Keep this as before" }}
            </button>
            <Show when=move || kept.get()>
                <button type="button" class="quiet" data-testid="keep-back" on:click=move |_| page.bring_back()>"Bring it back"</button>
                <button type="button" class="quiet" data-testid="keep-forget" on:click=move |_| page.before.set(None)>"Forget it"</button>
            </Show>
        </div>
    }
}

fn plan_view(page: Page, plan: &Plan) -> impl IntoView + use<> {
    let changes: Vec<_> = plan.changes.iter().map(|change| change_view(page, change)).collect();
    let notes: Vec<_> = plan.on_the_way.iter().map(note_view).collect();
    let problems = plan.problems.before.len() + plan.problems.after.len();
    view! {
        {standings(&plan.before, &plan.after)}
        <p data-testid="plan-possible" data-answer=answer_key(plan.possible)>{possible(plan.possible)}</p>
        {(problems > 0).then(|| view! { <p class="refusal">"Part of the text could not be read, so the plan may lack something."</p> })}
        {moments(plan)}
        <h3>"What changes"</h3>
        <ul class="findings plan-changes" data-testid="plan-changes">{changes}</ul>
        {(!notes.is_empty()).then(|| view! { <h3>"On the way"</h3><ul class="notes" data-testid="plan-on-the-way">{notes}</ul> })}
        <Ways ways=plan.ways.clone() />
    }
}

const fn possible(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "Nothing of it is impossible.",
        Answer::No => "Something of it is impossible where things are.",
        Answer::Depends => "Whether all of it is possible depends on what is not known.",
    }
}

/// The verdicts side by side.
fn standings(before: &Standing, after: &Standing) -> impl IntoView + use<> {
    let works = |standing: &Standing| {
        view! { <td><strong data-answer=answer_key(standing.works)>{answer(standing.works)}</strong></td> }
    };
    let intended = |standing: &Standing| {
        let shown = standing.intended;
        view! { <td>{shown.map(|shown| view! { <strong data-answer=answer_key(shown)>{answer(shown)}</strong> })}</td> }
    };
    let row = |title: &'static str, before: &[&'static str], after: &[&'static str]| {
        view! { <tr><th scope="row">{title}</th><td>{exposures(before)}</td><td>{exposures(after)}</td></tr> }
    };
    view! {
        <table class="known standings" data-testid="plan-standings">
            <caption class="visually-hidden">"The verdicts before and now"</caption>
            <thead><tr><th scope="col"><span class="visually-hidden">"Verdict"</span></th><th scope="col">"Before"</th><th scope="col">"Now"</th></tr></thead>
            <tbody>
                <tr><th scope="row">"Works"</th>{works(before)}{works(after)}</tr>
                {row("In", &before.inbound, &after.inbound)}
                {row("Out", &before.outbound, &after.outbound)}
                {(before.intended.is_some() || after.intended.is_some()).then(|| view! { <tr><th scope="row">"As intended"</th>{intended(before)}{intended(after)}</tr> })}
            </tbody>
        </table>
    }
}

/// Moments in which something is wider open than before and afterwards; where there is none, that is said too.
fn moments(plan: &Plan) -> impl IntoView + use<> {
    let entries: Vec<_> = plan.exposed.iter().map(moment_view).collect();
    match (entries.is_empty(), plan.ways.is_empty()) {
        (true, true) => ().into_any(),
        (true, false) => view! { <p data-testid="plan-exposed">"Nothing stands wider open in between than both before and now."</p> }.into_any(),
        (false, _) => view! { <h3>"Open in between"</h3><ul class="notes" data-testid="plan-exposed">{entries}</ul> }.into_any(),
    }
}

fn moment_view(moment: &Moment) -> impl IntoView + use<> {
    let word = if moment.state == State::Holds { "Exposed" } else { "Perhaps exposed" };
    let how = (moment.way == "as_written").then_some("If the files are applied as written: ");
    view! { <li><span class="tag" data-severity="error">{word}</span>" "<span>{how}<Prose text=moment.message.clone() alone=moment.way != "as_written" /></span></li> }
}

fn change_view(page: Page, change: &Change) -> impl IntoView + use<> {
    let notes: Vec<_> = change.notes.iter().map(note_view).collect();
    let perhaps = (change.state == State::Depends).then(|| view! { <span class="muted">"perhaps"</span> });
    let place = change.after_location.clone().map(|place| view! { <PlaceLink page place /> });
    view! {
        <li class="finding">
            <p class="finding-head"><strong>{subject_title(&change.subject)}</strong>{perhaps}{place}</p>
            <p>{what_changes(change)}</p>
            {if notes.is_empty() {
                view! { <p class="muted">"No source that was read speaks of this change."</p> }.into_any()
            } else {
                view! { <ul class="notes">{notes}</ul> }.into_any()
            }}
        </li>
    }
}

/// The property with its values, or what becomes of the whole.
fn what_changes(change: &Change) -> impl IntoView + use<> {
    if change.property.is_none() {
        let word = match change.life {
            "appears" => "It is new.",
            "disappears" => "It goes.",
            _ => "It changes as a whole.",
        };
        return word.into_any();
    }
    let values = |values: &[String]| {
        let words: Vec<String> = values.iter().map(|name| value(name)).collect();
        if words.is_empty() { "not said".to_owned() } else { words.join(" or ") }
    };
    let (title, before, after) = (change.title, values(&change.before), values(&change.after));
    view! { {upper_first(title)}": "<del>{before}</del>" → "<ins>{after}</ins> }.into_any()
}

/// What a change means, or what happens on the way.
fn note_view(note: &Note) -> impl IntoView + use<> {
    let kind = note.kind.map_or_else(|| about(note.about), |kind| change_kind(kind).to_owned());
    view! {
        <li>
            {note.kind.map(|_| view! { <SeverityTag of=note.severity state=note.state /> })}" "
            <strong>{kind}</strong>": "<Prose text=note.message.clone() />" "
            <Citations facts=note.facts.to_vec() />
        </li>
    }
}

/// What a note on the way is about.
fn about(name: &str) -> String {
    upper_first(&value(name)).replace("uris", "URIs")
}
