package dev.culprit.connector.cloud.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.culprit.connector.kit.ConnectorContract;
import dev.culprit.connector.kit.Permitted;
import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.RowLimit;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Schema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against a real server; needs `-Pengines`.
@Tag("engines")
class SparkContractTest extends ConnectorContract {
    @TempDir private static Path folder;

    private static SparkServer server;

    @BeforeAll
    static void start() throws Exception {
        server = SparkServer.in(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected Connector open() throws Exception {
        return server.open();
    }

    /// One whose tasks look whether they are wanted still; those of a join without a key do not.
    @Override
    protected String endlessQuery() {
        return "SELECT sum(id % 7) AS s FROM range(100000000000000)";
    }

    /// Spark has no read-only sessions; what is in place of them is tested below.
    @Override
    protected List<String> attacks() {
        return List.of();
    }

    @Override
    protected String doubleSql(String number) {
        return "CAST('" + number + "' AS DOUBLE)";
    }

    @Override
    protected String instantSql(String time) {
        return "CAST('" + time + "' AS TIMESTAMP)";
    }

    @Override
    protected Optional<Callable<Connector>> unknownLocation() {
        return Optional.of(() -> SparkServer.connect("127.0.0.1:1", SparkServer.TOKEN));
    }

    @Override
    protected Optional<Callable<Connector>> wrongPassword() {
        return Optional.of(() -> SparkServer.connect(server.address(), "wrong"));
    }

    /// Most of those that are queries were tried on a bare session first: there they ran programs,
    /// called Java and read files.
    private static List<String> ownAttacks() {
        String stolen = folder.resolve("stolen").toString();
        List<String> attacks = new ArrayList<>(commonAttacks());
        Stream.of(
                        "SELECT TRANSFORM(order_id) USING 'touch STOLEN' AS (x) FROM orders",
                        "SELECT TRANSFORM(order_id) USING\u00a0'touch STOLEN' AS (x) FROM orders",
                        "SELECT TRANSFORM(order_id) USING r'touch STOLEN' AS (x) FROM orders",
                        "SELECT TRANSFORM(r'\\', order_id) USING/**/\"touch STOLEN\" AS (x) FROM orders"
                                + " WHERE '\\'' = '\\''",
                        "SELECT TRANSFORM(order_id) USING \"touch STOLEN\" AS (`it's`) FROM orders",
                        "FROM orders MAP order_id USING \"touch STOLEN\" AS x",
                        "SELECT * FROM text.`/etc/passwd`",
                        "SELECT reflect('java.lang.System', 'getProperty', 'user.home')",
                        "SELECT `reflect`('java.lang.System', 'getProperty', 'user.home')",
                        "SELECT java_method ('java.lang.System', 'getProperty', 'user.home')",
                        "SELECT try_reflect('java.lang.System', 'getProperty', 'user.home')",
                        "SELECT IDENTIFIER('ref' || 'lect')('java.lang.System', 'getProperty', 'x')",
                        "SELECT r'\\' AS a, reflect(\"java.lang.System\", \"getProperty\", \"x\") AS b,"
                                + " '\\'' AS c",
                        "SELECT 1 AS `a'b`, reflect('java.lang.System', 'getenv') AS `c'd`",
                        "SELECT * FROM parquet.`tables/orders`",
                        "FROM orders INSERT INTO orders SELECT *",
                        "MERGE INTO orders USING customers ON false WHEN MATCHED THEN DELETE",
                        "SELECT 1) AS q; DROP TABLE orders; SELECT * FROM (SELECT 1",
                        "SELECT 1 -- \n; DROP TABLE orders",
                        "SELECT 1 /* ' */; DROP TABLE orders -- '",
                        "SELECT 1 AS `\\`; DROP TABLE orders; SELECT 2 AS `\\`",
                        "SET spark.sql.runSQLOnFiles = true",
                        "RESET",
                        "USE sales",
                        "CACHE TABLE orders",
                        "REFRESH TABLE orders",
                        "ADD JAR '/tmp/evil.jar'",
                        "CREATE TEMPORARY FUNCTION f AS 'evil.Function' USING JAR '/tmp/evil.jar'",
                        "CREATE TEMPORARY VIEW orders AS SELECT 1 AS order_id",
                        "DECLARE VARIABLE x INT",
                        "EXECUTE IMMEDIATE 'DROP TABLE orders'",
                        "BEGIN DROP TABLE orders; END",
                        "INSERT OVERWRITE DIRECTORY 'STOLEN' USING csv SELECT * FROM orders",
                        "SELECT * FROM vault.nowhere",
                        "EXPLAIN SELECT 1",
                        "TABLE orders")
                .map(text -> text.replace("STOLEN", stolen))
                .forEach(attacks::add);
        return attacks;
    }

    @TestFactory
    Stream<DynamicTest> attacksFailAndChangeNothing() {
        return ownAttacks().stream()
                .map(attack ->
                        DynamicTest.dynamicTest(
                                attack,
                                () -> {
                                    assertThatThrownBy(() -> run(attack))
                                            .isInstanceOf(ConnectorException.class);
                                    assertThat(folder.resolve("stolen")).doesNotExist();
                                    assertNothingChanged();
                                }));
    }

    /// Where only queries can stand, nothing else runs, even when nobody looked at the text.
    @TestFactory
    Stream<DynamicTest> writesFailWithoutTheTextBeingRead() {
        return ownAttacks().stream()
                .filter(text -> !text.matches("(?s)(SELECT|TABLE|EXPLAIN|FROM orders MAP|RESET).*"))
                .map(attack ->
                        DynamicTest.dynamicTest(
                                attack,
                                () -> {
                                    assertThatThrownBy(() -> server.query(attack))
                                            .isInstanceOf(ConnectorException.class);
                                    assertNothingChanged();
                                }));
    }

    @Test
    void filesAreNoTablesEvenWhenNobodyLooksAtTheText() {
        assertThatThrownBy(() -> server.query("SELECT * FROM text.`/etc/hostname`"))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("TABLE_OR_VIEW_NOT_FOUND");
    }

    @Test
    void variablesOfTheServerAreNotPutIntoATextEvenWhenNobodyLooksAtIt() throws Exception {
        assertThat(server.query("SELECT '${env:PATH}${system:user.home}' AS a").text(0, "a"))
                .hasValue("${env:PATH}${system:user.home}");
    }

    @Test
    void aStructWithAnEncodingOfItsOwnIsNotShown() {
        assertThatThrownBy(() -> run("SELECT parse_json('{}') AS v"))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.kind()).isEqualTo(FailureKind.UNSUPPORTED))
                .hasMessageContaining("v is a VARIANT");
    }

