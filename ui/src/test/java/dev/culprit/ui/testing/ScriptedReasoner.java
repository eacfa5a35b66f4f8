package dev.culprit.ui.testing;

import dev.culprit.core.evidence.Figure;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Narrative;
import dev.culprit.core.finding.Proof;
import dev.culprit.core.finding.Quality;
import dev.culprit.core.finding.Recommendation;
import dev.culprit.core.finding.Statement;
import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.measurement.Control;
import dev.culprit.core.measurement.Counterfactual;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.reasoning.Reasoner;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.TableName;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// Five suspects: one guilty, three cleared, one whose only query times out.
final class ScriptedReasoner implements Reasoner {
    private static final List<List<QueryDraft>> TESTS =
            List.of(
                    List.of(
                            draft(
                                    "versions",
                                    "If version 2.3.1 is to blame, its NULL rate is far above the"
                                            + " others'.",
                                    TestKind.CONTRAST,
                                    """
                                    SELECT app_version, count(*) AS rows_all,
                                           count(*) FILTER (WHERE user_id IS NULL) AS rows_null
                                    FROM orders
                                    WHERE channel = 'mobile_app'
                                      AND created_at >= TIMESTAMP '2026-01-10'
                                    GROUP BY app_version\
                                    """),
                            draft(
                                    "without",
                                    "Without the rows of version 2.3.1 the NULL rate should be back"
                                            + " at 1 %.",
                                    TestKind.COUNT,
                                    """
                                    SELECT count(*) FILTER (WHERE user_id IS NULL) * 1.0 / count(*)
                                    FROM orders
                                    WHERE created_at >= TIMESTAMP '2026-01-10'
                                      AND NOT (channel = 'mobile_app' AND app_version = '2.3.1')\
                                    """)),
                    List.of(
                            draft(
                                    "loads",
                                    "If the feed stalled, users were loaded last before 10 Jan.",
                                    TestKind.SERIES,
                                    """
                                    SELECT date_trunc('day', loaded_at) AS day, count(*) AS users
                                    FROM users
                                    WHERE loaded_at >= TIMESTAMP '2026-01-03'
                                    GROUP BY 1\
                                    """)),
                    List.of(
                            draft(
                                    "age",
                                    "If sessions come late, older orders have fewer NULLs.",
                                    TestKind.SERIES,
                                    """
                                    SELECT date_trunc('hour', o.created_at) AS hour,
                                           count(*) FILTER (WHERE s.user_id IS NULL) AS missing
                                    FROM orders o
                                    LEFT JOIN sessions s ON s.user_id = o.user_id
                                    GROUP BY 1\
                                    """)),
                    List.of(
                            draft(
                                    "channels",
                                    "If guests are the reason, every channel shows more NULLs.",
                                    TestKind.CONTRAST,
                                    """
                                    SELECT channel, count(*) AS rows_all,
                                           count(*) FILTER (WHERE user_id IS NULL) AS rows_null
                                    FROM orders
                                    GROUP BY channel\
                                    """)),
                    List.of(
                            draft(
                                    ScriptedConnector.SLOW,
                                    "If the EU sign-in failed, only EU countries have NULLs.",
                                    TestKind.CONTRAST,
                                    """
                                    SELECT country, count(*) AS rows_all
                                    FROM orders o JOIN sessions s ON s.user_id = o.user_id
                                    GROUP BY country\
                                    """)));

    private static QueryDraft draft(String key, String why, TestKind kind, String sql) {
        return new QueryDraft(key, why, kind, sql);
    }

    @Override
    public String name() {
        return "built-in";
    }

    @Override
    public List<HypothesisDraft> hypotheses(CaseFile file) {
        return NullSpike.hypotheses();
    }

    @Override
    public Optional<QueryDraft> nextQuery(CaseFile file, HypothesisId hypothesis) {
        if (hypothesis.number() > TESTS.size()) {
            return Optional.empty();
        }
        return TESTS.get(hypothesis.number() - 1).stream()
                .filter(draft -> file.answer(hypothesis, draft.key()).isEmpty())
                .findFirst();
    }

