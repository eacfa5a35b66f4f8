package dev.culprit.connector.cloud.query;

import dev.culprit.connector.kit.ContractData;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/// What the stubs of SQL services really run: an engine in this process with the contract's tables.
public final class DuckDbBackend implements AutoCloseable {
    private final DuckDBConnection database;
    private final Map<String, Statement> running = new ConcurrentHashMap<>();

    /// @param types the engine's names of the columns' types
    /// @param rows cells as numbers, texts, booleans and values of `java.time`
    public record Answer(List<String> names, List<String> types, List<List<Object>> rows) {}

    public DuckDbBackend() throws SQLException {
        database = (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        try (Statement statement = database.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("SET threads = 1");
            statement.execute(
                    "CREATE TABLE customers (customer_id VARCHAR PRIMARY KEY, name VARCHAR)");
            statement.execute(
                    "CREATE TABLE orders (order_id BIGINT PRIMARY KEY, customer_id VARCHAR, amount"
                            + " DECIMAL(10,2), weight DOUBLE, paid BOOLEAN, placed_at TIMESTAMP,"
                            + " ship_date DATE, pickup TIME, note VARCHAR)");
        }
        database.setAutoCommit(false);
        for (List<String> row : ContractData.customers()) {
            insert("customers", row.toArray());
        }
        for (String[] row : ContractData.orders()) {
            insert("orders", (Object[]) row);
        }
        database.commit();
        database.setAutoCommit(true);
    }

    private void insert(String table, Object... cells) throws SQLException {
        String marks = "?" + ", ?".repeat(cells.length - 1);
        try (PreparedStatement insert =
                database.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
            for (int i = 0; i < cells.length; i++) {
                insert.setObject(i + 1, cells[i]);
            }
            insert.execute();
        }
    }

    /// Runs whatever the text says; nothing is protected here.
    public Answer execute(String id, String sql) throws SQLException {
        try (Connection connection = database.duplicate();
                Statement statement = connection.createStatement()) {
            running.put(id, statement);
            if (!statement.execute(sql)) {
                return new Answer(List.of(), List.of(), List.of());
            }
            try (ResultSet rows = statement.getResultSet()) {
                return read(rows);
            }
        } finally {
            ended(id);
        }
    }

    public boolean cancel(String id) throws SQLException {
        Statement statement = running.get(id);
        if (statement != null) {
            statement.cancel();
        }
        return statement != null;
    }

    /// Waits until nothing runs.
    ///
    /// @return what still does
    public synchronized Set<String> runningAfter(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (!running.isEmpty() && System.nanoTime() < end) {
            wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
        return Set.copyOf(running.keySet());
    }

    private synchronized void ended(String id) {
        running.remove(id);
        notifyAll();
    }

    /// Whether the engine reads the text as exactly one `SELECT`.
    public boolean isSelect(String sql) throws SQLException {
        try (Connection connection = database.duplicate();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT CAST(json_serialize_sql(?) AS VARCHAR)")) {
            statement.setString(1, sql);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                var tree = Json.lenient(row.getString(1));
                return !tree.path("error").asBoolean(true) && tree.path("statements").size() == 1;
            }
        }
    }

    private static Answer read(ResultSet rows) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            names.add(rows.getMetaData().getColumnLabel(i));
            types.add(rows.getMetaData().getColumnTypeName(i));
        }
        List<List<Object>> cells = new ArrayList<>();
        while (rows.next()) {
            List<Object> row = new ArrayList<>();
            for (int i = 0; i < types.size(); i++) {
                row.add(cell(rows, i + 1, types.get(i)));
            }
            cells.add(row);
        }
        return new Answer(names, types, cells);
    }

    private static Object cell(ResultSet rows, int i, String type) throws SQLException {
        return switch (type) {
            case "TIMESTAMP" -> rows.getObject(i, LocalDateTime.class);
            case "TIMESTAMP WITH TIME ZONE" -> rows.getObject(i, OffsetDateTime.class);
            case "DATE" -> rows.getObject(i, LocalDate.class);
            case "TIME" -> rows.getObject(i, LocalTime.class);
            default -> rows.getObject(i);
        };
    }

    @Override
    public void close() throws SQLException {
        for (Statement statement : running.values()) {
            statement.cancel();
        }
        database.close();
    }
}
