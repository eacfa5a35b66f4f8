package dev.culprit.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyst.sql.GroupingSets;
import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every piece of SQL that differs between dialects, run in each database that runs in-process, must
/// say what DuckDB says.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DialectContractTest {
    private static final LocalDateTime ORIGIN = LocalDateTime.of(2026, 1, 10, 0, 0);
    private static final Table TABLE =
            new Table(
                    TableName.of("things"),
                    List.of(
                            Column.of("id", DataType.INTEGER),
                            Column.of("made_at", DataType.TIMESTAMP),
                            Column.of("said_at", DataType.TEXT),
                            Column.of("amount", DataType.DECIMAL),
                            Column.of("code", DataType.TEXT),
                            Column.of("value", DataType.TEXT),
                            Column.of("good", DataType.BOOLEAN)),
                    OptionalLong.empty(),
                    List.of("id"),
                    List.of());

    private final DuckDb duck = new DuckDb();
    private final Schema schema = new Schema(List.of(TABLE));

    @BeforeAll
    void fill() {
        duck.execute(
                "CREATE TABLE things (id BIGINT, made_at TIMESTAMP, said_at VARCHAR, amount DOUBLE,"
                        + " code VARCHAR, value VARCHAR, good BOOLEAN)");
        duck.execute(
                """
                INSERT INTO things VALUES
                  (1, '2026-01-09 23:59:59', '2026-01-09 23:00:00', 1.5, 'AB-12', '12.5', true),
                  (2, '2026-01-10 00:00:00', '2026-01-10 00:00:00', -2.25, 'ab-12', 'x', false),
                  (3, '2026-01-10 13:30:00', '2026-01-10 12:00:00', 100.0, 'O''Hara', ' -3 ', NULL),
                  (4, '2026-01-12 01:00:00', '2026-01-12 00:00:00', NULL, NULL, NULL, true),
                  (5, '2026-01-12 01:00:01', '2026-01-12 00:00:00', 7.0, 'C\\d.9', '1e3', false)
                """);
    }

    @AfterAll
    void close() {
        duck.close();
    }

    /// The SQL under test, over the alias `t`.
    private record Probe(SqlDialect sql, Schema schema) {
        String col(String column) {
            return "t." + sql.name(table().column(column).orElseThrow().name());
        }

        String time(String column) {
            return sql.timeOf(col(column), table().column(column));
        }

        Table table() {
            return schema.tables().getFirst();
        }

        String each(String expression) {
            return "SELECT " + expression + " AS v FROM " + from() + " ORDER BY " + col("id");
        }

        String all(String expression) {
            return "SELECT " + expression + " AS v FROM " + from();
        }

        String from() {
            return sql.table(table().name()) + " t";
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "SQLITE"})
    void whatIsAskedOfOneRowIsAnsweredAlike(Dialect dialect) {
        alike(dialect, p -> p.each(p.sql().bucket(p.time("made_at"), ORIGIN, 3_600)));
        alike(dialect, p -> p.each(p.sql().bucket(p.time("said_at"), ORIGIN, 86_400)));
        alike(dialect, p -> p.each(p.sql().hoursBetween(p.time("said_at"), p.time("made_at"))));
        alike(dialect, p -> p.each(p.sql().asText(p.col("id"))));
        alike(dialect, p -> p.each(p.sql().flag(p.sql().isTrue(p.col("good")))));
        alike(dialect, p -> p.each(p.sql().mask(p.col("code"))));
        alike(dialect, p -> p.each(p.sql().number(p.col("amount"), true)));
        alike(dialect, p -> p.each(p.sql().number(p.col("value"), false)));
        alike(dialect, p -> p.each(p.sql().ln("2.5")));
        alike(dialect, p -> p.each(p.sql().round(p.col("amount"))));
        alike(dialect, p -> p.each(p.sql().atLeast(p.col("amount"), "2")));
        alike(dialect, p -> p.each(p.sql().flag(p.col("code") + " = " + p.sql().text("O'Hara"))));
        alike(dialect, p -> p.each(p.sql().flag(p.col("code") + " = " + p.sql().text("C\\d.9"))));
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "SQLITE"})
    void patternsAreFoundInTheSameTexts(Dialect dialect) {
        for (String pattern : List.of("^[A-Z]{2}-[0-9]+$", "\\d\\d$", "^O'", "[.]9", "^$|a")) {
            alike(
                    dialect,
                    p -> p.each(p.sql().flag("NOT " + p.sql().matches(p.col("code"), pattern))));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "SQLITE"})
    void whatIsAskedOfAllRowsIsAnsweredAlike(Dialect dialect) {
        alike(dialect, p -> p.all(p.sql().countIf(p.col("amount") + " > 1")));
        alike(dialect, p -> p.all(p.sql().share(p.col("amount") + " > 1")));
        alike(dialect, p -> p.all(p.sql().distinct(p.col("said_at"))));
        for (double share : new double[] {0.0005, 0.1, 0.5, 0.9995}) {
            alike(
                    dialect,
                    p ->
                            "SELECT "
                                    + p.sql().quantile("x.v", share)
                                    + " AS v FROM "
                                    + p.sql()
                                            .ranked(
                                                    "SELECT "
                                                            + p.col("amount")
                                                            + " AS v FROM "
                                                            + p.from()));
        }
        alike(
                dialect,
                p ->
                        "SELECT count(*) AS v FROM "
                                + p.from()
                                + " WHERE "
                                + p.time("made_at")
                                + " >= "
                                + p.sql().time(ORIGIN));
        alike(dialect, p -> p.all("max(" + p.time("made_at") + ")"));
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "SQLITE"})
    void groupsAreTheSameHoweverTheyAreWritten(Dialect dialect) {
        alike(
                dialect,
                p -> {
                    String day = p.sql().day(p.time("made_at"));
                    return "SELECT "
                            + day
                            + " AS "
                            + p.sql().as("day")
                            + ", count(*) AS "
                            + p.sql().as("keys")
                            + " FROM "
                            + p.from()
                            + " GROUP BY "
                            + p.sql().at(1, day)
                            + " ORDER BY "
                            + p.sql().at(1, day)
                            + p.sql().first(2);
                });
        alike(
                dialect,
                p ->
                        "SELECT * FROM ("
                                + new GroupingSets(
                                                p.sql(),
                                                List.of(p.col("code"), p.col("said_at")),
                                                List.of("count(*) AS n"),
                                                true)
                                        .query(_ -> " FROM " + p.from())
                                + ") x ORDER BY coalesce(a0, ''), coalesce(a1, ''), g0, g1");
    }

    /// The analyst's stand-in for dialects without quantiles is plain enough for DuckDB.
    @Test
    void rankedQuantilesAreThoseOfDuckDb() throws SQLException {
        SqlDialect ranked = SqlDialect.of(Dialect.MYSQL, Set.of());
        SqlDialect own = SqlDialect.of(Dialect.DUCKDB, Set.of());
        String rows =
                "SELECT amount AS v, id % 2 AS g FROM things UNION ALL SELECT id, 1 FROM things";
        for (double share : new double[] {0.0005, 0.1, 0.5, 0.9, 0.9995}) {
            String select = " AS v, x.g AS g FROM ";
            String end = " GROUP BY x.g ORDER BY x.g";
            QueryResult expected =
                    duck.query(
                            "SELECT "
                                    + own.quantile("x.v", share)
                                    + select
                                    + own.ranked(rows, "g")
                                    + end);
            QueryResult found =
                    duck.query(
                            "SELECT "
                                    + ranked.quantile("x.v", share)
                                    + select
                                    + ranked.ranked(rows, "g")
                                    + end);
            assertThat(cells(found)).isEqualTo(cells(expected));
        }
    }

    private void alike(Dialect dialect, Function<Probe, String> query) {
        String expected = query.apply(new Probe(SqlDialect.of(Dialect.DUCKDB, Set.of()), schema));
        Schema described = Copy.described(dialect, schema);
        String rendered = query.apply(new Probe(SqlDialect.of(dialect, Set.of()), described));
        try (Copy copy = Copy.of(duck, schema, dialect)) {
            assertThat(cells(copy.query(rendered)))
                    .as(rendered)
                    .isEqualTo(cells(duck.query(expected)));
        } catch (SQLException refused) {
            throw new AssertionError(rendered, refused);
        }
    }

    private static List<List<String>> cells(QueryResult result) {
        return result.rows().stream()
                .map(row ->
                        row.cells().stream()
                                .map(cell ->
                                        Optional.ofNullable(cell)
                                                .map(DialectContractTest::plain)
                                                .orElse("NULL"))
                                .toList())
                .toList();
    }

    /// Numbers with six digits, so that 2 and 2.0 are the same.
    private static String plain(String cell) {
        try {
            return new BigDecimal(cell)
                    .setScale(6, RoundingMode.HALF_UP)
                    .stripTrailingZeros()
                    .toPlainString();
        } catch (NumberFormatException text) {
            return cell;
        }
    }
}
