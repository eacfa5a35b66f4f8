package dev.culprit.analyst.metric;

import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ForeignKey;
import dev.culprit.core.source.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads an alert that is a sentence: which table and column it names, and what happened to them.
final class FreeText {
    private static final String NULLS =
            "\\bnulls?\\b|missing values?|\\bempty\\b|\\bblank\\b|not (filled|populated|set)\\b|without (a )?values?\\b"
                    + "|lost (its|their) values?|\\bunset\\b";
    private static final String MISSING = "\\bmissing\\b|\\babsent\\b|\\bgone\\b|\\blost\\b";
    private static final String DUPLICATES =
            "duplic|\\btwice\\b|double[- ]?(count|load|book|charg)|repeated (row|key|id|record)|more than once"
                    + "|\\bre-?loaded\\b|\\bdoubled rows\\b";
    private static final String ORPHANS =
            "orphan|dangling|no (matching )?parent|without (a )?(matching |valid )?(parent|match|counterpart)"
                    + "|unmatched|(does|do) not exist in|referential|foreign key|point(s|ing)? to (no|nothing|missing)"
                    + "|not found in";
    private static final String LATE =
            "\\bstale\\b|\\blate\\b|\\blater\\b|delay|\\blag(s|ging)?\\b|behind schedule|fresh|not (been )?updated"
                    + "|arriv|out of date|outdated";
    private static final String MALFORMED =
            "\\bformat|malformed|\\binvalid\\b|pattern|garbled|truncat|cut off|mismatch|wrong type|unparse?able"
                    + "|cannot be parsed";
    private static final String DISTINCT =
            "\\bdistinct\\b|\\bunique\\b|cardinality|number of different|new (values?|categor)|unexpected (value|categor)"
                    + "|unknown (value|categor)|renamed|how many different";
    private static final String MEAN =
            "\\baverage\\b|\\bavg\\b|\\bmean\\b|\\bmedian\\b|\\btypical\\b|per (order|row|item|customer|user)";
    private static final String SUM =
            "\\bsum\\b|\\btotal\\b|\\brevenue\\b|\\bsales\\b|\\bturnover\\b|\\bincome\\b|\\bearnings\\b";
    private static final String ROWS =
            "\\brows?\\b|\\brecords?\\b|\\bvolume\\b|number of|\\bcount\\b|\\btraffic\\b|how many|fewer|\\bless\\b|\\bmore\\b";
    private static final String MOVED =
            "drop|fell|fall|declin|decreas|down|\\blow|rose|ris(e|ing|en)|increas|jump|spik|doubl|tripl|halv|high|grew"
                    + "|surg|plung|collaps|crash|\\bup\\b|shift|chang|odd|strange|wrong|off\\b|differ|too (few|many)|vanish|disappear";
    private static final List<String> MONEY =
            List.of("amount", "total", "price", "revenue", "net", "gross", "value", "cost", "sum");

    private final Alert alert;
    private final Table table;
    private final Mentions mentions;
    private final SqlDialect sql;
    private final List<String> assumptions = new ArrayList<>();

    private FreeText(Alert alert, Table table, Mentions mentions, SqlDialect sql) {
        this.alert = alert;
        this.table = table;
        this.mentions = mentions;
        this.sql = sql;
    }

    /// What a sentence was understood as, or what it lacks.
    sealed interface Result {
        record Known(Reading reading) implements Result {}

        record Unknown(String lacking) implements Result {}
    }

