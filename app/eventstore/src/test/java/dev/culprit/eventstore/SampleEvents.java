package dev.culprit.eventstore;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.context.Change;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.evidence.EvidenceId;
import dev.culprit.core.evidence.Figure;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Narrative;
import dev.culprit.core.finding.Proof;
import dev.culprit.core.finding.Quality;
import dev.culprit.core.finding.Recommendation;
import dev.culprit.core.finding.Statement;
import dev.culprit.core.hypothesis.Category;
import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.hypothesis.Hypothesis;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.Limits;
import dev.culprit.core.investigation.Profile;
import dev.culprit.core.investigation.Steer;
import dev.culprit.core.measurement.Control;
import dev.culprit.core.measurement.Counterfactual;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.Segment;
import dev.culprit.core.measurement.SegmentRanking;
import dev.culprit.core.measurement.Series;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.query.Approval;
import dev.culprit.core.query.ApprovalMode;
import dev.culprit.core.query.ApprovalRule;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.Inspection;
import dev.culprit.core.query.ProposedQuery;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.Refusal;
import dev.culprit.core.query.TableUse;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.Capability;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.ForeignKey;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.SourceId;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/// One event of each type with every part filled, and logs of any length that fold.
final class SampleEvents {
    static final Instant NOON = Instant.parse("2026-01-13T12:00:00Z");

    private static final TableName ORDERS = TableName.of("orders");
    private static final TableName USERS = new TableName("shop", "users");
    private static final LocalDateTime ONSET = LocalDateTime.of(2026, 1, 10, 0, 0);
    private static final HypothesisId H1 = new HypothesisId(1);
    private static final QueryId Q1 = new QueryId(1);
    private static final Slice SLICE =
            Slice.of("channel", "mobile_app").and("app_version", "2.3.1");
    private static final TimeWindow WINDOW = new TimeWindow("created_at", ONSET, ONSET.plusDays(3));
    private static final TimeWindow BASELINE =
            new TimeWindow("created_at", ONSET.minusDays(7), ONSET);
    private static final Control CONTROL = new Control(Slice.of("channel", "web"), 0.01, 0.0125);
    private static final Counterfactual COUNTERFACTUAL = new Counterfactual(0.22, 0.011, 0.01);
    private static final Inspection.Clean CLEAN =
            new Inspection.Clean(
                    "SELECT count(*) FROM orders LIMIT 100",
                    List.of(new TableUse(ORDERS, List.of("user_id"))),
                    true,
                    true,
                    List.of("Reads the whole table."));

    private SampleEvents() {}

    /// One of each type, in the order of the sealed interface.
    static List<InvestigationEvent> all() {
        return List.of(
                started(),
                new InvestigationEvent.ContextGathered(context()),
                new InvestigationEvent.SchemaDiscoveryFailed(
                        FailureKind.UNREACHABLE, "The server does not answer."),
                new InvestigationEvent.ContextUnavailable("lineage", "No catalogue."),
                new InvestigationEvent.AnomalyConfirmed(measurement()),
                new InvestigationEvent.AnomalyNotReproduced(
                        Optional.of(measurement()), "Within its usual range."),
                new InvestigationEvent.SegmentsRanked(ranking()),
                new InvestigationEvent.HypothesisGenerated(hypothesis()),
                new InvestigationEvent.HypothesisRuledOut(H1, "Known release.", "ana"),
                new InvestigationEvent.InvestigationSteered(
                        "ana", Steer.ADD_CONTEXT, "Look at payments.", true),
                proposed(1, Optional.of(H1)),
                new InvestigationEvent.QueryRefused(
                        Q1, new Refusal(Refusal.Reason.UNKNOWN_COLUMN, "There is no user_idd.")),
                new InvestigationEvent.ApprovalRequested(
                        Q1, CLEAN, new CostEstimate(OptionalLong.of(3014), OptionalLong.empty())),
                new InvestigationEvent.QueryApproved(
                        Q1,
                        CLEAN,
                        new Approval("ana", Approval.Basis.PERSON, NOON.plusNanos(123_456_789)),
                        Optional.of(new ApprovalRule(Set.of(ORDERS, USERS), true))),
                new InvestigationEvent.QueryEdited(Q1, "SELECT 1", "ana"),
                new InvestigationEvent.QueryRejected(Q1, "Too expensive.", "ana"),
                new InvestigationEvent.QuerySubmitted(Q1),
                succeeded(1),
                new InvestigationEvent.QueryFailed(
                        Q1, FailureKind.REJECTED, "ERROR: no such column", Duration.ofMillis(7)),
                new InvestigationEvent.QueryCancelled(Q1, "Stopped by ana."),
                new InvestigationEvent.ReflexionAttempted(H1, Q1, 1, "ERROR: no such column"),
                new InvestigationEvent.EvidenceRecorded(evidence()),
                new InvestigationEvent.HypothesisConfirmed(H1, new Confidence(0.93)),
                new InvestigationEvent.HypothesisRejected(
                        H1, new Confidence(0.1 + 0.2), new EvidenceId(1)),
                new InvestigationEvent.HypothesisUntested(H1, "Its query failed twice."),
                new InvestigationEvent.SynthesisCompleted(finding()),
                new InvestigationEvent.QualityAssessed(
                        new Quality(0.8, 0.9, 0.7), "Name the release."),
                new InvestigationEvent.InvestigationInconclusive(
                        "Two causes explain it equally well.", Optional.of(finding())),
                new InvestigationEvent.ModelConsulted(
                        "stub-1",
                        "hypotheses",
                        Optional.of(H1),
                        "5e2f",
                        "Which causes?\n\t\"quoted\" \u20ac \uD83D\uDD0D",
                        "{\"hypotheses\": []}",
                        Optional.of("No hypothesis in it."),
                        1_200,
                        80,
                        new BigDecimal("0.00120"),
                        Duration.ofSeconds(2, 5_000_000)),
                new InvestigationEvent.BreakerTripped("queries", "50 queries were used."),
                new InvestigationEvent.InvestigationCancelled("ana", "Not needed."),
                new InvestigationEvent.InvestigationInterrupted("The process ended."),
                new InvestigationEvent.InvestigationResumed("ana"),
                new InvestigationEvent.InvestigationFailed("The source has no tables."),
                new InvestigationEvent.FeedbackRecorded("ana", true, "That was it."));
    }

