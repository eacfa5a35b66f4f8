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
/// @param changes what happened around it, in order of time; empty when unknown, which is not the same
///     as none
public record DatasetContext(
        SourceId source,
        Dialect dialect,
        Set<Capability> capabilities,
        Schema schema,
        Optional<Lineage> lineage,
        List<String> assumptions,
        Optional<List<Change>> changes) {
    public DatasetContext {
        capabilities = Set.copyOf(capabilities);
        assumptions = List.copyOf(assumptions);
        changes = changes.map(List::copyOf);
    }

    /// A source around which nothing is known to have happened or not.
    public DatasetContext(
            SourceId source,
            Dialect dialect,
            Set<Capability> capabilities,
            Schema schema,
            Optional<Lineage> lineage,
            List<String> assumptions) {
        this(source, dialect, capabilities, schema, lineage, assumptions, Optional.empty());
    }
}
