package dev.culprit.analyst;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.scan.TableScan;
import dev.culprit.core.source.Capability;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.ForeignKey;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.SourceId;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A made-up clinic: visits with attributes, a ward table, noise, half a percent of background
/// errors and weekly rhythms inside slices. Faults are added as SQL. Deterministic in its seed.
final class SyntheticCase implements AutoCloseable {
    static final LocalDateTime START = LocalDateTime.of(2023, 3, 6, 0, 0);
    static final LocalDateTime WINDOW = LocalDateTime.of(2023, 4, 24, 0, 0);
    static final LocalDateTime END = LocalDateTime.of(2023, 4, 26, 0, 0);
    static final String ONSET = "TIMESTAMP '2023-04-24 09:30:00'";

    private static final Map<String, String> OTHER_NAMES =
            Map.ofEntries(
                    Map.entry("visit_no", "ticket"),
                    Map.entry("seen_at", "moment"),
                    Map.entry("stored_at", "filed"),
                    Map.entry("ward_id", "station"),
                    Map.entry("device", "apparatus"),
                    Map.entry("lang", "tongue"),
                    Map.entry("zone", "region"),
                    Map.entry("zone_code", "area"),
                    Map.entry("release", "build"),
                    Map.entry("referral", "hint"),
                    Map.entry("cost", "price"));

    private static final QueryResult.Provenance FULL = QueryResult.Provenance.FULL;

    private final DuckDb database = new DuckDb();
    private final List<Column> columns = new ArrayList<>();
    private UnaryOperator<String> names = UnaryOperator.identity();
    private String table = "visits";
    private final List<Table> others = new ArrayList<>();
    private boolean sites;

    SyntheticCase(int seed, int rowsPerDay) {
        database.execute("SET threads = 2");
        database.execute(
                """
                CREATE TABLE visits AS
                WITH raw AS (
                  SELECT d, i, d * 1000000 + i AS id FROM range(51) a(d), range(%2$d) b(i)),
                rolled AS (
                  SELECT *, %3$s FROM raw),
                timed AS (
                  SELECT *, TIMESTAMP '2023-03-06 00:00:00' + to_days(CAST(d AS INTEGER))
                      + to_seconds(86399 * (0.5 * u1 + 0.5 * (0.3 + 0.5 * u2))) AS moment,
                    'dev_' || CAST(floor(u3 * u3 * 4) AS INTEGER) AS device
                  FROM rolled)
                SELECT 'V' || lpad(CAST(id AS VARCHAR), 9, '0') AS visit_no, moment AS seen_at,
                  moment + to_seconds(120 + 1500 * u4) AS stored_at,
                  'W' || CAST(floor(u5 * 40) AS INTEGER) AS ward_id,
                  device,
                  'lang_' || CAST(floor(u6 * 6) AS INTEGER) AS lang,
                  'z' || CAST(floor(u7 * 5) AS INTEGER) AS zone,
                  'q' || CAST(floor(u7 * 5) AS INTEGER) AS zone_code,
                  'rel_' || CAST(floor(u8 * 3) AS INTEGER) AS release,
                  CASE WHEN u9 < 0.005 OR (zone_no = 2 AND u9 < 0.15) THEN NULL
                    ELSE 'ref' || CAST(floor(u10 * 500) AS INTEGER) END AS referral,
                  round(exp(3 + 0.4 * (u11 + u12 + u13 - 1.5) * 2 + 0.2 * zone_no), 2) AS cost
                FROM (SELECT *, CAST(floor(u7 * 5) AS INTEGER) AS zone_no FROM timed)
                WHERE u14 < CASE WHEN device = 'dev_1'
                  THEN CASE WHEN dayofweek(moment) IN (0, 6) THEN 0.9 ELSE 0.45 END
                  ELSE CASE WHEN dayofweek(moment) IN (0, 6) THEN 0.4 ELSE 0.9 END END
                """
                        .formatted(seed, rowsPerDay, uniforms(seed)));
        database.execute(
                "CREATE TABLE wards AS SELECT 'W' || CAST(i AS INTEGER) AS ward_id,"
                        + " TIMESTAMP '2022-01-01 00:00:00' + to_days(CAST(i AS INTEGER)) AS opened_at,"
                        + " CASE WHEN i % 3 = 0 THEN 'surgical' WHEN i % 3 = 1 THEN 'general' ELSE"
                        + " 'day' END AS kind FROM range(40) r(i)");
        column("visit_no", DataType.TEXT);
        column("seen_at", DataType.TIMESTAMP);
        column("stored_at", DataType.TIMESTAMP);
        column("ward_id", DataType.TEXT);
        column("device", DataType.TEXT);
        column("lang", DataType.TEXT);
        column("zone", DataType.TEXT);
        column("zone_code", DataType.TEXT);
        column("release", DataType.TEXT);
        column("referral", DataType.TEXT);
        column("cost", DataType.DECIMAL);
    }

