package dev.culprit.analyst.subject;

import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.RowLimit;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Table;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The queries of the measurement. All are aggregates over the window and the baseline.
public final class Questions {
    public static final String SERIES = "measure/series";
    public static final String FACT_SERIES = "measure/series of the fact";
    public static final String COLUMNS = "measure/columns";
    public static final String VALUES = "measure/values";
    public static final String TOP = "measure/top values";
    public static final String LAG = "measure/lag";
    public static final String CALENDAR = "measure/calendar";
    public static final String WINDOW = "measure/window cube";
    public static final String BASELINE = "measure/baseline cube";
    public static final String SOURCE = "measure/source ";
    public static final String DIMENSION = "measure/dimension ";
    public static final String KEYS = "measure/keys";
    public static final String SINGLES_WINDOW = "measure/single attributes, window";
    public static final String SINGLES_BASELINE = "measure/single attributes, baseline";
    public static final RowLimit CUBE_ROWS = new RowLimit(200_000);
    private static final RowLimit SERIES_ROWS = new RowLimit(20_000);

    private final Subject subject;
    private final SqlDialect sql;

    public Questions(Subject subject) {
        this.subject = subject;
        this.sql = subject.sql();
    }

    private TimeWindow whole() {
        return new TimeWindow(subject.time(), subject.baseline().start(), subject.window().end());
    }

    /// Width of a series bucket: a day for distinct counts, which do not add up, else an hour.
    public long bucketSeconds() {
        return subject.kind() == MetricKind.DISTINCT_COUNT ? 86_400 : 3_600;
    }

    public QueryDraft series() {
        return series(SERIES, subject.watched());
    }

    public QueryDraft factSeries() {
        return series(FACT_SERIES, subject.table());
    }

    private QueryDraft series(String key, Table table) {
        var metric = new MetricSql(subject, table);
        List<String> select = new ArrayList<>();
        select.add(
                sql.bucket(metric.time(), subject.window().start(), bucketSeconds())
                        + " AS bucket");
        select.add("count(*) AS n");
        metric.bad().ifPresent(bad -> select.add(sql.countIf(bad) + " AS k"));
        metric.valid().ifPresent(valid -> select.add(sql.countIf(valid) + " AS m"));
        metric.number()
                .ifPresent(number -> {
                    select.add("count(" + number + ") AS m");
                    select.add("sum(" + number + ") AS s");
                });
        metric.weight().ifPresent(weight -> select.add("sum(" + weight + ") AS d"));
        if (subject.kind() == MetricKind.DISTINCT_COUNT) {
            select.add("count(DISTINCT t." + sql.name(subject.column().orElse("")) + ") AS k");
        }
        if (subject.kind() == MetricKind.FRESHNESS) {
            select.add(
                    "date_part('epoch', max("
                            + metric.time()
                            + ") - "
                            + sql.time(subject.window().start())
                            + ") / 3600.0 AS last");
        }
        return new QueryDraft(
                key,
                "How did the metric run on " + table.name() + ", and did it move in the window?",
                TestKind.SERIES,
                "SELECT "
                        + String.join(", ", select)
                        + " FROM "
                        + metric.from(whole(), Set.of())
                        + " WHERE "
                        + subject.within(metric.time(), whole())
                        + " GROUP BY 1 ORDER BY 1",
                SERIES_ROWS);
    }

    /// How many values each column has, where the catalogue does not say.
    public Optional<QueryDraft> columns(List<SubjectReader.Unknown> unknown) {
        Map<String, List<SubjectReader.Unknown>> byTable = new TreeMap<>();
        boolean open = false;
        for (SubjectReader.Unknown one : unknown) {
            byTable.computeIfAbsent(one.table().name().toString(), _ -> new ArrayList<>()).add(one);
            open |= one.table().column(one.column()).flatMap(c -> c.statistics()).isEmpty();
        }
        if (!open) {
            return Optional.empty();
        }
        List<String> select = new ArrayList<>();
        List<String> from = new ArrayList<>();
        int column = 0;
        int part = 0;
        for (List<SubjectReader.Unknown> ones : byTable.values()) {
            String alias = "s" + part++;
            List<String> inner = new ArrayList<>();
            inner.add("count(*) AS n");
            select.add(alias + ".n AS n" + (part - 1));
            for (SubjectReader.Unknown one : ones) {
                inner.add(sql.distinct(sql.name(one.column())) + " AS c" + column);
                select.add(alias + ".c" + column++);
            }
            from.add(
                    "(SELECT "
                            + String.join(", ", inner)
                            + " FROM "
                            + sql.table(ones.getFirst().table().name())
                            + ") "
                            + alias);
        }
        return Optional.of(
                new QueryDraft(
                        COLUMNS,
                        "Which columns have few enough values to compare slices by them?",
                        TestKind.COUNT,
                        "SELECT "
                                + String.join(", ", select)
                                + " FROM "
                                + String.join(" CROSS JOIN ", from)));
    }

