package dev.culprit.connector.jdbc.postgresql;

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
final class PlanReader {
    /// Within one node: its type, its table, the rows it passes on.
    private static final Pattern SCAN =
            Pattern.compile(
                    "\"Node Type\": \"([^\"]+)\"[^{}]*?\"Relation Name\": \"([^\"]+)\""
                            + "[^{}]*?\"Plan Rows\": (\\d+)");

    private PlanReader() {}

    static CostEstimate estimate(Connection connection, String sql, Schema schema)
            throws SQLException {
        String plan = Rows.text(connection, "EXPLAIN (FORMAT JSON) " + sql);
        return CostEstimate.ofRows(rowsRead(plan, schema));
    }

    /// A sequential scan reads the whole table, whatever its filter lets through.
    static long rowsRead(String plan, Schema schema) {
        long rows = 0;
        Matcher scan = SCAN.matcher(plan);
        while (scan.find()) {
            long passed = Long.parseLong(scan.group(3));
            boolean whole = scan.group(1).endsWith("Seq Scan");
            long table =
                    schema.table(scan.group(2))
                            .map(Table::rows)
                            .orElse(OptionalLong.empty())
                            .orElse(passed);
            rows += whole ? Math.max(passed, table) : passed;
        }
        return rows;
    }
}
