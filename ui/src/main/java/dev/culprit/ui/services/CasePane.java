package dev.culprit.ui.services;

import dev.culprit.core.investigation.InvestigationState;

/// The view model of a pane that shows one investigation. It is handed the fold at the position the
/// window looks at, live or replayed, and holds no other state of the case.
public interface CasePane {

    /// What models were asked up to the moment that is shown; told before [#show].
    default void consulted(Consultations asked) {}

    /// Called on the screen's thread, at most every 100 ms.
    ///
    /// @param live false while a past moment or a saved case is shown; actions are off then
    void show(InvestigationState state, boolean live);
}
