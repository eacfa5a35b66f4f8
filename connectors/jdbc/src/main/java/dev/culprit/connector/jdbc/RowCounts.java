package dev.culprit.connector.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/// Counts small tables and gives up on large ones, in engines that know `LIMIT`.
public final class RowCounts {
    /// Up to this many rows a table is counted; above, a server's estimate is near enough.
    public static final long COUNTED_ROWS = 200_000;

    /// With more tables than this, counting would keep the user waiting.
    public static final int MOST_COUNTED_TABLES = 200;

    private RowCounts() {}

    /// @param table its name as it stands in SQL
    /// @return empty when there are more rows than are counted
    public static OptionalLong count(Connection connection, String table) throws SQLException {
        String sql =
                "SELECT count(*) FROM (SELECT 1 AS one FROM "
                        + table
                        + " LIMIT "
                        + (COUNTED_ROWS + 1)
                        + ") part";
        long counted = Long.parseLong(Rows.text(connection, sql));
        return counted > COUNTED_ROWS ? OptionalLong.empty() : OptionalLong.of(counted);
    }
}
