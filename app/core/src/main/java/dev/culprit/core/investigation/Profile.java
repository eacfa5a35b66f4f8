package dev.culprit.core.investigation;

/// A named set of limits.
public enum Profile {
    SAFE,
    STANDARD,
    DEEP
}
