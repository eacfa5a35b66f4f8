package dev.culprit.core.hypothesis;

/// A hypothesis' number within its investigation, from 1.
public record HypothesisId(int number) implements Comparable<HypothesisId> {
    public HypothesisId {
        if (number < 1) {
            throw new IllegalArgumentException("Hypotheses are numbered from 1");
        }
    }

    @Override
    public int compareTo(HypothesisId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "h" + number;
    }
}
