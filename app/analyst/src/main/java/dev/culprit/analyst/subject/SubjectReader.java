package dev.culprit.analyst.subject;

import dev.culprit.analyst.metric.AlertReading;
import dev.culprit.analyst.metric.Formula;
import dev.culprit.analyst.metric.Times;
import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.source.Table;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Resolves an alert against a schema. Where the alert or the catalogue is silent it infers and says
/// so.
public final class SubjectReader {
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
        return reader.subject(
                subject.watched(),
                subject.watched(),
                subject.baseline(),
                Optional.of(few),
                _ -> subject.assumptions());
    }

    private Optional<Subject> read(Optional<Set<String>> fewValues) {
        Optional<Table> named = context.schema().table(alert.dataset());
        if (named.isEmpty() || alert.window().isEmpty()) {
            return Optional.empty();
        }
        TimeWindow window = alert.window().get();
        Table fact = new Facts(alert, formula, context).behind(named.get(), window.column());
        TimeWindow baseline = baseline(window);
        return Optional.of(
                subject(
                        named.get(),
                        fact,
                        baseline,
                        fewValues,
                        noted -> noted.stream().distinct().toList()));
    }

    private Subject subject(
            Table watched,
            Table fact,
            TimeWindow baseline,
            Optional<Set<String>> fewValues,
            UnaryOperator<List<String>> noted) {
        TimeWindow window = alert.window().orElseThrow();
        var attributes = new Attributes(alert, fewValues);
        var relations = new Relations(alert, context, attributes, assumptions);
        List<String> key = Keys.of(fact, alert, assumptions);
        List<Parent> parents = relations.parents(fact, key);
        return new Subject(
                alert,
                SqlDialect.of(context.dialect(), context.capabilities()),
                watched,
                fact,
                window.column(),
                loadTime(fact, window.column()),
                key,
                window,
                baseline,
                attributes.of(fact, key, parents),
                parents,
                new Sources(context, relations, attributes).of(fact, key),
                calendar(),
                formula,
                noted.apply(assumptions));
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

    private Optional<Subject.Calendar> calendar() {
        return context.schema().tables().stream()
                .flatMap(table -> Calendars.of(table).stream())
                .findFirst();
    }
}
