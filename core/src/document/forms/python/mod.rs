//! Programs that use the Python package, and notebooks of them. A program is followed, not run: names that are given
//! literals, objects of the package's classes, and attributes that are set on them. Everything else is open. A parser
//! of the whole language is many times larger than all of this.

mod call;
mod change;
mod code;
mod emit;
mod expression;
mod literal;
pub mod notebook;
mod program;
mod statement;
mod token;
mod value;

use super::{
    super::{Limits, Problem, Reading, Syntax},
    builder::Builder,
};
use crate::text::FileId;

use self::{
    code::Code,
    program::{Program, refused},
};

/// Reads a program.
pub fn read(file: FileId, text: &str, limits: &Limits) -> Reading {
    let mut builder = Builder::new(file, Syntax::Python, limits);
    program(&mut builder, text, &[], limits);
    builder.finish()
}

/// Follows a program. `places` say where its parts stand in the original text.
fn program(builder: &mut Builder, text: &str, places: &[(usize, usize)], limits: &Limits) {
    let code = Code::new(text, places);
    for start in code.torn.iter().take(1) {
        let what = "this string or bracket does not end, so Python does not read the text; end it".into();
        let at = code.original(*start);
        builder.problem(Problem::new(refused(what), builder.span(at, at + 1)));
    }
    let mut program = Program::run(&code, limits);
    program.overlooked();
    emit::documents(builder, &program);
}
