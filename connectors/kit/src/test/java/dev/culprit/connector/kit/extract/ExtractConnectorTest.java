package dev.culprit.connector.kit.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.culprit.connector.kit.Permitted;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.query.QueryResult.Provenance;
import dev.culprit.core.query.QueryResult.Row;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.SourceProfile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractConnectorTest {
    @TempDir private Path cache;

    private final ListedRecords records = new ListedRecords();
    private final List<ExtractConnector> opened = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T10:20:00Z");

    @AfterEach
    void closeAll() {
        opened.forEach(ExtractConnector::close);
    }

    @Test
    void nestedFieldsAreColumnsTwoLevelsDeepAndTheWholeRecordIsKept() throws Exception {
        records.with(
                "orders",
                List.of(
                        Map.of(
                                "id",
                                1,
                                "buyer",
                                Map.of("name", "Ann", "address", Map.of("city", "Ulm")),
                                "tags",
                                List.of("a", "b"))));
        ExtractConnector connector = open(Map.of("fields", "id, buyer, tags"));

        assertThat(connector.describe().table("orders").orElseThrow().columns())
                .extracting(Column::name, Column::type)
                .contains(
                        tuple("id", DataType.INTEGER),
                        tuple("buyer_name", DataType.TEXT),
                        tuple("buyer_address", DataType.JSON),
                        tuple("tags", DataType.JSON),
                        tuple("_doc", DataType.JSON));
        assertThat(cells(connector, "SELECT buyer_name, buyer_address ->> 'city' FROM orders"))
                .containsExactly(List.of("Ann", "Ulm"));
        assertThat(cells(connector, "SELECT _doc ->> '$.buyer.address.city' FROM orders"))
                .containsExactly(List.of("Ulm"));
    }

    @Test
    void valuesOfDifferentTypesBecomeTextAndAWarningSaysSo() throws Exception {
        records.with("t", List.of(Map.of("a", 1), Map.of("a", "007"), Map.of("a", true)));
        ExtractConnector connector = open(Map.of());

        assertThat(cells(connector, "SELECT a FROM t ORDER BY a"))
                .containsExactly(List.of("007"), List.of("1"), List.of("true"));
        assertThat(connector.check().warnings())
                .contains("t.a holds values of different types; it is read as text.");
    }

    @Test
    void typesAreThoseThatFitEveryValue() throws Exception {
        Map<String, Object> odd = new HashMap<>();
        odd.put("whole", null);
        odd.put("price", new BigDecimal("10.125"));
        odd.put("big", new BigDecimal("123456789012345678901234567890"));
        odd.put("day", "2026-02-28");
        odd.put("moment", "2026-03-29T02:30:00+02:00");
        odd.put("almost", "2026-02-30");
        records.with(
                "t",
                List.of(
                        Map.of(
                                "whole",
                                7,
                                "price",
                                2,
                                "big",
                                1,
                                "day",
                                "2026-01-01",
                                "moment",
                                "2026-01-01",
                                "almost",
                                "2026-02-28"),
                        odd));
        ExtractConnector connector = open(Map.of());

        assertThat(
                        cells(
                                connector,
                                "SELECT whole, price, big, day, moment, almost FROM t"
                                        + " ORDER BY price DESC LIMIT 1"))
                .containsExactly(
                        java.util.Arrays.asList(
                                null,
                                "10.125",
                                "123456789012345678901234567890",
                                "2026-02-28",
                                "2026-03-29 00:30:00",
                                "2026-02-30"));
        assertThat(connector.check().warnings()).noneMatch(w -> w.contains("different types"));
    }

    @Test
    void hostileNamesAreNamesAndNothingElse() throws Exception {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("a\"; DROP TABLE t; --", 1);
        row.put("A", 2);
        row.put("a", 3);
        row.put("", 4);
        row.put("x\u0000\u202ey", 5);
        row.put("_doc", 6);
        records.with("t\"; DROP TABLE u", List.of(row)).with("u", List.of(Map.of("a", 1)));
        ExtractConnector connector = open(Map.of());

        assertThat(connector.describe().tables().getFirst().columns())
                .extracting(Column::name)
                .containsExactly("a_; DROP TABLE t; --", "A", "a_2", "unnamed", "x__y", "_doc_2");
        assertThat(cells(connector, "SELECT \"a_; DROP TABLE t; --\" FROM \"t_; DROP TABLE u\""))
                .containsExactly(List.of("1"));
        assertThat(cells(connector, "SELECT count(*) FROM u")).containsExactly(List.of("1"));
    }

    @Test
    void resultsOverAPartSaySo() throws Exception {
        records.with("t", numbers(50)).with("u", numbers(3));
        ExtractConnector connector = open(Map.of("max_rows", "20"));

        assertThat(run(connector, "SELECT max(n) FROM t WHERE n > 5").provenance())
                .isEqualTo(
                        new Provenance(
                                Coverage.TRUNCATED,
                                "t: in order",
                                OptionalLong.of(20),
                                OptionalLong.of(50)));
        assertThat(run(connector, "SELECT max(n) FROM u").provenance().complete()).isTrue();
        assertThat(run(connector, "SELECT * FROM u JOIN t USING (n)").provenance().coverage())
                .isEqualTo(Coverage.TRUNCATED);
        assertThat(connector.check().warnings())
                .contains(
                        "The data was read at 2026-03-01T10:20:00Z.",
                        "t is a part of the source: 20 of 50 rows, in order; max_rows is 20.");
    }

    @Test
    void schemaHasTheRowsOfTheSourceAndTheEstimateThoseOfTheExtract() throws Exception {
        records.with("t", numbers(50));
        ExtractConnector connector = open(Map.of("max_rows", "20"));
        var table = connector.describe().tables().getFirst();

        assertThat(table.rows()).hasValue(50);
        assertThat(
                        connector
                                .estimate(
                                        Permitted.inspected("SELECT count(*) FROM t", table.name()))
                                .rowsRead())
                .hasValue(20);
    }

    @Test
    void plainCountOverAPartIsAskedOfTheSource() throws Exception {
        records.with("t", numbers(50));
        ExtractConnector connector = open(Map.of("max_rows", "20"));

        QueryResult counted = run(connector, "SELECT count(*) AS n FROM t");

        assertThat(counted.text(0, "n")).hasValue("50");
        assertThat(counted.provenance())
                .isEqualTo(Provenance.of(Coverage.FULL, "asked of the source itself"));
        assertThat(records.questions).containsExactly(new PushDown.Count("t"));
    }

    @Test
    void onlyTheListedQuestionsAreRecognised() throws Exception {
        records.with("t", rows(50, "k"));
        ExtractConnector connector = open(Map.of("max_rows", "20"));
        run(connector, "SELECT count(*) FROM t WHERE n IS NULL");
        run(connector, "SELECT count(*) FROM t WHERE seen >= TIMESTAMP '2026-01-01 00:00:00'");
        run(connector, "SELECT min(n) AS a, max(n) AS b FROM t");
        run(connector, "SELECT k, count(*) AS n FROM t GROUP BY k");
        assertThat(records.questions)
                .containsExactly(
                        new PushDown.CountNulls("t", "n"),
                        new PushDown.CountSince("t", "seen", Instant.parse("2026-01-01T00:00:00Z")),
                        new PushDown.Range("t", "n"),
                        new PushDown.CountByKey("t", "k", 10_000));

        records.questions.clear();
        for (String other :
                List.of(
                        "SELECT count(*) FROM t LIMIT 0",
                        "SELECT count(*) FROM t WHERE n IS NOT NULL",
                        "SELECT count(*) + 1 FROM t",
                        "SELECT count(*) FILTER (WHERE n > 1) FROM t",
                        "SELECT count(*) FROM t USING SAMPLE 10 ROWS",
                        "SELECT count(*) FROM t HAVING count(*) > 1",
                        "SELECT count(*) FROM (SELECT * FROM t LIMIT 1)",
                        "SELECT count(*) FROM t, t AS u",
                        "WITH t AS (SELECT 1) SELECT count(*) FROM t",
                        "SELECT max(n), min(n) FROM t",
                        "SELECT min(DISTINCT n), max(n) FROM t",
                        "SELECT k, count(*) FROM t GROUP BY k ORDER BY k",
                        "SELECT k, count(*) FROM t GROUP BY ROLLUP (k)",
                        "SELECT count(*) FROM t WHERE seen >= TIMESTAMP '2026-01-01' AND n > 1")) {
            run(connector, other);
            assertThat(records.questions).as(other).isEmpty();
        }
    }

    @Test
    void extractIsReusedWhileItIsFresh() throws Exception {
        records.with("t", numbers(5));

        open(Map.of()).describe();
        now = Instant.parse("2026-03-01T10:59:00Z");
        open(Map.of()).describe();
        assertThat(records.readings).isEqualTo(1);

        open(Map.of("max_rows", "4")).describe();
        assertThat(records.readings).isEqualTo(2);
        now = Instant.parse("2026-03-01T11:00:00Z");
        open(Map.of()).describe();
        assertThat(records.readings).isEqualTo(3);
    }

    @Test
    void nothingIsReadBeforeItIsNeeded() throws Exception {
        records.with("t", numbers(5));

        open(Map.of()).check();

        assertThat(records.readings).isZero();
    }

    @Test
    void failureWhileReadingLeavesNothingBehindAndTheNextTryReadsAgain() throws Exception {
        records.with("t", numbers(5));
        records.failure =
                Optional.of(new ConnectorException(FailureKind.UNREACHABLE, "The server is gone."));
        ExtractConnector connector = open(Map.of());

        assertThat(catchThrowableOfType(ConnectorException.class, connector::describe).kind())
                .isEqualTo(FailureKind.UNREACHABLE);
        assertThat(filesInCache()).isEmpty();

        records.failure = Optional.empty();
        assertThat(cells(connector, "SELECT count(*) FROM t")).containsExactly(List.of("5"));
    }

    @Test
    void objectThatMayNotBeReadIsLeftOutUnlessItWasAskedFor() throws Exception {
        records.with("forbidden", numbers(1)).with("t", numbers(2));
        records.beforeEach =
                () ->
                        records.failure =
                                records.readings == 1
                                        ? Optional.of(
                                                new ConnectorException(
                                                        FailureKind.AUTH, "forbidden is closed."))
                                        : Optional.empty();
        ExtractConnector connector = open(Map.of());

        assertThat(connector.describe().tables()).hasSize(1);
        assertThat(connector.check().warnings()).contains("forbidden is closed.");

        records.readings = 0;
        assertThatThrownBy(() -> open(Map.of("objects", "forbidden")).describe())
                .hasMessage("forbidden is closed.");
    }

    @Test
    void closingStopsTheReading() throws Exception {
        records.with("t", numbers(5));
        ExtractConnector connector = open(Map.of());
        records.beforeEach = connector::close;

        assertThatThrownBy(connector::describe)
                .isInstanceOf(ConnectorException.class)
                .hasMessage("Reading listed://here was stopped.");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(filesInCache()).isEmpty();
    }

    @Test
    void interruptionOfAQueryThatWaitsForTheReadingEndsBoth() throws Exception {
        records.with("t", numbers(5));
        ExtractConnector connector = open(Map.of());
        records.beforeEach = () -> Thread.currentThread().interrupt();

        assertThatThrownBy(() -> run(connector, "SELECT 1 FROM t"))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void cancelOfAQueryThatWaitsForTheReadingEndsBoth() throws Exception {
        records.with("t", numbers(5));
        ExtractConnector connector = open(Map.of());
        records.beforeEach = () -> connector.cancel(new QueryId(1));

        assertThatThrownBy(() -> run(connector, "SELECT 1 FROM t"))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(filesInCache()).isEmpty();
    }

    @Test
    void bytesAreLimited() throws Exception {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rows.add(Map.of("text", "x".repeat(100_000)));
        }
        records.with("t", rows);

        QueryResult result = run(open(Map.of("max_mb", "1")), "SELECT count(text) FROM t");

        assertThat(result.provenance().rowsRead()).hasValue(11);
        assertThat(result.provenance().coverage()).isEqualTo(Coverage.TRUNCATED);
    }

    @Test
    void manyColumnsEndInTheWholeRecord() throws Exception {
        Map<String, Object> row = new LinkedHashMap<>();
        IntStream.range(0, 500).forEach(i -> row.put("f" + i, i));
        records.with("t", List.of(row));

        assertThat(cells(open(Map.of()), "SELECT f399, _doc ->> 'f499' FROM t"))
                .containsExactly(List.of("399", "499"));
    }

    private ExtractConnector open(Map<String, String> settings) throws ConnectorException {
        ExtractConnector connector =
                ExtractConnector.open(
                        records,
                        ExtractSpec.of(new SourceProfile("here", "listed", settings)),
                        cache,
                        () -> now);
        opened.add(connector);
        return connector;
    }

    private static List<Map<String, Object>> numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> Map.<String, Object>of("n", i)).toList();
    }

    private static List<Map<String, Object>> rows(int count, String key) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("n", i);
                    row.put(key, "x" + i % 3);
                    row.put("seen", Instant.EPOCH.plusSeconds(i));
                    return row;
                })
                .toList();
    }

    private List<Path> filesInCache() throws IOException {
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static QueryResult run(ExtractConnector connector, String sql) throws Exception {
        return connector.run(Permitted.query(sql));
    }

    private static List<List<String>> cells(ExtractConnector connector, String sql)
            throws Exception {
        return run(connector, sql).rows().stream().map(Row::cells).toList();
    }
}
