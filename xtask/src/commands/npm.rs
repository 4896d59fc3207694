//! Building and testing the npm package.

use cofferdam_core::rulebook::PHRASES;

use crate::error::Error;
use crate::paths::Project;
use crate::run::Program;
use crate::tools;

/// Builds the package: Rust to wasm, wasm to a module with JavaScript, optimised, then the package around it.
pub fn build(project: &Project) -> Result<(), Error> {
    build_module(project)?;
    script(project, "run build")
}

/// Builds the package and runs its tests in Node.
pub fn test(project: &Project) -> Result<(), Error> {
    build(project)?;
    script(project, "test")
}

fn build_module(project: &Project) -> Result<(), Error> {
    let folders = tools::for_wasm(project)?;
    Program::cargo(project)
        .words("build -p cofferdam-wasm --profile wasm-release --target")
        .arg(tools::WASM)
        .run()?;
    let compiled = project.target.join(tools::WASM).join("wasm-release/cofferdam_wasm.wasm");
    Program::new(project, "wasm-bindgen")
        .path_first(&folders)?
        .words("--target web --out-name cofferdam --out-dir")
        .arg(project.npm_wasm_folder())
        .arg(compiled)
        .run()?;
    optimise(project)?;
    write_phrases(project)
}

/// Writes the texts that the module leaves out, as a JavaScript module beside it.
fn write_phrases(project: &Project) -> Result<(), Error> {
    let path = project.npm_wasm_folder().join("phrases.js");
    let texts = serde_json::to_string_pretty(PHRASES).map_err(std::io::Error::from);
    texts
        .and_then(|texts| std::fs::write(&path, format!("export default {texts};\n")))
        .map_err(Error::io("write", &path))
}

/// Shrinks the module in place: no names of functions, no list of tools. The features it may use are those it lists.
fn optimise(project: &Project) -> Result<(), Error> {
    let module = project.npm_wasm();
    Program::new(project, "node")
        .arg(project.root.join("node_modules/binaryen/bin/wasm-opt"))
        .words("-Oz --strip-debug --strip-producers")
        .arg(&module)
        .arg("-o")
        .arg(&module)
        .run()
}

fn script(project: &Project, words: &str) -> Result<(), Error> {
    Program::npm(project).arg("--prefix").arg(project.npm_package()).words(words).run()
}
