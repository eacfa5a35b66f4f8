package dev.culprit.report;

import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.evidence.Figure;
import dev.culprit.core.finding.Statement;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.hypothesis.Standing;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.report.ReportSection;
import dev.culprit.core.source.QueryId;
import java.util.List;
import java.util.Optional;

/// The small things that every section of the HTML report is made of.
final class HtmlText {
    private final Markup out;
    private final Briefing briefing;

    HtmlText(Markup out, Briefing briefing) {
        this.out = out;
        this.briefing = briefing;
    }

    Markup out() {
        return out;
    }

    Briefing briefing() {
        return briefing;
    }

    /// Text whose numbers lead to their queries.
    void pieces(List<Cited.Piece> pieces) {
        for (Cited.Piece piece : pieces) {
            piece.query()
                    .filter(briefing::has)
                    .ifPresentOrElse(
                            query -> out.leaf("a", piece.text(), "href", "#" + query),
                            () -> out.text(piece.text()));
        }
    }

    /// A sentence with its numbers linked, and links to the cites that no number could carry.
    void statement(Statement statement) {
        List<Cited.Piece> pieces = Cited.pieces(statement);
        pieces(pieces);
        boolean linked = pieces.stream().anyMatch(piece -> piece.query().isPresent());
        List<QueryId> rest = statement.cites().stream().distinct().skip(linked ? 1 : 0).toList();
        links("\u00a0[", rest, "]");
    }

    void sentence(String text, Optional<QueryId> query) {
        pieces(Cited.pieces(text, _ -> query));
    }

    void links(String before, List<QueryId> queries, String after) {
        List<QueryId> known = queries.stream().filter(briefing::has).toList();
        for (int i = 0; i < known.size(); i++) {
            out.text(i == 0 ? before : ", ");
            out.leaf("a", known.get(i).toString(), "href", "#" + known.get(i));
        }
        out.text(known.isEmpty() ? "" : after);
    }

    void number(String text, Optional<QueryId> query) {
        query.filter(briefing::has)
                .ifPresentOrElse(
                        source -> out.leaf("a", text, "href", "#" + source), () -> out.text(text));
    }

    /// The numbers a piece of evidence rests on.
    void figures(Evidence piece) {
        if (piece.interpretation().figures().isEmpty()) {
            return;
        }
        out.open("ul", "class", "figures");
        for (Figure figure : piece.interpretation().figures()) {
            out.open("li").leaf("span", figure.label() + " ");
            number(Figures.of(figure), Optional.of(figure.query()));
            out.close();
        }
        out.close();
    }

    /// A hypothesis by its number, as a link where the report has it.
    void hypothesis(HypothesisId id) {
        if (briefing.options().shows(ReportSection.HYPOTHESES)) {
            out.leaf("a", id.toString(), "href", "#" + id);
        } else {
            out.text(id.toString());
        }
    }

    void section(String id, String title) {
        out.open("section", "id", id, "aria-labelledby", id + "-title");
        out.leaf("h2", title, "id", id + "-title");
    }

    /// An icon and a word; the icon is for the eye only.
    void word(String icon, String word) {
        out.open("span", "class", "word");
        out.leaf("span", icon, "class", "icon", "aria-hidden", "true");
        out.text(" " + word).close();
    }

    void sql(String sql) {
        out.open("pre").leaf("code", sql.strip()).close();
    }

    void head(List<String> columns, int firstNumber) {
        out.open("thead").open("tr");
        for (int i = 0; i < columns.size(); i++) {
            String look = i >= firstNumber ? "number" : "";
            if (columns.get(i).isEmpty()) {
                out.leaf("td", "");
            } else {
                out.leaf("th", columns.get(i), "scope", "col", "class", look);
            }
        }
        out.close().close();
    }

    static String icon(Standing standing) {
        return switch (standing) {
            case CONFIRMED -> "\u2713";
            case REJECTED -> "\u2715";
            case RULED_OUT -> "\u2298";
            case UNTESTED -> "?";
            case OPEN -> "\u25CB";
        };
    }

    static String icon(InvestigationState state) {
        return switch (state.status()) {
            case COMPLETED -> Wording.expected(state) ? "=" : "\u2713";
            case INCONCLUSIVE -> "?";
            case FAILED -> "\u2715";
            case CANCELLED, INTERRUPTED -> "\u2298";
            case RUNNING -> "\u25CB";
        };
    }

    static String look(InvestigationState state) {
        return state.status() == Status.COMPLETED
                ? Wording.expected(state) ? "expected" : "confirmed"
                : state.status() == Status.FAILED ? "failed" : "inconclusive";
    }
}
