//! The supported-configuration matrix, with the possible rows and cells lit.

use leptos::prelude::*;

use crate::page::Page;
use crate::state::matrix::{LitCell, Row, rows};
use crate::widgets::Citations;

/// The matrix.
#[component]
pub fn MatrixPane(
    /// The page.
    page: Page,
) -> impl IntoView {
    let places = page.part(|report| report.matrix.clone());
    let rows = Memo::new(move |_| places.with(|places| rows(places)));
    let lit = move || rows.with(|rows| rows.iter().filter(|row| row.lit).count());
    view! {
        <section class="sheet" aria-labelledby="matrix-heading" data-testid="matrix">
            <div class="sheet-head">
                <h2 id="matrix-heading">"Supported configurations"</h2>
                <p class="tally">{move || format!("{} of 8 rows possible", lit())}</p>
            </div>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="matrix-heading">
                <table class="matrix">
                    <thead><tr><th scope="col">"Configuration"</th><th scope="col">"This one"</th></tr></thead>
                    <tbody>{move || rows.get().into_iter().map(row_view).collect::<Vec<_>>()}</tbody>
                </table>
            </div>
        </section>
    }
}

fn row_view(row: Row) -> impl IntoView {
    let cells: Vec<_> = row.cells.into_iter().map(cell_view).collect();
    let deployments = (!row.deployments.is_empty())
        .then(|| view! { <span class="muted">{row.deployments.join(", ")}</span> });
    let method = if row.managed { "managed network" } else { "no managed network" };
    view! {
        <tr data-testid=format!("matrix-row-{}", row.id) data-lit=row.lit.to_string() aria-current=row.lit.then_some("true")>
            <th scope="row">{row.title}<span class="muted">{method}</span></th>
            <td>{deployments}<ul class="cells">{cells}</ul></td>
        </tr>
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
