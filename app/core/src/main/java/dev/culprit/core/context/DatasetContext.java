package dev.culprit.core.context;

import dev.culprit.core.source.Capability;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.SourceId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Everything known about the source before measuring.
///
/// @param lineage empty when unknown, which is not the same as none
/// @param assumptions sentences on what was inferred because the alert or the catalogue did not say
public record DatasetContext(
        SourceId source,
        Dialect dialect,
        Set<Capability> capabilities,
        Schema schema,
        Optional<Lineage> lineage,
        List<String> assumptions) {
    public DatasetContext {
        capabilities = Set.copyOf(capabilities);
        assumptions = List.copyOf(assumptions);
    }
}
