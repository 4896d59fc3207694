//! A completely known configuration, as far as a conditional looks at it.

/// A fact and its value.
#[derive(Clone, Debug)]
pub struct Known {
    /// The name of the fact.
    pub fact: &'static str,
    /// The values that it may have at all.
    pub domain: &'static [&'static str],
    /// The one that it has.
    pub value: &'static str,
}

/// The values of some facts.
#[derive(Clone, Debug)]
pub struct At(pub Vec<Known>);

impl At {
    fn known(&self, fact: &str) -> Option<&Known> {
        self.0.iter().find(|known| known.fact == fact)
    }

    /// Whether the fact has the value.
    ///
    /// # Panics
    /// If a conditional looks at a fact that it does not name, or for a value that does not exist.
    #[must_use]
    pub fn is(&self, fact: &str, value: &str) -> bool {
        let known = self.known(fact);
        assert!(known.is_some(), "{fact} is not named");
        known.is_some_and(|known| {
            assert!(known.domain.contains(&value), "{fact} is never {value}");
            known.value == value
        })
    }

    /// The value of a fact; empty where it is not named.
    #[must_use]
    pub fn value(&self, fact: &str) -> &'static str {
        self.known(fact).map_or("", |known| known.value)
    }

    /// Whether the fact is among those known, and has the value.
    #[must_use]
    pub fn says(&self, fact: &str, value: &str) -> bool {
        self.known(fact).is_some() && self.is(fact, value)
    }

    /// The managed network lets everything out.
    pub(super) fn internet_outbound(&self) -> bool {
        self.is("workspace.isolation_mode", "allow_internet_outbound")
    }

    /// The managed network lets only approved destinations out.
    pub(super) fn approved_outbound(&self) -> bool {
        self.is("workspace.isolation_mode", "allow_only_approved_outbound")
    }

    /// The workspace has a managed network.
    pub(super) fn managed(&self) -> bool {
        self.internet_outbound() || self.approved_outbound()
    }

    /// The deployment has a secured network of its own.
    pub(super) fn legacy(&self) -> bool {
        !self.managed() && self.is("deployment.egress_public_network_access", "disabled")
    }

    /// The deployment's outbound traffic is public.
    pub(super) fn open(&self) -> bool {
        !self.managed() && self.is("deployment.egress_public_network_access", "enabled")
    }

    /// No public network reaches the workspace.
    pub(super) fn closed_workspace(&self) -> bool {
        self.is("workspace.public_network_access", "disabled")
    }

    /// No public network reaches the endpoint.
    pub(super) fn closed_endpoint(&self) -> bool {
        self.is("endpoint.public_network_access", "disabled")
    }

    /// The workspace has no private endpoint that clients can use.
    pub(super) fn no_private_endpoint(&self) -> bool {
        self.is("workspace.private_endpoint", "none")
    }

    /// Of the public networks, selected addresses reach the workspace.
    pub(super) fn admits_selected_addresses(&self, acls: &str) -> bool {
        !self.closed_workspace() && self.is(acls, "selected")
    }

    /// The workspace is about to be created.
    pub(super) fn being_created(&self) -> bool {
        self.is("workspace.operation", "create")
    }
}
