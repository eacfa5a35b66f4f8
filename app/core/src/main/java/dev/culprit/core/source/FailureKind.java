package dev.culprit.core.source;

/// Why the outside world failed, as far as the user's next step depends on it.
public enum FailureKind {
    AUTH,
    UNREACHABLE,
    TIMEOUT,
    THROTTLED,
    REJECTED,
    UNSUPPORTED,
    INTERNAL
}
