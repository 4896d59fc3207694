//! The closed sets of values, spelled as the report spells them.

/// Declares a closed set of fact values with `ALL` and the spelling that the report uses.
macro_rules! values {
    ($(#[$doc:meta])* $type:ident { $($(#[$variant_doc:meta])* $variant:ident = $name:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type { $($(#[$variant_doc])* $variant,)+ }

        impl $type {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The value as the report, `--assume` and the documents spell it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

values! {
    /// A public-access flag, whichever object it is on.
    Access {
        /// Public networks are let through.
        Enabled = "enabled",
        /// Public networks are not let through.
        Disabled = "disabled",
    }
}

values! {
    /// What the workspace's network ACL lets in while its public access is enabled.
    NetworkAcls {
        /// No ACL, or one whose default action is Allow.
        All = "all",
        /// Default action Deny with the addresses listed.
        Selected = "selected",
    }
}

values! {
    /// The customer's approved private endpoints of the workspace.
    PrivateEndpoint {
        /// There is none.
        None = "none",
        /// There are some, every one of them created before 24 May 2022.
        Before20220524 = "before_2022_05_24",
        /// At least one was created on or after that day.
        Current = "current",
    }
}

values! {
    /// The isolation mode of the workspace's managed virtual network.
    IsolationMode {
        /// There is no managed network.
        Disabled = "disabled",
        /// All outbound traffic to the internet is allowed.
        AllowInternetOutbound = "allow_internet_outbound",
        /// Only approved destinations are allowed.
        AllowOnlyApprovedOutbound = "allow_only_approved_outbound",
    }
}

values! {
    /// The tier of the workspace's container registry.
    Sku {
        /// No registry is attached yet.
        None = "none",
        /// Basic.
        Basic = "basic",
        /// Standard.
        Standard = "standard",
        /// Premium, the only one with private endpoints.
        Premium = "premium",
    }
}

values! {
    /// The edition of the vendor's page that judges.
    Edition {
        /// The newer page and the pages of its time.
        Current = "current",
        /// The page of January 2023.
        January2023 = "2023-01",
    }
}

values! {
    /// How bad a violated fact is.
    Severity {
        /// Worth knowing.
        Info = "info",
        /// Works, but not as it looks, or the sources disagree.
        Warning = "warning",
        /// Is rejected, or can not work.
        Error = "error",
    }
}

values! {
    /// The named intents.
    Intent {
        /// Nobody on a public network reaches the endpoint.
        PrivateInbound = "private-inbound",
        /// Of the public networks only the listed addresses reach the endpoint.
        SelectedAddressesInbound = "selected-addresses-inbound",
        /// The internet reaches the endpoint.
        PublicInbound = "public-inbound",
        /// A deployment does not reach the internet.
        NoInternetEgress = "no-internet-egress",
        /// A deployment reaches approved destinations only.
        ApprovedEgressOnly = "approved-egress-only",
        /// A deployment reaches the internet.
        InternetEgress = "internet-egress",
    }
}

values! {
    /// The derived way into the workspace (`ws.inbound`, facts section 0).
    WorkspaceInbound {
        /// No public network.
        Disabled = "disabled",
        /// The listed addresses.
        Selected = "selected",
        /// Every network.
        All = "all",
    }
}

values! {
    /// The derived outbound regime of a deployment (facts section 0).
    Regime {
        /// The workspace's managed network, whatever the deployment's flag.
        Managed = "managed",
        /// A network of the deployment's own.
        Legacy = "legacy",
        /// The public network.
        Open = "open",
    }
}