    /// A log that folds: a start, the context, then queries that are proposed, submitted and succeed.
    ///
    /// @param size at least 2
    static List<InvestigationEvent> log(int size) {
        List<InvestigationEvent> events = new ArrayList<>(List.of(started()));
        events.add(new InvestigationEvent.ContextGathered(context()));
        for (int query = 1; events.size() < size; query++) {
            events.add(proposed(query, Optional.empty()));
            events.add(new InvestigationEvent.QuerySubmitted(new QueryId(query)));
            events.add(succeeded(query));
        }
        return List.copyOf(events.subList(0, size));
    }

    static InvestigationEvent.InvestigationStarted started() {
        Metric metric =
                new Metric(
                        MetricKind.NULL_RATE,
                        Optional.of("user_id"),
                        Optional.of("avg(user_id is null)"),
                        Optional.of(new Metric.Reference("users", "user_id")),
                        Optional.of("^[0-9]+$"),
                        Optional.of("sum(paid)"),
                        Optional.of("count(*)"),
                        Optional.of("SELECT 1"));
        Alert alert =
                new Alert(
                        "AL-00001",
                        "orders",
                        metric,
                        Optional.of("null_rate_increase"),
                        OptionalDouble.of(0.01),
                        OptionalDouble.of(0.22),
                        OptionalDouble.of(0.9),
                        Optional.of(ONSET.plusDays(3)),
                        Optional.of(WINDOW),
                        Optional.of(BASELINE),
                        "NULL rate of orders.user_id rose.",
                        "{\"alert_id\": \"AL-00001\", \"team\": \"shop\"}");
        return new InvestigationEvent.InvestigationStarted(
                alert,
                "samples/orders",
                "builtin",
                ApprovalMode.ASK,
                Limits.of(Profile.STANDARD),
                List.of("shop-etl"));
    }

    static InvestigationEvent.QueryProposed proposed(int query, Optional<HypothesisId> hypothesis) {
        QueryDraft draft =
                new QueryDraft(
                        "by-channel",
                        "Does one channel carry it?",
                        TestKind.CONTRAST,
                        "SELECT channel, count(*) FROM orders GROUP BY 1");
        return new InvestigationEvent.QueryProposed(
                new ProposedQuery(new QueryId(query), hypothesis, draft, 1));
    }

    static InvestigationEvent.QuerySucceeded succeeded(int query) {
        QueryResult result =
                new QueryResult(
                        List.of(
                                new QueryResult.ResultColumn("channel", DataType.TEXT),
                                new QueryResult.ResultColumn("orders", DataType.INTEGER)),
                        List.of(
                                new QueryResult.Row(Arrays.asList("mobile_app", "1204")),
                                new QueryResult.Row(Arrays.asList(null, "3"))),
                        2,
                        QueryResult.Provenance.FULL);
        return new InvestigationEvent.QuerySucceeded(
                new QueryId(query), result, Duration.ofMillis(42));
    }

    /// A result of about so many characters.
    static InvestigationEvent.QuerySucceeded large(int query, int characters) {
        QueryResult result =
                new QueryResult(
                        List.of(new QueryResult.ResultColumn("note", DataType.TEXT)),
                        List.of(new QueryResult.Row(List.of("x".repeat(characters)))),
                        1,
                        QueryResult.Provenance.FULL);
        return new InvestigationEvent.QuerySucceeded(new QueryId(query), result, Duration.ZERO);
    }

