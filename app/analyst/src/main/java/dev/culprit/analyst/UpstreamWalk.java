package dev.culprit.analyst;

import dev.culprit.analyst.causes.Suspect;
import dev.culprit.analyst.metric.AlertReading;
import dev.culprit.analyst.study.DimensionState;
import dev.culprit.analyst.study.MetricSeries;
import dev.culprit.analyst.study.SourceState;
import dev.culprit.analyst.study.Study;
import dev.culprit.analyst.subject.Questions;
import dev.culprit.analyst.subject.Subject;
import dev.culprit.analyst.subject.SubjectReader;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.finding.Proof.Sign;
import dev.culprit.core.finding.Proof.State;
import dev.culprit.core.finding.Proof.Walked;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.TableName;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tables from the alert's table upstream along lineage and keys, with what was seen of each. What
/// no query looked at is said to be not examined.
final class UpstreamWalk {
    private static final int MOST_TABLES = 12;
    private static final double SURE = 0.5;
    private static final double FEW = 0.5;

    private final Memory.Known known;
    private final Study study;
    private final CaseFile file;
    private final Suspect suspect;

    UpstreamWalk(Memory.Known known, CaseFile file, Suspect suspect) {
        this.known = known;
        this.study = known.study();
        this.file = file;
        this.suspect = suspect;
    }

    /// Nothing when there is no table upstream.
    List<Walked> tables() {
        Map<TableName, Integer> levels = levels();
        if (levels.size() < 2) {
            return List.of();
        }
        List<Walked> walked = new ArrayList<>();
        levels.forEach((table, level) -> walked.add(walked(table, level)));
        return walked.stream()
                .sorted(
                        Comparator.comparing((Walked w) -> w.state() == State.NOT_EXAMINED)
                                .thenComparingInt(Walked::level))
                .limit(MOST_TABLES)
                .sorted(
                        Comparator.comparingInt(Walked::level)
                                .thenComparing(w -> w.state() == State.NOT_EXAMINED)
                                .thenComparing(w -> w.table().toString()))
                .toList();
    }

    /// Breadth first; a table is as far away as its shortest way.
    private Map<TableName, Integer> levels() {
        Map<TableName, Integer> levels = new LinkedHashMap<>();
        List<TableName> reached = List.of(study.subject().watched().name());
        for (int level = 0; !reached.isEmpty(); level++) {
            List<TableName> next = new ArrayList<>();
            for (TableName table : reached) {
                if (levels.putIfAbsent(table, level) == null) {
                    next.addAll(feeding(table));
                }
            }
            reached = next;
        }
        return levels;
    }

    private List<TableName> feeding(TableName table) {
        List<TableName> from = new ArrayList<>();
        Subject subject = study.subject();
        if (subject.onMart() && table.equals(subject.watched().name())) {
            from.add(subject.name());
        }
        if (table.equals(subject.name())) {
            subject.upstream().forEach(source -> from.add(source.table().name()));
            study.dimensions().forEach(dimension -> from.add(dimension.parent().table().name()));
        }
        file.context().lineage().map(lineage -> lineage.into(table)).orElse(List.of()).stream()
                .map(Lineage.Edge::from)
                .forEach(from::add);
        return from;
    }

    private Walked walked(TableName table, int level) {
        boolean named = !suspect.tables().isEmpty() && suspect.tables().getFirst().equals(table);
        Subject subject = study.subject();
        if (table.equals(subject.watched().name())) {
            return metric(table, level, named, study.series(), Questions.SERIES);
        }
        if (subject.onMart() && table.equals(subject.name())) {
            return metric(table, level, named, study.searched(), Questions.FACT_SERIES);
        }
        return source(table, level, named)
                .or(() -> dimension(table, level, named))
                .or(() -> calmFact(table, level))
                .orElseGet(() ->
                        new Walked(
                                table,
                                level,
                                State.NOT_EXAMINED,
                                named,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }

    private Walked metric(
            TableName table, int level, boolean named, MetricSeries series, String key) {
        var sign =
                new Sign(
                        Sign.Kind.METRIC,
                        series.expectation().value(),
                        series.value(study.subject().window()));
        State state =
                suspect.fault() == FaultKind.EXPECTED_VARIANCE ? State.HEALTHY : State.ANOMALOUS;
        return new Walked(
                table, level, state, named, rows(key), Optional.of(sign), Optional.empty());
    }

    private Optional<Walked> source(TableName table, int level, boolean named) {
        return study.sources().stream()
                .filter(state -> state.attribute().isEmpty())
                .filter(state -> state.source().table().name().equals(table))
                .findFirst()
                .map(state -> source(table, level, named, state));
    }

    private Walked source(TableName table, int level, boolean named, SourceState state) {
        var sign =
                new Sign(
                        Sign.Kind.ROWS_A_DAY,
                        state.baseline() / study.subject().baseline().days(),
                        state.window() / study.subject().window().days());
        boolean fewer = sign.value() < FEW * sign.reference();
        Optional<LocalDateTime> last = Optional.of(state.last());
        return new Walked(
                table,
                level,
                named || fewer || stalled(table) ? State.ANOMALOUS : State.HEALTHY,
                named,
                rows(Questions.SOURCE + table),
                Optional.of(sign),
                last);
    }

    /// Whether the measurements alone made it a suspect.
    private boolean stalled(TableName table) {
        return known.suspects().stream()
                .filter(one -> one.fault() == FaultKind.UPSTREAM_STALLED)
                .filter(one -> one.weight() >= SURE)
                .anyMatch(one -> one.tables().getFirst().equals(table));
    }

    private Optional<Walked> dimension(TableName table, int level, boolean named) {
        return study.dimensions().stream()
                .filter(state -> state.parent().table().name().equals(table))
                .findFirst()
                .map(state -> dimension(table, level, named, state));
    }

    private Walked dimension(TableName table, int level, boolean named, DimensionState state) {
        var sign = new Sign(Sign.Kind.REPEATED_KEYS, state.rows(), state.duplicated());
        return new Walked(
                table,
                level,
                state.duplicated() > 0 ? State.ANOMALOUS : State.HEALTHY,
                named,
                rows(Questions.DIMENSION + table),
                Optional.of(sign),
                Optional.empty());
    }

    /// The fact of a mart that was looked at and left, because it did not move as the mart did.
    private Optional<Walked> calmFact(TableName table, int level) {
        Optional<TableName> fact =
                AlertReading.of(file) instanceof AlertReading.Outcome.Understood known
                        ? SubjectReader.read(known, file.context(), Optional.empty())
                                .filter(Subject::onMart)
                                .map(Subject::name)
                        : Optional.empty();
        return rows(Questions.FACT_SERIES)
                .filter(_ -> fact.filter(table::equals).isPresent())
                .map(query ->
                        new Walked(
                                table,
                                level,
                                State.HEALTHY,
                                false,
                                Optional.of(query),
                                Optional.empty(),
                                Optional.empty()));
    }

    private Optional<QueryId> rows(String key) {
        return file.measured(key)
                .filter(Answer.Rows.class::isInstance)
                .map(answer -> answer.query().id());
    }
}
