//! The samples that the page offers, as real files under `web/samples/`.

/// A set of files to start from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Stable name, used by the page's controls.
    pub id: &'static str,
    /// What it shows.
    pub title: &'static str,
    /// Names and texts of the files.
    pub files: &'static [(&'static str, &'static str)],
}

/// The file of a sample by its name.
macro_rules! file {
    ($folder:literal, $name:literal) => {
        ($name, include_str!(concat!("../../samples/", $folder, "/", $name)))
    };
}

/// Every sample; the first one is shown at the start.
pub const SAMPLES: &[Sample] = &[
    Sample {
        id: "private-in-private-out",
        title: "Secure inbound, secure outbound",
        files: &[
            file!("private-in-private-out", "endpoint.yml"),
            file!("private-in-private-out", "deployment.yml"),
            file!("private-in-private-out", "workspace.yml"),
            file!("private-in-private-out", "workspace.json"),
        ],
    },
    Sample {
        id: "private-in-public-out",
        title: "Secure inbound, public outbound",
        files: &[
            file!("private-in-public-out", "endpoint.yml"),
            file!("private-in-public-out", "deployment.yml"),
            file!("private-in-public-out", "workspace.yml"),
            file!("private-in-public-out", "workspace.json"),
        ],
    },
    Sample {
        id: "public-in-private-out",
        title: "Public inbound, secure outbound",
        files: &[
            file!("public-in-private-out", "endpoint.yml"),
            file!("public-in-private-out", "deployment.yml"),
            file!("public-in-private-out", "workspace.yml"),
            file!("public-in-private-out", "workspace.json"),
        ],
    },
    Sample {
        id: "public-in-public-out",
        title: "Public inbound, public outbound",
        files: &[
            file!("public-in-public-out", "endpoint.yml"),
            file!("public-in-public-out", "deployment.yml"),
            file!("public-in-public-out", "workspace.yml"),
        ],
    },
    Sample {
        id: "broken",
        title: "Broken: a typing error and a bad combination",
        files: &[
            file!("broken", "endpoint.yml"),
            file!("broken", "deployment.yml"),
            file!("broken", "workspace.yml"),
        ],
    },
];

/// The sample of that id.
pub fn find(id: &str) -> Option<&'static Sample> {
    SAMPLES.iter().find(|sample| sample.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ids_and_file_names_are_unique() {
        let ids: BTreeSet<_> = SAMPLES.iter().map(|sample| sample.id).collect();
        assert_eq!(ids.len(), SAMPLES.len());
        for sample in SAMPLES {
            let names: BTreeSet<_> = sample.files.iter().map(|(name, _)| name).collect();
            assert_eq!(names.len(), sample.files.len(), "{}", sample.id);
        }
    }

    #[test]
    fn every_file_has_text_that_ends_with_a_line_break() {
        for (name, text) in SAMPLES.iter().flat_map(|sample| sample.files) {
            assert!(text.ends_with('\n') && text.trim().len() > 40, "{name}");
        }
    }

    #[test]
    fn samples_are_found_by_id() {
        assert_eq!(find("broken").map(|sample| sample.files.len()), Some(3));
        assert_eq!(find("nothing"), None);
    }
}
