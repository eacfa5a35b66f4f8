package dev.culprit.analyst.subject;

import dev.culprit.analyst.metric.AlertReading;
import dev.culprit.analyst.metric.Formula;
import dev.culprit.analyst.metric.Times;
import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.ForeignKey;
import dev.culprit.core.source.Table;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Resolves an alert against a schema. Where the alert or the catalogue is silent it infers and says
/// so.
public final class SubjectReader {
    private static final long MOST_VALUES = 200;
    private static final int BASELINE_DAYS = 56;

    private final Alert alert;
    private final Formula formula;
    private final DatasetContext context;
    private final List<String> assumptions = new ArrayList<>();

    private SubjectReader(Alert alert, Formula formula, DatasetContext context) {
        this.alert = alert;
        this.formula = formula;
        this.context = context;
    }

    /// @param understood the alert with its table, its kind of metric and its window
    /// @param fewValues columns that turned out to have few values, by `table.column`; empty when not yet
    ///     known
    public static Optional<Subject> read(
            AlertReading.Outcome.Understood understood,
            DatasetContext context,
            Optional<Set<String>> fewValues) {
        var reader = new SubjectReader(understood.alert(), understood.formula(), context);
        reader.assumptions.addAll(understood.assumptions());
        return reader.read(fewValues);
    }

    /// The columns whose number of values must be asked, because the catalogue does not say.
    public static List<Unknown> unknown(Subject subject) {
        List<Unknown> unknown = new ArrayList<>();
        add(subject.table(), subject.attributeColumns(), unknown);
        subject.parents().forEach(p -> add(p.table(), p.attributes(), unknown));
        subject.upstream().forEach(u -> add(u.table(), u.attributes(), unknown));
        return unknown.stream().distinct().toList();
    }

    /// A column of unknown cardinality.
    public record Unknown(Table table, String column) {
        public String key() {
            return table.name() + "." + column;
        }
    }

    private static void add(Table table, List<String> columns, List<Unknown> to) {
        for (String column : columns) {
            to.add(new Unknown(table, column));
        }
    }

    /// The same alert searched on the watched table itself.
    public static Subject onWatched(Subject subject, DatasetContext context, Set<String> few) {
        var reader = new SubjectReader(subject.alert(), subject.formula(), context);
        Table table = subject.watched();
        List<String> key = reader.key(table);
        List<Parent> parents = reader.parents(table, key, Optional.of(few));
        return new Subject(
                subject.alert(),
                subject.sql(),
                table,
                table,
                subject.time(),
                reader.loadTime(table, subject.time()),
                key,
                subject.window(),
                subject.baseline(),
                reader.attributes(table, key, parents, Optional.of(few)),
                parents,
                reader.upstream(table, key, Optional.of(few)),
                subject.holiday(),
                subject.formula(),
                subject.assumptions());
    }

    private Optional<Subject> read(Optional<Set<String>> fewValues) {
        Optional<Table> named = context.schema().table(alert.dataset());
        if (named.isEmpty() || alert.window().isEmpty()) {
            return Optional.empty();
        }
        Table watched = named.get();
        TimeWindow window = alert.window().get();
        String time = window.column();
        Table fact = fact(watched, time);
        List<String> key = key(fact);
        Optional<String> loaded = loadTime(fact, time);
        List<Parent> parents = parents(fact, key, fewValues);
        List<String> own = attributes(fact, key, parents, fewValues);
        return Optional.of(
                new Subject(
                        alert,
                        SqlDialect.of(context.dialect()),
                        watched,
                        fact,
                        time,
                        loaded,
                        key,
                        window,
                        baseline(window),
                        own,
                        parents,
                        upstream(fact, key, fewValues),
                        calendar(),
                        formula,
                        List.copyOf(assumptions)));
    }

