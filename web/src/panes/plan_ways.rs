//! The ways of a plan, with their steps in order.

use cofferdam_core::{
    report::State,
    transition::{PlannedStep, PlannedWay},
};
use leptos::prelude::*;

use crate::state::facts::subject_title;
use crate::state::words::{exposures, upper_first};
use crate::widgets::{Citations, Prose, Surfaces};

/// The ways; the first is open.
#[component]
pub fn Ways(
    /// The ways.
    ways: Vec<PlannedWay>,
) -> impl IntoView {
    let several = ways.len() > 1;
    let entries: Vec<_> =
        ways.into_iter().enumerate().map(|(place, way)| way_view(way, place == 0)).collect();
    (!entries.is_empty()).then(|| {
        view! { <h3>{if several { "Ways to get there" } else { "Steps" }}</h3><div data-testid="plan-ways">{entries}</div> }
    })
}

fn way_view(way: PlannedWay, open: bool) -> impl IntoView {
    let PlannedWay { id, title, state, facts, steps } = way;
    let perhaps = (state == State::Depends)
        .then(|| view! { " "<span class="tag" data-severity="warning">"open only for some of what is not known"</span> });
    let steps: Vec<_> = steps.into_iter().map(step_view).collect();
    view! {
        <details class="way" open=open data-testid=format!("way-{id}")>
            <summary>{upper_first(title)}{perhaps}" "<Citations facts=facts.to_vec() /></summary>
            <ol class="steps">{steps}</ol>
        </details>
    }
}

fn step_view(step: PlannedStep) -> impl IntoView {
    let PlannedStep { title, subjects, state, condition, cli, python, studio, inbound, outbound, .. } = step;
    let names: Vec<String> = subjects.iter().map(subject_title).collect();
    // A condition says when; one that can not be put in words leaves a perhaps.
    let when = match (condition.is_empty(), state) {
        (false, _) => format!("{condition}: "),
        (true, State::Depends) => "perhaps: ".to_owned(),
        (true, State::Holds) => String::new(),
    };
    view! {
        <li>
            <Prose alone=true text=format!("{when}{title}") />" "
            <span class="muted">{names.join(", ")}</span>
            <span class="then">{format!("Then in: {}; out: {}.", exposures(&inbound), exposures(&outbound))}</span>
            <Surfaces cli python studio />
        </li>
    }
}
