package dev.culprit.desktop.wiring;

import dev.culprit.analyst.BuiltInAnalyst;
import dev.culprit.analyst.BuiltInMeasurer;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Narrative;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.query.Inspection;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.RowLimit;
import dev.culprit.core.query.SqlInspector;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.reasoning.MeasuringStep;
import dev.culprit.core.reasoning.Reasoner;
import dev.culprit.core.reasoning.ReasonerException;
import dev.culprit.core.source.Capability;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.ForeignKey;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Investigates as the analyst does, and at every step writes down what the analyst would have asked
/// of a source of another dialect that had given the same answers.
final class Polyglot implements Reasoner {
    private static final RowLimit ROWS = new RowLimit(10_000);

    private final Reasoner analyst;
    private final SqlInspector gate;
    private final List<String> refused = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    Polyglot(Reasoner analyst, SqlInspector gate) {
        this.analyst = analyst;
        this.gate = gate;
    }

    /// What the gate said to queries it did not let through.
    synchronized List<String> refused() {
        return List.copyOf(refused);
    }

    /// Dialect and key of every query.
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public String name() {
        return analyst.name();
    }

    @Override
    public List<HypothesisDraft> hypotheses(CaseFile file) throws ReasonerException {
        for (Dialect dialect : Dialect.values()) {
            for (int known = 0; known <= file.answers().size(); known++) {
                CaseFile then = in(dialect, file, file.answers().subList(0, known));
                if (new BuiltInMeasurer().next(then) instanceof MeasuringStep.Ask(var queries)) {
                    queries.forEach(query -> inspect(dialect, then, query.key(), query.sql()));
                }
            }
        }
        return analyst.hypotheses(file);
    }

    @Override
    public Optional<QueryDraft> nextQuery(CaseFile file, HypothesisId hypothesis)
            throws ReasonerException {
        for (Dialect dialect : Dialect.values()) {
            CaseFile there = in(dialect, file, file.answers());
            new BuiltInAnalyst(new BuiltInMeasurer())
                    .nextQuery(there, hypothesis)
                    .ifPresent(query -> inspect(dialect, there, query.key(), query.sql()));
        }
        return analyst.nextQuery(file, hypothesis);
    }

    @Override
    public Interpretation interpret(CaseFile file, HypothesisId hypothesis, Answer.Rows answer)
            throws ReasonerException {
        return analyst.interpret(file, hypothesis, answer);
    }

    @Override
    public Narrative narrate(CaseFile file, HypothesisId leading, boolean proven)
            throws ReasonerException {
        for (Dialect dialect : Dialect.values()) {
            CaseFile there = in(dialect, file, file.answers());
            new BuiltInAnalyst(new BuiltInMeasurer())
                    .narrate(there, leading, proven)
                    .recommendations()
                    .forEach(advice ->
                            advice.sql().ifPresent(sql -> inspect(dialect, there, "advice", sql)));
        }
        return analyst.narrate(file, leading, proven);
    }

    @Override
    public Judgement judge(CaseFile file, Finding finding) throws ReasonerException {
        return analyst.judge(file, finding);
    }

    private synchronized void inspect(Dialect dialect, CaseFile file, String key, String sql) {
        asked.add(dialect + " " + key);
        if (gate.inspect(sql, dialect, file.context().schema(), ROWS)
                instanceof Inspection.Refused(var refusal)) {
            refused.add(dialect + " " + key + ": " + refusal.message() + "\n" + sql);
        }
    }

    private static CaseFile in(Dialect dialect, CaseFile file, List<Answer> answers) {
        DatasetContext context = file.context();
        return new CaseFile(
                file.alert(),
                new DatasetContext(
                        context.source(),
                        dialect,
                        EnumSet.allOf(Capability.class),
                        new Schema(
                                context.schema().tables().stream()
                                        .map(table -> described(dialect, table))
                                        .toList()),
                        context.lineage().map(lineage -> described(dialect, lineage)),
                        context.assumptions()),
                file.limits(),
                file.measurement(),
                file.ranking(),
                file.hypotheses(),
                answers,
                file.notes());
    }

    private static Table described(Dialect dialect, Table table) {
        return new Table(
                described(dialect, table.name()),
                table.columns().stream()
                        .map(column ->
                                new Column(
                                        name(dialect, column.name()),
                                        column.type(),
                                        column.nativeType(),
                                        column.statistics()))
                        .toList(),
                table.rows(),
                table.primaryKey().stream().map(key -> name(dialect, key)).toList(),
                table.foreignKeys().stream()
                        .map(key ->
                                new ForeignKey(
                                        name(dialect, key.column()),
                                        described(dialect, key.parent()),
                                        name(dialect, key.parentColumn())))
                        .toList());
    }

    private static Lineage described(Dialect dialect, Lineage lineage) {
        return new Lineage(
                lineage.edges().stream()
                        .map(edge -> {
                            Map<String, String> columns = new HashMap<>();
                            edge.columns()
                                    .forEach((to, from) ->
                                            columns.put(name(dialect, to), name(dialect, from)));
                            return new Lineage.Edge(
                                    described(dialect, edge.from()),
                                    described(dialect, edge.to()),
                                    name(dialect, edge.via()),
                                    columns);
                        })
                        .toList());
    }

    private static TableName described(Dialect dialect, TableName name) {
        return new TableName(name(dialect, name.schema()), name(dialect, name.name()));
    }

    private static String name(Dialect dialect, String name) {
        boolean upper = dialect == Dialect.H2 || dialect == Dialect.SNOWFLAKE;
        return upper ? name.toUpperCase(Locale.ROOT) : name;
    }
}
