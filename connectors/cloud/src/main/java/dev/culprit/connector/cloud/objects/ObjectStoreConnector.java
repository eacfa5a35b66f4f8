package dev.culprit.connector.cloud.objects;

import dev.culprit.connector.kit.LocalFolders;
import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.query.ApprovedQuery;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.InspectedQuery;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.Capability;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.SourceId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A store of objects, answered from a copy on this machine that was made when it was opened.
/// Nothing is ever written to the store.
public final class ObjectStoreConnector implements Connector {
    private static final Duration CHECK = Duration.ofSeconds(20);

    private final ObjectStore store;
    private final Selection selection;
    private final Connector copy;

    private ObjectStoreConnector(ObjectStore store, Selection selection, Connector copy) {
        this.store = store;
        this.selection = selection;
        this.copy = copy;
    }

    /// Lists and copies the store; closes it when that fails.
    ///
    /// @param name what users call the source
    /// @param root where the copies of all stores are kept
    public static ObjectStoreConnector open(
            String name, ObjectStore store, CacheLimits limits, Path root, LocalFolders folders)
            throws ConnectorException {
        try {
            return copied(name, store, limits, root, folders);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            store.close();
            throw new ConnectorException(
                    FailureKind.UNREACHABLE, "Copying " + store.address() + " was interrupted.");
        } catch (ConnectorException failure) {
            store.close();
            throw failure;
        }
    }

    private static ObjectStoreConnector copied(
            String name, ObjectStore store, CacheLimits limits, Path root, LocalFolders folders)
            throws ConnectorException, InterruptedException {
        Deadline deadline = Deadline.in(limits.fill());
        List<StoredObject> listed = store.list(Selection.MOST_LISTED, deadline);
        Selection selection = Selection.of(listed, limits);
        if (selection.chosen().isEmpty()) {
            throw new ConnectorException(
                    FailureKind.UNREACHABLE,
                    selection.found() == 0
                            ? store.address() + " holds no CSV, TSV, JSON, Parquet or Excel file."
                            : "No file of "
                                    + store.address()
                                    + " fits into the limit of "
                                    + limits.bytes() / 1_000_000
                                    + " MB.");
        }
        Path tables = new ObjectCache(store, root).fill(selection, deadline);
        Connector copy = folders.open(tables, new SourceId(name), selection.provenance());
        return new ObjectStoreConnector(store, selection, copy);
    }

    @Override
    public SourceId source() {
        return copy.source();
    }

    @Override
    public Dialect dialect() {
        return copy.dialect();
    }

    @Override
    public Set<Capability> capabilities() {
        return copy.capabilities();
    }

    @Override
    public Schema describe() throws ConnectorException {
        return copy.describe();
    }

    @Override
    public Optional<Lineage> lineage() throws ConnectorException {
        return copy.lineage();
    }

    @Override
    public CostEstimate estimate(InspectedQuery query) throws ConnectorException {
        return copy.estimate(query);
    }

    @Override
    public QueryResult run(ApprovedQuery query) throws ConnectorException, InterruptedException {
        return copy.run(query);
    }

    @Override
    public void cancel(QueryId query) {
        copy.cancel(query);
    }

    /// Lists the store again: whether the login still holds and whether the copy is of today.
    @Override
    public Check check() throws ConnectorException {
        Check local = copy.check();
        long start = System.nanoTime();
        List<String> warnings = new ArrayList<>(local.warnings());
        try {
            store.list(1, Deadline.in(CHECK));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ConnectorException(FailureKind.UNREACHABLE, "The check was interrupted.");
        }
        if (!selection.isWhole()) {
            warnings.add("Only a part was copied: " + selection.extent() + ".");
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        return new Check(millis, store.label() + " through " + local.version(), warnings);
    }

    @Override
    public void close() {
        copy.close();
        store.close();
    }
}
