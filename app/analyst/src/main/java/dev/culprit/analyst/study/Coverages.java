package dev.culprit.analyst.study;

import dev.culprit.analyst.statistics.Wilson;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.query.QueryResult.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Says of which rows a result is, and what follows where they are not all.
public final class Coverages {
    private Coverages() {}

    /// For example `a random sample of 1,000 of about 50,000 rows`.
    public static String rows(Provenance provenance) {
        String what =
                switch (provenance.coverage()) {
                    case FULL -> "all";
                    case SAMPLE -> "a sample of";
                    case TRUNCATED -> "the first";
                };
        String read = number(provenance.rowsRead()).map(n -> " " + n).orElse(" some");
        String of = number(provenance.population()).map(n -> " of about " + n).orElse("");
        return what + read + of + " rows";
    }

    private static Optional<String> number(OptionalLong count) {
        return count.isPresent()
                ? Optional.of(String.format(Locale.ROOT, "%,d", count.getAsLong()))
                : Optional.empty();
    }

    /// Why a metric cannot be told from these rows; empty when it can.
    static Optional<String> undecidable(MetricKind kind, Provenance provenance) {
        return switch (provenance.coverage()) {
            case FULL -> Optional.empty();
            case SAMPLE ->
                    switch (kind) {
                        case DUPLICATE_RATE, ORPHAN_RATE, DISTINCT_COUNT ->
                                Optional.of(lacking(kind, provenance));
                        case NULL_RATE,
                                ROW_COUNT,
                                FRESHNESS,
                                TYPE_MISMATCH_RATE,
                                MEAN,
                                SUM,
                                RATIO,
                                CUSTOM_SQL,
                                DESCRIPTION ->
                                Optional.empty();
                    };
            case TRUNCATED ->
                    switch (kind) {
                        case DUPLICATE_RATE,
                                ORPHAN_RATE,
                                DISTINCT_COUNT,
                                ROW_COUNT,
                                SUM,
                                FRESHNESS ->
                                Optional.of(lacking(kind, provenance));
                        case NULL_RATE, TYPE_MISMATCH_RATE, MEAN, RATIO, CUSTOM_SQL, DESCRIPTION ->
                                Optional.empty();
                    };
        };
    }

    private static String lacking(MetricKind kind, Provenance provenance) {
        String what =
                switch (kind) {
                    case DUPLICATE_RATE -> "Whether keys are there more than once";
                    case ORPHAN_RATE -> "Whether keys have a parent";
                    case DISTINCT_COUNT -> "How many different values there are";
                    default -> "How many rows there are, and until when,";
                };
        return what
                + " cannot be decided from "
                + rows(provenance)
                + "; the source would have to be asked itself.";
    }

    /// What a reader must know about the numbers of a series.
    ///
    /// @param series with the rows `n`, the bad ones `k` and, for some, those that count, `m`
    static List<String> assumptions(MetricKind kind, QueryResult series) {
        Provenance provenance = series.provenance();
        if (provenance.complete()) {
            return List.of();
        }
        List<String> all = new ArrayList<>();
        all.add(
                "The numbers are of "
                        + rows(provenance)
                        + " ("
                        + provenance.method()
                        + "); what is not among them was not seen."
                        + (provenance.coverage() == Coverage.TRUNCATED
                                ? " They are not a random choice, so they prove nothing."
                                : ""));
        interval(kind, series).ifPresent(all::add);
        return all;
    }

    private static Optional<String> interval(MetricKind kind, QueryResult series) {
        if (!kind.isRate() || series.provenance().coverage() != Coverage.SAMPLE) {
            return Optional.empty();
        }
        String counting = has(series, "m") ? "m" : "n";
        if (!has(series, "k") || !has(series, "n")) {
            return Optional.empty();
        }
        double hits = 0;
        double rows = 0;
        for (int row = 0; row < series.rows().size(); row++) {
            if (series.number(row, "bucket") >= 0) {
                hits += series.number(row, "k");
                rows += series.number(row, counting);
            }
        }
        Wilson interval = Wilson.of(hits, rows);
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "The rate in the window is %.1f %% of %,.0f rows of the sample; among all rows it"
                                + " lies between %.1f %% and %.1f %% with 95 %% confidence.",
                        rows > 0 ? 100 * hits / rows : 0,
                        rows,
                        100 * interval.low(),
                        100 * interval.high()));
    }

    private static boolean has(QueryResult result, String column) {
        return result.columns().stream().anyMatch(c -> c.name().equalsIgnoreCase(column));
    }
}
