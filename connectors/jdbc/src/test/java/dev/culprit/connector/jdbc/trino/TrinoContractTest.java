package dev.culprit.connector.jdbc.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.culprit.connector.jdbc.DriverSource;
import dev.culprit.connector.jdbc.PooledSessions;
import dev.culprit.connector.jdbc.Rows;
import dev.culprit.connector.jdbc.SessionPool;
import dev.culprit.connector.kit.ConnectorContract;
import dev.culprit.connector.kit.Permitted;
import dev.culprit.connector.kit.Session;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.SourceAddress;
import io.trino.jdbc.TrinoDriver;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against a real server; needs `-Pengines`.
@Tag("engines")
class TrinoContractTest extends ConnectorContract {
    @TempDir private static Path folder;

    private static TrinoServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TrinoServer.in(folder).filled();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected Connector open() throws Exception {
        return open(server.address("reader"));
    }

    private static Connector open(String address) throws ConnectorException {
        TrinoProvider provider = new TrinoProvider();
        SourceAddress read = provider.read(address).orElseThrow();
        return provider.open(read.profile(), read.asSecrets());
    }

    @Override
    protected String endlessQuery() {
        return "SELECT count(*) FROM orders a, orders b, orders c, orders d, orders e, orders f"
                + " WHERE a.weight + b.weight + c.weight + d.weight + e.weight <> f.weight";
    }

    @Override
    protected List<String> attacks() {
        List<String> attacks = new ArrayList<>(commonAttacks());
        attacks.addAll(
                List.of(
                        "MERGE INTO orders USING customers ON false WHEN MATCHED THEN DELETE",
                        "CREATE SCHEMA stolen",
                        "CREATE OR REPLACE VIEW sales.paid AS SELECT 1 AS x",
                        "START TRANSACTION READ WRITE",
                        "SET SESSION query_max_run_time = '9h'",
                        "SET SESSION AUTHORIZATION admin",
                        "SET ROLE ALL",
                        "SET TIME ZONE 'Asia/Tokyo'",
                        "USE memory.vault",
                        "PREPARE p FROM DELETE FROM orders",
                        "EXECUTE IMMEDIATE 'DELETE FROM orders'",
                        "CALL system.runtime.kill_query('x')",
                        "EXPLAIN ANALYZE INSERT INTO orders SELECT * FROM orders",
                        "EXPLAIN SELECT 1",
                        "WITH SESSION query_max_run_time = '9h' SELECT 1",
                        "WITH SESSION memory.x = 1 SELECT 1",
                        "WITH FUNCTION f() RETURNS bigint RETURN 1 SELECT f()",
                        "SELECT * FROM TABLE(system.builtin.sequence(1, 3))",
                        "TABLE orders",
                        "SELECT 1 /* ' */; DELETE FROM orders -- '",
                        "SELECT * FROM vault.nowhere",
                        "GRANT SELECT ON orders TO USER reader",
                        "COMMENT ON TABLE orders IS 'x'",
                        "ANALYZE orders",
                        "DENY SELECT ON orders TO USER reader"));
        return attacks;
    }

    @Override
    protected Optional<Callable<Connector>> unknownLocation() {
        return Optional.of(() -> open("jdbc:trino://127.0.0.1:1/memory?user=a&connectTimeout=2"));
    }

    @Override
    protected Optional<Callable<Connector>> wrongPassword() {
        return Optional.of(() -> open(server.encrypted("reader", "wrong")));
    }

