//! Programs that use the Python package, and notebooks of them. A program is followed, not run: names that are given
//! literals, objects of the package's classes, and attributes that are set on them. Everything else is open. A parser
//! of the whole language is many times larger than all of this.

mod call;
mod change;
mod code;
mod doubt;
mod emit;
mod expression;
mod literal;
mod load;
pub mod notebook;
mod program;
mod statement;
mod token;
mod value;

use alloc::vec::Vec;

use super::{
    super::{Limits, Problem, Reading},
    builder::Builder,
    file::Files,
};

use self::{
    code::Code,
    program::{Program, refused},
};

/// Reads a program. Also returns the places of the files that it loads.
pub fn read(
    mut builder: Builder,
    text: &str,
    mut files: Files<'_>,
    limits: &Limits,
) -> (Reading, Vec<usize>) {
    program(&mut builder, text, text, &mut files, limits);
    (builder.finish(), files.used)
}

/// Follows a program; `whole` is the text in which files stand that are written beside it.
fn program(builder: &mut Builder, text: &str, whole: &str, files: &mut Files<'_>, limits: &Limits) {
    let code = Code::new(text);
    for start in code.torn.iter().take(1) {
        let what = "this string or bracket does not end, so Python does not read the text; end it".into();
        builder.problem(Problem::new(refused(what), builder.span(*start, start + 1)));
    }
    let mut program = Program::run(&code, limits);
    program.settle();
    program.overlooked();
    let loaded = load::files(builder, &mut program, whole, files);
    emit::documents(builder, &program, loaded);
}