    private TimeWindow baseline(TimeWindow window) {
        Optional<TimeWindow> given =
                alert.baseline().filter(b -> b.start().isBefore(window.start()));
        if (given.isPresent()) {
            boolean reaches = given.get().end().isAfter(window.start());
            if (reaches) {
                assumptions.add("The baseline was taken up to the beginning of the window only.");
            }
            LocalDateTime end = reaches ? window.start() : given.get().end();
            return new TimeWindow(window.column(), given.get().start(), end);
        }
        String lack =
                alert.baseline().isPresent()
                        ? "The baseline does not begin before the window"
                        : "The alert has no baseline";
        assumptions.add(lack + "; the " + BASELINE_DAYS + " days before the window were taken.");
        return new TimeWindow(
                window.column(), window.start().minusDays(BASELINE_DAYS), window.start());
    }

    /// The table a mart is built from: feeds it, has the same event time and the watched column, and
    /// is the one that shares most columns with it.
    private Table fact(Table watched, String time) {
        List<Table> candidates = new ArrayList<>();
        if (context.lineage().isPresent()) {
            for (Lineage.Edge edge : context.lineage().get().into(watched.name())) {
                context.schema().table(edge.from()).ifPresent(candidates::add);
            }
        } else {
            context.schema().tables().stream()
                    .filter(table -> !table.name().equals(watched.name()))
                    .filter(table -> sameKey(table, watched))
                    .forEach(candidates::add);
        }
        Table best = watched;
        long most = 0;
        for (Table candidate : candidates) {
            long shared = shared(candidate, watched);
            boolean fits =
                    candidate.column(time).isPresent()
                            && sameKey(candidate, watched)
                            && formula.columns().stream()
                                    .allMatch(c -> candidate.column(c).isPresent())
                            && alert.metric()
                                    .column()
                                    .map(c -> candidate.column(c).isPresent())
                                    .orElse(true);
            if (fits && shared >= 3 && shared > most) {
                best = candidate;
                most = shared;
            }
        }
        if (context.lineage().isEmpty()
                && !best.name().equals(watched.name())
                && best.columns().size() <= watched.columns().size()) {
            return watched;
        }
        return best;
    }

    /// The same primary key, or, where none is named, the same first column and most of the others.
    /// A table that is only referred to has a key of its own.
    private static boolean sameKey(Table table, Table watched) {
        if (!table.primaryKey().isEmpty() && !watched.primaryKey().isEmpty()) {
            return table.primaryKey().equals(watched.primaryKey());
        }
        String first = watched.columns().getFirst().name();
        return looksLikeKey(first)
                && table.columns().getFirst().name().equalsIgnoreCase(first)
                && shared(table, watched) >= 0.5 * watched.columns().size();
    }

    private static long shared(Table one, Table other) {
        return one.columns().stream()
                .filter(column -> other.column(column.name()).isPresent())
                .count();
    }

    private List<String> key(Table fact) {
        if (!fact.primaryKey().isEmpty()) {
            return fact.primaryKey();
        }
        if (alert.metric().kind() == MetricKind.DUPLICATE_RATE) {
            Optional<Column> watched = alert.metric().column().flatMap(fact::column);
            if (watched.isPresent()) {
                return List.of(watched.get().name());
            }
        }
        Column first = fact.columns().getFirst();
        boolean likely = first.type() == DataType.TEXT || first.type() == DataType.INTEGER;
        if (likely && looksLikeKey(first.name())) {
            assumptions.add(
                    "The catalogue names no key of "
                            + fact.name()
                            + "; "
                            + first.name()
                            + " was taken.");
            return List.of(first.name());
        }
        return List.of();
    }

    private static boolean looksLikeKey(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("id")
                || lower.endsWith("id")
                || lower.endsWith("_no")
                || lower.endsWith("key")
                || lower.endsWith("_nr")
                || lower.endsWith("number")
                || lower.endsWith("code")
                || lower.endsWith("uuid");
    }

    /// When rows were loaded: a second time of the table, named by the metric or sounding like it.
    private Optional<String> loadTime(Table fact, String time) {
        List<String> others =
                Times.of(fact).stream().filter(name -> !name.equalsIgnoreCase(time)).toList();
        String definition =
                alert.metric().definition().orElse("").toLowerCase(Locale.ROOT)
                        + " "
                        + alert.metric().column().orElse("").toLowerCase(Locale.ROOT);
        Optional<String> named =
                others.stream()
                        .filter(name -> definition.contains(name.toLowerCase(Locale.ROOT)))
                        .findFirst();
        return named.or(() -> others.stream().filter(Times::soundsLikeLoading).findFirst())
                .or(() -> others.stream().findFirst());
    }

