package dev.culprit.connector.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.culprit.core.query.ApprovedQuery;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.Row;
import dev.culprit.core.source.Capability;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.ForeignKey;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What every connector promises, tested against a real source that holds the tables of
/// [ContractData]. A connector's test extends this, says how to open its source and adds what is
/// its own. Queries reach the connector through a gate that lets everything pass, so nothing here says
/// whether its dialect is the right one.
///
/// Names are written without quotes and expected as they are written, in lower case. Queries have no
/// `FROM` where they need none.
public abstract class ConnectorContract {
    private static final Duration WITHIN_A_SECOND = Duration.ofMillis(1000);

    private Connector connector;

    /// A connector to a source that holds [ContractData].
    protected abstract Connector open() throws Exception;

    /// A query that would run for minutes and that the engine can stop. Where a driver's `cancel` does
    /// nothing, closing may wait for the query, and the test hangs.
    protected abstract String endlessQuery();

    /// Texts that would write, read outside of the source or change the session. They are tried only
    /// on a source that declares `READ_ONLY_SESSION`.
    protected abstract List<String> attacks();

    /// Opens a source that is not there; empty when there is no such thing.
    protected abstract Optional<Callable<Connector>> unknownLocation();

    /// Opens the source with a wrong password; empty when it has none.
    protected Optional<Callable<Connector>> wrongPassword() {
        return Optional.empty();
    }

    /// A number as an expression of the widest binary type.
    protected String doubleSql(String number) {
        return "CAST('" + number + "' AS DOUBLE PRECISION)";
    }

    /// A time without zone as an expression.
    protected String timestampSql(String time) {
        return "CAST('" + time + "' AS TIMESTAMP)";
    }

    /// A time with offset as an expression of a type that means an instant.
    protected String instantSql(String time) {
        return "CAST('" + time + "' AS TIMESTAMP WITH TIME ZONE)";
    }

    protected final Connector connector() {
        return connector;
    }

    @BeforeEach
    void openSource() throws Exception {
        connector = open();
    }

    @AfterEach
    void closeSource() {
        connector.close();
    }

    @Test
    void schemaHasTheTablesWithTheirTypes() throws Exception {
        Table orders = table("orders");

        assertThat(orders.columns())
                .extracting(Column::name, Column::type)
                .containsExactlyElementsOf(ContractData.ORDER_COLUMNS);
        assertThat(connector.describe().table("customers")).isPresent();
    }

    @Test
    void schemaHasKeysExactlyWhenDeclared() throws Exception {
        boolean declared = connector.capabilities().contains(Capability.KEYS);

        assertThat(table("orders").primaryKey())
                .isEqualTo(declared ? List.of("order_id") : List.of());
        TableName customers = table("customers").name();
        assertThat(table("orders").foreignKeys())
                .isEqualTo(
                        declared
                                ? List.of(new ForeignKey("customer_id", customers, "customer_id"))
                                : List.of());
    }

    @Test
    void schemaHasRowCountsExactlyWhenDeclared() throws Exception {
        boolean declared = connector.capabilities().contains(Capability.ROW_COUNTS);

        assertThat(table("orders").rows().isPresent()).isEqualTo(declared);
        if (declared) {
            assertThat(table("orders").rows()).hasValue(ContractData.ORDERS);
        }
    }

    @Test
    void schemaHasStatisticsExactlyWhenDeclared() throws Exception {
        boolean declared = connector.capabilities().contains(Capability.STATISTICS);
        Column note = table("orders").column("note").orElseThrow();

        assertThat(note.statistics().isPresent()).isEqualTo(declared);
        if (declared) {
            assertThat(note.statistics().orElseThrow().nullShare()).isBetween(0.19, 0.21);
            assertThat(note.statistics().orElseThrow().distinctValues()).isBetween(3L, 5L);
        }
    }

    @Test
    void groupsAndCounts() throws Exception {
        QueryResult result =
                run("SELECT paid, count(*) AS n FROM orders GROUP BY paid ORDER BY paid");

        assertThat(cells(result)).containsExactly(List.of("false", "30"), List.of("true", "70"));
        assertThat(result.provenance().complete()).isTrue();
        assertThat(result.rowCount()).isEqualTo(2);
    }

