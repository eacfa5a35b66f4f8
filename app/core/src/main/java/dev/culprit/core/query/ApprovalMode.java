package dev.culprit.core.query;

/// How queries are approved in an investigation.
public enum ApprovalMode {
    /// Every inspected query may run.
    AUTO,
    /// A person decides on each.
    ASK,
    /// None may run.
    DENY
}
