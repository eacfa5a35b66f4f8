package dev.culprit.core.flow;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.investigation.Limits;
import dev.culprit.core.query.ApprovalMode;

/// An alert to investigate, and how.
///
/// @param source a folder, a database URL or a configured name
/// @param reasoner name of the reasoner
public record OpenRequest(
        Alert alert, String source, String reasoner, ApprovalMode approval, Limits limits) {}
