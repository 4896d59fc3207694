//! The page's state as signals: one session, one judgement that follows from it, and what to show next.

use leptos::prelude::*;

use cofferdam_core::report::{Location, Range, Report, TextFix};

use crate::engine::{Judgement, judge};
use crate::state::samples::{SAMPLES, Sample};
use crate::state::session::Session;

/// The page's state; cheap to copy.
#[derive(Clone, Copy)]
pub struct Page {
    /// What the user has entered.
    pub session: RwSignal<Session>,
    /// What the engine says to it.
    pub judgement: Memo<Judgement>,
    /// Place to select in the editor, and how often one was asked for.
    pub jump: RwSignal<Option<(Range, u32)>>,
    /// The session before the last change that a button made, and what that button did.
    pub undo: RwSignal<Option<(String, Session)>>,
}

impl Page {
    /// A page that shows the first sample.
    pub fn new() -> Self {
        let session = RwSignal::new(SAMPLES.first().map(Session::from_sample).unwrap_or_default());
        let request = Memo::new(move |_| session.with(Session::request));
        let judgement = Memo::new(move |_| request.with(judge));
        Self { session, judgement, jump: RwSignal::new(None), undo: RwSignal::new(None) }
    }

    /// A part of the report that changes only when it differs; the default while there is no report.
    pub fn part<T>(self, read: impl Fn(&Report) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            self.judgement.with(|judgement| judgement.report.as_ref().map(&read)).unwrap_or_default()
        })
    }

    /// Shows the file of a place and selects its characters.
    pub fn show(self, place: &Location) {
        self.session.update(|session| session.show(&place.uri));
        let range = place.range;
        self.jump.update(|jump| *jump = Some((range, jump.map_or(0, |(_, count)| count.wrapping_add(1)))));
    }

    /// Changes the session in a way that can be taken back.
    pub fn change(self, what: String, change: impl FnOnce(&mut Session)) {
        let before = self.session.get_untracked();
        self.session.update(change);
        self.undo.set(Some((what, before)));
    }

    /// Applies the edits of a fix.
    pub fn apply(self, title: &str, edits: &[TextFix]) {
        self.change(format!("Applied: {title}"), |session| session.apply(edits));
    }

    /// Replaces the files by a sample.
    pub fn load(self, sample: &Sample) {
        self.change(format!("Loaded: {}", sample.title), |session| session.load(sample));
    }

    /// Takes the last change of a button back.
    pub fn take_back(self) {
        if let Some((_, before)) = self.undo.get_untracked() {
            self.session.set(before);
            self.undo.set(None);
        }
    }
}
