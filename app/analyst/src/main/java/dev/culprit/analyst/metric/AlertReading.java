package dev.culprit.analyst.metric;

import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.source.Table;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What an alert comes down to: a table, a known kind of metric and a window, with a note on everything
/// that it does not say itself.
public final class AlertReading {
    /// Key of the query that compares what may have moved a metric.
    public static final String COMPONENTS = Days.KEY;

    static final String EXTENT = "measure/extent";
    private static final int PAST_DAYS = 56;
    private static final int RECENT_DAYS = 14;

    private final CaseFile file;
    private final SqlDialect sql;

    private AlertReading(CaseFile file) {
        this.file = file;
        this.sql = SqlDialect.of(file.context().dialect(), file.context().capabilities());
    }

    /// How far the reading is.
    public sealed interface Outcome {
        /// The alert as it is examined.
        ///
        /// @param formula what kind and column do not say
        record Understood(Alert alert, Formula formula, List<String> assumptions)
                implements Outcome {
            public Understood assuming(List<String> more) {
                return new Understood(
                        alert,
                        formula,
                        Stream.concat(assumptions.stream(), more.stream()).toList());
            }
        }

        /// The data must be asked first.
        record Asking(QueryDraft query) implements Outcome {}

        /// It cannot be measured; the sentence says what is missing.
        record Unclear(String lacking) implements Outcome {}
    }

    public static Outcome of(CaseFile file) {
        return new AlertReading(file).outcome();
    }

    private Outcome outcome() {
        Optional<Reading> unrolled = Rollup.read(file.alert(), file.context());
        return unrolled.isPresent() ? timed(unrolled.get()) : stated(file.alert());
    }

    private Outcome stated(Alert alert) {
        Optional<Table> table = file.context().schema().table(alert.dataset());
        return switch (alert.metric().kind()) {
            case DESCRIPTION ->
                    switch (FreeText.read(alert, file.context())) {
                        case FreeText.Result.Unknown(var lacking) -> new Outcome.Unclear(lacking);
                        case FreeText.Result.Known(var known) -> timed(known);
                    };
            case CUSTOM_SQL ->
                    timed(CustomSql.query(alert, file.context()).orElseGet(() -> rows(alert)));
            case RATIO ->
                    timed(
                            table.flatMap(t -> CustomSql.ratio(alert, file.context(), t))
                                    .orElseGet(() -> Reading.plain(alert)));
            case NULL_RATE,
                    ROW_COUNT,
                    DUPLICATE_RATE,
                    FRESHNESS,
                    ORPHAN_RATE,
                    TYPE_MISMATCH_RATE,
                    MEAN,
                    SUM,
                    DISTINCT_COUNT ->
                    timed(Reading.plain(alert));
        };
    }

    private static Reading rows(Alert alert) {
        return Reading.plain(alert)
                .assuming(
                        "The query is of no known shape, so its value cannot be split by slices; the"
                                + " rows per day of "
                                + alert.dataset()
                                + " were examined instead.");
    }

    private Outcome timed(Reading reading) {
        Optional<Table> table = file.context().schema().table(reading.alert().dataset());
        if (table.isEmpty()) {
            return new Outcome.Unclear(
                    "There is no table " + reading.alert().dataset() + " in this source.");
        }
        Optional<String> format = unmatchable(reading.alert());
        if (format.isPresent()) {
            return new Outcome.Unclear(format.get());
        }
        Optional<String> named =
                reading.alert()
                        .window()
                        .map(TimeWindow::column)
                        .flatMap(table.get()::column)
                        .map(c -> c.name());
        Optional<String> time = named.or(() -> Times.event(table.get()));
        if (time.isEmpty()) {
            return new Outcome.Unclear(
                    "The table "
                            + table.get().name()
                            + " has no time column, so there is no before to compare with; name a"
                            + " table with a time, or add one.");
        }
        Reading placed =
                named.isPresent()
                        ? reading
                        : reading.assuming(
                                "The alert names no time column; " + time.get() + " was taken.");
        if (reading.alert().window().isEmpty()) {
            return windowed(placed, table.get(), time.get());
        }
        TimeWindow given = reading.alert().window().get();
        var window = new TimeWindow(time.get(), given.start(), given.end());
        return decided(windowIn(placed, window), table.get(), time.get(), window, window);
    }

    /// Why values cannot be held against the alert's format in this source.
    private Optional<String> unmatchable(Alert alert) {
        return alert.metric()
                .format()
                .filter(_ -> alert.metric().kind() == MetricKind.TYPE_MISMATCH_RATE)
                .filter(format -> !sql.canMatch(format))
                .map(format ->
                        "The source cannot look for the pattern "
                                + format
                                + " in a text, so its values cannot be held against it; describe"
                                + " the format without escapes, or alert on a column that says"
                                + " whether a value is well-formed.");
    }

    private static Outcome understood(Reading reading) {
        return new Outcome.Understood(reading.alert(), reading.formula(), reading.assumptions());
    }

    /// Finds the window first: in the text, else where the metric left its range.
    private Outcome windowed(Reading reading, Table table, String time) {
        Optional<LocalDateTime> now = reading.alert().detectedAt();
        if (now.isEmpty()) {
            Optional<QueryResult> extent = file.rows(EXTENT);
            if (file.measured(EXTENT).isEmpty()) {
                return new Outcome.Asking(extent(table, time));
            }
            now = extent.flatMap(rows -> rows.text(0, "last")).flatMap(Times::read);
            if (now.isEmpty()) {
                return new Outcome.Unclear("The table " + table.name() + " has no rows.");
            }
            now = now.map(AlertReading::rounded);
        }
        LocalDateTime end = now.get();
        Optional<Spans.Span> said = new Spans(reading.alert().description(), end).find();
        if (said.isPresent()) {
            var window = new TimeWindow(time, said.get().start(), said.get().end());
            Reading dated =
                    windowIn(reading, window)
                            .assuming(
                                    "The window, "
                                            + window.start()
                                            + " to "
                                            + window.end()
                                            + ", was taken from the alert's text.");
            return dated.components().isEmpty()
                    ? understood(dated)
                    : decided(dated, table, time, window, window);
        }
        return searched(reading, table, time, end);
    }

