package dev.culprit.connector.jdbc.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.connector.jdbc.ContractTables;
import dev.culprit.connector.jdbc.PooledSessions;
import dev.culprit.connector.jdbc.SessionPool;
import dev.culprit.connector.kit.ConnectorContract;
import dev.culprit.connector.kit.Permitted;
import dev.culprit.connector.kit.Session;
import dev.culprit.core.query.Connector;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.SourceAddress;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against a real server; needs `-Pservers`.
@Tag("servers")
class MariaDbContractTest extends ConnectorContract {
    @TempDir static Path folder;

    private static MariaDbServer server;

    @BeforeAll
    static void start() {
        server = MariaDbServer.in(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected Connector open() throws Exception {
        return open(server.address(MariaDbServer.READER));
    }

    private static Connector open(String address) throws ConnectorException {
        MariaDbProvider provider = new MariaDbProvider();
        SourceAddress read = provider.read(address).orElseThrow();
        return provider.open(read.profile(), read.asSecrets());
    }

    @Override
    protected String endlessQuery() {
        return "SELECT count(*) FROM orders a, orders b, orders c, orders d, orders e, orders f"
                + " WHERE a.weight + b.weight + c.weight + d.weight + e.weight <> f.weight";
    }

    @Override
    protected String doubleSql(String number) {
        return "CAST('" + number + "' AS DOUBLE)";
    }

    @Override
    protected String timestampSql(String time) {
        return "CAST('" + time + "' AS DATETIME)";
    }

    @Override
    protected String instantSql(String time) {
        return "CONVERT_TZ('"
                + time.substring(0, 19)
                + "', '"
                + time.substring(19)
                + "', '+00:00')";
    }

    @Override
    protected List<String> attacks() {
        return MariaDbAttacks.all(commonAttacks(), folder);
    }

    @Override
    protected Optional<Callable<Connector>> unknownLocation() {
        return Optional.of(() -> open("jdbc:mariadb://127.0.0.1:1/shop?user=reader"));
    }

    @Override
    protected Optional<Callable<Connector>> wrongPassword() {
        return Optional.of(() ->
                open(
                        "jdbc:mariadb://127.0.0.1:"
                                + server.port()
                                + "/shop?user=reader&password=wrong"));
    }

    @Test
    void unknownDatabaseIsToldApartFromTheLogin() {
        assertThatThrownBy(() ->
                        open(server.address(MariaDbServer.READER).replace("/shop", "/nowhere")))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.kind()).isEqualTo(FailureKind.AUTH))
                .hasMessageContaining("nowhere");
    }

    @Test
    void otherDatabasesAndTheirTypesAreDescribed() throws Exception {
        assertThat(connector().describe().tables())
                .extracting(table -> table.name().toString())
                .containsExactly("sales.paid", "sales.visits", "customers", "orders");
        assertThat(table("sales.visits").columns())
                .extracting(Column::type)
                .containsExactly(
                        DataType.INTEGER, DataType.TEXT, DataType.TIMESTAMP, DataType.BOOLEAN);
    }

    @Test
    void readerLoginHasNoWarnings() throws Exception {
        assertThat(connector().check().warnings()).isEmpty();
    }

    @Test
    void writerLoginIsWarnedAboutAndStoppedAllTheSame() throws Exception {
        try (Connector writer = open(server.address(MariaDbServer.WRITER))) {
            assertThat(writer.check().warnings())
                    .containsExactly(
                            "writer has the privilege FILE, which a read-only session cannot"
                                    + " limit.",
                            "writer may write to the table shop.*; a login that may only read is"
                                    + " safer.");
            for (String attack : attacks()) {
                assertThatThrownBy(() -> writer.run(Permitted.query(attack)))
                        .as(attack)
                        .isInstanceOf(ConnectorException.class);
            }
            assertThat(folder.resolve("stolen")).doesNotExist();
            assertThat(run("SELECT count(*) AS n FROM orders").text(0, "n")).hasValue("100");
        }
    }

    @Test
    void rootIsWarnedAbout() throws Exception {
        try (Connector root =
                open("jdbc:mariadb://127.0.0.1:" + server.port() + "/shop?user=root")) {
            assertThat(root.check().warnings()).singleElement().asString().contains("everything");
        }
    }

    @Test
    void sessionRefusesToWriteWithoutTheParser() throws Exception {
        assertThat(codeOf("DELETE FROM orders")).isEqualTo(1792);
        assertThat(codeOf("UPDATE orders SET note = 'x'")).isEqualTo(1792);
        assertThat(codeOf(endlessQuery())).isEqualTo(1969);
    }

    private static int codeOf(String sql) {
        int[] code = new int[1];
        assertThatThrownBy(() -> asWriter(sql))
                .isInstanceOfSatisfying(SQLException.class, e -> code[0] = e.getErrorCode());
        return code[0];
    }

    private static void asWriter(String sql) throws SQLException {
        try (SessionPool pool =
                new PooledSessions(
                        new org.mariadb.jdbc.MariaDbDataSource(
                                server.address(MariaDbServer.WRITER)),
                        "test",
                        Duration.ofSeconds(10),
                        new MariaDbSession())) {
            Session session = pool.begin(Duration.ofMillis(500));
            try {
                ContractTables.execute(session.connection(), sql);
            } finally {
                session.end(false);
            }
        }
    }

    @Test
    void lostServerIsToldAndRecoveredFrom() throws Exception {
        run("SELECT 1");
        try (var admin =
                        DriverManager.getConnection(
                                "jdbc:mariadb://127.0.0.1:" + server.port() + "/?user=root");
                var statement = admin.createStatement()) {
            statement.execute("KILL USER reader");
        }

        assertThat(failure(Permitted.query("SELECT 1"))).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(run("SELECT 1 AS one").text(0, "one")).hasValue("1");
    }

    @Test
    void serverKilledInTheMiddleOfAQueryIsTold(@TempDir Path own) throws Exception {
        try (MariaDbServer mortal = MariaDbServer.in(own);
                Connector connector = open(mortal.address(MariaDbServer.READER))) {
            var task =
                    new java.util.concurrent.FutureTask<>(() ->
                            connector.run(
                                    Permitted.query(1, endlessQuery(), 10, Duration.ofMinutes(1))));
            Thread.ofVirtual().start(task);
            assertThatThrownBy(() -> task.get(1, java.util.concurrent.TimeUnit.SECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);

            mortal.kill();

            assertThatThrownBy(task::get)
                    .cause()
                    .isInstanceOfSatisfying(
                            ConnectorException.class,
                            e -> assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT CAST(NULL AS DATETIME) AS a", "SELECT NULL AS a"})
    void nullHasNoText(String sql) throws Exception {
        assertThat(run(sql).text(0, "a")).isEmpty();
    }
}
