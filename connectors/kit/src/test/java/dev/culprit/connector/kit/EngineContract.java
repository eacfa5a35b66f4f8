package dev.culprit.connector.kit;

import java.util.List;

/// The contract of a source whose queries the embedded engine answers, from a copy or an extract.
public abstract class EngineContract extends ConnectorContract {
    @Override
    protected final String endlessQuery() {
        return EngineAttacks.endlessQuery();
    }

    @Override
    protected final List<String> attacks() {
        return EngineAttacks.all();
    }
}
