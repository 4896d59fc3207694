//! Building and testing the npm package.

use std::path::PathBuf;

use cofferdam_core::rulebook::{LISTS, Listed, PHRASES};
use cofferdam_core::words::WORDS;

use crate::error::Error;
use crate::paths::Project;
use crate::run::Program;
use crate::tools;

/// Builds the package: Rust to wasm, wasm to a module with JavaScript, optimised, then the package around it.
pub fn build(project: &Project) -> Result<(), Error> {
    build_modules(project)?;
    script(project, "run build")
}

/// Builds the package and runs its tests in Node.
pub fn test(project: &Project) -> Result<(), Error> {
    build(project)?;
    script(project, "test")
}

/// A module of the package.
struct Module {
    name: &'static str,
    features: &'static str,
    /// The profile of what is downloaded.
    profile: &'static str,
    /// Whether Node, which downloads nothing, has one of its own.
    fast: bool,
}

const MODULES: [Module; 3] = [
    Module { name: "cofferdam", features: "complete", profile: "wasm-release", fast: true },
    Module { name: "verdicts", features: "judgement", profile: "wasm-small", fast: false },
    Module { name: "readers", features: "readers", profile: "wasm-release", fast: true },
];

/// Shrinks a module: no names of functions, no list of tools. The features it may use are those it lists.
///
/// The far end of the stack is what has low addresses, so no value lies there, and an offset added to an address never
/// goes past zero. Functions with a single caller stay functions: many locals in one make more bytes than a call.
const SMALL: &str = "-Oz --low-memory-unused --one-caller-inline-max-function-size=20";
/// Makes it fast instead. Large functions stay functions even with a single caller: where a function has tens of
/// thousands of values, V8 has no time to look for a good register for each.
const FAST: &str = "-O3 --low-memory-unused --one-caller-inline-max-function-size=3000";

fn build_modules(project: &Project) -> Result<(), Error> {
    let folders = tools::for_wasm(project)?;
    for module in &MODULES {
        let name = module.name;
        let script = project.npm_wasm_folder().join(format!("{name}.js"));
        let mut scripts = Vec::new();
        if module.fast {
            build_module(project, &folders, module, "wasm-fast", FAST)?;
            scripts.push(std::fs::read(&script).map_err(Error::io("read", &script))?);
            let (from, to) = (project.npm_wasm(name), project.npm_wasm(&format!("{name}_fast")));
            std::fs::rename(&from, &to).map_err(Error::io("rename", &from))?;
        }
        build_module(project, &folders, module, module.profile, SMALL)?;
        scripts.push(std::fs::read(&script).map_err(Error::io("read", &script))?);
        scripts.dedup();
        if scripts.len() > 1 {
            let message = "the builds for size and for speed import or export different things".to_string();
            return Err(Error::Content { path: script, message });
        }
    }
    write_texts(project)
}

fn build_module(
    project: &Project,
    folders: &[PathBuf],
    module: &Module,
    profile: &str,
    optimisation: &str,
) -> Result<(), Error> {
    Program::cargo(project)
        .words("build -p cofferdam-wasm --target")
        .arg(tools::WASM)
        .words("--profile")
        .arg(profile)
        .words("--no-default-features --features")
        .arg(module.features)
        .run()?;
    let compiled = project.target.join(tools::WASM).join(profile).join("cofferdam_wasm.wasm");
    Program::new(project, "wasm-bindgen")
        .path_first(folders)?
        .words("--target web --out-name")
        .arg(module.name)
        .words("--out-dir")
        .arg(project.npm_wasm_folder())
        .arg(compiled)
        .run()?;
    let module = project.npm_wasm(module.name);
    Program::new(project, "node")
        .arg(project.root.join("node_modules/binaryen/bin/wasm-opt"))
        .words(optimisation)
        .words("--strip-debug --strip-producers")
        .arg(&module)
        .arg("-o")
        .arg(&module)
        .run()
}

/// Writes the texts that the modules leave out, as JavaScript beside them.
fn write_texts(project: &Project) -> Result<(), Error> {
    let json = |texts: &[&str]| {
        format!("[\n{}\n]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(",\n"))
    };
    let listed = |item: &Listed| match item {
        Listed::Phrase(number) => number.to_string(),
        Listed::Text(text) => quoted(text),
    };
    let list = |items: &&[Listed]| format!("[{}]", items.iter().map(listed).collect::<Vec<_>>().join(", "));
    let lists = LISTS.iter().map(list).collect::<Vec<_>>().join(",\n");
    for (name, text) in [
        (
            "phrases.js",
            format!("export const TEXTS = {};\nexport const LISTS = [\n{lists}\n];\n", json(PHRASES)),
        ),
        ("words.js", format!("export default {};\n", json(WORDS))),
    ] {
        let path = project.npm_wasm_folder().join(name);
        std::fs::write(&path, text).map_err(Error::io("write", &path))?;
    }
    Ok(())
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn script(project: &Project, words: &str) -> Result<(), Error> {
    Program::npm(project).arg("--prefix").arg(project.npm_package()).words(words).run()
}
