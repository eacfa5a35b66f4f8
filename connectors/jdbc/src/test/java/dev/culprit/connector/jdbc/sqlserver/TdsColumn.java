package dev.culprit.connector.jdbc.sqlserver;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One column of a result as a client is told of it (MS-TDS 2.2.5.4 to 2.2.5.6) and its values. All
/// types are those that may be NULL. Bytes are at most 8000, texts of any length.
///
/// @param length bytes of an integer or a number with fractions
record TdsColumn(String name, Kind kind, int length, int precision, int scale) {
    private static final long DAYS_BEFORE_1970 = -LocalDate.of(1, 1, 1).toEpochDay();
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_ ]*");
    private static final int LARGE = 0xFFFF;
    private static final int MOST_BYTES = 8000;
    private static final int TIME_DIGITS = 7;

    enum Kind {
        INT(0x26),
        DATE(0x28),
        TIME(0x29),
        DATETIME2(0x2A),
        DATETIMEOFFSET(0x2B),
        BIT(0x68),
        DECIMAL(0x6A),
        FLOAT(0x6D),
        VARBINARY(0xA5),
        NVARCHAR(0xE7),
        NVARCHAR_MAX(0xE7);

        private final int code;

        Kind(int code) {
            this.code = code;
        }
    }

    /// @param large whether some text of the column needs `nvarchar(max)`
    static TdsColumn of(ResultSetMetaData meta, int column, boolean large) throws SQLException {
        String label = meta.getColumnLabel(column);
        // DuckDB calls an expression by its text, SQL Server does not call it anything.
        String name = NAME.matcher(label).matches() ? label : "";
        int type = meta.getColumnType(column);
        return switch (type) {
            case Types.BOOLEAN -> new TdsColumn(name, Kind.BIT, 1, 0, 0);
            case Types.TINYINT, Types.SMALLINT -> new TdsColumn(name, Kind.INT, 2, 0, 0);
            case Types.INTEGER -> new TdsColumn(name, Kind.INT, 4, 0, 0);
            case Types.BIGINT -> new TdsColumn(name, Kind.INT, 8, 0, 0);
            case Types.DECIMAL ->
                    new TdsColumn(
                            name,
                            Kind.DECIMAL,
                            17,
                            meta.getPrecision(column),
                            meta.getScale(column));
            case Types.FLOAT, Types.REAL -> new TdsColumn(name, Kind.FLOAT, 4, 0, 0);
            case Types.DOUBLE -> new TdsColumn(name, Kind.FLOAT, 8, 0, 0);
            case Types.DATE -> new TdsColumn(name, Kind.DATE, 3, 0, 0);
            case Types.TIME -> new TdsColumn(name, Kind.TIME, 5, 0, TIME_DIGITS);
            case Types.TIMESTAMP -> new TdsColumn(name, Kind.DATETIME2, 8, 0, TIME_DIGITS);
            case Types.TIMESTAMP_WITH_TIMEZONE ->
                    new TdsColumn(name, Kind.DATETIMEOFFSET, 10, 0, TIME_DIGITS);
            case Types.BLOB -> new TdsColumn(name, Kind.VARBINARY, MOST_BYTES, 0, 0);
            default ->
                    // The sum of whole numbers is one here and a HUGEINT there.
                    meta.getColumnTypeName(column).equals("HUGEINT")
                            ? new TdsColumn(name, Kind.INT, 8, 0, 0)
                            : new TdsColumn(
                                    name,
                                    large ? Kind.NVARCHAR_MAX : Kind.NVARCHAR,
                                    large ? LARGE : MOST_BYTES,
                                    0,
                                    0);
        };
    }

    static boolean isLarge(@Nullable Object value) {
        return value instanceof String text && 2 * text.length() > MOST_BYTES;
    }

    /// A value as [#write] takes it: with whole microseconds, which DuckDB's `Timestamp` hides in the
    /// machine's zone.
    static @Nullable Object read(ResultSet row, int column) throws SQLException {
        return switch (row.getObject(column)) {
            case null -> null;
            case java.sql.Timestamp _ -> row.getObject(column, LocalDateTime.class);
            case java.sql.Blob bytes -> bytes.getBytes(1, (int) bytes.length());
            case BigInteger whole -> whole.longValueExact();
            case Number number -> number;
            case Boolean truth -> truth;
            case LocalDate day -> day;
            case LocalTime time -> time;
            case OffsetDateTime instant -> instant;
            case Object other -> other.toString();
        };
    }

    void describe(TdsPackets out, byte[] collation) throws IOException {
        out.number(0, 4).number(1, 2).number(kind.code, 1);
        switch (kind) {
            case INT, BIT, FLOAT -> out.number(length, 1);
            case DECIMAL -> out.number(length, 1).number(precision, 1).number(scale, 1);
            case DATE -> {}
            case TIME, DATETIME2, DATETIMEOFFSET -> out.number(scale, 1);
            case VARBINARY -> out.number(length, 2);
            case NVARCHAR, NVARCHAR_MAX -> out.number(length, 2).bytes(collation);
        }
        out.text(name, 1);
    }

    void write(TdsPackets out, Optional<Object> value) throws IOException {
        if (value.isEmpty()) {
            switch (kind) {
                case VARBINARY, NVARCHAR -> out.number(LARGE, 2);
                case NVARCHAR_MAX -> out.number(-1, 8);
                default -> out.number(0, 1);
            }
            return;
        }
        switch (value.get()) {
            case Boolean truth -> out.number(1, 1).number(truth ? 1 : 0, 1);
            case Double real -> out.number(8, 1).number(Double.doubleToLongBits(real), 8);
            case Float real -> out.number(4, 1).number(Float.floatToIntBits(real), 4);
            case BigDecimal exact -> decimal(out, exact.unscaledValue());
            case Number whole -> out.number(length, 1).number(whole.longValue(), length);
            case LocalDate day -> day(out.number(length, 1), day);
            case LocalTime time -> time(out.number(length, 1), time);
            case LocalDateTime time -> moment(out.number(length, 1), time);
            case OffsetDateTime time -> {
                moment(
                        out.number(length, 1),
                        time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
                out.number(time.getOffset().getTotalSeconds() / 60, 2);
            }
            case byte[] bytes -> out.number(bytes.length, 2).bytes(bytes);
            case Object text -> text(out, text.toString().getBytes(StandardCharsets.UTF_16LE));
        }
    }

    /// A sign and 16 bytes.
    private static void decimal(TdsPackets out, BigInteger digits) throws IOException {
        BigInteger size = digits.abs();
        out.number(17, 1).number(digits.signum() < 0 ? 0 : 1, 1);
        out.number(size.longValue(), 8).number(size.shiftRight(64).longValue(), 8);
    }

    private static void day(TdsPackets out, LocalDate day) throws IOException {
        out.number(day.toEpochDay() + DAYS_BEFORE_1970, 3);
    }

    /// Tenths of microseconds.
    private static void time(TdsPackets out, LocalTime time) throws IOException {
        out.number(time.toNanoOfDay() / 100, 5);
    }

    private static void moment(TdsPackets out, LocalDateTime time) throws IOException {
        time(out, time.toLocalTime());
        day(out, time.toLocalDate());
    }

    /// A text without limit is a length and one piece of that length; no piece follows.
    private void text(TdsPackets out, byte[] text) throws IOException {
        if (kind == Kind.NVARCHAR) {
            out.number(text.length, 2).bytes(text);
        } else {
            out.number(text.length, 8).number(text.length, 4).bytes(text).number(0, 4);
        }
    }
}
