package dev.culprit.connector.cloud.spark;

import dev.culprit.connector.kit.ClassPathDrivers;
import dev.culprit.connector.kit.ContractData;
import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.connector.kit.servers.ServerProcess;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.RowLimit;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// A real Spark in a process of its own, with the contract's tables as Parquet files.
final class SparkServer implements AutoCloseable {
    static final String TOKEN = "a-test-token";

    private static final List<String> TYPES =
            List.of(
                    "BIGINT",
                    "VARCHAR(10)",
                    "DECIMAL(10, 2)",
                    "DOUBLE",
                    "BOOLEAN",
                    "TIMESTAMP",
                    "DATE",
                    "TIME(6)",
                    "STRING");

    private final ServerProcess process;

    private SparkServer(ServerProcess process) {
        this.process = process;
    }

    static SparkServer in(Path folder) throws IOException, InterruptedException {
        Files.write(
                folder.resolve("load.sql"),
                List.of(
                        "CREATE TABLE customers (customer_id VARCHAR(10), name STRING) USING parquet",
                        "CREATE TABLE orders (order_id BIGINT, customer_id VARCHAR(10),"
                                + " amount DECIMAL(10, 2), weight DOUBLE, paid BOOLEAN,"
                                + " placed_at TIMESTAMP, ship_date DATE, pickup TIME(6),"
                                + " note STRING) USING parquet",
                        insert(
                                "customers",
                                ContractData.customers().stream()
                                        .map(row -> row.toArray(String[]::new))
                                        .toList(),
                                List.of("STRING", "STRING")),
                        insert("orders", ContractData.orders(), TYPES),
                        "ANALYZE TABLE customers COMPUTE STATISTICS",
                        "ANALYZE TABLE orders COMPUTE STATISTICS",
                        "CREATE SCHEMA sales",
                        "CREATE VIEW sales.paid AS SELECT * FROM default.orders WHERE paid",
                        "CREATE TABLE sales.gone (x INT) USING parquet",
                        "CREATE VIEW sales.broken AS SELECT x FROM sales.gone",
                        "DROP TABLE sales.gone",
                        "CREATE SCHEMA far",
                        "CREATE TABLE far.near (x INT) USING parquet",
                        "CREATE TABLE far.away (x INT) USING parquet",
                        "CREATE TABLE sales.visits (at TIMESTAMP_NTZ, tags ARRAY<STRING>,"
                                + " place STRUCT<city: STRING, `a.b`: INT, at: STRUCT<lat: DOUBLE>>)"
                                + " USING parquet"));
        return new SparkServer(ServerProcess.start("spark", folder));
    }

    String address() {
        return process.addresses().getFirst();
    }

    Connector open(String... settings) throws ConnectorException {
        return connect(address(), TOKEN, settings);
    }

    /// @param settings `name=value`
    static Connector connect(String address, String token, String... settings)
            throws ConnectorException {
        var values = new TreeMap<String, String>();
        values.put("host", address.split(":")[0]);
        values.put("port", address.split(":")[1]);
        for (String each : settings) {
            values.put(each.split("=")[0], each.split("=")[1]);
        }
        return new SparkProvider(new ClassPathDrivers())
                .open(new SourceProfile("shop", "spark", values), _ -> Secret.of(token));
    }

    /// A bare session, which nobody guards.
    ///
    /// @param schema empty for the server's preset
    SparkSession session(String schema) throws Exception {
        return new SparkSession(
                        SparkOpener.channel(address(), TOKEN, false, ""), "admin", "", schema)
                .open(Deadline.in(Duration.ofSeconds(30)));
    }

    /// A query as the connector sends it, but with a text that nobody read.
    QueryResult query(String text) throws Exception {
        try (SparkSession session = session("")) {
            return new SparkQueries(session)
                    .run(
                            SparkPlans.query(text, 10),
                            new RowLimit(10),
                            UUID.randomUUID().toString(),
                            Deadline.in(Duration.ofSeconds(30)));
        }
    }

    private static String insert(String table, List<String[]> rows, List<String> types) {
        return rows.stream()
                .map(row -> row(row, types))
                .collect(Collectors.joining(", ", "INSERT INTO " + table + " VALUES ", ""));
    }

    private static String row(String[] row, List<String> types) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
            String text = row[i] == null ? "NULL" : "'" + row[i].replace("'", "\\'") + "'";
            cells.add("CAST(" + text + " AS " + types.get(i) + ")");
        }
        return cells.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