    @Test
    void groupingSetsWorkWhenDeclared() throws Exception {
        assumeTrue(connector.capabilities().contains(Capability.GROUPING_SETS));

        QueryResult result =
                run("SELECT paid, count(*) FROM orders GROUP BY GROUPING SETS ((paid), ())");

        assertThat(result.rows()).hasSize(3);
    }

    @Test
    void filterClauseWorksWhenDeclared() throws Exception {
        assumeTrue(connector.capabilities().contains(Capability.FILTER_CLAUSE));

        QueryResult result = run("SELECT count(*) FILTER (WHERE paid) AS n FROM orders");

        assertThat(result.text(0, "n")).hasValue("70");
    }

    @Test
    void valuesOfEachTypeHaveTheirCanonicalText() throws Exception {
        QueryResult result = run("SELECT * FROM orders WHERE order_id = 7");

        assertThat(cells(result)).containsExactly(ContractData.ORDER_SEVEN);
        assertThat(result.columns())
                .extracting(QueryResult.ResultColumn::type)
                .containsExactlyElementsOf(
                        ContractData.ORDER_COLUMNS.stream()
                                .map(tuple -> (DataType) tuple.toList().get(1))
                                .toList());
    }

    @Test
    void doublesKeepEveryDigit() throws Exception {
        QueryResult result =
                run(
                        "SELECT "
                                + doubleSql("0.1")
                                + " AS a, "
                                + doubleSql("1e-7")
                                + " AS b, "
                                + doubleSql("1.7976931348623157e308")
                                + " AS c");

        assertThat(result.text(0, "a")).hasValue("0.1");
        assertThat(result.text(0, "b")).hasValue("0.00000010");
        assertThat(result.number(0, "c")).isEqualTo(Double.MAX_VALUE);
        assertThat(result.text(0, "c").orElseThrow()).doesNotContain("E");
    }

    @Test
    void instantsAreToldInUtcWhereverTheyWereWritten() throws Exception {
        QueryResult result = run("SELECT " + instantSql("2026-03-29 02:30:00+02:00") + " AS a");

        assertThat(result.text(0, "a")).hasValue("2026-03-29 00:30:00");
    }

    @Test
    void hoursThatSomeZoneSkipsStayAsTheyAre() throws Exception {
        QueryResult result = run("SELECT " + timestampSql("2026-03-29 02:30:00") + " AS a");

        assertThat(result.text(0, "a")).hasValue("2026-03-29 02:30:00");
    }

    @Test
    void nullAndEmptyTextAreTwoThings() throws Exception {
        QueryResult result =
                run(
                        "SELECT count(*) AS n, count(note) AS present,"
                                + " sum(CASE WHEN note = '' THEN 1 ELSE 0 END) AS blank FROM orders");

        assertThat(cells(result)).containsExactly(List.of("100", "80", "20"));
    }

    @Test
    void rowLimitCutsAndSaysSo() throws Exception {
        QueryResult cut = run(Permitted.query(1, "SELECT * FROM orders", 10, Permitted.AMPLE));
        QueryResult whole = run(Permitted.query(1, "SELECT * FROM orders", 100, Permitted.AMPLE));

        assertThat(cut.rows()).hasSize(10);
        assertThat(cut.provenance().complete()).isFalse();
        assertThat(whole.rows()).hasSize(100);
        assertThat(whole.provenance().complete()).isTrue();
    }

    @Test
    void deadlineEndsAQuery() {
        long start = System.nanoTime();

        assertThat(failure(Permitted.query(1, endlessQuery(), 10, Duration.ofSeconds(1))))
                .isEqualTo(FailureKind.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(4));
    }

