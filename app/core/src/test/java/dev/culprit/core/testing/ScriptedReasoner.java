package dev.culprit.core.testing;

import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Narrative;
import dev.culprit.core.finding.Quality;
import dev.culprit.core.finding.Statement;
import dev.culprit.core.hypothesis.Category;
import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.reasoning.Reasoner;
import dev.culprit.core.source.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Tests each hypothesis with a fixed list of queries. The first number of a result is its verdict:
/// above zero supports with that confidence, below zero refutes, zero says nothing.
public final class ScriptedReasoner implements Reasoner {
    private final Map<String, List<String>> queries = new LinkedHashMap<>();
    private final Map<String, List<String>> others = new ConcurrentHashMap<>();

    /// What came back as feedback, in order.
    public final List<String> feedback = new CopyOnWriteArrayList<>();

    /// What it was told, as of the last query it was asked for.
    public volatile List<String> notes = List.of();

    /// Titles of hypotheses that wait for the others.
    public final Set<String> waiting = new HashSet<>();

    /// Proposed once everything is tested.
    public final List<HypothesisDraft> alternatives = new ArrayList<>();

    /// The headline it would rewrite a finding to.
    public volatile Optional<String> rewritten = Optional.empty();

    /// Headlines that do not pass.
    public final Set<String> poor = new HashSet<>();

    /// Knows how to test what a person will propose.
    public HypothesisDraft added(String title, String... sql) {
        others.put(title, List.of(sql));
        return draft(title);
    }

    public ScriptedReasoner hypothesis(String title, String... sql) {
        queries.put(title, List.of(sql));
        return this;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public List<HypothesisDraft> hypotheses(CaseFile file) {
        return queries.keySet().stream().map(ScriptedReasoner::draft).toList();
    }

    public static HypothesisDraft draft(String title) {
        return new HypothesisDraft(
                title,
                Category.DATA_QUALITY,
                FaultKind.NULL_SPIKE,
                "Scripted.",
                "The number is above zero.",
                "The number is below zero.",
                Slice.of("channel", "mobile_app"),
                List.of(TableName.of("orders")),
                List.of("user_id"),
                Optional.empty(),
                Map.of());
    }

    @Override
    public Optional<QueryDraft> nextQuery(CaseFile file, HypothesisId hypothesis) {
        notes = file.notes();
        List<Answer> own = new ArrayList<>();
        for (Answer answer : file.answers()) {
            if (answer.query().hypothesis().equals(Optional.of(hypothesis))) {
                own.add(answer);
            }
        }
        if (!own.isEmpty() && own.getLast() instanceof Answer.Problem(_, var message)) {
            feedback.add(message);
        }
        String title = file.hypothesis(hypothesis).hypothesis().title();
        List<String> script = queries.getOrDefault(title, others.getOrDefault(title, List.of()));
        return own.size() < script.size()
                ? Optional.of(
                        new QueryDraft(
                                "test/" + own.size(),
                                "To find out.",
                                TestKind.COUNT,
                                script.get(own.size())))
                : Optional.empty();
    }

    @Override
    public Interpretation interpret(CaseFile file, HypothesisId hypothesis, Answer.Rows answer) {
        double number = answer.result().number(0, "n1");
        Verdict verdict =
                number > 0 ? Verdict.SUPPORTS : number < 0 ? Verdict.REFUTES : Verdict.NEUTRAL;
        return new Interpretation(
                verdict, new Confidence(Math.abs(number)), "The number is " + number, List.of());
    }

    @Override
    public Narrative narrate(CaseFile file, HypothesisId leading, boolean proven) {
        String title = file.hypothesis(leading).hypothesis().title();
        return new Narrative(
                title, List.of(new Statement(title + ".", List.of())), List.of(), List.of());
    }

    @Override
    public boolean waits(CaseFile file, HypothesisId hypothesis) {
        return waiting.contains(file.hypothesis(hypothesis).hypothesis().title());
    }

    @Override
    public List<HypothesisDraft> alternatives(CaseFile file) {
        return List.copyOf(alternatives);
    }

    @Override
    public Optional<Narrative> rewrite(CaseFile file, Finding finding, String advice) {
        return rewritten.map(headline ->
                new Narrative(
                        headline, List.of(new Statement(advice, List.of())), List.of(), List.of()));
    }

    @Override
    public Judgement judge(CaseFile file, Finding finding) {
        return poor.contains(finding.narrative().headline())
                ? new Judgement(new Quality(0, 0, 0), "Say more.")
                : new Judgement(new Quality(1, 1, 1), "");
    }
}
