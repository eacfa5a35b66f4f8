package dev.culprit.connector.jdbc.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.microsoft.sqlserver.jdbc.SQLServerDriver;
import dev.culprit.connector.jdbc.ContractTables;
import dev.culprit.connector.jdbc.DriverSource;
import dev.culprit.connector.jdbc.PooledSessions;
import dev.culprit.connector.kit.ConnectorContract;
import dev.culprit.connector.kit.Permitted;
import dev.culprit.connector.kit.Session;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.SourceAddress;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The real driver against a server of its protocol over a DuckDB, as no SQL Server can be started by the
/// tests.
class SqlServerContractTest extends ConnectorContract {
    private static final SqlServerProvider PROVIDER = new SqlServerProvider();
    private static DuckDbTdsServer server;

    @BeforeAll
    static void start() throws Exception {
        server = started();
    }

    private static DuckDbTdsServer started() throws Exception {
        DuckDbTdsServer started = new DuckDbTdsServer();
        started.execute(
                "CREATE TABLE customers (customer_id varchar PRIMARY KEY, name varchar)",
                "CREATE TABLE orders (order_id bigint PRIMARY KEY,"
                        + " customer_id varchar REFERENCES customers (customer_id),"
                        + " amount decimal(10, 2), weight double, paid boolean,"
                        + " placed_at timestamp, ship_date date, pickup time, note varchar)");
        ContractTables.fillDuckDb(started.engine());
        return started;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected Connector open() throws Exception {
        return open(address(server.port(), "reader", DuckDbTdsServer.PASSWORD));
    }

    private static String address(int port, String user, String password) {
        return "jdbc:sqlserver://127.0.0.1:"
                + port
                + ";databaseName="
                + DuckDbTdsServer.DATABASE
                + ";encrypt=false;user="
                + user
                + ";password="
                + password;
    }

    private static Connector open(String address) throws ConnectorException {
        SourceAddress read = PROVIDER.read(address).orElseThrow();
        assertThat(PROVIDER.type().problem(read.profile())).isEmpty();
        return PROVIDER.open(read.profile(), read.asSecrets());
    }

    @Override
    protected String endlessQuery() {
        return "SELECT count(*) AS n FROM orders a, orders b, orders c, orders d, orders e, orders f"
                + " WHERE a.amount + b.amount + c.amount + d.amount <> e.amount * f.weight";
    }

    /// Not used: SQL Server has no read-only session, so none is declared.
    @Override
    protected List<String> attacks() {
        return List.of();
    }

    @Override
    protected Optional<Callable<Connector>> unknownLocation() {
        return Optional.of(() -> open(address(1, "reader", DuckDbTdsServer.PASSWORD)));
    }

    @Override
    protected Optional<Callable<Connector>> wrongPassword() {
        return Optional.of(() -> open(address(server.port(), "reader", "wrong")));
    }

    @Override
    protected String doubleSql(String number) {
        return "CAST('" + number + "' AS FLOAT)";
    }

    @Override
    protected String timestampSql(String time) {
        return "CAST('" + time + "' AS DATETIME2)";
    }

    @Override
    protected String instantSql(String time) {
        return "CAST('" + time + "' AS DATETIMEOFFSET)";
    }

    @Test
    void aSessionIsLimitedBeforeAQueryIsSeenAndRolledBackAfter() throws Exception {
        server.asked();
        run("SELECT 1 AS one");

        assertThat(server.asked())
                .startsWith("set implicit_transactions on ")
                .endsWith(
                        "SET LOCK_TIMEOUT 30000",
                        "SET XACT_ABORT ON",
                        "SET QUOTED_IDENTIFIER ON",
                        "SET ROWCOUNT 1001",
                        "SELECT 1 AS one",
                        "IF @@TRANCOUNT > 0 ROLLBACK TRAN");
    }

    @Test
    void theLoginAsksForReadingOnly() {
        assertThat(server.logins().getLast())
                .isEqualTo(
                        new TdsLogin(
                                "reader",
                                DuckDbTdsServer.PASSWORD,
                                "culprit",
                                DuckDbTdsServer.DATABASE,
                                8000,
                                true));
    }

    static List<String> texts() {
        List<String> attacks = new ArrayList<>(commonAttacks());
        attacks.addAll(
                List.of(
                        "SELECT NEXT VALUE FOR dbo.numbers",
                        "SELECT 1 DELETE FROM orders",
                        "SELECT * INTO stolen FROM orders",
                        "SELECT 1; DROP TABLE customers",
                        "SELECT 1 SET ROWCOUNT 1",
                        "SELECT 1 /* x */",
                        "SELECT 1 -- x",
                        "SELECT [a]]; DELETE FROM orders --]",
                        "WITH d AS (SELECT 1 AS a) UPDATE orders SET note = 'x'",
                        "SELECT * FROM OPENROWSET(BULK '/etc/passwd', SINGLE_CLOB) AS f",
                        "EXEC xp_cmdshell 'dir'",
                        "SET XACT_ABORT OFF",
                        "IF 1 = 1 DELETE FROM orders"));
        return attacks;
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whatIsMoreThanAQueryIsNotSent(String text) {
        server.asked();

        assertThatThrownBy(() -> run(text)).isInstanceOf(ConnectorException.class);
        assertThat(server.asked()).isEmpty();
    }

    /// Beneath the connector, where no text is looked at. The server lets everyone write.
    @Test
    void whateverASessionWroteIsUndone() throws Exception {
        SourceAddress read =
                PROVIDER.read(address(server.port(), "owner", DuckDbTdsServer.PASSWORD))
                        .orElseThrow();
        DriverSource driver =
                new DriverSource(
                        new SQLServerDriver(),
                        "jdbc:sqlserver://127.0.0.1:" + server.port(),
                        SqlServerProvider.properties(read.profile(), read.asSecrets()));
        var sessions =
                new PooledSessions(driver, "writer", Permitted.AMPLE, new SqlServerSession());
        Session session = sessions.begin(Permitted.AMPLE);
        try (Statement statement = session.connection().createStatement()) {
            assertThat(statement.executeUpdate("DELETE FROM orders WHERE order_id > 10"))
                    .isEqualTo(90);
        }
        session.end(false);
        sessions.close();

        assertThat(run("SELECT count(*) AS n FROM orders").text(0, "n")).hasValue("100");
    }

    @Test
    void whoMayWriteIsWarned() throws Exception {
        assertThat(connector().check().warnings()).isEmpty();
        try (Connector owner = open(address(server.port(), "owner", DuckDbTdsServer.PASSWORD))) {
            assertThat(owner.check().version()).isEqualTo("SQL Server 16.00.1000");
            assertThat(owner.check().warnings())
                    .singleElement()
                    .asString()
                    .startsWith("owner is a member of db_owner.");
        }
    }

    @Test
    void textsOfManyPacketsGoBothWays() throws Exception {
        String text = "späte Lieferung ".repeat(3000);

        QueryResult result = run("SELECT '" + text + "' AS large, note FROM orders");

        assertThat(result.rows()).hasSize(100);
        assertThat(result.text(99, "large")).hasValue(text);
    }

    @Test
    void otherSchemasAndTypesAreDescribedAndRead() throws Exception {
        try (DuckDbTdsServer other = started();
                Connector connector = open(other)) {
            other.execute(
                    "CREATE SCHEMA sales",
                    "CREATE TABLE sales.visits (visit_id smallint, share real, picture blob,"
                            + " seen timestamptz, price decimal(38, 4), at_noon time)",
                    "CREATE VIEW sales.all_visits AS SELECT * FROM sales.visits",
                    "INSERT INTO sales.visits VALUES (-1, 0.1, '\\x01\\xFF'::blob,"
                            + " '1969-12-31 23:59:59.000001+00', -1234567890123456789012345678.5,"
                            + " '12:00:00.000001'), (NULL, NULL, NULL, NULL, NULL, NULL)");
            assertThat(connector.describe().tables())
                    .extracting(table -> table.name().toString())
                    .containsExactlyInAnyOrder(
                            "customers", "orders", "sales.all_visits", "sales.visits");
            assertThat(connector.describe().table("sales.visits").orElseThrow().columns())
                    .extracting(column -> column.nativeType() + " " + column.type())
                    .containsExactly(
                            "smallint INTEGER",
                            "real DECIMAL",
                            "varbinary BINARY",
                            "datetimeoffset TIMESTAMP",
                            "decimal DECIMAL",
                            "time TIME");
            assertThat(
                            cells(
                                    connector.run(
                                            Permitted.query(
                                                    "SELECT * FROM [sales].[visits]"
                                                            + " ORDER BY visit_id DESC"))))
                    .containsExactly(
                            List.of(
                                    "-1",
                                    "0.1",
                                    "01ff",
                                    "1969-12-31 23:59:59.000001",
                                    "-1234567890123456789012345678.5000",
                                    "12:00:00.000001"),
                            Collections.nCopies(6, null));
        }
    }

    /// Where a database tells cases apart, no others are known.
    @Test
    void theStandardsViewsAreNamedInCapitals() throws Exception {
        server.asked();
        String address = address(server.port(), "reader", DuckDbTdsServer.PASSWORD);
        try (Connector connector = open(address + ";schemas=dbo,x")) {
            assertThat(connector.describe().tables()).hasSize(2);
        }

        assertThat(server.asked())
                .filteredOn(text -> text.contains("INFORMATION_SCHEMA"))
                .hasSize(4)
                .allSatisfy(text -> assertThat(text.replace("'dbo', 'x'", "")).isUpperCase());
    }

    @Test
    void unknownDatabaseIsUnreachable() {
        String address = address(server.port(), "reader", DuckDbTdsServer.PASSWORD);

        assertThatThrownBy(() -> open(address.replace("=shop;", "=nowhere;")))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE))
                .hasMessageEndingWith(
                        "database \"nowhere\" requested by the login. The login failed.");
    }

