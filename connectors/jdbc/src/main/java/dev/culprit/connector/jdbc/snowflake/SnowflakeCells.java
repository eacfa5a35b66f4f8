package dev.culprit.connector.jdbc.snowflake;

import dev.culprit.connector.kit.CellReader;
import dev.culprit.connector.kit.CellText;
import dev.culprit.connector.kit.ColumnReader;
import dev.culprit.core.source.DataType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads times as the texts that [SnowflakeSession] asked for: as objects the driver has only the older
/// classes of JDBC, which pass through the machine's time zone.
final class SnowflakeCells {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSSSS", Locale.ROOT);
    private static final DateTimeFormatter ZONED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSSSS XXX", Locale.ROOT);

    private SnowflakeCells() {}

    static DataType type(String nativeType, int jdbcType) {
        return switch (nativeType.toLowerCase(Locale.ROOT).replaceAll("\\(.*", "").strip()) {
            case "text", "varchar", "string", "char" -> DataType.TEXT;
            case "number", "fixed", "decimal", "numeric", "bigint", "integer", "int", "smallint" ->
                    isWhole(jdbcType) ? DataType.INTEGER : DataType.DECIMAL;
            case "float", "double", "real", "double precision" -> DataType.DECIMAL;
            case "boolean" -> DataType.BOOLEAN;
            case "date" -> DataType.DATE;
            case "time" -> DataType.TIME;
            case "timestamp", "timestamp_ntz", "timestampntz" -> DataType.TIMESTAMP;
            case "timestamp_ltz", "timestampltz", "timestamp_tz", "timestamptz" ->
                    DataType.TIMESTAMP;
            case "binary", "varbinary" -> DataType.BINARY;
            case "variant", "object", "array" -> DataType.JSON;
            default -> DataType.OTHER;
        };
    }

    private static boolean isWhole(int jdbcType) {
        return jdbcType == Types.BIGINT || jdbcType == Types.INTEGER || jdbcType == Types.SMALLINT;
    }

    static ColumnReader column(ResultSetMetaData meta, int column) throws SQLException {
        String name = meta.getColumnTypeName(column).toLowerCase(Locale.ROOT);
        int jdbcType = meta.getColumnType(column);
        DataType type = type(name, jdbcType);
        CellReader cells =
                switch (type) {
                    case TIMESTAMP ->
                            isZoned(name) ? SnowflakeCells::zoned : SnowflakeCells::timestamp;
                    case TIME -> SnowflakeCells::time;
                    case BOOLEAN -> CellReader.TRUTH;
                    case TEXT, DATE, JSON, OTHER -> ResultSet::getString;
                    case INTEGER, DECIMAL, BINARY -> CellReader.of(jdbcType, name);
                };
        return ColumnReader.of(type, cells);
    }

    private static boolean isZoned(String name) {
        return name.endsWith("tz") && !name.endsWith("ntz");
    }

    private static @Nullable String timestamp(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : CellText.timestamp(LocalDateTime.parse(text, MOMENT));
    }

    private static @Nullable String zoned(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : CellText.timestamp(OffsetDateTime.parse(text, ZONED));
    }

    private static @Nullable String time(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : CellText.time(LocalTime.parse(text));
    }
}