    private static String uniforms(int seed) {
        List<String> all = new ArrayList<>();
        for (int k = 1; k <= 14; k++) {
            all.add(
                    "(hash(id * 100 + "
                            + k
                            + " + "
                            + seed
                            + " * 77000000000) % 1000003) / 1000003.0 AS u"
                            + k);
        }
        return String.join(", ", all);
    }

    private void column(String name, DataType type) {
        columns.add(Column.of(name, type));
    }

    SyntheticCase with(String sql) {
        database.execute(sql);
        return this;
    }

    /// An attribute that has nothing to do with anything.
    SyntheticCase withInnocentAttribute() {
        database.execute(
                "CREATE OR REPLACE TABLE visits AS SELECT *, 'c' || CAST(hash(visit_no) % 4 AS INTEGER)"
                        + " AS colour FROM visits");
        column("colour", DataType.TEXT);
        return this;
    }

    SyntheticCase shuffled() {
        database.execute(
                "CREATE OR REPLACE TABLE visits AS SELECT * FROM visits ORDER BY hash(visit_no, 5)");
        return this;
    }

    /// The same data under other names: of the table, of columns and of attributes' values. The order
    /// of names changes, too.
    SyntheticCase renamed() {
        for (Column column : columns) {
            database.execute(
                    "ALTER TABLE visits RENAME COLUMN %s TO %s"
                            .formatted(column.name(), otherName(column.name())));
        }
        for (String attribute : List.of("device", "lang", "zone", "zone_code", "release")) {
            String name = otherName(attribute);
            database.execute(
                    "UPDATE visits SET %s = regexp_replace(%s, '^(.*)$', '%s')"
                            .formatted(name, name, otherValue("\\1")));
        }
        database.execute("ALTER TABLE visits RENAME TO calls");
        columns.replaceAll(column -> Column.of(otherName(column.name()), column.type()));
        names = SyntheticCase::otherName;
        table = "calls";
        return this;
    }

    static String otherName(String column) {
        return OTHER_NAMES.getOrDefault(column, column);
    }

    static String otherValue(String value) {
        return "x" + value + "y";
    }

    Rehearsal.Outcome investigate(Metric metric) {
        var window = new TimeWindow(names.apply("seen_at"), WINDOW, END);
        return investigate(
                alert(
                        renamed(metric),
                        table,
                        "",
                        Optional.of(window),
                        Optional.of(new TimeWindow(names.apply("seen_at"), START, WINDOW))));
    }

    /// An alert that says as little as may be: no baseline, no severity, no values.
    static Alert alert(
            Metric metric,
            String dataset,
            String description,
            Optional<TimeWindow> window,
            Optional<TimeWindow> baseline) {
        return new Alert(
                "A-1",
                dataset,
                metric,
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of(END.plusHours(1)),
                window,
                baseline,
                description,
                "");
    }