    /// The columns as [#columns] numbers them, with the number of their table.
    public static List<SubjectReader.Unknown> numbered(List<SubjectReader.Unknown> unknown) {
        Map<String, List<SubjectReader.Unknown>> byTable = new TreeMap<>();
        for (SubjectReader.Unknown one : unknown) {
            byTable.computeIfAbsent(one.table().name().toString(), _ -> new ArrayList<>()).add(one);
        }
        return byTable.values().stream().flatMap(List::stream).toList();
    }

    /// Where the values of a measure lay in the baseline.
    public Optional<QueryDraft> values() {
        var metric = new MetricSql(subject, subject.table());
        boolean measure =
                subject.kind() == MetricKind.MEAN
                        || subject.kind() == MetricKind.SUM
                        || subject.kind() == MetricKind.RATIO;
        return metric.number()
                .filter(_ -> measure)
                .map(number ->
                        new QueryDraft(
                                VALUES,
                                "Where do the values of "
                                        + subject.column().orElse("the measure")
                                        + " usually lie?",
                                TestKind.COUNT,
                                "SELECT count(v) AS n, "
                                        + sql.countIf("v <= 0")
                                        + " AS zeros, "
                                        + sql.countIf("v < 0")
                                        + " AS negatives, "
                                        + quantiles("v")
                                        + " FROM (SELECT "
                                        + number
                                        + " AS v FROM "
                                        + subject.from()
                                        + " WHERE "
                                        + subject.within(subject.timeSql(), subject.baseline())
                                        + ") x"));
    }

    /// How long rows usually took to arrive.
    public Optional<QueryDraft> lag() {
        var metric = new MetricSql(subject, subject.table());
        return metric.lag()
                .filter(_ -> subject.kind() == MetricKind.FRESHNESS)
                .map(lag ->
                        new QueryDraft(
                                LAG,
                                "How long do rows usually take from event to loading?",
                                TestKind.COUNT,
                                "SELECT count(v) AS n, "
                                        + quantiles("v")
                                        + " FROM (SELECT "
                                        + lag
                                        + " AS v FROM "
                                        + subject.from()
                                        + " WHERE "
                                        + subject.within(subject.timeSql(), subject.baseline())
                                        + ") x"));
    }

    private String quantiles(String v) {
        return sql.quantile(v, 0.0005)
                + " AS q0, "
                + sql.quantile(v, 0.1)
                + " AS q10, "
                + sql.quantile(v, 0.5)
                + " AS q50, "
                + sql.quantile(v, 0.9)
                + " AS q90, "
                + sql.quantile(v, 0.995)
                + " AS q995, "
                + sql.quantile(v, 0.9995)
                + " AS q9995";
    }

    /// Values of the watched column that became more or less frequent.
    public Optional<QueryDraft> topValues() {
        boolean wanted =
                switch (subject.kind()) {
                    case MEAN, SUM, DISTINCT_COUNT -> true;
                    case NULL_RATE,
                            ROW_COUNT,
                            DUPLICATE_RATE,
                            FRESHNESS,
                            ORPHAN_RATE,
                            TYPE_MISMATCH_RATE,
                            RATIO,
                            CUSTOM_SQL,
                            DESCRIPTION ->
                            false;
                };
        if (!wanted || subject.column().filter(subject::has).isEmpty()) {
            return Optional.empty();
        }
        String column = subject.col(subject.column().get());
        double ratio = subject.window().days() / subject.baseline().days();
        String inWindow = sql.countIf(subject.within("x.event", subject.window()));
        String before = sql.countIf(subject.within("x.event", subject.baseline()));
        return Optional.of(
                new QueryDraft(
                        TOP,
                        "Did single values of " + subject.column().get() + " appear or vanish?",
                        TestKind.CONTRAST,
                        "SELECT v, w, b FROM (SELECT v, "
                                + inWindow
                                + " AS w, "
                                + before
                                + " AS b FROM (SELECT "
                                + column
                                + " AS v, "
                                + subject.timeSql()
                                + " AS event FROM "
                                + subject.from()
                                + " WHERE "
                                + column
                                + " IS NOT NULL AND "
                                + subject.within(subject.timeSql(), whole())
                                + ") x GROUP BY v) y ORDER BY abs(w - b * "
                                + ratio
                                + ") DESC, v LIMIT 60"));
    }

