//! Reads what worlds make: each file of each instance, with the names of all of them.

use alloc::{boxed::Box, format, string::String, vec::Vec};

use super::super::{
    Builder,
    feed::{Made, Others},
};
use super::{Instance, Language, Lowering, Scope, calls::World, made::said_once};
use crate::document::forms::map::Map;
use crate::{
    document::{Limits, Reading},
    text::FileId,
};

/// What is found in a file.
#[derive(Default)]
pub struct Found {
    /// What it makes.
    pub made: Vec<Made>,
    /// What else there is.
    pub others: Others,
    /// The instances that it calls, each with the condition on which it does.
    pub called: Vec<(usize, Option<String>)>,
}

/// How the files of a language are read.
pub struct Project<'p, 'e> {
    /// The names of an instance.
    pub names: &'p dyn Fn(Instance<'e>) -> Box<dyn Language<'e> + 'e>,
    /// The files of a unit, and whether each is understood.
    pub files: &'p dyn Fn(usize) -> Vec<(FileId, bool)>,
}

/// Adds to the readings what the worlds make.
pub fn read<'e>(
    worlds: Vec<World<'e>>,
    project: &Project<'_, 'e>,
    readings: &mut Map<FileId, Reading>,
    limits: &Limits,
) {
    for (number, world) in worlds.into_iter().enumerate() {
        let names: Vec<_> = world.instances.into_iter().map(project.names).collect();
        let languages: Vec<&dyn Language<'e>> =
            names.iter().map(|names| &**names as &dyn Language<'e>).collect();
        let first =
            languages.first().and_then(|first| (project.files)(first.instance().unit).first().copied());
        let key = first.map(|(file, _)| format!("{}.{number}", file.0)).unwrap_or_default();
        let mut conditions = Map::new();
        conditions.insert(0, None);
        for (place, own) in languages.iter().enumerate() {
            let Some(condition) = conditions.get(&place).cloned() else { continue };
            for (nth, (file, readable)) in (project.files)(own.instance().unit).into_iter().enumerate() {
                let Some(reading) = readings.get_mut(&file) else { continue };
                let builder = Builder::resume(file, core::mem::take(reading), limits);
                let mut lowering = Lowering::new(builder, key.clone(), Scope::new(&languages, place));
                lowering.readable = readable;
                lowering.condition.clone_from(&condition);
                let mut found = Found::default();
                own.read(nth, &mut lowering, &mut found);
                conditions.extend(found.called);
                *reading = lowering.finished(found.made, &found.others, world.label.as_deref(), limits);
            }
        }
    }
    for reading in readings.values_mut() {
        said_once(&mut reading.problems);
    }
}
