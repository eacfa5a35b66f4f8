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
import java.util.Locale;
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

    /// The shop as a source of that dialect describes it.
    static Schema shop(Dialect dialect) {
        boolean upper = dialect == Dialect.H2 || dialect == Dialect.SNOWFLAKE;
        return upper ? new Schema(SHOP.tables().stream().map(Guarded::upper).toList()) : SHOP;
    }

    private static Table upper(Table table) {
        return table.name().name().contains(" ")
                ? table
                : new Table(
                        new TableName(upper(table.name().schema()), upper(table.name().name())),
                        table.columns().stream()
                                .map(column -> Column.of(upper(column.name()), column.type()))
                                .toList(),
                        table.rows(),
                        table.primaryKey().stream().map(Guarded::upper).toList(),
                        table.foreignKeys());
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    /// Whether the text means in that dialect what it means in most.
    static boolean isPlain(Dialect dialect, String sql) {
        Quoting quoting = Quoting.of(dialect);
        String outside = sql.replaceAll("'[^']*'", "''");
        boolean names = !outside.contains("\"") || quoting.opens('"');
        boolean slashes = !sql.contains("\\") || !quoting.backslashes();
        boolean quotes = !sql.replace(" ''", "").contains("''") || quoting.doubled();
        boolean limits =
                dialect != Dialect.SQLSERVER || !sql.toLowerCase(Locale.ROOT).contains(" limit ");
        return names && slashes && quotes && limits;
    }

    static Inspection inspect(Dialect dialect, String sql) {
        return inspect(dialect, sql, shop(dialect));
    }

    static Inspection inspect(Dialect dialect, String sql, Schema schema) {
        return INSPECTOR.inspect(sql, dialect, schema, new RowLimit(500));
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
        String shown = use.table() + "(" + String.join(",", use.columns()) + ")";
        return shown.equals(upper(shown)) ? shown.toLowerCase(Locale.ROOT) : shown;
    }

    private static Table table(TableName name, long rows, Column... columns) {
        List<String> key =
                columns[0].name().endsWith("_id") ? List.of(columns[0].name()) : List.of();
        return new Table(name, List.of(columns), OptionalLong.of(rows), key, List.of());
    }
}
