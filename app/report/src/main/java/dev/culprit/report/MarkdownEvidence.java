package dev.culprit.report;

import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.QueryState;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.report.ReportSection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The second part of the Markdown report: hypotheses, every query with its rows, limits and usage.
final class MarkdownEvidence {
    private final InvestigationState state;
    private final Briefing briefing;
    private final MarkdownText out;
    private final MarkdownLinks links;

    MarkdownEvidence(InvestigationState state, Briefing briefing, MarkdownText out) {
        this.state = state;
        this.briefing = briefing;
        this.out = out;
        this.links = new MarkdownLinks(briefing);
    }

    void write() {
        part(ReportSection.HYPOTHESES, this::hypotheses);
        part(ReportSection.EVIDENCE, this::queries);
        part(ReportSection.FEEDBACK, this::voices);
        part(ReportSection.LIMITS, this::limits);
        out.paragraph(briefing.log());
    }

    private void part(ReportSection section, Runnable write) {
        if (briefing.options().shows(section)) {
            write.run();
        }
    }

    private void voices() {
        if (briefing.hasVoices()) {
            out.heading(2, "What people said");
            out.bullets(MarkdownText.escaped(briefing.voices()));
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
        Wording.note(one).ifPresent(note -> points.add(MarkdownText.escape(note)));
        points.add(
                "Suspected because: " + MarkdownText.escape(one.hypothesis().draft().reasoning()));
        points.add("If true: " + MarkdownText.escape(one.hypothesis().draft().expectedIfTrue()));
        points.add("If false: " + MarkdownText.escape(one.hypothesis().draft().expectedIfFalse()));
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
                                        + links.to(List.of(figure.query()), " "))
                        .collect(Collectors.joining("; "));
        return piece.id()
                + " "
                + Wording.verdict(piece.interpretation().verdict())
                + " it ("
                + (Figures.confidence(piece.interpretation().confidence()) + "): ")
                + (MarkdownText.escape(piece.interpretation().summary())
                        + links.to(List.of(piece.query()), " "))
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
        String purpose = query.query().hypothesis().map(id -> "tests " + id).orElse("measurement");
        out.block(MarkdownText.escape(query.query().draft().why()) + " (" + purpose + ")");
        out.sql(query.sql());
        List<String> points = new ArrayList<>();
        points.add("Outcome: " + MarkdownText.escape(Wording.fate(query)));
        points.add("Approved by: " + MarkdownText.escape(Wording.approval(query)));
        query.inspection()
                .ifPresent(inspection ->
                        inspection
                                .warnings()
                                .forEach(warning ->
                                        points.add("Warning: " + MarkdownText.escape(warning))));
        briefing.evidence(query.id())
                .forEach(piece ->
                        points.add(
                                piece.id()
                                        + " "
                                        + Wording.verdict(piece.interpretation().verdict())
                                        + (" " + piece.hypothesis() + ": ")
                                        + MarkdownText.escape(piece.interpretation().summary())));
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
                result.rows().stream().limit(Briefing.ROWS).map(MarkdownEvidence::cells).toList());
        out.paragraph(Wording.rows(result, Briefing.ROWS));
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
        points.addAll(Wording.unknown(state));
        out.bullets(MarkdownText.escaped(points));
        state.quality().ifPresent(quality -> out.paragraph(Wording.quality(quality)));
        out.heading(2, "Usage and log");
        out.bullets(briefing.usage().stream().map(MarkdownText::fact).toList());
    }
}
