package dev.culprit.core.query;

import java.time.Instant;

/// Who let a query run, and why that was enough.
///
/// @param actor a person's name, or the policy
public record Approval(String actor, Basis basis, Instant at) {
    public enum Basis {
        /// A person approved exactly this text.
        PERSON,
        /// A person approved this and everything like it.
        RULE,
        /// The investigation was started with automatic approval.
        POLICY
    }
}
