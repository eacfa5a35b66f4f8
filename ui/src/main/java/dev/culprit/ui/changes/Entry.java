package dev.culprit.ui.changes;

import dev.culprit.core.context.Change;

/// A change as it is shown.
///
/// @param byHand whether a person entered it, so that it can be taken back
/// @param known whether the investigation that is shown knows it
record Entry(Change change, boolean byHand, boolean known) {}
