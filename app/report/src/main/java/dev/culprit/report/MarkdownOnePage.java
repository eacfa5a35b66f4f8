package dev.culprit.report;

import dev.culprit.core.finding.Finding;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.report.ReportSection;
import java.util.ArrayList;
import java.util.List;

/// The case in few lines: the cause, its proof, what to do, and how the other explanations fared.
final class MarkdownOnePage {
    private final InvestigationState state;
    private final Briefing briefing;
    private final MarkdownText out;

    MarkdownOnePage(InvestigationState state, Briefing briefing, MarkdownText out) {
        this.state = state;
        this.briefing = briefing;
        this.out = out;
    }

    void write() {
        new MarkdownSummary(state, briefing, out).heading();
        part(ReportSection.PROOF, () -> state.finding().ifPresent(this::proof));
        part(ReportSection.ALERT, () -> listed("Alert", List.of(briefing.alertAgainstMeasured())));
        part(
                ReportSection.RECOMMENDATIONS,
                () -> listed("What to do", state.finding().map(this::todo).orElse(List.of())));
        part(ReportSection.HYPOTHESES, () -> listed("Explanations that were looked at", fates()));
        part(ReportSection.FEEDBACK, () -> listed("What people said", briefing.voices()));
        part(ReportSection.LIMITS, () -> listed("To bear in mind", briefing.caveats()));
        out.paragraph(briefing.log());
    }

    private void part(ReportSection section, Runnable write) {
        if (briefing.options().shows(section)) {
            write.run();
        }
    }

    private void proof(Finding found) {
        List<String> sentences = new ArrayList<>();
        found.counterfactual().ifPresent(proof -> sentences.add(briefing.explained(proof)));
        sentences.addAll(briefing.besides(found));
        listed(briefing.proofTitle(found), sentences);
    }

    private List<String> todo(Finding found) {
        return shortened(
                found.narrative().recommendations().stream().map(each -> each.text()).toList(),
                HtmlOnePage.RECOMMENDATIONS);
    }

    private List<String> fates() {
        List<HypothesisState> all =
                briefing.groups().stream().flatMap(group -> group.hypotheses().stream()).toList();
        return shortened(
                all.stream()
                        .map(one -> one.hypothesis().title() + ": " + briefing.fate(one))
                        .toList(),
                HtmlOnePage.HYPOTHESES);
    }

    private static List<String> shortened(List<String> all, int most) {
        List<String> some = new ArrayList<>(all.stream().limit(most).toList());
        if (all.size() > most) {
            some.add(all.size() - most + " more in the full report.");
        }
        return some;
    }

    private void listed(String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            out.heading(2, title);
            out.bullets(MarkdownText.escaped(sentences));
        }
    }
}
