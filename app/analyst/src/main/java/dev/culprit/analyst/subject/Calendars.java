package dev.culprit.analyst.subject;

import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the calendar: a small table that begins with a date and flags special days. Weekends and
/// working days are no special days, the weekday tells them.
final class Calendars {
    private static final int MOST_COLUMNS = 15;
    private static final long MOST_ROWS = 20_000;
    private static final List<String> REGULAR =
            List.of("week", "work", "business", "open", "month", "quarter", "year", "leap");
    private static final List<String> SPECIAL =
            List.of(
                    "holi", "feier", "feri", "festiv", "closed", "off", "bank", "public",
                    "special");

    private Calendars() {}

    static Optional<Subject.Calendar> of(Table table) {
        List<Column> columns = table.columns();
        boolean small = columns.size() <= MOST_COLUMNS && table.rows().orElse(0) <= MOST_ROWS;
        if (!small || columns.isEmpty() || columns.getFirst().type() != DataType.DATE) {
            return Optional.empty();
        }
        return columns.stream()
                .filter(column -> column.type() == DataType.BOOLEAN)
                .map(Column::name)
                .filter(name -> !names(REGULAR, name))
                .min(Comparator.comparing(name -> !names(SPECIAL, name)))
                .map(flag -> new Subject.Calendar(table, columns.getFirst().name(), flag));
    }

    private static boolean names(List<String> parts, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return parts.stream().anyMatch(lower::contains);
    }
}
