//! Which files others hand values to: a module, or a file with values for its parameters that is not read. What such a
//! file has as defaults need not be what counts.

use super::Text;

/// Beginnings of lines of Bicep that name a file which gets values.
const BICEP: [&str; 2] = ["module ", "using "];
/// What the schema of a file with values for parameters ends with.
const VALUES: &str = "deploymentParameters.json";

/// Whether one of the other texts may give the parameters of this Bicep file other values.
pub fn bicep(uri: &str, others: &[Text<'_>]) -> bool {
    others.iter().filter(|(_, name, _)| *name != uri).any(|(.., text)| {
        let names = |line: &str| {
            let start = line.trim_start();
            BICEP.iter().any(|word| start.starts_with(word))
                && quoted(start, '\'').is_some_and(|path| ends_with(uri, path))
        };
        text.lines().any(names) || (text.contains(VALUES) && text.trim_start().starts_with('{'))
    })
}

/// Whether a module of Terraform in another folder is this folder.
pub fn terraform(folder: &str, others: &[Text<'_>]) -> bool {
    others.iter().any(|(.., text)| {
        let mut lines = text.lines().map(str::trim_start);
        lines.any(|line| {
            let path = line.strip_prefix("source").and_then(|rest| quoted(rest, '"'));
            path.is_some_and(|path| path.starts_with('.') && ends_with(folder, path))
        })
    })
}

fn quoted(line: &str, quote: char) -> Option<&str> {
    line.split(quote).nth(1)
}

/// Whether a path leads to a name, as far as can be told: by their last parts.
fn ends_with(name: &str, path: &str) -> bool {
    let last =
        |path: &str| path.trim_end_matches('/').rsplit(['/', '\\']).next().map(str::to_ascii_lowercase);
    // Above all known folders.
    matches!(last(path).as_deref(), Some("." | "..")) || last(name) == last(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    #[test]
    fn a_module_is_called_by_its_file() {
        let main =
            (FileId(0), "main.bicep", "param a string\nmodule ws './modules/ws.bicep' = {\n  name: 'x'\n}\n");
        assert!(bicep("infra/modules/ws.bicep", &[main]));
        assert!(!bicep("infra/modules/other.bicep", &[main]));
        assert!(!bicep("main.bicep", &[main]));
    }

    #[test]
    fn a_file_with_values_calls_what_it_names() {
        assert!(bicep(
            "main.bicep",
            &[(FileId(0), "prod.bicepparam", "using './main.bicep'\nparam a = 'b'\n")]
        ));
        let json =
            (FileId(0), "main.parameters.json", "{\"$schema\": \"https://x/deploymentParameters.json#\"}");
        assert!(bicep("main.bicep", &[json]));
    }

    #[test]
    fn a_folder_is_called_by_its_path() {
        let main = (FileId(0), "main.tf", "module \"ws\" {\n  source = \"./modules/ws\"\n}\n");
        assert!(terraform("modules/ws", &[main]));
        assert!(!terraform("modules/other", &[main]));
        assert!(!terraform("", &[(FileId(0), "main.tf", "module \"a\" {\n  source = \"Azure/avm\"\n}\n")]));
    }
}
