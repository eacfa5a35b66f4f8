package dev.culprit.sqlguard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.query.Inspection;
import dev.culprit.core.query.Refusal;
import dev.culprit.core.query.RowLimit;
import dev.culprit.core.query.TableUse;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The inspector over a small shop, for tests.
final class Guarded {
    static final Schema SHOP =
            new Schema(
                    List.of(
                            table(
                                    TableName.of("orders"),
                                    3014,
                                    Column.of("order_id", DataType.INTEGER),
                                    Column.of("user_id", DataType.INTEGER),
                                    Column.of("status", DataType.TEXT),
                                    Column.of("country", DataType.TEXT),
                                    Column.of("amount", DataType.DECIMAL),
                                    Column.of("paid", DataType.BOOLEAN),
                                    Column.of("created_at", DataType.TIMESTAMP)),
                            table(
                                    TableName.of("users"),
                                    120,
                                    Column.of("user_id", DataType.INTEGER),
                                    Column.of("email", DataType.TEXT),
                                    Column.of("plan", DataType.TEXT),
                                    Column.of("signed_up", DataType.DATE)),
                            table(
                                    new TableName("sales", "targets"),
                                    12,
                                    Column.of("country", DataType.TEXT),
                                    Column.of("target", DataType.DECIMAL)),
                            table(
                                    TableName.of("Odd Name"),
                                    5,
                                    Column.of("Größe", DataType.INTEGER),
                                    Column.of("select", DataType.TEXT))));

    private static final ExecutorService THREADS =
            Executors.newCachedThreadPool(work -> {
                Thread thread = new Thread(work, "parsing");
                thread.setDaemon(true);
                return thread;
            });

    private static final JSqlParserInspector INSPECTOR = new JSqlParserInspector(THREADS);

    private Guarded() {}

    static Inspection inspect(Dialect dialect, String sql) {
        return INSPECTOR.inspect(sql, dialect, SHOP, new RowLimit(500));
    }

    static Inspection.Clean clean(Dialect dialect, String sql) {
        Inspection inspection = inspect(dialect, sql);
        assertThat(inspection).as(sql).isInstanceOf(Inspection.Clean.class);
        return (Inspection.Clean) inspection;
    }

    static Inspection.Clean clean(String sql) {
        return clean(Dialect.DUCKDB, sql);
    }

    static Refusal refused(Dialect dialect, String sql) {
        Inspection inspection = inspect(dialect, sql);
        assertThat(inspection).as(sql).isInstanceOf(Inspection.Refused.class);
        return ((Inspection.Refused) inspection).refusal();
    }

    static Refusal refused(String sql) {
        return refused(Dialect.DUCKDB, sql);
    }

    /// Reads as `orders(amount,status) users(plan)`.
    static String reads(Inspection.Clean clean) {
        return clean.reads().stream().map(Guarded::shown).collect(Collectors.joining(" "));
    }

    /// The parts of a text block that are separated by lines of dashes.
    static Stream<String> parts(String block) {
        return Arrays.stream(block.split("\n-{3,}\n")).map(String::strip);
    }

    private static String shown(TableUse use) {
        return use.table() + "(" + String.join(",", use.columns()) + ")";
    }

    private static Table table(TableName name, long rows, Column... columns) {
        List<String> key =
                columns[0].name().endsWith("_id") ? List.of(columns[0].name()) : List.of();
        return new Table(name, List.of(columns), OptionalLong.of(rows), key, List.of());
    }
}
