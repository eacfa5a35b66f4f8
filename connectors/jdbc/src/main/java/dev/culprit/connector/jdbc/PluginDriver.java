package dev.culprit.connector.jdbc;

import dev.culprit.connector.kit.DriverLibrary;
import dev.culprit.core.source.ConnectorException;
import java.sql.Driver;
import java.util.Optional;

/// A JDBC driver that does not ship with the product.
///
/// @param plugin the plug-in that brings it
/// @param className of the driver
public record PluginDriver(String plugin, String className) {

    /// The plug-in, when it is not installed.
    public Optional<String> missing(DriverLibrary library) {
        return library.has(plugin) ? Optional.empty() : Optional.of(plugin);
    }

    /// @throws ConnectorException `UNSUPPORTED` when the plug-in is not installed
    public Driver load(DriverLibrary library) throws ConnectorException {
        return library.instance(plugin, className, Driver.class);
    }
}