    @Test
    void theLargestRowLimitIsOne() throws Exception {
        assertThat(
                        connector()
                                .run(
                                        Permitted.query(
                                                1,
                                                "SELECT 1 AS one",
                                                Integer.MAX_VALUE,
                                                Duration.ofSeconds(30)))
                                .rows())
                .hasSize(1);
    }

    private void assertNothingChanged() throws Exception {
        QueryResult after =
                run("SELECT count(*) AS n, count(note) AS notes, count(paid) AS paid FROM orders");
        assertThat(cells(after)).containsExactly(List.of("100", "80", "100"));
    }

    @Test
    void missingGuardIsSaid() throws Exception {
        assertThat(connector().check().version()).isEqualTo("Spark 4.2.0");
        assertThat(connector().check().warnings())
                .singleElement()
                .asString()
                .contains("no read-only sessions");
    }

    @Test
    void wantedSchemasAreDescribedWithFieldsOfStructsAsColumns() throws Exception {
        try (Connector wide = server.open("schemas=default, sales")) {
            Schema schema = wide.describe();

            assertThat(schema.tables())
                    .extracting(table -> table.name().toString())
                    .containsExactlyInAnyOrder("customers", "orders", "sales.paid", "sales.visits");
            assertThat(schema.table("sales.visits").orElseThrow().columns())
                    .extracting(Column::name, Column::type, Column::nativeType)
                    .containsExactly(
                            tuple("at", DataType.TIMESTAMP, "timestamp_ntz"),
                            tuple("tags", DataType.OTHER, "array<string>"),
                            tuple("place.city", DataType.TEXT, "string"),
                            tuple("place.at.lat", DataType.DECIMAL, "double"));
        }
        try (Connector sales = server.open("catalog=spark_catalog", "schema=sales")) {
            assertThat(sales.describe().tables())
                    .extracting(table -> table.name().toString())
                    .containsExactlyInAnyOrder("paid", "visits");
            assertThat(sales.run(Permitted.query("SELECT count(*) AS n FROM paid")).text(0, "n"))
                    .hasValue("70");
        }
    }

    @Test
    void tableInAStorageThatTheServerCannotReadIsLeftOut() throws Exception {
        try (SparkSession session = server.session("far");
                Connector far = server.open("schema=far")) {
            assertThatThrownBy(() ->
                            new SparkQueries(session)
                                    .ask(
                                            "ALTER TABLE away SET LOCATION 's3a://bucket/x'",
                                            new RowLimit(1),
                                            Deadline.in(Duration.ofSeconds(10))))
                    .isInstanceOf(ConnectorException.class);

            assertThat(far.describe().tables())
                    .extracting(table -> table.name().toString())
                    .containsExactly("near");
        }
    }

