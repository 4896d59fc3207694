//! The cheapest ways to get to where it works and is as intended: edits to apply, and steps on the service.

use cofferdam_core::report::{GoalState, Repair, RepairGoal, RepairStep};
use leptos::prelude::*;

use crate::page::Page;
use crate::panes::edits::{Changes, Edits};
use crate::state::facts::subject_title;
use crate::state::words::count;
use crate::widgets::{Prose, Surfaces, tabs::focus};

/// The repairs.
#[component]
pub fn RepairsPane(
    /// The page.
    page: Page,
) -> impl IntoView {
    let repairs = page.part(|report| report.repairs.clone());
    let goal = page.part(|report| report.repair_goal.clone());
    let tally =
        move || repairs.with(|repairs| (!repairs.is_empty()).then(|| count(repairs.len(), "way", "ways")));
    view! {
        <section class="sheet" aria-labelledby="repairs-heading" data-testid="repairs">
            <div class="sheet-head">
                <h2 id="repairs-heading">"How to get there"</h2>
                <p class="tally">{tally}</p>
            </div>
            <GoalChoice page />
            <p data-testid="repair-goal" data-state=move || goal.with(|goal| goal.as_ref().map_or("", state_key))>{move || goal.with(|goal| goal.as_ref().map(stands))}</p>
            <ol class="repairs">
                <For each=move || numbered(repairs.get()) key=|(place, repair)| format!("{place} {repair:?}") let((place, repair))>
                    <RepairEntry page place repair />
                </For>
            </ol>
        </section>
    }
}

fn numbered(repairs: Vec<Repair>) -> Vec<(usize, Repair)> {
    repairs.into_iter().enumerate().collect()
}

const fn state_key(goal: &RepairGoal) -> &'static str {
    match goal.state {
        GoalState::Met => "met",
        GoalState::Reachable => "reachable",
        GoalState::OutOfReach => "outOfReach",
        GoalState::Contradiction => "contradiction",
    }
}

/// Where the goal stands, in a sentence.
fn stands(goal: &RepairGoal) -> String {
    let aim = if goal.goal == "intended" { "it works and is as intended" } else { "it works" };
    match goal.state {
        GoalState::Met => format!("Nothing has to change: {aim}, whatever is not known."),
        GoalState::Reachable => {
            format!("Each of these is enough for: {aim}, whatever stays unknown. The cheapest comes first.")
        }
        GoalState::OutOfReach => "No change that is known leads there.".into(),
        GoalState::Contradiction => "No configuration meets all of these intents.".into(),
    }
}

/// Chooses what repairs are to reach; only where something is intended.
#[component]
fn GoalChoice(page: Page) -> impl IntoView {
    let intends = Memo::new(move |_| {
        page.session.with(|session| session.inbound_intent.is_some() || session.outbound_intent.is_some())
    });
    let only_works = Memo::new(move |_| page.session.with(|session| session.only_works));
    let choice = move |value: bool, name: &'static str, title: &'static str| {
        view! {
            <label class="value">
                <input type="radio" name="goal" value=name data-testid=format!("goal-{name}") prop:checked=move || only_works.get() == value
                    on:change=move |_| page.session.update(|session| session.only_works = value) />
                <span>{title}</span>
            </label>
        }
    };
    view! {
        <Show when=move || intends.get()>
            <fieldset class="goal">
                <legend class="visually-hidden">"What to reach"</legend>
                <div class="values">
                    {choice(false, "intended", "Works, as intended")}
                    {choice(true, "works", "Works")}
                </div>
            </fieldset>
        </Show>
    }
}

#[component]
fn RepairEntry(page: Page, place: usize, repair: Repair) -> impl IntoView {
    let steps: Vec<_> = repair.steps.iter().cloned().map(step_view).collect();
    let apply = (!repair.edits.is_empty()).then(|| view! { <Apply page place repair=repair.clone() /> });
    let number = format!("{}.", place + 1);
    view! {
        <li class="repair" data-testid=format!("repair-{place}")>
            <details open=place == 0>
                <summary>
                    <span class="number" aria-hidden="true">{number}</span>
                    <Prose alone=true text=repair.title.clone() />
                    <Marks repair=repair.clone() />
                </summary>
                <div class="repair-body">
                    <Changes changes=repair.changes.clone() />
                    <Edits page edits=repair.edits.clone() />
                    {apply}
                    {(!steps.is_empty()).then(|| view! {
                        <details class="repair-steps"><summary>{count(steps.len(), "step on the service", "steps on the service")}</summary><ol class="steps">{steps}</ol></details>
                    })}
                </div>
            </details>
        </li>
    }
}

/// What has to be thought of before: what nothing undoes, what opens, what is made anew, what no longer holds.
#[component]
fn Marks(repair: Repair) -> impl IntoView {
    let Repair { cost, irreversible, widens, anew, gives_up, .. } = repair;
    let anew: Vec<String> = anew.iter().map(subject_title).collect();
    view! {
        <span class="marks">
            <span class="muted" title="Without a unit: it ranks these ways">{format!("cost {cost}")}</span>
            {irreversible.then(|| view! { <span class="tag" data-severity="error">"can not be undone"</span> })}
            {widens.then(|| view! { <span class="tag" data-severity="warning">"opens what is closed now"</span> })}
            {(!anew.is_empty()).then(|| view! { <span class="tag" data-severity="warning">{format!("created anew: {}", anew.join(", "))}</span> })}
            {(!gives_up.is_empty()).then(|| view! { <span class="tag" data-severity="info">{format!("no longer assumed: {}", gives_up.join(", "))}</span> })}
        </span>
    }
}

/// Makes the edits. The button may go with what it did; the focus then goes to where that can be taken back.
#[component]
fn Apply(page: Page, place: usize, repair: Repair) -> impl IntoView {
    let label = format!("Apply {}", count(repair.edits.len(), "edit", "edits"));
    let described = format!("{label}: {}", repair.title);
    let apply = move |_| {
        page.carry_out(&repair);
        request_animation_frame(|| focus("undo"));
    };
    view! {
        <p><button type="button" class="apply" data-testid=format!("repair-apply-{place}") aria-label=described on:click=apply>{label}</button></p>
    }
}

fn step_view(step: RepairStep) -> impl IntoView {
    let RepairStep { title, cli, python, studio } = step;
    view! { <li><Prose alone=true text=title /><Surfaces cli python studio /></li> }
}
