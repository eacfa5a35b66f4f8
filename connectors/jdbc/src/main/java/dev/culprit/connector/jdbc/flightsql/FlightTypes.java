package dev.culprit.connector.jdbc.flightsql;

import dev.culprit.connector.kit.CellReader;
import dev.culprit.connector.kit.NativeTypes;
import dev.culprit.core.source.DataType;
import java.math.BigInteger;
import java.sql.Types;

/// What the driver's JDBC types mean. Its names are those of JDBC with few exceptions, but it names
/// nested types as their elements.
final class FlightTypes {
    /// More than a signed number has.
    private static final int DIGITS = 20;

    private FlightTypes() {}

    static DataType of(String nativeType, int jdbcType) {
        return switch (jdbcType) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> DataType.TIMESTAMP;
            case Types.BIT, Types.BOOLEAN -> DataType.BOOLEAN;
            case Types.VARCHAR, Types.LONGVARCHAR, Types.CHAR -> DataType.TEXT;
            case Types.VARBINARY, Types.LONGVARBINARY, Types.BINARY -> DataType.BINARY;
            case Types.ARRAY, Types.STRUCT, Types.JAVA_OBJECT, Types.NULL -> DataType.OTHER;
            default -> NativeTypes.dataType(nativeType);
        };
    }

    /// The driver widens unsigned numbers as if they were signed, so that 255 of one byte reads
    /// 18446744073709551615 as text and -1 as an object. Only the text tells it apart from a real -1.
    static CellReader integers(int jdbcType) {
        int bits =
                switch (jdbcType) {
                    case Types.TINYINT -> 8;
                    case Types.SMALLINT -> 16;
                    case Types.INTEGER -> 32;
                    default -> 64;
                };
        BigInteger range = BigInteger.ONE.shiftLeft(bits);
        return (row, column) -> {
            String text = row.getString(column);
            return text == null || text.startsWith("-") || text.length() < DIGITS
                    ? text
                    : new BigInteger(text).mod(range).toString();
        };
    }
}
