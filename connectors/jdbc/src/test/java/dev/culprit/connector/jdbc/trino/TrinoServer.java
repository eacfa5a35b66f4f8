package dev.culprit.connector.jdbc.trino;

import dev.culprit.connector.jdbc.ContractTables;
import dev.culprit.connector.kit.ContractData;
import dev.culprit.connector.kit.servers.ServerProcess;
import io.trino.jdbc.TrinoDriver;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/// A real Trino in a process of its own, with the contract's tables in memory.
final class TrinoServer implements AutoCloseable {
    static final String PASSWORD = "a-test-password";

    private static final List<String> TYPES =
            List.of(
                    "bigint",
                    "varchar",
                    "decimal(10, 2)",
                    "double",
                    "boolean",
                    "timestamp(6)",
                    "date",
                    "time(6)",
                    "varchar");

    private final Path folder;
    private final ServerProcess process;

    private TrinoServer(Path folder, ServerProcess process) {
        this.folder = folder;
        this.process = process;
    }

    static TrinoServer in(Path folder) throws IOException, InterruptedException {
        return new TrinoServer(folder, ServerProcess.start("trino", folder));
    }

    String address(String user) {
        return "jdbc:trino://"
                + process.addresses().getFirst()
                + "/memory/default?user="
                + user
                + "&schemas=default,sales";
    }

    /// Its certificate is for `localhost` alone.
    String encrypted(String user, String password) {
        return "jdbc:trino://"
                + process.addresses().getLast().replace("127.0.0.1", "localhost")
                + "/memory/default?SSL=true&user="
                + user
                + "&password="
                + password
                + "&SSLTrustStorePath="
                + folder.resolve("certificate.pem");
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }

    void execute(String... statements) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "admin");
        String url = "jdbc:trino://" + process.addresses().getFirst() + "/memory/default";
        try (Connection connection = new TrinoDriver().connect(url, login)) {
            ContractTables.execute(connection, statements);
        }
    }

    TrinoServer filled() throws SQLException {
        execute(
                "CREATE TABLE customers (customer_id varchar(10), name varchar)",
                "CREATE TABLE orders (order_id bigint, customer_id varchar(10),"
                        + " amount decimal(10, 2), weight double, paid boolean,"
                        + " placed_at timestamp(6), ship_date date, pickup time(6), note varchar)",
                insert(
                        "customers",
                        ContractData.customers().stream()
                                .map(row -> row.toArray(String[]::new))
                                .toList(),
                        List.of("varchar", "varchar")),
                insert("orders", ContractData.orders(), TYPES),
                "CREATE SCHEMA sales",
                "CREATE TABLE sales.visits (at timestamp(3) with time zone, tags array(varchar))",
                "CREATE VIEW sales.paid AS SELECT * FROM orders WHERE paid",
                "CREATE SCHEMA vault",
                "CREATE TABLE vault.secrets (secret varchar)");
        return this;
    }

    private static String insert(String table, List<String[]> rows, List<String> types) {
        return rows.stream()
                .map(row -> row(row, types))
                .collect(Collectors.joining(", ", "INSERT INTO " + table + " VALUES ", ""));
    }

    private static String row(String[] row, List<String> types) {
        List<String> cells =
                Arrays.stream(row)
                        .map(cell -> cell == null ? "NULL" : "'" + cell.replace("'", "''") + "'")
                        .toList();
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < cells.size(); i++) {
            text.append(i == 0 ? "" : ", ")
                    .append("CAST(" + cells.get(i) + " AS " + types.get(i) + ")");
        }
        return text.append(")").toString();
    }
}
