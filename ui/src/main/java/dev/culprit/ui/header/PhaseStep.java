package dev.culprit.ui.header;

import dev.culprit.core.investigation.Phase;

/// A step of the way as the head shows it.
///
/// @param label with progress where there is any, for example `Test (2 of 5)`
record PhaseStep(Phase phase, Progress progress, String label) {
    enum Progress {
        DONE,
        CURRENT,
        AHEAD,
        /// The investigation ended before or in this step.
        STOPPED
    }
}
