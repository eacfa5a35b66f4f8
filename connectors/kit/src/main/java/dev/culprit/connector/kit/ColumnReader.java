package dev.culprit.connector.kit;

import dev.culprit.core.source.DataType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Reads one column of one result: its cells as canonical text and its type.
public interface ColumnReader {
    @Nullable String read(ResultSet row, int column) throws SQLException;

    /// Asked after the last row, as some engines type values and not columns.
    DataType type();

    /// A reader for each column of a result.
    @FunctionalInterface
    interface Choice {
        ColumnReader of(ResultSetMetaData meta, int column) throws SQLException;
    }

    static ColumnReader of(DataType type, CellReader cells) {
        return new ColumnReader() {
            @Override
            public @Nullable String read(ResultSet row, int column) throws SQLException {
                return cells.read(row, column);
            }

            @Override
            public DataType type() {
                return type;
            }
        };
    }

    /// For engines whose driver names types as its catalogue does.
    static ColumnReader byNativeType(ResultSetMetaData meta, int column) throws SQLException {
        String nativeName = meta.getColumnTypeName(column);
        return of(
                NativeTypes.dataType(nativeName),
                CellReader.of(meta.getColumnType(column), nativeName));
    }
}
