//! Files of the user's own, chosen or dropped anywhere on the page. They are read here and go nowhere else.

use gloo::file::{File, FileList, futures::read_as_bytes};
use leptos::{ev, prelude::*, task::spawn_local, wasm_bindgen::JsCast, web_sys::HtmlInputElement};

use crate::page::Page;

/// Larger files are no configuration; reading them would only take time.
const LARGEST: u64 = 16 * 1024 * 1024;

/// A button that opens files; dropping them has the same effect.
#[component]
pub fn OpenFiles(
    /// The page.
    page: Page,
) -> impl IntoView {
    // Without this the browser would leave the page and show the file.
    let over = window_event_listener(ev::dragover, |event| event.prevent_default());
    let drop = window_event_listener(ev::drop, move |event| {
        event.prevent_default();
        let files = event.data_transfer().and_then(|dropped| dropped.files());
        take(page, files.map(FileList::from));
    });
    on_cleanup(move || {
        over.remove();
        drop.remove();
    });
    let chosen = move |event: ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            take(page, input.files().map(FileList::from));
            // The same file can be chosen again.
            input.set_value("");
        }
    };
    view! {
        <label class="open quiet">
            <input type="file" multiple data-testid="file-open" on:change=chosen />
            <span>"Open files"</span>
        </label>
    }
}

fn take(page: Page, files: Option<FileList>) {
    let files: Vec<File> = files.map(|files| files.to_vec()).unwrap_or_default();
    if files.is_empty() {
        return;
    }
    spawn_local(async move {
        let (mut opened, mut refused) = (Vec::new(), Vec::new());
        for file in &files {
            match text(file).await {
                Some(text) => opened.push((file.name(), text)),
                None => refused.push(file.name()),
            }
        }
        page.change(told(&opened, &refused), |session| session.open(&opened));
    });
}

/// The text of a file, if it is text.
async fn text(file: &File) -> Option<String> {
    if file.size() > LARGEST {
        return None;
    }
    let text = String::from_utf8(read_as_bytes(file).await.ok()?).ok()?;
    (!text.contains('\0')).then_some(text)
}

fn told(opened: &[(String, String)], refused: &[String]) -> String {
    let names: Vec<&str> = opened.iter().map(|(name, _)| name.as_str()).collect();
    match (names.is_empty(), refused.is_empty()) {
        (_, true) => format!("Opened: {}", names.join(", ")),
        (true, _) => format!("Not opened, because it is not text: {}", refused.join(", ")),
        _ => format!("Opened: {}. Not text: {}", names.join(", "), refused.join(", ")),
    }
}
