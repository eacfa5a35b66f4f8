package dev.culprit.analyst.slices;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// A slice with a start from which it differs from its past.
public final class Candidate {
    static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparingDouble(Candidate::score)
                    .reversed()
                    .thenComparingInt(c -> c.attributes.length)
                    .thenComparing(c -> Arrays.toString(c.attributes))
                    .thenComparing(c -> Arrays.toString(c.codes));

    private final int[] attributes;
    private final int[] codes;
    private final double minute;
    private final double ratio;
    private final double penalty;
    private final List<Candidate> siblings;

    Candidate(int[] attributes, int[] codes, double minute, double ratio, double penalty) {
        this(attributes, codes, minute, ratio, penalty, List.of());
    }

    private Candidate(
            int[] attributes,
            int[] codes,
            double minute,
            double ratio,
            double penalty,
            List<Candidate> siblings) {
        this.siblings = List.copyOf(siblings);
        this.attributes = attributes;
        this.codes = codes;
        this.minute = minute;
        this.ratio = ratio;
        this.penalty = penalty;
    }

    public int[] attributes() {
        return attributes.clone();
    }

    public int[] codes() {
        return codes.clone();
    }

    public boolean isEverything() {
        return attributes.length == 0;
    }

    public int depth() {
        return attributes.length;
    }

    /// Start, in minutes since the window's start.
    public double minute() {
        return minute;
    }

    public double ratio() {
        return ratio;
    }

    /// Log-likelihood ratio less the penalty: higher explains more than it costs.
    public double score() {
        return ratio - penalty;
    }

    /// Whether a cell's rows lie in the slice.
    public boolean matches(LeafCube cube, int cell) {
        return cube.matches(cell, attributes, codes);
    }

    /// Further slices that moved at once with this one, the strongest first.
    public List<Candidate> siblings() {
        return siblings;
    }

    /// This one at the head of its siblings, with the score of all together.
    Candidate leading(List<Candidate> others, double score) {
        return new Candidate(attributes, codes, minute, score + penalty, penalty, others);
    }

    boolean same(Candidate other) {
        return Arrays.equals(attributes, other.attributes) && Arrays.equals(codes, other.codes);
    }

    /// Whether no row lies in both: they name different values of one attribute.
    boolean disjoint(Candidate other) {
        for (int i = 0; i < attributes.length; i++) {
            for (int j = 0; j < other.attributes.length; j++) {
                if (attributes[i] == other.attributes[j] && codes[i] != other.codes[j]) {
                    return true;
                }
            }
        }
        return false;
    }

    Candidate at(double exactMinute, double exactRatio) {
        return new Candidate(attributes, codes, exactMinute, exactRatio, penalty);
    }

    /// Whether one of the two contains the other.
    public boolean nested(Candidate other) {
        return contains(other) || other.contains(this);
    }

    /// Whether all terms of this are terms of the other.
    public boolean contains(Candidate other) {
        for (int i = 0; i < attributes.length; i++) {
            boolean found = false;
            for (int j = 0; j < other.attributes.length; j++) {
                found |= attributes[i] == other.attributes[j] && codes[i] == other.codes[j];
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }
}