    @Test
    void noPasswordIsSentToAServerThatCannotEncrypt() {
        String address = address(server.port(), "reader", DuckDbTdsServer.PASSWORD);
        int before = server.logins().size();

        assertThatThrownBy(() -> open(address.replace("encrypt=false", "encrypt=true")))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE));
        assertThat(server.logins()).hasSize(before);
    }

    @Test
    void serverThatSaysNothingIsUnreachable() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = address(silent.getLocalPort(), "reader", "x") + ";loginTimeout=1";

            assertThatThrownBy(() -> open(address))
                    .isInstanceOfSatisfying(
                            ConnectorException.class,
                            e -> assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE));
        }
    }

    @Test
    void serverThatDiesInTheMiddleOfAQueryIsUnreachable() throws Exception {
        DuckDbTdsServer dying = started();
        try (Connector connector = open(dying)) {
            FutureTask<FailureKind> task =
                    new FutureTask<>(() -> failure(connector, endlessQuery(), Permitted.AMPLE));
            Thread.ofVirtual().start(task);
            dying.await(endlessQuery());

            dying.close();

            assertThat(task.get(5, TimeUnit.SECONDS)).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure(connector, "SELECT 1 AS one", Permitted.AMPLE))
                    .isEqualTo(FailureKind.UNREACHABLE);
        }
    }

    @Test
    void serverThatDoesNotHearIsGivenUp() throws Exception {
        try (DuckDbTdsServer deaf = started();
                Connector connector = open(deaf)) {
            deaf.stopHearing();

            assertThat(failure(connector, endlessQuery(), Duration.ofSeconds(1)))
                    .isEqualTo(FailureKind.TIMEOUT);
            deaf.awaitNobody();
        }
    }

    private static Connector open(DuckDbTdsServer server) throws ConnectorException {
        return open(address(server.port(), "reader", DuckDbTdsServer.PASSWORD) + ";loginTimeout=2");
    }

    private static FailureKind failure(Connector connector, String sql, Duration timeout) {
        return catchThrowableOfType(
                        ConnectorException.class,
                        () -> connector.run(Permitted.query(1, sql, 10, timeout)))
                .kind();
    }
}
