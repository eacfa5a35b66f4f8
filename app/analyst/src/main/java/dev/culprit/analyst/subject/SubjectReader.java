package dev.culprit.analyst.subject;

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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Resolves an alert against a schema. Where the alert or the catalogue is silent it infers and says
/// so.
public final class SubjectReader {
    private static final long MOST_VALUES = 200;
    private static final long MOST_CODES = 40;
    private static final int BASELINE_DAYS = 56;
    private static final Set<String> QUANTITIES =
            Set.of(
                    "count", "cnt", "qty", "quantity", "amount", "amt", "attempt", "attempts",
                    "retry", "retries", "items", "units", "pieces", "total", "sum", "age", "days",
                    "nights", "hours", "minutes", "min", "seconds", "sec", "s", "ms", "duration",
                    "score", "points", "pts", "visits", "guests", "length", "len", "weight", "price",
                    "cost", "seq", "position", "rank", "kbps", "bytes", "kb", "mb", "kg", "km", "pct",
                    "percent", "orders", "clicks", "views", "copies", "stalls", "rows");

    private final Alert alert;
    private final DatasetContext context;
    private final List<String> assumptions = new ArrayList<>();

    private SubjectReader(Alert alert, DatasetContext context) {
        this.alert = alert;
        this.context = context;
    }

    /// The table of the alert and its event time, which is all that can be asked before the window
    /// is known.
    public record Place(Table table, String time) {}

    public static Optional<Place> place(Alert alert, DatasetContext context) {
        return new SubjectReader(alert, context).place();
    }

    /// @param last the latest event time, needed only when the alert has no window
    /// @param fewValues columns that turned out to have few values, by `table.column`; empty when not yet
    ///     known
    public static Optional<Subject> read(
            Alert alert,
            DatasetContext context,
            Optional<LocalDateTime> last,
            Optional<Set<String>> fewValues) {
        return new SubjectReader(alert, context).read(last, fewValues);
    }

