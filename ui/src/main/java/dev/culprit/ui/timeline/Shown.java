package dev.culprit.ui.timeline;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.ui.services.Consultations;

/// The moment the window shows.
///
/// @param live whether it is the newest moment of a case of this log; actions work only then
/// @param consulted what models were asked until then
public record Shown(InvestigationState state, boolean live, Consultations consulted) {}
