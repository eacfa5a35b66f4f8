package dev.culprit.connector.jdbc.trino;

import dev.culprit.connector.kit.CellText;
import dev.culprit.connector.kit.ColumnReader;
import dev.culprit.core.source.DataType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// Reads what the driver gives in types of its own: times as texts only, instants with their zones.
final class TrinoCells {
    private TrinoCells() {}

    static ColumnReader column(ResultSetMetaData meta, int column) throws SQLException {
        return switch (meta.getColumnType(column)) {
            case Types.TIME -> ColumnReader.of(DataType.TIME, TrinoCells::time);
            case Types.TIME_WITH_TIMEZONE -> ColumnReader.of(DataType.TIME, TrinoCells::zonedTime);
            case Types.TIMESTAMP_WITH_TIMEZONE ->
                    ColumnReader.of(DataType.TIMESTAMP, TrinoCells::instant);
            default ->
                    meta.getColumnTypeName(column).equals("number")
                            ? ColumnReader.of(DataType.DECIMAL, ResultSet::getString)
                            : ColumnReader.byNativeType(meta, column);
        };
    }

    private static @Nullable String time(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : CellText.time(LocalTime.parse(toNanos(text)));
    }

    /// `09:15:00+02:00` stays the hour that it says.
    private static @Nullable String zonedTime(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : CellText.time(OffsetTime.parse(toNanos(text)).toLocalTime());
    }

    /// Trino counts up to picoseconds.
    private static String toNanos(String time) {
        return time.replaceFirst("(\\.\\d{9})\\d+", "$1");
    }

    private static @Nullable String instant(ResultSet row, int column) throws SQLException {
        ZonedDateTime value = row.getObject(column, ZonedDateTime.class);
        return value == null ? null : CellText.timestamp(value.toOffsetDateTime());
    }
}
