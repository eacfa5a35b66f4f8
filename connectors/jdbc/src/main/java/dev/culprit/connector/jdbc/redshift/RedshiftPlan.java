package dev.culprit.connector.jdbc.redshift;

import dev.culprit.connector.jdbc.Rows;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads from a plan how many rows a query would touch: `XN Seq Scan on orders  (cost=0.00..1.00
/// rows=100 width=8)`.
final class RedshiftPlan {
    private static final Pattern SCAN =
            Pattern.compile("Scan (?:on|using \\S+ on) (\\S+).*?rows=(\\d+)");

    private RedshiftPlan() {}

    static CostEstimate estimate(Connection connection, String sql, Schema schema)
            throws SQLException {
        List<String> plan = Rows.list(connection, "EXPLAIN " + sql, row -> row.getString(1));
        return CostEstimate.ofRows(rowsRead(plan, schema));
    }

    /// There are no indexes: every scan reads the whole table.
    static long rowsRead(List<String> plan, Schema schema) {
        long rows = 0;
        for (String line : plan) {
            Matcher scan = SCAN.matcher(line);
            if (scan.find()) {
                long passed = Long.parseLong(scan.group(2));
                rows +=
                        schema.table(scan.group(1))
                                .map(Table::rows)
                                .orElse(OptionalLong.empty())
                                .orElse(passed);
            }
        }
        return rows;
    }
}
