package dev.culprit.ui.services;

import dev.culprit.core.investigation.InvestigationState;

/// The view model of a pane that shows one investigation. It is handed the fold at the position the
/// window looks at, live or replayed, and holds no other state of the case.
public interface CasePane {

    /// Called on the screen's thread, at most every 100 ms.
    ///
    /// @param live false while a past moment or a saved case is shown; actions are off then
    void show(InvestigationState state, boolean live);
}
