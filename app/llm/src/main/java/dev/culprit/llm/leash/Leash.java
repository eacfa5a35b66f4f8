package dev.culprit.llm.leash;

import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.Standing;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.measurement.Counterfactual;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.reasoning.CaseFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How far evidence can carry a hypothesis of a model.
///
/// Its own tests, whoever reads them, never carry it beyond [#UNPROVEN]: it chose what they compare. Beyond
/// that only the counterfactual carries it, which the built-in analyst writes, runs over the whole
/// metric and reads; and only when nothing speaks against it ([#objection]). When another hypothesis is
/// confirmed already, it must be beaten in strength, in explained share and in precision, else it leads.
public final class Leash {
    /// The most without a proof; below what confirms a hypothesis.
    public static final Confidence UNPROVEN = new Confidence(0.5);

    private static final double EXPLAINS = 0.6;
    private static final double DEVIATION = 3;
    private static final double BEHIND = 0.05;

    private Leash() {}

    /// A reading of a test that the model wrote.
    public static Interpretation ofOwnTest(Interpretation read) {
        return read.verdict() == Verdict.SUPPORTS ? capped(read, UNPROVEN, "") : read;
    }

    /// A reading of a test that the built-in analyst wrote for a hypothesis of the model.
    public static Interpretation ofProof(
            CaseFile file, HypothesisState state, Interpretation read) {
        if (read.verdict() != Verdict.SUPPORTS) {
            return read;
        }
        if (read.counterfactual().isEmpty()) {
            return capped(read, UNPROVEN, "");
        }
        Optional<String> objection = objection(file, state, read);
        if (objection.isPresent()) {
            return capped(read, UNPROVEN, " It proves nothing yet: " + objection.get() + ".");
        }
        Confidence most = new Confidence(1);
        String why = "";
        for (HypothesisState rival : file.hypotheses()) {
            boolean stands =
                    rival.standing() == Standing.CONFIRMED && !rival.id().equals(state.id());
            if (stands && !beats(state.hypothesis().draft(), read, rival)) {
                double behind = Math.max(0, rival.confidence().value() - BEHIND);
                most = most.cappedAt(new Confidence(behind)).cappedAt(UNPROVEN);
                why = " " + rival.id() + " is confirmed and explains it at least as well.";
            }
        }
        return capped(read, most, why);
    }

    /// Why a counterfactual that supports proves nothing; empty when it does.
    private static Optional<String> objection(
            CaseFile file, HypothesisState state, Interpretation read) {
        Counterfactual proof = read.counterfactual().orElseThrow();
        if (state.hypothesis().draft().slice().isEverything()) {
            return Optional.of("without all rows every metric is as expected");
        }
        if (proof.explainedShare() < EXPLAINS) {
            return Optional.of("the slice explains too little of the change");
        }
        if (file.measurement().filter(it -> Math.abs(it.score()) >= DEVIATION).isEmpty()) {
            return Optional.of("the metric is within its usual range");
        }
        double change = Math.abs(proof.metricWith() - proof.expected());
        boolean moved =
                read.control()
                        .filter(it -> Math.abs(it.after() - it.before()) > change / 2)
                        .isPresent();
        if (moved) {
            return Optional.of("the control moved as well");
        }
        List<Evidence> own = state.evidence();
        if (own.stream().anyMatch(it -> it.interpretation().verdict() == Verdict.REFUTES)) {
            return Optional.of("another of its tests speaks against it");
        }
        return own.stream().anyMatch(it -> it.interpretation().verdict() == Verdict.SUPPORTS)
                ? Optional.empty()
                : Optional.of("no test of its own supports it");
    }

    private static boolean beats(HypothesisDraft own, Interpretation read, HypothesisState rival) {
        HypothesisDraft other = rival.hypothesis().draft();
        if (other.fault() == FaultKind.EXPECTED_VARIANCE) {
            return false;
        }
        double explained = read.counterfactual().orElseThrow().explainedShare();
        double rivals =
                rival.evidence().stream()
                        .flatMap(it -> it.interpretation().counterfactual().stream())
                        .mapToDouble(Counterfactual::explainedShare)
                        .max()
                        .orElse(0);
        return read.confidence().compareTo(rival.confidence()) > 0
                && explained >= rivals
                && isAsPrecise(own.slice(), other.slice())
                && (own.onset().isPresent() || other.onset().isEmpty());
    }

    /// Not a wider slice than the other, and not with fewer attributes.
    private static boolean isAsPrecise(Slice own, Slice other) {
        Set<Slice.Term> terms = Set.copyOf(own.terms());
        boolean wider = !own.equals(other) && Set.copyOf(other.terms()).containsAll(terms);
        return !wider && terms.size() >= other.terms().size();
    }

    private static Interpretation capped(Interpretation read, Confidence most, String why) {
        boolean bites = read.confidence().compareTo(most) > 0;
        return new Interpretation(
                read.verdict(),
                read.confidence().cappedAt(most),
                bites ? read.summary() + why : read.summary(),
                read.figures(),
                read.counterfactual(),
                read.control());
    }
}
