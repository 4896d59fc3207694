//! The editing area: a text area over the same text in colours, with line numbers beside it.

use leptos::{html, prelude::*};

use crate::page::{Detail, Page};
use crate::panes::files::{FileBar, FileTabs, SampleChoice};
use crate::state::segments::{Segment, marks, segments};
use crate::state::text::utf16_offset;
use crate::widgets::tabs::focus;

/// Samples, tabs and the text of the shown file.
#[component]
pub fn EditorPane(
    /// The page.
    page: Page,
) -> impl IntoView {
    view! {
        <section class="editor" aria-labelledby="files-heading">
            <div class="sheet-head">
                <h2 id="files-heading">"Files"</h2>
                <SampleChoice page />
            </div>
            <FileTabs page />
            <div id="editor-panel" role="tabpanel" aria-labelledby=move || format!("tab-{}", page.session.with(|session| session.active))>
                <FileBar page />
                <Show when=move || page.session.with(|session| session.active_file().is_some()) fallback=NoFile>
                    <TextArea page />
                </Show>
            </div>
            <div class="editor-foot"><UndoBar page /><KeepButton page /></div>
        </section>
    }
}

#[component]
fn NoFile() -> impl IntoView {
    view! { <p class="empty">"No file. Add one, or load a sample."</p> }
}

#[component]
fn TextArea(page: Page) -> impl IntoView {
    let area: NodeRef<html::Textarea> = NodeRef::new();
    let scroller: NodeRef<html::Div> = NodeRef::new();
    let text = Memo::new(move |_| {
        page.session.with(|session| session.active_file().map(|file| file.text.clone()).unwrap_or_default())
    });
    let name = Memo::new(move |_| {
        page.session.with(|session| session.active_file().map(|file| file.name.clone()).unwrap_or_default())
    });
    let write = move |text: String| page.session.update(|session| session.write(session.active, &text));
    follow_jumps(page, area, scroller);
    view! {
        <div class="paper" node_ref=scroller>
            <div class="page">
                <pre class="numbers" aria-hidden="true">{move || numbers(text.with(|text| lines(text)))}</pre>
                <div class="overlay">
                    <pre class="backdrop" aria-hidden="true" data-testid="backdrop">{move || coloured(page, &name.get(), &text.get())}</pre>
                    <textarea node_ref=area data-testid="editor" aria-label=move || format!("Text of {}", name.get()) wrap="off"
                        spellcheck="false" autocomplete="off" autocapitalize="off" prop:value=move || text.get()
                        on:input=move |event| write(event_target_value(&event))></textarea>
                </div>
            </div>
        </div>
    }
}

/// Lines that an editor shows for a text; an empty text has one.
fn lines(text: &str) -> usize {
    text.matches('\n').count() + 1
}

/// The line numbers, one below the other.
fn numbers(count: usize) -> String {
    let mut numbers = String::new();
    for number in 1..=count {
        numbers.push_str(&number.to_string());
        numbers.push('\n');
    }
    numbers
}

/// The text in stretches of colour. A final blank keeps the last empty line high.
fn coloured(page: Page, name: &str, text: &str) -> Vec<impl IntoView + use<>> {
    let marks = page.judgement.with(|judgement| {
        judgement.report.as_ref().map(|report| marks(report, name, text)).unwrap_or_default()
    });
    let mut stretches = segments(text, &marks);
    stretches.push(Segment { text: " ".into(), class: "text-plain".into() });
    stretches.into_iter().map(|segment| view! { <span class=segment.class>{segment.text}</span> }).collect()
}

/// Selects a place as soon as the text area shows its file.
fn follow_jumps(page: Page, area: NodeRef<html::Textarea>, scroller: NodeRef<html::Div>) {
    Effect::new(move |_| {
        let Some((range, _)) = page.jump.get() else { return };
        request_animation_frame(move || {
            let text = page.session.with_untracked(|session| {
                session.active_file().map(|file| file.text.clone()).unwrap_or_default()
            });
            let (Some(area), Some(scroller)) = (area.get_untracked(), scroller.get_untracked()) else {
                return;
            };
            area.focus().ok();
            area.set_selection_range(utf16_offset(&text, range.start), utf16_offset(&text, range.end)).ok();
            let line = i32::try_from(range.start.line).unwrap_or(i32::MAX);
            let height = area.client_height() / i32::try_from(lines(&text)).unwrap_or(1).max(1);
            scroller.set_scroll_top((line.saturating_mul(height) - scroller.client_height() / 2).max(0));
        });
    });
}

/// Says what a button changed, and takes it back.
#[component]
fn UndoBar(page: Page) -> impl IntoView {
    let what = move || page.undo.with(|undo| undo.as_ref().map(|(what, _)| what.clone()));
    view! {
        <div class="undo" role="status">
            {move || what().map(|what| view! {
                <span data-testid="notice">{what}</span>
                <button type="button" class="quiet" id="undo" data-testid="undo" on:click=move |_| page.take_back()>"Undo"</button>
            })}
        </div>
    }
}

/// Keeps what stands here, to plan from it; or leads to the plan.
#[component]
fn KeepButton(page: Page) -> impl IntoView {
    let kept = Memo::new(move |_| page.before.with(Option::is_some));
    let press = move |_| {
        if kept.get_untracked() {
            page.detail.set(Detail::Plan)
        } else {
            page.keep()
        }
        focus("detail-plan");
    };
    view! {
        <button type="button" class="quiet" data-testid="keep-here" on:click=press>
            {move || if kept.get() { "Show the plan" } else { "Keep this as before" }}
        </button>
    }
}
