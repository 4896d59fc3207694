//! The page's state as signals: one session, one judgement that follows from it, and what to show next.

use leptos::prelude::*;

use cofferdam_core::{
    report::{Location, Range, Repair, Report, TextFix},
    transition::Plan,
};

use crate::engine::{Judgement, judge, planned};
use crate::state::samples::{SAMPLES, Sample};
use crate::state::session::Session;

/// What is read in detail, one at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// The explanations.
    #[default]
    Why,
    /// The supported-configuration matrix.
    Matrix,
    /// Who can reach whom.
    Reach,
    /// What comes along and what is needed.
    Inventory,
    /// How to get there from what was kept.
    Plan,
}

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
    /// What is shown in detail.
    pub detail: RwSignal<Detail>,
    /// The session that was kept to plan from.
    pub before: RwSignal<Option<Session>>,
    /// How to get from what was kept to what stands here; nothing as long as nothing was kept.
    pub plan: Memo<Option<Result<Plan, String>>>,
}

impl Page {
    /// A page that shows the first sample.
    pub fn new() -> Self {
        let session = RwSignal::new(SAMPLES.first().map(Session::from_sample).unwrap_or_default());
        let request = Memo::new(move |_| session.with(Session::request));
        let judgement = Memo::new(move |_| request.with(judge));
        let before = RwSignal::new(None);
        let was =
            Memo::new(move |_| before.with(|before: &Option<Session>| before.as_ref().map(Session::request)));
        let plan =
            Memo::new(move |_| was.with(|was| was.as_ref().map(|was| request.with(|is| planned(was, is)))));
        Self {
            session,
            judgement,
            jump: RwSignal::new(None),
            undo: RwSignal::new(None),
            detail: RwSignal::new(Detail::default()),
            before,
            plan,
        }
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

    /// Makes the edits of a repair, and withdraws the choices that it changes.
    pub fn carry_out(self, repair: &Repair) {
        let what = format!("Applied: {}", repair.title);
        self.change(what, |session| {
            session.apply(&repair.edits);
            session.give_up(&repair.gives_up);
            if let Some(first) = repair.edits.first() {
                session.show(&first.uri);
            }
        });
    }

    /// Keeps what stands here, to plan from it.
    pub fn keep(self) {
        self.before.set(Some(self.session.get_untracked()));
        self.detail.set(Detail::Plan);
    }

    /// Brings back what was kept.
    pub fn bring_back(self) {
        if let Some(before) = self.before.get_untracked() {
            self.change("Brought back what was kept".into(), |session| *session = before);
        }
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
