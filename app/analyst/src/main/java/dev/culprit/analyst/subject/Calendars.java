package dev.culprit.analyst.subject;

import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the calendar: a small table that begins with a date and marks special days, by flags or by
/// names that most days have not. Weekends and working days are no special days, the weekday tells
/// them.
public final class Calendars {
    private static final int MOST_COLUMNS = 15;
    private static final long MOST_ROWS = 20_000;
    private static final List<String> REGULAR =
            List.of(
                    "week",
                    "work",
                    "business",
                    "open",
                    "month",
                    "quarter",
                    "year",
                    "leap",
                    "season");
    private static final List<String> DAY_NAMES =
            List.of("day_name", "dayname", "dow", "wochentag", "jour_nom");

    private Calendars() {}

    public static Optional<Subject.Calendar> of(Table table) {
        List<Column> columns = table.columns();
        boolean small = columns.size() <= MOST_COLUMNS && table.rows().orElse(0) <= MOST_ROWS;
        if (!small || columns.isEmpty() || columns.getFirst().type() != DataType.DATE) {
            return Optional.empty();
        }
        List<Column> marks = columns.stream().skip(1).filter(Calendars::marks).toList();
        boolean flagged = marks.stream().anyMatch(column -> column.type() == DataType.BOOLEAN);
        return flagged
                ? Optional.of(new Subject.Calendar(table, columns.getFirst().name(), marks))
                : Optional.empty();
    }

    private static boolean marks(Column column) {
        boolean typed = column.type() == DataType.BOOLEAN || column.type() == DataType.TEXT;
        return typed && !names(REGULAR, column.name()) && !names(DAY_NAMES, column.name());
    }

    private static boolean names(List<String> parts, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return parts.stream().anyMatch(lower::contains);
    }
}
