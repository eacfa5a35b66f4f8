package dev.culprit.connector.jdbc.trino;

import dev.culprit.connector.jdbc.MetadataCatalogue;
import dev.culprit.connector.jdbc.RowCounts;
import dev.culprit.connector.jdbc.Rows;
import dev.culprit.core.source.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/// Row counts as the catalogue's statistics give them, else counted.
final class TrinoDetails implements MetadataCatalogue.Details {
    @Override
    public OptionalLong rows(Connection connection, TableName table, String sqlName, boolean counts)
            throws SQLException {
        if (!counts) {
            return OptionalLong.empty();
        }
        for (OptionalLong known :
                Rows.list(connection, "SHOW STATS FOR " + sqlName, TrinoDetails::rowCount)) {
            if (known.isPresent()) {
                return known;
            }
        }
        return RowCounts.count(connection, sqlName);
    }

    /// Stands in the row without a column.
    private static OptionalLong rowCount(ResultSet row) throws SQLException {
        double rows = row.getDouble("row_count");
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(Math.round(rows));
    }
}
