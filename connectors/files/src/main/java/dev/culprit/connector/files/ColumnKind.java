package dev.culprit.connector.files;

import java.util.Locale;
import java.util.Optional;

/// What a column of text is read as, and which texts can be read so without losing anything.
///
/// The engine's own casts are too generous for evidence: they round `5.7` to the integer 6, drop
/// the offset of `10:00+02:00` and take `007` for 7. So each kind has a pattern of its own, a
/// stricter one where nobody declared the type. Booleans are matched as lower case.
enum ColumnKind {
    TEXT("VARCHAR", ".*", ".*"),
    INTEGER("BIGINT", "[+-]?[0-9]+(\\.0*)?", "-?(0|[1-9][0-9]{0,17})"),
    DECIMAL("DECIMAL", "[+-]?[0-9]*(\\.[0-9]*)?", "-?(0|[1-9][0-9]*)(\\.[0-9]+)?"),
    DOUBLE(
            "DOUBLE",
            "[+-]?[0-9]*\\.?[0-9]*([eE][+-]?[0-9]+)?",
            "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?"),
    BOOLEAN("BOOLEAN", "true|false|t|f|1|0", "true|false"),
    DATE(
            "DATE",
            "[0-9]{4}-[0-9]{2}-[0-9]{2}([ T]00:00(:00(\\.0+)?)?)?",
            "[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    TIMESTAMP(
            "TIMESTAMP",
            "[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?"
                    + "(Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?",
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?"
                    + "(Z|[+-][0-9]{2}(:?[0-9]{2})?)?"),
    TIME(
            "TIME",
            "[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?",
            "[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?");

    private final String sqlType;
    private final String declaredPattern;
    private final String inferredPattern;

    ColumnKind(String sqlType, String declaredPattern, String inferredPattern) {
        this.sqlType = sqlType;
        this.declaredPattern = declaredPattern;
        this.inferredPattern = inferredPattern;
    }

    String sqlType() {
        return sqlType;
    }

    String pattern(boolean declared) {
        return declared ? declaredPattern : inferredPattern;
    }

    /// The kind a catalogue's type name asks for; empty for names that say nothing to us.
    static Optional<ColumnKind> declared(String typeName) {
        String name = typeName.toLowerCase(Locale.ROOT).replaceAll("\\(.*", "").strip();
        return switch (name) {
            case "varchar", "text", "string", "char", "uuid" -> Optional.of(TEXT);
            case "integer", "int", "bigint", "smallint", "tinyint", "long" -> Optional.of(INTEGER);
            case "decimal", "numeric" -> Optional.of(DECIMAL);
            case "double", "float", "real" -> Optional.of(DOUBLE);
            case "boolean", "bool" -> Optional.of(BOOLEAN);
            case "date" -> Optional.of(DATE);
            case "timestamp", "datetime", "timestamptz" -> Optional.of(TIMESTAMP);
            case "time" -> Optional.of(TIME);
            default -> Optional.empty();
        };
    }
}
