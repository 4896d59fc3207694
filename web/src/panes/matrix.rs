//! The supported-configuration matrix, with the possible squares lit.

use leptos::prelude::*;

use crate::page::Page;
use crate::state::matrix::{INBOUND, LitCell, PRIVATE_ENDPOINT, Row, Square, rows};
use crate::widgets::Citations;

/// The matrix.
#[component]
pub fn MatrixPane(
    /// The page.
    page: Page,
) -> impl IntoView {
    let rows = page.part(rows);
    let lit = move || rows.with(|rows| rows.iter().filter(|row| row.lit).count());
    let all = move || rows.with(Vec::len);
    view! {
        <div data-testid="matrix">
            <div class="sheet-head">
                <h2 id="matrix-heading">"Supported configurations"</h2>
                <p class="tally">{move || format!("{} of {} rows possible", lit(), all())}</p>
            </div>
            <div class="scroll" tabindex="0" role="group" aria-labelledby="matrix-heading">
                <table class="matrix">
                    <thead><ColumnHeads /></thead>
                    <tbody>{move || rows.get().iter().map(row_view).collect::<Vec<_>>()}</tbody>
                </table>
            </div>
            <p class="legend" aria-hidden="true">
                <span data-status="supported">"supported"</span>
                <span data-status="warning">"doubtful"</span>
                <span data-status="unsupported">"unsupported"</span>
                <span class="legend-lit">"possible here"</span>
            </p>
            {move || rows.get().into_iter().filter(|row| row.lit).map(reasons).collect::<Vec<_>>()}
        </div>
    }
}

/// Two lines of heads: the workspace's inbound setting over its private endpoint.
#[component]
fn ColumnHeads() -> impl IntoView {
    let groups: Vec<_> = INBOUND
        .iter()
        .map(|(_, title)| view! { <th scope="colgroup" colspan=PRIVATE_ENDPOINT.len().to_string()>{*title}</th> })
        .collect();
    let column = |(_, title): &(&str, &'static str)| view! { <th scope="col">{*title}</th> };
    let columns: Vec<_> = INBOUND.iter().flat_map(|_| PRIVATE_ENDPOINT.iter().map(column)).collect();
    view! {
        <tr><th scope="row">"Workspace from public networks"</th>{groups}</tr>
        <tr class="columns"><th scope="row">"Its private endpoint"</th>{columns}</tr>
    }
}

fn row_view(row: &Row) -> impl IntoView + use<> {
    let squares: Vec<_> = row.squares.iter().map(square_view).collect();
    view! {
        <tr data-testid=format!("matrix-row-{}", row.id) data-lit=row.lit.to_string() aria-current=row.lit.then_some("true")>
            <th scope="row">{row.title}</th>
            {squares}
        </tr>
    }
}

fn square_view(square: &Square) -> impl IntoView + use<> {
    let spoken = format!("{}{}", square.status, if square.lit { ", possible here" } else { "" });
    let title = format!("{}: {}", square.place, square.reason);
    view! {
        <td class="square" data-status=square.status data-lit=square.lit.to_string() title=title>
            <span class="visually-hidden">{spoken}</span>
        </td>
    }
}

/// Why the lit squares of a row have their status.
fn reasons(row: Row) -> impl IntoView {
    let cells: Vec<_> = row.cells.into_iter().map(cell_view).collect();
    let deployments = (!row.deployments.is_empty()).then(|| format!(" ({})", row.deployments.join(", ")));
    let few = cells.len() <= 2;
    view! {
        <details class="reasons" open=few>
            <summary>{row.title}{deployments}</summary>
            <ul class="cells">{cells}</ul>
        </details>
    }
}

fn cell_view(cell: LitCell) -> impl IntoView {
    view! {
        <li class="cell" data-status=cell.status>
            <span class="status">{cell.status}</span>
            <span>{cell.reason}</span>
            <Citations facts=cell.facts />
        </li>
    }
}