    private Optional<Place> place() {
        return context.schema()
                .table(alert.dataset())
                .flatMap(table -> eventTime(table).map(time -> new Place(table, time)));
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
        var reader = new SubjectReader(subject.alert(), context);
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
                subject.assumptions());
    }

    private Optional<Subject> read(Optional<LocalDateTime> last, Optional<Set<String>> fewValues) {
        Optional<Place> place = place();
        Optional<TimeWindow> window = place.flatMap(p -> window(p.time(), last));
        if (place.isEmpty() || window.isEmpty()) {
            return Optional.empty();
        }
        Table watched = place.get().table();
        String time = place.get().time();
        if (alert.metric().kind() == MetricKind.CUSTOM_SQL) {
            assumptions.add(
                    "A custom query cannot be split by slices; the rows per day of "
                            + watched.name()
                            + " were examined instead.");
        }
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
                        window.get(),
                        baseline(window.get()),
                        own,
                        parents,
                        upstream(fact, key, fewValues),
                        calendar(),
                        List.copyOf(assumptions)));
    }

    private Optional<String> eventTime(Table table) {
        Optional<String> named =
                alert.window().map(TimeWindow::column).flatMap(table::column).map(Column::name);
        if (named.isPresent()) {
            return named;
        }
        List<String> times = times(table);
        Optional<String> first =
                times.stream().filter(name -> !soundsLikeLoading(name)).findFirst();
        Optional<String> chosen = first.or(() -> times.stream().findFirst());
        chosen.ifPresent(
                name -> assumptions.add("The alert names no time column; " + name + " was taken."));
        return chosen;
    }

    private static List<String> times(Table table) {
        return table.columns().stream()
                .filter(column -> column.type().isTemporal())
                .map(Column::name)
                .toList();
    }

    private static boolean soundsLikeLoading(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return List.of(
                        "ingest", "load", "etl", "sync", "arriv", "insert", "receiv", "updat",
                        "process", "land", "import", "record", "stored", "written", "modif")
                .stream()
                .anyMatch(lower::contains);
    }

    private Optional<TimeWindow> window(String time, Optional<LocalDateTime> last) {
        if (alert.window().isPresent()) {
            TimeWindow given = alert.window().get();
            return Optional.of(new TimeWindow(time, given.start(), given.end()));
        }
        Optional<LocalDateTime> end = alert.detectedAt().or(() -> last.map(at -> at.plusDays(1)));
        return end.map(at -> {
            LocalDateTime day = at.toLocalDate().atStartOfDay();
            assumptions.add(
                    "The alert has no window; the last whole day before it, "
                            + day.minusDays(1).toLocalDate()
                            + ", was taken.");
            return new TimeWindow(time, day.minusDays(1), day);
        });
    }

    private TimeWindow baseline(TimeWindow window) {
        if (alert.baseline().isPresent() && !alert.baseline().get().end().isAfter(window.start())) {
            TimeWindow given = alert.baseline().get();
            return new TimeWindow(window.column(), given.start(), given.end());
        }
        assumptions.add(
                "The alert has no baseline; the "
                        + BASELINE_DAYS
                        + " days before the window were taken.");
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
                times(fact).stream().filter(name -> !name.equalsIgnoreCase(time)).toList();
        String definition =
                alert.metric().definition().orElse("").toLowerCase(Locale.ROOT)
                        + " "
                        + alert.metric().column().orElse("").toLowerCase(Locale.ROOT);
        Optional<String> named =
                others.stream()
                        .filter(name -> definition.contains(name.toLowerCase(Locale.ROOT)))
                        .findFirst();
        return named.or(() -> others.stream().filter(SubjectReader::soundsLikeLoading).findFirst())
                .or(() -> others.stream().findFirst());
    }

    private List<Parent> parents(Table fact, List<String> key, Optional<Set<String>> fewValues) {
        List<Parent> parents = new ArrayList<>();
        for (ForeignKey link : links(fact, key)) {
            context.schema()
                    .table(link.parent())
                    .filter(table -> !table.name().equals(fact.name()))
                    .ifPresent(
                            table -> parents.add(parent(parents.size(), table, link, fewValues)));
        }
        for (Parent between : List.copyOf(parents)) {
            for (ForeignKey link : declaredOrNamed(between.table())) {
                context.schema()
                        .table(link.parent())
                        .filter(table -> !table.name().equals(fact.name()))
                        .filter(table -> parents.stream().noneMatch(p -> p.table().equals(table)))
                        .ifPresent(table ->
                                parents.add(
                                        behind(parents.size(), between, table, link, fewValues)));
            }
        }
        return parents;
    }

    private Parent parent(
            int number, Table table, ForeignKey link, Optional<Set<String>> fewValues) {
        return new Parent(
                "p" + number,
                table,
                link.parentColumn(),
                link.column(),
                attributes(table, link.parentColumn(), fewValues),
                Optional.empty());
    }

    /// A parent's parent.
    private Parent behind(
            int number,
            Parent between,
            Table table,
            ForeignKey link,
            Optional<Set<String>> fewValues) {
        return new Parent(
                "p" + number,
                table,
                link.parentColumn(),
                between.foreignKey(),
                attributes(table, link.parentColumn(), fewValues),
                Optional.of(new Parent.Between(between.table(), between.key(), link.column())));
    }

    /// Columns of a parent worth comparing: neither its key nor what refers further on.
    private List<String> attributes(Table table, String key, Optional<Set<String>> fewValues) {
        Set<String> references =
                lower(declaredOrNamed(table).stream().map(ForeignKey::column).toList());
        return table.columns().stream()
                .filter(column -> isAttribute(table, column, fewValues))
                .map(Column::name)
                .filter(name -> !name.equalsIgnoreCase(key))
                .filter(name -> !references.contains(name.toLowerCase(Locale.ROOT)))
                .toList();
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
            for (ForeignKey link : named(fact, key)) {
                boolean known =
                        links.stream().anyMatch(l -> l.column().equalsIgnoreCase(link.column()));
                if (!known) {
                    assume(fact, link);
                    links.add(link);
                }
            }
        }
        return links;
    }

    private List<ForeignKey> declaredOrNamed(Table table) {
        if (!table.foreignKeys().isEmpty()) {
            return table.foreignKeys();
        }
        List<String> own =
                table.primaryKey().isEmpty()
                        ? List.of(table.columns().getFirst().name())
                        : table.primaryKey();
        return named(table, own);
    }

    private List<ForeignKey> named(Table table, List<String> key) {
        return context.schema().tables().stream()
                .flatMap(other -> equallyNamed(table, other, key).stream())
                .toList();
    }

    private void assume(Table fact, ForeignKey link) {
        assumptions.add(
                "The catalogue names no foreign keys; "
                        + fact.name()
                        + "."
                        + link.column()
                        + " was taken to refer to "
                        + link.parent()
                        + ".");
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
        boolean code = column.type() == DataType.INTEGER && !soundsLikeQuantity(column.name());
        boolean typed = column.type() == DataType.TEXT || column.type() == DataType.BOOLEAN;
        if (!typed && !code) {
            return false;
        }
        if (table.primaryKey().stream().anyMatch(column.name()::equalsIgnoreCase)) {
            return false;
        }
        if (fewValues.isPresent()) {
            return fewValues.get().contains(table.name() + "." + column.name());
        }
        long most = code ? MOST_CODES : MOST_VALUES;
        return column.statistics()
                .map(s -> s.distinctValues() >= 2 && s.distinctValues() <= most)
                .orElse(true);
    }

    /// A whole number may be a code (a floor, a cost centre) or count something. What counts
    /// something is often moved by the fault and says nothing about where it happened.
    private static boolean soundsLikeQuantity(String name) {
        List<String> words = List.of(name.toLowerCase(Locale.ROOT).split("[^a-z]+"));
        return QUANTITIES.contains(words.getLast())
                || words.getFirst().equals("num")
                || words.getFirst().equals("n");
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
            if (other && byKey && !sameGrain && !times(table).isEmpty() && shared.size() <= 3) {
                found.add(upstream(table, key.getFirst(), shared, fewValues));
            }
        }
        for (ForeignKey link : links(fact, key)) {
            context.schema()
                    .table(link.parent())
                    .filter(table -> !times(table).isEmpty())
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
        List<String> times = times(table);
        Optional<String> time =
                times.stream()
                        .filter(name -> !soundsLikeLoading(name))
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
                .flatMap(table -> Calendars.of(table).stream())
                .findFirst();
    }
}