    @Test
    void cancelEndsARunningQueryWithinASecond() throws Exception {
        assumeTrue(connector.capabilities().contains(Capability.CANCEL));
        FutureTask<QueryResult> task = inBackground(9);

        long ended = untilEnded(task, () -> connector.cancel(new QueryId(9)));

        assertThatThrownBy(task::get).hasCauseInstanceOf(InterruptedException.class);
        assertThat(Duration.ofMillis(ended)).isLessThan(WITHIN_A_SECOND);
        assertThat(run("SELECT 1 AS one").text(0, "one")).hasValue("1");
    }

    @Test
    void cancelOfAnotherQueryLeavesThisOneAlone() throws Exception {
        FutureTask<QueryResult> task = inBackground(9);

        connector.cancel(new QueryId(8));

        assertThat(endsWithin(task, 300)).isFalse();
        connector.cancel(new QueryId(9));
        assertThat(endsWithin(task, 5000)).isTrue();
    }

    @Test
    void interruptionEndsTheQueryItsThreadWaitsFor() throws Exception {
        CompletableFuture<Thread> waiting = new CompletableFuture<>();
        FutureTask<QueryResult> task =
                new FutureTask<>(() -> {
                    waiting.complete(Thread.currentThread());
                    return connector.run(endless(9));
                });
        Thread.ofVirtual().start(task);
        assertThat(endsWithin(task, 300)).isFalse();

        long ended = untilEnded(task, () -> waiting.join().interrupt());

        assertThatThrownBy(task::get).hasCauseInstanceOf(InterruptedException.class);
        assertThat(Duration.ofMillis(ended)).isLessThan(WITHIN_A_SECOND);
    }

    @Test
    void rejectedQueryCarriesTheSourcesOwnWords() {
        ConnectorException failure =
                catchThrowableOfType(
                        ConnectorException.class, () -> run("SELECT no_such_column FROM orders"));

        assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(failure).hasMessageContaining("no_such_column");
    }

    @Test
    void failedQueryLeavesTheConnectorUsable() throws Exception {
        assertThat(failure(Permitted.query("SELECT nonsense FROM nowhere")))
                .isEqualTo(FailureKind.REJECTED);

        assertThat(run("SELECT count(*) AS n FROM orders").text(0, "n")).hasValue("100");
    }

