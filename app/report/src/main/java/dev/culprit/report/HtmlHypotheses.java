package dev.culprit.report;

import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.report.ReportOptions;
import dev.culprit.core.report.ReportSection;
import java.util.List;
import java.util.Optional;

/// The hypotheses of the HTML report, each with the number that decided it, or the reason why none
/// did.
final class HtmlHypotheses {
    private final InvestigationState state;
    private final HtmlText text;
    private final Markup out;
    private final ReportOptions options;

    HtmlHypotheses(InvestigationState state, HtmlText text, ReportOptions options) {
        this.options = options;
        this.state = state;
        this.text = text;
        this.out = text.out();
    }

    void write() {
        if (state.hypotheses().isEmpty() || !options.shows(ReportSection.HYPOTHESES)) {
            return;
        }
        text.section("hypotheses", "Hypotheses");
        for (Briefing.Group group : text.briefing().groups()) {
            out.leaf(
                    "h3",
                    Wording.standing(group.standing()) + " (" + group.hypotheses().size() + ")");
            group.hypotheses().forEach(this::hypothesis);
        }
        out.close();
    }

    private void hypothesis(HypothesisState one) {
        HypothesisDraft draft = one.hypothesis().draft();
        out.open(
                "article",
                "class",
                "hypothesis " + one.standing().key(),
                "id",
                one.id().toString());
        out.leaf("h4", one.hypothesis().title());
        out.open("p", "class", "status");
        text.word(HtmlText.icon(one.standing()), Wording.standing(one.standing()));
        out.text(" ");
        Wording.sureness(one).ifPresent(sure -> out.leaf("span", sure, "class", "meta").text(" "));
        out.leaf(
                "span",
                one.id()
                        + " \u00b7 "
                        + Wording.category(draft.category())
                        + (" \u00b7 proposed by " + one.hypothesis().author()),
                "class",
                "meta");
        out.close();
        Wording.note(one).ifPresent(note -> out.leaf("p", note));
        one.decisive().ifPresent(this::decisive);
        out.open("dl");
        term("Suspected because", draft.reasoning());
        term("If true", draft.expectedIfTrue());
        term("If false", draft.expectedIfFalse());
        out.close();
        if (!one.queries().isEmpty()) {
            out.open("p", "class", "meta");
            text.links("Tested by ", one.queries(), "");
            out.close();
        }
        out.close();
    }

    private void decisive(Evidence piece) {
        out.open("p", "class", "verdict");
        text.sentence(piece.interpretation().summary(), Optional.of(piece.query()));
        text.links("\u00a0[", List.of(piece.query()), "]");
        out.close();
        text.figures(piece);
    }

    private void term(String name, String value) {
        if (!value.isBlank()) {
            out.leaf("dt", name).leaf("dd", value);
        }
    }
}
