package dev.culprit.ui.hypotheses;

import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Status;
import java.util.Locale;

/// How a suspicion stands, as its card shows it.
enum CardStatus {
    TESTING,
    OPEN,
    CONFIRMED,
    REFUTED,
    UNTESTED,
    RULED_OUT;

    static CardStatus of(InvestigationState state, HypothesisState hypothesis) {
        return switch (hypothesis.standing()) {
            case CONFIRMED -> CONFIRMED;
            case REJECTED -> REFUTED;
            case RULED_OUT -> RULED_OUT;
            case UNTESTED -> UNTESTED;
            case OPEN ->
                    state.status() == Status.RUNNING && !hypothesis.queries().isEmpty()
                            ? TESTING
                            : OPEN;
        };
    }

    boolean isDecided() {
        return switch (this) {
            case TESTING, OPEN -> false;
            case CONFIRMED, REFUTED, UNTESTED, RULED_OUT -> true;
        };
    }

    /// For message keys and pseudo-classes, for example `ruled-out`.
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
