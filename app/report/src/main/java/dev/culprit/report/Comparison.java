package dev.culprit.report;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.measurement.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// One row of what was alerted against what was measured.
///
/// @param counted whether the measured value stands in a query result
record Comparison(String label, String alerted, String measured, boolean counted) {
    private static final String NOT_GIVEN = "not given";
    private static final String NOT_MEASURED = "not measured";

    static List<Comparison> rows(InvestigationState state) {
        Scale scale = Scale.of(state);
        Alert alert = state.alert();
        Optional<Measurement> measured = state.measurement();
        List<Comparison> rows = new ArrayList<>();
        rows.add(
                new Comparison(
                        "Value in the window",
                        alerted(scale, alert.actualValue()),
                        measured.map(m -> scale.write(m.observed())).orElse(NOT_MEASURED),
                        true));
        rows.add(
                new Comparison(
                        "Expected",
                        alerted(scale, alert.expectedValue()),
                        measured.map(m -> range(scale, m)).orElse(NOT_MEASURED),
                        true));
        rows.add(
                new Comparison(
                        "Window",
                        span(alert.window()),
                        measured.map(m -> span(m.window())).orElse(NOT_MEASURED),
                        false));
        rows.add(
                new Comparison(
                        "Baseline",
                        span(alert.baseline()),
                        measured.map(m -> span(m.baseline())).orElse(NOT_MEASURED),
                        false));
        measured.ifPresent(m -> rows.add(new Comparison("Deviation", "", deviation(m), true)));
        measured.flatMap(Measurement::onset)
                .ifPresent(at -> rows.add(new Comparison("Onset", "", Figures.date(at), true)));
        return rows;
    }

    private static String range(Scale scale, Measurement measured) {
        return scale.write(measured.expected()) + " (" + (scale.range(measured) + ")");
    }

    private static String deviation(Measurement measured) {
        return Figures.number(measured.score()) + " standard deviations";
    }

    private static String alerted(Scale scale, OptionalDouble value) {
        return value.isPresent() ? scale.write(value.getAsDouble()) : NOT_GIVEN;
    }

    private static String span(Optional<TimeWindow> window) {
        return window.map(Comparison::span).orElse(NOT_GIVEN);
    }

    private static String span(TimeWindow window) {
        return Figures.date(window.start())
                + " to "
                + Figures.date(window.end())
                + " ("
                + (window.column() + ")");
    }
}