    @Test
    void encryptedConnectionsWorkAndNeedATrustedCertificate() throws Exception {
        String address = server.encrypted("reader", TrinoServer.PASSWORD);
        try (Connector encrypted = open(address)) {
            assertThat(encrypted.run(Permitted.query("SELECT 1 AS one")).text(0, "one"))
                    .hasValue("1");
        }
        String untrusted = address.substring(0, address.indexOf("&SSLTrustStorePath"));
        assertThatThrownBy(() -> open(untrusted + "&connectTimeout=2"))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE));
        try (Connector trusting = open(untrusted + "&SSLVerification=NONE")) {
            assertThat(trusting.check().version()).startsWith("Trino ");
        }
    }

    @Test
    void unknownCatalogueIsToldApartFromTheLogin() {
        assertThatThrownBy(
                        () -> {
                            try (Connector nowhere =
                                    open(server.address("reader").replace("/memory", "/nowhere"))) {
                                nowhere.describe();
                            }
                        })
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE))
                .hasMessageContaining("nowhere");
    }

    @Test
    void onlyTheWantedSchemasAreDescribed() throws Exception {
        assertThat(connector().describe().tables())
                .extracting(table -> table.name().toString())
                .containsExactly("customers", "orders", "sales.paid", "sales.visits");
        assertThat(table("sales.visits").columns())
                .extracting(Column::type)
                .containsExactly(DataType.TIMESTAMP, DataType.OTHER);
    }

    @Test
    void loginsThatMayWriteAreWarnedAbout() throws Exception {
        assertThat(connector().check().warnings()).isEmpty();
        try (Connector writer = open(server.address("writer"))) {
            assertThat(writer.check().warnings())
                    .singleElement()
                    .asString()
                    .startsWith("writer may write to 3 tables, such as customers");
            for (String attack : attacks()) {
                assertThatThrownBy(() -> writer.run(Permitted.query(attack)))
                        .as(attack)
                        .isInstanceOf(ConnectorException.class);
            }
            assertThat(run("SELECT count(*) AS n FROM orders").text(0, "n")).hasValue("100");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT INTO orders SELECT * FROM orders | 23",
                "CREATE TABLE stolen AS SELECT 1 AS x | 23",
                "DROP TABLE orders | 23",
                "START TRANSACTION READ WRITE | 13",
            })
    void sessionRefusesToWriteWithoutTheParser(String sql, int code) throws Exception {
        assertThat(codeOf(sql, Duration.ofSeconds(5))).isEqualTo(code);
    }

    @Test
    void sessionEndsWhatTakesTooLong() throws Exception {
        assertThat(codeOf(endlessQuery(), Duration.ofMillis(500))).isEqualTo(0x0002_0003);
    }

    private static int codeOf(String sql, Duration timeout) throws SQLException {
        Properties writer = new Properties();
        writer.setProperty("user", "writer");
        String url = server.address("writer");
        DriverSource source =
                new DriverSource(new TrinoDriver(), url.substring(0, url.indexOf('?')), writer);
        try (SessionPool pool =
                new PooledSessions(source, "test", Duration.ofSeconds(10), new TrinoSession())) {
            Session session = pool.begin(timeout);
            try {
                return catchThrowableOfType(
                                SQLException.class, () -> Rows.text(session.connection(), sql))
                        .getErrorCode();
            } finally {
                session.end(false);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TIME '09:15:00' | 09:15:00",
                "TIME '09:15:00.25' | 09:15:00.250000",
                "TIME '09:15:00.123456789012' | 09:15:00.123456789",
                "TIME '09:15:00 +02:00' | 09:15:00",
                "TIMESTAMP '2026-03-29 01:30:00.5 Europe/Berlin' | 2026-03-29 00:30:00.500000",
                "TIMESTAMP '2026-03-29 02:30:00.123456789' | 2026-03-29 02:30:00.123456789",
                "X'0aff' | 0aff",
                "REAL '0.1' | 0.1",
                "NUMBER '3.1' | 3.1",
                "CAST('x' AS char(1)) | x",
                "UUID '12151fd2-7586-11e9-8f9e-2a86e4085a59' | 12151fd2-7586-11e9-8f9e-2a86e4085a59",
                "JSON '{\"a\": 1}' | {\"a\":1}",
                "ARRAY[1, 2] | [1, 2]"
            })
    void valuesOfItsOwnTypesHaveATextAndNullHasNone(String expression, String text)
            throws Exception {
        QueryResult result =
                run("SELECT " + expression + " AS a, if(false, " + expression + ") AS b");

        assertThat(result.text(0, "a")).hasValue(text);
        assertThat(result.text(0, "b")).isEmpty();
    }

    @Test
    void approximateFunctionsAndPlansAreTheEnginesOwn() throws Exception {
        QueryResult result =
                run(
                        "SELECT approx_distinct(customer_id) AS n,"
                                + " approx_percentile(weight, 0.5) AS median FROM orders");

        assertThat(result.number(0, "n")).isBetween(19.0, 21.0);
        assertThat(result.number(0, "median")).isBetween(4.0, 6.0);
        assertThat(
                        connector()
                                .estimate(
                                        Permitted.inspected(
                                                "SELECT * FROM orders o JOIN customers c"
                                                        + " ON o.customer_id = c.customer_id"))
                                .rowsRead())
                .hasValue(120);
    }

    @Test
    void serverKilledInTheMiddleOfAQueryIsTold(@TempDir Path own) throws Exception {
        try (TrinoServer mortal = TrinoServer.in(own).filled();
                Connector toIt = open(mortal.address("reader") + "&connectTimeout=3")) {
            FutureTask<QueryResult> task =
                    new FutureTask<>(() ->
                            toIt.run(
                                    Permitted.query(1, endlessQuery(), 10, Duration.ofMinutes(1))));
            Thread.ofVirtual().start(task);
            assertThatThrownBy(() -> task.get(1, TimeUnit.SECONDS))
                    .isInstanceOf(TimeoutException.class);

            mortal.kill();

            assertThatThrownBy(() -> task.get(20, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfSatisfying(
                            ConnectorException.class,
                            e -> assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE));
        }
    }
}
