package dev.culprit.connector.jdbc.postgresql;

import dev.culprit.connector.kit.ContractData;
import dev.culprit.core.source.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// One real PostgreSQL for all tests of this module; starting it takes seconds. It holds the
/// contract's tables, a login that may only read and one that may also write.
public final class EmbeddedServer {
    static final String READER = "reader";
    static final String WRITER = "writer";
    public static final String PASSWORD = "a-test-password";

    private static final EmbeddedServer SHARED = new EmbeddedServer();

    private final EmbeddedPostgres server;

    private EmbeddedServer() {
        try {
            server = EmbeddedPostgres.builder().start();
            fill();
            askForPasswords();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    public static EmbeddedServer shared() {
        return SHARED;
    }

    public int port() {
        return server.getPort();
    }

    PostgreSqlSettings settings(String user) {
        return PostgreSqlSettings.of(
                "localhost", server.getPort(), "postgres", user, Secret.of(PASSWORD));
    }

    public void execute(String... statements) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void fill() throws SQLException {
        execute(
                "CREATE TABLE customers (customer_id text PRIMARY KEY, name text)",
                """
                CREATE TABLE orders (order_id bigint PRIMARY KEY,
                    customer_id varchar(10) REFERENCES customers, amount numeric(10, 2),
                    weight double precision, paid boolean, placed_at timestamp, ship_date date,
                    pickup time, note text)
                """,
                "CREATE TABLE hidden (secret text)",
                "CREATE SEQUENCE numbers",
                "CREATE SCHEMA sales",
                "CREATE TYPE sales.mood AS ENUM ('good', 'bad')",
                "CREATE TABLE sales.visits (visit_id int, mood sales.mood, day timestamptz)",
                "CREATE VIEW sales.paid AS SELECT * FROM orders WHERE paid");
        insert("INSERT INTO customers VALUES (?, ?)", customers());
        insert(
                "INSERT INTO orders VALUES (?::bigint, ?, ?::numeric, ?::float8, ?::boolean,"
                        + " ?::timestamp, ?::date, ?::time, ?)",
                ContractData.orders());
        execute(
                "ANALYZE",
                "CREATE ROLE reader LOGIN PASSWORD '" + PASSWORD + "'",
                "CREATE ROLE writer LOGIN PASSWORD '" + PASSWORD + "'",
                "GRANT USAGE ON SCHEMA sales TO reader",
                "GRANT SELECT ON orders, customers, sales.visits, sales.paid TO reader",
                "GRANT USAGE ON SEQUENCE numbers TO reader",
                "GRANT SELECT, INSERT, DELETE ON orders TO writer",
                "GRANT pg_read_server_files TO writer",
                "ALTER ROLE postgres PASSWORD '" + PASSWORD + "'");
    }

    /// The server trusts everyone at first; from here on only its owner. With `md5` the password's
    /// own form decides how it is asked for.
    private void askForPasswords() throws IOException, SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SHOW hba_file")) {
                row.next();
                Files.writeString(
                        Path.of(row.getString(1)),
                        """
                        local all all trust
                        host all postgres all trust
                        host all all all md5
                        """);
            }
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private static List<String[]> customers() {
        return ContractData.customers().stream().map(row -> row.toArray(String[]::new)).toList();
    }

    private void insert(String sql, List<String[]> rows) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (String[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setString(i + 1, row[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