    @Test
    void unknownSchemaIsRefusedWhenOpening() {
        assertThatThrownBy(() -> server.open("schema=nowhere"))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.kind()).isEqualTo(FailureKind.REJECTED))
                .hasMessageContaining("nowhere");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TIME '09:15:00.25' | 09:15:00.250000",
                "TIMESTAMP '2026-03-29 01:30:00.5 Europe/Berlin' | 2026-03-29 00:30:00.500000",
                "TIMESTAMP_NTZ '2026-03-29 02:30:00.25' | 2026-03-29 02:30:00.250000",
                "TIMESTAMP '1890-03-29 02:30:00' | 1890-03-29 02:30:00",
                "DATE '0001-01-01' | 0001-01-01",
                "unhex('0aff') | 0aff",
                "CAST('0.1' AS FLOAT) | 0.1",
                "CAST('NaN' AS DOUBLE) | NaN",
                "12345678901234567890.123456789BD | 12345678901234567890.123456789",
                "1Y | 1",
                "array(1, 2) | [1,2]",
                "named_struct('a', 1, 'b', 'x') | {\"a\":1,\"b\":\"x\"}",
                "map('a', 1.50, 'b', NULL) | {\"a\":1.50,\"b\":null}",
                "array(array('x'), NULL) | [[\"x\"],null]",
                "named_struct('t', DATE '2026-01-02', 'b', true) | {\"t\":\"2026-01-02\",\"b\":true}",
                "INTERVAL '1' DAY | PT24H"
            })
    void valuesOfItsOwnTypesHaveATextAndNullHasNone(String expression, String text)
            throws Exception {
        QueryResult result =
                run("SELECT " + expression + " AS a, if(false, " + expression + ", NULL) AS b");

        assertThat(result.text(0, "a")).hasValue(text);
        assertThat(result.text(0, "b")).isEmpty();
    }

    @Test
    void manyRowsComeInSeveralPieces() throws Exception {
        QueryResult result =
                connector()
                        .run(
                                Permitted.query(
                                        1,
                                        "SELECT id, repeat('x', 100) AS t FROM range(150000)"
                                                + " ORDER BY id DESC",
                                        120_000,
                                        Duration.ofSeconds(30)));

        assertThat(result.rows()).hasSize(120_000);
        assertThat(result.text(0, "id")).hasValue("149999");
        assertThat(result.text(119_999, "id")).hasValue("30000");
    }

    @Test
    void approximateFunctionsAndPlansAreTheEnginesOwn() throws Exception {
        QueryResult result =
                run(
                        "SELECT approx_count_distinct(customer_id) AS n,"
                                + " percentile_approx(weight, 0.5) AS median FROM orders");

        assertThat(result.number(0, "n")).isBetween(19.0, 21.0);
        assertThat(result.number(0, "median")).isBetween(4.0, 6.0);
        CostEstimate join =
                connector()
                        .estimate(
                                Permitted.inspected(
                                        "SELECT count(*) FROM orders o JOIN customers c"
                                                + " ON o.customer_id = c.customer_id"));
        assertThat(join.rowsRead()).hasValue(120);
        assertThat(join.bytesRead().orElseThrow()).isPositive();
        assertThat(connector().estimate(Permitted.inspected("SELECT 1")))
                .isEqualTo(CostEstimate.UNKNOWN);
    }

    @Test
    void sessionThatTheServerGaveUpIsOpenedAnewWithItsSettings() throws Exception {
        try (SparkSession session = server.session("sales")) {
            SparkQueries queries = new SparkQueries(session);
            session.release();

            QueryResult settings =
                    queries.ask(
                            "SELECT current_timezone() AS zone, current_schema() AS schema",
                            new RowLimit(1),
                            Deadline.in(Duration.ofSeconds(10)));

            assertThat(cells(settings)).containsExactly(List.of("UTC", "sales"));
        }
    }

    @Test
    void endedQueryEndsAtTheServerToo() throws Exception {
        FutureTask<QueryResult> task =
                new FutureTask<>(() ->
                        connector()
                                .run(
                                        Permitted.query(
                                                9, endlessQuery(), 10, Duration.ofMinutes(1))));
        Thread.ofVirtual().start(task);
        assertThatThrownBy(() -> task.get(1, TimeUnit.SECONDS))
                .isInstanceOf(TimeoutException.class);

        connector().close();

        assertThatThrownBy(task::get).hasCauseInstanceOf(InterruptedException.class);
        // Both of the server's threads were at it; another query would wait for them.
        try (Connector next = open()) {
            assertThat(
                            next.run(
                                            Permitted.query(
                                                    1,
                                                    "SELECT count(*) AS n FROM orders",
                                                    10,
                                                    Duration.ofSeconds(10)))
                                    .text(0, "n"))
                    .hasValue("100");
        }
    }

    @Test
    void serverKilledInTheMiddleOfAQueryIsTold(@TempDir Path own) throws Exception {
        try (SparkServer mortal = SparkServer.in(own);
                Connector toIt = mortal.open()) {
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
