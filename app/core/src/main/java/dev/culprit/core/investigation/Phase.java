package dev.culprit.core.investigation;

/// The steps of the way, in order.
public enum Phase {
    CONTEXT,
    MEASURE,
    HYPOTHESES,
    TEST,
    FINDING
}
