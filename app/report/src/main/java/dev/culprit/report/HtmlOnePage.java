package dev.culprit.report;

import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Recommendation;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.report.ReportOptions;
import dev.culprit.core.report.ReportSection;
import java.util.List;

/// The case on one page: the cause, its proof, the metric, what to do, and how the other
/// explanations fared. What was shortened says so.
final class HtmlOnePage {
    /// More would not fit beside everything else.
    static final int RECOMMENDATIONS = 3;

    static final int HYPOTHESES = 6;

    private final InvestigationState state;
    private final HtmlText text;
    private final Markup out;
    private final Briefing briefing;
    private final ReportOptions options;

    HtmlOnePage(InvestigationState state, HtmlText text, ReportOptions options) {
        this.state = state;
        this.text = text;
        this.out = text.out();
        this.briefing = text.briefing();
        this.options = options;
    }

    void write() {
        var parts = new HtmlSummary(state, text, options);
        out.open("header");
        parts.heading();
        out.close();
        part(ReportSection.PROOF, () -> state.finding().ifPresent(this::proof));
        part(ReportSection.SERIES, parts::series);
        part(ReportSection.ALERT, this::alert);
        part(ReportSection.RECOMMENDATIONS, () -> state.finding().ifPresent(this::recommendations));
        part(ReportSection.HYPOTHESES, this::hypotheses);
        part(
                ReportSection.FEEDBACK,
                () -> listed("feedback", "What people said", briefing.voices()));
        part(ReportSection.LIMITS, () -> listed("limits", "To bear in mind", briefing.caveats()));
        out.leaf("footer", briefing.log());
    }

    private void part(ReportSection section, Runnable write) {
        if (options.shows(section)) {
            write.run();
        }
    }

    private void proof(Finding found) {
        if (!briefing.hasProof(found)) {
            return;
        }
        text.section("proof", briefing.proofTitle(found));
        var pictures = new HtmlProof(state, text);
        found.counterfactual().ifPresent(pictures::counterfactual);
        List<String> more = briefing.besides(found);
        if (!more.isEmpty()) {
            out.leaf("p", String.join(" ", more));
        }
        out.close();
    }

    private void alert() {
        text.section("alert", "Alert");
        out.leaf("p", briefing.alertAgainstMeasured());
        out.close();
    }

    private void recommendations(Finding found) {
        List<Recommendation> all = found.narrative().recommendations();
        if (all.isEmpty()) {
            return;
        }
        text.section("recommendations", "What to do");
        out.open("ul", "class", "todo");
        all.stream().limit(RECOMMENDATIONS).forEach(each -> out.leaf("li", each.text()));
        out.close();
        further(all.size() - RECOMMENDATIONS);
        out.close();
    }

    private void hypotheses() {
        List<HypothesisState> all =
                briefing.groups().stream().flatMap(group -> group.hypotheses().stream()).toList();
        if (all.isEmpty()) {
            return;
        }
        text.section("hypotheses", "Explanations that were looked at");
        out.open("table", "class", "fates", "aria-label", "Explanations").open("tbody");
        for (HypothesisState one : all.stream().limit(HYPOTHESES).toList()) {
            out.open("tr", "class", one.standing().key());
            out.leaf("th", one.hypothesis().title(), "scope", "row").open("td");
            text.word(HtmlText.icon(one.standing()), briefing.fate(one));
            out.close().close();
        }
        out.close().close();
        further(all.size() - HYPOTHESES);
        out.close();
    }

    private void further(int more) {
        if (more > 0) {
            out.leaf("p", more + " more in the full report.", "class", "caption");
        }
    }

    private void listed(String id, String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            text.section(id, title);
            out.leaf("p", String.join(" ", sentences));
            out.close();
        }
    }
}
