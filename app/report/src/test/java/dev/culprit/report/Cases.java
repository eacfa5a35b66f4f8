package dev.culprit.report;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.event.InvestigationId;
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
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Limits;
import dev.culprit.core.investigation.Profile;
import dev.culprit.core.measurement.Control;
import dev.culprit.core.measurement.Counterfactual;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.Segment;
import dev.culprit.core.measurement.SegmentRanking;
import dev.culprit.core.measurement.Series;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.query.Approval;
import dev.culprit.core.query.ApprovalMode;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.Inspection;
import dev.culprit.core.query.ProposedQuery;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.SourceId;
import dev.culprit.core.source.TableName;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Investigations folded from events made by hand.
final class Cases {
    static final Instant START = Instant.parse("2026-01-13T08:00:00Z");
    static final LocalDateTime ONSET = LocalDateTime.parse("2026-01-10T00:00");
    private static final TimeWindow WINDOW =
            new TimeWindow("created_at", ONSET, LocalDateTime.parse("2026-01-13T00:00"));
    private static final TimeWindow BASELINE =
            new TimeWindow("created_at", LocalDateTime.parse("2026-01-03T00:00"), ONSET);

    private final UnaryOperator<String> taint;
    private InvestigationState state;
    private Instant now = START;
    private int queries;
    private int evidence;

    private Cases(UnaryOperator<String> taint, Alert alert) {
        this.taint = taint;
        this.state =
                InvestigationState.begin(
                        new InvestigationId("inv-1"),
                        new InvestigationEvent.InvestigationStarted(
                                alert,
                                t("samples/shop"),
                                t("built-in"),
                                ApprovalMode.ASK,
                                Limits.of(Profile.STANDARD)),
                        START);
    }

    static InvestigationState nullSpike() {
        return nullSpike(UnaryOperator.identity());
    }

    /// The completed case, each text that comes from outside passed through `taint`.
    static InvestigationState nullSpike(UnaryOperator<String> taint) {
        return new Cases(taint, alert(taint)).measured().tested().found().state;
    }

    static InvestigationState inconclusive() {
        Cases cases = new Cases(UnaryOperator.identity(), alert(UnaryOperator.identity()));
        cases.measured().tested();
        return cases.then(
                        new InvestigationEvent.InvestigationInconclusive(
                                "No hypothesis was confirmed.", Optional.of(cases.finding())))
                .state;
    }

    static InvestigationState inconclusiveWithoutLead() {
        return started()
                .then(
                        new InvestigationEvent.AnomalyNotReproduced(
                                Optional.empty(), "The window holds no rows."))
                .then(
                        new InvestigationEvent.InvestigationInconclusive(
                                "The window holds no rows", Optional.empty()))
                .state;
    }

    static InvestigationState failed(String message) {
        return started()
                .then(new InvestigationEvent.SchemaDiscoveryFailed(FailureKind.AUTH, message))
                .state;
    }

    static InvestigationState cancelled() {
        return started()
                .then(new InvestigationEvent.InvestigationCancelled("Ana", "Not needed."))
                .state;
    }

    static InvestigationState running() {
        return started().measured().state;
    }

