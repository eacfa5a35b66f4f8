package dev.culprit.core.context;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Knows what happened around a source and which table feeds which, and never any of its data: a
/// manifest, the logs of a scheduler, a repository. Each call blocks its thread and ends by itself
/// within a deadline.
public interface ContextSource {

    /// Shown to people and kept as the part that was unavailable, for example `dbt manifest.json`.
    String name();

    /// Which table feeds which.
    default Told<Lineage> lineage() throws ConnectorException, InterruptedException {
        return Told.nothing();
    }

    /// What happened in that time. Runs of jobs are told as they were; that one is missing is found out
    /// by whoever asks, see [JobHistory].
    ///
    /// @param known the tables of the source and its lineage, to which files and jobs may be tied
    default Told<List<Change>> changes(Period period, Set<TableName> known)
            throws ConnectorException, InterruptedException {
        return Told.nothing();
    }

    /// What a source had to tell.
    ///
    /// @param what empty when it knows nothing about it, which is not the same as none
    /// @param warnings sentences on what of it could not be read
    record Told<T>(Optional<T> what, List<String> warnings) {
        public Told {
            warnings = List.copyOf(warnings);
        }

        public static <T> Told<T> of(T what) {
            return new Told<>(Optional.of(what), List.of());
        }

        public static <T> Told<T> nothing() {
            return new Told<>(Optional.empty(), List.of());
        }
    }
}
