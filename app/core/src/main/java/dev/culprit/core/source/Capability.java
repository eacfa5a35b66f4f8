package dev.culprit.core.source;

/// What a connector declares it can do; `ConnectorContract` tests what is declared, but for
/// `SERVER_TIMEOUT`: whoever ends a query, it ends at its deadline.
public enum Capability {
    /// The schema carries primary and foreign keys.
    KEYS,
    /// The schema carries row counts or estimates of them.
    ROW_COUNTS,
    /// The schema carries column statistics.
    STATISTICS,
    /// `estimate` says something better than unknown.
    ESTIMATE,
    /// `GROUPING SETS` in one pass.
    GROUPING_SETS,
    /// `aggregate FILTER (WHERE ..)`.
    FILTER_CLAUSE,
    /// A running query ends within a second of `cancel`.
    CANCEL,
    /// The server itself ends a query at its deadline.
    SERVER_TIMEOUT,
    /// The source itself refuses writes in our session.
    READ_ONLY_SESSION
}
