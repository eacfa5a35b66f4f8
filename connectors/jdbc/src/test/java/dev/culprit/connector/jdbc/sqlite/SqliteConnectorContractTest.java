package dev.culprit.connector.jdbc.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.connector.jdbc.ContractTables;
import dev.culprit.connector.jdbc.PooledSessions;
import dev.culprit.connector.jdbc.SessionPool;
import dev.culprit.connector.kit.ConnectorContract;
import dev.culprit.connector.kit.Session;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteConnectorContractTest extends ConnectorContract {
    @TempDir static Path folder;

    private final SqliteProvider provider = new SqliteProvider();

    @BeforeAll
    static void fill() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            ContractTables.execute(
                    connection,
                    "CREATE TABLE customers (customer_id TEXT PRIMARY KEY, name TEXT)",
                    "CREATE TABLE orders (order_id INTEGER PRIMARY KEY,"
                            + " customer_id VARCHAR(10) REFERENCES customers,"
                            + " amount NUMERIC(10, 2), weight DOUBLE PRECISION, paid BOOLEAN,"
                            + " placed_at TIMESTAMP, ship_date DATE, pickup TIME, note TEXT)");
            ContractTables.fill(connection);
            ContractTables.execute(
                    connection,
                    "UPDATE orders SET paid = paid = 'true'",
                    "CREATE TABLE odd (epoch TIMESTAMP, plain, iso DATETIME, flag BOOLEAN,"
                            + " money NUMERIC(8, 2), PRIMARY KEY (epoch, plain)) WITHOUT ROWID",
                    "INSERT INTO odd VALUES (1767225600, 'a', '2026-01-07T08:30:00+02:00', 'yes',"
                            + " 1.239), (1767225601, 'b', 'soon', 1, 2)",
                    "CREATE VIEW paid AS SELECT * FROM orders WHERE paid");
        }
    }

    private static Path file() {
        return folder.resolve("shop.db");
    }

    @Override
    protected Connector open() throws Exception {
        return open(file().toString());
    }

    private Connector open(String address) throws ConnectorException {
        SourceAddress read = provider.read(address).orElseThrow();
        return provider.open(read.profile(), read.asSecrets());
    }

    @Override
    protected String endlessQuery() {
        return "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                + " SELECT count(*) FROM n";
    }

    @Override
    protected String timestampSql(String time) {
        return "datetime('" + time + "')";
    }

    @Override
    protected String instantSql(String time) {
        return "datetime('" + time + "')";
    }

    @Override
    protected List<String> attacks() {
        List<String> attacks = new ArrayList<>(commonAttacks());
        attacks.addAll(
                List.of(
                        "ATTACH '" + folder.resolve("new.db") + "' AS other",
                        "ATTACH 'file:" + folder.resolve("new.db") + "?mode=rwc' AS other",
                        "VACUUM INTO '" + folder.resolve("copy.db") + "'",
                        "VACUUM",
                        "PRAGMA query_only = OFF",
                        "PRAGMA writable_schema = ON",
                        "PRAGMA journal_mode = DELETE",
                        "SELECT load_extension('/tmp/x.so')",
                        "SELECT readfile('/etc/hostname')",
                        "SELECT writefile('" + folder.resolve("x") + "', 'x')",
                        "SELECT edit('x', 'true')",
                        "SELECT zeroblob(1000000000)",
                        "CREATE TEMP TABLE t AS SELECT 1",
                        "CREATE TABLE t AS SELECT 1",
                        "CREATE VIRTUAL TABLE t USING fts5(x)",
                        "REINDEX",
                        "ANALYZE",
                        "BEGIN EXCLUSIVE",
                        "backup to '" + folder.resolve("copy.db") + "'",
                        "restore from '" + folder.resolve("copy.db") + "'",
                        "WITH x AS (SELECT 1) DELETE FROM orders",
                        "WITH x AS (SELECT 1) INSERT INTO customers SELECT 'x', 'x'",
                        "REPLACE INTO customers VALUES ('x', 'x')",
                        "SELECT 1 /* ' */; DELETE FROM orders -- '",
                        "SELECT [;]; DELETE FROM orders",
                        "SELECT `'`; DELETE FROM orders -- '",
                        "EXPLAIN QUERY PLAN SELECT 1"));
        return attacks;
    }

    @Override
    protected Optional<Callable<Connector>> unknownLocation() {
        return Optional.of(() -> open(folder.resolve("nowhere.db").toString()));
    }

    @Test
    void fileThatIsNoDatabaseIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("text.sqlite"), "no database".repeat(100));

        assertThatThrownBy(() -> open(file.toString()).check())
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("text.sqlite cannot be reached");
    }

    @Test
    void openModeAndLimitsHoldWithoutTheParser() throws Exception {
        for (String attack :
                List.of(
                        "DELETE FROM orders",
                        "CREATE TABLE t (x)",
                        "PRAGMA user_version = 7",
                        "ATTACH '" + folder.resolve("new.db") + "' AS other",
                        "ATTACH 'file:" + folder.resolve("new.db") + "?mode=rwc' AS other",
                        "SELECT load_extension('/tmp/x.so')",
                        "SELECT zeroblob(1000000000)")) {
            assertThatThrownBy(() -> inSession(attack)).as(attack).isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> outsideOfTransaction("VACUUM INTO '" + folder + "/copy.db'"))
                .isInstanceOf(SQLException.class);
        assertThat(folder.resolve("new.db")).doesNotExist();
        assertThat(folder.resolve("copy.db")).doesNotExist();
    }

    private static void inSession(String sql) throws SQLException {
        try (SessionPool pool =
                new PooledSessions(
                        SqliteDriver.of(file()),
                        "test",
                        Duration.ofSeconds(10),
                        new SqliteSession())) {
            Session session = pool.begin(Duration.ofSeconds(10));
            try (Statement statement = session.connection().createStatement()) {
                statement.execute(sql);
            } finally {
                session.end(false);
            }
        }
    }

    private static void outsideOfTransaction(String sql) throws SQLException {
        try (Connection connection = SqliteDriver.of(file()).getConnection()) {
            ContractTables.execute(connection, sql);
        }
    }

    @Test
    void fileNeedsNoWarning() throws Exception {
        assertThat(connector().check().warnings()).isEmpty();
    }

    @Test
    void typesFollowWhatIsStoredWhereTheDeclarationMisleads() throws Exception {
        assertThat(table("odd").columns())
                .extracting(Column::type)
                .containsExactly(
                        DataType.INTEGER,
                        DataType.TEXT,
                        DataType.TIMESTAMP,
                        DataType.TEXT,
                        DataType.DECIMAL);
        assertThat(table("odd").primaryKey()).containsExactly("epoch", "plain");
        assertThat(table("paid").rows()).isEmpty();
    }

    @Test
    void textsThatAreNoTimeStayAsTheyAre() throws Exception {
        QueryResult result = run("SELECT iso, money FROM odd ORDER BY epoch");

        assertThat(cells(result))
                .containsExactly(List.of("2026-01-07 06:30:00", "1.239"), List.of("soon", "2.00"));
    }

    @Test
    void expressionsAreTypedByTheirValues() throws Exception {
        QueryResult result =
                run(
                        "SELECT count(*) AS a, avg(weight) AS b, min(note) AS c, NULL AS d FROM orders");

        assertThat(result.columns())
                .extracting(QueryResult.ResultColumn::type)
                .containsExactly(DataType.INTEGER, DataType.DECIMAL, DataType.TEXT, DataType.TEXT);
    }

    @Test
    void regularExpressionsMatchAndReplace() throws Exception {
        QueryResult result =
                run(
                        "SELECT 'ab12' REGEXP '^[a-z]+\\d' AS a, 'x' REGEXP NULL AS b,"
                                + " regexp_replace('a1b22', '[0-9]', '9') AS c,"
                                + " regexp_replace('ab', '(a)(b)', '\\2$1\\1') AS d");

        assertThat(result.rows().getFirst().cells()).containsExactly("1", null, "a9b99", "b$1a");
    }

    @Test
    void regularExpressionWithoutEndIsStopped() {
        assertThatThrownBy(() -> run("SELECT '" + "a".repeat(40) + "!' REGEXP '(a|aa)+b\\1'"))
                .hasMessageContaining("takes too long");
        assertThatThrownBy(() -> run("SELECT 'a' REGEXP '('")).hasMessageContaining("malformed");
    }

    @Test
    void percentileInterpolatesInEachGroup() throws Exception {
        QueryResult result =
                run(
                        "SELECT paid, percentile(weight, 0.5) AS p FROM orders WHERE order_id <= 20"
                                + " GROUP BY paid ORDER BY paid");

        assertThat(result.number(0, "p")).isCloseTo(1.05, within(1e-9));
        assertThat(result.number(1, "p")).isCloseTo(1.1, within(1e-9));
        assertThat(run("SELECT percentile(weight, 0.5) AS p FROM orders WHERE 1 = 0").text(0, "p"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:file:shop.db?mode=rwc",
                "jdbc:sqlite:shop.db?open_mode=2",
                "jdbc:sqlite:shop.db;x=y",
                "jdbc:sqlite:http://host/shop.db"
            })
    void addressWithMoreThanAPathIsRefused(String address) {
        assertThatThrownBy(() -> provider.read(address)).isInstanceOf(ConnectorException.class);
    }

    @Test
    void addressIsAPathWithOrWithoutPrefix() throws Exception {
        assertThat(provider.read("data/shop.sqlite3").orElseThrow().profile().settings())
                .containsEntry("file", "data/shop.sqlite3");
        assertThat(provider.read("jdbc:sqlite:shop").orElseThrow().profile().settings())
                .containsEntry("file", "shop");
        assertThat(provider.read("shop.csv")).isEmpty();
        assertThat(provider.read("https://host/shop.db")).isEmpty();
        assertThat(provider.read("x.db").orElseThrow().asSecrets().secret("password"))
                .isEqualTo(Secret.NONE);
    }
}
