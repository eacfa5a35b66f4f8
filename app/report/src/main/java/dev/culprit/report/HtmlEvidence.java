package dev.culprit.report;

import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.QueryState;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.report.ReportOptions;
import dev.culprit.core.report.ReportSection;
import java.util.List;
import java.util.Optional;

/// The last part of the HTML report: every query with its SQL, rows and what it says, then limits,
/// assumptions and usage.
final class HtmlEvidence {
    private final InvestigationState state;
    private final HtmlText text;
    private final Markup out;
    private final Briefing briefing;
    private final ReportOptions options;

    HtmlEvidence(InvestigationState state, HtmlText text, ReportOptions options) {
        this.options = options;
        this.state = state;
        this.text = text;
        this.out = text.out();
        this.briefing = text.briefing();
    }

    void write() {
        if (!state.queries().isEmpty() && options.shows(ReportSection.EVIDENCE)) {
            text.section("evidence", "Queries and evidence");
            state.queries().forEach(this::query);
            out.close();
        }
        if (briefing.hasVoices() && options.shows(ReportSection.FEEDBACK)) {
            text.section("feedback", "What people said");
            sentences(briefing.voices());
            out.close();
        }
        if (options.shows(ReportSection.LIMITS)) {
            limits();
        }
        out.leaf("footer", briefing.log());
    }

    private void query(QueryState query) {
        String id = query.id().toString();
        out.open("article", "class", "query", "id", id);
        out.open("h3").leaf("span", id, "class", "id").text(query.query().draft().why()).close();
        out.open("p", "class", "meta");
        query.query()
                .hypothesis()
                .ifPresentOrElse(
                        tested -> {
                            out.text("Tests ");
                            text.hypothesis(tested);
                        },
                        () -> out.text("Measurement"));
        out.text(" \u00b7 " + Wording.fate(query));
        out.text(" \u00b7 Approved by: " + Wording.approval(query)).close();
        text.sql(query.sql());
        query.inspection()
                .ifPresent(inspection ->
                        inspection
                                .warnings()
                                .forEach(warning ->
                                        out.leaf("p", "Warning: " + warning, "class", "meta")));
        briefing.evidence(query.id()).forEach(this::evidence);
        query.result()
                .filter(result -> !result.columns().isEmpty())
                .ifPresent(result -> rows(result, id));
        out.close();
    }

    private void evidence(Evidence piece) {
        out.open("p", "class", "verdict", "id", piece.id().toString());
        out.leaf("strong", piece.id() + " " + Wording.verdict(piece.interpretation().verdict()));
        out.text(" ");
        text.hypothesis(piece.hypothesis());
        out.text(" (" + Figures.confidence(piece.interpretation().confidence()) + "): ");
        out.text(piece.interpretation().summary()).close();
        text.figures(piece);
    }

    private void rows(QueryResult result, String id) {
        out.open("div", "class", "scroll rows").open("table", "aria-label", "Rows of " + id);
        out.open("thead").open("tr");
        for (QueryResult.ResultColumn column : result.columns()) {
            out.leaf("th", column.name(), "scope", "col", "class", look(column));
        }
        out.close().close().open("tbody");
        result.rows().stream().limit(Briefing.ROWS).forEach(row -> row(result, row));
        out.close().close().close();
        out.leaf("p", Wording.rows(result, Briefing.ROWS), "class", "caption");
    }

    private void row(QueryResult result, QueryResult.Row row) {
        out.open("tr");
        for (int i = 0; i < row.cells().size(); i++) {
            Optional<String> cell = row.text(i);
            String look = i < result.columns().size() ? look(result.columns().get(i)) : "";
            out.open("td", "class", look);
            cell.ifPresentOrElse(out::text, () -> out.leaf("span", "NULL", "class", "null"));
            out.close();
        }
        out.close();
    }

    private static String look(QueryResult.ResultColumn column) {
        return column.type().isNumeric() ? "number" : "";
    }

    private void limits() {
        text.section("limits", "Limits, assumptions and usage");
        listed("Assumed", Wording.assumptions(state));
        listed("Not known", Wording.unknown(state));
        listed("Limits", briefing.limits());
        out.leaf("h3", "Usage").open("dl");
        for (Briefing.Fact fact : briefing.usage()) {
            out.leaf("dt", fact.label()).leaf("dd", fact.value());
        }
        out.close();
        state.quality().ifPresent(quality -> out.leaf("p", Wording.quality(quality)));
        out.close();
    }

    private void listed(String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            out.leaf("h3", title);
            sentences(sentences);
        }
    }

    private void sentences(List<String> sentences) {
        out.open("ul");
        sentences.forEach(sentence -> out.leaf("li", sentence));
        out.close();
    }
}
