package dev.culprit.analyst.slices;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Several narrow slices against the one that contains them all. A fault that hits two values of an
/// attribute (`in (a, b)`), or two faults at once, can look like one change of everything. The parts
/// win when together they explain more than the whole, each at its own price, and when nothing is left
/// of the whole once their rows are taken out.
public final class Split {
    private static final double PART = 8;
    private static final double MARGIN = 3;
    private static final int MOST = 5;

    private Split() {}

    /// @param found the strongest first
    /// @param without what is found when the rows of some slices are left out
    /// @return the same list, or one led by the strongest part, with the others as its siblings
    public static List<Candidate> of(
            List<Candidate> found, Function<List<Candidate>, List<Candidate>> without) {
        if (found.isEmpty()) {
            return found;
        }
        Candidate whole = found.getFirst();
        List<Candidate> parts = parts(whole, found);
        double score = parts.stream().mapToDouble(Candidate::score).sum();
        if (parts.size() < 2 || score < whole.score() + MARGIN) {
            return found;
        }
        double left =
                without.apply(parts).stream()
                        .filter(whole::same)
                        .mapToDouble(Candidate::score)
                        .findFirst()
                        .orElse(0);
        return left >= PART ? found : led(parts, score, found);
    }

    /// Disjoint slices inside the whole, the strongest first.
    private static List<Candidate> parts(Candidate whole, List<Candidate> found) {
        List<Candidate> parts = new ArrayList<>();
        for (Candidate candidate : found) {
            boolean inside = candidate.depth() > whole.depth() && whole.contains(candidate);
            if (inside
                    && candidate.score() >= PART
                    && parts.size() < MOST
                    && parts.stream().allMatch(candidate::disjoint)) {
                parts.add(candidate);
            }
        }
        return parts;
    }

    private static List<Candidate> led(List<Candidate> parts, double score, List<Candidate> found) {
        List<Candidate> better = new ArrayList<>(found);
        better.removeAll(parts);
        better.addFirst(parts.getFirst().leading(parts.subList(1, parts.size()), score));
        return better;
    }
}
