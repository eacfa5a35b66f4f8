package dev.culprit.llm.shop;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.evidence.EvidenceId;
import dev.culprit.core.evidence.EvidenceRules;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.hypothesis.Category;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.hypothesis.Hypothesis;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.hypothesis.Standing;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.investigation.Limits;
import dev.culprit.core.investigation.Profile;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.Segment;
import dev.culprit.core.measurement.SegmentRanking;
import dev.culprit.core.measurement.Series;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.query.ProposedQuery;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.SourceId;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/// Builds case files: the NULL rate of orders.user_id rose from 1 % to 22 % on 10 January.
public final class ShopCase {
    public static final Slice APP = Slice.of("channel", "mobile_app").and("app_version", "2.3.1");
    public static final LocalDateTime ONSET = LocalDateTime.parse("2026-01-10T00:00");

    private final List<HypothesisState> hypotheses = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private String description = "NULL rate of orders.user_id rose.";
    private double score = 44.3;
    private Profile profile = Profile.STANDARD;
    private Slice ranked = APP;

    public ShopCase describedAs(String text) {
        description = text;
        return this;
    }

    public ShopCase noted(String note) {
        notes.add(note);
        return this;
    }

    public ShopCase ranking(Slice slice) {
        ranked = slice;
        return this;
    }

    public ShopCase offBy(double deviations) {
        score = deviations;
        return this;
    }

    public ShopCase limited(Profile to) {
        profile = to;
        return this;
    }

    public static HypothesisDraft draft(String title, FaultKind fault, Slice slice, String by) {
        return new HypothesisDraft(
                title,
                Category.DATA_QUALITY,
                fault,
                "It is concentrated there.",
                "The accused moved alone.",
                "All moved alike.",
                slice,
                List.of(TableName.of("orders")),
                List.of("user_id"),
                Optional.of(ONSET),
                by.equals("model") ? Map.of("proposed_by", "model") : Map.of());
    }

    /// Adds a hypothesis with its evidence; the standing follows from it.
    public HypothesisState hypothesis(
            HypothesisDraft draft, String author, Interpretation... readings) {
        var id = new HypothesisId(hypotheses.size() + 1);
        List<Evidence> evidence = new ArrayList<>();
        for (Interpretation reading : readings) {
            int number = 100 * id.number() + evidence.size() + 1;
            evidence.add(
                    new Evidence(
                            new EvidenceId(number),
                            id,
                            new QueryId(number),
                            TestKind.CONTRAST,
                            reading));
        }
        Standing standing =
                evidence.isEmpty() ? Standing.OPEN : EvidenceRules.finalStanding(evidence);
        var state =
                new HypothesisState(
                        new Hypothesis(id, draft, author),
                        standing,
                        EvidenceRules.confidence(evidence),
                        evidence,
                        List.of(),
                        standing != Standing.OPEN,
                        Optional.empty(),
                        Optional.empty());
        hypotheses.add(state);
        return state;
    }

    public ShopCase answered(HypothesisId about, QueryDraft draft, QueryResult result) {
        answers.add(new Answer.Rows(query(about, draft), result));
        return this;
    }

    public ShopCase failed(HypothesisId about, QueryDraft draft, String message) {
        answers.add(new Answer.Problem(query(about, draft), message));
        return this;
    }

    private ProposedQuery query(HypothesisId about, QueryDraft draft) {
        return new ProposedQuery(new QueryId(answers.size() + 1), Optional.of(about), draft, 1);
    }

    /// A result; numbers where they look like numbers.
    public static QueryResult result(List<String> columns, List<List<String>> rows) {
        List<QueryResult.ResultColumn> typed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String first = rows.isEmpty() ? null : rows.getFirst().get(i);
            boolean number = first != null && first.matches("-?\\d+(\\.\\d+)?");
            typed.add(
                    new QueryResult.ResultColumn(
                            columns.get(i), number ? DataType.DECIMAL : DataType.TEXT));
        }
        return new QueryResult(
                typed,
                rows.stream().map(QueryResult.Row::new).toList(),
                rows.size(),
                QueryResult.Provenance.FULL);
    }

    public static QueryResult row(String columns, String values) {
        return result(Arrays.asList(columns.split(",")), List.of(Arrays.asList(values.split(","))));
    }

    public CaseFile file() {
        var window = new TimeWindow("created_at", ONSET, LocalDateTime.parse("2026-01-13T00:00"));
        var baseline = new TimeWindow("created_at", LocalDateTime.parse("2026-01-03T00:00"), ONSET);
        TableName orders = TableName.of("orders");
        var measurement =
                new Measurement(
                        orders,
                        window,
                        baseline,
                        0.2184,
                        0.0126,
                        0.008,
                        0.017,
                        score,
                        Optional.of(ONSET),
                        new Series(Duration.ofDays(1), List.of()),
                        List.of(),
                        List.of(new QueryId(1)));
        var segment = new Segment(ranked, 612, 655, 8, 0.0126, 604, 0.98, 812);
        var ranking =
                new SegmentRanking(
                        orders,
                        List.of("channel", "app_version"),
                        617,
                        List.of(segment),
                        List.of(new QueryId(2)));
        return new CaseFile(
                alert(window, baseline),
                context(),
                Limits.of(profile),
                Optional.of(measurement),
                Optional.of(ranking),
                hypotheses,
                answers,
                notes);
    }

    private Alert alert(TimeWindow window, TimeWindow baseline) {
        return new Alert(
                "AL-1",
                "orders",
                Metric.of(MetricKind.NULL_RATE, "user_id"),
                Optional.empty(),
                OptionalDouble.of(0.01),
                OptionalDouble.of(0.22),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.of(window),
                Optional.of(baseline),
                description,
                "");
    }

    private static DatasetContext context() {
        return new DatasetContext(
                new SourceId("shop"),
                Dialect.DUCKDB,
                Set.of(),
                new Schema(
                        List.of(
                                table("orders", "order_id", "user_id", "channel", "app_version"),
                                table("users", "user_id", "customer_name", "email"))),
                Optional.empty(),
                List.of());
    }

    private static Table table(String name, String... columns) {
        List<Column> all = new ArrayList<>();
        for (String column : columns) {
            all.add(Column.of(column, DataType.TEXT));
        }
        all.add(Column.of("created_at", DataType.TIMESTAMP));
        return new Table(TableName.of(name), all, OptionalLong.of(3_014), List.of(), List.of());
    }
}
