//! What the user has entered: files, assumptions, intents, edition.

use cofferdam_core::{
    report::TextFix,
    request::{Edition, Goal, InputDocument, Request},
};

use super::samples::{SAMPLES, Sample};
use super::text::apply_edits;

/// One file tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Stays the same when the file is renamed.
    pub id: u32,
    /// Name, unique among the files.
    pub name: String,
    /// The text, with line feeds only.
    pub text: String,
}

/// A value that the user chose for a fact which no file states.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Choice {
    /// Fact name.
    pub fact: String,
    /// Name of the subject; `None` where it has none.
    pub subject: Option<String>,
    /// The value.
    pub value: String,
}

impl Choice {
    /// The assumption as a request spells it.
    pub fn assumption(&self) -> String {
        match &self.subject {
            Some(subject) => format!("{}@{subject}={}", self.fact, self.value),
            None => format!("{}={}", self.fact, self.value),
        }
    }

    /// True when both choose a value of the same fact of the same subject.
    fn rivals(&self, fact: &str, subject: Option<&str>) -> bool {
        self.fact == fact && self.subject.as_deref() == subject
    }
}

/// Everything the user has entered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// The files, in the order of their tabs.
    pub files: Vec<File>,
    /// Id of the file that is shown.
    pub active: u32,
    /// Chosen values, in the order of choosing.
    pub choices: Vec<Choice>,
    /// Wanted inbound exposure.
    pub inbound_intent: Option<String>,
    /// Wanted outbound exposure.
    pub outbound_intent: Option<String>,
    /// Edition of the documentation.
    pub edition: Edition,
    /// Repairs need not meet the intents: it is enough that it works.
    pub only_works: bool,
    next_id: u32,
}

impl Session {
    /// A session that shows a sample.
    pub fn from_sample(sample: &Sample) -> Self {
        let mut session = Self::default();
        session.load(sample);
        session
    }

    /// Replaces files and choices by those of a sample; intents and edition stay.
    pub fn load(&mut self, sample: &Sample) {
        self.files.clear();
        self.choices.clear();
        for (name, text) in sample.files {
            self.add(name, text);
        }
        self.active = self.files.first().map_or(0, |file| file.id);
    }

    /// Adds a file and shows it. The name is made unique.
    pub fn add(&mut self, name: &str, text: &str) {
        let id = self.next_id;
        self.next_id += 1;
        let name = self.unique_name(name, id);
        self.files.push(File { id, name, text: text.replace("\r\n", "\n") });
        self.active = id;
    }

    /// Adds files of the user's own and shows the first of them; a sample that nobody has changed makes room.
    pub fn open(&mut self, files: &[(String, String)]) {
        if SAMPLES.iter().any(|sample| self.shows(sample)) {
            self.files.clear();
            self.choices.clear();
        }
        let first = self.next_id;
        for (name, text) in files {
            self.add(name, text);
        }
        self.active = first;
    }

    fn shows(&self, sample: &Sample) -> bool {
        let shown = self.files.iter().map(|file| (&*file.name, &*file.text));
        shown.eq(sample.files.iter().copied())
    }

    /// Removes a file and shows its neighbour.
    pub fn remove(&mut self, id: u32) {
        let place = self.files.iter().position(|file| file.id == id);
        self.files.retain(|file| file.id != id);
        if self.active == id {
            let neighbour = place.map_or(0, |place| place.min(self.files.len().saturating_sub(1)));
            self.active = self.files.get(neighbour).map_or(0, |file| file.id);
        }
    }

    /// Renames a file; an empty name changes nothing, a taken one gets a number.
    pub fn rename(&mut self, id: u32, name: &str) {
        if name.trim().is_empty() {
            return;
        }
        let name = self.unique_name(name.trim(), id);
        if let Some(file) = self.files.iter_mut().find(|file| file.id == id) {
            file.name = name;
        }
    }

    fn unique_name(&self, wanted: &str, id: u32) -> String {
        let taken = |name: &str| self.files.iter().any(|file| file.id != id && file.name == name);
        if !taken(wanted) {
            return wanted.to_owned();
        }
        let (stem, extension) = wanted.rsplit_once('.').unwrap_or((wanted, "yml"));
        (2..)
            .map(|number| format!("{stem}-{number}.{extension}"))
            .find(|name| !taken(name))
            .unwrap_or_default()
    }

    /// Replaces the text of a file.
    pub fn write(&mut self, id: u32, text: &str) {
        if let Some(file) = self.files.iter_mut().find(|file| file.id == id) {
            file.text = text.replace("\r\n", "\n");
        }
    }

    /// The file that is shown.
    pub fn active_file(&self) -> Option<&File> {
        self.files.iter().find(|file| file.id == self.active)
    }

    /// Shows the file of that name.
    pub fn show(&mut self, name: &str) {
        if let Some(file) = self.files.iter().find(|file| file.name == name) {
            self.active = file.id;
        }
    }

    /// Applies the edits of a fix to the files that they name.
    pub fn apply(&mut self, edits: &[TextFix]) {
        for file in &mut self.files {
            let own: Vec<_> = edits.iter().filter(|edit| edit.uri == file.name).collect();
            if !own.is_empty() {
                file.text = apply_edits(&file.text, &own);
            }
        }
    }

    /// Withdraws the choices of these assumptions, which no longer hold.
    pub fn give_up(&mut self, assumptions: &[String]) {
        self.choices.retain(|choice| !assumptions.contains(&choice.assumption()));
    }

    /// Chooses a value of a fact, in place of an earlier choice.
    pub fn choose(&mut self, choice: Choice) {
        self.withdraw(&choice.fact, choice.subject.as_deref());
        self.choices.push(choice);
    }

    /// Takes a choice back.
    pub fn withdraw(&mut self, fact: &str, subject: Option<&str>) {
        self.choices.retain(|choice| !choice.rivals(fact, subject));
    }

    /// The value chosen for a fact of a subject.
    pub fn chosen(&self, fact: &str, subject: Option<&str>) -> Option<&str> {
        self.choices.iter().find(|choice| choice.rivals(fact, subject)).map(|choice| &*choice.value)
    }

    /// The question that the session asks.
    pub fn request(&self) -> Request {
        let document = |file: &File| InputDocument { uri: file.name.clone(), text: file.text.clone() };
        let intents: Vec<String> = self.inbound_intent.iter().chain(&self.outbound_intent).cloned().collect();
        let goal = if self.only_works || intents.is_empty() { Goal::Works } else { Goal::Intended };
        Request {
            documents: self.files.iter().map(document).collect(),
            intents,
            repair: Some(goal),
            assume: self.choices.iter().map(Choice::assumption).collect(),
            edition: self.edition,
            ..Request::default()
        }
    }
}

#[cfg(test)]
#[path = "session_tests.rs"]
mod tests;
