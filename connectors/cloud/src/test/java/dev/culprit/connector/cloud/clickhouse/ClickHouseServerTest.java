package dev.culprit.connector.cloud.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.culprit.connector.kit.Permitted;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a real server, as old as any that is still met: no time zone of a session, no
/// `EXPLAIN ESTIMATE`, no Bool.
@Tag("engines")
class ClickHouseServerTest {
    private static final String ENDLESS = "SELECT count() FROM numbers(1000000000000)";

    @TempDir private static Path folder;
    private static DebianClickHouse server;

    private Connector connector;

    @BeforeAll
    static void start() throws Exception {
        server = new DebianClickHouse(folder);
        server.execute(
                "CREATE TABLE orders (id Int64, amount Decimal(10, 2), weight Float64, placed"
                        + " DateTime, day Date, note Nullable(String), tags Array(String))"
                        + " ENGINE = MergeTree ORDER BY id");
        server.execute(
                "INSERT INTO orders SELECT number, toDecimal64(number, 2) / 2, number / 10,"
                        + " toDateTime('2026-01-07 08:30:00'), toDate('2026-01-08'),"
                        + " if(number % 5 = 0, NULL, 'it''s'), ['a'] FROM numbers(100)");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void open() throws Exception {
        connector = open("reader", DebianClickHouse.PASSWORD);
    }

    @AfterEach
    void close() {
        connector.close();
    }

    @Test
    void theSchemaHasTypesAndRows() throws Exception {
        Table orders = connector.describe().table("orders").orElseThrow();

        assertThat(orders.rows()).hasValue(100);
        assertThat(orders.columns())
                .extracting(Column::name, Column::type)
                .containsExactly(
                        tuple("id", DataType.INTEGER),
                        tuple("amount", DataType.DECIMAL),
                        tuple("weight", DataType.DECIMAL),
                        tuple("placed", DataType.TIMESTAMP),
                        tuple("day", DataType.DATE),
                        tuple("note", DataType.TEXT),
                        tuple("tags", DataType.OTHER));
    }

    @Test
    void cellsHaveTheirCanonicalText() throws Exception {
        QueryResult result = run("SELECT * FROM orders WHERE id IN (5, 7) ORDER BY id");

        assertThat(result.rows())
                .extracting(QueryResult.Row::cells)
                .containsExactly(
                        Arrays.asList(
                                "5",
                                "2.50",
                                "0.5",
                                "2026-01-07 08:30:00",
                                "2026-01-08",
                                null,
                                "[\"a\"]"),
                        List.of(
                                "7",
                                "3.50",
                                "0.7",
                                "2026-01-07 08:30:00",
                                "2026-01-08",
                                "it's",
                                "[\"a\"]"));
    }

    @Test
    void groupsAndCuts() throws Exception {
        QueryResult grouped =
                run(
                        "SELECT note IS NULL AS missing, count(*) AS n FROM orders GROUP BY missing"
                                + " ORDER BY missing");
        QueryResult cut =
                connector.run(Permitted.query(1, "SELECT id FROM orders", 10, Permitted.AMPLE));

        assertThat(grouped.rows())
                .extracting(QueryResult.Row::cells)
                .containsExactly(List.of("0", "80"), List.of("1", "20"));
        assertThat(cut.rows()).hasSize(10);
        assertThat(cut.provenance().complete()).isFalse();
    }

    @Test
    void theServerEndsAQueryAtItsDeadline() {
        long start = System.nanoTime();

        assertThat(failure(Duration.ofSeconds(1), ENDLESS).kind()).isEqualTo(FailureKind.TIMEOUT);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        assertThat(endsAtTheServer()).isTrue();
    }

    @Test
    void cancelEndsARunningQueryHereAndThere() throws Exception {
        FutureTask<QueryResult> task =
                new FutureTask<>(() ->
                        connector.run(Permitted.query(9, ENDLESS, 10, Duration.ofMinutes(1))));
        Thread.ofVirtual().start(task);
        assertThatThrownBy(() -> task.get(500, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);

        connector.cancel(new QueryId(9));

        assertThatThrownBy(() -> task.get(1, TimeUnit.SECONDS))
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(endsAtTheServer()).isTrue();
    }

    @Test
    void attacksAreRefusedByTheServer() throws Exception {
        for (String attack :
                List.of(
                        "INSERT INTO orders SELECT * FROM orders",
                        "DROP TABLE orders",
                        "CREATE TABLE stolen ENGINE = Memory AS SELECT * FROM orders",
                        "ALTER TABLE orders DROP COLUMN note",
                        "TRUNCATE TABLE orders",
                        "SELECT 1; DROP TABLE orders",
                        "SET readonly = 0",
                        "SELECT * FROM file('/etc/passwd', 'CSV', 'a String')")) {
            assertThatThrownBy(() -> run(attack)).as(attack).isInstanceOf(ConnectorException.class);
        }
        assertThat(run("SELECT count(note) AS n FROM orders").text(0, "n")).hasValue("80");
    }

    @Test
    void refusalsCarryTheServersWords() {
        assertThat(failure(Permitted.AMPLE, "SELECT nonsense FROM orders"))
                .hasMessageContaining("nonsense")
                .satisfies(it -> assertThat(it.kind()).isEqualTo(FailureKind.REJECTED));
    }

    @Test
    void wrongPasswordsAreAnAuthenticationFailure() {
        assertThat(
                        catchThrowableOfType(
                                        ConnectorException.class, () -> open("reader", "wrong"))
                                .kind())
                .isEqualTo(FailureKind.AUTH);
    }

    @Test
    void aLoginThatIsReadOnlyByItselfCanBeUsed() throws Exception {
        try (Connector strict = open("strict", DebianClickHouse.PASSWORD)) {
            assertThat(strict.run(Permitted.query("SELECT count() AS n FROM orders")).text(0, "n"))
                    .hasValue("100");
            assertThat(strict.check().warnings())
                    .noneMatch(warning -> warning.startsWith("This login could write"));
        }
        assertThat(connector.check().warnings())
                .anyMatch(warning -> warning.startsWith("This login could write"));
    }

    @Test
    void whereNothingIsExplainedTheTablesRowsAreTheEstimate() throws Exception {
        Table orders = connector.describe().table("orders").orElseThrow();

        assertThat(
                        connector.estimate(
                                Permitted.inspected("SELECT count() FROM orders", orders.name())))
                .isEqualTo(CostEstimate.ofRows(100));
    }

    @Test
    void aServerThatDiesIsUnreachable(@TempDir Path other) throws Exception {
        try (DebianClickHouse mortal = new DebianClickHouse(other);
                Connector toIt = open(mortal.endpoint(), "reader", DebianClickHouse.PASSWORD)) {
            FutureTask<QueryResult> task =
                    new FutureTask<>(() -> toIt.run(Permitted.query(ENDLESS)));
            Thread.ofVirtual().start(task);
            assertThatThrownBy(() -> task.get(500, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);

            mortal.kill();

            assertThatThrownBy(() -> task.get(10, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfSatisfying(
                            ConnectorException.class,
                            it -> assertThat(it.kind()).isEqualTo(FailureKind.UNREACHABLE));
        }
    }

    private static boolean endsAtTheServer() {
        try {
            for (int tries = 0; tries < 100; tries++) {
                String running =
                        server.execute(
                                "SELECT count() FROM system.processes WHERE query LIKE"
                                        + " '%numbers(1000000000000)%' AND query NOT LIKE '%LIKE%'");
                if (running.equals("0")) {
                    return true;
                }
            }
            return false;
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private QueryResult run(String sql) throws ConnectorException, InterruptedException {
        return connector.run(Permitted.query(sql));
    }

    private ConnectorException failure(Duration timeout, String sql) {
        return catchThrowableOfType(
                ConnectorException.class,
                () -> connector.run(Permitted.query(1, sql, 10, timeout)));
    }

    private static Connector open(String user, String password) throws ConnectorException {
        return open(server.endpoint(), user, password);
    }

    private static Connector open(String endpoint, String user, String password)
            throws ConnectorException {
        return new ClickHouseProvider()
                .open(
                        new SourceProfile(
                                "test", "clickhouse", Map.of("endpoint", endpoint, "user", user)),
                        _ -> Secret.of(password));
    }
}
