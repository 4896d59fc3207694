//! What the Python package calls what is described here.

/// A class of the package.
#[derive(Debug)]
pub struct PythonClass {
    /// Its name.
    pub name: &'static str,
    /// What an object of it is.
    pub is: PythonKind,
    /// The arguments of its constructor, in the order of the signature.
    pub takes: &'static [&'static str],
    /// Arguments without which the program stops.
    pub needs: &'static [&'static str],
    /// How many arguments need no keyword.
    pub by_position: usize,
    /// Keys, and the arguments that a file writes below them.
    pub within: &'static [(&'static str, &'static [&'static str])],
    /// Keys that the class says by itself, with their values.
    pub sets: &'static [(&'static str, &'static str)],
    /// Whether an argument that it does not know stops the program; else it is lost without a word.
    pub refuses: bool,
}

/// What an object of a class is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PythonKind {
    /// A workspace, hub or project.
    Workspace,
    /// A managed online endpoint.
    Endpoint,
    /// A managed online deployment.
    Deployment,
    /// An online endpoint on the user's own Kubernetes.
    KubernetesEndpoint,
    /// An online deployment on the user's own Kubernetes.
    KubernetesDeployment,
    /// An outbound rule.
    Rule,
    /// Part of one of those.
    Part,
}

/// Pairs of names.
pub type Pairs = &'static [(&'static str, &'static str)];
