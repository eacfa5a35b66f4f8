package dev.culprit.core.event;

/// The name of one investigation and of its stream of events. Letters, digits and `-`, at most 64.
public record InvestigationId(String value) implements Comparable<InvestigationId> {
    public InvestigationId {
        if (!value.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("Not an investigation id: " + value);
        }
    }

    @Override
    public int compareTo(InvestigationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
