//! The file tabs, and adding, renaming and removing files.

use leptos::{ev::KeyboardEvent, prelude::*};

use crate::page::Page;
use crate::panes::open::OpenFiles;
use crate::state::samples::{SAMPLES, find};
use crate::state::segments::mood;
use crate::state::session::Session;
use crate::widgets::tabs::{focus, neighbour};

/// Loads a sample.
#[component]
pub fn SampleChoice(
    /// The page.
    page: Page,
) -> impl IntoView {
    let chosen = RwSignal::new(SAMPLES.first().map_or("", |sample| sample.id).to_owned());
    let load = move |_| {
        if let Some(sample) = find(&chosen.get_untracked()) {
            page.load(sample);
        }
    };
    let options: Vec<_> =
        SAMPLES.iter().map(|sample| view! { <option value=sample.id>{sample.title}</option> }).collect();
    view! {
        <div class="samples">
            <label class="field">
                <span>"Sample"</span>
                <select data-testid="sample" on:change=move |event| chosen.set(event_target_value(&event))>{options}</select>
            </label>
            <button type="button" data-testid="sample-load" on:click=load>"Load"</button>
        </div>
    }
}

/// The tabs of the files.
#[component]
pub fn FileTabs(
    /// The page.
    page: Page,
) -> impl IntoView {
    let files = Memo::new(move |_| page.session.with(tabs));
    view! {
        <div class="tabs">
            <div role="tablist" aria-label="Files" on:keydown=move |event| turn(page, &event)>
                <For each=move || files.get() key=Clone::clone let((id, name))>
                    <FileTab page id name />
                </For>
            </div>
            <OpenFiles page />
            <button type="button" data-testid="file-add" class="quiet" on:click=move |_| page.session.update(|session| session.add("untitled.yml", ""))>
                "Add file"
            </button>
        </div>
    }
}

/// Id and name of each file.
fn tabs(session: &Session) -> Vec<(u32, String)> {
    session.files.iter().map(|file| (file.id, file.name.clone())).collect()
}

#[component]
fn FileTab(page: Page, id: u32, name: String) -> impl IntoView {
    let active = Memo::new(move |_| page.session.with(|session| session.active == id));
    let uri = name.clone();
    let testid = format!("tab-{name}");
    let mood = page.part(move |report| Some(mood(report, &uri)));
    view! {
        <button type="button" role="tab" id=format!("tab-{id}") data-testid=testid aria-controls="editor-panel"
            aria-selected=move || active.get().to_string() tabindex=move || if active.get() { "0" } else { "-1" }
            data-mood=move || mood.get().unwrap_or_default()
            on:click=move |_| page.session.update(|session| session.active = id)>
            {name}
        </button>
    }
}

/// Moves between tabs by arrow keys, Home and End.
fn turn(page: Page, event: &KeyboardEvent) {
    let files = page.session.with_untracked(tabs);
    let active = page.session.with_untracked(|session| session.active);
    let Some(place) = files.iter().position(|(id, _)| *id == active) else { return };
    let Some(next) = neighbour(&event.key(), place, files.len()) else { return };
    event.prevent_default();
    if let Some((id, _)) = files.get(next) {
        page.session.update(|session| session.active = *id);
        focus(&format!("tab-{id}"));
    }
}

/// Name of the shown file, to change, and its removal.
#[component]
pub fn FileBar(
    /// The page.
    page: Page,
) -> impl IntoView {
    let active = Memo::new(move |_| {
        page.session.with(|session| session.active_file().map(|file| (file.id, file.name.clone())))
    });
    let name = move || active.get().map(|(_, name)| name).unwrap_or_default();
    let rename = move |name: String| page.session.update(|session| session.rename(session.active, &name));
    let remove =
        move |_| page.change(format!("Removed: {}", name()), |session| session.remove(session.active));
    view! {
        <Show when=move || active.with(Option::is_some)>
            <div class="file-bar">
                <label class="field">
                    <span>"File name"</span>
                    <input type="text" data-testid="file-name" spellcheck="false" autocomplete="off" prop:value=name
                        on:change=move |event| rename(event_target_value(&event)) />
                </label>
                <button type="button" class="quiet" data-testid="file-remove" on:click=remove>"Remove file"</button>
            </div>
        </Show>
    }
}