    /// Rows per day within what a weekend explains.
    static InvestigationState expectedVariance() {
        Alert alert =
                new Alert(
                        "AL-00007",
                        "orders",
                        Metric.of(MetricKind.ROW_COUNT),
                        Optional.empty(),
                        OptionalDouble.of(3_400),
                        OptionalDouble.of(3_014),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        "");
        Cases cases = new Cases(UnaryOperator.identity(), alert);
        cases.context();
        QueryId daily = cases.measure("Count rows per day.", "SELECT count(*) FROM orders");
        cases.then(
                new InvestigationEvent.AnomalyConfirmed(
                        new Measurement(
                                TableName.of("orders"),
                                WINDOW,
                                BASELINE,
                                3_014,
                                3_050.4,
                                2_800,
                                3_300,
                                -0.4,
                                Optional.empty(),
                                series(3_400, 3_014, 3_300, 2_800),
                                List.of(
                                        "The alert names no window; the last three days were taken."),
                                List.of(daily))));
        cases.hypothesis(
                1, "Sundays are always lower", FaultKind.EXPECTED_VARIANCE, Slice.EVERYTHING);
        QueryId sundays =
                cases.succeeded(
                        cases.propose(
                                Optional.of(new HypothesisId(1)),
                                "Compare with Sundays.",
                                "SELECT count(*) FROM orders WHERE dow = 7"),
                        cases.rows());
        cases.evidence(
                1, sundays, Verdict.SUPPORTS, 0.9, "Sundays have 3,050 rows, this one 3,014.");
        cases.then(
                new InvestigationEvent.HypothesisConfirmed(
                        new HypothesisId(1), new Confidence(0.9)));
        cases.then(
                new InvestigationEvent.SynthesisCompleted(
                        new Finding(
                                new HypothesisId(1),
                                Category.EXPECTED_VARIANCE,
                                FaultKind.EXPECTED_VARIANCE,
                                List.of(TableName.of("orders")),
                                List.of(),
                                Slice.EVERYTHING,
                                List.of(),
                                Optional.empty(),
                                new Confidence(0.9),
                                new Narrative(
                                        "Nothing is broken: Sundays are always lower",
                                        List.of(
                                                new Statement(
                                                        "3,014 rows is within 2,800 to 3,300.",
                                                        List.of(daily, sundays))),
                                        List.of(),
                                        List.of()),
                                Optional.empty(),
                                Optional.empty())));
        return cases.state;
    }

    /// The state after a person's judgement two days later.
    static InvestigationState withFeedback(InvestigationState state) {
        return state.after(
                new InvestigationEvent.FeedbackRecorded("Ana", true, "Right."),
                START.plus(Duration.ofDays(2)));
    }

    private static Cases started() {
        return new Cases(UnaryOperator.identity(), alert(UnaryOperator.identity()));
    }

    private static Alert alert(UnaryOperator<String> taint) {
        return new Alert(
                taint.apply("AL-00001"),
                taint.apply("orders"),
                Metric.of(MetricKind.NULL_RATE, taint.apply("user_id")),
                Optional.of("null_rate_increase"),
                OptionalDouble.of(0.01),
                OptionalDouble.of(0.22),
                OptionalDouble.of(0.9),
                Optional.of(LocalDateTime.parse("2026-01-13T00:00")),
                Optional.of(WINDOW),
                Optional.of(BASELINE),
                taint.apply("NULL rate of orders.user_id rose from 1 % to 22 %"),
                "");
    }

    private void context() {
        then(
                new InvestigationEvent.ContextGathered(
                        new DatasetContext(
                                new SourceId(t("shop")),
                                Dialect.DUCKDB,
                                Set.of(),
                                new Schema(List.of()),
                                Optional.empty(),
                                List.of(t("The catalogue names no lineage; it is unknown.")))));
    }

    private Cases measured() {
        context();
        QueryId daily =
                measure(
                        "Measure the NULL rate per day, in the window and before.",
                        """
                        SELECT date_trunc('day', created_at) AS day,
                               count(*) AS all_rows,
                               count(*) FILTER (WHERE user_id IS NULL) AS null_rows
                        FROM orders
                        WHERE created_at >= TIMESTAMP '2026-01-03' AND created_at < TIMESTAMP '2026-01-13'
                        GROUP BY 1 ORDER BY 1
                        """);
        then(
                new InvestigationEvent.AnomalyConfirmed(
                        new Measurement(
                                TableName.of(t("orders")),
                                WINDOW,
                                BASELINE,
                                0.2228,
                                0.0102,
                                0.0071,
                                0.0133,
                                64.8,
                                Optional.of(ONSET),
                                series(0.0102, 0.2228, 0.0133, 0.0071),
                                List.of(t("Days with fewer than 50 rows were left out.")),
                                List.of(daily))));
        QueryId segments =
                measure(
                        "Split the NULL rate by channel and app version.",
                        "SELECT channel, app_version, count(*) FROM orders GROUP BY 1, 2");
        then(
                new InvestigationEvent.SegmentsRanked(
                        new SegmentRanking(
                                TableName.of(t("orders")),
                                List.of(t("channel"), t("app_version"), t("country")),
                                640.2,
                                List.of(
                                        segment(culprit(), 662, 701, 7.2, 0.0103, 654.8, 0.991),
                                        segment(
                                                Slice.of(t("country"), t("DE")),
                                                201,
                                                830,
                                                8.3,
                                                0.0100,
                                                192.7,
                                                0.301),
                                        segment(
                                                Slice.of(t("channel"), t("web")),
                                                9,
                                                1_512,
                                                15.4,
                                                0.0102,
                                                -6.4,
                                                -0.010)),
                                List.of(segments))));
        return this;
    }