    private List<Parent> parents(Table fact, List<String> key, Optional<Set<String>> fewValues) {
        List<Parent> parents = new ArrayList<>();
        for (ForeignKey link : links(fact, key)) {
            Optional<Table> table = context.schema().table(link.parent());
            if (table.isEmpty() || table.get().name().equals(fact.name())) {
                continue;
            }
            List<String> attributes =
                    table.get().columns().stream()
                            .filter(column -> isAttribute(table.get(), column, fewValues))
                            .map(Column::name)
                            .filter(name -> !name.equalsIgnoreCase(link.parentColumn()))
                            .toList();
            parents.add(
                    new Parent(
                            "p" + parents.size(),
                            table.get(),
                            link.parentColumn(),
                            link.column(),
                            attributes));
        }
        return parents;
    }

    /// Foreign keys of the catalogue, the metric's own reference, else equally named keys.
    private List<ForeignKey> links(Table fact, List<String> key) {
        List<ForeignKey> links = new ArrayList<>(fact.foreignKeys());
        Metric metric = alert.metric();
        metric.references()
                .ifPresent(reference -> {
                    Optional<Table> parent = context.schema().table(reference.table());
                    boolean known =
                            links.stream()
                                    .anyMatch(link ->
                                            metric.column().isPresent()
                                                    && link.column()
                                                            .equalsIgnoreCase(
                                                                    metric.column().get()));
                    if (!known && parent.isPresent() && metric.column().isPresent()) {
                        links.add(
                                new ForeignKey(
                                        metric.column().get(),
                                        parent.get().name(),
                                        reference.column()));
                    }
                });
        if (fact.foreignKeys().isEmpty()) {
            for (Table other : context.schema().tables()) {
                equallyNamed(fact, other, key)
                        .filter(link ->
                                links.stream()
                                        .noneMatch(l -> l.column().equalsIgnoreCase(link.column())))
                        .ifPresent(links::add);
            }
        }
        return links;
    }

    private Optional<ForeignKey> equallyNamed(Table fact, Table other, List<String> key) {
        if (other.name().equals(fact.name()) || other.columns().isEmpty()) {
            return Optional.empty();
        }
        String candidate =
                other.primaryKey().size() == 1
                        ? other.primaryKey().getFirst()
                        : other.columns().getFirst().name();
        boolean mine = key.stream().anyMatch(candidate::equalsIgnoreCase);
        boolean usable = !mine && looksLikeKey(candidate) && fact.column(candidate).isPresent();
        if (!usable) {
            return Optional.empty();
        }
        assumptions.add(
                "The catalogue names no foreign keys; "
                        + fact.name()
                        + "."
                        + candidate
                        + " was taken to refer to "
                        + other.name()
                        + ".");
        return Optional.of(
                new ForeignKey(
                        fact.column(candidate).map(Column::name).orElse(candidate),
                        other.name(),
                        candidate));
    }

    private List<String> attributes(
            Table fact, List<String> key, List<Parent> parents, Optional<Set<String>> fewValues) {
        Set<String> excluded = new HashSet<>(lower(key));
        parents.forEach(parent -> excluded.add(parent.foreignKey().toLowerCase(Locale.ROOT)));
        alert.metric()
                .column()
                .filter(_ -> alert.metric().kind() != MetricKind.DISTINCT_COUNT)
                .ifPresent(column -> excluded.add(column.toLowerCase(Locale.ROOT)));
        return fact.columns().stream()
                .filter(column -> !excluded.contains(column.name().toLowerCase(Locale.ROOT)))
                .filter(column -> isAttribute(fact, column, fewValues))
                .map(Column::name)
                .toList();
    }

