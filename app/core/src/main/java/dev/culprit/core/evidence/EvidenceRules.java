package dev.culprit.core.evidence;

import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.hypothesis.Standing;
import dev.culprit.core.query.TestKind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How evidence moves a hypothesis. Pure: the same evidence gives the same standing.
///
/// Support lifts the confidence to that of the strongest supporting result, refutation caps it at
/// one minus the refuting result's confidence. A free interpretation counts for at most
/// [#FREE_CAP]; code decides, a model only proposes.
public final class EvidenceRules {
    /// Above this a hypothesis needs no further query.
    public static final Confidence EARLY_STOP = new Confidence(0.85);

    /// From this on a hypothesis counts as confirmed once its tests are done.
    public static final Confidence CONFIRMED = new Confidence(0.6);

    /// Refutations from this on reject a hypothesis.
    public static final Confidence REFUTED = new Confidence(0.7);

    /// The most a free interpretation alone can give.
    public static final Confidence FREE_CAP = new Confidence(0.59);

    private static final Confidence UNDECIDED = new Confidence(0.3);

    private EvidenceRules() {}

    /// The confidence that all evidence together gives.
    public static Confidence confidence(List<Evidence> evidence) {
        if (evidence.isEmpty()) {
            return Confidence.NONE;
        }
        double support = UNDECIDED.value();
        double ceiling = 1;
        for (Evidence piece : evidence) {
            double weight = weight(piece).value();
            switch (piece.interpretation().verdict()) {
                case SUPPORTS -> support = Math.max(support, weight);
                case REFUTES -> ceiling = Math.min(ceiling, 1 - weight);
                case NEUTRAL -> {}
            }
        }
        return new Confidence(Math.min(support, ceiling));
    }

    /// The standing while further queries may follow.
    public static Standing standing(List<Evidence> evidence) {
        if (strongest(evidence, Verdict.REFUTES)
                .filter(by -> weight(by).atLeast(REFUTED))
                .isPresent()) {
            return Standing.REJECTED;
        }
        return confidence(evidence).atLeast(EARLY_STOP) ? Standing.CONFIRMED : Standing.OPEN;
    }

    /// The standing once no further query follows.
    public static Standing finalStanding(List<Evidence> evidence) {
        if (evidence.isEmpty()) {
            return Standing.UNTESTED;
        }
        Standing standing = standing(evidence);
        return standing == Standing.OPEN && confidence(evidence).atLeast(CONFIRMED)
                ? Standing.CONFIRMED
                : standing;
    }

    /// The piece that decides the standing: the strongest refutation when there is a decisive one,
    /// else the strongest support, else the latest.
    ///
    /// @param evidence at least one piece
    public static Evidence decisive(List<Evidence> evidence) {
        return strongest(evidence, Verdict.REFUTES)
                .filter(piece -> weight(piece).atLeast(REFUTED))
                .or(() -> strongest(evidence, Verdict.SUPPORTS))
                .orElse(evidence.getLast());
    }

    private static Optional<Evidence> strongest(List<Evidence> evidence, Verdict verdict) {
        return evidence.stream()
                .filter(piece -> piece.interpretation().verdict() == verdict)
                .max(Comparator.comparing(EvidenceRules::weight));
    }

    private static Confidence weight(Evidence piece) {
        Confidence own = piece.interpretation().confidence();
        return piece.test() == TestKind.FREE ? own.cappedAt(FREE_CAP) : own;
    }
}