    @Test
    void queriesRunAtTheSameTime() {
        List<CompletableFuture<String>> answers =
                IntStream.rangeClosed(1, 12)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> ordersUpTo(i)))
                        .toList();

        assertThat(answers.stream().map(CompletableFuture::join))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 12).mapToObj(String::valueOf).toList());
    }

    @TestFactory
    List<DynamicTest> attackFailsAndChangesNothing() {
        assumeTrue(connector.capabilities().contains(Capability.READ_ONLY_SESSION));
        return attacks().stream()
                .map(attack ->
                        DynamicTest.dynamicTest(attack, () -> failsAndChangesNothing(attack)))
                .toList();
    }

    @Test
    void estimateKnowsSomethingExactlyWhenDeclared() throws Exception {
        boolean declared = connector.capabilities().contains(Capability.ESTIMATE);

        CostEstimate estimate =
                connector.estimate(
                        Permitted.inspected("SELECT count(*) FROM orders", table("orders").name()));

        assertThat(estimate.equals(CostEstimate.UNKNOWN)).isEqualTo(!declared);
        if (declared) {
            assertThat(estimate.rowsRead()).hasValue(ContractData.ORDERS);
        }
    }

    @Test
    void checkNamesTheVersion() throws Exception {
        Connector.Check check = connector.check();

        assertThat(check.version()).containsPattern("\\d");
        assertThat(check.latencyMillis()).isNotNegative();
    }

    @Test
    void unknownLocationIsUnreachable() {
        assumeTrue(unknownLocation().isPresent());

        assertThat(openingFails(unknownLocation().orElseThrow()))
                .isEqualTo(FailureKind.UNREACHABLE);
    }

    @Test
    void wrongPasswordIsAnAuthenticationFailure() {
        assumeTrue(wrongPassword().isPresent());

        assertThat(openingFails(wrongPassword().orElseThrow())).isEqualTo(FailureKind.AUTH);
    }

    @Test
    void closedConnectorSaysSo() {
        connector.close();

        assertThat(failure(Permitted.query("SELECT 1"))).isEqualTo(FailureKind.UNREACHABLE);
    }

    @Test
    void closingEndsWhatStillRuns() throws Exception {
        FutureTask<QueryResult> task = inBackground(9);
        assertThat(endsWithin(task, 300)).isFalse();

        connector.close();

        assertThat(endsWithin(task, 5000)).isTrue();
    }

    protected final QueryResult run(String sql) throws ConnectorException, InterruptedException {
        return connector.run(Permitted.query(sql));
    }

    protected final FailureKind failure(ApprovedQuery query) {
        return catchThrowableOfType(ConnectorException.class, () -> connector.run(query)).kind();
    }

    protected final Table table(String name) throws ConnectorException {
        return connector.describe().table(name).orElseThrow();
    }

    protected static List<List<String>> cells(QueryResult result) {
        return result.rows().stream().map(Row::cells).toList();
    }

    private QueryResult run(ApprovedQuery query) throws ConnectorException, InterruptedException {
        return connector.run(query);
    }

    private void failsAndChangesNothing(String attack) throws Exception {
        try (Connector attacked = open()) {
            assertThatThrownBy(() -> attacked.run(Permitted.query(attack)))
                    .as(attack)
                    .isInstanceOf(ConnectorException.class);
            QueryResult after =
                    attacked.run(
                            Permitted.query(
                                    "SELECT count(*) AS n, count(note) AS notes FROM orders"));
            assertThat(cells(after)).containsExactly(List.of("100", "80"));
        }
    }

    private FailureKind openingFails(Callable<Connector> opening) {
        return catchThrowableOfType(
                        ConnectorException.class,
                        () -> {
                            try (Connector opened = opening.call()) {
                                opened.check();
                            }
                        })
                .kind();
    }

    private String ordersUpTo(int most) {
        try {
            String sql = "SELECT count(*) AS n FROM orders WHERE order_id <= " + most;
            return connector
                    .run(Permitted.query(most, sql, 10, Permitted.AMPLE))
                    .text(0, "n")
                    .orElseThrow();
        } catch (ConnectorException | InterruptedException failure) {
            throw new CompletionException(failure);
        }
    }

    private ApprovedQuery endless(int id) {
        return Permitted.query(id, endlessQuery(), 10, Duration.ofMinutes(1));
    }

    private FutureTask<QueryResult> inBackground(int id) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        FutureTask<QueryResult> task =
                new FutureTask<>(() -> {
                    started.countDown();
                    return connector.run(endless(id));
                });
        Thread.ofVirtual().start(task);
        assumeTrue(started.await(5, TimeUnit.SECONDS));
        assumeFalse(endsWithin(task, 200));
        return task;
    }

    /// Milliseconds from the stop to the end of the task.
    private static long untilEnded(FutureTask<QueryResult> task, Runnable stop)
            throws InterruptedException {
        long start = System.nanoTime();
        stop.run();
        assertThat(endsWithin(task, 10_000)).isTrue();
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static boolean endsWithin(FutureTask<QueryResult> task, long millis)
            throws InterruptedException {
        try {
            task.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (java.util.concurrent.TimeoutException running) {
            return false;
        } catch (java.util.concurrent.ExecutionException ended) {
            return true;
        }
    }

    /// Attacks that every SQL source must withstand.
    protected static List<String> commonAttacks() {
        return Arrays.asList(
                "INSERT INTO orders SELECT * FROM orders",
                "UPDATE orders SET note = 'x'",
                "DELETE FROM orders",
                "DROP TABLE orders",
                "CREATE TABLE stolen AS SELECT * FROM orders",
                "CREATE VIEW v AS SELECT 1",
                "ALTER TABLE orders DROP COLUMN note",
                "TRUNCATE orders",
                "SELECT 1; DELETE FROM orders",
                "COMMIT; DELETE FROM orders",
                "ROLLBACK; DELETE FROM orders");
    }
}
