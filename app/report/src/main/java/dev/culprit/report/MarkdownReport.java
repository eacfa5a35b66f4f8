package dev.culprit.report;

import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Recommendation;
import dev.culprit.core.finding.Statement;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.QueryState;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.Segment;
import dev.culprit.core.measurement.SegmentRanking;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.report.ReportFormat;
import dev.culprit.core.report.ReportRenderer;
import dev.culprit.core.source.QueryId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The case as a Markdown document for tickets and wikis.
public final class MarkdownReport implements ReportRenderer {
    /// Rows of a result that a report shows.
    static final int ROWS = 20;

    @Override
    public ReportFormat format() {
        return ReportFormat.MARKDOWN;
    }

    @Override
    public byte[] render(InvestigationState state) {
        return new Writing(state).write().getBytes(StandardCharsets.UTF_8);
    }

    private static final class Writing {
        private final InvestigationState state;
        private final Briefing briefing;
        private final MarkdownText out = new MarkdownText();

        Writing(InvestigationState state) {
            this.state = state;
            this.briefing = new Briefing(state);
        }

        String write() {
            summary();
            alert();
            state.finding().ifPresent(this::proof);
            state.measurement().ifPresent(this::series);
            state.ranking().ifPresent(this::segments);
            state.finding().ifPresent(this::chain);
            state.finding().ifPresent(this::recommendations);
            hypotheses();
            queries();
            limits();
            return out.finish();
        }

        private void summary() {
            out.heading(1, Wording.headline(state));
            String sure = Wording.confidence(state).map(text -> ", " + text).orElse("");
            out.block("**" + Wording.status(state) + "**" + sure + ". All times are UTC.");
            if (state.status() != Status.COMPLETED) {
                out.paragraph(Wording.ending(state));
            }
            state.finding()
                    .ifPresent(found -> {
                        if (state.status() != Status.COMPLETED) {
                            out.paragraph(Wording.CLOSEST);
                        }
                        out.block(
                                found.narrative().rootCause().stream()
                                        .map(this::cited)
                                        .collect(Collectors.joining(" ")));
                        out.bullets(briefing.chips(found).stream().map(Writing::fact).toList());
                    });
        }

        private void alert() {
            out.heading(2, "Alert and measurement");
            out.paragraph(state.alert().title());
            if (!state.alert().description().isBlank()) {
                out.block("> " + MarkdownText.escape(state.alert().description()));
            }
            out.table(
                    List.of("", "Alert", "Measured"),
                    List.of(false, false, false),
                    briefing.comparisons().stream()
                            .map(row ->
                                    escaped(List.of(row.label(), row.alerted(), row.measured())))
                            .toList());
            state.measurement()
                    .ifPresent(measured ->
                            out.block(
                                    "Measured on "
                                            + MarkdownText.escape(measured.table().toString())
                                            + (" by " + links(measured.queries()) + ".")));
        }

        private void proof(Finding finding) {
            finding.counterfactual()
                    .ifPresent(proof -> {
                        out.heading(2, briefing.proofTitle());
                        out.block(
                                MarkdownText.escape(briefing.explained(proof))
                                        + links(briefing.proofSource().stream().toList(), " "));
                        out.bullets(briefing.proof(proof).stream().map(Writing::fact).toList());
                        finding.control()
                                .ifPresent(control -> out.paragraph(briefing.control(control)));
                    });
        }

        private void series(Measurement measured) {
            if (measured.series().points().isEmpty()) {
                return;
            }
            Scale scale = briefing.scale();
            out.heading(2, "Metric over time");
            out.table(
                    List.of("Start", "Value", "Expected", "Expected range", "In the window"),
                    List.of(false, true, true, true, false),
                    briefing.keyPoints(measured).stream()
                            .map(point ->
                                    escaped(
                                            List.of(
                                                    Figures.bucket(
                                                            point.at(), measured.series().step()),
                                                    scale.bare(point.value()),
                                                    scale.bare(point.expected()),
                                                    scale.bare(point.low())
                                                            + " to "
                                                            + scale.bare(point.high()),
                                                    point.inWindow() ? "yes" : "")))
                            .toList());
        }

        private void segments(SegmentRanking ranking) {
            if (ranking.segments().isEmpty()) {
                return;
            }
            out.heading(2, "Segments");
            out.table(
                    List.of("Segment", "Before", "In the window", "Excess", "Share of the change"),
                    List.of(false, true, true, true, true),
                    ranking.segments().stream().limit(10).map(this::segment).toList());
            out.block(
                    "Compared on "
                            + MarkdownText.escape(String.join(", ", ranking.attributes()))
                            + links(ranking.queries(), ". Source: ")
                            + ".");
        }

        private List<String> segment(Segment segment) {
            return escaped(
                    List.of(
                            segment.slice().phrase(),
                            briefing.scale().bare(segment.baselineRate()),
                            briefing.scale().bare(segment.rate()),
                            Figures.number(segment.excess()),
                            Figures.share(segment.share())));
        }

        private void chain(Finding finding) {
            if (!finding.narrative().causalChain().isEmpty()) {
                out.heading(2, "Causal chain");
                out.numbered(finding.narrative().causalChain().stream().map(this::cited).toList());
            }
        }

