package dev.culprit.report;

import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Proof;
import dev.culprit.core.finding.Recommendation;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.Segment;
import dev.culprit.core.measurement.SegmentRanking;
import dev.culprit.core.report.ReportSection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The first part of the Markdown report: what was found, the proof, the metric, the segments, and
/// what to do.
final class MarkdownSummary {
    private final InvestigationState state;
    private final Briefing briefing;
    private final MarkdownText out;
    private final MarkdownLinks links;

    MarkdownSummary(InvestigationState state, Briefing briefing, MarkdownText out) {
        this.state = state;
        this.briefing = briefing;
        this.out = out;
        this.links = new MarkdownLinks(briefing);
    }

    void write() {
        heading();
        part(ReportSection.ALERT, this::alert);
        part(ReportSection.PROOF, () -> state.finding().ifPresent(this::proof));
        part(ReportSection.SERIES, () -> state.measurement().ifPresent(this::series));
        part(ReportSection.SEGMENTS, () -> state.ranking().ifPresent(this::segments));
        part(ReportSection.CHAIN, () -> state.finding().ifPresent(this::chain));
        part(ReportSection.RECOMMENDATIONS, () -> state.finding().ifPresent(this::recommendations));
    }

    private void part(ReportSection section, Runnable write) {
        if (briefing.options().shows(section)) {
            write.run();
        }
    }

    /// What was found.
    void heading() {
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
                                    .map(links::cited)
                                    .collect(Collectors.joining(" ")));
                    out.bullets(briefing.chips(found).stream().map(MarkdownText::fact).toList());
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
                Comparison.rows(state).stream()
                        .map(row ->
                                MarkdownText.escaped(
                                        List.of(row.label(), row.alerted(), row.measured())))
                        .toList());
        state.measurement()
                .ifPresent(measured ->
                        out.block(
                                "Measured on "
                                        + MarkdownText.escape(measured.table().toString())
                                        + (" by " + links.to(measured.queries()) + ".")));
    }

    private void proof(Finding finding) {
        if (!briefing.hasProof(finding)) {
            return;
        }
        out.heading(2, briefing.proofTitle(finding));
        finding.counterfactual()
                .ifPresent(proof -> {
                    out.block(
                            MarkdownText.escape(briefing.explained(proof))
                                    + links.to(briefing.proofSource().stream().toList(), " "));
                    out.bullets(briefing.proof(proof).stream().map(MarkdownText::fact).toList());
                });
        out.bullets(compared(finding));
        finding.proof().flatMap(Proof::mix).ifPresent(this::mix);
        finding.proof().map(Proof::walk).filter(walk -> !walk.isEmpty()).ifPresent(this::walk);
    }

    private List<String> compared(Finding finding) {
        List<String> lines = new ArrayList<>();
        finding.proof()
                .flatMap(Proof::accused)
                .filter(_ -> finding.control().isPresent())
                .ifPresent(move ->
                        lines.add(
                                MarkdownText.escape(briefing.words().accused(finding.slice(), move))
                                        + links.to(List.of(move.query()), " ")));
        finding.control()
                .ifPresent(control ->
                        lines.add(
                                MarkdownText.escape(briefing.control(finding, control))
                                        + links.to(
                                                briefing.controlSource().stream().toList(), " ")));
        return lines;
    }

    private void mix(Proof.Mix mix) {
        out.heading(3, briefing.words().mixTitle(mix));
        out.block(
                MarkdownText.escape(briefing.words().mix(mix))
                        + links.to(List.of(mix.baseline(), mix.window()), " "));
    }

    private void walk(List<Proof.Walked> walk) {
        out.heading(3, "Upstream, from the alert's table on");
        out.table(
                List.of("Step", "Table", "State", "Seen", "Query"),
                List.of(true, false, false, false, false),
                walk.stream().map(this::walked).toList());
    }

    private List<String> walked(Proof.Walked table) {
        String name = MarkdownText.escape(table.table().toString());
        return List.of(
                String.valueOf(table.level()),
                table.named() ? "**" + name + "** (named)" : name,
                ProofWords.state(table),
                MarkdownText.escape(briefing.words().seen(table)),
                links.to(table.query().stream().toList()));
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
                KeyPoints.of(measured).stream()
                        .map(point ->
                                MarkdownText.escaped(
                                        List.of(
                                                Figures.bucket(
                                                        point.at(), measured.series().step()),
                                                scale.bare(point.value()),
                                                scale.bare(point.expected()),
                                                scale.bare(Scale.floor(measured, point.low()))
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
                        + links.to(ranking.queries(), ". Source: ")
                        + ".");
    }

    private List<String> segment(Segment segment) {
        return MarkdownText.escaped(
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
            out.numbered(finding.narrative().causalChain().stream().map(links::cited).toList());
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
}
