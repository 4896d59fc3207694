//! What a repair changes, and where in the text.

use cofferdam_core::report::{Location, RepairChange, TextFix};
use leptos::prelude::*;

use crate::page::Page;
use crate::state::excerpt::excerpt;
use crate::state::facts::subject_title;
use crate::state::words::way;
use crate::widgets::{Citations, PlaceLink, Prose};

/// The changes, each with what it takes.
#[component]
pub fn Changes(
    /// The changes, in their order.
    changes: Vec<RepairChange>,
) -> impl IntoView {
    let entries: Vec<_> = changes.into_iter().map(change_view).collect();
    view! { <ul class="changes">{entries}</ul> }
}

fn change_view(change: RepairChange) -> impl IntoView {
    let names: Vec<String> = change.subjects.iter().map(subject_title).collect();
    let made = match (change.unknown, change.edited) {
        (true, _) => "where it is not so already",
        (false, true) => "by the edits",
        (false, false) => "on the service",
    };
    let marks = [
        (change.irreversible, "error", "can not be undone"),
        (change.widens, "warning", "opens what is closed now"),
    ];
    let marks: Vec<_> = marks
        .into_iter()
        .filter(|(there, ..)| *there)
        .map(|(_, severity, word)| view! { <span class="tag" data-severity=severity>{word}</span> })
        .collect();
    view! {
        <li>
            <Prose alone=true text=change.title />" "
            <span class="muted">{format!("{}, {}, {made}", names.join(", "), way(change.way))}</span>" "
            {marks}" "
            <Citations facts=change.facts />
        </li>
    }
}

/// The edits, each with its line: what goes and what comes.
#[component]
pub fn Edits(
    /// The page.
    page: Page,
    /// The edits.
    edits: Vec<TextFix>,
) -> impl IntoView {
    let entries: Vec<_> = edits.into_iter().map(|edit| edit_view(page, edit)).collect();
    (!entries.is_empty()).then(|| view! { <ul class="edits" aria-label="Edits">{entries}</ul> })
}

fn edit_view(page: Page, edit: TextFix) -> impl IntoView {
    let TextFix { uri, range, new_text } = edit;
    let place = Location { uri, pointer: String::new(), primary: true, range, message: String::new() };
    let line = page.session.with_untracked(|session| excerpt(&session.files, &place));
    // What is inserted as lines of its own has no line to stand in.
    let whole_lines = new_text.contains('\n');
    let added = new_text.trim_matches('\n').to_owned();
    let shown = match line.filter(|_| !whole_lines) {
        Some(line) => view! {
            <code class="excerpt">{line.before}
                {(!line.part.is_empty()).then(|| view! { <del>{line.part}</del>" " })}
                {(!added.is_empty()).then(|| view! { <ins>{added}</ins> })}{line.after}</code>
        }
        .into_any(),
        None => view! { <pre class="excerpt"><ins>{added}</ins></pre> }.into_any(),
    };
    view! { <li><PlaceLink page place />{shown}</li> }
}