        private void recommendations(Finding finding) {
            if (finding.narrative().recommendations().isEmpty()) {
                return;
            }
            out.heading(2, "Recommendations");
            for (Recommendation recommendation : finding.narrative().recommendations()) {
                out.block("- [ ] " + MarkdownText.escape(recommendation.text()));
                recommendation.sql().ifPresent(out::sql);
            }
        }

        private void hypotheses() {
            if (state.hypotheses().isEmpty()) {
                return;
            }
            out.heading(2, "Hypotheses");
            for (Briefing.Group group : briefing.groups()) {
                out.heading(3, Wording.standing(group.standing()));
                group.hypotheses().forEach(this::hypothesis);
            }
        }

        private void hypothesis(HypothesisState one) {
            String sure = Wording.sureness(one).map(text -> ", " + text).orElse("");
            out.block(
                    "**"
                            + one.id()
                            + ": "
                            + MarkdownText.escape(one.hypothesis().title())
                            + "** ("
                            + (Wording.category(one.hypothesis().draft().category()) + sure + ")"));
            List<String> points = new ArrayList<>();
            one.note().ifPresent(note -> points.add("Why: " + MarkdownText.escape(note)));
            points.add("Suspected because: " + text(one.hypothesis().draft().reasoning()));
            points.add("If true: " + text(one.hypothesis().draft().expectedIfTrue()));
            points.add("If false: " + text(one.hypothesis().draft().expectedIfFalse()));
            one.evidence().forEach(piece -> points.add(evidence(piece)));
            out.bullets(points);
        }

        private String evidence(Evidence piece) {
            String figures =
                    piece.interpretation().figures().stream()
                            .map(figure ->
                                    MarkdownText.escape(figure.label())
                                            + " **"
                                            + (MarkdownText.escape(Figures.of(figure)) + "**")
                                            + links(List.of(figure.query()), " "))
                            .collect(Collectors.joining("; "));
            return piece.id()
                    + " "
                    + Wording.verdict(piece.interpretation().verdict())
                    + " it ("
                    + (Figures.confidence(piece.interpretation().confidence()) + "): ")
                    + (text(piece.interpretation().summary()) + links(List.of(piece.query()), " "))
                    + (figures.isEmpty() ? "" : "<br>" + figures);
        }

        private void queries() {
            if (state.queries().isEmpty()) {
                return;
            }
            out.heading(2, "Queries and evidence");
            state.queries().forEach(this::query);
        }

        private void query(QueryState query) {
            out.heading(3, query.id().toString());
            String purpose =
                    query.query().hypothesis().map(id -> "tests " + id).orElse("measurement");
            out.block(text(query.query().draft().why()) + " (" + purpose + ")");
            out.sql(query.sql());
            List<String> points = new ArrayList<>();
            points.add("Outcome: " + text(Wording.fate(query)));
            points.add("Approved by: " + text(Wording.approval(query)));
            query.inspection()
                    .ifPresent(inspection ->
                            inspection
                                    .warnings()
                                    .forEach(warning -> points.add("Warning: " + text(warning))));
            briefing.evidence(query.id())
                    .forEach(piece ->
                            points.add(
                                    piece.id()
                                            + " "
                                            + Wording.verdict(piece.interpretation().verdict())
                                            + (" " + piece.hypothesis() + ": ")
                                            + text(piece.interpretation().summary())));
            out.bullets(points);
            query.result().ifPresent(this::rows);
        }

        private void rows(QueryResult result) {
            if (result.columns().isEmpty()) {
                return;
            }
            out.table(
                    result.columns().stream().map(QueryResult.ResultColumn::name).toList(),
                    result.columns().stream().map(column -> column.type().isNumeric()).toList(),
                    result.rows().stream().limit(ROWS).map(Writing::cells).toList());
            out.paragraph(Wording.rows(result, ROWS));
        }

        private static List<String> cells(QueryResult.Row row) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.cells().size(); i++) {
                cells.add(row.text(i).map(MarkdownText::escape).orElse("*NULL*"));
            }
            return cells;
        }

        private void limits() {
            out.heading(2, "Limits and assumptions");
            List<String> points = new ArrayList<>(briefing.limits());
            points.addAll(Wording.assumptions(state));
            out.bullets(escaped(points));
            state.quality().ifPresent(quality -> out.paragraph(Wording.quality(quality)));
            out.heading(2, "Usage and log");
            out.bullets(briefing.usage().stream().map(Writing::fact).toList());
            out.paragraph(briefing.log());
        }

        /// A sentence and the queries it rests on.
        private String cited(Statement statement) {
            return text(statement.text()) + links(statement.cites(), " ");
        }

        private String links(List<QueryId> queries, String before) {
            String links = links(queries);
            return links.isEmpty() ? "" : before + links;
        }

        private String links(List<QueryId> queries) {
            return queries.stream()
                    .filter(briefing::has)
                    .map(query -> "[" + query + "](#" + query + ")")
                    .collect(Collectors.joining(", "));
        }

        private static String fact(Briefing.Fact fact) {
            return text(fact.label()) + ": " + text(fact.value());
        }

        private static List<String> escaped(List<String> texts) {
            return texts.stream().map(MarkdownText::escape).toList();
        }

        private static String text(String raw) {
            return MarkdownText.escape(raw);
        }
    }
}
