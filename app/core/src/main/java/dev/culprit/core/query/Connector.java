package dev.culprit.core.query;

import dev.culprit.core.context.Lineage;
import dev.culprit.core.source.Capability;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.SourceId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A source of data that can be read. Safe for use by many threads; each call blocks its thread.
/// What is not declared as a [Capability] fails with `UNSUPPORTED` or answers *unknown*.
public interface Connector extends AutoCloseable {
    SourceId source();

    Dialect dialect();

    Set<Capability> capabilities();

    /// All readable tables. A source without tables answers an empty schema.
    Schema describe() throws ConnectorException;

    /// Which table feeds which, where the source knows; empty means unknown.
    default Optional<Lineage> lineage() throws ConnectorException {
        return Optional.empty();
    }

    /// What the query would cost, without running it.
    CostEstimate estimate(InspectedQuery query) throws ConnectorException;

    /// Runs the query to its end, its deadline or its cancellation.
    ///
    /// @throws ConnectorException kind `TIMEOUT` at the deadline, `REJECTED` with the source's own
    ///     words when it refuses the SQL
    /// @throws InterruptedException when the thread was interrupted or [#cancel] was called
    QueryResult run(ApprovedQuery query) throws ConnectorException, InterruptedException;

    /// Ends a running query at the source; does nothing when it is not running.
    void cancel(QueryId query);

    /// Tries the connection and what the login may do.
    Check check() throws ConnectorException;

    @Override
    void close();

    /// @param warnings for example that the login could write
    record Check(long latencyMillis, String version, List<String> warnings) {
        public Check {
            warnings = List.copyOf(warnings);
        }
    }
}
