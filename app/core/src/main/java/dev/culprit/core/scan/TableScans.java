package dev.culprit.core.scan;

import dev.culprit.core.query.Connectors;
import dev.culprit.core.query.QueryGate;
import dev.culprit.core.source.ConnectorException;
import java.time.InstantSource;

/// Opens sources for looking at their tables.
public final class TableScans {
    private final Connectors connectors;
    private final QueryGate gate;
    private final TableScanner scanner;
    private final InstantSource clock;

    public TableScans(
            Connectors connectors, QueryGate gate, TableScanner scanner, InstantSource clock) {
        this.connectors = connectors;
        this.gate = gate;
        this.scanner = scanner;
        this.clock = clock;
    }

    /// @param location a folder, an address or a configured name
    /// @param actor who wants to look; that approves the scan's own aggregate queries
    /// @throws ConnectorException when the source cannot be read
    public SourceScan open(String location, String actor) throws ConnectorException {
        return new SourceScan(connectors.open(location), gate, scanner, clock, actor);
    }
}