    private static Set<String> lower(Collection<String> names) {
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private boolean isAttribute(Table table, Column column, Optional<Set<String>> fewValues) {
        boolean typed = column.type() == DataType.TEXT || column.type() == DataType.BOOLEAN;
        boolean keyless = table.primaryKey().isEmpty() && column.type().isNumeric();
        if (!typed && !keyless) {
            return false;
        }
        if (table.primaryKey().stream().anyMatch(column.name()::equalsIgnoreCase)) {
            return false;
        }
        if (fewValues.isPresent()) {
            return fewValues.get().contains(table.name() + "." + column.name());
        }
        return column.statistics()
                .map(s ->
                        s.distinctValues() >= 2 && s.distinctValues() <= (typed ? MOST_VALUES : 12))
                .orElse(true);
    }

    private List<Upstream> upstream(Table fact, List<String> key, Optional<Set<String>> fewValues) {
        List<Upstream> sources = new ArrayList<>();
        List<Lineage.Edge> edges =
                context.lineage().map(lineage -> lineage.into(fact.name())).orElse(List.of());
        for (Lineage.Edge edge : edges) {
            context.schema()
                    .table(edge.from())
                    .ifPresent(table ->
                            sources.add(
                                    upstream(
                                            table,
                                            edge.via(),
                                            List.copyOf(edge.columns().keySet()),
                                            fewValues)));
        }
        if (context.lineage().isEmpty()) {
            inferredUpstream(fact, key, fewValues).forEach(sources::add);
        }
        return sources;
    }

    /// Without lineage: a table with the fact's key as its foreign key and columns of the same name.
    private List<Upstream> inferredUpstream(
            Table fact, List<String> key, Optional<Set<String>> fewValues) {
        List<Upstream> found = new ArrayList<>();
        for (Table table : context.schema().tables()) {
            boolean other = !table.name().equals(fact.name());
            List<String> shared =
                    table.columns().stream()
                            .map(Column::name)
                            .filter(name -> fact.column(name).isPresent())
                            .filter(name -> key.stream().noneMatch(name::equalsIgnoreCase))
                            .toList();
            boolean byKey = key.size() == 1 && table.column(key.getFirst()).isPresent();
            boolean sameGrain =
                    !table.primaryKey().isEmpty() && table.primaryKey().equals(fact.primaryKey());
            if (other && byKey && !sameGrain && !Times.of(table).isEmpty() && shared.size() <= 3) {
                found.add(upstream(table, key.getFirst(), shared, fewValues));
            }
        }
        for (ForeignKey link : links(fact, key)) {
            context.schema()
                    .table(link.parent())
                    .filter(table -> !Times.of(table).isEmpty())
                    .ifPresent(table ->
                            found.add(upstream(table, link.column(), List.of(), fewValues)));
        }
        return found;
    }

    private Upstream upstream(
            Table table, String via, List<String> fills, Optional<Set<String>> fewValues) {
        List<String> attributes =
                table.columns().stream()
                        .filter(column -> isAttribute(table, column, fewValues))
                        .map(Column::name)
                        .filter(name -> !name.equalsIgnoreCase(via))
                        .toList();
        List<String> times = Times.of(table);
        Optional<String> time =
                times.stream()
                        .filter(name -> !Times.soundsLikeLoading(name))
                        .findFirst()
                        .or(() -> times.stream().findFirst());
        return new Upstream(
                table,
                time,
                via.isBlank() ? Optional.empty() : Optional.of(via),
                fills.stream().sorted().toList(),
                attributes);
    }

    private Optional<Subject.Calendar> calendar() {
        return context.schema().tables().stream()
                .map(SubjectReader::calendar)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static Subject.@org.jspecify.annotations.Nullable Calendar calendar(Table table) {
        Optional<String> day =
                table.columns().stream()
                        .filter(column -> column.type() == DataType.DATE)
                        .map(Column::name)
                        .findFirst();
        Optional<String> flag =
                table.columns().stream()
                        .filter(column -> column.type() == DataType.BOOLEAN)
                        .map(Column::name)
                        .filter(name -> name.toLowerCase(Locale.ROOT).contains("holi"))
                        .findFirst();
        return day.isPresent() && flag.isPresent()
                ? new Subject.Calendar(table, day.get(), flag.get())
                : null;
    }
}
