package dev.culprit.analyst;

import dev.culprit.analyst.study.Coverages;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.query.QueryResult.Provenance;
import java.util.List;
import java.util.Locale;

/// What a result that is not of all rows proves.
///
/// The rule: a random sample estimates shares, so it may confirm a hypothesis but never ends its
/// testing early, and may reject one; [#SAMPLE_CAP] lies between the two thresholds of the evidence
/// rules, `CONFIRMED` and `EARLY_STOP`. Rows cut at a limit are not random: [#TRUNCATED_CAP] lies below
/// `CONFIRMED` and below what rejects, so they decide nothing. Whether keys are there more than once or
/// have no parent cannot be decided on either.
final class PartialRows {
    static final Confidence SAMPLE_CAP = new Confidence(0.8);
    static final Confidence TRUNCATED_CAP = new Confidence(0.5);

    private PartialRows() {}

    static Interpretation read(FaultKind fault, Interpretation all, Provenance provenance) {
        if (provenance.complete()) {
            return all;
        }
        if (aboutKeys(fault)) {
            return new Interpretation(
                    Verdict.NEUTRAL,
                    Confidence.NONE,
                    "Whether keys are there more than once, or have no parent, cannot be decided from "
                            + Coverages.rows(provenance)
                            + ": the other row may be among those that were not read.",
                    List.of());
        }
        return new Interpretation(
                all.verdict(),
                all.confidence().cappedAt(cap(provenance)),
                "Among " + Coverages.rows(provenance) + ": " + hedged(all.summary()),
                all.figures(),
                all.counterfactual(),
                all.control());
    }

    private static Confidence cap(Provenance provenance) {
        return provenance.coverage() == Coverage.SAMPLE ? SAMPLE_CAP : TRUNCATED_CAP;
    }

    private static boolean aboutKeys(FaultKind fault) {
        return fault == FaultKind.DUPLICATE_ROWS
                || fault == FaultKind.JOIN_FANOUT
                || fault == FaultKind.ORPHANED_FK;
    }

    private static String hedged(String summary) {
        boolean sentence =
                summary.length() > 1
                        && Character.isUpperCase(summary.charAt(0))
                        && Character.isLowerCase(summary.charAt(1));
        return sentence && List.of("No", "Only", "There", "The", "With").contains(first(summary))
                ? summary.substring(0, 1).toLowerCase(Locale.ROOT) + summary.substring(1)
                : summary;
    }

    private static String first(String summary) {
        int end = summary.indexOf(' ');
        return end < 0 ? summary : summary.substring(0, end);
    }
}
