package dev.culprit.connector.kit;

import dev.culprit.core.source.ConnectorException;
import java.net.URL;

/// Drivers that do not ship with the product. A user installs them as plug-ins; each has a class loader
/// of its own, so that its libraries meet nobody else's.
public interface DriverLibrary {
    boolean has(String plugin);

    /// Loads a plug-in when it is asked for the first time.
    ///
    /// @param own parts of the product that are to see the plug-in's classes: what is in them is defined
    ///     once more, beside the plug-in. Only the first call's count
    /// @throws ConnectorException `UNSUPPORTED` when it is not installed, saying how to install it
    ClassLoader loader(String plugin, URL... own) throws ConnectorException;
}
