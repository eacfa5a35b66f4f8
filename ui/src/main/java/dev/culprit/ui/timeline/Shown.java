package dev.culprit.ui.timeline;

import dev.culprit.core.investigation.InvestigationState;

/// The moment the window shows.
///
/// @param live whether it is the newest moment of a case of this log; actions work only then
public record Shown(InvestigationState state, boolean live) {}
