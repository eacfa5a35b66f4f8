package dev.culprit.connector.jdbc.trino;

import dev.culprit.connector.jdbc.Rows;
import dev.culprit.connector.jdbc.TableSizes;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.InspectedQuery;
import dev.culprit.core.source.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads from `EXPLAIN (TYPE IO)` what a query's scans read, after the partitions that they skip.
final class TrinoPlan {
    private static final Pattern SCAN =
            Pattern.compile(
                    "\"schemaTable\" : \\{.*?\"outputRowCount\" : (\\S+?),"
                            + "\\s*\"outputSizeInBytes\" : (\\S+?),",
                    Pattern.DOTALL);

    private TrinoPlan() {}

    /// The tables' sizes where a catalogue has no statistics.
    static CostEstimate estimate(Connection connection, InspectedQuery query, Schema schema)
            throws SQLException {
        CostEstimate scans =
                read(Rows.text(connection, "EXPLAIN (TYPE IO, FORMAT JSON) " + query.sql()));
        return scans.rowsRead().isPresent() ? scans : TableSizes.estimate(query, schema);
    }

    static CostEstimate read(String plan) {
        double rows = 0;
        double bytes = 0;
        Matcher scan = SCAN.matcher(plan);
        while (scan.find()) {
            rows += number(scan.group(1));
            bytes += number(scan.group(2));
        }
        return new CostEstimate(whole(rows), whole(bytes));
    }

    private static double number(String text) {
        return text.startsWith("\"") ? Double.NaN : Double.parseDouble(text);
    }

    private static OptionalLong whole(double number) {
        return Double.isFinite(number) && number > 0
                ? OptionalLong.of(Math.round(number))
                : OptionalLong.empty();
    }
}
