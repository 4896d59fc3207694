//! One open fact as a row of values to choose from.

use leptos::prelude::*;

use crate::page::Page;
use crate::state::facts::{Question, subject_title};
use crate::state::session::Choice;
use crate::state::words;
use crate::widgets::Commands;

/// The values of one fact; choosing one assumes it.
#[component]
pub fn QuestionEntry(
    /// The page.
    page: Page,
    /// The fact.
    question: Question,
) -> impl IntoView {
    let Question { fact, title, subject, values, why, ask, gating: _ } = question;
    let heading = subject_title(&subject);
    let group = subject.name.as_ref().map_or_else(|| fact.to_owned(), |name| format!("{fact}@{name}"));
    let name = subject.name;
    let mut options = vec![option(page, fact, name.clone(), &group, None, true)];
    options.extend(
        values
            .into_iter()
            .map(|(value, possible)| option(page, fact, name.clone(), &group, Some(value), possible)),
    );
    view! {
        <fieldset class="question" data-testid=format!("open-{fact}")>
            <legend><span>{title}</span><span class="muted">{heading}</span></legend>
            <div class="values">{options}</div>
            <details>
                <summary>"Why open, and how to find out"</summary>
                <p><code>{fact}</code>": "{why}</p>
                <Commands label="Commands that answer it" text=ask />
            </details>
        </fieldset>
    }
}

/// One value to choose; `None` leaves the fact open.
fn option(
    page: Page,
    fact: &'static str,
    subject: Option<String>,
    group: &str,
    value: Option<&'static str>,
    possible: bool,
) -> impl IntoView + use<> {
    let own = subject.clone();
    let chosen =
        Memo::new(move |_| page.session.with(|session| session.chosen(fact, own.as_deref()) == value));
    let choose = move |_| {
        page.session.update(|session| match value {
            Some(value) => {
                session.choose(Choice { fact: fact.into(), subject: subject.clone(), value: value.into() })
            }
            None => session.withdraw(fact, subject.as_deref()),
        });
    };
    let title = value.map_or_else(|| "open".into(), words::value);
    view! {
        <label class="value">
            <input type="radio" name=group.to_owned() value=value.unwrap_or_default() disabled=!possible
                prop:checked=move || chosen.get() on:change=choose />
            <span>{title}</span>
        </label>
    }
}
