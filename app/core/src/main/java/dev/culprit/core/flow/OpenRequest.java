package dev.culprit.core.flow;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.investigation.Limits;
import dev.culprit.core.query.ApprovalMode;
import java.util.List;

/// An alert to investigate, and how.
///
/// @param source a folder, a database URL or a configured name
/// @param reasoner name of the reasoner
/// @param context further places that know what happened around the source
public record OpenRequest(
        Alert alert,
        String source,
        String reasoner,
        ApprovalMode approval,
        Limits limits,
        List<String> context) {
    public OpenRequest {
        context = List.copyOf(context);
    }

    /// With no more context than what is linked to the source.
    public OpenRequest(
            Alert alert, String source, String reasoner, ApprovalMode approval, Limits limits) {
        this(alert, source, reasoner, approval, limits, List.of());
    }
}