    /// The same alert on a table of daily sums that is made from the visits.
    Rehearsal.Outcome investigateSums(Metric metric) {
        with(
                "CREATE TABLE daily AS SELECT CAST(seen_at AS DATE) AS day, device, count(*) AS"
                        + " n_rows, sum(cost) AS total_cost FROM visits GROUP BY ALL");
        var daily =
                new Table(
                        TableName.of("daily"),
                        List.of(
                                Column.of("day", DataType.DATE),
                                Column.of("device", DataType.TEXT),
                                Column.of("n_rows", DataType.INTEGER),
                                Column.of("total_cost", DataType.DECIMAL)),
                        OptionalLong.empty(),
                        List.of(),
                        List.of());
        var edge = new Lineage.Edge(TableName.of(table), daily.name(), "", Map.of());
        return investigate(
                alert(
                        metric,
                        "daily",
                        "",
                        Optional.of(new TimeWindow("day", WINDOW, END)),
                        Optional.of(new TimeWindow("day", START, WINDOW))),
                List.of(visits(), wards(), daily),
                Optional.of(new Lineage(List.of(edge))));
    }

    Rehearsal.Outcome investigate(Alert alert) {
        return investigate(
                alert,
                Stream.concat(Stream.of(visits(), wards(), timeless()), others.stream()).toList(),
                Optional.of(
                        new Lineage(
                                List.of(
                                        new Lineage.Edge(
                                                TableName.of("wards"),
                                                TableName.of(table),
                                                names.apply("ward_id"),
                                                Map.of())))));
    }

    /// With tables as a source without keys and lineage describes them.
    Rehearsal.Outcome investigateBare(Alert alert) {
        return investigate(alert, List.of(bare(visits()), bare(wards())), Optional.empty());
    }

    private static Table bare(Table table) {
        return new Table(table.name(), table.columns(), OptionalLong.empty(), List.of(), List.of());
    }

    private Rehearsal.Outcome investigate(
            Alert alert, List<Table> tables, Optional<Lineage> lineage) {
        return rehearse(alert, Dialect.DUCKDB, new Schema(tables), lineage, database, FULL);
    }

    /// As if the rows were only a part of the source's.
    Rehearsal.Outcome investigateOn(QueryResult.Provenance rows, Metric metric) {
        return rehearse(
                alert(
                        metric,
                        table,
                        "",
                        Optional.of(new TimeWindow("seen_at", WINDOW, END)),
                        Optional.of(new TimeWindow("seen_at", START, WINDOW))),
                Dialect.DUCKDB,
                new Schema(List.of(visits(), wards())),
                Optional.empty(),
                database,
                rows);
    }

    /// The same in a copy of the data.
    Rehearsal.Outcome investigateIn(Dialect dialect, Metric metric) {
        var schema = new Schema(List.of(visits(), wards()));
        try (Copy copy = Copy.of(database, schema, dialect)) {
            return rehearse(
                    alert(
                            metric,
                            table,
                            "",
                            Optional.of(new TimeWindow("seen_at", WINDOW, END)),
                            Optional.of(new TimeWindow("seen_at", START, WINDOW))),
                    dialect,
                    Copy.described(dialect, schema),
                    Optional.of(
                            new Lineage(
                                    List.of(
                                            new Lineage.Edge(
                                                    TableName.of(Copy.name(dialect, "wards")),
                                                    TableName.of(Copy.name(dialect, table)),
                                                    Copy.name(dialect, "ward_id"),
                                                    Map.of())))),
                    copy,
                    FULL);
        }
    }

    private static Rehearsal.Outcome rehearse(
            Alert alert,
            Dialect dialect,
            Schema schema,
            Optional<Lineage> lineage,
            Database database,
            QueryResult.Provenance rows) {
        var context =
                new DatasetContext(
                        new SourceId("clinic"),
                        dialect,
                        EnumSet.allOf(Capability.class),
                        schema,
                        lineage,
                        List.of());
        var folder = new CaseFolder(Path.of("clinic"), alert, context);
        return new Rehearsal(folder, database, new BuiltInMeasurer(), new BuiltInAnalyst(), rows)
                .run();
    }

    SyntheticCase withColumn(String name, DataType type, String sql) {
        database.execute(
                "CREATE OR REPLACE TABLE visits AS SELECT *, "
                        + sql
                        + " AS "
                        + name
                        + " FROM visits");
        column(name, type);
        return this;
    }

