package dev.culprit.analyst.subject;

import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The alert's metric as SQL on one table: which rows count, which of them are bad, which number they
/// carry. The row source has the alias `t`.
public final class MetricSql {
    private final Subject subject;
    private final Table table;
    private final SqlDialect sql;
    private final Metric metric;

    public MetricSql(Subject subject, Table table) {
        this.subject = subject;
        this.table = table;
        this.sql = subject.sql();
        this.metric = subject.alert().metric();
    }

    private String col(String column) {
        return "t." + sql.name(table.column(column).map(Column::name).orElse(column));
    }

    private String watched() {
        return col(metric.column().orElse(""));
    }

    public String time() {
        return subject.timeSql(table, subject.time());
    }

    /// Condition of a bad row, for metrics that are shares of rows.
    public Optional<String> bad() {
        return subject.formula().bad().or(this::ofKind);
    }

    private Optional<String> ofKind() {
        return switch (metric.kind()) {
            case NULL_RATE -> Optional.of(watched() + " IS NULL");
            case TYPE_MISMATCH_RATE ->
                    Optional.of(
                            watched()
                                    + " IS NOT NULL AND NOT "
                                    + sql.matches(text(), metric.format().orElse(".*")));
            case ORPHAN_RATE ->
                    Optional.of(watched() + " IS NOT NULL AND parent.reference IS NULL");
            case DUPLICATE_RATE -> Optional.of("t.copy > 1");
            case ROW_COUNT, FRESHNESS, MEAN, SUM, DISTINCT_COUNT, RATIO, CUSTOM_SQL, DESCRIPTION ->
                    Optional.empty();
        };
    }

    private String text() {
        return sql.asText(watched());
    }

    /// Condition of a row that counts.
    public Optional<String> valid() {
        return switch (metric.kind()) {
            case TYPE_MISMATCH_RATE, ORPHAN_RATE -> Optional.of(watched() + " IS NOT NULL");
            case NULL_RATE,
                    DUPLICATE_RATE,
                    ROW_COUNT,
                    FRESHNESS,
                    MEAN,
                    SUM,
                    DISTINCT_COUNT,
                    RATIO,
                    CUSTOM_SQL,
                    DESCRIPTION ->
                    Optional.empty();
        };
    }

    /// The number a row carries, for metrics that are means or sums.
    public Optional<String> number() {
        return subject.formula().number().or(this::numberOfKind);
    }

    private Optional<String> numberOfKind() {
        return switch (metric.kind()) {
            case MEAN, SUM -> metric.column().map(this::asNumber);
            case FRESHNESS -> lag();
            case RATIO -> metric.numerator().map(this::inner);
            case NULL_RATE,
                    TYPE_MISMATCH_RATE,
                    ORPHAN_RATE,
                    DUPLICATE_RATE,
                    ROW_COUNT,
                    DISTINCT_COUNT,
                    CUSTOM_SQL,
                    DESCRIPTION ->
                    Optional.empty();
        };
    }

    /// The weight of a row: the denominator of a ratio.
    public Optional<String> weight() {
        return subject.formula().weight().or(this::denominator);
    }

    private Optional<String> denominator() {
        return metric.kind() == MetricKind.RATIO
                ? metric.denominator().map(this::inner)
                : Optional.empty();
    }

    /// Hours from the event to its loading.
    public Optional<String> lag() {
        return subject.loaded()
                .filter(loaded -> table.column(loaded).isPresent())
                .map(loaded -> sql.hoursBetween(time(), subject.timeSql(table, loaded)));
    }

    private String asNumber(String column) {
        boolean stored = table.column(column).filter(c -> c.type().isNumeric()).isPresent();
        return sql.number(col(column), stored);
    }

    /// A column, or what stands inside the aggregate of an expression.
    private String inner(String expression) {
        String text = expression.strip();
        if (table.column(text).isPresent()) {
            return asNumber(text);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("count(*)")) {
            return "1.0";
        }
        boolean sum = (lower.startsWith("sum(") || lower.startsWith("avg(")) && text.endsWith(")");
        return sum ? "(" + text.substring(4, text.length() - 1) + ")" : "(" + text + ")";
    }

    /// The rows of a span as a `FROM` clause with alias `t`, and what the metric needs joined.
    public String from(TimeWindow span, Set<String> columns) {
        String rows =
                metric.kind() == MetricKind.DUPLICATE_RATE
                        ? numbered(span, columns)
                        : subject.rows(table);
        return rows + reference();
    }

    private String numbered(TimeWindow span, Set<String> columns) {
        Set<String> needed = new LinkedHashSet<>();
        needed.add(col(subject.time()));
        columns.forEach(column -> needed.add(col(column)));
        List<String> keys = new ArrayList<>();
        for (String key : duplicateKey()) {
            keys.add(col(key));
        }
        needed.addAll(keys);
        return "(SELECT "
                + needed.stream().collect(Collectors.joining(", "))
                + ", row_number() OVER (PARTITION BY "
                + String.join(", ", keys)
                + " ORDER BY "
                + subject.loaded()
                        .filter(loaded -> table.column(loaded).isPresent())
                        .map(loaded -> col(loaded))
                        .orElse(time())
                + ") AS copy FROM "
                + subject.rows(table)
                + " WHERE "
                + subject.within(time(), span)
                + ") t";
    }

    /// The columns that should be unique together.
    public List<String> duplicateKey() {
        Optional<String> named = metric.column().filter(c -> table.column(c).isPresent());
        if (named.isPresent()) {
            return List.of(named.get());
        }
        return table.primaryKey().isEmpty() ? subject.key() : table.primaryKey();
    }

    /// The parent's keys, for orphans.
    private String reference() {
        if (metric.kind() != MetricKind.ORPHAN_RATE) {
            return "";
        }
        Optional<Parent> parent = referenced();
        if (parent.isEmpty()) {
            return "";
        }
        String key = sql.name(parent.get().key());
        return " LEFT JOIN (SELECT DISTINCT "
                + key
                + " AS reference FROM "
                + sql.table(parent.get().table().name())
                + ") parent ON parent.reference = "
                + watched();
    }

    /// The parent that the watched column refers to.
    public Optional<Parent> referenced() {
        return subject.parents().stream()
                .filter(Parent::direct)
                .filter(parent ->
                        metric.column().filter(parent.foreignKey()::equalsIgnoreCase).isPresent())
                .findFirst();
    }
}
