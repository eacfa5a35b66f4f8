package dev.culprit.connector.kit;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.net.URL;
import java.util.Arrays;

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

    /// An object of a plug-in, made by a constructor without parameters.
    ///
    /// @param className in words: what is named as a class is loaded with the product
    /// @param type what the JDK, the core or the kit calls it, which both sides know
    /// @param families classes of the parts of the product that are to see the plug-in's classes
    /// @throws ConnectorException `UNSUPPORTED` when it is not installed, `INTERNAL` when it is broken
    default <T> T instance(String plugin, String className, Class<T> type, Class<?>... families)
            throws ConnectorException {
        URL[] own =
                Arrays.stream(families)
                        .map(family -> family.getProtectionDomain().getCodeSource().getLocation())
                        .toArray(URL[]::new);
        ClassLoader loader = loader(plugin, own);
        try {
            return loader.loadClass(className)
                    .asSubclass(type)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError broken) {
            throw new ConnectorException(
                    FailureKind.INTERNAL,
                    "The plug-in " + plugin + " cannot be loaded: " + broken,
                    broken);
        }
    }
}
