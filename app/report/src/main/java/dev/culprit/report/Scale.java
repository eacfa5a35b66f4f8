package dev.culprit.report;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.evidence.Figure;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.measurement.Measurement;
import java.util.Optional;

/// How the values of one case's metric are written: rates in percent, counts per day, freshness in
/// hours.
///
/// @param per follows the number in running text, for example ` rows per day`
record Scale(Figure.Unit unit, String per) {

    static Scale of(InvestigationState state) {
        Alert alert = state.alert();
        return switch (alert.metric().kind()) {
            case NULL_RATE, DUPLICATE_RATE, ORPHAN_RATE, TYPE_MISMATCH_RATE ->
                    new Scale(Figure.Unit.SHARE, "");
            case RATIO ->
                    new Scale(
                            withinOne(alert, state.measurement())
                                    ? Figure.Unit.SHARE
                                    : Figure.Unit.NUMBER,
                            "");
            case ROW_COUNT -> new Scale(Figure.Unit.COUNT, " rows per day");
            case DISTINCT_COUNT -> new Scale(Figure.Unit.COUNT, " per day");
            case SUM -> new Scale(Figure.Unit.NUMBER, " per day");
            case FRESHNESS -> new Scale(Figure.Unit.HOURS, "");
            case MEAN, CUSTOM_SQL, DESCRIPTION -> new Scale(Figure.Unit.NUMBER, "");
        };
    }

    /// A ratio of two columns need not be a share; it is written as one only when it can be.
    private static boolean withinOne(Alert alert, Optional<Measurement> measurement) {
        double largest =
                measurement
                        .map(m -> Math.max(Math.abs(m.observed()), Math.abs(m.expected())))
                        .orElseGet(() ->
                                Math.max(
                                        Math.abs(alert.actualValue().orElse(0)),
                                        Math.abs(alert.expectedValue().orElse(0))));
        return largest <= 1;
    }

    /// In running text, with its unit.
    String write(double value) {
        String bare = bare(value);
        return bare.equals(Figures.NONE) ? bare : bare + per;
    }

    /// In a table or chart whose heading carries the unit.
    String bare(double value) {
        return Figures.in(unit, value);
    }

    /// The range that was expected. What was never negative is not expected to be, whatever arithmetic
    /// says of it.
    String range(Measurement measured) {
        return bare(floor(measured, measured.low())) + " to " + bare(measured.high());
    }

    static double floor(Measurement measured, double low) {
        boolean positive =
                measured.observed() >= 0
                        && measured.series().points().stream()
                                .noneMatch(point -> point.value() < 0);
        return positive ? Math.max(0, low) : low;
    }

    String tick(double value, double step) {
        return Figures.tick(unit, value, step);
    }

    /// The unit for a heading, for example `rows per day`; empty where the number says it itself.
    String heading() {
        return per.strip();
    }
}