    /// The next midnight when it is near, else the next hour.
    private static LocalDateTime rounded(LocalDateTime last) {
        LocalDateTime midnight = last.toLocalDate().plusDays(1).atStartOfDay();
        return last.isAfter(midnight.minusHours(3))
                ? midnight
                : last.truncatedTo(ChronoUnit.HOURS).plusHours(1);
    }

    private Outcome searched(Reading reading, Table table, String time, LocalDateTime end) {
        List<Component> components = new ArrayList<>(reading.components());
        if (components.isEmpty()) {
            components.add(own(table, reading));
        }
        LocalDateTime day = end.toLocalDate().atStartOfDay();
        var recent = new TimeWindow(time, day.minusDays(RECENT_DAYS), end);
        Optional<Days> days = days(recent, components);
        if (days.isEmpty() && file.measured(Days.KEY).isEmpty()) {
            return new Outcome.Asking(draft(table, time, recent, components));
        }
        LocalDate since = days.map(d -> d.since(end)).orElse(day.toLocalDate().minusDays(1));
        LocalDateTime until =
                reading.alert().detectedAt().isPresent()
                                && Math.abs(ChronoUnit.HOURS.between(day, end)) < 3
                        ? day
                        : end;
        var window = new TimeWindow(time, since.atStartOfDay(), until);
        boolean left = since.isBefore(day.toLocalDate().minusDays(1));
        Reading dated =
                windowIn(reading, window)
                        .assuming(
                                left
                                        ? "The alert has no window; the metric left its range on "
                                                + since
                                                + ", so the time since was taken."
                                        : "The alert has no window; the time since the last whole"
                                                + " day before it began, "
                                                + since
                                                + ", was taken.");
        return decided(dated, table, time, window, recent);
    }

    private Component own(Table table, Reading reading) {
        return new Components(Scope.of(sql, table))
                .own(reading.alert().metric(), reading.formula().filter());
    }

    private static Reading windowIn(Reading reading, TimeWindow window) {
        Alert alert = reading.alert();
        return new Reading(
                Reading.alert(alert, alert.dataset(), alert.metric(), true, Optional.of(window)),
                reading.formula(),
                reading.components(),
                reading.instead(),
                reading.open(),
                reading.assumptions());
    }

    private QueryDraft extent(Table table, String time) {
        String name = sql.extentOf(sql.name(time), table.column(time));
        return new QueryDraft(
                EXTENT,
                "When do the rows of " + table.name() + " begin and end?",
                TestKind.COUNT,
                "SELECT min("
                        + name
                        + ") AS first, max("
                        + name
                        + ") AS last, count(*) AS n FROM "
                        + sql.table(table.name()));
    }

    private QueryDraft draft(
            Table table, String time, TimeWindow window, List<Component> components) {
        TimeWindow past = past(window);
        return Days.query(
                sql,
                table,
                time,
                new TimeWindow(time, past.start(), window.end()),
                past,
                components);
    }

    private TimeWindow past(TimeWindow window) {
        Optional<TimeWindow> given =
                file.alert().baseline().filter(b -> b.start().isBefore(window.start()));
        LocalDateTime start =
                given.map(TimeWindow::start).orElse(window.start().minusDays(PAST_DAYS));
        return new TimeWindow(window.column(), start, window.start());
    }

    private Optional<Days> days(TimeWindow window, List<Component> components) {
        return file.rows(Days.KEY)
                .map(rows ->
                        new Days(
                                components,
                                rows,
                                past(window).start().toLocalDate().atStartOfDay()))
                .filter(d -> !d.isEmpty());
    }

    /// Which of the components is examined.
    ///
    /// @param asked the window that the components' query was written for
    private Outcome decided(
            Reading reading, Table table, String time, TimeWindow window, TimeWindow asked) {
        if (reading.components().isEmpty()) {
            return understood(reading);
        }
        Optional<Days> days = days(asked, reading.components());
        if (days.isEmpty()) {
            return file.measured(Days.KEY).isEmpty()
                    ? new Outcome.Asking(draft(table, time, asked, reading.components()))
                    : understood(reading);
        }
        var choosing = new Choosing(reading.components(), days.get(), window);
        Optional<Choosing.Chosen> chosen =
                reading.open() ? choosing.strongest() : choosing.chosen();
        if (chosen.isPresent()) {
            return examined(reading, chosen.get().component(), chosen.get().sentence());
        }
        boolean share = reading.instead().isEmpty() || days.get().isShare();
        return share
                ? understood(reading)
                : examined(
                        reading,
                        reading.instead().get(),
                        "The ratio is no share of rows; the mean of numerator by denominator was"
                                + " examined row by row.");
    }

    private static Outcome examined(Reading reading, Component component, String sentence) {
        Optional<String> column =
                component.column().isEmpty() || component.kind() == MetricKind.ROW_COUNT
                        ? Optional.empty()
                        : Optional.of(component.column());
        Metric metric = Reading.metric(component.kind(), column);
        Alert alert =
                Reading.alert(
                        reading.alert(),
                        reading.alert().dataset(),
                        metric,
                        false,
                        reading.alert().window());
        List<String> assumptions = new ArrayList<>(reading.assumptions());
        assumptions.add(sentence);
        return new Outcome.Understood(alert, component.formula(), List.copyOf(assumptions));
    }
}
