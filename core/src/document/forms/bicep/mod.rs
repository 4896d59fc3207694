//! Bicep: each resource as Resource Manager gets it, as far as literals, parameters and variables tell.

mod names;
mod resource;
mod statements;

use alloc::{string::ToString, vec::Vec};

use super::{
    Builder,
    braces::{Lowering, Others, Scope},
};
use crate::{
    document::{Limits, Reading, Syntax},
    severity::Severity,
    text::FileId,
};
use names::Names;

/// Reads a Bicep file. Where others call it, the defaults of its parameters say nothing.
pub fn read(file: FileId, text: &str, called: bool, limits: &Limits) -> Reading {
    let program = statements::parse(file, text, limits.depth);
    let builder = Builder::new(file, Syntax::Bicep, limits);
    let names = Names::of(&program, called);
    let mut lowering = Lowering::new(builder, text, file.0.to_string(), Scope::new(&names));
    lowering.tell_wrong("Bicep", &program.wrong, program.too_deep, limits.depth);
    if called && let Some(first) = names.resources.first() {
        let message =
            "another file may give the parameters of this one other values, so their defaults are not taken";
        lowering.tell(
            "defaults-not-taken",
            Severity::Info,
            first.resource.arm_type.span(),
            message.to_string(),
        );
    }
    for module in &program.modules {
        let message = alloc::format!(
            "what the module `{}` makes is written in a file of its own, which is judged where it is given",
            module.symbol
        );
        lowering.tell("module", Severity::Info, module.arm_type.span(), message);
    }
    let (mut made, mut others) = (Vec::new(), Others::new());
    for (number, declared) in names.resources.iter().enumerate() {
        if !declared.arm_type.contains('/') {
            continue;
        }
        let part = resource::read(&names, number, &mut lowering);
        made.extend(part.and_then(|part| lowering.resource(part, &mut others)));
    }
    lowering.finished(made, &others, limits)
}
