package dev.culprit.desktop.command;

import dev.culprit.core.finding.Finding;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.source.FailureKind;
import dev.culprit.desktop.wiring.ExitCode;

/// How the end of an investigation is told on the command line.
final class Outcomes {
    private Outcomes() {}

    static ExitCode of(InvestigationState state) {
        return switch (state.status()) {
            case COMPLETED -> ExitCode.FOUND;
            case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
            case FAILED ->
                    state.failure().filter(kind -> kind == FailureKind.REJECTED).isPresent()
                            ? ExitCode.BAD_INPUT
                            : ExitCode.FAILED;
            case CANCELLED, INTERRUPTED, RUNNING -> ExitCode.INTERRUPTED;
        };
    }

    /// Tells on standard error why there is no finding, if there is none.
    static ExitCode complain(InvestigationState state) {
        ExitCode code = of(state);
        if (code != ExitCode.FOUND) {
            System.err.println(state.outcome().orElse("The investigation did not end."));
        }
        return code;
    }

    static String line(InvestigationState state) {
        String what =
                state.finding()
                        .map(Finding::narrative)
                        .map(narrative -> narrative.headline())
                        .or(state::outcome)
                        .orElse("no outcome");
        return state.status().key() + ": " + what;
    }
}
