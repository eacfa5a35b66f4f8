package dev.culprit.connector.jdbc.sqlite;

import dev.culprit.connector.kit.CellText;
import dev.culprit.connector.kit.ColumnReader;
import dev.culprit.core.source.DataType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// A column of a result. Columns of tables keep their declared type; of an expression only the
/// values tell what it is.
final class SqliteColumn implements ColumnReader {
    private final DataType declared;
    private final int scale;
    private boolean integers;
    private boolean decimals;
    private boolean others;

    private SqliteColumn(DataType declared, int scale) {
        this.declared = declared;
        this.scale = scale;
    }

    static SqliteColumn of(ResultSetMetaData meta, int column) throws SQLException {
        boolean ofTable = !meta.getTableName(column).isEmpty();
        return new SqliteColumn(
                ofTable ? SqliteType.of(meta.getColumnTypeName(column)) : DataType.OTHER,
                ofTable ? meta.getScale(column) : 0);
    }

    @Override
    public @Nullable String read(ResultSet row, int column) throws SQLException {
        return switch (row.getObject(column)) {
            case null -> null;
            case Double number -> decimal(number);
            case Number number -> integer(number.longValue());
            case byte[] bytes -> other(CellText.bytes(bytes));
            case Object text -> other(text(text.toString()));
        };
    }

    @Override
    public DataType type() {
        if (declared != DataType.OTHER) {
            return declared;
        }
        if (others || (!integers && !decimals)) {
            return DataType.TEXT;
        }
        return decimals ? DataType.DECIMAL : DataType.INTEGER;
    }

    private String integer(long number) {
        integers = true;
        return switch (declared) {
            case BOOLEAN -> Boolean.toString(number != 0);
            case DECIMAL -> decimal((double) number);
            default -> Long.toString(number);
        };
    }

    /// A declared scale shows, as elsewhere: 7.5 in a NUMERIC(10, 2) is 7.50.
    private String decimal(double number) {
        decimals = true;
        String text = CellText.number(number);
        if (scale <= 0 || !Double.isFinite(number)) {
            return text;
        }
        BigDecimal exact = new BigDecimal(text).stripTrailingZeros();
        return exact.scale() > scale
                ? text
                : exact.setScale(scale, RoundingMode.UNNECESSARY).toPlainString();
    }

    private String other(String text) {
        others = true;
        return text;
    }

    private String text(String text) {
        return declared == DataType.TIMESTAMP ? timestamp(text) : text;
    }

    /// Texts that are no time stay as they are: a fault in the data must be seen.
    private static String timestamp(String text) {
        String iso = text.strip().replace(' ', 'T');
        try {
            return CellText.timestamp(LocalDateTime.parse(iso));
        } catch (DateTimeParseException zonedOrNone) {
            try {
                return CellText.timestamp(OffsetDateTime.parse(iso));
            } catch (DateTimeParseException noTime) {
                return text;
            }
        }
    }
}