    private Cases tested() {
        hypothesis(1, "App version 2.3.1 drops the user id", FaultKind.NULL_SPIKE, culprit());
        hypothesis(
                2,
                "The users feed stalled, so new users cannot be joined",
                FaultKind.UPSTREAM_STALLED,
                Slice.EVERYTHING);
        hypothesis(
                3,
                "Guest checkout was opened in Germany",
                FaultKind.NULL_SPIKE,
                Slice.of(t("country"), t("DE")));
        hypothesis(4, "The session service times out", FaultKind.OTHER, Slice.EVERYTHING);
        hypothesis(
                5,
                "A nightly backfill replaced ids",
                FaultKind.DEFAULT_SUBSTITUTION,
                Slice.EVERYTHING);
        QueryId contrast =
                succeeded(
                        propose(
                                Optional.of(new HypothesisId(1)),
                                "If version 2.3.1 is to blame, its NULL rate is far above the others'.",
                                "SELECT app_version, avg(CASE WHEN user_id IS NULL THEN 1.0 ELSE 0 END)"
                                        + " AS null_rate FROM orders GROUP BY 1"),
                        rows());
        then(new InvestigationEvent.EvidenceRecorded(proof(contrast)));
        then(new InvestigationEvent.HypothesisConfirmed(new HypothesisId(1), new Confidence(0.93)));
        QueryId feed =
                succeeded(
                        propose(
                                Optional.of(new HypothesisId(2)),
                                "See whether users stopped arriving.",
                                "SELECT max(created_at) FROM users"),
                        rows());
        evidence(
                2,
                feed,
                Verdict.REFUTES,
                0.95,
                "The users feed is complete: 100.0 % of the days have rows, the last at 12 Jan 2026, 23:58.");
        then(
                new InvestigationEvent.HypothesisRejected(
                        new HypothesisId(2), new Confidence(0.05), new EvidenceId(2)));
        QueryId germany =
                succeeded(
                        propose(
                                Optional.of(new HypothesisId(3)),
                                "Compare Germany with the rest.",
                                "SELECT country, count(*) FROM orders GROUP BY 1"),
                        rows());
        evidence(
                3,
                germany,
                Verdict.REFUTES,
                0.8,
                "Germany without version 2.3.1 has 1.1 % NULL, as before.");
        then(
                new InvestigationEvent.HypothesisRejected(
                        new HypothesisId(3), new Confidence(0.2), new EvidenceId(3)));
        QueryId sessions =
                approved(
                        propose(
                                Optional.of(new HypothesisId(4)),
                                "Count expired sessions.",
                                "SELECT count(*) FROM sessions WHERE expired"));
        then(new InvestigationEvent.QuerySubmitted(sessions));
        then(
                new InvestigationEvent.QueryFailed(
                        sessions,
                        FailureKind.TIMEOUT,
                        t("Query ran longer than 30 s"),
                        Duration.ofSeconds(30)));
        then(
                new InvestigationEvent.HypothesisUntested(
                        new HypothesisId(4), t("Not tested: the query timed out.")));
        then(
                new InvestigationEvent.HypothesisRuledOut(
                        new HypothesisId(5), t("We run no backfills"), t("Ana")));
        then(
                new InvestigationEvent.ModelConsulted(
                        "model",
                        "narrative",
                        Optional.empty(),
                        "5e2f",
                        "prompt",
                        "answer",
                        Optional.empty(),
                        1_200,
                        340,
                        new BigDecimal("0.0123"),
                        Duration.ofSeconds(2)));
        return this;
    }

    private Cases found() {
        then(new InvestigationEvent.SynthesisCompleted(finding()));
        return then(
                new InvestigationEvent.QualityAssessed(
                        new Quality(0.8, 0.9, 0.7), "Name the owner."));
    }

