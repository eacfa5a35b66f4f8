package dev.culprit.analyst.causes;

import dev.culprit.analyst.slices.Candidate;
import dev.culprit.analyst.study.SourceState;
import dev.culprit.analyst.study.Study;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.source.TableName;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A source that stopped delivering, as a whole or for one value of an attribute.
final class StalledSources {
    private static final double MISSING_ALL = 12;
    private static final double MISSING_PART = 8;

    private StalledSources() {}

    /// Sources of the watched column that fell silent in the window.
    static void suspects(Study study, List<Suspect> suspects) {
        String column = study.subject().column().orElse("");
        for (SourceState state : study.sources()) {
            if (!state.source().fills(column)) {
                continue;
            }
            double missing = study.missing(state);
            boolean whole = state.attribute().isEmpty();
            if (missing > (whole ? MISSING_ALL : MISSING_PART)) {
                suspects.add(stalled(study, state, missing, whole ? 0.96 : 0.95, rise(study)));
            }
        }
        onlyTheWhole(suspects);
    }

    /// When the whole source stopped, its parts stopped too and say nothing more.
    private static void onlyTheWhole(List<Suspect> suspects) {
        boolean whole =
                suspects.stream()
                        .anyMatch(s ->
                                s.fault() == FaultKind.UPSTREAM_STALLED
                                        && s.slice().isEverything());
        if (whole) {
            suspects.removeIf(
                    s -> s.fault() == FaultKind.UPSTREAM_STALLED && !s.slice().isEverything());
        }
    }

    private static LocalDateTime rise(Study study) {
        List<Candidate> found = study.candidates();
        return found.isEmpty()
                ? study.subject().window().start()
                : Onset.ofBadRows(study, found.getFirst(), study.cube().orElseThrow().numbers("k"));
    }

    static Suspect stalled(
            Study study, SourceState state, double missing, double weight, LocalDateTime onset) {
        List<TableName> tables = new ArrayList<>();
        tables.add(state.source().table().name());
        tables.add(study.subject().name());
        List<String> columns = new ArrayList<>();
        state.source().time().ifPresent(columns::add);
        study.subject().column().ifPresent(columns::add);
        Slice slice =
                state.attribute()
                        .map(attribute ->
                                Slice.of(
                                        state.source().table().name().name() + "." + attribute,
                                        state.value()))
                        .orElse(Slice.EVERYTHING);
        return new Suspect(
                FaultKind.UPSTREAM_STALLED,
                slice,
                tables,
                columns,
                Optional.of(onset),
                weight,
                state.source().table().name()
                        + " delivered its last row at "
                        + state.last()
                        + "; about "
                        + Math.round(missing)
                        + " rows are missing since.",
                Map.of(
                        "source", state.source().table().name().toString(),
                        "last", state.last().toString()));
    }

    /// A parent that stopped growing leaves the newest keys without a parent.
    static void parent(Study study, List<Suspect> suspects) {
        String column = study.subject().column().orElse("");
        for (SourceState state : study.sources()) {
            boolean mine = state.source().via().filter(column::equalsIgnoreCase).isPresent();
            if (mine && state.attribute().isEmpty() && study.missing(state) > 0.5) {
                suspects.add(stalled(study, state, study.missing(state), 0.3, rise(study)));
            }
        }
    }
}
