package dev.culprit.desktop.bench;

import java.util.Locale;
import java.util.Map;

/// Scores as aligned text for the terminal and for documents.
public final class ScoreText {
    private ScoreText() {}

    public static String overall(Summary all) {
        var text = new StringBuilder();
        line(text, "cases", String.valueOf(all.cases().size()));
        line(text, "composite", decimals(all.composite(), 1));
        line(text, "fully correct", decimals(all.fullyCorrect(), 3));
        line(text, "exact slice", decimals(all.exactSlice(), 3));
        line(text, "exact slice, sliced cases", decimals(all.exactSliceWhereThereIsOne(), 3));
        line(text, "fault kind", decimals(all.kind(), 3));
        line(text, "table", decimals(all.table(), 3));
        line(text, "column", decimals(all.column(), 3));
        line(text, "onset within 2 h", decimals(all.onsetNear(), 3));
        line(
                text,
                "false alarms",
                all.falseAlarms() + " of " + (all.cases().size() - all.faults()));
        line(text, "Brier of confidence", decimals(all.brier(), 4));
        line(text, "seconds a case, median", decimals(all.secondsMedian(), 2));
        line(text, "seconds a case, p90", decimals(all.secondsSlowestTenth(), 2));
        return text.toString();
    }

    /// One row a group; `-` where a group has nothing to measure.
    public static String groups(String heading, Map<String, Summary> groups) {
        var text = new StringBuilder();
        text.append(
                row(
                        heading,
                        "cases",
                        "composite",
                        "correct",
                        "slice",
                        "kind",
                        "table",
                        "column",
                        "onset"));
        groups.forEach((name, group) ->
                text.append(
                        row(
                                name,
                                String.valueOf(group.cases().size()),
                                decimals(group.composite(), 1),
                                decimals(group.fullyCorrect(), 2),
                                decimals(group.exactSlice(), 2),
                                decimals(group.kind(), 2),
                                decimals(group.table(), 2),
                                decimals(group.column(), 2),
                                decimals(group.onsetNear(), 2))));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-26s %8s%n", name, value));
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-21s %5s %9s %7s %5s %5s %5s %6s %5s%n", cells);
    }

    private static String decimals(double value, int places) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + places + "f", value);
    }
}
