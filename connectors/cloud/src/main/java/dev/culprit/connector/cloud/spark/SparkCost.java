package dev.culprit.connector.cloud.spark;

import dev.culprit.core.query.CostEstimate;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads from `EXPLAIN COST` what a query's scans read, after the partitions that they skip. Spark knows
/// the bytes of files; rows it knows of tables that were analyzed.
final class SparkCost {
    /// A relation stands at the end of its branch: `+- Relation shop.orders[..] parquet,
    /// Statistics(sizeInBytes=3.1 KiB, rowCount=100)`; those of other catalogues `RelationV2[..]`.
    private static final Pattern SCAN =
            Pattern.compile(
                    "^[\\s:+-]*(?:Relation|HiveTableRelation|DataSourceV2ScanRelation).*"
                            + "Statistics\\(sizeInBytes=([\\d.]+) (\\w+)"
                            + "(?:, rowCount=([\\d.E+]+))?.*\\)$",
                    Pattern.MULTILINE);

    private static final String UNITS = "KMGTPE";

    /// What Spark takes a table for when it knows nothing of it.
    private static final double UNKNOWN_SIZE = Math.scalb(1.0, 62);

    private SparkCost() {}

    static CostEstimate read(String explained) {
        int end = explained.indexOf("== Physical Plan ==");
        Matcher scan = SCAN.matcher(end < 0 ? explained : explained.substring(0, end));
        double rows = 0;
        double bytes = 0;
        boolean any = false;
        while (scan.find()) {
            any = true;
            rows += scan.group(3) == null ? Double.NaN : Double.parseDouble(scan.group(3));
            bytes += bytes(scan.group(1), scan.group(2));
        }
        return any ? new CostEstimate(whole(rows), whole(bytes)) : CostEstimate.UNKNOWN;
    }

    private static double bytes(String number, String unit) {
        int power = UNITS.indexOf(unit.charAt(0)) + 1; // `B` is none of them
        double bytes = Math.scalb(Double.parseDouble(number), 10 * power);
        return bytes < UNKNOWN_SIZE ? bytes : Double.NaN;
    }

    private static OptionalLong whole(double number) {
        return Double.isFinite(number) ? OptionalLong.of(Math.round(number)) : OptionalLong.empty();
    }
}