    /// Wards belong to sites.
    SyntheticCase withSites() {
        with(
                "CREATE OR REPLACE TABLE wards AS SELECT *, 'S' || CAST(hash(ward_id) % 8 AS INTEGER)"
                        + " AS site_id FROM wards");
        with(
                "CREATE TABLE sites AS SELECT 'S' || CAST(i AS INTEGER) AS site_id, CASE WHEN i % 3 ="
                        + " 0 THEN 'hill' WHEN i % 3 = 1 THEN 'coast' ELSE 'plain' END AS terrain"
                        + " FROM range(8) r(i)");
        sites = true;
        return withTable(
                new Table(
                        TableName.of("sites"),
                        List.of(
                                Column.of("site_id", DataType.TEXT),
                                Column.of("terrain", DataType.TEXT)),
                        OptionalLong.empty(),
                        List.of("site_id"),
                        List.of()));
    }

    SyntheticCase withTable(Table other) {
        others.add(other);
        return this;
    }

    Table visits() {
        return new Table(
                TableName.of(table),
                columns,
                OptionalLong.empty(),
                List.of(names.apply("visit_no")),
                List.of(new ForeignKey(names.apply("ward_id"), TableName.of("wards"), "ward_id")));
    }

    private Metric renamed(Metric metric) {
        return new Metric(
                metric.kind(),
                metric.column().map(names),
                metric.definition(),
                metric.references(),
                metric.format(),
                metric.numerator(),
                metric.denominator(),
                metric.sql());
    }

    /// A look at the visits with no alert at hand.
    TableScan scan(QueryResult.Provenance rows) {
        return new ScanRehearsal(context(Dialect.DUCKDB, visits(), wards()), database, rows)
                .scan(visits(), Optional.empty(), END);
    }

    TableScan scan(Table described) {
        return new ScanRehearsal(context(Dialect.DUCKDB, described), database, FULL)
                .scan(described, Optional.empty(), END);
    }

    TableScan scan(LocalDateTime until) {
        return new ScanRehearsal(context(Dialect.DUCKDB, visits(), wards()), database, FULL)
                .scan(visits(), Optional.of(until), END);
    }

    /// The same in a copy of the data.
    TableScan scanIn(Dialect dialect) {
        var schema = new Schema(List.of(visits(), wards()));
        try (Copy copy = Copy.of(database, schema, dialect)) {
            List<Table> there = Copy.described(dialect, schema).tables();
            return new ScanRehearsal(context(dialect, there.toArray(Table[]::new)), copy, FULL)
                    .scan(there.getFirst(), Optional.empty(), END);
        }
    }

    private static DatasetContext context(Dialect dialect, Table... tables) {
        return new DatasetContext(
                new SourceId("clinic"),
                dialect,
                EnumSet.allOf(Capability.class),
                new Schema(List.of(tables)),
                Optional.empty(),
                List.of());
    }

    /// All rows of the table, as they are.
    QueryResult rows() {
        return query("SELECT * FROM visits");
    }

    QueryResult query(String sql) {
        try {
            return database.query(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(sql, broken);
        }
    }

    /// A table that only the schema knows.
    private static Table timeless() {
        return new Table(
                TableName.of("timeless"),
                List.of(Column.of("id", DataType.TEXT), Column.of("kind", DataType.TEXT)),
                OptionalLong.empty(),
                List.of("id"),
                List.of());
    }

    private Table wards() {
        List<Column> of =
                new ArrayList<>(
                        List.of(
                                Column.of("ward_id", DataType.TEXT),
                                Column.of("opened_at", DataType.TIMESTAMP),
                                Column.of("kind", DataType.TEXT)));
        List<ForeignKey> keys = new ArrayList<>();
        if (sites) {
            of.add(Column.of("site_id", DataType.TEXT));
            keys.add(new ForeignKey("site_id", TableName.of("sites"), "site_id"));
        }
        return new Table(TableName.of("wards"), of, OptionalLong.empty(), List.of("ward_id"), keys);
    }

    static Metric rowCount() {
        return Metric.of(MetricKind.ROW_COUNT);
    }

    static Metric nullRate() {
        return Metric.of(MetricKind.NULL_RATE, "referral");
    }

    static Metric meanCost() {
        return Metric.of(MetricKind.MEAN, "cost");
    }

    @Override
    public void close() {
        database.close();
    }
}
