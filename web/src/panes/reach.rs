//! Who can call each endpoint, and what each deployment can reach.

use cofferdam_core::report::{Reach, Way};
use leptos::prelude::*;

use crate::page::Page;
use crate::state::reach::{Row, Side, sides};
use crate::state::words::{reach, reach_key, upper_first};
use crate::widgets::{Citations, Prose};

/// The tables.
#[component]
pub fn ReachPane(
    /// The page.
    page: Page,
) -> impl IntoView {
    let tables = page.part(|report| sides(&report.reachability));
    view! {
        <div data-testid="reach">
            <div class="sheet-head"><h2>"Who can reach whom"</h2></div>
            <p class="muted">"From the settings alone. Your own networks, firewalls and names decide too."</p>
            {move || tables.with(|tables| picture(tables))}
            {move || tables.with(|tables| tables.iter().map(side_view).collect::<Vec<_>>())}
        </div>
    }
}

/// One endpoint with its only deployment, as a picture: who comes in, who is reached. The tables say the same.
fn picture(tables: &[Side]) -> Option<impl IntoView + use<>> {
    let [callers, reached] = tables else { return None };
    let ends = |side: &Side| {
        let end = |row: &Row| view! { <li data-answer=reach_key(row.answer)><span>{upper_first(&row.ends)}</span></li> };
        side.rows.iter().map(end).collect::<Vec<_>>()
    };
    (callers.inbound && !reached.inbound).then(|| {
        view! {
            <div class="map" aria-hidden="true" data-testid="reach-map">
                <ul class="map-in">{ends(callers)}</ul>
                <div class="map-hub">
                    <p>"endpoint"<strong>{callers.title.clone()}</strong></p>
                    <p>"deployment"<strong>{reached.title.clone()}</strong></p>
                </div>
                <ul class="map-out">{ends(reached)}</ul>
            </div>
        }
    })
}

fn side_view(side: &Side) -> impl IntoView + use<> {
    let (what, rest, ends) =
        if side.inbound { ("Who can call ", "", "From") } else { ("What ", " can reach", "To") };
    let rows: Vec<_> = side.rows.iter().map(row_view).collect();
    view! {
        <table class="known reach" data-testid=if side.inbound { "reach-in" } else { "reach-out" }>
            <caption>{what}<span class="name">{side.title.clone()}</span>{rest}" "<span class="tally">{tally(side)}</span></caption>
            <thead><tr><th scope="col">{ends}</th><th scope="col">"Gets through?"</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// How many of each answer.
fn tally(side: &Side) -> String {
    let answers = [
        (Reach::Allowed, "yes"),
        (Reach::Blocked, "no"),
        (Reach::Depends, "it depends"),
        (Reach::Disputed, "disputed"),
    ];
    let counts = answers.map(|(answer, word)| (side.count(answer), word));
    let told: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{word} {count}"))
        .collect();
    told.join(", ")
}

fn row_view(row: &Row) -> impl IntoView + use<> {
    let ways = match row.ways.as_slice() {
        [way] => view! { ": "<Prose text=way.path.to_string() />" "<Citations facts=way.facts.clone() /> }
            .into_any(),
        ways => {
            let ways: Vec<_> = ways.iter().enumerate().map(|(place, way)| way_view(way, place)).collect();
            view! { <ul>{ways}</ul> }.into_any()
        }
    };
    view! {
        <tr data-answer=reach_key(row.answer)>
            <th scope="row">{upper_first(&row.ends)}</th>
            <td><strong class="gets">{reach(row.answer)}</strong>{ways}</td>
        </tr>
    }
}

/// One way of several, with its condition. A path that only repeats the condition is left out.
fn way_view(way: &Way, place: usize) -> impl IntoView + use<> {
    let when = match (&*way.when, place) {
        ("", _) => "Otherwise".to_owned(),
        (when, 0) => format!("If {when}"),
        (when, _) => format!("Else if {when}"),
    };
    let path = Some(way.path.to_string()).filter(|path| *path != way.when);
    view! {
        <li>
            <Prose text=when />": "<strong data-answer=reach_key(way.answer)>{reach(way.answer).to_lowercase()}</strong>
            {path.map(|text| view! { ", "<Prose text /> })}" "
            <Citations facts=way.facts.clone() />
        </li>
    }
}
