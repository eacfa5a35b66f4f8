package dev.culprit.core.investigation;

/// Where a query stands between proposal and result.
public enum QueryPhase {
    PROPOSED,
    REFUSED,
    WAITING,
    APPROVED,
    REJECTED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    public boolean isFinal() {
        return switch (this) {
            case PROPOSED, WAITING, APPROVED, RUNNING -> false;
            case REFUSED, REJECTED, SUCCEEDED, FAILED, CANCELLED -> true;
        };
    }
}