    static Result read(Alert alert, DatasetContext context) {
        var mentions = new Mentions(alert.description());
        Optional<Table> given = context.schema().table(alert.dataset());
        Optional<Table> named = mentions.table(context.schema());
        boolean differs =
                given.isPresent()
                        && named.isPresent()
                        && mentions.columns(given.get()).isEmpty()
                        && !mentions.columns(named.get()).isEmpty()
                        && mentions.says(
                                "(?i)\\b"
                                        + java.util.regex.Pattern.quote(
                                                named.get()
                                                        .name()
                                                        .name()
                                                        .toLowerCase(java.util.Locale.ROOT))
                                        + "\\.");
        Optional<Table> table = differs ? named : given.or(() -> named);
        if (table.isEmpty()) {
            return new Result.Unknown(
                    "The text names no table or column of this source; say which table it is about.");
        }
        var text =
                new FreeText(
                        alert,
                        table.get(),
                        mentions,
                        SqlDialect.of(context.dialect(), context.capabilities()));
        return text.read(given.isEmpty() || differs);
    }

    private Result read(boolean inferredTable) {
        if (inferredTable) {
            assumptions.add("The text was taken to be about the table " + table.name() + ".");
        }
        List<String> columns = mentions.columns(table);
        Optional<String> column = columns.stream().findFirst();
        Optional<Metric> metric = metric(column);
        if (metric.isEmpty() && alert.description().isBlank()) {
            return new Result.Unknown(
                    "The alert is free text but the text is empty; say which column of "
                            + table.name()
                            + " moved, and how.");
        }
        return new Result.Known(metric.map(this::known).orElseGet(() -> open(columns)));
    }

    private Optional<Metric> metric(Optional<String> column) {
        boolean number =
                column.flatMap(table::column).filter(c -> c.type().isNumeric()).isPresent();
        boolean named = column.isPresent();
        if (mentions.says(DUPLICATES)) {
            return Optional.of(
                    Reading.metric(MetricKind.DUPLICATE_RATE, column.filter(this::isKey)));
        }
        if (mentions.says(ORPHANS)) {
            return reference(column).map(c -> Metric.of(MetricKind.ORPHAN_RATE, c));
        }
        if (named && (mentions.says(NULLS) || mentions.says(MISSING))) {
            return column.map(c -> Metric.of(MetricKind.NULL_RATE, c));
        }
        if (mentions.says(LATE)) {
            return Optional.of(Metric.of(MetricKind.FRESHNESS));
        }
        if (named && mentions.says(DISTINCT) && !number) {
            return column.map(c -> Metric.of(MetricKind.DISTINCT_COUNT, c));
        }
        if (named && mentions.says(MALFORMED)) {
            return Optional.empty();
        }
        return measure(column, number);
    }

    private Optional<Metric> measure(Optional<String> column, boolean number) {
        Optional<String> of = number ? column : money();
        boolean total = mentions.says(SUM);
        if (of.isPresent() && (number || total || mentions.says(MEAN))) {
            MetricKind kind = total && !mentions.says(MEAN) ? MetricKind.SUM : MetricKind.MEAN;
            boolean rows = mentions.says("\\brows?\\b|\\brecords?\\b|number of");
            return rows && !total
                    ? Optional.of(Metric.of(MetricKind.ROW_COUNT))
                    : of.map(c -> Metric.of(kind, c));
        }
        boolean counted = mentions.says(ROWS) || mentions.says(MISSING) || mentions.says(MOVED);
        return column.isEmpty()
                        && counted
                        && mentions.says(MOVED + "|" + MISSING + "|fewer|\\bless\\b|\\bmore\\b")
                ? vague() ? Optional.empty() : Optional.of(Metric.of(MetricKind.ROW_COUNT))
                : Optional.empty();
    }

    /// The text says that something is wrong but neither with what nor how.
    private boolean vague() {
        return !mentions.says(ROWS)
                && !mentions.says(MISSING)
                && !mentions.says(
                        "drop|fell|fall|declin|decreas|rose|ris(e|ing|en)|increas|jump|spik|doubl|tripl|halv|grew|surg|plung|collaps|crash|vanish|disappear|too (few|many)");
    }

