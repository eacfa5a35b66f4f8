package dev.culprit.analyst.metric;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.source.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An alert on a table of daily sums, read as one on the rows that were summed up: `sum(n_rows)` is a
/// number of rows, `sum(total_x)` a sum of `x`, and their quotient a mean.
final class Rollup {
    private static final Pattern COUNT =
            Pattern.compile(
                    "n|cnt|count|counts|rows|records|n_.*|num_.*|(.*_)?(cnt|count|rows|records)");
    private static final Pattern SUM = Pattern.compile("(?:total|sum)_(.+)|(.+)_(?:total|sum)");
    private static final Pattern WRAPPED =
            Pattern.compile("\\s*sum\\s*\\(\\s*\"?(\\w+)\"?\\s*\\)\\s*", Pattern.CASE_INSENSITIVE);

    private final Alert alert;
    private final DatasetContext context;

    private Rollup(Alert alert, DatasetContext context) {
        this.alert = alert;
        this.context = context;
    }

    /// The alert on the rows; empty when its table sums up nothing that is known.
    static Optional<Reading> read(Alert alert, DatasetContext context) {
        return new Rollup(alert, context).read();
    }

    private Optional<Reading> read() {
        Optional<Table> mart = context.schema().table(alert.dataset());
        return mart.flatMap(this::source).flatMap(fact -> on(mart.orElseThrow(), fact));
    }

    /// The largest table that feeds the mart and keeps single rows.
    private Optional<Table> source(Table mart) {
        return context.lineage().stream()
                .flatMap(lineage -> lineage.into(mart.name()).stream())
                .flatMap(edge -> context.schema().table(edge.from()).stream())
                .filter(table -> Times.event(table).isPresent())
                .filter(table -> !carriesKey(mart, table))
                .max(Comparator.comparingLong(table -> table.rows().orElse(0)));
    }

    private static boolean carriesKey(Table mart, Table fact) {
        List<String> key =
                fact.primaryKey().isEmpty()
                        ? List.of(fact.columns().getFirst().name())
                        : fact.primaryKey();
        return key.stream().anyMatch(column -> mart.column(column).isPresent());
    }

    private Optional<Reading> on(Table mart, Table fact) {
        return metric(fact)
                .map(metric -> {
                    String time = Times.event(fact).orElseThrow();
                    Optional<TimeWindow> window =
                            alert.window().map(w -> new TimeWindow(time, w.start(), w.end()));
                    return Reading.plain(
                                    Reading.alert(
                                            alert, fact.name().toString(), metric, true, window))
                            .assuming(
                                    mart.name()
                                            + " holds sums of "
                                            + fact.name()
                                            + ", so the rows that were summed up were examined.");
                });
    }

    private Optional<Metric> metric(Table fact) {
        Metric metric = alert.metric();
        return switch (metric.kind()) {
            case SUM ->
                    metric.column()
                            .flatMap(column ->
                                    counts(column, fact)
                                            ? Optional.of(Metric.of(MetricKind.ROW_COUNT))
                                            : summed(column, fact)
                                                    .map(of -> Metric.of(MetricKind.SUM, of)));
            case RATIO ->
                    metric.numerator()
                            .flatMap(top -> summed(bare(top), fact))
                            .filter(_ ->
                                    metric.denominator()
                                            .filter(below -> counts(bare(below), fact))
                                            .isPresent())
                            .map(of -> Metric.of(MetricKind.MEAN, of));
            case NULL_RATE,
                    ROW_COUNT,
                    DUPLICATE_RATE,
                    FRESHNESS,
                    ORPHAN_RATE,
                    TYPE_MISMATCH_RATE,
                    MEAN,
                    DISTINCT_COUNT,
                    CUSTOM_SQL,
                    DESCRIPTION ->
                    Optional.empty();
        };
    }

    private static boolean counts(String column, Table fact) {
        return fact.column(column).isEmpty()
                && COUNT.matcher(column.toLowerCase(Locale.ROOT)).matches();
    }

    /// The column of the rows that a column of the mart sums up.
    private static Optional<String> summed(String column, Table fact) {
        Matcher matcher = SUM.matcher(column.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String of = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return fact.column(of).map(c -> c.name());
    }

    private static String bare(String expression) {
        Matcher matcher = WRAPPED.matcher(expression);
        return matcher.matches() ? matcher.group(1) : expression.strip();
    }
}
