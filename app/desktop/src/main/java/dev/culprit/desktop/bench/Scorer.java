package dev.culprit.desktop.bench;

import dev.culprit.desktop.bench.CaseScore.Parts;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// Scores a finding against its truth, 0 to 1. A fault: 0.30 fully correct, 0.20 kind, 0.15 exact
/// slice, 0.15 overlap of slices, 0.10 table, 0.05 column, 0.05 onset. Expected variance: 1 when so
/// called. A fault that is called expected variance, or has no finding: 0.
public final class Scorer {
    private static final double FULL_ONSET_HOURS = 1;
    private static final double HALF_ONSET_HOURS = 6;
    private static final double NO_ONSET_HOURS = 48;

    private Scorer() {}

    public static CaseScore score(Truth truth, Optional<GivenFinding> given) {
        boolean kind = given.filter(finding -> finding.fault().equals(truth.fault())).isPresent();
        if (!truth.isFault()) {
            return score(truth, given, kind, kind, kind ? 1 : 0, Optional.empty());
        }
        Optional<GivenFinding> answer = given.filter(GivenFinding::namesAFault);
        if (answer.isEmpty()) {
            return score(truth, given, false, false, 0, Optional.of(missed(truth)));
        }
        Parts parts = parts(truth, answer.get());
        boolean correct = kind && parts.exact() && parts.table() == 1;
        return score(truth, given, kind, correct, sum(kind, correct, parts), Optional.of(parts));
    }

    private static CaseScore score(
            Truth truth,
            Optional<GivenFinding> given,
            boolean kind,
            boolean correct,
            double score,
            Optional<Parts> parts) {
        return new CaseScore(
                truth,
                given.map(GivenFinding::fault).orElse(""),
                given.isPresent(),
                given.map(GivenFinding::confidence).orElse(OptionalDouble.empty()),
                given.map(GivenFinding::seconds).orElse(OptionalDouble.empty()),
                kind,
                correct,
                score,
                parts);
    }

    private static double sum(boolean kind, boolean correct, Parts parts) {
        double column = parts.column().map(named -> named ? 1.0 : 0.0).orElse(parts.table());
        return 0.30 * (correct ? 1 : 0)
                + 0.20 * (kind ? 1 : 0)
                + 0.15 * (parts.exact() ? 1 : 0)
                + 0.15 * parts.f1()
                + 0.10 * parts.table()
                + 0.05 * column
                + 0.05 * onset(parts.onsetHours());
    }

    private static Parts missed(Truth truth) {
        return new Parts(
                true,
                false,
                0,
                0,
                truth.columns().isEmpty() ? Optional.empty() : Optional.of(false),
                OptionalDouble.empty(),
                truth.second().isEmpty() ? Optional.empty() : Optional.of(false));
    }

    private static Parts parts(Truth truth, GivenFinding given) {
        return new Parts(
                false,
                truth.slices().contains(given.slice()),
                truth.slices().stream().mapToDouble(given.slice()::f1).max().orElse(0),
                table(given.tables().indexOf(truth.table())),
                truth.columns().isEmpty()
                        ? Optional.empty()
                        : Optional.of(anyIn(truth.columns(), given.columns())),
                hours(truth.onset(), given.onset()),
                truth.second().isEmpty() ? Optional.empty() : Optional.of(both(truth, given)));
    }

    private static double table(int place) {
        return switch (place) {
            case 0 -> 1;
            case 1 -> 0.5;
            default -> 0;
        };
    }

    private static boolean both(Truth truth, GivenFinding given) {
        List<ScoredSlice> named =
                Stream.concat(Stream.of(given.slice()), given.additional().stream()).toList();
        return anyIn(truth.slices(), named) && anyIn(truth.second(), named);
    }

    private static <T> boolean anyIn(Collection<T> accepted, Collection<T> named) {
        return named.stream().anyMatch(accepted::contains);
    }

    private static OptionalDouble hours(
            Optional<LocalDateTime> truth, Optional<LocalDateTime> given) {
        if (truth.isEmpty() || given.isEmpty()) {
            return OptionalDouble.empty();
        }
        long seconds = Math.abs(Duration.between(truth.get(), given.get()).toSeconds());
        return OptionalDouble.of(seconds / 3600.0);
    }

    /// 1 up to an hour, 0.5 at six, 0 from two days on, straight on a logarithmic scale between.
    private static double onset(OptionalDouble distance) {
        double hours = distance.orElse(NO_ONSET_HOURS);
        if (hours <= FULL_ONSET_HOURS) {
            return 1;
        }
        if (hours <= HALF_ONSET_HOURS) {
            return 1 - 0.5 * Math.log(hours) / Math.log(HALF_ONSET_HOURS);
        }
        if (hours >= NO_ONSET_HOURS) {
            return 0;
        }
        return 0.5
                * (1
                        - Math.log(hours / HALF_ONSET_HOURS)
                                / Math.log(NO_ONSET_HOURS / HALF_ONSET_HOURS));
    }
}