    private Finding finding() {
        QueryId daily = new QueryId(1);
        QueryId contrast = new QueryId(3);
        Narrative narrative =
                new Narrative(
                        t(
                                "Mobile app 2.3.1 stopped sending the user id: 22.3 % of orders have none"),
                        List.of(
                                new Statement(
                                        t(
                                                "The NULL rate of orders.user_id rose from 1.0 % to 22.3 %"
                                                        + " on 10 Jan 2026, 00:00."),
                                        List.of(daily)),
                                new Statement(
                                        t(
                                                "In version 2.3.1 of the mobile app 94.4 % of 701 orders have no"
                                                        + " user id, in all others 1.1 %."),
                                        List.of(contrast, new QueryId(2))),
                                new Statement(
                                        t("The roll-out began the same day."), List.of(daily))),
                        List.of(
                                new Statement(
                                        t("Version 2.3.1 was rolled out on 10 Jan 2026."),
                                        List.of(contrast)),
                                new Statement(
                                        t("Its checkout request leaves user_id out."), List.of()),
                                new Statement(t("The NULL rate rose to 22.3 %."), List.of(daily))),
                        List.of(
                                new Recommendation(
                                        t("Fix the checkout request of app 2.3.1 or roll it back."),
                                        Optional.empty()),
                                new Recommendation(
                                        t("Repair the affected orders from the session log."),
                                        Optional.of(
                                                t(
                                                        "SELECT order_id\nFROM orders\nWHERE user_id IS NULL"
                                                                + " AND app_version = '2.3.1'")))));
        Finding finding =
                new Finding(
                        new HypothesisId(1),
                        Category.CODE_CHANGE,
                        FaultKind.NULL_SPIKE,
                        List.of(TableName.of(t("orders"))),
                        List.of(t("user_id")),
                        culprit(),
                        List.of(Slice.of(t("country"), t("AT"))),
                        Optional.of(ONSET),
                        new Confidence(0.93),
                        narrative,
                        Optional.of(counterfactual()),
                        Optional.of(
                                new Control(
                                        Slice.of(t("app_version"), t("2.3.0")), 0.0101, 0.0109)));
        return finding.with(proof(daily, contrast));
    }

