package dev.culprit.analyst;

import dev.culprit.analyst.causes.Cause;
import dev.culprit.analyst.causes.Contrast;
import dev.culprit.analyst.causes.Suspect;
import dev.culprit.analyst.causes.Trial;
import dev.culprit.analyst.slices.Candidate;
import dev.culprit.analyst.study.Study;
import dev.culprit.core.context.Change;
import dev.culprit.core.hypothesis.Category;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.source.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Turns suspects into competing hypotheses and back.
final class Hypotheses {
    static final int MOST = 5;
    private static final String WEIGHT = "weight";

    private Hypotheses() {}

    /// The suspects with their rivals: a broader slice, the next best slice, and chance.
    static List<Suspect> rivals(Study study, List<Suspect> suspects) {
        List<Suspect> all = new ArrayList<>(suspects);
        if (!suspects.isEmpty()) {
            Suspect leading = suspects.getFirst();
            broader(study, leading).ifPresent(all::add);
            nextBest(study, leading).ifPresent(all::add);
            boolean chance = all.stream().anyMatch(s -> s.fault() == FaultKind.EXPECTED_VARIANCE);
            if (!chance) {
                all.add(
                        new Suspect(
                                FaultKind.EXPECTED_VARIANCE,
                                Slice.EVERYTHING,
                                List.of(study.subject().watched().name()),
                                List.of(),
                                Optional.empty(),
                                0.05,
                                "Weekdays, holidays and trends move metrics without any fault.",
                                Map.of()));
            }
        }
        return distinct(all);
    }

    private static List<Suspect> distinct(List<Suspect> all) {
        Set<String> seen = new HashSet<>();
        List<Suspect> kept = new ArrayList<>();
        for (Suspect suspect : all) {
            if (seen.add(suspect.fault() + suspect.slice().phrase()) && kept.size() < MOST) {
                kept.add(suspect);
            }
        }
        return kept;
    }

    private static Optional<Suspect> broader(Study study, Suspect leading) {
        boolean searchable =
                leading.slice().terms().stream()
                        .allMatch(t ->
                                study.subject().attributes().stream()
                                        .anyMatch(a -> a.name().equals(t.attribute())));
        if (leading.slice().isEverything()
                || !searchable
                || leading.fault() == FaultKind.MIX_SHIFT
                || leading.fault() == FaultKind.EXPECTED_VARIANCE) {
            return Optional.empty();
        }
        List<Slice.Term> terms = leading.slice().terms();
        Slice slice =
                terms.size() == 1
                        ? Slice.EVERYTHING
                        : new Slice(terms.subList(0, terms.size() - 1));
        Map<String, String> facts = new HashMap<>(leading.facts());
        facts.put(Contrast.BROADER, "true");
        return Optional.of(
                new Suspect(
                        leading.fault(),
                        slice,
                        leading.tables(),
                        leading.columns(),
                        leading.onset(),
                        0.4,
                        slice.isEverything()
                                ? "The fault may have hit all rows."
                                : "One attribute alone may explain it.",
                        facts));
    }

    /// The strongest slice apart from the leading one.
    private static Optional<Suspect> nextBest(Study study, Suspect leading) {
        List<Candidate> found = study.candidates();
        boolean comparable =
                leading.fault() != FaultKind.MIX_SHIFT
                        && leading.fault() != FaultKind.EXPECTED_VARIANCE;
        if (study.cube().isEmpty()
                || found.isEmpty()
                || leading.slice().isEverything()
                || !comparable) {
            return Optional.empty();
        }
        Candidate best = found.getFirst();
        Optional<Candidate> other =
                found.stream().filter(c -> !c.isEverything() && !c.nested(best)).findFirst();
        Map<String, String> facts = new HashMap<>(leading.facts());
        facts.put(Contrast.BROADER, "true");
        return other.map(c ->
                new Suspect(
                        leading.fault(),
                        study.cube().orElseThrow().slice(c.attributes(), c.codes()),
                        leading.tables(),
                        leading.columns(),
                        Optional.of(study.at(c.minute())),
                        0.25,
                        "It is the next best slice.",
                        facts));
    }

    /// @param change what coincides with it
    static HypothesisDraft draft(
            Study study, Suspect suspect, Slice leading, Optional<Change> change) {
        Cause.Expectations expected = new Trial(study, suspect, leading).expectations();
        Map<String, String> parameters = new HashMap<>(suspect.facts());
        parameters.put(WEIGHT, String.valueOf(suspect.weight()));
        return new HypothesisDraft(
                Titles.of(study, suspect, change),
                Coincidences.category(category(suspect.fault()), suspect, change),
                suspect.fault(),
                suspect.reason(),
                expected.ifTrue(),
                expected.ifFalse(),
                suspect.slice(),
                suspect.tables(),
                suspect.columns(),
                suspect.onset(),
                parameters);
    }

    /// The suspect behind a hypothesis; one that a person or a model added has no weight of its own.
    static Suspect suspect(HypothesisDraft draft, TableName table) {
        Map<String, String> facts = new HashMap<>(draft.parameters());
        String weight = facts.remove(WEIGHT);
        return new Suspect(
                draft.fault(),
                draft.slice(),
                draft.tables().isEmpty() ? List.of(table) : draft.tables(),
                draft.columns(),
                draft.onset(),
                weight == null ? 0.7 : Double.parseDouble(weight),
                draft.reasoning(),
                facts);
    }

    static Category category(FaultKind fault) {
        return switch (fault) {
            case UPSTREAM_STALLED, LATE_ARRIVAL -> Category.UPSTREAM_DEPENDENCY;
            case JOIN_FANOUT,
                    FORMAT_DRIFT,
                    UNIT_CHANGE,
                    CATEGORY_RENAME,
                    TIMEZONE_SHIFT,
                    DEFAULT_SUBSTITUTION,
                    TRUNCATED_STRINGS ->
                    Category.TRANSFORMATION_BUG;
            case NULL_SPIKE,
                    VOLUME_DROP,
                    VOLUME_SPIKE,
                    DUPLICATE_ROWS,
                    ORPHANED_FK,
                    DISTRIBUTION_SHIFT,
                    MIX_SHIFT,
                    OTHER ->
                    Category.DATA_QUALITY;
            case EXPECTED_VARIANCE -> Category.EXPECTED_VARIANCE;
        };
    }
}
