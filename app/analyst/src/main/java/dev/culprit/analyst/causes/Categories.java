package dev.culprit.analyst.causes;

import dev.culprit.analyst.slices.Candidate;
import dev.culprit.analyst.slices.LeafCube;
import dev.culprit.analyst.study.Study;
import dev.culprit.analyst.study.ValueCount;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.measurement.Slice;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Values of an attribute that appeared or vanished: one was renamed, or many were replaced by a
/// default in one slice. The two are compared by the likelihood of the value counts.
final class Categories {
    private Categories() {}

    static void suspects(Study study, List<Suspect> suspects) {
        List<Candidate> found = study.candidates();
        String column = study.subject().column().orElse("");
        Optional<ValueCount> risen = risen(study);
        if (!Diagnosis.exceeds(found, 6) || risen.isEmpty()) {
            suspects.add(Diagnosis.expected(study, 0.9, "No value appeared or vanished."));
            vanished(study, suspects, column);
            return;
        }
        LeafCube cube = study.cube().orElseThrow();
        Optional<Integer> watched = cube.attribute(column);
        List<Candidate> without =
                found.stream().filter(c -> watched.isEmpty() || !names(c, watched.get())).toList();
        double[] bad = cube.numbers("k");
        Candidate best = without.getFirst();
        LocalDateTime onset = Onset.ofBadRows(study, best, bad);
        String value = risen.get().value();
        Likelihoods compared =
                watched.isPresent()
                        ? Likelihoods.of(study, best, watched.get(), value)
                        : new Likelihoods("", 0, 0);
        Candidate everything =
                found.stream().filter(Candidate::isEverything).findFirst().orElse(best);
        double tilt = 1 / (1 + Math.exp(Math.clamp(compared.all() - compared.one(), -30, 30)));
        suspects.add(
                new Suspect(
                        FaultKind.CATEGORY_RENAME,
                        Slice.of(column, value),
                        Diagnosis.tables(study),
                        List.of(column),
                        Optional.of(Onset.ofBadRows(study, everything, bad)),
                        0.4 + 0.55 * tilt,
                        value
                                + " appeared"
                                + (compared.old().isEmpty()
                                        ? "."
                                        : " while " + compared.old() + " lost rows."),
                        Map.of("new", value, "old", compared.old())));
        suspects.add(
                new Suspect(
                        FaultKind.DEFAULT_SUBSTITUTION,
                        Diagnosis.slice(study, best),
                        Diagnosis.tables(study),
                        List.of(column),
                        Optional.of(onset),
                        0.4 + 0.55 * (1 - tilt),
                        value + " replaces several values.",
                        Map.of("new", value)));
    }

    private static boolean names(Candidate candidate, int attribute) {
        for (int a : candidate.attributes()) {
            if (a == attribute) {
                return true;
            }
        }
        return false;
    }

    private static Optional<ValueCount> risen(Study study) {
        double window = study.topValues().stream().mapToDouble(ValueCount::window).sum();
        double baseline = study.topValues().stream().mapToDouble(ValueCount::baseline).sum();
        return ValueCount.risen(study.topValues(), window, baseline);
    }

    private static void vanished(Study study, List<Suspect> suspects, String column) {
        double days = study.subject().window().days() / study.subject().baseline().days();
        study.topValues().stream()
                .filter(v -> v.baseline() * days - v.window() > 8)
                .max(Comparator.comparingDouble(v -> v.baseline() * days - v.window()))
                .filter(v -> v.window() < 0.3 * v.baseline() * days)
                .ifPresent(v ->
                        suspects.add(
                                new Suspect(
                                        FaultKind.VOLUME_DROP,
                                        Slice.of(column, v.value()),
                                        Diagnosis.tables(study),
                                        List.of(column),
                                        Optional.of(study.subject().window().start()),
                                        0.92,
                                        v.value() + " lost its rows.",
                                        Map.of())));
    }
}