    private Proof proof(QueryId measured, QueryId contrast) {
        return new Proof(
                Optional.of(new Proof.Shift(0.0098, 0.944, contrast)),
                Optional.of(
                        new Proof.Mix(
                                List.of(t("app_version"), t("channel")),
                                0.0102,
                                0.2228,
                                0.2160,
                                -0.0034,
                                measured,
                                contrast)),
                List.of(
                        new Proof.Walked(
                                TableName.of(t("orders")),
                                0,
                                Proof.State.ANOMALOUS,
                                true,
                                Optional.of(measured),
                                Optional.of(new Proof.Sign(Proof.Sign.Kind.METRIC, 0.0102, 0.2228)),
                                Optional.empty()),
                        new Proof.Walked(
                                TableName.of(t("users")),
                                1,
                                Proof.State.HEALTHY,
                                false,
                                Optional.of(measured),
                                Optional.of(new Proof.Sign(Proof.Sign.Kind.ROWS_A_DAY, 812.4, 805)),
                                Optional.of(ONSET.plusDays(2))),
                        new Proof.Walked(
                                TableName.of(t("devices")),
                                2,
                                Proof.State.NOT_EXAMINED,
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
    }

    private static Counterfactual counterfactual() {
        return new Counterfactual(0.2228, 0.0108, 0.0102);
    }

    private Slice culprit() {
        return Slice.of(t("channel"), t("mobile_app")).and(t("app_version"), t("2.3.1"));
    }

    private Evidence proof(QueryId query) {
        return new Evidence(
                new EvidenceId(++evidence),
                new HypothesisId(1),
                query,
                TestKind.CONTRAST,
                new Interpretation(
                        Verdict.SUPPORTS,
                        new Confidence(0.93),
                        t("Version 2.3.1 has 94.4 % NULL, the others 1.1 %."),
                        List.of(
                                new Figure(
                                        t("NULL rate with 2.3.1"), 0.944, Figure.Unit.SHARE, query),
                                new Figure(t("rows"), 3_014, Figure.Unit.COUNT, query)),
                        Optional.of(counterfactual()),
                        Optional.empty()));
    }

    private void evidence(
            int hypothesis, QueryId query, Verdict verdict, double sure, String text) {
        then(
                new InvestigationEvent.EvidenceRecorded(
                        new Evidence(
                                new EvidenceId(++evidence),
                                new HypothesisId(hypothesis),
                                query,
                                TestKind.CONTRAST,
                                new Interpretation(
                                        verdict, new Confidence(sure), t(text), List.of()))));
    }

    private void hypothesis(int number, String title, FaultKind fault, Slice slice) {
        then(
                new InvestigationEvent.HypothesisGenerated(
                        new Hypothesis(
                                new HypothesisId(number),
                                new HypothesisDraft(
                                        t(title),
                                        Category.DATA_QUALITY,
                                        fault,
                                        t("It carries nearly all of the excess."),
                                        t("Its rate is far above the others'."),
                                        t("Its rate is that of the others."),
                                        slice,
                                        List.of(TableName.of(t("orders"))),
                                        List.of(t("user_id")),
                                        Optional.of(ONSET),
                                        Map.of()),
                                t("built-in"))));
    }

    private QueryId measure(String why, String sql) {
        return succeeded(propose(Optional.empty(), why, sql), rows());
    }

    private QueryId propose(Optional<HypothesisId> hypothesis, String why, String sql) {
        QueryId id = new QueryId(++queries);
        then(
                new InvestigationEvent.QueryProposed(
                        new ProposedQuery(
                                id,
                                hypothesis,
                                new QueryDraft("k" + queries, t(why), TestKind.CONTRAST, t(sql)),
                                1)));
        return id;
    }

    private QueryId approved(QueryId id) {
        var clean =
                new Inspection.Clean(
                        state.query(id).sql(),
                        List.of(),
                        false,
                        true,
                        List.of(t("Reads all rows.")));
        then(new InvestigationEvent.ApprovalRequested(id, clean, CostEstimate.ofRows(3_014)));
        return then(new InvestigationEvent.QueryApproved(
                        id,
                        clean,
                        new Approval(t("Ana"), Approval.Basis.PERSON, now),
                        Optional.empty()))
                .last();
    }

    private QueryId succeeded(QueryId id, QueryResult result) {
        approved(id);
        then(new InvestigationEvent.QuerySubmitted(id));
        return then(new InvestigationEvent.QuerySucceeded(id, result, Duration.ofMillis(31)))
                .last();
    }

    private QueryId last() {
        return new QueryId(queries);
    }

    /// 25 rows, so that a report has to leave some out; one cell is NULL.
    private QueryResult rows() {
        List<QueryResult.Row> rows = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            List<String> cells = new ArrayList<>();
            cells.add(i == 1 ? null : t("2.3." + i));
            cells.add("0.0" + i);
            cells.add("2026-01-10 00:00:00");
            rows.add(new QueryResult.Row(cells));
        }
        return new QueryResult(
                List.of(
                        new QueryResult.ResultColumn(t("app_version"), DataType.TEXT),
                        new QueryResult.ResultColumn("null_rate", DataType.DECIMAL),
                        new QueryResult.ResultColumn("since", DataType.TIMESTAMP)),
                rows,
                40,
                QueryResult.Provenance.FULL);
    }

    private static Segment segment(
            Slice slice,
            double bad,
            double all,
            double expected,
            double before,
            double excess,
            double share) {
        return new Segment(slice, bad, all, expected, before, excess, share, 100);
    }

    private static Series series(double before, double after, double high, double low) {
        List<Series.Point> points = new ArrayList<>();
        for (int day = 0; day < 24; day++) {
            boolean inWindow = day >= 21;
            double wave = 1 + 0.08 * Math.sin(day * 1.7);
            points.add(
                    new Series.Point(
                            LocalDateTime.parse("2025-12-20T00:00").plusDays(day),
                            (inWindow ? after : before) * wave,
                            before,
                            low,
                            high,
                            inWindow));
        }
        return new Series(Duration.ofDays(1), points);
    }

    private Cases then(InvestigationEvent event) {
        now = now.plusMillis(150);
        state = state.after(event, now);
        return this;
    }

    private String t(String text) {
        return taint.apply(text);
    }
}
