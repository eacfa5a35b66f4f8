package dev.culprit.analyst.metric;

import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Table;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The times of a table: when its rows came about, and when they were loaded.
public final class Times {
    private static final List<String> LOADING =
            List.of(
                    "ingest", "load", "etl", "sync", "arriv", "insert", "receiv", "updat",
                    "process", "land", "import", "record", "stored", "written", "modif");
    private static final List<String> EVENT =
            List.of("event", "created", "occur", "order", "placed", "happen", "time", "_at", "ts");
    private static final List<String> ASIDE =
            List.of("birth", "due", "expir", "valid", "delet", "end", "until", "clos", "plan");

    private Times() {}

    public static List<String> of(Table table) {
        return table.columns().stream()
                .filter(column -> column.type().isTemporal())
                .map(Column::name)
                .toList();
    }

    /// When rows came about: a time that sounds like the event, else like its loading, else a text
    /// that sounds like a time.
    public static Optional<String> event(Table table) {
        Optional<String> best =
                of(table).stream().max(Comparator.comparingInt(name -> fitness(table, name)));
        return best.or(() ->
                table.columns().stream()
                        .filter(c -> c.type() == DataType.TEXT)
                        .map(Column::name)
                        .filter(Times::soundsLikeTime)
                        .filter(name -> !soundsLikeLoading(name))
                        .findFirst());
    }

    private static int fitness(Table table, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int fitness = table.column(name).orElseThrow().type() == DataType.TIMESTAMP ? 1 : 0;
        fitness -= soundsLikeLoading(name) ? 8 : 0;
        fitness -= ASIDE.stream().anyMatch(lower::contains) ? 4 : 0;
        return fitness + (EVENT.stream().anyMatch(lower::contains) ? 2 : 0);
    }

    private static boolean soundsLikeTime(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("_at")
                || lower.endsWith("_ts")
                || lower.endsWith("_time")
                || lower.endsWith("_date")
                || lower.contains("timestamp")
                || lower.equals("date")
                || lower.equals("time");
    }

    public static boolean soundsLikeLoading(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return LOADING.stream().anyMatch(lower::contains);
    }

    /// A time column in SQL over the alias `t`.
    public static String sql(SqlDialect sql, Table table, String column) {
        Optional<Column> known = table.column(column);
        return sql.timeOf("t." + sql.name(known.map(Column::name).orElse(column)), known);
    }

    public static String within(SqlDialect sql, String time, TimeWindow span) {
        return time
                + " >= "
                + sql.time(span.start())
                + " AND "
                + time
                + " < "
                + sql.time(span.end());
    }

    /// A cell as a time.
    ///
    /// @return empty when it is none
    public static Optional<LocalDateTime> read(String cell) {
        try {
            String text = cell.replace(' ', 'T');
            return Optional.of(
                    text.length() <= 10
                            ? LocalDate.parse(text).atStartOfDay()
                            : LocalDateTime.parse(text.substring(0, Math.min(19, text.length()))));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
