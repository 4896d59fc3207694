//! Bicep: each resource as Resource Manager gets it, as far as literals, parameters and variables tell. Files belong
//! together: modules to those who call them, files of values to the templates that they are for.

mod names;
mod resource;
mod statements;
mod values;

use alloc::{boxed::Box, string::ToString, vec::Vec};

use super::{
    Text,
    braces::{
        Expression, Kind, Resource,
        calls::{self, Call, Unit},
        opened,
        worlds::{self, Project},
    },
    called::Called,
    path,
    sets::{self, Declaring},
};
use crate::document::forms::map::Map;
use crate::{
    document::{Limits, Problem, Reading, Syntax},
    text::FileId,
};
use names::{Names, content};
use statements::Program;
pub use values::Values;

/// The files of Bicep's among the texts.
pub struct Files<'t> {
    texts: Vec<Text<'t>>,
    programs: Vec<Program<'t>>,
}

impl<'t> Files<'t> {
    /// Of these texts.
    pub fn of(texts: Vec<Text<'t>>, limits: &Limits) -> Self {
        let programs =
            texts.iter().map(|(file, _, text)| statements::parse(*file, text, limits.depth)).collect();
        Self { texts, programs }
    }

    /// The templates that are nobody's modules, each with its number.
    pub fn templates(&self) -> Vec<(usize, Declaring)> {
        let mut units = self.units();
        let is_template =
            |number: &usize| self.programs.get(*number).is_some_and(|file| file.using.is_none());
        let values = (0..units.len()).filter(|number| !is_template(number));
        values.for_each(|number| units.get_mut(number).into_iter().for_each(|unit| unit.calls.clear()));
        let named = |number: usize| {
            let unit = units.get(number)?;
            let declared = unit.declared.iter().map(|name| name.to_ascii_lowercase()).collect();
            Some((number, (self.texts.get(number)?.1.to_string(), declared)))
        };
        calls::roots(&units).into_iter().filter(is_template).filter_map(named).collect()
    }

    fn units(&self) -> Vec<Unit<'_>> {
        self.texts.iter().zip(&self.programs).map(unit).collect()
    }

    /// Reads all of them, with values that other files give to the parameters of some.
    pub fn read(&self, values: &[Values<'_>], called: &Called<'_>, limits: &Limits) -> Map<FileId, Reading> {
        let units = self.units();
        let mut readings = Map::new();
        for (number, (text, program)) in self.texts.iter().zip(&self.programs).enumerate() {
            let wrong = ("Bicep", program.wrong.as_slice(), program.too_deep);
            let mut reading = opened((text.0, text.2), Syntax::Bicep, wrong, limits);
            self.tell_using(number, &units, &mut reading);
            readings.insert(text.0, reading);
        }
        let sets = values.iter().flat_map(|values| values.sets(&units)).collect();
        let program = |unit: usize| self.texts.get(unit).zip(self.programs.get(unit));
        let project = Project {
            names: &|own| {
                let file = program(own.unit);
                // Commands name the template itself, not its modules.
                let called = file.filter(|_| own.by.is_none()).map(|(text, _)| called.of(text.1));
                Box::new(Names::of(file.map(|(_, program)| program), own, called.unwrap_or_default()))
            },
            files: &|unit| {
                let file = program(unit);
                let is_readable = |file: &Program<'_>| file.wrong.is_empty() && file.too_deep.is_none();
                file.map(|(text, program)| (text.0, is_readable(program))).into_iter().collect()
            },
        };
        worlds::read(calls::worlds(&units, sets), &project, &mut readings, limits);
        readings
    }

    /// Says for which template a file of values is, if that is amiss.
    fn tell_using(&self, number: usize, units: &[Unit<'_>], reading: &mut Reading) {
        let using = self.programs.get(number).and_then(|program| program.using.as_ref());
        let call = units.get(number).and_then(|unit| unit.calls.first());
        let (Some((using, _)), Some(call)) = (using, call) else { return };
        let template = units.iter().find(|unit| call.path.as_ref() == Some(&unit.path));
        let found = match template {
            Some(unit) => sets::strange(call.given.keys().copied(), &unit.declared),
            None => Some(sets::alone()),
        };
        let span = using.span();
        reading.problems.extend(found.map(|kind| Problem::new(kind, span)));
    }
}

/// What a file has to do with others.
fn unit<'e>((text, program): (&Text<'e>, &'e Program<'e>)) -> Unit<'e> {
    let folder = path::folder(text.1);
    let path = |written: &Expression<'_>| {
        // Something of a registry has a scheme.
        let path = written.text().filter(|path| !path.contains(':'));
        path.map(|path| path::resolved(folder, path))
    };
    let module = |module: &'e Resource<'e>| {
        let (_, body) = content(&module.body);
        let params = body.get("params");
        let (given, whole) = match params.map(|params| &params.kind) {
            Some(Kind::Object { pairs, whole, .. }) => (pairs.as_slice(), *whole),
            // All that is written may be something else.
            other => (&[][..], other.is_none() && matches!(body.kind, Kind::Object { whole: true, .. })),
        };
        let given = given.iter().filter_map(|pair| Some((pair.key.word()?, &pair.value))).collect();
        Call { symbol: module.symbol, path: path(&module.arm_type), given, whole }
    };
    let mut calls: Vec<Call<'_>> = program.modules.iter().map(module).collect();
    if let Some((using, extended)) = &program.using {
        let given = program.parameters.iter();
        let given = given.filter_map(|(name, of)| Some((*name, of.default.as_ref()?))).collect();
        calls.push(Call { symbol: "", path: path(using), given, whole: !extended });
    }
    let declared = program.parameters.keys().copied().collect();
    Unit { path: path::resolved("", text.1), size: text.2.len(), declared, calls }
}
