package dev.culprit.ui.finding;

import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.measurement.Counterfactual;
import dev.culprit.core.measurement.Segment;
import dev.culprit.core.measurement.SegmentRanking;
import dev.culprit.core.source.QueryId;
import dev.culprit.ui.finding.FindingPage.Contribution;
import dev.culprit.ui.finding.FindingPage.Measured;
import dev.culprit.ui.finding.FindingPage.Proof;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.format.NumberLinks;
import dev.culprit.ui.format.Span;
import dev.culprit.ui.i18n.Messages;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/// Puts the proof and the contribution of segments into bars.
final class ProofWriter {
    private static final int MOST_SEGMENTS = 6;
    private static final double WORTH_A_BAR = 0.005;

    private final Messages messages;
    private final Figures figures;

    ProofWriter(Messages messages, Figures figures) {
        this.messages = messages;
        this.figures = figures;
    }

    Optional<Proof> proof(InvestigationState state, Finding finding) {
        MetricKind kind = state.alert().metric().kind();
        var besides = new ProofParts(messages, figures, kind);
        var shown =
                new Proof(
                        finding.counterfactual()
                                .map(proof -> bars(besides, state, finding, proof))
                                .orElse(List.of()),
                        finding.counterfactual()
                                .map(proof -> explained(proof, provedBy(state, finding)))
                                .orElse(List.of()),
                        finding.control()
                                .map(control ->
                                        besides.beside(finding, control, provedBy(state, finding))),
                        finding.proof().flatMap(proof -> proof.mix()).map(besides::mix),
                        finding.proof()
                                .map(proof -> besides.walk(proof.walk(), isFound(state)))
                                .orElse(List.of()));
        boolean nothing = shown.bars().isEmpty() && shown.mix().isEmpty() && shown.walk().isEmpty();
        return nothing ? Optional.empty() : Optional.of(shown);
    }

    private static boolean isFound(InvestigationState state) {
        return state.status() == Status.COMPLETED;
    }

    private static List<Measured> bars(
            ProofParts parts, InvestigationState state, Finding finding, Counterfactual shown) {
        double longest = longest(shown.metricWith(), shown.metricWithout(), shown.expected());
        Optional<QueryId> query = provedBy(state, finding);
        String all = finding.slice().isEverything() ? ".cause" : "";
        return List.of(
                parts.bar("proof.with" + all, shown.metricWith(), longest, "bar-accent", query),
                parts.bar("proof.without" + all, shown.metricWithout(), longest, "bar-calm", query),
                parts.bar(
                        "proof.expected",
                        shown.expected(),
                        longest,
                        "bar-neutral",
                        measuredBy(state)));
    }

    private List<Span> explained(Counterfactual shown, Optional<QueryId> query) {
        String key =
                shown.metricWith() >= shown.expected()
                        ? "proof.explainsExcess"
                        : "proof.explainsDrop";
        String sentence = messages.get(key, figures.wholeShare(shown.explainedShare()));
        return NumberLinks.split(sentence, _ -> query);
    }

    private static double longest(double... values) {
        return DoubleStream.of(values).map(Math::abs).max().orElse(0);
    }

    /// The query whose result carries the proof.
    private static Optional<QueryId> provedBy(InvestigationState state, Finding finding) {
        List<Evidence> all = state.hypothesis(finding.hypothesis()).evidence();
        return all.reversed().stream()
                .filter(piece -> piece.interpretation().counterfactual().isPresent())
                .findFirst()
                .map(Evidence::query);
    }

    private static Optional<QueryId> measuredBy(InvestigationState state) {
        return state.measurement().flatMap(measured -> measured.queries().stream().findFirst());
    }

    Optional<Contribution> contribution(InvestigationState state) {
        return state.ranking()
                .filter(ranking -> !ranking.segments().isEmpty())
                .map(ranking ->
                        new Contribution(
                                messages.get(
                                        "contribution.caption",
                                        ranking.table(),
                                        String.join(", ", ranking.attributes())),
                                bars(state, ranking)))
                .filter(contribution -> !contribution.bars().isEmpty());
    }

    private List<Measured> bars(InvestigationState state, SegmentRanking ranking) {
        Optional<QueryId> query = ranking.queries().reversed().stream().findFirst();
        Optional<Finding> finding = state.finding();
        return ranking.segments().stream()
                .filter(segment -> segment.share() >= WORTH_A_BAR)
                .limit(MOST_SEGMENTS)
                .map(segment ->
                        new Measured(
                                segment.slice().phrase(),
                                segment.share(),
                                accused(finding, segment) ? "bar-accent" : "bar-neutral",
                                figures.wholeShare(segment.share()),
                                query,
                                hint(segment)))
                .toList();
    }

    private static boolean accused(Optional<Finding> finding, Segment segment) {
        return finding.filter(found -> found.slice().equals(segment.slice())).isPresent();
    }

    private String hint(Segment segment) {
        return messages.get(
                "contribution.hint",
                segment.slice().phrase(),
                figures.number(Math.rint(segment.numerator())),
                figures.number(Math.rint(segment.expectedNumerator())),
                figures.wholeShare(segment.share()));
    }
}