    @Override
    public Interpretation interpret(CaseFile file, HypothesisId hypothesis, Answer.Rows answer) {
        QueryId query = answer.query().id();
        return switch (answer.query().draft().key()) {
            case "versions" ->
                    new Interpretation(
                            Verdict.SUPPORTS,
                            new Confidence(0.78),
                            "Version 2.3.1 has 77.7 % NULLs, the other versions 1.0 %.",
                            List.of(
                                    ScriptedMeasurer.share("version 2.3.1", 0.777, query),
                                    ScriptedMeasurer.share("other versions", 0.010, query)));
            case "without" -> proof(query);
            case "loads" ->
                    refuted(0.9, "Users were loaded on each of the 10 days.", 10, "days", query);
            case "age" ->
                    refuted(0.8, "Old and new orders differ by 0.2 points.", 0.2, "points", query);
            default ->
                    refuted(
                            0.85,
                            "Web stays at 1.0 %; only one channel rises.",
                            1,
                            "channel",
                            query);
        };
    }

    private static Interpretation proof(QueryId query) {
        return new Interpretation(
                Verdict.SUPPORTS,
                new Confidence(0.93),
                "Without version 2.3.1 the NULL rate is 1.1 %, as before.",
                List.of(
                        ScriptedMeasurer.share("with the slice", 0.223, query),
                        ScriptedMeasurer.share("without it", 0.011, query)),
                Optional.of(new Counterfactual(0.223, 0.011, 0.010)),
                Optional.of(new Control(Slice.of("app_version", "2.3.0"), 0.010, 0.011)));
    }

    private static Interpretation refuted(
            double sure, String summary, double value, String label, QueryId query) {
        return new Interpretation(
                Verdict.REFUTES,
                new Confidence(sure),
                summary,
                List.of(new Figure(label, value, Figure.Unit.NUMBER, query)));
    }

    @Override
    public Narrative narrate(CaseFile file, HypothesisId leading, boolean proven) {
        List<QueryId> cites = file.hypothesis(leading).queries();
        return new Narrative(
                "App version 2.3.1 stopped sending the user id",
                List.of(
                        new Statement(
                                "Since 10 Jan 2026 orders of the mobile app in version 2.3.1 carry"
                                        + " no user id in 77.7 % of the rows.",
                                cites),
                        new Statement(
                                "Without them the NULL rate is 1.1 %, as in the week before.",
                                cites)),
                List.of(
                        new Statement("App 2.3.1 is released on 10 Jan", List.of()),
                        new Statement("Its orders arrive without user_id", cites),
                        new Statement("The NULL rate of orders.user_id rises to 22.3 %", cites)),
                List.of(
                        new Recommendation(
                                "Ask the app team to fix or withdraw 2.3.1", Optional.empty()),
                        new Recommendation(
                                "Fill the missing ids from sessions",
                                Optional.of(
                                        "UPDATE orders o SET user_id = s.user_id FROM sessions s"
                                                + " WHERE o.session_id = s.session_id AND o.user_id"
                                                + " IS NULL")),
                        new Recommendation(
                                "Watch the NULL rate per app version",
                                Optional.of(
                                        "SELECT app_version, avg((user_id IS NULL)::int) FROM"
                                                + " orders GROUP BY app_version"))));
    }

    @Override
    public Optional<Proof> proof(CaseFile file, HypothesisId leading) {
        QueryId without = file.answer(leading, "without").orElseThrow().query().id();
        List<QueryId> measured = file.measurement().orElseThrow().queries();
        return Optional.of(
                new Proof(
                        Optional.of(new Proof.Shift(0.010, 0.777, without)),
                        Optional.of(
                                new Proof.Mix(
                                        List.of("app_version", "channel"),
                                        0.0102,
                                        0.223,
                                        0.2060,
                                        0.0068,
                                        measured.getLast(),
                                        without)),
                        List.of(
                                new Proof.Walked(
                                        TableName.of("orders"),
                                        0,
                                        Proof.State.ANOMALOUS,
                                        true,
                                        Optional.of(measured.getFirst()),
                                        Optional.of(
                                                new Proof.Sign(
                                                        Proof.Sign.Kind.METRIC, 0.010, 0.223)),
                                        Optional.empty()),
                                new Proof.Walked(
                                        TableName.of("sessions"),
                                        1,
                                        Proof.State.HEALTHY,
                                        false,
                                        Optional.of(measured.getFirst()),
                                        Optional.of(
                                                new Proof.Sign(
                                                        Proof.Sign.Kind.ROWS_A_DAY, 812.4, 805)),
                                        Optional.of(LocalDateTime.of(2026, 1, 12, 23, 53))),
                                new Proof.Walked(
                                        TableName.of("users"),
                                        2,
                                        Proof.State.NOT_EXAMINED,
                                        false,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()))));
    }

    @Override
    public Judgement judge(CaseFile file, Finding finding) {
        return new Judgement(new Quality(0.8, 0.9, 0.7), "Name the commit that changed the app.");
    }
}
