package dev.culprit.core.hypothesis;

/// How sure we are, as a probability from 0 to 1.
public record Confidence(double value) implements Comparable<Confidence> {
    public static final Confidence NONE = new Confidence(0);

    public Confidence {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("Confidence goes from 0 to 1: " + value);
        }
    }

    public boolean atLeast(Confidence other) {
        return value >= other.value;
    }

    public Confidence cappedAt(Confidence cap) {
        return value > cap.value ? cap : this;
    }

    @Override
    public int compareTo(Confidence other) {
        return Double.compare(value, other.value);
    }
}
