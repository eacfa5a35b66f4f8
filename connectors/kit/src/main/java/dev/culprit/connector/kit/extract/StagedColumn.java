package dev.culprit.connector.kit.extract;

import dev.culprit.connector.kit.duckdb.Quoted;
import java.util.EnumSet;
import java.util.Set;

/// A column while it is read: what its values were, and from that what it becomes.
final class StagedColumn {
    private static final Set<ValueKind> TEXTS =
            EnumSet.of(
                    ValueKind.TEXT,
                    ValueKind.DATE_TEXT,
                    ValueKind.TIMESTAMP_TEXT,
                    ValueKind.TIME_TEXT);
    private static final Set<ValueKind> NUMBERS =
            EnumSet.of(ValueKind.INTEGER, ValueKind.DECIMAL, ValueKind.DOUBLE);
    private static final Set<ValueKind> DAYS = EnumSet.of(ValueKind.DATE, ValueKind.DATE_TEXT);
    private static final Set<ValueKind> TIMES = EnumSet.of(ValueKind.TIME, ValueKind.TIME_TEXT);
    private static final Set<ValueKind> MOMENTS =
            EnumSet.of(
                    ValueKind.TIMESTAMP,
                    ValueKind.TIMESTAMP_TEXT,
                    ValueKind.DATE,
                    ValueKind.DATE_TEXT);
    private static final int MOST_DIGITS = 38;
    private static final int FAST_DIGITS = 18;
    private static final int MOST_SCALE = 9;

    private final int index;
    private final String path;
    private final String name;
    private final EnumSet<ValueKind> seen = EnumSet.noneOf(ValueKind.class);
    private int whole;
    private int scale;

    /// @param path the field's name, with a dot before that of a nested one
    /// @param name the column's
    StagedColumn(int index, String path, String name) {
        this.index = index;
        this.path = path;
        this.name = name;
    }

    int index() {
        return index;
    }

    String path() {
        return path;
    }

    String name() {
        return name;
    }

    String staged() {
        return "c" + index;
    }

    void saw(Cell cell) {
        seen.add(cell.kind());
        whole = Math.max(whole, cell.whole());
        scale = Math.max(scale, cell.scale());
    }

    /// Whether values of different kinds came together, so that only text holds them all. Texts among
    /// each other are no mixture.
    boolean isMixed() {
        return type().equals("VARCHAR") && !TEXTS.containsAll(seen);
    }

    /// Whether every value came with the type that the column gets.
    boolean isTyped() {
        boolean ofText = type().equals("VARCHAR");
        return ofText
                ? EnumSet.of(ValueKind.TEXT).containsAll(seen)
                : seen.stream().noneMatch(TEXTS::contains);
    }

    String select() {
        return value() + " AS " + Quoted.name(name);
    }

    private String value() {
        return switch (type()) {
            case "VARCHAR" -> staged();
            case "BLOB" -> "from_hex(" + staged() + ")";
            case "TIMESTAMP" ->
                    "CASE WHEN regexp_matches("
                            + staged()
                            + ", ':[0-9.]+(Z|[+-][0-9:]+)$') THEN timezone('UTC', CAST("
                            + staged()
                            + " AS TIMESTAMPTZ)) ELSE CAST("
                            + staged()
                            + " AS TIMESTAMP) END";
            default -> "CAST(" + staged() + " AS " + type() + ")";
        };
    }

    String type() {
        if (seen.isEmpty()) {
            return "VARCHAR";
        }
        if (NUMBERS.containsAll(seen)) {
            return number();
        }
        if (DAYS.containsAll(seen)) {
            return "DATE";
        }
        if (TIMES.containsAll(seen)) {
            return "TIME";
        }
        if (MOMENTS.containsAll(seen)) {
            return "TIMESTAMP";
        }
        return seen.size() > 1 ? "VARCHAR" : single(seen.iterator().next());
    }

    private static String single(ValueKind kind) {
        return switch (kind) {
            case BOOLEAN -> "BOOLEAN";
            case BINARY -> "BLOB";
            case JSON -> "JSON";
            default -> "VARCHAR";
        };
    }

    private String number() {
        if (seen.contains(ValueKind.DOUBLE) || scale > MOST_SCALE) {
            return "DOUBLE";
        }
        if (whole + scale > MOST_DIGITS) {
            return scale == 0 ? "VARCHAR" : "DOUBLE";
        }
        boolean fast = whole + scale <= FAST_DIGITS;
        if (scale == 0 && fast) {
            return "BIGINT";
        }
        return "DECIMAL(" + (fast ? FAST_DIGITS : MOST_DIGITS) + "," + scale + ")";
    }
}
