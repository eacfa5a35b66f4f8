package dev.culprit.connector.jdbc.mariadb;

import dev.culprit.connector.jdbc.Rows;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads from a plan how many rows a query would touch.
final class MariaDbPlan {
    /// Within one table's part of the plan. MySQL has its own word for the number of rows.
    private static final Pattern ACCESS =
            Pattern.compile(
                    "\"table_name\": \"([^\"]+)\"[^{}]*?\"access_type\": \"([^\"]+)\""
                            + "[^{}]*?\"rows(?:_examined_per_scan)?\": (\\d+)");

    private MariaDbPlan() {}

    static CostEstimate estimate(Connection connection, String sql, Schema schema)
            throws SQLException {
        return CostEstimate.ofRows(
                rowsRead(Rows.text(connection, "EXPLAIN FORMAT=JSON " + sql), schema));
    }

    /// The names in a plan are aliases; one that is a table's name stands for the table.
    static long rowsRead(String plan, Schema schema) {
        long rows = 0;
        Matcher access = ACCESS.matcher(plan);
        while (access.find()) {
            long passed = Long.parseLong(access.group(3));
            boolean whole = access.group(2).matches("ALL|index");
            long table =
                    schema.table(access.group(1))
                            .map(Table::rows)
                            .orElse(OptionalLong.empty())
                            .orElse(passed);
            rows += whole ? Math.max(passed, table) : passed;
        }
        return rows;
    }
}
