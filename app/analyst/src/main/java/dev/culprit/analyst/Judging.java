package dev.culprit.analyst;

import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Quality;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.reasoning.Reasoner;
import java.util.ArrayList;
import java.util.List;

/// Judges a finding by what it holds: proof and chain, names, and things to do.
final class Judging {
    private Judging() {}

    static Reasoner.Judgement of(Finding finding) {
        List<String> advice = new ArrayList<>();
        var quality =
                new Quality(
                        depth(finding, advice),
                        specificity(finding, advice),
                        actionability(finding, advice));
        return new Reasoner.Judgement(
                quality,
                advice.isEmpty()
                        ? "It names the cause, the place, the time and the proof."
                        : String.join(" ", advice));
    }

    private static double depth(Finding finding, List<String> advice) {
        double depth = 0.3;
        depth += finding.narrative().causalChain().size() >= 3 ? 0.3 : 0.15;
        boolean proven = finding.counterfactual().isPresent();
        boolean nothing = finding.fault() == FaultKind.EXPECTED_VARIANCE;
        boolean upstream = finding.fault() == FaultKind.UPSTREAM_STALLED;
        if (proven || nothing || upstream) {
            depth += 0.3;
        } else {
            advice.add("A counterfactual would prove the cause.");
        }
        return Math.min(1, depth + 0.1 * finding.confidence().value());
    }

    private static double specificity(Finding finding, List<String> advice) {
        double specificity = 0.2;
        specificity += finding.tables().isEmpty() ? 0 : 0.25;
        specificity += finding.columns().isEmpty() ? 0 : 0.15;
        specificity += finding.slice().isEverything() ? 0.1 : 0.2;
        if (finding.onset().isPresent() || finding.fault() == FaultKind.EXPECTED_VARIANCE) {
            specificity += 0.2;
        } else {
            advice.add("The onset is not known.");
        }
        return specificity;
    }

    private static double actionability(Finding finding, List<String> advice) {
        var recommendations = finding.narrative().recommendations();
        long withSql = recommendations.stream().filter(r -> r.sql().isPresent()).count();
        if (recommendations.isEmpty()) {
            advice.add("There is no recommendation.");
        }
        return Math.min(1, 0.25 * recommendations.size() + 0.15 * withSql);
    }
}