    public Optional<QueryDraft> calendar() {
        return subject.holiday()
                .map(calendar -> {
                    String day = sql.name(calendar.day());
                    return new QueryDraft(
                            CALENDAR,
                            "Which days are marked as holidays?",
                            TestKind.EXISTENCE,
                            "SELECT "
                                    + day
                                    + " AS day FROM "
                                    + sql.table(calendar.table().name())
                                    + " WHERE "
                                    + sql.name(calendar.flag())
                                    + " AND "
                                    + day
                                    + " >= "
                                    + sql.time(subject.baseline().start())
                                    + " AND "
                                    + day
                                    + " < "
                                    + sql.time(subject.window().end())
                                    + " ORDER BY 1");
                });
    }

    /// Until when each source of the searched table delivered, as a whole and by its attributes.
    public List<QueryDraft> sources() {
        List<QueryDraft> drafts = new ArrayList<>();
        for (Upstream source : subject.upstream()) {
            source.time().ifPresent(time -> drafts.add(source(source, time)));
        }
        return drafts;
    }

    private QueryDraft source(Upstream source, String column) {
        String time = subject.timeSql(source.table(), column);
        List<String> select = new ArrayList<>();
        List<String> sets = new ArrayList<>();
        sets.add("()");
        for (int i = 0; i < source.attributes().size(); i++) {
            String name = "t." + sql.name(source.attributes().get(i));
            select.add(sql.asText(name) + " AS a" + i);
            select.add("grouping(" + name + ") AS g" + i);
            sets.add("(" + name + ")");
        }
        select.add(sql.countIf(subject.within(time, subject.baseline())) + " AS b");
        select.add(sql.countIf(subject.within(time, subject.window())) + " AS w");
        select.add("max(" + time + ") AS last");
        return new QueryDraft(
                SOURCE + source.table().name(),
                "Until when did " + source.table().name() + " deliver rows?",
                TestKind.SERIES,
                "SELECT "
                        + String.join(", ", select)
                        + " FROM "
                        + sql.table(source.table().name())
                        + " t WHERE "
                        + time
                        + " < "
                        + sql.time(subject.window().end())
                        + " GROUP BY GROUPING SETS ("
                        + String.join(", ", sets)
                        + ")");
    }

    /// Keys that a joined table has more than once, by its attributes.
    public List<QueryDraft> dimensions() {
        List<QueryDraft> drafts = new ArrayList<>();
        for (Parent parent : subject.parents()) {
            String table = sql.table(parent.table().name());
            String key = sql.name(parent.key());
            List<String> select = new ArrayList<>();
            List<String> group = new ArrayList<>();
            for (int i = 0; i < parent.attributes().size(); i++) {
                String name = "t." + sql.name(parent.attributes().get(i));
                select.add(sql.asText(name) + " AS a" + i);
                group.add(name);
            }
            select.add("count(*) AS n");
            select.add(sql.countIf("x.copies > 1") + " AS k");
            drafts.add(
                    new QueryDraft(
                            DIMENSION + parent.table().name(),
                            "Does " + parent.table().name() + " have keys more than once?",
                            TestKind.EXISTENCE,
                            "SELECT "
                                    + String.join(", ", select)
                                    + " FROM "
                                    + table
                                    + " t JOIN (SELECT "
                                    + key
                                    + ", count(*) AS copies FROM "
                                    + table
                                    + " GROUP BY "
                                    + key
                                    + ") x ON x."
                                    + key
                                    + " = t."
                                    + key
                                    + (group.isEmpty()
                                            ? ""
                                            : " GROUP BY " + String.join(", ", group))));
        }
        return drafts;
    }

    /// Rows and different keys, in the window and before.
    public Optional<QueryDraft> keys() {
        if (subject.key().isEmpty() || subject.kind() == MetricKind.DUPLICATE_RATE) {
            return Optional.empty();
        }
        String key = subject.key().stream().map(subject::col).collect(Collectors.joining(", "));
        String inWindow = sql.flag(subject.within(subject.timeSql(), subject.window()));
        return Optional.of(
                new QueryDraft(
                        KEYS,
                        "Are keys of " + subject.name() + " there more than once?",
                        TestKind.CONTRAST,
                        "SELECT inside, sum(copies) AS n, count(*) AS keys FROM (SELECT "
                                + inWindow
                                + " AS inside, "
                                + key
                                + ", count(*) AS copies FROM "
                                + subject.from()
                                + " WHERE "
                                + subject.within(subject.timeSql(), whole())
                                + " GROUP BY 1, "
                                + key
                                + ") x GROUP BY inside ORDER BY inside"));
    }

