package dev.culprit.connector.kit;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Reads one column's cells as canonical text. Dates and times are read as `java.time` values: the
/// older JDBC classes pass through the machine's time zone and lose the hour that it skips.
@FunctionalInterface
public interface CellReader {
    /// For engines that keep truth values as numbers.
    CellReader TRUTH = CellReader::truth;

    @Nullable String read(ResultSet row, int column) throws SQLException;

    /// @param jdbcType a constant of `java.sql.Types`
    static CellReader of(int jdbcType, String nativeName) {
        if (NativeTypes.isZoned(nativeName)) {
            return CellReader::zoned;
        }
        return switch (jdbcType) {
            case Types.TIMESTAMP -> CellReader::timestamp;
            case Types.TIMESTAMP_WITH_TIMEZONE -> CellReader::zoned;
            case Types.DATE -> CellReader::date;
            case Types.TIME -> CellReader::time;
            case Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY ->
                    CellReader::bytes;
            case Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR -> ResultSet::getString;
            default -> CellReader::value;
        };
    }

    private static @Nullable String timestamp(ResultSet row, int column) throws SQLException {
        LocalDateTime value = row.getObject(column, LocalDateTime.class);
        return value == null ? null : CellText.timestamp(value);
    }

    private static @Nullable String zoned(ResultSet row, int column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : CellText.timestamp(value);
    }

    private static @Nullable String date(ResultSet row, int column) throws SQLException {
        LocalDate value = row.getObject(column, LocalDate.class);
        return value == null ? null : value.toString();
    }

    private static @Nullable String time(ResultSet row, int column) throws SQLException {
        LocalTime value = row.getObject(column, LocalTime.class);
        return value == null ? null : CellText.time(value);
    }

    private static @Nullable String bytes(ResultSet row, int column) throws SQLException {
        byte[] value = row.getBytes(column);
        return value == null ? null : CellText.bytes(value);
    }

    private static @Nullable String truth(ResultSet row, int column) throws SQLException {
        boolean value = row.getBoolean(column);
        return row.wasNull() ? null : Boolean.toString(value);
    }

    private static @Nullable String value(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        return switch (value) {
            case null -> null;
            case BigDecimal number -> CellText.number(number);
            case Double number -> CellText.number(number);
            case Float number -> CellText.number(number);
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case String text -> text;
            default -> row.getString(column);
        };
    }
}
