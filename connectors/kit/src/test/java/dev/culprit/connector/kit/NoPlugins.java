package dev.culprit.connector.kit;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.net.URL;

/// A library in which nothing is installed.
public final class NoPlugins implements DriverLibrary {
    @Override
    public boolean has(String plugin) {
        return false;
    }

    @Override
    public ClassLoader loader(String plugin, URL... own) throws ConnectorException {
        throw new ConnectorException(FailureKind.UNSUPPORTED, plugin + " is not installed.");
    }
}
