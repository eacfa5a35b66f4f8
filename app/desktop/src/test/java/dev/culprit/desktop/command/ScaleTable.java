package dev.culprit.desktop.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/// A made-up fact in Parquet: four weeks of baseline and a window of three days, evenly filled. From
/// seven o'clock of the window's first day on, 40 % of the users of one channel and provider are
/// missing, 1 % elsewhere. The alert's spans cover the whole file, so nothing can be skipped.
///
/// @param attributes how many of the candidate attributes the fact has; they come after five columns
///     that are none
record ScaleTable(long rows, int attributes) {
    static final String ONSET = "2026-01-29 07:00:00";

    private static final long MINUTES = 31L * 24 * 60;

    /// The two of the fault first, so that the smallest fact has them.
    private static final List<Attribute> ATTRIBUTES =
            List.of(
                    new Attribute("channel", 5),
                    new Attribute("provider", 20),
                    new Attribute("app_version", 8),
                    new Attribute("region", 10),
                    new Attribute("device", 12),
                    new Attribute("campaign", 30),
                    new Attribute("warehouse", 50),
                    new Attribute("category", 200),
                    new Attribute("tier", 4),
                    new Attribute("payment", 6),
                    new Attribute("carrier", 9),
                    new Attribute("language", 15),
                    new Attribute("store", 25),
                    new Attribute("brand", 40),
                    new Attribute("supplier", 60),
                    new Attribute("city", 100));

    private record Attribute(String name, int values) {

        /// Values are spread by a hash of the row and the attribute, so that none follows from another.
        String sql(int number) {
            return "'%s_' || (hash(i * 64 + %d) %% %d) AS %s".formatted(name, number, values, name);
        }
    }

    static int mostAttributes() {
        return ATTRIBUTES.size();
    }

    int columns() {
        return 5 + attributes;
    }

    /// Writes the file and the alert.
    void write(Path folder) throws IOException, SQLException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("alert.json"), ALERT);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET memory_limit = '2GB'");
            statement.execute(
                    "COPY ("
                            + select()
                            + ") TO '"
                            + file(folder)
                            + "' (FORMAT parquet, COMPRESSION snappy)");
        }
    }

    static Path file(Path folder) {
        return folder.resolve("orders.parquet");
    }

    /// Rows in order of time, as a warehouse's partitions hold them.
    private String select() {
        StringBuilder attributeColumns = new StringBuilder();
        for (int number = 0; number < attributes; number++) {
            attributeColumns.append(", ").append(ATTRIBUTES.get(number).sql(number));
        }
        return """
        SELECT order_id, created_at,
          CASE WHEN hash(order_id * 64 + 50) %% 1000 < CASE WHEN created_at >= TIMESTAMP '%s'
              AND channel = 'channel_2' AND provider = 'provider_7' THEN 400 ELSE 10 END
            THEN NULL ELSE hash(order_id * 64 + 51) %% 2000000 END AS user_id,
          round(5 + (hash(order_id * 64 + 52) %% 100000) / 250.0, 2) AS amount,
          CAST(1 + hash(order_id * 64 + 53) %% 9 AS INTEGER) AS quantity, %s
        FROM (SELECT i AS order_id,
            TIMESTAMP '2026-01-01 00:00:00' + to_seconds(CAST(i * %d.0 / %d AS BIGINT)) AS created_at
            %s FROM range(%d) x(i))
        """
                .formatted(ONSET, names(), MINUTES * 60, rows, attributeColumns.toString(), rows);
    }

    private String names() {
        return ATTRIBUTES.stream()
                .limit(attributes)
                .map(Attribute::name)
                .collect(Collectors.joining(", "));
    }

    private static final String ALERT =
            """
            {"alert_id": "AL-scale", "dataset_id": "orders",
             "metric": {"kind": "null_rate", "column": "user_id"},
             "expected_value": 0.01, "actual_value": 0.0135, "detected_at": "2026-02-01 00:00:00",
             "window": {"column": "created_at",
               "start": "2026-01-29 00:00:00", "end": "2026-02-01 00:00:00"},
             "baseline": {"column": "created_at",
               "start": "2026-01-01 00:00:00", "end": "2026-01-29 00:00:00"}}
            """;
}