    /// A column of money for a text that speaks of revenue.
    private Optional<String> money() {
        if (!mentions.says(SUM + "|\\bamounts?\\b|\\bprices?\\b|\\bvalues?\\b")) {
            return Optional.empty();
        }
        Optional<String> likely =
                table.columns().stream()
                        .filter(c -> c.type().isNumeric())
                        .map(Column::name)
                        .filter(name ->
                                MONEY.stream()
                                        .anyMatch(
                                                name.toLowerCase(java.util.Locale.ROOT)::contains))
                        .findFirst();
        likely.ifPresent(
                name -> assumptions.add("The text was taken to mean the column " + name + "."));
        return likely;
    }

    private boolean isKey(String column) {
        String lower = column.toLowerCase(java.util.Locale.ROOT);
        return table.primaryKey().stream().anyMatch(column::equalsIgnoreCase)
                || lower.endsWith("id")
                || lower.endsWith("_no")
                || lower.endsWith("key")
                || lower.endsWith("number");
    }

    /// The foreign key that the text names, by its column or by its parent.
    private Optional<String> reference(Optional<String> column) {
        Optional<String> named =
                table.foreignKeys().stream()
                        .map(ForeignKey::column)
                        .filter(key -> column.filter(key::equalsIgnoreCase).isPresent())
                        .findFirst();
        Optional<String> byParent =
                table.foreignKeys().stream()
                        .filter(key ->
                                mentions.table(
                                                new dev.culprit.core.source.Schema(
                                                        List.of(parent(key))))
                                        .isPresent())
                        .map(ForeignKey::column)
                        .findFirst();
        return named.or(() -> column.filter(this::isKey))
                .or(() -> byParent)
                .or(() -> table.foreignKeys().stream().map(ForeignKey::column).findFirst());
    }

    private static Table parent(ForeignKey key) {
        return new Table(
                key.parent(), List.of(), java.util.OptionalLong.empty(), List.of(), List.of());
    }

    private Reading known(Metric metric) {
        String of =
                metric.column().map(c -> table.name() + "." + c).orElse(table.name().toString());
        assumptions.add("The text was read as the " + words(metric.kind()) + " of " + of + ".");
        return new Reading(
                with(metric), Formula.NONE, List.of(), Optional.empty(), false, assumptions);
    }

    private Alert with(Metric metric) {
        return Reading.alert(alert, table.name().toString(), metric, true, alert.window());
    }

    static String words(MetricKind kind) {
        return switch (kind) {
            case NULL_RATE -> "NULL rate";
            case ROW_COUNT -> "number of rows per day";
            case DUPLICATE_RATE -> "duplicate rate";
            case FRESHNESS -> "freshness";
            case ORPHAN_RATE -> "share of keys without a parent";
            case TYPE_MISMATCH_RATE -> "share of malformed values";
            case MEAN -> "mean";
            case SUM -> "daily sum";
            case DISTINCT_COUNT -> "number of different values";
            case RATIO, CUSTOM_SQL, DESCRIPTION -> "metric";
        };
    }

    /// No metric named: rows, and NULLs, new values and means of the columns, are compared.
    private Reading open(List<String> columns) {
        var components = new Components(Scope.of(sql, table));
        List<Component> all = new ArrayList<>();
        all.add(components.own(Metric.of(MetricKind.ROW_COUNT), Optional.empty()));
        List<String> compared =
                columns.isEmpty()
                        ? table.columns().stream()
                                .filter(c -> !c.type().isTemporal())
                                .map(Column::name)
                                .limit(25)
                                .toList()
                        : columns;
        for (String column : compared) {
            all.add(components.nulls(column, Optional.empty(), 0));
            components.mean(column, Optional.empty(), 0).ifPresent(all::add);
            if (!columns.isEmpty()) {
                components.fresh(column).ifPresent(all::add);
            }
        }
        assumptions.add(
                "The text does not say what moved; rows, NULLs and values of "
                        + (columns.isEmpty() ? table.name().toString() : String.join(", ", columns))
                        + " were compared.");
        return new Reading(
                with(Metric.of(MetricKind.ROW_COUNT)),
                Formula.NONE,
                all,
                Optional.empty(),
                true,
                assumptions);
    }
}
