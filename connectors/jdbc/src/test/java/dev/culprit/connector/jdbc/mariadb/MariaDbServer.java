package dev.culprit.connector.jdbc.mariadb;

import dev.culprit.connector.jdbc.ContractTables;
import dev.culprit.connector.kit.servers.MariaDbProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A real MariaDB server with the contract's tables and logins of different rights.
final class MariaDbServer implements AutoCloseable {
    static final String READER = "reader";
    static final String WRITER = "writer";
    static final String PASSWORD = "a-test-password";

    private final MariaDbProcess process;

    private MariaDbServer(Path folder) throws IOException, InterruptedException, SQLException {
        this.process = new MariaDbProcess(folder);
        fill();
    }

    static MariaDbServer in(Path folder) {
        try {
            return new MariaDbServer(folder);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException | SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    int port() {
        return process.port();
    }

    String address(String user) {
        return "jdbc:mariadb://127.0.0.1:"
                + port()
                + "/shop?user="
                + user
                + "&password="
                + PASSWORD;
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = admin()) {
            ContractTables.execute(connection, statements);
        }
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }

    private Connection admin() throws SQLException {
        return DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port() + "/?user=root");
    }

    private void fill() throws SQLException {
        execute("CREATE DATABASE shop", "CREATE DATABASE sales", "CREATE DATABASE vault");
        try (Connection connection =
                DriverManager.getConnection(
                        "jdbc:mariadb://127.0.0.1:" + port() + "/shop?user=root")) {
            ContractTables.execute(
                    connection,
                    "CREATE TABLE customers (customer_id varchar(10) PRIMARY KEY, name text)",
                    "CREATE TABLE orders (order_id bigint PRIMARY KEY, customer_id varchar(10),"
                            + " amount decimal(10, 2), weight double, paid boolean,"
                            + " placed_at datetime(6), ship_date date, pickup time, note text,"
                            + " FOREIGN KEY (customer_id) REFERENCES customers (customer_id))",
                    "CREATE TABLE sales.visits (visit_id int unsigned, mood enum('good', 'bad'),"
                            + " seen timestamp, level bit(1))",
                    "CREATE VIEW sales.paid AS SELECT * FROM shop.orders WHERE paid",
                    "CREATE TABLE vault.secrets (secret text)",
                    "CREATE SEQUENCE numbers");
            ContractTables.fill(connection, "?, ?, ?, ?, ? = 'true', ?, ?, ?, ?");
            ContractTables.execute(
                    connection,
                    "ANALYZE TABLE orders, customers",
                    "CREATE USER reader IDENTIFIED BY '" + PASSWORD + "'",
                    "CREATE USER writer IDENTIFIED BY '" + PASSWORD + "'",
                    "GRANT SELECT ON shop.* TO reader",
                    "GRANT SELECT ON sales.* TO reader",
                    "GRANT FILE ON *.* TO writer",
                    "GRANT SELECT, INSERT, DELETE, UPDATE ON shop.* TO writer",
                    "DROP USER IF EXISTS ''@localhost");
        }
    }
}