    /// What the cubes carry besides the attributes.
    ///
    /// @param aggregates name to SQL
    /// @param time the time that places a row in window or baseline
    /// @param windowCondition which rows the window cube takes
    public record Cargo(
            Map<String, String> aggregates,
            String time,
            String windowCondition,
            String baselineCondition) {}

    /// Every attribute by itself, in one pass each over window and baseline: which attributes are
    /// worth a leaf cube when the table is large.
    public List<QueryDraft> singles(List<Attribute> attributes, Cargo cargo) {
        return List.of(
                singles(SINGLES_WINDOW, attributes, cargo, cargo.windowCondition()),
                singles(SINGLES_BASELINE, attributes, cargo, cargo.baselineCondition()));
    }

    private QueryDraft singles(
            String key, List<Attribute> attributes, Cargo cargo, String condition) {
        List<String> select = new ArrayList<>();
        List<String> sets = new ArrayList<>();
        for (int i = 0; i < attributes.size(); i++) {
            select.add(sql.asText(attributes.get(i).sql()) + " AS a" + i);
            select.add("grouping(" + attributes.get(i).sql() + ") AS g" + i);
            sets.add("(" + attributes.get(i).sql() + ")");
        }
        cargo.aggregates().forEach((name, expression) -> select.add(expression + " AS " + name));
        return new QueryDraft(
                key,
                "Which single attributes carry the change?",
                TestKind.CONTRAST,
                "SELECT "
                        + String.join(", ", select)
                        + " FROM "
                        + joined(attributes)
                        + " WHERE "
                        + condition
                        + " GROUP BY GROUPING SETS ("
                        + String.join(", ", sets)
                        + ")",
                CUBE_ROWS);
    }

    /// The leaf cube of the window.
    public QueryDraft windowCube(List<Attribute> attributes, Cargo cargo, long bucketSeconds) {
        return cube(
                WINDOW,
                "Which slices carry the change in the window?",
                sql.bucket(cargo.time(), subject.window().start(), bucketSeconds),
                attributes,
                cargo,
                cargo.windowCondition());
    }

    /// The leaf cube of the baseline.
    public QueryDraft baselineCube(List<Attribute> attributes, Cargo cargo, long bucketSeconds) {
        return cube(
                BASELINE,
                "How did the same slices behave before?",
                sql.bucket(
                        cargo.time(),
                        subject.window().start().truncatedTo(ChronoUnit.DAYS),
                        bucketSeconds),
                attributes,
                cargo,
                cargo.baselineCondition());
    }

    private QueryDraft cube(
            String key,
            String why,
            String bucket,
            List<Attribute> attributes,
            Cargo cargo,
            String condition) {
        List<String> select = new ArrayList<>();
        List<String> group = new ArrayList<>();
        select.add(bucket + " AS bucket");
        group.add("1");
        for (int i = 0; i < attributes.size(); i++) {
            Attribute attribute = attributes.get(i);
            String expression = isText(attribute) ? attribute.sql() : sql.asText(attribute.sql());
            select.add(expression + " AS a" + i);
            group.add(String.valueOf(i + 2));
        }
        cargo.aggregates().forEach((name, expression) -> select.add(expression + " AS " + name));
        return new QueryDraft(
                key,
                why,
                TestKind.CONTRAST,
                "SELECT "
                        + String.join(", ", select)
                        + " FROM "
                        + joined(attributes)
                        + " WHERE "
                        + condition
                        + " GROUP BY "
                        + String.join(", ", group),
                CUBE_ROWS);
    }

    /// The searched rows with the parents whose attributes are used.
    private String joined(List<Attribute> attributes) {
        Set<String> columns = new LinkedHashSet<>();
        attributes.stream().filter(Attribute::own).forEach(a -> columns.add(a.column()));
        subject.parents().forEach(parent -> columns.add(parent.foreignKey()));
        subject.loaded().ifPresent(columns::add);
        StringBuilder from =
                new StringBuilder(new MetricSql(subject, subject.table()).from(whole(), columns));
        for (Parent parent : subject.parents()) {
            boolean used =
                    attributes.stream().anyMatch(a -> a.sql().startsWith(parent.alias() + "."));
            if (used) {
                from.append(subject.join(parent));
            }
        }
        return from.toString();
    }

    private boolean isText(Attribute attribute) {
        Table home =
                attribute.own()
                        ? subject.table()
                        : subject.parents().stream()
                                .filter(p -> p.table().name().equals(attribute.home()))
                                .map(Parent::table)
                                .findFirst()
                                .orElse(subject.table());
        return home.column(attribute.column()).filter(c -> c.type() == DataType.TEXT).isPresent();
    }
}