    private static DatasetContext context() {
        Table orders =
                new Table(
                        ORDERS,
                        List.of(
                                new Column(
                                        "user_id",
                                        DataType.TEXT,
                                        "varchar",
                                        Optional.of(new Column.ColumnStatistics(900, 0.01))),
                                Column.of("created_at", DataType.TIMESTAMP)),
                        OptionalLong.of(3014),
                        List.of("order_id"),
                        List.of(new ForeignKey("user_id", USERS, "user_id")));
        return new DatasetContext(
                new SourceId("samples/orders"),
                Dialect.DUCKDB,
                Set.of(Capability.KEYS, Capability.CANCEL, Capability.GROUPING_SETS),
                new Schema(List.of(orders)),
                Optional.of(
                        new Lineage(
                                List.of(
                                        new Lineage.Edge(
                                                TableName.of("orders.2026"),
                                                ORDERS,
                                                "order_id",
                                                Map.of("z", "raw.z", "a", "raw.a"))))),
                List.of("Times are taken as UTC."),
                Optional.of(List.of(change())));
    }

    private static Change change() {
        return new Change(
                Change.Kind.COMMIT,
                Change.Outcome.SUCCEEDED,
                ONSET.minusMinutes(40),
                Optional.of(ONSET.minusMinutes(30)),
                "shop-etl",
                "Read the user id from the session",
                new Change.Reference("3f2a91c", "git log of shop-etl"),
                List.of(ORDERS),
                List.of("orders.user_id"),
                "ana",
                OptionalLong.of(3014));
    }

    private static Measurement measurement() {
        return new Measurement(
                ORDERS,
                WINDOW,
                BASELINE,
                0.22,
                0.01,
                Double.MIN_VALUE,
                1.0 / 3.0,
                Double.POSITIVE_INFINITY,
                Optional.of(ONSET),
                new Series(
                        Duration.ofDays(1),
                        List.of(
                                new Series.Point(ONSET, 0.2, 0.01, -0.0, 1e300, true),
                                new Series.Point(
                                        ONSET.minusDays(1), Double.NaN, 1e-17, 0, 1, false))),
                List.of("The window ends with the data."),
                List.of(Q1, new QueryId(2)));
    }

    private static SegmentRanking ranking() {
        return new SegmentRanking(
                ORDERS,
                List.of("channel", "app_version"),
                630.5,
                List.of(new Segment(SLICE, 600, 640, 6.4, 0.01, 593.6, 0.97, 88.125)),
                List.of(Q1));
    }

    private static Hypothesis hypothesis() {
        HypothesisDraft draft =
                new HypothesisDraft(
                        "Release 2.3.1 drops the user id",
                        Category.DATA_QUALITY,
                        FaultKind.NULL_SPIKE,
                        "The NULLs begin with it.",
                        "Only 2.3.1 has NULLs.",
                        "All versions have NULLs.",
                        SLICE,
                        List.of(ORDERS, USERS),
                        List.of("user_id"),
                        Optional.of(ONSET),
                        Map.of("window", "3", "attribute", "app_version", "k", ""));
        return new Hypothesis(H1, draft, "builtin");
    }

    private static Evidence evidence() {
        Interpretation interpretation =
                new Interpretation(
                        Verdict.SUPPORTS,
                        new Confidence(0.9),
                        "97 % of the NULLs are there.",
                        List.of(new Figure("NULL rate", 0.97, Figure.Unit.SHARE, Q1)),
                        Optional.of(COUNTERFACTUAL),
                        Optional.of(CONTROL));
        return new Evidence(new EvidenceId(1), H1, Q1, TestKind.CONTRAST, interpretation);
    }

    private static Finding finding() {
        Narrative narrative =
                new Narrative(
                        "Release 2.3.1 of the app drops the user id.",
                        List.of(new Statement("600 of 640 orders have none.", List.of(Q1))),
                        List.of(new Statement("The release went out.", List.of())),
                        List.of(
                                new Recommendation("Roll it back.", Optional.empty()),
                                new Recommendation("Count again.", Optional.of("SELECT 1"))));
        Finding finding =
                new Finding(
                        H1,
                        Category.DATA_QUALITY,
                        FaultKind.NULL_SPIKE,
                        List.of(ORDERS),
                        List.of("user_id"),
                        SLICE,
                        List.of(Slice.EVERYTHING),
                        Optional.of(ONSET),
                        new Confidence(0.93),
                        narrative,
                        Optional.of(COUNTERFACTUAL),
                        Optional.of(CONTROL));
        return finding.with(proof());
    }

    private static Proof proof() {
        return new Proof(
                Optional.of(new Proof.Shift(0.01, 0.9375, Q1)),
                Optional.of(
                        new Proof.Mix(
                                List.of("app_version"), 0.01, 0.22, 0.2, 0.01, Q1, new QueryId(2))),
                List.of(
                        new Proof.Walked(
                                ORDERS,
                                0,
                                Proof.State.ANOMALOUS,
                                true,
                                Optional.of(Q1),
                                Optional.of(new Proof.Sign(Proof.Sign.Kind.METRIC, 0.01, 0.22)),
                                Optional.empty()),
                        new Proof.Walked(
                                USERS,
                                1,
                                Proof.State.HEALTHY,
                                false,
                                Optional.of(Q1),
                                Optional.of(new Proof.Sign(Proof.Sign.Kind.ROWS_A_DAY, 40.5, 41.0)),
                                Optional.of(ONSET)),
                        new Proof.Walked(
                                TableName.of("devices"),
                                2,
                                Proof.State.NOT_EXAMINED,
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
    }
}
